"""The commands of moderators to the agenda clock, and what is decided about them.

What a move causes, ``facilitator.transition`` says; what is due by itself, ``facilitator.clock`` commits.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from facilitator import agenda
from facilitator.going_back import back
from facilitator.returning import MOVED_ON, NOT_RUNNING, TIME_CHANGED, Steer, Unhold
from facilitator.transition import moved, transition
from rooms.command import NOT_FOUND, Command, PlainHandler, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF
from rooms.programme import Clock, Snapshot, clock, items
from rooms.roles import Right
from rooms.wording import Id, Label, Slug, mark


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
    """The step or the item before; left a moment ago, as it was left then. ``seen`` is empty where all is over."""

    seen: Annotated[str, Meta(max_length=40)] = ""
    seen_step: int = 0


class Jump(Steer, frozen=True, tag="clock.jump"):
    """To that item, from wherever the agenda stands."""

    to: Slug


class Hold(Steer, frozen=True, tag="clock.hold"):
    """Time stands still until it is resumed."""

    seen: Slug
    seen_step: int = 0

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Unhold(situation.now)


class Resume(Steer, frozen=True, tag="clock.resume"):
    """Time goes on; what was left is left again."""

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        before = clock(situation.view)
        return Hold(seen=before.item, seen_step=before.step)


class Extend(Steer, frozen=True, tag="clock.extend"):
    """More time for what is on, or less, but never so little that it would have ended before.

    ``seen_ends`` is when it was to end (workshop time, ms): two who press at once give the time once.
    """

    minutes: Annotated[int, Meta(ge=-60, le=60)]
    seen: Slug
    seen_ends: int
    seen_step: int = 0


class Part(Steer, frozen=True, tag="clock.part"):
    """To the next item, but only in some seconds, of which everybody is told. ``clock.next`` still goes at once."""

    seconds: Annotated[int, Meta(ge=1, le=600)]
    seen: Slug
    seen_step: int = 0


class End(Steer, frozen=True, tag="clock.end"):
    """The workshop is over, wherever it stands."""


class TakeSnapshot(Command, frozen=True, tag="snapshot.take"):
    """Name this moment, so that its documentation can be downloaded."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    title: Label

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return DropSnapshot(situation.command)


class DropSnapshot(Command, frozen=True, tag="snapshot.drop"):
    """Take away a moment that was named by hand; those that are kept by themselves stay."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    snapshot: Id


ALREADY_STARTED = Refusal("already-started", mark("The workshop has already begun."))
NO_REHEARSAL = Refusal("no-rehearsal", mark("Only a rehearsal may run faster than the clock."))
NOT_PUBLISHED = Refusal("not-published", mark("This workshop is still being written. Publish it first."))
# Each can be downloaded in every format; nobody finds anything among more. Looked at and not counted in the commit: one
# more of two that are taken in the same moment does no harm.
MOST_TAKEN = 100
ENOUGH_TAKEN = Refusal(
    "enough",
    mark("There are {most} snapshots by hand already. The end of every item is kept by itself."),
    values={"most": MOST_TAKEN},
)
NOTHING_BEFORE = Refusal("nothing-before", mark("There is nothing before the first item."))


def start(situation: Situation, command: Start) -> Decision | Refusal:
    now, before = situation.now, clock(situation.view)
    if before.state != "planned":
        return ALREADY_STARTED
    if situation.workshop.draft:
        return NOT_PUBLISHED
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
    return transition(situation, back(situation))


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
    return moved(situation, agenda.hold(before, situation.now))


def resume(situation: Situation, command: Resume) -> Decision | Refusal:
    before = clock(situation.view)
    return moved(situation, agenda.resume(before, situation.now)) if before.state == "held" else NOT_RUNNING


def extend(situation: Situation, command: Extend) -> Decision | Refusal:
    before = clock(situation.view)
    if before.state not in ("running", "held"):
        return NOT_RUNNING
    if (command.seen, command.seen_step) != (before.item, before.step):
        return MOVED_ON
    if command.seen_ends != before.ends:
        return TIME_CHANGED
    return moved(situation, agenda.extend(before, command.minutes, situation.now))


def part(situation: Situation, command: Part) -> Decision | Refusal:
    before = clock(situation.view)
    if before.state not in ("running", "held"):
        return NOT_RUNNING
    if before.parting or (command.seen, command.seen_step) != (before.item, before.step):
        return MOVED_ON
    return moved(situation, agenda.part(before, command.seconds, situation.now))


def end(situation: Situation, command: End) -> Decision | Refusal:
    before, whole = clock(situation.view), items(situation.view)
    if before.state not in ("running", "held"):
        return NOT_RUNNING
    return transition(situation, agenda.begin(before, whole, len(whole), situation.now, situation.now))


def take_snapshot(situation: Situation, command: TakeSnapshot) -> Decision | Refusal:
    present, by = clock(situation.view).item, situation.actor.person
    if sum(one.by != "" for _, one in situation.view.each(Snapshot, STAFF)) >= MOST_TAKEN:
        return ENOUGH_TAKEN
    snapshot = Snapshot(command.title, situation.now, present, by=by)
    return situation.decision().expect(Clock.key(ALL)).put(Snapshot.key(STAFF, situation.command), snapshot)


def drop_snapshot(situation: Situation, command: DropSnapshot) -> Decision | Refusal:
    found = situation.view.get(Snapshot, STAFF, command.snapshot)
    if found is None or not found.by:
        return NOT_FOUND
    return situation.decision().delete(Snapshot.key(STAFF, command.snapshot))


HANDLERS: Mapping[type[Command], PlainHandler] = {
    Start: start,
    Next: forward,
    Back: backward,
    Jump: jump,
    Hold: hold,
    Resume: resume,
    Extend: extend,
    Part: part,
    End: end,
    TakeSnapshot: take_snapshot,
    DropSnapshot: drop_snapshot,
}
