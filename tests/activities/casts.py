"""Where a script is played: in memory, or by real pages on two real servers."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable, Iterable

from facilitator.live.client import Client
from facilitator.live.protocol import Changes, Envelope, Ok, Snapshot
from rooms.command import Actor
from rooms.document import split_key
from rooms.people import place_of
from rooms.programme import clock
from rooms.roles import Role
from rooms.wording import clean
from tests.activities.scripts import GUESTS
from tests.playing import Play
from tests.serving import EVERYTHING, Gathering, done, workshop_text


def plainly(text: str) -> str:
    return text


def entry_in(seen: Iterable[tuple[str, bytes]], kind: str, text: str) -> str:
    of_that_kind = [(split_key(key)[2], raw) for key, raw in seen if split_key(key)[1] == kind]
    return next(id for id, raw in of_that_kind if json.loads(raw)["text"] == clean(text))


class InMemory:
    """Decides and applies; ``sent`` are the types of all commands that succeeded."""

    def __init__(self, agenda: str = EVERYTHING, typed: Callable[[str], str] = plainly) -> None:
        self.play = Play(workshop_text(agenda))
        self.sent: set[str] = set()
        self._typed = typed
        self._actors: dict[str, Actor] = {name: self.play.join(name) for name in GUESTS}
        self._actors |= {"host": self.play.join("host", Role.HOST, "klima"), "mo": self.play.moderator}

    async def go_to(self, item: str) -> None:
        self.play.go_to(item, after=1_000)

    async def do(self, who: str, type: str, /, **fields: object) -> str:
        self.play.now += 1_000
        self.sent.add(type)
        return self.play.do(self._actors[who], type, **fields)

    async def unseen(self, text: str, *but: str) -> None:
        for name, actor in self._actors.items():
            assert name in but or text.encode() not in b"".join(self.play.sees(actor).values()), f"{name} sees {text}"
        assert text.encode() not in b"".join(self.play.stage_sees().values())

    def person(self, who: str) -> str:
        return self._actors[who].person

    def entry(self, who: str, kind: str, text: str) -> str:
        return entry_in(self.play.sees(self._actors[who]).items(), kind, text)

    def room(self, who: str) -> str:
        return place_of(self.play.document, self._actors[who].person)

    def text(self, plain: str) -> str:
        return self._typed(plain)


class OnServers:
    """Pages on both servers in turn; every command is sent twice, by two pages of the same person."""

    def __init__(self, here: Gathering) -> None:
        self.here = here
        self.pages: dict[str, list[Client]] = {}
        self.shown: dict[str, bytearray] = {}
        self.audiences: dict[str, set[str]] = {}

    async def come(self) -> OnServers:
        for name in GUESTS:
            await self._enter(name, Role.PARTICIPANT)
        await self._enter("host", Role.HOST, "klima")
        await self._enter("mo", Role.MODERATOR)
        await self._enter("stage", Role.STAGE)
        await done(self.pages["mo"][0], "clock.start", plan="now")
        return self

    async def _enter(self, name: str, role: Role, room: str = "") -> None:
        ticket = await self.here.ticket(role, name, room)
        page = {Role.PARTICIPANT: "live", Role.STAGE: "stage"}.get(role, "control")
        self.shown[name], self.audiences[name] = bytearray(), set()
        self.pages[name] = []
        for address in self.here.house.addresses:
            client = Client(type(ticket)(address, ticket.workshop, ticket.cookie), page)  # type: ignore[arg-type]
            client.heard.append(self._hearing(name))
            self.here._leaving.push_async_callback(client.drop)
            self.pages[name].append(await client.connect())

    def _hearing(self, name: str) -> Callable[[Envelope], None]:
        def hear(envelope: Envelope) -> None:
            if isinstance(envelope, Snapshot | Changes):
                self.audiences[name].add(envelope.audience)
                for raw in envelope.put.values():
                    self.shown[name] += bytes(raw)

        return hear

    async def go_to(self, item: str) -> None:
        moderator = self.pages["mo"][0]
        if clock(moderator.document).item != item:
            await done(moderator, "clock.jump", to=item)
        await self.all_have(await self._head())

    async def do(self, who: str, type: str, /, **fields: object) -> str:
        id = secrets.token_urlsafe(16)
        asking = [page.do(type, id=id, **fields) for page in self.pages[who]]  # type: ignore[arg-type]
        first, second = await asyncio.gather(*asking)
        assert isinstance(first, Ok), f"{type}: {first}"
        assert second == first, "the same command has one answer on both servers"
        await self.all_have(first.sequence)
        return id

    async def unseen(self, text: str, *but: str) -> None:
        for name, shown in self.shown.items():
            assert name in but or text.encode() not in shown, f"{name} was shown {text}"

    def person(self, who: str) -> str:
        return self.pages[who][0].person

    def entry(self, who: str, kind: str, text: str) -> str:
        return entry_in(self.pages[who][0].document.items(), kind, text)

    def room(self, who: str) -> str:
        page = self.pages[who][0]
        return place_of(page.document, page.person)

    def text(self, plain: str) -> str:
        return plain

    async def _head(self) -> int:
        return (await self.here.house.store.head(self.here.id))[1]

    async def all_have(self, sequence: int) -> None:
        """Wait until every page has whatever it is shown of the log up to there."""
        entries = [entry async for entry in self.here.house.store.entries(self.here.id)]
        for pages in self.pages.values():
            for page in pages:
                last = {a: max(_touching(entries, a, sequence), default=0) for a in page.seen}
                await page.until(lambda page=page, last=last: all(page.seen.get(a, n) >= n for a, n in last.items()))  # type: ignore[misc]


def _touching(entries: list, audience: str, until: int) -> list[int]:  # type: ignore[type-arg]
    return [
        entry.sequence
        for entry in entries
        if entry.sequence <= until and any(key.startswith(f"{audience}/") for key in (*entry.put, *entry.delete))
    ]
