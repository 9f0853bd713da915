"""The workshops that this process serves: opened when somebody asks or when their agenda is due."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from facilitator import clock
from facilitator.replica import Replica
from facilitator.tasks import end
from facilitator.workshop import LiveWorkshop, now_ms
from rooms.store import RedisError, Store

log = logging.getLogger(__name__)

# How often the index is looked through for workshops that become due, in seconds, and how far ahead.
LOOK_EVERY = 2.0
LOOK_AHEAD_MS = 10_000


@dataclass(frozen=True, slots=True)
class _Served:
    workshop: LiveWorkshop
    clock: asyncio.Task[None]


class Workshops:
    """``opened`` is called with every workshop that this process begins to serve, before anybody else has it."""

    def __init__(self, store: Store, opened: Callable[[LiveWorkshop], None]) -> None:
        self.store = store
        self._opened = opened
        self._served: dict[str, _Served] = {}
        self._opening: dict[str, asyncio.Lock] = {}
        self._looking: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._looking = asyncio.create_task(self._look(), name="look for workshops that are due")

    async def stop(self) -> None:
        await end(*([self._looking] if self._looking else []), *(served.clock for served in self._served.values()))
        await asyncio.gather(*(served.workshop.replica.stop() for served in self._served.values()))

    def __iter__(self):  # type: ignore[no-untyped-def]
        return (served.workshop for served in list(self._served.values()))

    async def get(self, id: str) -> LiveWorkshop | None:
        """The workshop, opened if need be; nothing where there is none of that name."""
        if (served := self._served.get(id)) is not None:
            return served.workshop
        async with self._opening.setdefault(id, asyncio.Lock()):
            if (served := self._served.get(id)) is not None:
                return served.workshop
            return await self._open(id)

    async def _open(self, id: str) -> LiveWorkshop | None:
        loaded = await self.store.load(id)
        if loaded is None:
            self._opening.pop(id, None)
            return None
        replica = Replica(self.store, id, loaded)
        workshop = LiveWorkshop(self.store, replica)
        self._opened(workshop)
        replica.start()
        keeping = asyncio.create_task(clock.keep(workshop, self.store), name=f"clock {id}")
        self._served[id] = _Served(workshop, keeping)
        return workshop

    async def _look(self) -> None:
        """A workshop goes on with nobody connected: whichever process finds it due opens it."""
        while True:
            try:
                for id in await self.store.workshops(until=now_ms() + LOOK_AHEAD_MS):
                    if await self.get(id) is None:
                        await self.store.unlist(id)
            except (RedisError, OSError) as error:
                log.warning("the index of workshops cannot be read: %s", error)
            await asyncio.sleep(LOOK_EVERY)
