"""Goals: anybody proposes another wording, people support it and say why, the host adopts it or sets it aside.

A goal has versions. What it said before is kept with when, by whom and from which proposals it was changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from rooms.activities.board.entities import Backing, Cluster, Earlier, Goal, Note, Proposal
from rooms.activities.board.steps import Act, RoomCommand, barred, depends
from rooms.command import FORBIDDEN, NOT_FOUND, Handler, ItemCommand, Scene
from rooms.contributions import ALREADY, author, contribute, disown, owns, support
from rooms.decision import Decision, Refusal
from rooms.document import room_audience
from rooms.people import sign
from rooms.roles import Right
from rooms.wording import GoalText, Id, Sentence, mark

GoalOrNew = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{0,64}\Z")]


class Propose(RoomCommand, frozen=True, tag="board.propose"):
    """Propose another wording for a goal, with a reason; or a new goal where none is named."""

    text: GoalText
    goal: GoalOrNew = ""
    reason: Sentence = ""
    named: bool = True


class Retract(RoomCommand, frozen=True, tag="board.retract"):
    """Take back one's own proposal."""

    proposal: Id


class Second(RoomCommand, frozen=True, tag="board.second"):
    """Support a proposal, or no longer."""

    proposal: Id
    wanted: bool = True


class Adopt(RoomCommand, frozen=True, tag="board.adopt"):
    """The goal reads like that from now on, out of these proposals; a new goal where none is named.

    ``seen`` is the version that was changed: what another one has adopted meanwhile is not overwritten.
    """

    NEEDS: ClassVar[Right] = Right.HOST
    text: GoalText
    goal: GoalOrNew = ""
    seen: Annotated[int, Meta(ge=0, le=10_000)] = 0
    proposals: Annotated[tuple[Id, ...], Meta(max_length=20)] = ()


class SetAside(RoomCommand, frozen=True, tag="board.set-aside"):
    """A proposal is not taken up, or is open again."""

    NEEDS: ClassVar[Right] = Right.HOST
    proposal: Id
    aside: bool = True


class ToPlenary(RoomCommand, frozen=True, tag="board.to-plenary"):
    """A goal is to be shown to all, or not."""

    NEEDS: ClassVar[Right] = Right.HOST
    goal: Id
    wanted: bool = True


class Back(RoomCommand, frozen=True, tag="board.back"):
    """A card or a cluster is a reason or a project for a goal, or no longer."""

    goal: Id
    card: Id
    wanted: bool = True


MOST_GOALS, MOST_PROPOSALS = 60, 500
REWORDED = Refusal("changed", mark("The goal reads differently in the meantime. Your text is kept here."))
SAME = Refusal("same", mark("That is how it reads already."))
ENOUGH = Refusal("full", mark("This room has as many goals and proposals as it can hold."))


def propose(scene: Scene, command: Propose) -> Decision | Refusal:
    if (refusal := barred(scene, command.room, Act.SHARPEN)) is not None:
        return refusal
    audience = room_audience(command.room)
    goal = scene.view.get(Goal, audience, command.goal) if command.goal else None
    if command.goal and goal is None:
        return NOT_FOUND
    if goal is not None and goal.text == command.text:
        return SAME
    if len(list(scene.view.ids(Proposal.KIND, audience))) >= MOST_PROPOSALS:
        return ENOUGH
    by = author(scene, command.named)
    version = goal.version if goal else 0
    proposal = Proposal(scene.id, command.goal, version, command.text, scene.now, command.reason, by)
    decision = contribute(scene, audience, Proposal.KIND, proposal, by=by, room=command.room)
    if goal is not None:
        decision.expect(Goal.key(audience, command.goal))
    return depends(decision, scene, command.room)


def retract(scene: Scene, command: Retract) -> Decision | Refusal:
    proposal = _open(scene, command.room, command.proposal)
    if isinstance(proposal, Refusal):
        return proposal
    if not owns(scene, command.proposal):
        return FORBIDDEN
    key = Proposal.key(room_audience(command.room), command.proposal)
    return disown(scene.decision().delete(key), scene, command.proposal)


def second(scene: Scene, command: Second) -> Decision | Refusal:
    proposal = _open(scene, command.room, command.proposal)
    if isinstance(proposal, Refusal):
        return proposal
    outcome = support(scene, room_audience(command.room), command.proposal, command.wanted)
    if isinstance(outcome, Refusal):
        return outcome
    return outcome.expect(Proposal.key(room_audience(command.room), command.proposal))


def _open(scene: Scene, room: str, id: str) -> Proposal | Refusal:
    """A proposal about which nothing is decided yet."""
    proposal = scene.view.get(Proposal, room_audience(room), id)
    if proposal is None or proposal.state != "open":
        return NOT_FOUND
    return barred(scene, room, Act.SHARPEN) or proposal


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


def back(scene: Scene, command: Back) -> Decision | Refusal:
    if (refusal := barred(scene, command.room, Act.SHARPEN)) is not None:
        return refusal
    audience = room_audience(command.room)
    relied = [kind.key(audience, command.card) for kind in (Note, Cluster)]
    backed = [key for key in relied if scene.view.raw(key) is not None]
    if scene.view.raw(Goal.key(audience, command.goal)) is None or not backed:
        return NOT_FOUND
    key = Backing.key(audience, f"{command.goal}.{command.card}")
    if (scene.view.raw(key) is not None) == command.wanted:
        return ALREADY
    decision = depends(scene.decision(), scene, command.room)
    for there in (Goal.key(audience, command.goal), *backed):
        decision.expect(there)
    return decision.put(key, Backing(command.goal, command.card)) if command.wanted else decision.delete(key)


HANDLERS: Mapping[type[ItemCommand], Handler] = {
    Propose: propose,
    Retract: retract,
    Second: second,
    Adopt: adopt,
    SetAside: set_aside,
    ToPlenary: to_plenary,
    Back: back,
}
