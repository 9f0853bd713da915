"""A line that fails in between, people who write over it, and what must hold whatever has failed.

Between a browser and its server, or between a server and its store, stands a ``Proxy``; a ``Fault`` says what becomes
of the bytes that it carries. ``History`` is what people were told of what they wrote; ``hold`` compares it with what
the store has and with what every page shows.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import Callable, Collection, Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal, Self, TypeVar

from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

from facilitator.live.client import Client
from facilitator.live.protocol import No, Ok
from rooms.activities.board.entities import Note
from rooms.document import Document, View, room_audience
from tests.serving import Gathering, done

Way = Literal["there", "back"]
Result = TypeVar("Result")


class Cut(Exception):
    """The line ends here; ``passed`` still gets through."""

    def __init__(self, passed: bytes = b"", *, reset: bool = False) -> None:
        self.passed, self.reset = passed, reset


@dataclass(eq=False)
class Line:
    """One connection through a proxy; a fault may ``note`` what it needs to know of it."""

    near: asyncio.StreamWriter
    far: asyncio.StreamWriter
    note: dict[str, int] = field(default_factory=dict)

    def counts(self, what: str) -> int:
        self.note[what] = self.note.get(what, 0) + 1
        return self.note[what]

    def answer(self, data: bytes) -> None:
        """In the place of the other side."""
        self.near.write(data)

    def end(self, *, reset: bool = False) -> None:
        for end in (self.near, self.far):
            if reset and (sock := end.get_extra_info("socket")) is not None and sock.fileno() >= 0:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                end.transport.abort()
            end.close()


# What is passed on of the bytes that come; nothing swallows them, and ``Cut`` ends the line.
Fault = Callable[[Line, Way, bytes], bytes]


def none(_: Line, __: Way, data: bytes) -> bytes:
    return data


class Proxy:
    """Listens on ``address`` and carries to ``upstream``, a port of this machine or the path of a Unix socket.

    It runs in a thread of its own, so that it carries while a test waits for a process.
    """

    def __init__(self, upstream: int | str) -> None:
        self.upstream, self.fault = upstream, none
        self.lines = 0
        self._lines: set[Line] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="carries", daemon=True)
        self._thread.start()
        self._server = self._run(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    async def _close(self) -> None:
        self._server.close()
        for line in self._lines:
            line.end()
        await asyncio.gather(*(task for task in asyncio.all_tasks() if task is not asyncio.current_task()))

    def _run(self, what: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(10)

    async def _serve(self, reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        try:
            if isinstance(self.upstream, str):
                answers, far = await asyncio.open_unix_connection(self.upstream)
            else:
                answers, far = await asyncio.open_connection("127.0.0.1", self.upstream)
        except OSError:
            near.transport.abort()
            return
        self.lines += 1
        line = Line(near, far)
        self._lines.add(line)
        try:
            await asyncio.gather(self._carry(line, "there", reader, far), self._carry(line, "back", answers, near))
        finally:
            self._lines.discard(line)

    async def _carry(self, line: Line, way: Way, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reset = False
        with suppress(OSError):
            while data := await reader.read(65_536):
                try:
                    writer.write(self.fault(line, way, data))
                    await writer.drain()
                except Cut as cut:
                    writer.write(cut.passed)
                    reset = cut.reset
                    break
        line.end(reset=reset)


# People who write.

UNANSWERED = 1.0
BOARD = """
[[item]]
id = "welcome"
kind = "talk"
title = "Welcome"
minutes = 10

[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 30
"""


@dataclass
class History:
    """What people were told: command -> the entry that it became; and how often they had to send one again."""

    confirmed: dict[str, int] = field(default_factory=dict)
    again: int = 0


async def in_the_rooms(here: Gathering, many: int, *, at: int = 0) -> tuple[Client, list[Client]]:
    """The moderator and so many others, in the rooms of ``BOARD``."""
    moderator = await here.moderator()
    people = await here.people(many, at=at)
    await done(moderator, "clock.start", plan="now")
    await done(moderator, "clock.jump", to="groups")
    for page in people:
        await page.until(lambda page=page: any(audience.startswith("room:") for audience in page.seen))
    return moderator, people


def notes(page: Client) -> int:
    return sum(len(list(page.document.ids("note", room_audience(room)))) for room in ("klima", "arten"))


async def write(page: Client, number: int, history: History, many: int = 12) -> None:
    """Cards one after another, each sent until it is confirmed."""
    room = next(audience for audience in page.seen if audience.startswith("room:")).removeprefix("room:")
    for turn in range(many):
        id = f"{number:02}-{turn:019}"
        answer: Ok | No | None = None
        while not isinstance(answer, Ok):
            card = {"item": "groups", "room": room, "section": 1, "text": f"Card {id}"}
            answer = await insists(page, "board.write", id=id, **card)
            assert isinstance(answer, Ok) or answer.again, answer
            history.again += isinstance(answer, No)
        history.confirmed[id] = answer.sequence


async def insists(page: Client, type: str, **fields: object) -> Ok | No:
    """The answer to a command, however often the line is lost in the meantime; one that says nothing is given up."""
    sending = asyncio.create_task(page.do(type, patience=60, **fields))  # type: ignore[arg-type]
    while not sending.done():
        await _answered_or_lost(page, sending)
        if page.open and not sending.done():
            await page.drop()
        await comes_back(page)
    return sending.result()


async def _answered_or_lost(page: Client, sending: asyncio.Task[Ok | No]) -> None:
    lost = asyncio.create_task(page.until(lambda: not page.open, patience=UNANSWERED))
    await asyncio.wait([sending, lost], return_when=asyncio.FIRST_COMPLETED)
    lost.cancel()
    await asyncio.gather(lost, return_exceptions=True)


async def comes_back(page: Client) -> None:
    """As a browser does: tries until the server is there again."""
    while not page.open:
        with suppress(OSError, TimeoutError, InvalidHandshake, InvalidMessage, ConnectionClosed):
            await page.connect()
        await asyncio.sleep(0)


# What must hold.


async def hold(here: Gathering, history: History, pages: Iterable[Client], *, besides: Collection[str] = ()) -> None:
    """Everything confirmed is there once, nothing else is, and all pages show what a fresh one shows.

    ``besides`` are commands that other entries stand for.
    """
    at, replayed = dict[str, int](), Document()
    async for entry in here.house.store.entries(here.id):
        assert entry.command not in at, "a command is in the log once"
        at[entry.command] = entry.sequence
        replayed.apply(entry)
    assert history.confirmed.items() <= at.items()
    view = await here.view()
    assert dict(replayed.items()) == dict(view.items()), "the log makes the document"
    assert history.confirmed.keys() | {*besides} == written(view)
    await all_show(here, view, pages)


def written(view: View) -> set[str]:
    return {id for room in ("klima", "arten") for id, _ in view.each(Note, room_audience(room))}


async def all_show(here: Gathering, view: View, pages: Iterable[Client]) -> None:
    """What was told bit by bit is what is told at once, in every audience of every page."""
    for page in pages:
        await comes_back(page)
        with suppress(TimeoutError):
            await page.until(lambda page=page: _shown(page) == _of(view, page.seen), patience=20)
        assert _shown(page) == _of(view, page.seen)
        fresh = await here.open(page.ticket, page.page)
        assert _shown(fresh) == _shown(page)
        await fresh.drop()


def _shown(page: Client) -> dict[str, bytes]:
    return dict(page.document.items())


def _of(view: View, audiences: Iterable[str]) -> dict[str, bytes]:
    return {key: raw for audience in audiences for key, raw in view.items(audience)}
