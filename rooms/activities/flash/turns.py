"""What becomes of the order in which people speak; ``speaking`` says who may ask for it, and when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec.structs import replace

from rooms.activities.flash.entities import MOST_SPEAKERS, Circle, Order, shuffled
from rooms.command import Scene
from rooms.decision import Decision
from rooms.document import STAFF
from rooms.people import Person, places, sign, taking_part
from rooms.programme import clock


def up_to_date(scene: Scene, circle: Circle, order: Order) -> Order:
    """Without who is gone, and with who has come: at the end, as long as there is room for them."""
    present = here(scene, circle)
    staying = only(order, lambda one: one in present or one in order.spoke)
    come = sorted((id for id in present if id not in staying.people), key=lambda one: shuffled(scene, one))
    free = max(0, MOST_SPEAKERS - len(staying.people))
    return replace(staying, people=(*staying.people, *come[:free]))


def here(scene: Scene, circle: Circle) -> frozenset[str]:
    """Who takes part there now; who moderates does not wait for a turn."""
    view = scene.view
    if circle.room:
        there = [id for id, place in places(view) if place.room == circle.room]
    else:
        there = list(view.ids(Person.KIND, STAFF))
    return frozenset(id for id in there if taking_part(view, id) is not None)


def only(order: Order, stays: Callable[[str], bool]) -> Order:
    def those(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id for id in ids if stays(id))

    speaker = order.speaker if stays(order.speaker) else ""
    return replace(
        order, people=those(order.people), spoke=those(order.spoke), passed=those(order.passed), speaker=speaker
    )


def finished(order: Order) -> Order:
    return replace(order, spoke=(*order.spoke, order.speaker), speaker="") if order.speaker else order


def resting(order: Order, former: Literal["waits", "spoke", "passed"]) -> Order:
    """What becomes of who speaks, once somebody else does."""
    if former == "passed" and order.speaker:
        return replace(order, passed=(*order.passed, order.speaker), speaker="")
    return finished(order) if former == "spoke" else order


def without(order: Order, id: str) -> Order:
    """As if that person had not had their turn yet."""
    return replace(
        order,
        speaker="" if order.speaker == id else order.speaker,
        spoke=tuple(one for one in order.spoke if one != id),
        passed=tuple(one for one in order.passed if one != id),
    )


def begun(scene: Scene, order: Order, speaker: str) -> Order:
    """That person's time begins now."""
    return replace(order, speaker=speaker, since=scene.now, paused=clock(scene.view).paused)


def put(decision: Decision, scene: Scene, circle: Circle, order: Order) -> Decision:
    """Who sees the order knows the names of all who stand in it."""
    for id in order.people:
        sign(decision, scene.view, circle.audience, id)
    return decision.put(circle.order, order)
