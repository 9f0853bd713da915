"""Whose turn it is to commit in one workshop: many who write must not keep what reads them all from happening.

A transition of the agenda expects every wish and every ballot that it reads, and loses against whoever writes one in
the meantime. Therefore nothing is decided while a transition is due; what goes alone has its process to itself; and
where other processes are still faster, an entry that every decision expects asks them to wait.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from facilitator import agenda
from facilitator.outside import now_ms
from facilitator.replica import Replica
from rooms.decision import Decision
from rooms.document import ALL, SEALED, Turn, View
from rooms.programme import Clock, clock, items

# How long anything waits for what goes before it, in seconds; nobody asks others to wait for longer.
PATIENCE = 5.0


TURN = Turn.key(SEALED)


class Turns:
    """In one process."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica
        self._alone = asyncio.Lock()
        self._stuck: bytes | None = None

    async def comes(self) -> bool:
        """Wait until nothing goes before; false if that takes too long."""
        return await self._is(lambda: not self._alone.locked() and not self.overdue and self._is_for(""))

    async def comes_for(self, id: str) -> bool:
        """The same for a command that goes alone here: only other processes can go before it."""
        return await self._is(lambda: self._is_for(id))

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """While nothing else is committed in this process, one after the other."""
        try:
            async with self._alone:
                yield
        finally:
            await self._replica.look_again()

    @property
    def overdue(self) -> bool:
        """Whether the agenda should have moved on by now, and can."""
        view = self._replica.document
        present = clock(view)
        due = agenda.due(present, items(view))
        return due is not None and agenda.outside_time(present, due) <= now_ms() and not self._is_stuck(view)

    def stuck(self) -> None:
        """What is due could not be decided: it holds nobody back until the clock is another."""
        self._stuck = self._replica.document.raw(Clock.key(ALL))

    def _is_stuck(self, view: View) -> bool:
        return view.raw(Clock.key(ALL)) == self._stuck

    def _is_for(self, id: str) -> bool:
        turn = self._replica.document.get(Turn, SEALED)
        return turn is None or turn.of == id or turn.until <= now_ms()

    async def _is(self, so: Callable[[], bool]) -> bool:
        latest = now_ms() + round(PATIENCE * 1000)
        while not so() and now_ms() < latest:
            # That the turn of another process ends by itself is told by nobody.
            turn = self._replica.document.get(Turn, SEALED)
            ends = turn.until if turn is not None and turn.until > now_ms() else latest
            await self._replica.until(so, patience=(min(ends, latest) - now_ms()) / 1000)
        return so()


def holds(view: View, id: str) -> bool:
    turn = view.get(Turn, SEALED)
    return turn is not None and turn.of == id


def ask(view: View, id: str) -> Decision:
    """Ask all processes to let this command go first."""
    return Decision(view).put(TURN, Turn(id, now_ms() + round(PATIENCE * 1000)))


def give_back(view: View, id: str) -> Decision | None:
    return Decision(view).delete(TURN) if holds(view, id) else None


def within(decision: Decision, view: View, id: str) -> Decision:
    """The decision of that command, while it is its turn; with it the turn ends."""
    return decision.delete(TURN) if holds(view, id) else decision.expect(TURN)
