"""One workshop in this process: commands in, commits out, decided again until they fit.

``do`` is the only way in which anything changes. An answer is ``Committed`` once the store has it on disk, a
``Refusal`` that was checked against the newest entry, or ``UNREACHABLE``: then it is not known whether it
was applied, and the same command id may be sent again.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable

from facilitator import commands
from facilitator.replica import Replica
from rooms.activity import FORBIDDEN, Actor, Command
from rooms.document import Decision, Refusal, View
from rooms.store import Committed, Conflict, NewEpoch, RedisError, Store
from rooms.wording import mark

log = logging.getLogger(__name__)

UNREACHABLE = Refusal("unreachable", mark("The server cannot save at the moment. It will try again."), again=True)
CROWDED = Refusal("crowded", mark("Too much is happening at once. Please try again."), again=True)
ATTEMPTS = 60
# How long to wait before a commit whose answer was lost is sent again, in seconds.
PAUSES = (0.05, 0.2, 0.5, 1.0)

Deciding = Callable[[View], Decision | Refusal | None]


def now_ms() -> int:
    """ms since 1970."""
    return time.time_ns() // 1_000_000


def new_id() -> str:
    """128 random bits, as on the wire."""
    return secrets.token_urlsafe(16)


class LiveWorkshop:
    """What this process does in a workshop whose replica it holds."""

    def __init__(self, store: Store, replica: Replica) -> None:
        self.id = replica.workshop
        self.replica = replica
        self._store = store

    @property
    def view(self) -> View:
        return self.replica.document

    async def command(self, actor: Callable[[View], Actor | None], command: Command, id: str) -> Committed | Refusal:
        """Decide and commit what somebody wants; ``actor`` says who they are as the document stands then."""

        def decide(view: View) -> Decision | Refusal:
            who = actor(view)
            return FORBIDDEN if who is None else commands.decide(view, who, command, id=id, now=now_ms())

        who = actor(self.view)
        outcome = await self.do(decide, id=id, by=who.person if who else "")
        return outcome if outcome is not None else Committed(self.replica.sequence)

    async def do(
        self, decide: Deciding, *, id: str, by: str = "", expires: int | None = None
    ) -> Committed | Refusal | None:
        """Commit what ``decide`` makes of the newest document; nothing if it decides that nothing is to be done."""
        for attempt in range(ATTEMPTS):
            seen, outcome = self.replica.sequence, decide(self.view)
            if outcome is None:
                return None
            if isinstance(outcome, Refusal):
                if (checked := await self._check(outcome, id, seen)) is not None:
                    return checked
                continue
            result = await self._commit(outcome, id=id, by=by, expires=expires)
            if isinstance(result, Committed | Refusal):
                return result
            if not await self.replica.catch_up(result.sequence):
                return UNREACHABLE
            await asyncio.sleep(0 if attempt < 10 else secrets.randbelow(20) / 1000)
        return CROWDED

    async def _commit(
        self, decision: Decision, *, id: str, by: str, expires: int | None
    ) -> Committed | Conflict | Refusal:
        for pause in (*PAUSES, None):
            try:
                result = await self._store.commit(
                    self.id, decision, command=id, by=by, at=now_ms(), epoch=self.replica.epoch, expires=expires
                )
            except (RedisError, OSError) as error:
                log.warning("a commit to %s had no answer: %s", self.id, error)
                if pause is None:
                    return UNREACHABLE
                await asyncio.sleep(pause)
                continue
            return await self._in_new_epoch(result) if isinstance(result, NewEpoch) else result
        return UNREACHABLE

    async def _in_new_epoch(self, begun: NewEpoch) -> Conflict | Refusal:
        """Decide again once the replica has followed into the epoch that the store is in."""
        followed = await self.replica.until(lambda: self.replica.epoch == begun.epoch)
        return Conflict(self.replica.sequence) if followed else UNREACHABLE

    async def _check(self, refusal: Refusal, id: str, seen: int) -> Committed | Refusal | None:
        """A refusal holds only if the command was not applied before, and nothing is newer than what was seen."""
        try:
            applied, head = await self._store.standing(self.id, id)
        except (RedisError, OSError):
            return UNREACHABLE
        if applied is not None:
            return Committed(applied)
        if head <= seen:
            return refusal
        return None if await self.replica.catch_up(head) else UNREACHABLE
