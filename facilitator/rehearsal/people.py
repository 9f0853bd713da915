"""The simulated people of a rehearsal: each has a real page, and does what people do in each kind of activity.

They mistrust the network as people must: lines break, pages are opened anew, commands are sent twice. What they do
is looked up by the kind of the item (``facilitator.rehearsal.doings``); a kind that is not there is simply watched.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from facilitator.agenda import workshop_time
from facilitator.live.client import Client, Ended
from facilitator.live.protocol import No, Ok
from facilitator.rehearsal.record import Record
from facilitator.rehearsal.returning import EVER, keep_open, let_in_again
from facilitator.rehearsal.words import Words
from rooms.document import ALL, Entity, own_audience
from rooms.people import place_of
from rooms.programme import MINUTE, Clock, Item, items

# After these answers it is not known whether the command was applied, and the same one may be sent again.
UNSURE = ("unreachable", "crowded", "failed")
AGAIN_AFTER = 0.3
# How often a command is sent twice; how often, in each item, a line breaks or a page is opened anew.
TWICE, BREAKS, ANEW = 0.03, 0.08, 0.02


class Gate:
    """While it is shut nobody sends anything new; who is sending is waited for."""

    def __init__(self) -> None:
        self._open, self._idle = asyncio.Event(), asyncio.Event()
        self._idle.set()
        self._busy = 0

    def open(self) -> None:
        self._open.set()

    async def shut(self, patience: float) -> None:
        """Until everything that was sent is answered, at most so many seconds."""
        self._open.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), patience)

    async def passed(self) -> None:
        await self._open.wait()

    def come(self) -> None:
        self._busy += 1
        self._idle.clear()

    def go(self) -> None:
        self._busy -= 1
        if not self._busy:
            self._idle.set()


@dataclass
class Crowd:
    """What simulated people share: where they tell what they send, how they speak, and what they do by kind."""

    record: Record
    words: Words
    doings: Mapping[str, Doing]
    gate: Gate = field(default_factory=Gate)


class Someone:
    """One simulated person with one page."""

    def __init__(self, crowd: Crowd, page: Client, seed: int) -> None:
        self.crowd, self.page, self.random = crowd, page, Random(seed)  # noqa: S311 - a play
        self.came = 0
        page.heard.append(crowd.record.hearing(page.person))

    @property
    def clock(self) -> Clock:
        return self.page.document.get(Clock, ALL) or Clock("planned", 0)

    @property
    def room(self) -> str:
        return place_of(self.page.document, self.page.person)

    @property
    def hosts(self) -> bool:
        """Whether a room is theirs to look after."""
        return self.page.me is not None and bool(self.page.me.room)

    @property
    def shown(self) -> bool:
        """Whether the page shows anything: one that is opened anew has nothing at first."""
        return self.page.document.raw(Clock.key(ALL)) is not None

    @property
    def now(self) -> int:
        """Workshop time."""
        return workshop_time(self.clock, self.page.now())

    @property
    def words(self) -> Words:
        return self.crowd.words

    def has(self, kind: type[Entity], id: str) -> bool:
        """Whether something lies with this person."""
        return self.page.document.raw(kind.key(own_audience(self.page.person), id)) is not None

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    async def live(self) -> None:
        """Take part until it is called off; who was removed goes on once they are readmitted."""
        while True:
            with suppress(Ended):
                await self._live_on()
            if not await let_in_again(self.page.ticket, self.random):
                return
            # The page is loaded anew; the goodbye holds no longer, and the line is opened as any that was lost.
            self.page.forget()
            self.page.bye = None

    async def _live_on(self) -> None:
        """Until this person is not let in any more; an end may be taken back."""
        keeping = asyncio.create_task(self.keep_connected())
        try:
            while True:
                await self._take_part(self.clock.item, self.clock.began)
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)

    async def _take_part(self, present: str, began: int) -> None:
        """Until the agenda moves on or back, or begins anew."""
        self.came = self.now
        item = dict(items(self.page.document)).get(present)
        doing = asyncio.create_task(self._do_all(present, item)) if item else None
        try:
            await self.page.until(lambda: self.shown and (self.clock.item, self.clock.began) != (present, began), EVER)
        finally:
            if doing is not None:
                doing.cancel()
                await asyncio.gather(doing, return_exceptions=True)

    async def _do_all(self, id: str, item: Item) -> None:
        mishap = asyncio.create_task(self._mishap())
        try:
            await self.do_in(id, item)
            await mishap
        finally:
            mishap.cancel()

    async def do_in(self, id: str, item: Item) -> None:
        """What people do in such an item; where nobody knows, it is watched."""
        if item.kind in self.crowd.doings:
            await self.crowd.doings[item.kind](self, id, item)

    async def _mishap(self) -> None:
        if self.chance(BREAKS):
            await self.at(self.random.uniform(0.1, 0.8))
            await self.page.drop()
        elif self.chance(ANEW):
            await self.at(self.random.uniform(0.1, 0.8))
            await self.page.drop()
            self.page.forget()

    async def keep_connected(self) -> None:
        await keep_open(self.page, self.crowd.record, self.random)

    async def at(self, part: float) -> None:
        """Wait until that part has passed of what was left of the present item when it came, 0.5 for the middle."""
        while not await self.comes(self.clock.began, self.clock.ends, part):
            pass

    async def comes(self, began: int, ends: int, part: float) -> bool:
        """Whether that part of a time has passed, as far as this person was there; else a while is waited for it.

        Who comes back to something whose time is over still finds a minute.
        """
        clock, since = self.clock, max(began, self.came)
        moment = since + max(ends - since, MINUTE) * part
        ahead = (moment - self.now) / 1000 / clock.speed
        if ahead <= 0 and clock.state == "running":
            return True
        await asyncio.sleep(min(max(ahead, 0.05), 1.0))
        return False

    async def do(self, type: str, **fields: object) -> Ok | No:
        """Send a command until it is known what became of it, even if the agenda moves on meanwhile."""
        await self.crowd.gate.passed()
        return await asyncio.shield(asyncio.create_task(self._send(type, fields)))

    async def _send(self, type: str, fields: Mapping[str, object]) -> Ok | No:
        id, record = secrets.token_urlsafe(16), self.crowd.record
        self.crowd.gate.come()
        record.send(id)
        try:
            answer = await self._ask(type, id, fields)
            record.answer(id, answer)
            if isinstance(answer, Ok) and self.chance(TWICE):
                record.repeat(id, await self._ask(type, id, fields))
            return answer
        except (Ended, TimeoutError):
            record.unanswered += 1
            raise
        finally:
            self.crowd.gate.go()

    async def _ask(self, type: str, id: str, fields: Mapping[str, object]) -> Ok | No:
        while True:
            answer = await self.page.do(type, id=id, patience=60, **fields)
            if isinstance(answer, Ok) or answer.code not in UNSURE:
                return answer
            await asyncio.sleep(AGAIN_AFTER)


# What somebody does in an item, ``(who, the item's id, the item)``.
Doing = Callable[[Someone, str, Item], Awaitable[None]]
