"""The live copy of one workshop's document in this process, kept current by a blocking read of its log.

What a read returns is one batch; a batch is applied whole and then told to those who listen. If the log's
head is behind what this process has seen in the same epoch, entries were lost: a new epoch begins, and the
process puts back what it still holds.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from facilitator.tasks import end
from rooms.document import ALL, Decision, Document, Entry, View
from rooms.programme import Workshop, workshop
from rooms.store import Conflict, Loaded, RedisError, Store

log = logging.getLogger(__name__)

RECENT = 2_000
Listener = Callable[["Batch"], None]


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries that came in one read, the last one ``sequence``; ``epoch`` if the whole document is new."""

    sequence: int
    entries: tuple[Entry, ...]
    epoch: str = ""


class Replica:
    """Follows one workshop. ``document`` is never written to by others."""

    def __init__(self, store: Store, id: str, loaded: Loaded) -> None:
        self.workshop = id
        self.document: Document = loaded.document
        self.epoch = loaded.epoch
        self.sequence = loaded.sequence
        self.recent: deque[Entry] = deque(maxlen=RECENT)
        self._store = store
        self._listeners: list[Listener] = []
        self._moved = asyncio.Condition()
        self._following: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._following = asyncio.create_task(self._follow(), name=f"follow {self.workshop}")

    async def stop(self) -> None:
        if self._following is not None:
            await end(self._following)

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    async def until(self, holds: Callable[[], bool], *, patience: float = 5.0) -> bool:
        """Wait for a state of this replica; false if it does not come within ``patience`` seconds."""
        try:
            async with asyncio.timeout(patience), self._moved:
                await self._moved.wait_for(holds)
        except TimeoutError:
            return False
        return True

    async def catch_up(self, sequence: int) -> bool:
        """Wait until the document has that entry."""
        return await self.until(lambda: self.sequence >= sequence)

    @property
    def gone(self) -> bool:
        """Whether the workshop was deleted, or its retention date has passed: nothing is put back then."""
        known = self.document.get(Workshop, ALL)
        return known is None or 0 < known.expires <= time.time_ns() // 1_000_000

    def missed(self, sequence: int) -> list[Entry] | None:
        """The entries after that sequence, if this process still has them all."""
        if sequence > self.sequence:
            return None
        if sequence == self.sequence:
            return []
        if not self.recent or self.recent[0].sequence > sequence + 1:
            return None
        return [entry for entry in self.recent if entry.sequence > sequence]

    async def _follow(self) -> None:
        pause = 0.1
        while True:
            try:
                await self._check_for_loss()
                async for entries in self._store.follow(self.workshop, self.sequence):
                    pause = 0.1
                    if entries and entries[0].sequence == self.sequence + 1:
                        await self._apply(entries)
                    elif await self._check_for_loss():
                        break
            except (RedisError, OSError) as error:
                log.warning("the log of %s cannot be followed: %s; again in %.1f s", self.workshop, error, pause)
            except Exception:
                # A replica that stopped following would go on deciding on what is long past.
                log.exception("following %s failed", self.workshop)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 2.0)

    async def _apply(self, entries: list[Entry]) -> None:
        for entry in entries:
            self.document.apply(entry)
            self.recent.append(entry)
        await self._tell(Batch(entries[-1].sequence, tuple(entries)))

    async def _tell(self, batch: Batch) -> None:
        async with self._moved:
            self.sequence = batch.sequence
            self._moved.notify_all()
        for listener in self._listeners:
            listener(batch)

    async def _check_for_loss(self) -> bool:
        """Whether entries that this process has seen are gone; then the document is what the store has now."""
        epoch, head = await self._store.head(self.workshop)
        if epoch == self.epoch and head >= self.sequence and await self._last_is_there():
            return False
        if self.gone:
            return False
        if epoch in ("", self.epoch):
            await self._restore()
        loaded = await self._store.load(self.workshop)
        if loaded is None:
            return False
        self.document, self.epoch = loaded.document, loaded.epoch
        self.recent.clear()
        await self._tell(Batch(loaded.sequence, (), loaded.epoch))
        return True

    async def _last_is_there(self) -> bool:
        """A log that was cut off may have grown again: then another entry stands in the place of the last one."""
        if not self.recent:
            return True
        last = self.recent[-1]
        return (await self._store.standing(self.workshop, last.command))[0] == last.sequence

    async def _restore(self) -> None:
        """The store has lost entries that this process has seen: put back what it holds, in a new epoch."""
        log.error("the store has lost entries of %s after %s; putting back what is held", self.workshop, self.sequence)
        outcome: object = None
        while outcome is None or isinstance(outcome, Conflict):
            found = await self._store.load(self.workshop)
            if found is not None and found.epoch != self.epoch:
                return
            outcome = await self._store.commit(
                self.workshop,
                restoring(found.document if found else View(), self.document, self.recent),
                command=secrets.token_urlsafe(16),
                by="",
                at=time.time_ns() // 1_000_000,
                epoch=found.epoch if found else "",
                begin=secrets.token_hex(4),
                expires=workshop(self.document).expires or None,
            )


def restoring(found: View, held: View, recent: Iterable[Entry]) -> Decision:
    """What makes a document that has lost ``recent`` entries have again what is held, with what came since."""
    decision = Decision(found)
    for key, raw in held.items():
        if found.raw(key) != raw:
            decision.put_raw(key, raw)
    for key in {key for entry in recent for key in entry.delete}:
        if held.raw(key) is None and found.raw(key) is not None:
            decision.delete(key)
    return decision
