"""Commits the transitions of the agenda clock when they are due.

Every process that serves a workshop waits for the same moment and tries; the clock entity is expected, so
exactly one wins, and the others see that there is nothing left to do.
"""

from __future__ import annotations

import asyncio
import logging

from facilitator import agenda
from facilitator.workshop import LiveWorkshop, now_ms
from rooms import registration
from rooms.decision import Refusal
from rooms.document import ALL, View
from rooms.programme import Clock, clock, items
from rooms.store import RedisError, Store

log = logging.getLogger(__name__)

# A sleep never lasts longer: the machine's own clock may have been set in the meantime.
LONGEST_SLEEP = 30.0
CLOCK = Clock.key(ALL)


def next_due(view: View) -> int | None:
    """When the clock moves next by itself, in ms since 1970 outside."""
    present = clock(view)
    due = agenda.due(present, items(view))
    return None if due is None else agenda.outside_time(present, due)


def wake(view: View) -> int | None:
    """When a process must have the workshop open: the clock moves, or something is due about registrations."""
    moments = [due for due in (next_due(view), registration.due(view)) if due is not None]
    return min(moments, default=None)


async def keep(workshop: LiveWorkshop, store: Store) -> None:
    """Move the agenda of one workshop until cancelled."""
    noted: int | None = -1
    while True:
        try:
            seen, due, woken = workshop.view.raw(CLOCK), next_due(workshop.view), wake(workshop.view)
            if woken != noted:
                noted = woken if await _note(store, workshop.id, woken) else -1
            await _step(workshop, due, seen)
        except Exception:
            # The clock of a running workshop must not end with one mistake.
            log.exception("the clock of %s failed", workshop.id)
            await asyncio.sleep(1)


async def _step(workshop: LiveWorkshop, due: int | None, seen: bytes | None) -> None:
    if due is not None and due <= now_ms():
        await _advance(workshop)
    else:
        await _wait(workshop, due, seen)


async def _advance(workshop: LiveWorkshop) -> None:
    outcome = await workshop.advance()
    if isinstance(outcome, Refusal):
        log.warning("the agenda of %s could not move: %s", workshop.id, outcome.code)
        await asyncio.sleep(0.5)
    elif outcome is not None:
        await workshop.replica.catch_up(outcome.sequence)


async def _wait(workshop: LiveWorkshop, due: int | None, seen: bytes | None) -> None:
    """Until it is due, or the clock is another one than the one that was ``seen`` when that was computed."""
    seconds = LONGEST_SLEEP if due is None else min((due - now_ms()) / 1000, LONGEST_SLEEP)
    await workshop.replica.until(lambda: workshop.view.raw(CLOCK) != seen, patience=max(seconds, 0))


async def _note(store: Store, workshop: str, due: int | None) -> bool:
    try:
        await store.announce(workshop, due)
    except (RedisError, OSError):
        return False
    return True
