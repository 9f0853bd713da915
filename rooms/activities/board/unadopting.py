"""An adoption that is taken back: the goal reads as it did before, and what it was made of is open again."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from rooms.activities.board.deciding import REWORDED, Unadopt
from rooms.activities.board.entities import Backing, Earlier, Goal, Proposal
from rooms.command import FORBIDDEN, NOT_FOUND, Handler, ItemCommand, Scene
from rooms.decision import Decision, Refusal
from rooms.document import room_audience
from rooms.wording import mark

WORKED_ON = Refusal("worked-on", mark("Somebody works on this goal already."))


def unadopt(scene: Scene, command: Unadopt) -> Decision | Refusal:
    if not scene.actor.hosts(command.room):
        return FORBIDDEN
    goal = scene.view.get(Goal, room_audience(command.room), command.goal)
    if goal is None or not goal.at or goal.version <= goal.brought:
        return NOT_FOUND
    if goal.version != command.seen:
        return REWORDED
    decision = _removed(scene, command) if goal.version == 1 else _as_before(scene, command, goal)
    return decision if isinstance(decision, Refusal) else _open_again(decision, scene, command, goal)


def _removed(scene: Scene, command: Unadopt) -> Decision | Refusal:
    audience = room_audience(command.room)
    proposed = [proposal.goal for _, proposal in scene.view.each(Proposal, audience)]
    backed = [backing.goal for _, backing in scene.view.each(Backing, audience)]
    if command.goal in (*proposed, *backed):
        return WORKED_ON
    return scene.decision().delete(Goal.key(audience, command.goal))


def _as_before(scene: Scene, command: Unadopt, goal: Goal) -> Decision | Refusal:
    """What was proposed for the wording that goes is proposed for the one before."""
    audience, version = room_audience(command.room), goal.version - 1
    name = f"{command.goal}.{version}"
    before = scene.view.get(Earlier, audience, name)
    if before is None:
        return NOT_FOUND
    was = {field: getattr(before, field) for field in ("version", "text", "at", "adopter", "out_of", "origin")}
    decision = scene.decision().put(Goal.key(audience, command.goal), replace(goal, **was))
    for id, proposal in scene.view.each(Proposal, audience):
        if proposal.goal == command.goal and proposal.version == goal.version:
            decision.put(Proposal.key(audience, id), replace(proposal, version=version))
    return decision.delete(Earlier.key(audience, name))


def _open_again(decision: Decision, scene: Scene, command: Unadopt, goal: Goal) -> Decision:
    audience = room_audience(command.room)
    for id in goal.out_of:
        proposal = scene.view.get(Proposal, audience, id)
        if proposal is not None and proposal.state == "adopted":
            decision.put(Proposal.key(audience, id), replace(proposal, state="open"))
    return decision


HANDLERS: Mapping[type[ItemCommand], Handler] = {Unadopt: unadopt}
