"""One workshop in this process: commands in, commits out, decided again until they fit.

``do`` is the way in which anything changes, ``first`` that of what many who write must not keep from happening. An
answer is ``Committed`` once the store has it on disk, a ``Refusal`` that was checked against the newest entry, or
``UNREACHABLE``: then it is not known whether it was applied, and the same command id may be sent again.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import TypeVar

from facilitator import commands, metrics, turns
from facilitator.outside import new_id, now_ms
from facilitator.replica import Replica
from facilitator.returning import Steer
from facilitator.turns import Turns
from rooms.command import FORBIDDEN, Actor, Command
from rooms.decision import Decision, Refusal
from rooms.document import ALL, View, decode
from rooms.programme import Workshop
from rooms.store import Committed, Conflict, NewEpoch, RedisError, Store
from rooms.toil import Unfinished, beside
from rooms.wording import mark

__all__ = ["CROWDED", "UNREACHABLE", "Deciding", "LiveWorkshop", "new_id", "now_ms"]

log = logging.getLogger(__name__)

UNREACHABLE = Refusal("unreachable", mark("The server cannot save at the moment. It will try again."), again=True)
CROWDED = Refusal("crowded", mark("Too much is happening at once. Please try again."), again=True)
ATTEMPTS = 60
# What has lost so many times goes alone in its process; if it loses once more, it asks the other processes to wait.
FREELY = 3
# So often is worked out beside what has changed again before it was decided; then it is decided at once.
BESIDE = 3
# What puts more than that took long to decide and takes long to send: others come in between.
MANY = 200
# How long to wait before a commit whose answer was lost is sent again, in seconds.
PAUSES = (0.05, 0.2, 0.5, 1.0)

# What is decided that is neither a decision nor a refusal is handed back, and nothing is done.
Else = TypeVar("Else")
Deciding = Callable[[View], Decision | Refusal | Else]


def _expiry(decision: Decision) -> int | None:
    """When everything is to be deleted, where the decision says so anew."""
    raw = decision.puts.get(Workshop.key(ALL))
    return None if raw is None else decode(Workshop, raw).expires or None


class LiveWorkshop:
    """What this process does in a workshop whose replica it holds."""

    def __init__(self, store: Store, replica: Replica) -> None:
        self.id = replica.workshop
        self.replica = replica
        self._store = store
        self._turns = Turns(replica)

    @property
    def view(self) -> View:
        return self.replica.document

    async def command(self, actor: Callable[[View], Actor | None], command: Command, id: str) -> Committed | Refusal:
        """Decide and commit what somebody wants; ``actor`` says who they are as the document stands then."""

        def decide(view: View) -> Decision | Refusal:
            who = actor(view)
            return FORBIDDEN if who is None else commands.decide(view, who, command, id=id, now=now_ms())

        who = actor(self.view)
        by = who.person if who else ""
        return await (self.first if isinstance(command, Steer) else self.do)(decide, id=id, by=by)

    async def advance(self) -> Committed | Refusal | None:
        """Commit the transition of the agenda that is due; nothing if none is."""
        id = new_id()
        try:
            return await self.first(lambda view: commands.advance(view, id=id, now=now_ms()), id=id)
        except Exception:
            self._turns.stuck()
            raise

    async def do(self, decide: Deciding[Else], *, id: str, by: str = "") -> Committed | Refusal | Else:
        """Commit what ``decide`` makes of the newest document, once nothing goes before it."""
        for attempt in range(ATTEMPTS):
            if not await self._turns.comes():
                return CROWDED
            if attempt < FREELY:
                outcome = await self._attempt(decide, id=id, by=by)
            else:
                outcome = await self._alone(decide, lambda: not self._turns.overdue, id=id, by=by)
            if not isinstance(outcome, Conflict):
                return outcome
        return CROWDED

    async def first(self, decide: Deciding[Else], *, id: str, by: str = "") -> Committed | Refusal | Else:
        """As ``do``, before everything else that is to be done."""
        outcome = await self._alone(decide, lambda: True, id=id, by=by)
        return CROWDED if isinstance(outcome, Conflict) else outcome

    async def _alone(
        self, decide: Deciding[Else], may: Callable[[], bool], *, id: str, by: str
    ) -> Committed | Conflict | Refusal | Else:
        """For as long as it ``may``, while this process commits nothing else; in the end no other process either."""
        outcome: Committed | Conflict | Refusal | Else = Conflict(self.replica.sequence)
        async with self._turns.alone():
            for attempt in range(ATTEMPTS):
                if not may() or not await self._turns.comes_for(id):
                    break
                if attempt > 0 and not turns.holds(self.view, id):
                    await self._seen(await self._attempt(lambda view: turns.ask(view, id), id=new_id(), by=""))
                    continue
                outcome = await self._attempt(decide, id=id, by=by)
                if not isinstance(outcome, Conflict):
                    break
            await self._give_back_the_turn(id, outcome)
        return outcome

    async def _give_back_the_turn(self, id: str, outcome: object) -> None:
        """If it was not used: what was refused, or applied by another process meanwhile, has not ended it."""
        if turns.holds(self.view, id):
            await self._seen(outcome)
            await self._attempt(lambda view: turns.give_back(view, id), id=new_id(), by="")

    async def _seen(self, outcome: object) -> None:
        if isinstance(outcome, Committed):
            await self.replica.catch_up(outcome.sequence)

    async def _attempt(self, decide: Deciding[Else], *, id: str, by: str) -> Committed | Conflict | Refusal | Else:
        """After a ``Conflict`` the replica has caught up, and it is to be decided again."""
        seen, outcome = await self._decided(decide)
        if isinstance(outcome, Refusal):
            return await self._check(outcome, id, seen)
        if not isinstance(outcome, Decision):
            return outcome
        result = await self._commit(turns.within(outcome, self.view, id), id=id, by=by)
        if isinstance(result, Conflict) and not await self.replica.catch_up(result.sequence):
            return UNREACHABLE
        return result

    async def _decided(self, decide: Deciding[Else]) -> tuple[int, Decision | Refusal | Else]:
        """What it decides, on the document of that sequence; what takes long is worked out on a thread before."""
        for _ in range(BESIDE):
            try:
                with beside():
                    return self.replica.sequence, decide(self.view)
            except Unfinished as unfinished:
                await asyncio.to_thread(unfinished.work)
        return self.replica.sequence, decide(self.view)

    async def _commit(self, decision: Decision, *, id: str, by: str) -> Committed | Conflict | Refusal:
        if len(decision.puts) > MANY:
            await asyncio.sleep(0)
        for pause in (*PAUSES, None):
            began = time.monotonic()
            try:
                result = await self._store.commit(
                    self.id,
                    decision,
                    command=id,
                    by=by,
                    at=now_ms(),
                    epoch=self.replica.epoch,
                    expires=_expiry(decision),
                )
            except (RedisError, OSError) as error:
                log.warning("a commit to %s had no answer: %s", self.id, error)
                metrics.UNANSWERED.inc()
                if pause is None:
                    return UNREACHABLE
                await asyncio.sleep(pause)
                continue
            metrics.COMMIT.observe(time.monotonic() - began)
            return await self._in_new_epoch(result) if isinstance(result, NewEpoch) else result
        return UNREACHABLE

    async def _in_new_epoch(self, begun: NewEpoch) -> Conflict | Refusal:
        """Decide again once the replica has followed into the epoch that the store is in."""
        followed = await self.replica.until(lambda: self.replica.epoch == begun.epoch)
        return Conflict(self.replica.sequence) if followed else UNREACHABLE

    async def _check(self, refusal: Refusal, id: str, seen: int) -> Committed | Conflict | Refusal:
        """A refusal holds only if the command was not applied before, and nothing is newer than what was seen."""
        try:
            applied, head = await self._store.standing(self.id, id)
        except (RedisError, OSError):
            return UNREACHABLE
        if applied is not None:
            return Committed(applied)
        if head <= seen:
            return refusal
        return Conflict(head) if await self.replica.catch_up(head) else UNREACHABLE
