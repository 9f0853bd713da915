"""The commands and transitions of the agenda clock, as decisions.

A transition is one commit: the clock, what leaving and entering the items causes, the spans in which they
ran, and a snapshot of what was left. ``facilitator.clock`` commits what is due; moderators send the rest.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from facilitator import agenda
from facilitator.agenda import Agenda
from rooms.activity import NOT_FOUND, Actor, Command, Phase, PlainHandler, Scene, Situation, activities
from rooms.document import ALL, STAFF, Decision, Refusal, View
from rooms.programme import Clock, Ran, Snapshot, clock, items, workshop
from rooms.roles import Right
from rooms.wording import Label, Slug, mark


class Steer(Command, frozen=True):
    """A command to the clock. ``seen`` is where the moderator saw it: two who press at once move it once."""

    NEEDS: ClassVar[Right] = Right.STEER


class Start(Steer, frozen=True, tag="clock.start"):
    """Begin now: by the ``announced`` plan, or with the plan moved to ``now``.

    In a rehearsal it is then the time at which the plan begins, and time goes ``speed`` times as fast.
    """

    plan: Literal["announced", "now"] = "announced"
    speed: Annotated[float, Meta(ge=1, le=600)] = 1.0


class Next(Steer, frozen=True, tag="clock.next"):
    """The next step, or the next item after the last step."""

    seen: Slug
    seen_step: int = 0


class Back(Steer, frozen=True, tag="clock.back"):
    """The step before, or the item before with the time that it had left; ``seen`` is empty where all is over."""

    seen: Annotated[str, Meta(max_length=40)] = ""
    seen_step: int = 0


class Jump(Steer, frozen=True, tag="clock.jump"):
    """To that item, from wherever the agenda stands."""

    to: Slug


class Hold(Steer, frozen=True, tag="clock.hold"):
    """Time stands still until it is resumed."""

    seen: Slug
    seen_step: int = 0


class Resume(Steer, frozen=True, tag="clock.resume"):
    """Time goes on; what was left is left again."""


class Extend(Steer, frozen=True, tag="clock.extend"):
    """More time for what is on, or less, but never so little that it would have ended before.

    ``seen_ends`` is when it was to end (workshop time, ms): two who press at once give the time once.
    """

    minutes: Annotated[int, Meta(ge=-60, le=60)]
    seen: Slug
    seen_ends: int
    seen_step: int = 0


class End(Steer, frozen=True, tag="clock.end"):
    """The workshop is over, wherever it stands."""


class TakeSnapshot(Command, frozen=True, tag="snapshot.take"):
    """Name this moment, so that its documentation can be downloaded."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    title: Label


MOVED_ON = Refusal("moved-on", mark("The agenda has already moved on."))
TIME_CHANGED = Refusal("time-changed", mark("Somebody else has changed the time this moment. Please look again."))
NOT_RUNNING = Refusal("not-running", mark("The workshop is not running."), again=True)
ALREADY_STARTED = Refusal("already-started", mark("The workshop has already begun."))
NO_REHEARSAL = Refusal("no-rehearsal", mark("Only a rehearsal may run faster than the clock."))
NOTHING_BEFORE = Refusal("nothing-before", mark("There is nothing before the first item."))


def start(situation: Situation, command: Start) -> Decision | Refusal:
    now, before = situation.now, clock(situation.view)
    if before.state != "planned":
        return ALREADY_STARTED
    if command.speed != 1 and not situation.workshop.rehearsal:
        return NO_REHEARSAL
    planned = replace(before, start=now) if command.plan == "now" else before
    if situation.workshop.rehearsal:
        planned = replace(planned, speed=command.speed, base=planned.start, anchor=now)
        situation, now = dataclasses.replace(situation, now=planned.start), planned.start
    return transition(situation, agenda.begin(planned, items(situation.view), 0, now, now))


def forward(situation: Situation, command: Next) -> Decision | Refusal:
    before = clock(situation.view)
    if before.state not in ("running", "held"):
        return NOT_RUNNING
    if (command.seen, command.seen_step) != (before.item, before.step):
        return MOVED_ON
    return transition(situation, agenda.forward(before, items(situation.view), situation.now, situation.now))


def backward(situation: Situation, command: Back) -> Decision | Refusal:
    before = clock(situation.view)
    if before.state == "planned":
        return NOT_RUNNING
    if (command.seen, command.seen_step) != (before.item, before.step):
        return MOVED_ON
    if agenda.position(before, items(situation.view)) == 0 and before.step == 0:
        return NOTHING_BEFORE
    return transition(
        situation, agenda.backward(before, items(situation.view), dict(situation.view.each(Ran, ALL)), situation.now)
    )


def jump(situation: Situation, command: Jump) -> Decision | Refusal:
    before, whole = clock(situation.view), items(situation.view)
    places = [id for id, _ in whole]
    if before.state == "planned":
        return NOT_RUNNING
    if command.to not in places:
        return NOT_FOUND
    if command.to == before.item:
        return MOVED_ON
    return transition(situation, agenda.begin(before, whole, places.index(command.to), situation.now, situation.now))


def hold(situation: Situation, command: Hold) -> Decision | Refusal:
    before = clock(situation.view)
    if before.state != "running":
        return NOT_RUNNING
    if (command.seen, command.seen_step) != (before.item, before.step):
        return MOVED_ON
    return _put(situation, agenda.hold(before, situation.now))


def resume(situation: Situation, command: Resume) -> Decision | Refusal:
    before = clock(situation.view)
    return _put(situation, agenda.resume(before, situation.now)) if before.state == "held" else NOT_RUNNING


def extend(situation: Situation, command: Extend) -> Decision | Refusal:
    before = clock(situation.view)
    if before.state not in ("running", "held"):
        return NOT_RUNNING
    if (command.seen, command.seen_step) != (before.item, before.step):
        return MOVED_ON
    if command.seen_ends != before.ends:
        return TIME_CHANGED
    return _put(situation, agenda.extend(before, command.minutes, situation.now))


def end(situation: Situation, command: End) -> Decision | Refusal:
    before, whole = clock(situation.view), items(situation.view)
    if before.state not in ("running", "held"):
        return NOT_RUNNING
    return transition(situation, agenda.begin(before, whole, len(whole), situation.now, situation.now))


def take_snapshot(situation: Situation, command: TakeSnapshot) -> Decision | Refusal:
    present = clock(situation.view).item
    snapshot = Snapshot(command.title, situation.now, present)
    return situation.decision().expect(Clock.key(ALL)).put(Snapshot.key(STAFF, situation.command), snapshot)


def advance(situation: Situation) -> Decision | None:
    """What is due by now, at the moment at which it was due; nothing if nothing is."""
    before, whole = clock(situation.view), items(situation.view)
    due = agenda.due(before, whole)
    if due is None or due > situation.now:
        return None
    return transition(situation, agenda.forward(before, whole, due, situation.now))


def transition(situation: Situation, after: Clock) -> Decision:
    """One commit that makes ``after`` the clock, with all that this causes."""
    view, whole = situation.view, items(situation.view)
    before = clock(view)
    decision = _put(situation, after)
    if before.item == after.item and before.state != "over":
        if before.step != after.step:
            _step(decision, situation, whole, before, after)
        return decision
    was, will = agenda.opened(before, whole), agenda.opened(after, whole)
    for id in [id for id in was if id not in will]:
        decision.also(activities()[dict(whole)[id].kind].closing(_stage(decision, situation, whole, id)))
    # What closes must still see the next item as one that has not begun: its rooms are assigned just then.
    _record(decision, view, before, after)
    for id in [id for id in will if id not in was]:
        decision.also(activities()[dict(whole)[id].kind].opening(_stage(decision, situation, whole, id)))
    if before.item:
        title = dict(whole)[before.item].title
        decision.put(Snapshot.key(STAFF, f"{before.item}-{after.left_at}"), Snapshot(title, situation.now, before.item))
    return decision


def _step(decision: Decision, situation: Situation, whole: Agenda, before: Clock, after: Clock) -> None:
    """What the activity does between two steps of its item, and a snapshot of the one that was left."""
    item = dict(whole)[before.item]
    decision.also(activities()[item.kind].stepping(_stage(decision, situation, whole, before.item), before.step))
    title = f"{item.title}: {item.steps[before.step].title}"
    id = f"{before.item}-{before.step}-{situation.now}"
    decision.put(Snapshot.key(STAFF, id), Snapshot(title, situation.now, before.item))


def scene(view: View, id: str, *, actor: Actor, command: str, now: int) -> Scene | None:
    """The situation in one item; nothing if there is no such item."""
    whole = items(view)
    item = dict(whole).get(id)
    if item is None:
        return None
    phase = agenda.phase(clock(view), whole, id, workshop(view).grace, now)
    return Scene(view=view, now=now, actor=actor, command=command, id=id, item=item, phase=phase)


def _put(situation: Situation, after: Clock) -> Decision:
    return situation.decision().put(Clock.key(ALL), replace(after, mover=situation.actor.person))


def _record(decision: Decision, view: View, before: Clock, after: Clock) -> None:
    if before.item:
        spans = (view.get(Ran, ALL, before.item) or Ran(((before.began, None),))).spans
        # Back to an item that goes on where it was left: then it is that moment which ends this one.
        ended = after.began if after.began > spans[-1][0] else after.left_at
        closed = (*spans[:-1], (spans[-1][0], max(ended, spans[-1][0])))
        decision.put(Ran.key(ALL, before.item), Ran(closed, before.ends))
    if after.item:
        again = view.get(Ran, ALL, after.item)
        earlier = [span for span in (again.spans if again else ()) if span[0] != after.began]
        decision.put(Ran.key(ALL, after.item), Ran((*earlier, (after.began, None))))


def _stage(decision: Decision, situation: Situation, whole: Agenda, id: str) -> Scene:
    """What an activity sees of an item that opens, closes or goes on, on the document as decided so far."""
    view, item = decision.preview(), dict(whole)[id]
    return Scene(view=view, now=situation.now, command=situation.command, id=id, item=item, phase=Phase.OPEN)


HANDLERS: Mapping[type[Command], PlainHandler] = {
    Start: start,
    Next: forward,
    Back: backward,
    Jump: jump,
    Hold: hold,
    Resume: resume,
    Extend: extend,
    End: end,
    TakeSnapshot: take_snapshot,
}
