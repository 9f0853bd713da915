"""Where *Back* leads the clock: to the step or the item before.

Gone back a moment after it was left, it has the time that it had then, as if nobody had moved on: the same as when that
move is taken back.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import convert
from msgspec.structs import replace

from facilitator import agenda
from facilitator.agenda import Agenda
from facilitator.returning import Former, Return, former, restored
from rooms.command import Situation
from rooms.deeds import Deed
from rooms.document import ALL, STAFF, View
from rooms.programme import MOMENT, Clock, Ran, clock, items


def back(situation: Situation) -> Clock:
    view, now = situation.view, situation.now
    present, whole = clock(view), items(view)
    there = agenda.backward(present, whole, dict(view.each(Ran, ALL)), now)
    place = agenda.position(there, whole)
    left = _left(view, present, there, now)
    if left is None or left.step >= max(len(whole[place][1].steps), 1):
        return there
    return restored(present, whole, place, _as_left(present, left, whole, now), now)


def _left(view: View, present: Clock, there: Clock, now: int) -> Return | None:
    """How the clock stood there when it was left for where it stands, if that was a moment ago.

    Where everybody was told first, so that it was left a little later, how it stood before that.
    """
    moves = list(_moves(view))
    for at, (since, move) in enumerate(moves):
        if now - since > MOMENT:
            return None
        if (move.seen, move.seen_step) != (present.item, present.step) or not _leads(move, present, there):
            continue
        before = (one for _, one in moves[at + 1 :] if (one.seen, one.item) == (move.item, move.item))
        told = next((one for one in before if not one.parting), move) if move.parting else move
        return replace(told, parting=False)
    return None


def _leads(move: Return, present: Clock, there: Clock) -> bool:
    """From one item to another it may be any step that was left."""
    return move.item == there.item and (move.item != present.item or move.step == there.step)


def _moves(view: View) -> Iterator[tuple[int, Return]]:
    """What takes back each command to the clock that stands, with when that was given; the newest first."""
    deeds = sorted((deed for _, deed in view.each(Deed, STAFF)), key=lambda deed: deed.at)
    for deed in reversed(deeds):
        if deed.undo is not None and deed.undo.get("type") == "clock.return" and not (deed.of or deed.undone):
            yield deed.at, convert(deed.undo, Return)


def _as_left(present: Clock, left: Return, whole: Agenda, now: int) -> Former:
    """What was given or taken since within the same item stays so."""
    if present.item != left.item:
        return former(left)
    goes_on = agenda.resume(present, now)
    return former(replace(left, ends=goes_on.ends - (goes_on.paused - left.paused)))
