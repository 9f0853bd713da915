"""Many browsers in one process, as cheap as they can be: raw websockets that count what they are told.

Everybody is told the same bytes, so each different payload is read once and then only counted. What is counted are
marks, ``~000017~``, that stand in the text of each note. How a server is spoken to says its ``Dialect``.
"""

from __future__ import annotations

import asyncio
import random
import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from time import perf_counter

MARK = re.compile(rb"~(\d{6})~")
# So many different payloads are remembered at a time.
MOST_KNOWN = 512
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
DEFLATED = 0x40


def frame(payload: bytes, kind: int = TEXT) -> bytes:
    """A whole frame of a client (RFC 6455, 5.2), masked with zeros."""
    length = len(payload)
    if length < 126:
        head = bytes((0x80 | kind, 0x80 | length))
    elif length < 65_536:
        head = bytes((0x80 | kind, 0xFE)) + length.to_bytes(2, "big")
    else:
        head = bytes((0x80 | kind, 0xFF)) + length.to_bytes(8, "big")
    return head + b"\0\0\0\0" + payload


@lru_cache(maxsize=8)
def unpacked(payload: bytes) -> bytes:
    """A deflated message as it was said (RFC 7692, 7.2.2); many are told the same."""
    return zlib.decompressobj(wbits=-15).decompress(payload + b"\0\0\xff\xff")


class Dialect:
    """How one server is spoken to by its browsers, each of which has a number."""

    kind = TEXT

    def path(self, number: int) -> str:
        return "/"

    def headers(self, number: int) -> dict[str, str]:
        return {}

    def opened(self, line: Line) -> None:
        """The websocket is open; whoever has nothing to wait for is complete."""
        line.complete()

    def note(self, number: int, mark: int) -> bytes:
        """What says a note."""
        raise NotImplementedError

    def tells_notes(self, payload: bytes) -> bool:
        """Whether the marks in it are of notes that are told now, not of those that were there before."""
        return True

    def heard(self, line: Line, payload: bytes) -> None:
        """Something that tells no note."""


@dataclass(eq=False, slots=True)
class Told:
    """One payload that tells notes: to how many it was told, and when the last time."""

    notes: tuple[int, ...]
    times: int = 0
    last: float = 0.0


class Line(asyncio.Protocol):
    """One browser."""

    def __init__(self, crowd: Crowd, number: int) -> None:
        self.number, self._crowd, self._dialect = number, crowd, crowd.dialect
        self.begun, self.completed, self.received = perf_counter(), 0.0, 0
        self.seen: dict[str, int] = {}
        self.wanted: set[str] | None = None
        self._open, self._left = False, b""
        self.closed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        headers = {
            "Host": f"127.0.0.1:{self._crowd.port}",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg==",
            "Sec-WebSocket-Version": "13",
            **self._dialect.headers(self.number),
        }
        said = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.transport.write(f"GET {self._dialect.path(self.number)} HTTP/1.1\r\n{said}\r\n".encode())

    def connection_lost(self, error: Exception | None) -> None:
        self.closed = True

    def complete(self) -> None:
        if not self.completed:
            self.completed = perf_counter()
            self._crowd.came()

    def say(self, payload: bytes, kind: int | None = None) -> None:
        self.transport.write(frame(payload, self._dialect.kind if kind is None else kind))

    def drop(self) -> None:
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        now = perf_counter()
        self.received += len(data)
        if self._left:
            data = self._left + data
        at, end = 0, len(data)
        if not self._open:
            at = data.find(b"\r\n\r\n") + 4
            if at < 4:
                self._left = data
                return
            if not data.startswith(b"HTTP/1.1 101"):
                raise ConnectionError(data[:at].decode(errors="replace"))
            self._open = True
            self._dialect.opened(self)
        while end - at >= 2:
            length, head = data[at + 1], 2
            if length == 126:
                length, head = int.from_bytes(data[at + 2 : at + 4], "big"), 4
            elif length == 127:
                length, head = int.from_bytes(data[at + 2 : at + 10], "big"), 10
            if end - at < head + length:
                break
            payload = data[at + head : at + head + length]
            self._take(data[at] & 15, unpacked(payload) if data[at] & DEFLATED else payload, now)
            at += head + length
        self._left = data[at:]

    def _take(self, kind: int, payload: bytes, now: float) -> None:
        if kind == PING:
            self.say(payload, PONG)
        elif kind in (TEXT, BINARY):
            told = self._crowd.told(payload)
            if told is None:
                self._dialect.heard(self, payload)
            else:
                told.times += 1
                told.last = now


@dataclass(eq=False)
class Crowd:
    """Everybody who is connected to one server."""

    port: int
    dialect: Dialect
    lines: list[Line] = field(default_factory=list)
    refused: int = 0

    def __post_init__(self) -> None:
        self._known: dict[bytes, Told | None] = {}
        self._told: list[Told] = []
        self._posted: dict[int, float] = {}
        self._next_mark = 0
        self._complete, self._came = 0, asyncio.Event()

    # Coming.

    async def come(self, many: int, within: float = 0.0, patience: float = 60.0, ports: Sequence[int] = ()) -> None:
        """So many more, evenly ``within`` so many seconds, until each has what it came for."""
        loop, begun = asyncio.get_running_loop(), perf_counter()
        first = len(self.lines)
        self._complete = 0

        async def one(number: int) -> None:
            line = Line(self, number)
            self.lines.append(line)
            port = ports[number % len(ports)] if ports else self.port
            await loop.create_connection(lambda: line, "127.0.0.1", port)

        coming = []
        for number in range(first, first + many):
            due = begun + within * (number - first) / many
            await asyncio.sleep(max(0.0, due - perf_counter()))
            coming.append(asyncio.create_task(one(number)))
            if not within and len(coming) % 50 == 0:
                await asyncio.gather(*coming)
        await asyncio.gather(*coming)
        async with asyncio.timeout(patience):
            while self._complete < many:
                self._came.clear()
                await self._came.wait()

    def came(self) -> None:
        self._complete += 1
        self._came.set()

    def waits(self) -> list[float]:
        """How long each took from the first packet until it was complete, in ms."""
        return [(line.completed - line.begun) * 1000 for line in self.lines]

    def drop(self) -> None:
        for line in self.lines:
            if not line.closed:
                line.drop()

    # Notes.

    def told(self, payload: bytes) -> Told | None:
        try:
            return self._known[payload]
        except KeyError:
            return self._learn(payload)

    def _learn(self, payload: bytes) -> Told | None:
        marks = tuple(int(mark) for mark in MARK.findall(payload)) if self.dialect.tells_notes(payload) else ()
        told = Told(marks) if marks else None
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[payload] = told
        if told:
            self._told.append(told)
        return told

    async def write(self, rate: float, many: int, writers: Iterable[Line] = (), *, seed: int = 7) -> None:
        """So many notes, so many a second at random times, each by another of the ``writers``."""
        among, chance, due = list(writers) or self.lines, random.Random(seed), perf_counter()
        for number in range(many):
            due += chance.expovariate(rate)
            if (pause := due - perf_counter()) > 0:
                await asyncio.sleep(pause)
            self.post(among[number * 7919 % len(among)])

    def post(self, line: Line) -> int:
        mark, self._next_mark = self._next_mark, self._next_mark + 1
        said = self.dialect.note(line.number, mark)
        self._posted[mark] = perf_counter()
        line.say(said)
        return mark

    async def until_all(self, readers: int | None = None, patience: float = 20.0) -> None:
        """Until everybody was told every note; given up where nothing more has come for so many seconds."""
        wanted = (len(self.lines) if readers is None else readers) * len(self._posted)
        await self.until_told(wanted, patience)

    async def until_told(self, deliveries: int, patience: float = 20.0) -> None:
        """Until so many notes were told, whoever posted them and however many one person was told."""
        before, since = -1, perf_counter()
        while (now := self.delivered()) < deliveries and perf_counter() - since < patience:
            if now != before:
                before, since = now, perf_counter()
            await asyncio.sleep(0.02)

    def forget(self) -> None:
        """Count anew."""
        self._known.clear()
        self._told.clear()
        self._posted.clear()

    def delivered(self) -> int:
        return sum(told.times * len(told.notes) for told in self._told)

    def frames(self) -> int:
        return sum(told.times for told in self._told)

    def size(self) -> float:
        """Bytes of payload per note."""
        known = [(len(payload), len(told.notes)) for payload, told in self._known.items() if told]
        return sum(size for size, _ in known) / max(1, sum(notes for _, notes in known))

    def lags(self, still: Callable[[float], bool] = lambda posted: True) -> list[float]:
        """Of each note that was told, how long after it was posted it reached the last one, in ms."""
        last: dict[int, float] = {}
        for told in self._told:
            for mark in told.notes:
                last[mark] = max(last.get(mark, 0.0), told.last)
        return [(when - self._posted[mark]) * 1000 for mark, when in last.items() if still(self._posted[mark])]


def percentile(values: Sequence[float], part: float = 0.99) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else float("nan")
