"""Blitzlicht: everybody one sentence and a mark on a scale, without comments; passing is allowed.

All at once in writing, sealed until it is revealed; or one after the other, in an order that everybody sees. Who would
rather write may do so then too.
"""

from __future__ import annotations

from rooms.activities.flash import reporting, saying, speaking
from rooms.activities.flash.entities import Settings
from rooms.activities.flash.hiding import Hide, hide
from rooms.activities.flash.saying import Reveal, Seal, Speak, reveal, seal, speak
from rooms.activity import Activity, Misfit, Surroundings, activities
from rooms.command import Scene
from rooms.decision import Decision
from rooms.wording import mark

NO_ROOMS_OPEN = (
    mark("No theme rooms are open while this item runs."),
    mark('Write reopens with an item of theme rooms, or where = "together".'),
)

BESIDE = {NO_ROOMS_OPEN[1]: mark("Let an item with theme rooms be open again meanwhile, or all be together.")}


def faults(settings: Settings, around: Surroundings) -> list[Misfit]:
    kinds = (around.items.get(id, "") for id in around.reopens)
    roomy = any(kind in activities() and activities()[kind].has_rooms for kind in kinds)
    return [] if settings.where == "together" or roomy else [Misfit("where", *NO_ROOMS_OPEN)]


def opening(scene: Scene) -> Decision:
    return saying.opening(scene).also(speaking.opening(scene))


def closing(scene: Scene) -> Decision:
    return saying.closing(scene).also(speaking.closing(scene))


def forget(scene: Scene, people: frozenset[str]) -> Decision:
    return saying.forget(scene, people).also(speaking.forget(scene, people))


ACTIVITY = Activity(
    kind="flash",
    label=mark("Flash round"),
    about=mark("Everybody one sentence: in writing, hidden until it is revealed, or one after the other."),
    settings=Settings,
    handlers={Speak: speak, Reveal: reveal, Seal: seal, Hide: hide, **speaking.HANDLERS},
    opening=opening,
    arriving=speaking.arriving,
    closing=closing,
    merging=saying.merging,
    report=reporting.report,
    sheets={"sentences": mark("Flash round"), "marks": mark("Flash round, marks")},
    figures=reporting.figures,
    mine=reporting.mine,
    forget=forget,
    faults=faults,
    beside=BESIDE,
)
