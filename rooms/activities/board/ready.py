"""“Done”: who has finished a step says so, and the room sees how many have."""

from __future__ import annotations

from collections.abc import Mapping

from rooms.activities.board.steps import NOT_HERE, RoomCommand, depends, standing
from rooms.command import RUNNING, Handler, ItemCommand, Scene
from rooms.contributions import ALREADY
from rooms.decision import Decision, Refusal
from rooms.document import Entity, key_of, own_audience, room_audience
from rooms.people import place_of


class Finish(RoomCommand, frozen=True, tag="board.ready"):
    """Say that one is done with the present step, or not yet after all."""

    WHEN = RUNNING
    ready: bool = True


class Ready(Entity, frozen=True):
    """``me:<person>/ready:<item>.<room>.<step>``: this person is done with that step."""

    KIND = "ready"


def ready_key(item: str, room: str, step: int) -> str:
    """How many people in the room are done with that step."""
    return key_of(room_audience(room), Ready.KIND, f"{item}.{step}")


def finish(scene: Scene, command: Finish) -> Decision | Refusal:
    if place_of(scene.view, scene.actor.person) != command.room:
        return NOT_HERE
    step = standing(scene, command.room).index
    mine = Ready.key(own_audience(scene.actor.person), f"{scene.id}.{command.room}.{step}")
    if (scene.view.raw(mine) is not None) == command.ready:
        return ALREADY
    decision = depends(scene.decision(), scene, command.room)
    decision.count(ready_key(scene.id, command.room, step), 1 if command.ready else -1)
    return decision.put(mine, Ready()) if command.ready else decision.delete(mine)


HANDLERS: Mapping[type[ItemCommand], Handler] = {Finish: finish}
