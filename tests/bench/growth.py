"""How cost grows: with the people on a board, with the cards that hang there, with the workshops on one store.

``--write`` draws it, as docs/growth.svg.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from rooms.activities.board.entities import Note
from rooms.decision import Decision
from rooms.document import room_audience
from tests.bench.chart import Curve, svg
from tests.bench.crowd import Crowd
from tests.bench.stand import Event, Stand, standing, text
from tests.bench.table import PAGE, Row

PICTURE = PAGE.parent / "growth.svg"
RATE, SECONDS = 20, 5
PEOPLE = (100, 300, 1_000, 2_000)
CARDS = (100, 300, 1_000, 5_000)
WORKSHOPS = (1, 10, 25, 50)
COMERS, EACH, BY_EACH = 100, 20, 10
_drawn: list[Curve] = []


async def told(people: int) -> float:
    """µs of server and store for each note that each person was told."""
    async with standing() as stand, stand.event() as event:
        crowd = await event.filled(people)
        await crowd.write(RATE, RATE)
        await crowd.until_all()
        crowd.forget()
        before = sum(stand.spent())
        await crowd.write(RATE, RATE * SECONDS)
        await crowd.until_all()
        used = sum(stand.spent()) - before
        crowd.drop()
    return used * 1e6 / (people * RATE * SECONDS)


async def hung(event: Event, many: int) -> None:
    """More than a room takes in one item: they are put there as several items would have left them."""
    view, epoch = await event.view()
    for first in range(0, many, 500):
        decision = Decision(view)
        for number in range(first, min(first + 500, many)):
            note = Note("groups", 1, text(900_000 + number), "statement", 1_700_000_000_000, f"p{number % COMERS:010}")
            decision.put(Note.key(room_audience("room-0"), f"{number:022}"), note)
        await event.commit(view, decision, epoch, "", f"hung{first:018}")


async def come(cards: int) -> tuple[float, float]:
    """ms of the server, and KB, for each who comes to a board with so many cards."""
    async with standing() as stand, stand.event() as event:
        await event.people(COMERS)
        await hung(event, cards)
        crowd, before = event.crowd(), stand.spent()[0]
        await crowd.come(COMERS, 1.0)
        used = stand.spent()[0] - before
        size = sum(line.received for line in crowd.lines) / COMERS
        crowd.drop()
    return used * 1000 / COMERS, size / 1000


async def beside(many: int) -> float:
    """ms of server and store for each note in one of so many workshops, all of which are written in at once."""
    async with standing() as stand, AsyncExitStack() as open_ones:
        events = [await open_ones.enter_async_context(stand.event()) for _ in range(many)]
        crowds = [await event.filled(EACH) for event in events]
        return await _written(stand, crowds)


async def _written(stand: Stand, crowds: Sequence[Crowd]) -> float:
    before = sum(stand.spent())
    await asyncio.gather(*(crowd.write(2, BY_EACH, seed=number) for number, crowd in enumerate(crowds)))
    await asyncio.gather(*(crowd.until_all() for crowd in crowds))
    used = sum(stand.spent()) - before
    for crowd in crowds:
        crowd.drop()
    return used * 1000 / (len(crowds) * BY_EACH)


async def measure() -> list[Row]:
    by_people = [(many, await told(many)) for many in PEOPLE]
    comings = [(many, *await come(many)) for many in CARDS]
    by_workshops = [(many, await beside(many)) for many in WORKSHOPS]
    _drawn[:] = [
        Curve("a note told to one person", "µs", "people on the board", by_people),
        Curve("one who comes, the server", "ms", "cards on the board", [(many, cost) for many, cost, _ in comings]),
        Curve("one who comes, sent", "KB", "cards on the board", [(many, size) for many, _, size in comings]),
        Curve("a note, told to twenty", "ms", "workshops at once", by_workshops),
    ]
    return [
        Row(f"{curve.what}, {many:,} {curve.along}", value, curve.unit)
        for curve in _drawn
        for many, value in curve.points
    ]


def draw(place: Path = PICTURE) -> None:
    """What was measured last."""
    place.write_text(svg(_drawn), "utf-8")
