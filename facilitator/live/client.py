"""Python's client of the wire: opens a page as a browser does, keeps what it is shown, and sends commands.

For rehearsals, tests and benchmarks; no part of the server uses it. It checks what the server says against the
same structs from which the documentation of the wire is made.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Mapping
from contextlib import suppress

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from facilitator.live.admission import Ticket
from facilitator.live.protocol import (
    VERSION,
    Bye,
    Changes,
    Do,
    Envelope,
    Hello,
    Leave,
    No,
    Ok,
    Page,
    Ping,
    Pong,
    Presence,
    Snapshot,
    Welcome,
)
from rooms.document import Document, Entry

_Outgoing = Welcome | Snapshot | Changes | Leave | Ok | No | Pong | Presence | Bye
_decode = msgspec.json.Decoder(_Outgoing).decode
_encode = msgspec.json.Encoder().encode


class Ended(Exception):
    """The server has said goodbye for good: this person or their link is no longer let in."""


class Client:
    """One page that is open. ``document`` holds what it is shown, ``seen`` the last sequence of each audience."""

    def __init__(self, ticket: Ticket, page: Page = "live", language: str = "en") -> None:
        self.ticket, self.page, self.language = ticket, page, language
        self.document = Document()
        self.seen: dict[str, int] = {}
        self.me: Welcome | None = None
        self.presence: dict[str, Presence] = {}
        self.bye: Bye | None = None
        self.received = self.frames = self.sent = 0
        self.open = False
        self.heard: list[Callable[[Envelope], None]] = []
        self._offset = 0
        self._unanswered: dict[str, tuple[bytes, asyncio.Future[Ok | No]]] = {}
        self._waiting: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []
        self._line: ClientConnection | None = None
        self._reading: asyncio.Task[None] | None = None

    @property
    def person(self) -> str:
        return self.me.person if self.me else ""

    @property
    def _ended(self) -> bool:
        return self.bye is not None and self.bye.code == "ended" and not self.open

    def now(self) -> int:
        """The server's time, in ms since 1970."""
        return time.time_ns() // 1_000_000 + self._offset

    async def connect(self) -> Client:
        """Open the line, get what was missed, and send again whatever had no answer.

        Where it leads nowhere: ``OSError``, ``WebSocketException``, ``TimeoutError``, and the page is not open.
        """
        await self.drop()
        ticket, had = self.ticket, self.me
        self._line = await connect(
            ticket.socket,
            additional_headers={"Cookie": ticket.cookie},
            origin=ticket.address,  # type: ignore[arg-type]
            max_size=None,
            proxy=None,
            ping_interval=None,
        )
        self.bye, self.open = None, True
        # Before anything is said: whoever drops the line meanwhile then waits for all that was heard.
        self._reading = asyncio.create_task(self._read(self._line), name=f"reads for {self.person or 'a page'}")
        epoch = had.epoch if had else ""
        await self._say(Hello(VERSION, self.page, self.language, epoch, dict(self.seen)))
        await self._complete(had)
        for raw, _ in list(self._unanswered.values()):
            await self._write(raw)
        return self

    async def _complete(self, had: Welcome | None) -> None:
        """Until this page has another welcome than it ``had``, and all that it is to be shown."""
        try:
            await self.until(
                lambda: (
                    not self.open
                    or (self.me is not None and self.me is not had and {*self.me.audiences} <= {*self.seen})
                )
            )
        except TimeoutError:
            await self.drop()
            raise
        if self._ended:
            raise Ended
        if not self.open:
            raise ConnectionError("the line was lost before all that was missed had come")

    async def drop(self) -> None:
        """Lose the line without a word, as a network does."""
        if self._line is not None:
            self._line.transport.abort()
        await self._all_heard()

    async def _all_heard(self) -> None:
        """Whoever is called off while waiting for it does not keep the page from noticing that its line is gone."""
        if self._reading is not None:
            await asyncio.wait({self._reading})

    def forget(self) -> None:
        """Have nothing any more, as a page that is opened anew."""
        self.document, self.seen = Document(), {}

    async def close(self) -> None:
        if self._line is not None:
            await self._line.close()
        await self._all_heard()

    async def do(self, type: str, *, id: str = "", patience: float = 30.0, **fields: object) -> Ok | No:
        """Send a command and wait for its answer, over a reconnect if need be. Raises ``Ended``, ``TimeoutError``."""
        if self._ended:
            raise Ended
        id = id or secrets.token_urlsafe(16)
        raw = _encode(Do(id, msgspec.Raw(_encode({"type": type, **fields}))))
        answered: asyncio.Future[Ok | No] = asyncio.get_running_loop().create_future()
        self._unanswered[id] = raw, answered
        try:
            with suppress(ConnectionClosed):
                await self._write(raw)
            return await asyncio.wait_for(answered, patience)
        finally:
            self._unanswered.pop(id, None)

    async def ping(self) -> None:
        await self._say(Ping(time.monotonic() * 1000))

    async def until(self, holds: Callable[[], bool], patience: float = 10.0) -> None:
        """Wait for a state of this page. Raises ``TimeoutError``, and ``Ended`` where it cannot come any more."""
        if holds():
            return
        if self._ended:
            raise Ended
        came: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((holds, came))
        try:
            await asyncio.wait_for(came, patience)
        finally:
            self._waiting = [(other, future) for other, future in self._waiting if future is not came]

    async def _say(self, envelope: Envelope) -> None:
        await self._write(_encode(envelope))

    async def _write(self, raw: bytes) -> None:
        if self._line is not None:
            self.sent += len(raw)
            await self._line.send(raw, text=True)

    async def _read(self, line: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            async for raw in line:
                message = raw.encode() if isinstance(raw, str) else raw
                self.received += len(message)
                self.frames += 1
                self._take(_decode(message))
        self.open = False
        self._wake()

    def _take(self, envelope: Envelope) -> None:
        match envelope:
            case Welcome():
                self._welcome(envelope)
            case Snapshot():
                self.document.forget(envelope.audience)
                self._apply(envelope.audience, envelope.sequence, envelope.put)
            case Changes():
                self._apply(envelope.audience, envelope.sequence, envelope.put, envelope.delete)
            case Leave():
                self._forget(envelope.audience)
            case Ok() | No() if (found := self._unanswered.get(envelope.id)) and not found[1].done():
                found[1].set_result(envelope)
            case Presence():
                self.presence[envelope.audience] = _present(self.presence.get(envelope.audience), envelope)
            case Bye():
                self.bye = envelope
        for hear in self.heard:
            hear(envelope)
        self._wake()

    def _welcome(self, welcome: Welcome) -> None:
        self.me = welcome
        self._offset = welcome.now - time.time_ns() // 1_000_000
        for audience in self.seen.keys() - set(welcome.audiences):
            self._forget(audience)

    def _apply(
        self, audience: str, sequence: int, put: Mapping[str, msgspec.Raw], delete: list[str] | None = None
    ) -> None:
        whole = {f"{audience}/{name}": bytes(raw) for name, raw in put.items()}
        gone = tuple(f"{audience}/{name}" for name in delete or ())
        self.document.apply(Entry(sequence, 0, "", "", whole, gone))
        self.seen[audience] = sequence

    def _forget(self, audience: str) -> None:
        self.document.forget(audience)
        self.seen.pop(audience, None)

    def _wake(self) -> None:
        for holds, came in self._waiting:
            if not came.done() and holds():
                came.set_result(None)
            elif not came.done() and self._ended:
                came.set_exception(Ended())
        for _, answered in self._unanswered.values():
            if self._ended and not answered.done():
                answered.set_exception(Ended())


def _present(before: Presence | None, told: Presence) -> Presence:
    """Who is there now, all of them."""
    if before is None or before.people is None or told.people is not None:
        return told
    people = (set(before.people) - set(told.gone or ())) | set(told.came or ())
    return Presence(told.audience, told.count, told.hosts, sorted(people))
