"""What a room is doing: the step of its item that the agenda clock or its own host has it in, and what that offers.

Every command about a room asks here whether it may be given now. How a room gets from one step to the next is in
``leading``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from rooms.activities.board.entities import rooms_of
from rooms.command import FORBIDDEN, NOT_FOUND, ItemCommand, Phase, Scene
from rooms.decision import Decision, Refusal
from rooms.document import ALL, Entity, room_audience
from rooms.parts import Step
from rooms.people import Name, place_of
from rooms.programme import Theme, clock
from rooms.wording import Slug, mark


class RoomCommand(ItemCommand, frozen=True):
    """A command about one room of an item."""

    room: Slug


class Act(StrEnum):
    """What people may be offered in a room; hosts may always arrange and write."""

    WRITE = "write"
    ARRANGE_OWN = "arrange-own"
    ARRANGE = "arrange"
    SUPPORT = "support"
    COMMENT = "comment"
    WEIGH = "weigh"
    SHARPEN = "sharpen"


# What a step may do, and what it offers; a room without steps, or in one that does nothing in particular, is free.
SILENT = "write"
WEIGHS = "weigh"
FREE = frozenset({Act.WRITE, Act.ARRANGE_OWN, Act.SUPPORT, Act.COMMENT, Act.SHARPEN})
OFFERS: Mapping[str, frozenset[Act]] = {
    "arrive": frozenset(),
    SILENT: frozenset({Act.WRITE, Act.ARRANGE_OWN}),
    "reveal": frozenset({Act.WRITE, Act.COMMENT}),
    "cluster": frozenset({Act.WRITE, Act.COMMENT, Act.ARRANGE}),
    WEIGHS: frozenset({Act.WEIGH}),
    "sharpen": frozenset({Act.SHARPEN, Act.COMMENT}),
    "wrap": frozenset({Act.COMMENT}),
}

WORKS: Mapping[str, str] = {
    "arrive": mark("arrive and read"),
    SILENT: mark("write in silence"),
    "reveal": mark("read what was written"),
    "cluster": mark("put cards together"),
    WEIGHS: mark("stick dots"),
    "sharpen": mark("sharpen the goals"),
    "wrap": mark("read, and sum up"),
}
# What a round does that nobody has planned yet, and how much of its time each takes. Dots need a question first.
USUAL: Mapping[str, int] = {"arrive": 1, SILENT: 2, "reveal": 2, "cluster": 3, "sharpen": 4, "wrap": 1}


class Led(Entity, frozen=True):
    """``all/led:<item>.<room>``: the host leads this room, which is in that step since ``since`` until ``ends``.

    ``paused`` is how long the clock had stood still by then (``Clock.paused``): both moments move with it.
    ``left`` are the steps that it has left: when that was, and when each was to end had the clock never stood still.
    """

    KIND = "led"
    step: int
    since: int
    ends: int
    paused: int = 0
    left: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a room stands in its item; ``does`` is empty where nothing in particular is done."""

    index: int
    step: Step | None
    led: Led | None

    @property
    def does(self) -> str:
        return self.step.does if self.step else ""

    @property
    def offers(self) -> frozenset[Act]:
        return OFFERS.get(self.does, FREE)


def led_id(item: str, room: str) -> str:
    return f"{item}.{room}"


def standing(scene: Scene, room: str) -> Standing:
    """Where the room stands now; where it stood, once the item has been left."""
    led = scene.view.get(Led, ALL, led_id(scene.id, room))
    index = led.step if led else agenda_step(scene)
    return Standing(index, step_at(scene, index), led)


def step_at(scene: Scene, index: int) -> Step | None:
    return scene.item.steps[index] if 0 <= index < len(scene.item.steps) else None


def agenda_step(scene: Scene) -> int:
    """The step in which the agenda has the item; where it left it, while another one keeps it open."""
    present = clock(scene.view)
    if present.item == scene.id:
        return present.step
    return present.left_step if present.left == scene.id else len(scene.item.steps) - 1


NOT_NOW = Refusal("not-now", mark("That is not what this step is for. Your text is kept here."), again=True)
NOT_HERE = Refusal("not-here", mark("You are not in this room."))


def barred(scene: Scene, room: str, act: Act) -> Refusal | None:
    """Why somebody may not do that in a room now: they are not in it, nor were they just now, or it is not its time.

    Hosts arrange and write whenever they like; dots are stuck when it is time, by everybody alike.
    """
    if room not in rooms_of(scene):
        return NOT_FOUND
    hosts = scene.actor.hosts(room)
    if not hosts and not _there(scene, room):
        return NOT_HERE
    if scene.phase is Phase.GRACE:
        return NOT_NOW if act is Act.WEIGH else None
    now = standing(scene, room)
    offered = act in now.offers or (act is Act.ARRANGE_OWN and Act.ARRANGE in now.offers)
    if offered or (hosts and act is not Act.WEIGH):
        return None
    return NOT_NOW if now.does else FORBIDDEN


def _there(scene: Scene, room: str) -> bool:
    if place_of(scene.view, scene.actor.person) == room:
        return True
    was_here = scene.view.raw(Name.key(room_audience(room), scene.actor.person)) is not None
    return scene.phase is Phase.GRACE and was_here


def silent(scene: Scene, room: str) -> bool:
    """Whether what is written now stays unseen until the room reveals."""
    return scene.phase is Phase.OPEN and standing(scene, room).does == SILENT


def depends(decision: Decision, scene: Scene, room: str) -> Decision:
    """Whatever is done in a room is done while there is that room, and it stands where it was seen to stand."""
    return decision.expect(Theme.key(ALL, room)).expect(Led.key(ALL, led_id(scene.id, room)))
