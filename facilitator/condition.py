"""Whether this process can do its work for people: looked at every two seconds, told to who sends people here.

Who asks is told what the last look found, so that asking costs the store nothing.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Iterator
from time import monotonic
from typing import Literal

import msgspec

from facilitator import metrics
from facilitator.settings import Settings
from facilitator.workshops import Workshops
from rooms.durability import Durability, UnfitStore, inspect
from rooms.store import RedisError, Store

log = logging.getLogger(__name__)

EVERY = 2.0
# How long the store may take to answer a look, and a log not to be read on, in seconds.
HEALTHY = 2.0
QUIET = 10.0
# So many bytes must be free where the private store lies: it ends when it cannot write.
LEAST_FREE = 64 * 1024 * 1024


class Lack(msgspec.Struct, frozen=True):
    """One reason why people should be sent elsewhere."""

    what: Literal["store", "durability", "log", "disk"]
    why: str


class Condition:
    """One for each process; ``lacks`` is what the last look found."""

    def __init__(self, settings: Settings, store: Store, workshops: Workshops) -> None:
        self._settings = settings
        self._store = store
        self._workshops = workshops
        self.lacks: list[Lack] = [Lack("store", "The store was not asked yet.")]

    async def keep(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.look()
            except Exception:
                log.exception("looking how the server is failed")
            await asyncio.sleep(EVERY)

    async def look(self) -> None:
        """Ask everything that may be lacking, and say in the log what has changed."""
        found = [*await self._store_lacks(), *self._log_lacks(), *self._disk_lacks()]
        for lack in found:
            if lack not in self.lacks:
                log.warning("not ready: %s", lack.why)
        if self.lacks and not found:
            log.info("ready")
        self.lacks = found
        metrics.READY.set(not found)

    async def _store_lacks(self) -> list[Lack]:
        began = monotonic()
        try:
            async with asyncio.timeout(HEALTHY):
                durability = await inspect(*await self._store.servers())
        except UnfitStore as error:
            return [Lack("store", str(error))]
        except (RedisError, OSError, TimeoutError):
            self._store.doubt()
            return [Lack("store", "The store does not answer.")]
        finally:
            metrics.STORE_LAG.set(monotonic() - began)
        return list(self._of_store(durability))

    def _of_store(self, found: Durability) -> Iterator[Lack]:
        if not self._settings.durability.met_by(found.ok):
            yield Lack("durability", f"What the store answers is {found.ok}; DURABILITY asks for more.")
        if found.replicas < (needed := self._settings.replicas):
            yield Lack("durability", f"{found.replicas} replicas follow the store; REPLICAS asks for {needed}.")
        if found.failing:
            yield Lack("disk", "The store cannot write to its disk.")

    def _log_lacks(self) -> Iterator[Lack]:
        silence = max((served.replica.silence for served in self._workshops.served()), default=0.0)
        metrics.SILENCE.set(silence)
        if silence > QUIET:
            yield Lack("log", "What happens in a workshop is not heard any more.")

    def _disk_lacks(self) -> Iterator[Lack]:
        if self._settings.redis_url:
            return
        if shutil.disk_usage(self._settings.data).free < LEAST_FREE:
            yield Lack("disk", "The disk with the data folder is almost full.")
