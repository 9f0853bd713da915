"""How long a room stays in a step in which its host has it; that moves with the time for which the clock is held.

Pure arithmetic for ``leading``. What is *net* is a moment as it were had the clock never stood still.
"""

from __future__ import annotations

from rooms.activities.board.steps import Led, Standing
from rooms.command import Scene
from rooms.programme import MINUTE, MOMENT, Clock, clock

# No step that is taken back lasts longer, in ms.
LONGEST = 24 * 60 * MINUTE


def shifted(led: Led, present: Clock) -> int:
    """When the step ends, with all the time that the clock has stood still meanwhile."""
    return led.ends + present.paused - led.paused


def led_so_far(scene: Scene, now: Standing) -> Led:
    """As its host has it, or as the agenda does."""
    present = clock(scene.view)
    return now.led or Led(now.index, scene.now, present.step_ends, present.paused)


def led_to(scene: Scene, now: Standing, step: int, net: int) -> Led:
    """The room in another step; it ends then, or where ``net`` is 0 after its time."""
    paused, before = clock(scene.view).paused, led_so_far(scene, now)
    left = before.left | {str(now.index): (scene.now, before.ends - before.paused)}
    ends = min(net + paused, scene.now + LONGEST) if net else _ends(scene, now, step, left) + paused
    return Led(step, scene.now, ends, paused, left)


def _ends(scene: Scene, now: Standing, step: int, left: dict[str, tuple[int, int]]) -> int:
    """Net: its whole time, but back in what was left a moment ago the time that it had then."""
    at, ends = left.get(str(step), (0, 0))
    if step < now.index and scene.now - at <= MOMENT:
        return ends
    return scene.now + scene.item.steps[step].minutes * MINUTE - clock(scene.view).paused
