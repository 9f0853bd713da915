"""What the host decides of goals: which wording is adopted, which proposal set aside, which goal shown to all.

A goal has versions. What it said before is kept with when, by whom and from which proposals it was changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from rooms.activities.board.entities import Earlier, Goal, Proposal
from rooms.activities.board.goals import ENOUGH, SAME, GoalOrNew
from rooms.activities.board.steps import RoomCommand
from rooms.command import FORBIDDEN, NOT_FOUND, Command, Handler, ItemCommand, Scene, Situation
from rooms.contributions import ALREADY
from rooms.decision import Decision, Refusal
from rooms.document import room_audience
from rooms.people import sign
from rooms.roles import Right
from rooms.wording import GoalText, Id, mark


class Adopt(RoomCommand, frozen=True, tag="board.adopt"):
    """The goal reads like that from now on, out of these proposals; a new goal where none is named.

    ``seen`` is the version that was changed: what another one has adopted meanwhile is not overwritten.
    """

    NEEDS: ClassVar[Right] = Right.HOST
    text: GoalText
    goal: GoalOrNew = ""
    seen: Annotated[int, Meta(ge=0, le=10_000)] = 0
    proposals: Annotated[tuple[Id, ...], Meta(max_length=20)] = ()

    def done(self) -> str:
        return mark("A wording adopted in {room}")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Unadopt(self.item, self.room, self.goal or situation.command, self.seen + 1)


class Unadopt(RoomCommand, frozen=True, tag="board.unadopt"):
    """Take back the last adoption of a goal; one that was new goes, unless somebody works on it already.

    ``seen`` is the version that is taken back: what was adopted after it stays.
    """

    NEEDS: ClassVar[Right] = Right.HOST
    goal: Id
    seen: Annotated[int, Meta(ge=1, le=10_000)]

    def done(self) -> str:
        return mark("An adopted wording taken back in {room}")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        goal = situation.view.get(Goal, room_audience(self.room), self.goal)
        if goal is None:
            return None
        # A goal that was new is new once more.
        same = self.goal if self.seen > 1 else ""
        return Adopt(self.item, self.room, goal.text, same, self.seen - 1, goal.out_of)


class SetAside(RoomCommand, frozen=True, tag="board.set-aside"):
    """A proposal is not taken up, or is open again."""

    NEEDS: ClassVar[Right] = Right.HOST
    proposal: Id
    aside: bool = True

    def done(self) -> str:
        return mark("A proposal set aside in {room}") if self.aside else mark("A proposal open again in {room}")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return replace(self, aside=not self.aside)


class ToPlenary(RoomCommand, frozen=True, tag="board.to-plenary"):
    """A goal is to be shown to all, or not."""

    NEEDS: ClassVar[Right] = Right.HOST
    goal: Id
    wanted: bool = True

    def done(self) -> str:
        said = mark("A goal of {room} marked for the plenary"), mark("A goal of {room} no longer for the plenary")
        return said[0] if self.wanted else said[1]

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        goal = situation.view.get(Goal, room_audience(self.room), self.goal)
        return replace(self, wanted=not self.wanted) if goal and goal.plenary != self.wanted else None


MOST_GOALS = 60
REWORDED = Refusal("changed", mark("The goal reads differently in the meantime. Your text is kept here."))


def adopt(scene: Scene, command: Adopt) -> Decision | Refusal:
    if not scene.actor.hosts(command.room):
        return FORBIDDEN
    audience = room_audience(command.room)
    goals = dict(scene.view.each(Goal, audience))
    before = goals.get(command.goal)
    if command.goal and before is None:
        return NOT_FOUND
    if before is None and len(goals) >= MOST_GOALS:
        return ENOUGH
    if (before.version if before else 0) != command.seen:
        return REWORDED
    if before is not None and before.text == command.text:
        return SAME
    decision = _adopted(scene, command, before, 1 + max((goal.place for goal in goals.values()), default=-1))
    for id in command.proposals:
        proposal = scene.view.get(Proposal, audience, id)
        if proposal is None:
            return NOT_FOUND
        decision.put(Proposal.key(audience, id), replace(proposal, state="adopted"))
    return sign(decision, scene.view, audience, scene.actor.person)


def _adopted(scene: Scene, command: Adopt, before: Goal | None, place: int) -> Decision:
    audience, id = room_audience(command.room), command.goal or scene.command
    fresh = Goal(place, command.text, at=scene.now, adopter=scene.actor.person, out_of=command.proposals)
    if before is None:
        return scene.decision().put(Goal.key(audience, id), fresh)
    earlier = Earlier(id, before.version, before.text, before.at, before.adopter, before.out_of, before.origin)
    kept = {name: getattr(before, name) for name in ("place", "plenary", "brought")}
    now = replace(fresh, version=before.version + 1, **kept)
    decision = scene.decision().put(Goal.key(audience, id), now)
    return decision.put(Earlier.key(audience, f"{id}.{before.version}"), earlier)


def set_aside(scene: Scene, command: SetAside) -> Decision | Refusal:
    if not scene.actor.hosts(command.room):
        return FORBIDDEN
    audience = room_audience(command.room)
    proposal = scene.view.get(Proposal, audience, command.proposal)
    if proposal is None or proposal.state == "adopted":
        return NOT_FOUND
    wanted: Literal["open", "aside"] = "aside" if command.aside else "open"
    if proposal.state == wanted:
        return ALREADY
    return scene.decision().put(Proposal.key(audience, command.proposal), replace(proposal, state=wanted))


def to_plenary(scene: Scene, command: ToPlenary) -> Decision | Refusal:
    if not scene.actor.hosts(command.room):
        return FORBIDDEN
    audience = room_audience(command.room)
    goal = scene.view.get(Goal, audience, command.goal)
    if goal is None:
        return NOT_FOUND
    return scene.decision().put(Goal.key(audience, command.goal), replace(goal, plenary=command.wanted))


HANDLERS: Mapping[type[ItemCommand], Handler] = {Adopt: adopt, SetAside: set_aside, ToPlenary: to_plenary}
