"""What somebody was asking for when they were removed, and whom they looked after: it is so again once they are back.

Called where somebody is removed and readmitted, in the same commit.
"""

from __future__ import annotations

from msgspec import field
from msgspec.structs import replace

from rooms import calls, hands
from rooms.command import Situation
from rooms.decision import Decision
from rooms.document import STAFF, Entity, View, own_audience
from rooms.people import Hand, Help, lower, place_of
from rooms.programme import clock


class Suspended(Entity, frozen=True):
    """``me:<person>/suspended``: their call, since when their ``hand`` was up, and for whom they cared.

    ``caring`` has the moment of each call: no later one of the same person is meant.
    """

    KIND = "suspended"
    call: Help | None = None
    hand: int = 0
    caring: dict[str, int] = field(default_factory=dict)


def suspend(decision: Decision, view: View, id: str) -> Decision:
    """Nobody is asked by them any more, and whoever they cared for waits again."""
    hand, call = view.get(Hand, STAFF, id), view.get(Help, STAFF, id)
    caring = {caller: one.at for caller, one in view.each(Help, STAFF) if one.taken == id and caller != id}
    if hand or call or caring:
        decision.put(Suspended.key(own_audience(id)), Suspended(call, hand.at if hand else 0, caring))
    return lower(calls.without(decision, view, id), view, id)


def take_up(decision: Decision, situation: Situation, id: str) -> Decision:
    """Where they are now; a hand only in the item in which it was raised, and nobody that others care for by now."""
    view, key = situation.view, Suspended.key(own_audience(id))
    kept = view.get(Suspended, own_audience(id))
    if kept is None:
        return decision
    decision.delete(key)
    room = place_of(decision.preview(), id)
    if clock(view).item and clock(view).began <= kept.hand:
        decision.also(hands.shown(situation, id, Hand(kept.hand, room)))
    if kept.call is not None:
        taken = calls.still_caring(view, kept.call.taken, room)
        calls.heard(decision, id, replace(kept.call, room=room, taken=taken))
    for caller, at in kept.caring.items():
        call = view.get(Help, STAFF, caller)
        if call is not None and call.at == at and not call.taken:
            calls.heard(decision, caller, replace(call, taken=id))
    return decision
