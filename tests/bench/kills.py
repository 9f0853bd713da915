"""The announced event with many people, in each item of which the store is killed, and then the server with its store.

    make bench ARGS=kills                           50 people, two minutes
    make bench ARGS=kills PEOPLE=1000 SPEED=15      as many as you like, so many times faster than the clock

It is the rehearsal of ``facilitator rehearse``, whose people come back as browsers do; the server is started again at
once, as systemd does, and starts the store again. In every item everything that somebody should see is compared with
what they do see, and in the end every confirmed command is looked up in the log.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic

from facilitator.agenda import workshop_time
from facilitator.live.client import Client
from facilitator.rehearsal import Wanted, on_store
from facilitator.rehearsal.day import Rehearsal
from facilitator.rehearsal.record import PATIENCE, percentile
from rooms.document import ALL, View
from rooms.programme import Clock
from rooms.store import RedisError, opened
from tests.bench.table import Row
from tests.premises import Premises
from tests.serving import KEYS

EVENT = "gruene-infrastruktur"
# When the store is killed, and when both are, as parts of an item.
STORE_AT, BOTH_AT = 0.3, 0.6


class Killer:
    """Kills in each item of the agenda that a page is shown, until it is over."""

    def __init__(self, premises: Premises, rehearsal: Rehearsal) -> None:
        self._premises, self._rehearsal = premises, rehearsal
        self.servers = self.stores = 0
        # In seconds: from the kill of the server until the last page that it cut was there again.
        self.away: list[float] = []

    @property
    def _clock(self) -> Clock:
        return self._rehearsal.control.document.get(Clock, ALL) or Clock("planned", 0)

    async def work(self) -> None:
        async with asyncio.TaskGroup() as self._watching:
            await self._until(lambda: self._clock.state == "running")
            while self._clock.state != "over":
                item = self._clock.item
                await self._until(lambda item=item: self._is_past(item, STORE_AT))  # type: ignore[misc]
                await asyncio.to_thread(self._premises.kill_store)
                self.stores += 1
                await self._until(lambda item=item: self._is_past(item, BOTH_AT))  # type: ignore[misc]
                await self._kill_both()
                await self._until(lambda item=item: self._is_past(item, 1.0))  # type: ignore[misc]

    def _is_past(self, item: str, part: float) -> bool:
        now = self._clock
        if now.item != item or now.state == "over":
            return True
        moment = now.began + (now.ends - now.began) * part
        return part < 1.0 and workshop_time(now, self._rehearsal.control.now()) >= moment

    async def _until(self, holds: Callable[[], bool]) -> None:
        while not holds():  # noqa: ASYNC110 - time, and what other processes do
            await asyncio.sleep(0.05)

    async def _kill_both(self) -> None:
        killed, cut = monotonic(), [page for page in self._rehearsal.pages() if page.open]
        await asyncio.to_thread(self._premises.kill_both)
        self.stores += 1
        self.servers += 1
        await self._until(lambda: not any(page.open for page in cut))
        await asyncio.to_thread(self._premises.open_again)
        self._watching.create_task(self._all_back(cut, killed))
        # It says that it serves a moment before it does: a store that is killed in between ends it for good here.
        await self._until(lambda: not cut or any(page.open for page in cut))

    async def _all_back(self, cut: list[Client], killed: float) -> None:
        while cut := [page for page in cut if not page.open and page.bye is None]:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.05)
        self.away.append(monotonic() - killed)


def patient(truth: Callable[..., Awaitable[View]]) -> Callable[[Client, Sequence[Client]], Awaitable[View]]:
    """Asked again while the store is away."""

    async def asked(*pages: object) -> View:
        while True:
            with suppress(RedisError, OSError):
                return await truth(*pages)
            await asyncio.sleep(0.1)

    return asked


async def measure() -> list[Row]:
    wanted = Wanted(int(os.environ.get("PEOPLE") or 50), int(os.environ.get("SPEED") or 120))
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        premises = Premises(Path(place), "--rehearsal", EVENT)
        try:
            async with opened(premises.url) as store:
                venue = await on_store(store, KEYS, premises.server.address, EVENT)
                rehearsal = Rehearsal(replace(venue, truth=patient(venue.truth)), wanted)
                killer = Killer(premises, rehearsal)
                async with asyncio.TaskGroup() as both:
                    both.create_task(killer.work())
                    both.create_task(rehearsal.run())
                return list(_rows(rehearsal, killer, wanted))
        finally:
            premises.close()


def _rows(rehearsal: Rehearsal, killer: Killer, wanted: Wanted) -> list[Row]:
    record = rehearsal.record
    about = f"{wanted.people:,} people, {wanted.speed:.0f} × the clock"
    return [
        Row(f"{about}: stores killed", killer.stores, ""),
        Row("servers killed with them", killer.servers, ""),
        Row("lines cut and taken up again", record.reconnected, ""),
        Row("written, chosen or moved", record.posted, ""),
        Row("confirmed", len(record.confirmed), ""),
        Row("refused by the rules", record.refused.total(), ""),
        Row("without an answer", record.unanswered, "", wanted={"": 0}),
        Row("confirmed, but lost", len(record.lost), "", wanted={"": 0}),
        Row("kept twice", len(record.doubled), "", wanted={"": 0}),
        Row("confirmed, but not shown to somebody in the end", len(record.lacking), "", wanted={"": 0}),
        Row(f"pages that were behind for {PATIENCE:.0f} s after an item", len(record.undelivered), ""),
        Row("shown to others", record.delivered, ""),
        Row("kill until the last page was back: half", percentile(killer.away, 0.5), "s"),
        Row("kill until the last page was back: the longest", max(killer.away, default=0.0), "s"),
    ]
