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

from websockets.exceptions import WebSocketException

from facilitator.agenda import workshop_time
from facilitator.live.client import Client, Ended
from facilitator.live.protocol import No, Ok
from facilitator.rehearsal.record import Record
from facilitator.rehearsal.words import Words
from rooms.document import ALL
from rooms.people import place_of
from rooms.programme import Clock, Item, items

# After these answers it is not known whether the command was applied, and the same one may be sent again.
UNSURE = ("unreachable", "crowded", "failed")
AGAIN_AFTER = 0.3
# How often a command is sent twice; how often, in each item, a line breaks or a page is opened anew.
TWICE, BREAKS, ANEW = 0.03, 0.08, 0.02
EVER = 10_000_000.0
# Seconds before a lost line is opened anew, as in static/js/core/socket.js.
SOONEST, LATEST = 0.25, 10.0


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
    def words(self) -> Words:
        return self.crowd.words

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    async def live(self) -> None:
        """Take part from now to the end, or until this person is not let in any more."""
        keeping = asyncio.create_task(self.keep_connected())
        try:
            while self.clock.state != "over":
                await self._take_part(self.clock.item)
        except Ended:
            return
        finally:
            keeping.cancel()

    async def _take_part(self, present: str) -> None:
        """Until the agenda moves on."""
        item = dict(items(self.page.document)).get(present)
        doing = asyncio.create_task(self._do_all(present, item)) if item else None
        try:
            await self.page.until(lambda: self.clock.state == "over" or self.clock.item not in ("", present), EVER)
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
        """Wait until that part of the present item has passed, 0.5 for its middle."""
        while True:
            clock = self.clock
            moment = clock.began + (clock.ends - clock.began) * part
            ahead = (moment - workshop_time(clock, self.page.now())) / 1000 / clock.speed
            if ahead <= 0 and clock.state == "running":
                return
            await asyncio.sleep(min(max(ahead, 0.05), 1.0))

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


async def keep_open(page: Client, record: Record, random: Random) -> None:
    """Come back whenever the line is lost, after a random time, as a browser does. Raises ``Ended``."""
    attempts = 0
    while True:
        await page.until(lambda: not page.open, EVER)
        await asyncio.sleep(_pause(page, random, attempts))
        attempts += 1
        with suppress(OSError, TimeoutError, WebSocketException):
            await page.connect()
            record.reconnected += 1
            attempts = 0


def _pause(page: Client, random: Random, attempts: int) -> float:
    """In seconds: what the server said when it said goodbye, or longer each time that it led nowhere."""
    if attempts == 0 and page.bye is not None:
        return page.bye.wait / 1000
    return SOONEST + random.random() * min(LATEST, SOONEST * 2.0**attempts)


# What somebody does in an item, ``(who, the item's id, the item)``.
Doing = Callable[[Someone, str, Item], Awaitable[None]]
