"""Goals: anybody proposes another wording, people support it and say why. The host decides (``deciding``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from rooms.activities.board.entities import Backing, Cluster, Goal, Note, Proposal
from rooms.activities.board.steps import Act, RoomCommand, barred, depends
from rooms.command import FORBIDDEN, NOT_FOUND, Handler, ItemCommand, Scene
from rooms.contributions import ALREADY, author, contribute, disown, owns, support
from rooms.decision import Decision, Refusal
from rooms.document import room_audience
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


class Back(RoomCommand, frozen=True, tag="board.back"):
    """A card or a cluster is a reason or a project for a goal, or no longer."""

    goal: Id
    card: Id
    wanted: bool = True


MOST_PROPOSALS = 500
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
    Back: back,
}
