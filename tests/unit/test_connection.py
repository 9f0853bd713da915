"""One browser's connection: read from for as long as it reads, and no faster than people write."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from facilitator.live import connection
from facilitator.live.connection import _converse
from facilitator.live.frame import Frame
from facilitator.live.pace import MESSAGES, Pace
from facilitator.live.protocol import VERSION, Hello
from facilitator.live.viewer import Viewer
from facilitator.live.websocket import LINGERS, FrameWriter
from rooms.document import View
from rooms.store import Committed
from tests.processes import Page

pytestmark = pytest.mark.anyio

DO = '{"t":"do","id":"%022d","command":{"type":"help.call"}}'


class Browser:
    """Sends these texts, one after the other, and then goes."""

    def __init__(self, *texts: str) -> None:
        self.texts = list(texts)
        self.closed = False

    async def receive(self) -> dict[str, Any]:
        if self.texts:
            return {"type": "websocket.receive", "text": self.texts.pop(0)}
        return {"type": "websocket.disconnect", "code": 1001}

    async def close(self, _: int) -> None:
        self.closed = True


class Crowd:
    """A fan-out in which every command is carried out."""

    def __init__(self) -> None:
        self.carried_out: list[str] = []
        self.viewers: set[Viewer] = set()
        self.workshop = SimpleNamespace(command=self._command, view=View())

    def enter(self, viewer: Viewer, _: Hello) -> None:
        self.viewers.add(viewer)

    def leave(self, viewer: Viewer) -> None:
        self.viewers.discard(viewer)

    async def _command(self, _: object, __: object, id: str) -> Committed:
        self.carried_out.append(id)
        return Committed(1)


async def converse(browser: Browser, page: Page) -> Crowd:
    """All of it in one moment."""
    crowd: Any = Crowd()
    viewer = Viewer(page, "p1", "", "live", "en")
    viewer.pace = Pace(clock=lambda: 0.0)
    socket: Any = browser
    with suppress(connection.WebSocketDisconnect):
        await _converse(socket, crowd, viewer, Hello(VERSION))
    assert crowd.viewers == set()
    return crowd  # type: ignore[no-any-return]


async def test_who_sends_too_much_at_once_is_told_so_and_slowed_down(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    sleep = asyncio.sleep

    async def pause(seconds: float) -> None:
        waited.append(seconds)
        await sleep(0)

    monkeypatch.setattr(connection.asyncio, "sleep", pause)
    page, most = Page(), round(MESSAGES.pieces)
    ping, torn = '{"t":"ping","at":1}', DO.replace("{}}", "1}") % 7
    crowd = await converse(Browser(*(DO % number for number in range(most + 1)), ping, torn), page)
    answers = [msgspec.json.decode(frame) for frame in page.frames]
    assert len(crowd.carried_out) == most
    assert [answer["t"] for answer in answers] == ["ok"] * most + ["no"] * 2
    assert (answers[most]["code"], answers[most]["again"]) == ("too-fast", True)
    assert len(waited) == 3
    assert all(0 < seconds < 1 for seconds in waited)


async def test_who_opens_lines_again_and_again_waits_and_is_not_read_from_meanwhile() -> None:
    happened: list[object] = []
    line: Any = SimpleNamespace(hold=lambda: happened.append("held"), read_on=lambda: happened.append("read on"))
    now = 0.0
    pace = Pace(clock=lambda: now)
    crowd: Any = SimpleNamespace(pace_of=lambda person: pace)

    async def pause(seconds: float) -> None:
        nonlocal now
        happened.append(seconds)
        now += seconds

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(connection.asyncio, "sleep", pause)
        for _ in range(round(MESSAGES.pieces) // connection.OPENING + 1):
            await connection._let_open(line, crowd, "p1")
    opened = ["read on"] * (round(MESSAGES.pieces) // connection.OPENING)
    assert happened == [*opened, "held", connection.OPENING / MESSAGES.pieces_per_second, "read on"]


async def test_who_does_not_read_is_not_read_from_and_in_the_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(Page):
        waiting = 1

        async def drained(self) -> bool:
            return not self.frames or await asyncio.Event().wait()

    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    page, browser = Full(), Browser(*('{"t":"ping","at":1}' for _ in range(5)))
    await converse(browser, page)
    assert len(page.frames) == 1
    assert len(browser.texts) == 4
    assert page.was_cut


async def test_what_a_page_said_before_it_went_is_carried_out_but_nobody_waits_for_one_that_said_too_much() -> None:
    page, most = Page(), round(MESSAGES.pieces)
    page.was_cut = True
    crowd = await asyncio.wait_for(converse(Browser(*(DO % number for number in range(most + 50))), page), 5)
    assert len(crowd.carried_out) == most


async def test_nothing_more_is_taken_from_a_page_that_was_shown_out() -> None:
    page, browser = Page(), Browser(*('{"t":"ping","at":1}' for _ in range(3)))
    page.ended = True
    await converse(browser, page)
    assert (page.frames, len(browser.texts)) == ([], 3)


@pytest.mark.parametrize("reads", [True, False])
async def test_who_does_not_read_gets_no_pongs(reads: bool) -> None:
    written: list[bytes] = []
    writer: Any = FrameWriter.__new__(FrameWriter)
    writer.transport = SimpleNamespace(write=written.append)
    writer.conn = SimpleNamespace(data_to_send=lambda: [b"pong"])
    writer.writable = asyncio.Event()
    if reads:
        writer.writable.set()
    writer.handle_ping()
    assert written == ([b"pong"] if reads else [])


async def test_what_does_not_drain_after_the_end_is_cut_off() -> None:
    happened: list[object] = []
    writer: Any = FrameWriter.__new__(FrameWriter)
    writer.close_sent = writer.disconnected = False
    writer.conn = SimpleNamespace(send_close=happened.append, data_to_send=lambda: [b"bye"])
    writer.loop = SimpleNamespace(call_later=lambda seconds, do: happened.append((seconds, do)))
    writer.transport = SimpleNamespace(
        is_closing=lambda: False, write=happened.append, close=lambda: happened.append("closed"), abort="cut"
    )
    writer.end()
    assert happened == [1000, b"bye", "closed", (LINGERS, "cut")]


class Pipe:
    """A writer on a socket of its own, with a transport that only keeps what it is given."""

    def __init__(self) -> None:
        self.here, self.there = socket.socketpair()
        self.here.setblocking(False)
        self.waits: list[bytes] = []
        self.closing = False
        self.writer: Any = FrameWriter.__new__(FrameWriter)
        self.writer.close_sent = self.writer.disconnected = False
        self.writer._socket = self.here.fileno()
        self.writer.transport = SimpleNamespace(
            is_closing=lambda: self.closing,
            write=self.waits.append,
            get_write_buffer_size=lambda: sum(map(len, self.waits)),
        )

    def came(self) -> bytes:
        self.there.setblocking(False)
        said = b""
        with suppress(BlockingIOError):
            while more := self.there.recv(1_000_000):
                said += more
        return said


def test_where_nothing_waits_a_frame_goes_straight_to_the_socket_and_what_does_not_fit_waits() -> None:
    pipe = Pipe()
    small, large, after = Frame(b"small"), Frame(b"large " * 500_000), Frame(b"after")
    assert pipe.writer.write(small) == 0
    assert pipe.waits == []
    waiting = pipe.writer.write(large)
    assert 0 < waiting == len(pipe.waits[0]) < len(large.framed)
    assert pipe.writer.write(after) == waiting + len(after.framed)
    assert pipe.came() + b"".join(pipe.waits) == small.framed + large.framed + after.framed


def test_what_the_socket_does_not_take_is_left_to_the_transport_and_nothing_is_written_to_a_line_that_closes() -> None:
    pipe, frame = Pipe(), Frame(b"said")
    pipe.there.close()
    assert pipe.writer.write(frame) == len(frame.framed)
    assert pipe.waits == [frame.framed]
    closed = Pipe()
    closed.closing = True
    assert closed.writer.write(frame) == -1
    assert (closed.came(), closed.waits) == (b"", [])
