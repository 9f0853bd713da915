"""What a move of the agenda clock causes, as one decision.

The clock, what leaving and entering the items causes, the spans in which they ran, and a snapshot of what was left.
"""

from __future__ import annotations

from msgspec.structs import replace

from facilitator import agenda
from facilitator.agenda import Agenda
from rooms.activity import activities
from rooms.command import Phase, Scene, Situation
from rooms.decision import Decision
from rooms.document import ALL, STAFF, View
from rooms.people import RAISED, Hand, lower
from rooms.pinning import Pinned
from rooms.programme import Clock, Ran, Snapshot, brief, clock, items
from rooms.spotlight import Spotlight


def advance(situation: Situation) -> Decision | None:
    """What is due by now, at the moment at which it was due; nothing if nothing is."""
    before, whole = clock(situation.view), items(situation.view)
    due = agenda.due(before, whole)
    if due is None or due > situation.now:
        return None
    return transition(situation, agenda.forward(before, whole, due, situation.now))


def moved(situation: Situation, after: Clock) -> Decision:
    """The clock alone."""
    return situation.decision().put(Clock.key(ALL), replace(after, mover=situation.actor.person))


def transition(situation: Situation, after: Clock) -> Decision:
    """One commit that makes ``after`` the clock, with all that this causes."""
    view, whole = situation.view, items(situation.view)
    before = clock(view)
    decision = moved(situation, after)
    if before.item == after.item and before.state != "over":
        if before.step != after.step:
            _step(decision, situation, whole, before, after)
        return decision
    _put_away(decision, view)
    was, will = agenda.opened(before, whole), agenda.opened(after, whole)
    for id in [id for id in was if id not in will]:
        decision.also(activities()[dict(whole)[id].kind].closing(_stage(decision, situation, whole, id)))
    if before.item:
        _record_left(decision, view, whole, before, after)
    # What is closed must still see the next item as one that has not begun: its rooms are assigned just then.
    _ahead(decision, situation, whole, after)
    if after.item:
        _record_entered(decision, view, after)
    for id in [id for id in will if id not in was]:
        decision.also(activities()[dict(whole)[id].kind].opening(_stage(decision, situation, whole, id)))
    if before.item:
        title = dict(whole)[before.item].title
        decision.put(Snapshot.key(STAFF, f"{before.item}-{after.left_at}"), Snapshot(title, situation.now, before.item))
    return decision


def _put_away(decision: Decision, view: View) -> None:
    """What stands in the light of the stage, and the hands that are up: both are of the item that is left."""
    for shown in (Spotlight.key(ALL), Pinned.key(ALL)):
        if view.raw(shown) is not None:
            decision.delete(shown)
    decision.expect(RAISED)
    for id in view.ids(Hand.KIND, STAFF):
        lower(decision, view, id)


def _ahead(decision: Decision, situation: Situation, whole: Agenda, after: Clock) -> None:
    """What the items that are closed do before others open."""
    will = agenda.opened(after, whole)
    for id, item in whole:
        activity = activities()[item.kind]
        if id in will or not activity.looks_ahead:
            continue
        for next in will:
            decision.also(activity.ahead(_stage(decision, situation, whole, id), next))


def _step(decision: Decision, situation: Situation, whole: Agenda, before: Clock, after: Clock) -> None:
    """What the activity does between two steps of its item, and a snapshot of the one that was left."""
    item = dict(whole)[before.item]
    decision.also(activities()[item.kind].stepping(_stage(decision, situation, whole, before.item), before.step))
    title = f"{item.title}: {item.steps[before.step].title}"
    id = f"{before.item}-{before.step}-{situation.now}"
    decision.put(Snapshot.key(STAFF, id), Snapshot(title, situation.now, before.item))


def _record_left(decision: Decision, view: View, whole: Agenda, before: Clock, after: Clock) -> None:
    spans = (view.get(Ran, ALL, before.item) or Ran(((before.began, None),))).spans
    # Back to an item that goes on where it was left: then it is that moment which ends this one.
    ended = after.began if after.began > spans[-1][0] else after.left_at
    closed = (*spans[:-1], (spans[-1][0], max(ended, spans[-1][0])))
    visited = agenda.position(after, whole) < agenda.position(before, whole) and brief(closed)
    decision.put(Ran.key(ALL, before.item), Ran(closed, before.ends, visited))


def _record_entered(decision: Decision, view: View, after: Clock) -> None:
    again = view.get(Ran, ALL, after.item) or Ran(())
    earlier = [span for span in again.spans if span[0] != after.began]
    decision.put(Ran.key(ALL, after.item), Ran((*earlier, (after.began, None)), again.ends))


def _stage(decision: Decision, situation: Situation, whole: Agenda, id: str) -> Scene:
    """What an activity sees of an item that opens, closes or goes on, on the document as decided so far."""
    view, item = decision.preview(), dict(whole)[id]
    return Scene(view=view, now=situation.now, command=situation.command, id=id, item=item, phase=Phase.OPEN)
