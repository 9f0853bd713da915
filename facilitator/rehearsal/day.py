"""One rehearsed day: everybody comes in, the moderator steers, and after every item everything is compared.

``facilitator.rehearsal`` says where it takes place.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic

from facilitator.agenda import workshop_time
from facilitator.live.admission import Ticket, join, show
from facilitator.live.client import Client, Ended
from facilitator.rehearsal.doings import doings
from facilitator.rehearsal.doings.choose import satisfaction
from facilitator.rehearsal.people import Crowd, Someone
from facilitator.rehearsal.record import Record
from facilitator.rehearsal.report import Progress, counts, report
from facilitator.rehearsal.returning import EVER, keep_open
from facilitator.rehearsal.words import words_for
from rooms.document import ALL, View
from rooms.programme import MOMENT, Clock, Item, Ran, items, workshop
from rooms.roles import Role
from rooms.wording import unparted

# So many come in at a time; everything that was sent is answered within so many seconds.
AT_ONCE = 20
PATIENCE = 60.0
# So long after the end, in seconds, the people stay, because it may have been a mistake; and so long where the last
# item had not begun.
TAKEN_BACK, TOO_EARLY = 10.0, MOMENT / 1000
# After so many seconds without a line to anybody the server will not come back.
GONE = 60.0


class CannotRehearse(Exception):
    """The text says why."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many people, how many times faster than the clock, and where the documentation is written."""

    people: int
    speed: float
    pdf: Path | None = None


@dataclass(frozen=True, slots=True)
class Venue:
    """Where it is rehearsed: who moderates, the links by role and room, and what is true there.

    ``steered`` says whether the simulated moderator moves the agenda; ``audit`` reads the log, where that is possible.
    """

    moderator: Ticket
    links: Mapping[tuple[Role, str], str]
    truth: Callable[[Client, Sequence[Client]], Awaitable[View]]
    steered: bool
    audit: Callable[[Record], Awaitable[None]] | None = None


class Rehearsal:
    """Call ``run`` once."""

    def __init__(self, venue: Venue, wanted: Wanted) -> None:
        self.venue, self.wanted = venue, wanted
        self.record, self.progress = Record(), Progress()
        self.control = Client(venue.moderator, "control")
        self.people: list[Someone] = []
        self.stage: list[Client] = []

    async def run(self) -> int:
        """The whole day; the exit code."""
        began = monotonic()
        await self.control.connect()
        self.crowd = Crowd(self.record, words_for(workshop(self.control.document).language), doings("doing"))
        self.moderator = Someone(dataclasses.replace(self.crowd, doings=doings("moderating")), self.control, seed=0)
        await self._everybody_in()
        self.crowd.gate.open()
        lives = [asyncio.create_task(who.live()) for who in self.people]
        lives += [asyncio.create_task(keep_open(page, self.record, Random(0))) for page in self.stage]  # noqa: S311 - a play
        try:
            if self.venue.steered:
                lives += [asyncio.create_task(self.moderator.live()), asyncio.create_task(self._steer())]
            else:
                lives.append(asyncio.create_task(self.moderator.keep_connected()))
            start = await self._watch()
            await self._compare()
            if self.venue.audit is not None:
                await self.venue.audit(self.record)
            await self._tell(monotonic() - began, start)
        finally:
            for life in lives:
                life.cancel()
            await asyncio.gather(*lives, return_exceptions=True)
            await asyncio.gather(*(page.drop() for page in self.pages()), return_exceptions=True)
        return int(self.record.failed)

    def pages(self) -> list[Client]:
        return [self.control, *self.stage, *(who.page for who in self.people)]

    async def _everybody_in(self) -> None:
        """Hosts, guests and the stage, by their links."""
        few = asyncio.Semaphore(AT_ONCE)
        links, words = self.venue.links, self.crowd.words

        async def come(link: str, name: str, seed: int) -> Someone:
            async with few:
                organisation = words.organisations[seed % len(words.organisations)]
                ticket = await join(link, name, organisation=organisation, rehearsal="yes")
                page = await Client(ticket, "live").connect()
                self.progress.now(f"{seed} of {self.wanted.people} people are in")
                return Someone(self.crowd, page, seed)

        hosts = [(link, f"{words.host} {room}") for (role, room), link in links.items() if role is Role.HOST]
        guests = [(links[Role.PARTICIPANT, ""], f"{words.guest} {n}") for n in range(1, self.wanted.people + 1)]
        coming = [come(link, name, seed) for seed, (link, name) in enumerate([*hosts, *guests], 1)]
        self.people = list(await asyncio.gather(*coming))
        if (link := links.get((Role.STAGE, ""))) is not None:
            self.stage = [await Client(await show(link), "stage").connect()]
        self.progress.line(f"{len(self.people)} people are in, {len(hosts)} of them as hosts.")

    async def _steer(self) -> None:
        """Start, and press Next where an item waits for that."""
        await self.moderator.do("clock.start", speed=self.wanted.speed)
        with suppress(Ended):
            while (clock := self.moderator.clock).state != "over":
                item = self._item(clock)
                if item is not None and item.advance == "wait":
                    await self.moderator.at(1.0)
                    await self.moderator.do("clock.next", seen=clock.item, seen_step=self.moderator.clock.step)
                await self.control.until(lambda seen=clock.item: self.moderator.clock.item != seen, EVER)  # type: ignore[misc]

    async def _watch(self) -> int:
        """Follow the agenda to its end, and compare after every item; when it began, in workshop time."""
        await self._until(lambda: self.moderator.clock.state != "planned")
        start = self.moderator.clock.began
        while await self._goes_on():
            clock = self.moderator.clock
            await self._until(lambda seen=clock.item: self.moderator.clock.item != seen)  # type: ignore[misc]
            await self._compare()
            title = unparted(item.title) if (item := self._item(clock)) else ""
            self.progress.line(f"  {title}: {counts(self.record)}{self._wrong()}")
        return start

    async def _goes_on(self) -> bool:
        """Not after the end, unless others moderate, and take it back."""
        with suppress(TimeoutError, Ended):
            await self.control.until(lambda: self.moderator.clock.state != "over", self._patience())
        return self.moderator.clock.state != "over"

    def _patience(self) -> float:
        if self.venue.steered or self.moderator.clock.state != "over":
            return 0.0
        last, _ = items(self.control.document)[-1]
        if self.control.document.get(Ran, ALL, last) is not None:
            return TAKEN_BACK
        self.progress.line("It ended early. The people stay for five minutes: they go on if that is taken back.")
        return TOO_EARLY

    async def _until(self, holds: Callable[[], bool]) -> None:
        there = monotonic()
        while not holds():
            if any(page.open for page in self.pages()):
                there = monotonic()
            elif monotonic() - there > GONE:
                raise CannotRehearse("the server has not answered anybody for a minute")
            clock = self.moderator.clock
            item = self._item(clock)
            minutes = max(0, clock.ends - workshop_time(clock, self.control.now())) / 60_000
            where = f"{unparted(item.title)}, {minutes:.0f} min left" if item else "waiting for the start"
            self.progress.now(f"{where} · {len(self.people)} people · {counts(self.record)}{self._wrong()}")
            try:
                await self.control.until(holds, patience=0.5)
            except TimeoutError:
                continue
            except Ended:
                raise CannotRehearse(
                    "the rehearsal's moderator is no longer let in, so nothing can be compared"
                ) from None

    async def _compare(self) -> None:
        """Let everybody finish, and look whether everybody has what they should have."""
        await self.crowd.gate.shut(PATIENCE)
        await self._everybody_back()
        pages = [who.page for who in self.people if who.page.bye is None]
        await self.record.compare(
            lambda: self.venue.truth(self.control, pages), lambda: [*pages, *self.stage, self.control]
        )
        self.crowd.gate.open()

    async def _everybody_back(self) -> None:
        """Whoever is without a line is shown nothing, and knows it."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while not all(page.open or page.bye is not None for page in self.pages()):  # noqa: ASYNC110 - a state of many
                    await asyncio.sleep(0.05)

    def _item(self, clock: Clock) -> Item | None:
        return dict(items(self.control.document)).get(clock.item)

    def _wrong(self) -> str:
        wrong = len(self.record.undelivered) + len(self.record.doubled)
        return f", {wrong} WRONG" if wrong else ""

    async def _tell(self, seconds: float, start: int) -> None:
        view = await self.venue.truth(self.control, [])
        minutes = (self.moderator.clock.began - start) / 60_000
        told = report(self.record, people=len(self.people), seconds=seconds, minutes=minutes, rounds=satisfaction(view))
        for line in told:
            self.progress.line(line)
