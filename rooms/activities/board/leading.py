"""How a room gets from step to step: with the agenda clock, or led by its host at a pace of its own.

A room follows the agenda until its host leads it, and again when the host hands it back. Leaving a step in which
people write in silence reveals what they wrote, going back at once veils it again; entering one in which dots are stuck
seals them, leaving it counts them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from msgspec import Meta
from msgspec.structs import replace

from rooms.activities.board import revealing, weighing
from rooms.activities.board.entities import boards_of, rooms_of
from rooms.activities.board.pacing import led_so_far, led_to, shifted
from rooms.activities.board.steps import SILENT, WEIGHS, Led, agenda_step, depends, led_id, standing, step_at
from rooms.command import FORBIDDEN, NOT_FOUND, RUNNING, Command, Handler, ItemCommand, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, decode
from rooms.programme import MINUTE as MINUTE
from rooms.programme import Clock, Snapshot, Theme, clock
from rooms.roles import Right
from rooms.wording import Instant, Slug, mark

Index = Annotated[int, Meta(ge=0, le=11)]
# Minutes by which the time of a step is changed at once.
MOST = 60


class Lead(ItemCommand, frozen=True, tag="board.lead"):
    """Take the room to a step of its own; ``seen`` is where it was seen to be: two who press at once move it once.

    Back to one that it left a moment ago it has the time that was left; ``ends`` is when it is to end where that is
    taken back, had the clock never stood still.
    """

    NEEDS: ClassVar[Right] = Right.HOST
    WHEN = RUNNING
    room: Slug
    step: Index
    seen: Index
    ends: Instant = 0

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        led = situation.view.get(Led, ALL, led_id(self.item, self.room))
        if led is None:
            return Follow(self.item, self.room, self.step)
        return replace(self, step=led.step, seen=self.step, ends=led.ends - led.paused)


class Stretch(ItemCommand, frozen=True, tag="board.stretch"):
    """More time for the step that the room is in, or less; from then on the host leads the room.

    Where ``seen`` names a step, only for that one.
    """

    NEEDS: ClassVar[Right] = Right.HOST
    WHEN = RUNNING
    room: Slug
    minutes: Annotated[int, Meta(ge=-MOST, le=MOST)]
    seen: Index | None = None

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        led, stretched = self._leading(situation, decision)
        if led is None:
            return Follow(self.item, self.room, stretched.step)
        return replace(self, minutes=-self._given(situation, decision), seen=stretched.step)

    def told(self, situation: Situation, decision: Decision) -> dict[str, Any]:
        """With the minutes that were given: no more is taken than there was left."""
        return {**super().told(situation, decision), "minutes": self._given(situation, decision)}

    def _leading(self, situation: Situation, decision: Decision) -> tuple[Led | None, Led]:
        """How the room is led before and after."""
        id = led_id(self.item, self.room)
        return situation.view.get(Led, ALL, id), decode(Led, decision.puts[Led.key(ALL, id)])

    def _given(self, situation: Situation, decision: Decision) -> int:
        (led, stretched), present = self._leading(situation, decision), clock(situation.view)
        return _minutes(stretched.ends - (shifted(led, present) if led else present.step_ends))


class Follow(ItemCommand, frozen=True, tag="board.follow"):
    """Go with the agenda again; where ``seen`` names a step, only out of that one."""

    NEEDS: ClassVar[Right] = Right.HOST
    WHEN = RUNNING
    room: Slug
    seen: Index | None = None

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        led, present = situation.view.get(Led, ALL, led_id(self.item, self.room)), clock(situation.view)
        if led is None or present.item != self.item:
            return None
        if led.step == present.step:
            return Stretch(self.item, self.room, _minutes(shifted(led, present) - present.step_ends), led.step)
        return Lead(self.item, self.room, led.step, present.step, led.ends - led.paused)


def _minutes(span: int) -> int:
    """ms in whole minutes, as many as can be given or taken at once."""
    return max(-MOST, min(round(span / MINUTE), MOST))


MOVED_ON = Refusal("moved-on", mark("The room has already moved on."))
NO_SUCH_STEP = Refusal("invalid", mark("There is no such step."))


def lead(scene: Scene, command: Lead) -> Decision | Refusal:
    if (refusal := _not_leading(scene, command.room)) is not None:
        return refusal
    if not command.step < len(scene.item.steps):
        return NO_SUCH_STEP
    now = standing(scene, command.room)
    if now.index != command.seen or now.index == command.step:
        return MOVED_ON
    led = led_to(scene, now, command.step, command.ends)
    decision = depends(scene.decision(), scene, command.room).put(Led.key(ALL, led_id(scene.id, command.room)), led)
    return _change(decision, scene, command.room, now.index, command.step)


def stretch(scene: Scene, command: Stretch) -> Decision | Refusal:
    if (refusal := _not_leading(scene, command.room)) is not None:
        return refusal
    present, now = clock(scene.view), standing(scene, command.room)
    if now.step is None:
        return NO_SUCH_STEP
    if command.seen not in (None, now.index):
        return MOVED_ON
    led = led_so_far(scene, now)
    ends = max(shifted(led, present) + command.minutes * MINUTE, scene.now)
    stretched = replace(led, ends=ends, paused=present.paused)
    return scene.decision().put(Led.key(ALL, led_id(scene.id, command.room)), stretched)


def follow(scene: Scene, command: Follow) -> Decision | Refusal:
    if (refusal := _not_leading(scene, command.room)) is not None:
        return refusal
    now = standing(scene, command.room)
    if now.led is None or command.seen not in (None, now.index):
        return MOVED_ON
    decision = scene.decision().delete(Led.key(ALL, led_id(scene.id, command.room)))
    return _change(decision, scene, command.room, now.index, agenda_step(scene))


def _not_leading(scene: Scene, room: str) -> Refusal | None:
    if room not in rooms_of(scene):
        return NOT_FOUND
    return None if scene.actor.hosts(room) else FORBIDDEN


def _change(decision: Decision, scene: Scene, room: str, left: int, entered: int) -> Decision:
    """From one step to another in one room, with a snapshot of what was left."""
    if left == entered:
        return decision
    _turn(decision, scene, room, left, entered)
    theme = scene.view.get(Theme, ALL, room)
    title = f"{theme.name if theme else room}: {scene.item.steps[left].title}" if step_at(scene, left) else room
    id = f"{scene.id}-{left}-{room}-{scene.now}"
    return decision.put(Snapshot.key(STAFF, id), Snapshot(title, scene.now, scene.id, room))


def _turn(decision: Decision, scene: Scene, room: str, left: int, entered: int) -> None:
    _leave(decision, scene, room, _does(scene, left))
    _enter(decision, scene, room, _does(scene, entered), back=entered < left)


def _does(scene: Scene, index: int) -> str:
    step = step_at(scene, index)
    return step.does if step else ""


def _leave(decision: Decision, scene: Scene, room: str, does: str) -> None:
    if does == SILENT:
        revealing.reveal(decision, scene, room)
    elif does == WEIGHS:
        weighing.count(decision, scene, room)


def _enter(decision: Decision, scene: Scene, room: str, does: str, *, back: bool) -> None:
    """``back`` is where the room has been there already: whoever goes back from a mistake finds all as it was."""
    if does == SILENT and back:
        revealing.veil_again(decision, scene, room)
    elif does == WEIGHS:
        weighing.seal(decision, scene, room)


# What joins the agenda's own transitions. The board of a room that works in another one goes along.


def opening(scene: Scene) -> Decision:
    """The item begins or goes on: each room in the step in which it stands.

    A room that was led goes on like that, for at least a minute, but with the agenda where its time is over, or where
    the agenda has come back to the same step for longer.
    """
    decision, present = scene.decision(), clock(scene.view)
    for room in boards_of(scene):
        now = standing(scene, room)
        if now.led is None:
            _enter(decision, scene, room, now.does, back=True)
            continue
        depends(decision, scene, room)
        key, ends = Led.key(ALL, led_id(scene.id, room)), shifted(now.led, present)
        if ends <= (present.held or scene.now) or _outlasts(present, scene.id, now.led.step, ends):
            decision.delete(key)
            _enter(decision, scene, room, _does(scene, agenda_step(scene)), back=True)
        else:
            led = replace(now.led, ends=max(ends, scene.now + MINUTE), paused=present.paused)
            _enter(decision.put(key, led), scene, room, now.does, back=True)
    return decision


def _outlasts(present: Clock, item: str, step: int, ends: int) -> bool:
    """Whether the agenda stays longer in that step."""
    return (present.item, present.step) == (item, step) and present.step_ends > ends


def stepping(scene: Scene, left: int) -> Decision:
    """The agenda has gone to another step; rooms that are led by their hosts stay where they are."""
    decision, entered = scene.decision(), clock(scene.view).step
    for room in boards_of(scene):
        if _followed(decision, scene, room):
            _turn(decision, scene, room, left, entered)
    return decision


def _followed(decision: Decision, scene: Scene, room: str) -> bool:
    depends(decision, scene, room)
    return scene.view.get(Led, ALL, led_id(scene.id, room)) is None


def closing(scene: Scene) -> Decision:
    """The item ends: nothing stays veiled or sealed, whichever step a break had kept open."""
    decision = scene.decision()
    for room in boards_of(scene):
        depends(decision, scene, room)
        _leave(decision, scene, room, SILENT)
        if standing(scene, room).does == WEIGHS or weighing.is_sealed(scene, room):
            _leave(decision, scene, room, WEIGHS)
    return decision


HANDLERS: Mapping[type[ItemCommand], Handler] = {Lead: lead, Stretch: stretch, Follow: follow}
