"""What is told to all who are shown the same: straight to their sockets where nothing waits, and in order."""

from __future__ import annotations

import asyncio
import os
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from types import SimpleNamespace
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from facilitator.live.circles import Circle
from facilitator.live.frame import Frame
from facilitator.live.outlet import Outlet
from facilitator.live.viewer import Viewer
from facilitator.live.websocket import FrameWriter

pytestmark = pytest.mark.anyio

SMALL, LARGE, AFTER = Frame(b"small"), Frame(b"large " * 60_000), Frame(b"after")


def read(sock: socket.socket) -> bytes:
    sock.setblocking(False)
    said = b""
    with suppress(BlockingIOError):
        while more := sock.recv(1_000_000):
            said += more
    return said


def viewer_on(line: Any) -> Viewer:
    return Viewer(line, "", "link", "stage", "en")


class Pipe:
    """A page on a socket of its own, with a transport that only keeps what it is given."""

    def __init__(self) -> None:
        self.here, self.there = socket.socketpair()
        self.here.setblocking(False)
        self.waits: list[bytes] = []
        self.closing = False
        self.writer: Any = FrameWriter.__new__(FrameWriter)
        self.writer.close_sent = self.writer.disconnected = False
        self.writer._socket = self.here.fileno()
        transport: Any = SimpleNamespace(
            is_closing=lambda: self.closing,
            write=self.waits.append,
            get_write_buffer_size=lambda: sum(map(len, self.waits)),
            close=lambda: setattr(self, "closing", True),
            abort=lambda: setattr(self, "closing", True),
        )
        self.writer.transport = self.writer._outlet = Outlet(transport)
        self.viewer = viewer_on(self.writer)

    def drain(self) -> bytes:
        """What came, and what waits; then nothing waits any more."""
        said = read(self.there) + b"".join(self.waits)
        self.waits.clear()
        return said


def circle_of(*pipes: Pipe) -> Circle:
    circle = Circle()
    for pipe in pipes:
        circle.put(pipe.viewer)
    return circle


def test_where_nothing_waits_a_frame_goes_straight_to_the_sockets_and_what_does_not_fit_waits() -> None:
    pipes = [Pipe(), Pipe(), Pipe()]
    circle = circle_of(*pipes)
    circle.say(SMALL)
    assert [pipe.waits for pipe in pipes] == [[], [], []]
    circle.say(LARGE)
    assert all(0 < len(pipe.waits[0]) < len(LARGE.framed) for pipe in pipes)
    circle.say(AFTER)
    assert [pipe.drain() for pipe in pipes] == [SMALL.framed + LARGE.framed + AFTER.framed] * 3
    circle.say(SMALL)
    assert [(read(pipe.there), pipe.waits) for pipe in pipes] == [(SMALL.framed, [])] * 3


def test_what_is_said_to_one_page_in_between_reaches_it_in_its_order_and_nobody_else() -> None:
    spoken_to, other = Pipe(), Pipe()
    circle = circle_of(spoken_to, other)
    circle.say(SMALL)
    spoken_to.viewer.send(Frame(b"for you"))
    circle.say(AFTER)
    assert spoken_to.waits == [Frame(b"for you").framed, AFTER.framed], "whoever would write past them overtakes them"
    assert spoken_to.drain() == SMALL.framed + Frame(b"for you").framed + AFTER.framed
    assert other.drain() == SMALL.framed + AFTER.framed


def test_each_page_is_met_once_also_by_who_writes_to_them_one_by_one() -> None:
    pipes = [Pipe(), Pipe()]
    circle = circle_of(*pipes)
    circle.say(SMALL)
    for viewer in circle:
        viewer.send(AFTER)
    assert [pipe.drain() for pipe in pipes] == [SMALL.framed + AFTER.framed] * 2


def test_nothing_is_written_to_a_line_that_was_closed_or_cut_nor_to_a_page_that_has_left() -> None:
    closed, cut, left, there = pipes = [Pipe(), Pipe(), Pipe(), Pipe()]
    circle = circle_of(*pipes)
    circle.say(SMALL)
    closed.writer.transport.close()
    cut.writer.cut()
    circle.drop(left.viewer)
    circle.say(AFTER)
    assert [pipe.drain() for pipe in pipes] == [SMALL.framed] * 3 + [SMALL.framed + AFTER.framed]
    assert set(circle) == {closed.viewer, cut.viewer, there.viewer}


def test_what_the_socket_does_not_take_is_left_to_the_transport() -> None:
    gone, there = Pipe(), Pipe()
    circle = circle_of(gone, there)
    gone.there.close()
    circle.say(SMALL)
    assert gone.waits == [SMALL.framed]
    assert there.drain() == SMALL.framed


def test_who_is_behind_is_told_nothing_until_they_have_caught_up() -> None:
    """What they missed is not told again: the page gets everything anew."""
    pipe = Pipe()
    circle = circle_of(pipe)
    pipe.viewer.behind = 1.0
    circle.say(SMALL)
    assert pipe.drain() == b""


LOOPS = pytest.mark.parametrize(
    "anyio_backend", [("asyncio", {"use_uvloop": use}) for use in (False, True)], ids=["asyncio", "uvloop"]
)


async def nobody(scope: Any, receive: Any, send: Any) -> None: ...


class Noted(FrameWriter):
    """One browser's socket, which says when it is there and when it is lost."""

    def __init__(self, made: asyncio.Queue[Noted]) -> None:
        super().__init__(uvicorn.Config(nobody, log_config=None), ServerState(), {})
        self.made, self.lost = made, asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.made.put_nowait(self)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.lost.set()


@asynccontextmanager
async def connected() -> AsyncIterator[tuple[Noted, socket.socket]]:
    """A line on a real socket, which takes little at a time, and the browser's end of it."""
    made = asyncio.Queue[Noted]()
    server = await asyncio.get_running_loop().create_server(lambda: Noted(made), "127.0.0.1", 0)
    with socket.create_connection(server.sockets[0].getsockname()) as browser:
        line = await made.get()
        line.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16_384)
        yield line, browser
    server.close()


@LOOPS
async def test_what_waits_in_a_real_transport_is_not_overtaken_where_the_kernel_takes_more_already() -> None:
    said_to_all, said_to_one = Frame(b"to all " * 30_000), Frame(b"to one " * 30_000)
    async with connected() as (line, browser):
        circle, viewer = Circle(), viewer_on(line)
        circle.put(viewer)
        for say, large in ((circle.say, said_to_all), (viewer.send, said_to_one)):
            circle.say(SMALL)
            say(large)
            assert line.waiting
            came = read(browser)
            circle.say(AFTER)
            whole = SMALL.framed + large.framed + AFTER.framed
            while len(came) < len(whole):
                came += await asyncio.get_running_loop().sock_recv(browser, len(whole))
            assert came == whole


@LOOPS
@pytest.mark.parametrize("lingers", [None, struct.pack("ii", 1, 0)], ids=["closed", "reset"])
async def test_whose_connection_ended_is_not_written_to_under_the_number_that_its_socket_had(
    lingers: bytes | None,
) -> None:
    """Another browser is given that number."""
    async with connected() as (line, browser):
        number = line.transport.get_extra_info("socket").fileno()
        circle = Circle()
        circle.put(viewer_on(line))
        circle.say(SMALL)
        assert browser.recv(100) == SMALL.framed
        if lingers:
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, lingers)
        browser.close()
        await line.lost.wait()
        await asyncio.sleep(0)
        # Whatever is opened now may be given the number; another one is put under it.
        here, there = socket.socketpair()
        if number not in (here.fileno(), there.fileno()):
            os.dup2(here.fileno(), number)
            here = socket.socket(fileno=number)
        circle.say(AFTER)
        assert (read(here), read(there)) == (b"", b"")
        for sock in (here, there):
            sock.close()
