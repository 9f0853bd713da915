"""One browser's connection: read from for as long as it reads, and no faster than people write."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
import uvicorn
from uvicorn.server import ServerState

from facilitator.live import connection
from facilitator.live.connection import _converse
from facilitator.live.pace import FRAMES, MESSAGES, Pace
from facilitator.live.protocol import VERSION, Hello
from facilitator.live.viewer import Viewer
from facilitator.live.websocket import LINGERS, SLICE, UNHEARD, FrameWriter
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


class Taking:
    """A writer that is sent much, with what it tries to understand of it, and what becomes of the line."""

    def __init__(self, *, gone: bool = False) -> None:
        self.pieces: list[bytes] = []
        self.happened: list[str] = []
        self.writer: Any = FrameWriter.__new__(FrameWriter)
        self.writer._inflow, self.writer.frames = Pace(FRAMES, clock=lambda: 0.0), []
        self.writer.close_sent, self.writer.disconnected = gone, False
        self.writer.conn = SimpleNamespace(
            receive_data=self.pieces.append, parser_exc=None, events=[], events_received=list, fail=self._fail
        )
        self.writer.transport = SimpleNamespace(
            is_closing=lambda: bool(self.happened), abort=lambda: self.happened.append("cut")
        )
        self.writer.handle_parser_exception = lambda: self.happened.append("closed")

    def _fail(self, code: int, _: str) -> None:
        self.happened.append(str(code))


@pytest.mark.parametrize("gone", [False, True])
def test_so_much_is_taken_in_and_piece_by_piece_and_who_sends_more_is_cut_off(gone: bool) -> None:
    taking = Taking(gone=gone)
    for _ in range(10):
        taking.writer.data_received(b"x" * 250_000)
    assert {len(piece) for piece in taking.pieces} <= {SLICE, 250_000 % SLICE}
    assert FRAMES.bytes - SLICE < sum(map(len, taking.pieces)) <= FRAMES.bytes
    assert taking.happened == (["cut"] if gone else ["1008", "closed"])


def test_so_many_frames_are_taken_in_and_who_sends_more_is_cut_off_also_after_the_end() -> None:
    for gone in (False, True):
        taking = Taking(gone=gone)
        taking.writer.conn.events = [None] * round(FRAMES.pieces)
        taking.writer.data_received(b"x")
        assert taking.happened == []
        taking.writer.data_received(b"x")
        assert taking.happened == (["cut"] if gone else ["1008", "closed"])


async def test_nothing_is_said_to_who_has_not_read_what_waits() -> None:
    writer: Any = FrameWriter.__new__(FrameWriter)
    writer.writable, writer.close_sent = asyncio.Event(), False
    drained = asyncio.create_task(writer.drained())
    await asyncio.sleep(0)
    assert not drained.done()
    writer.writable.set()
    assert await drained


async def test_the_kernel_ends_a_line_on_which_nothing_is_acknowledged_and_who_answers_no_ping_is_cut_off() -> None:
    loop, came = asyncio.get_running_loop(), asyncio.Event()
    made: list[FrameWriter] = []

    async def nobody(scope: Any, receive: Any, send: Any) -> None: ...

    class Noted(FrameWriter):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            super().connection_made(transport)
            made.append(self)
            came.set()

    config = uvicorn.Config(nobody, log_config=None)
    server = await loop.create_server(lambda: Noted(config, ServerState(), {}), "127.0.0.1", 0)
    _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    await came.wait()
    line = made[0].transport.get_extra_info("socket")
    assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == UNHEARD
    made[0].transport.pause_reading()
    made[0].transport.write(b"never read" * 5_000_000)
    made[0].keepalive_timeout()
    assert made[0].transport.get_write_buffer_size() == 0, "nothing waits for them any more"
    writer.close()
    server.close()
