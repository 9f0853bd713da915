"""The workshops that this process serves: opened when somebody asks or when their agenda is due.

Closed when their retention date has passed, or when for long nobody has asked for them and nothing is due.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol

from facilitator import clock, opening
from facilitator.replica import Replica
from facilitator.tasks import end
from facilitator.workshop import LiveWorkshop, now_ms
from rooms.store import RedisError, Store

log = logging.getLogger(__name__)

# How often is looked what is due and what is over, in seconds, and how far ahead.
LOOK_EVERY = 2.0
LOOK_AHEAD_MS = 10_000
# What nobody has asked for, and what is not due either, for so many seconds is closed.
IDLE = 600.0


class House(Protocol):
    """Who shows workshops to people."""

    def opened(self, workshop: LiveWorkshop) -> None:
        """This process begins to serve it; nobody else has it yet."""

    def busy(self, id: str) -> bool:
        """Whether somebody is shown it now."""

    async def closed(self, workshop: LiveWorkshop) -> None:
        """This process serves it no longer: whoever is shown it is told so."""


@dataclass(slots=True)
class _Served:
    workshop: LiveWorkshop
    clock: asyncio.Task[None]
    asked: float = field(default_factory=monotonic)


class Workshops:
    def __init__(self, store: Store, house: House) -> None:
        self.store = store
        self._house = house
        self._served: dict[str, _Served] = {}
        self._opening: dict[str, asyncio.Task[_Served | None]] = {}
        self._looking: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._looking = asyncio.create_task(self._look(), name="look for workshops that are due")

    async def stop(self) -> None:
        # First what would open more of them.
        await end(*([self._looking] if self._looking else []), *self._opening.values())
        await end(*(served.clock for served in self._served.values()))
        await asyncio.gather(*(served.workshop.replica.stop() for served in self._served.values()))

    def served(self) -> list[LiveWorkshop]:
        """Those that are open in this process now."""
        return [served.workshop for served in self._served.values() if not served.workshop.replica.gone]

    async def get(self, id: str) -> LiveWorkshop | None:
        """The workshop, opened if need be; nothing where there is none of that name, or no longer."""
        served = self._served.get(id) or await self._opened_once(id)
        if served is None or served.workshop.replica.gone:
            return None
        served.asked = monotonic()
        return served.workshop

    async def _opened_once(self, id: str) -> _Served | None:
        """However many ask at once; and who no longer waits ends it for nobody else."""
        opening = self._opening.get(id)
        if opening is None:
            opening = self._opening[id] = asyncio.create_task(self._open(id), name=f"open {id}")
            opening.add_done_callback(lambda _: self._opening.pop(id))
        return await asyncio.shield(opening)

    async def _open(self, id: str) -> _Served | None:
        loaded = await opening.loaded(self.store, id)
        if loaded is None:
            return None
        replica = Replica(self.store, id, loaded)
        if replica.gone:
            return None
        workshop = LiveWorkshop(self.store, replica)
        self._house.opened(workshop)
        replica.start()
        keeping = asyncio.create_task(clock.keep(workshop, self.store), name=f"clock {id}")
        self._served[id] = _Served(workshop, keeping)
        return self._served[id]

    async def _close(self, id: str) -> None:
        served = self._served.pop(id)
        await self._house.closed(served.workshop)
        await end(served.clock)
        await served.workshop.replica.stop()

    async def _look(self) -> None:
        while True:
            try:
                await self._look_once()
            except (RedisError, OSError) as error:
                log.warning("the index of workshops cannot be read: %s", error)
            except Exception:
                # Without it nobody would wake for a workshop that begins by itself.
                log.exception("looking for workshops failed")
            await asyncio.sleep(LOOK_EVERY)

    async def _look_once(self) -> None:
        for id, served in list(self._served.items()):
            await _apart(id, self._tend(id, served))
        # A workshop goes on with nobody connected: whichever process finds it due opens it.
        for id in await self.store.workshops(until=now_ms() + LOOK_AHEAD_MS):
            await _apart(id, self._wake(id))

    async def _tend(self, id: str, served: _Served) -> None:
        if served.workshop.replica.gone:
            await self._close(id)
            await self.store.unlist(id)
        elif self._idle(served):
            # Whoever looks next must find when it is due.
            await self.store.announce(id, clock.wake(served.workshop.view))
            if self._idle(served):
                await self._close(id)

    async def _wake(self, id: str) -> None:
        if await self.get(id) is None:
            await self.store.unlist(id)

    def _idle(self, served: _Served) -> bool:
        if self._house.busy(served.workshop.id) or monotonic() - served.asked < IDLE:
            return False
        due = clock.wake(served.workshop.view)
        return due is None or due > now_ms() + IDLE * 1000


async def _apart(id: str, looking: Awaitable[None]) -> None:
    """What is wrong with one workshop keeps nobody from looking after the others; a store that is gone does."""
    try:
        await looking
    except (RedisError, OSError):
        raise
    except Exception:
        log.exception("%s cannot be looked after", id)
