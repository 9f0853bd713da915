"""The live copy of one workshop's document in this process, kept current by a blocking read of its log.

What a read returns is one batch; a batch is applied whole and then told to those who listen. If what the store has is
no longer what this process has seen, entries were lost: the process puts back what it still holds, in a new epoch
unless another process has already begun one.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from facilitator.opening import epoch_of, lives_on
from facilitator.outside import new_id, now_ms
from facilitator.recent import Recent, Seen
from facilitator.restoring import put_back, redone
from facilitator.tasks import end, in_slices
from rooms.decision import Decision
from rooms.document import ALL, Document, Entry, View
from rooms.programme import Workshop, workshop
from rooms.store import Committed, Loaded, RedisError, Store

log = logging.getLogger(__name__)

# Hears of a batch; where that takes long, it yields wherever something else may come in between.
Listener = Callable[["Batch"], Iterable[None] | None]
# After a batch entries gather for such a share of the time that telling it once to each who said some of it would have
# taken, for so many seconds at most; where that is less than so many seconds, the next is read at once.
SHARE = 0.5
LONGEST = 0.04
SHORTEST = 0.002


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries that came in one read, the last one ``sequence``; ``epoch`` if the whole document is new."""

    sequence: int
    entries: tuple[Entry, ...]
    epoch: str = ""


def gathering(telling: float, entries: Sequence[Entry]) -> float:
    """For how many seconds the next entries gather, where telling these took so many.

    Half of what it saves is waited: hardly at all while little happens, and not at all for what costs nothing. Who says
    very much alone makes nobody wait longer.
    """
    return min(telling * SHARE * len({entry.by for entry in entries}), LONGEST)


class Replica:
    """Follows one workshop. ``document`` is never written to by others."""

    def __init__(self, store: Store, id: str, loaded: Loaded) -> None:
        self.workshop = id
        self._store = store
        self._listeners: list[Listener] = []
        self._moved = asyncio.Condition()
        self._following: asyncio.Task[None] | None = None
        self._life, self._telling, self._wanted = "", 0.0, 0
        self._hurry = asyncio.Event()
        self._heard_at = time.monotonic()
        self._have(loaded)

    def _have(self, loaded: Loaded) -> None:
        self.document: Document = loaded.document
        self.epoch = loaded.epoch
        self.sequence = loaded.sequence
        self.recent = Recent(loaded.sequence, loaded.command, loaded.at)

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
        if self.sequence < sequence:
            self._wanted = max(self._wanted, sequence)
            self._hurry.set()
        return await self.until(lambda: self.sequence >= sequence)

    async def look_again(self) -> None:
        """Let everybody who waits for a state look whether it holds."""
        async with self._moved:
            self._moved.notify_all()

    @property
    def silence(self) -> float:
        """For how many seconds the log was not read on; a read that brings nothing counts."""
        return time.monotonic() - self._heard_at

    @property
    def gone(self) -> bool:
        """Whether the workshop was deleted, or its retention date has passed: nothing is put back then."""
        known = self.document.get(Workshop, ALL)
        return known is None or 0 < known.expires <= now_ms()

    async def _follow(self) -> None:
        pause = 0.1
        while True:
            try:
                await self._check_for_loss()
                self._life = await lives_on(self._store, self.workshop, self.epoch, self._life)
                async for entries in self._store.follow(self.workshop, self.sequence):
                    pause, self._heard_at = 0.1, time.monotonic()
                    if entries and self._follow_on(entries):
                        await self._apply(entries)
                        await self._let_gather(entries)
                    elif await self._check_for_loss():
                        break
                    elif entries:
                        log.error("the log of %s has a hole after %s; loading it anew", self.workshop, self.sequence)
                        await self._load()
                        break
            except (RedisError, OSError) as error:
                log.warning("the log of %s cannot be followed: %s; again in %.1f s", self.workshop, error, pause)
            except Exception:
                # A replica that stopped following would go on deciding on what is long past.
                log.exception("following %s failed", self.workshop)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 2.0)

    def _follow_on(self, entries: Sequence[Entry]) -> bool:
        """Whether they come after the last one, without a gap and in the same epoch."""
        numbers = range(self.sequence + 1, self.sequence + 1 + len(entries))
        return all(
            entry.sequence == number and entry.epoch in ("", self.epoch)
            for entry, number in zip(entries, numbers, strict=True)
        )

    async def _apply(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            self.recent.add(entry, self.document)
            self.document.apply(entry)
        await self._tell(Batch(entries[-1].sequence, tuple(entries)))

    async def _tell(self, batch: Batch) -> None:
        async with self._moved:
            self.sequence = batch.sequence
            self._moved.notify_all()
        begun = time.monotonic()
        for listener in self._listeners:
            if not await self._heard(listener, batch):
                # Who has missed one batch would be out of date for good.
                await self._heard(listener, Batch(batch.sequence, (), self.epoch))
        self._telling = time.monotonic() - begun

    async def _heard(self, listener: Listener, batch: Batch) -> bool:
        try:
            await in_slices(listener(batch) or ())
        except Exception:
            log.exception("a batch of %s could not be told", self.workshop)
            return False
        return True

    async def _let_gather(self, entries: Sequence[Entry]) -> None:
        """Many who listen cost time: a frame with ten entries costs little more than one with one."""
        pause = gathering(self._telling, entries)
        self._hurry.clear()
        if pause >= SHORTEST and self._wanted <= self.sequence:
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._hurry.wait()

    async def _load(self) -> None:
        """The document as the store has it; whoever listens begins again with it."""
        loaded = await self._store.load(self.workshop)
        if loaded is not None:
            self._have(loaded)
            await self._tell(Batch(loaded.sequence, (), loaded.epoch))

    async def _check_for_loss(self) -> bool:
        """Whether entries that this process has seen are gone; then the document is what the store has now."""
        epoch, head = await self._store.head(self.workshop)
        if epoch == self.epoch and head >= self.sequence and await self._last_is_there():
            return False
        if self.gone:
            return False
        await self._restore()
        await self._load()
        return True

    async def _last_is_there(self) -> bool:
        """A log that was cut off may have grown again: then another entry stands in the place of the last one."""
        last = self.recent.command
        return not last or (await self._store.standing(self.workshop, last))[0] == self.sequence

    async def _restore(self) -> None:
        """Put back what the store has lost of what is held here; another process may have been faster with its part."""
        while True:
            found = await self._store.load(self.workshop)
            lost, goes_on = await self._lost(), await self._goes_on()
            if found is not None and found.epoch != self.epoch and not (lost and goes_on):
                return
            log.error("the store has lost entries of %s; putting back what is held", self.workshop)
            if found is not None and goes_on:
                decision = redone(found.document, lost)
            else:
                decision = await self._put_back(found)
            if isinstance(await self._commit(decision, found, lost), Committed):
                return

    async def _commit(self, decision: Decision, found: Loaded | None, lost: Sequence[Seen]) -> object:
        """As one entry that stands for all the commands in it, in a new epoch unless one has begun since."""
        return await self._store.commit(
            self.workshop,
            decision,
            command=new_id(),
            by="",
            at=now_ms(),
            epoch=found.epoch if found else "",
            begin=epoch_of(await self._store.life(self.workshop)) if found is None or found.epoch == self.epoch else "",
            expires=workshop(self.document).expires or None,
            further=[seen.entry.command for seen in lost],
        )

    async def _lost(self) -> list[Seen]:
        seen = self.recent.entries
        unknown = await self._store.unknown(self.workshop, [one.entry.command for one in seen])
        return [one for one in seen if one.entry.command in unknown]

    async def _goes_on(self) -> bool:
        """Whether the store has what came before the oldest entry that is held: then no other was lost."""
        known = self.recent.known
        return not known or not await self._store.unknown(self.workshop, [known])

    async def _put_back(self, found: Loaded | None) -> Decision:
        """Whatever is held, but for what the log tells to be younger than the last entry that was seen here."""
        base = Document()
        async for entry in self._store.entries(self.workshop):
            if entry.at > self.recent.at:
                break
            base.apply(entry)
        return put_back(found.document if found else View(), base, self.document)
