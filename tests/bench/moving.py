"""Next: 1,000 people move from the plenary into 5 rooms, while in another workshop on the same server notes go on."""

from __future__ import annotations

import asyncio
from time import perf_counter

from tests.bench.crowd import Crowd, Line, percentile
from tests.bench.stand import THEME, Browsers, Event, Stand, standing
from tests.bench.table import Row
from tests.serving import done, workshop_text

PEOPLE, ROOMS, OTHERS, RATE = 1_000, 5, 50, 50
ITEMS = """
[[item]]
id = "choice"
kind = "choose"
title = "Choice"
minutes = 10
settings = { rounds = ["groups"] }

[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 60
"""


class Movers(Browsers):
    """Notes when each has the whole of the room into which it came."""

    def __init__(self, event: Event) -> None:
        super().__init__(event)
        self.moved: dict[int, float] = {}
        self.all_moved = asyncio.Event()

    def heard(self, line: Line, payload: bytes) -> None:
        super().heard(line, payload)
        if payload.startswith(b'{"t":"snapshot","audience":"room:'):
            self.moved[line.number] = perf_counter()
            if len(self.moved) == PEOPLE:
                self.all_moved.set()


async def _press(stand: Stand) -> tuple[float, float, float]:
    """ms until the last one was told; of the others' notes the p99 before, and the latest of those posted meanwhile."""
    themes = "".join(THEME.format(id=f"room-{n}", seats=250) for n in range(ROOMS))
    async with stand.event(workshop_text(ITEMS, themes=themes)) as event, stand.event() as other:
        await event.people(PEOPLE)
        movers = Movers(event)
        crowd = Crowd(stand.port, movers)
        await crowd.come(PEOPLE)
        elsewhere = await other.filled(OTHERS)
        writing = asyncio.create_task(elsewhere.write(RATE, RATE * 6))
        await asyncio.sleep(3)
        pressed = perf_counter()
        await done(event.control, "clock.next", seen="choice")
        async with asyncio.timeout(30):
            await movers.all_moved.wait()
        last = max(movers.moved.values())
        await writing
        await elsewhere.until_all()
        meanwhile = elsewhere.lags(lambda posted: pressed - 0.05 < posted < last)
        before = elsewhere.lags(lambda posted: posted < pressed - 0.2)
        crowd.drop()
        elsewhere.drop()
        return (last - pressed) * 1000, percentile(before), max(meanwhile)


async def measure() -> list[Row]:
    async with standing() as stand:
        last, before, meanwhile = await _press(stand)
    return [
        Row(f"Next pressed until the last of {PEOPLE:,} has their room", last, "ms", wanted={"": 300}),
        Row("notes of another workshop meanwhile, the latest", meanwhile, "ms", {"before, p99": before}, {"": 50}),
    ]
