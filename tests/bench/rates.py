"""Many notes at once on a board with 1,000 people: 500 a second, and a burst of 1,600 a second.

A board takes 2,000 cards, so each rate lasts for 1,900. What only hands on, frame by frame, is given 400. A rate is
counted from the first note that is posted until the last is told, so it stays below what is posted.
"""

from __future__ import annotations

from time import perf_counter

from tests.bench.crowd import Crowd, percentile
from tests.bench.peers import Yjs, crowd_at, ready, running
from tests.bench.stand import standing
from tests.bench.table import Row

PEOPLE, NOTES, FEW, WRITERS = 1_000, 1_900, 400, 100
# What Hocuspocus is tried with, in notes a second; and what is too late, in ms.
RATES, LATE = (100, 200, 400, 800), 1_000


async def deliveries_a_second(crowd: Crowd, rate: float, many: int) -> float:
    begun = perf_counter()
    await crowd.write(rate, many)
    await crowd.until_all()
    return crowd.delivered() / (perf_counter() - begun)


async def highest(command: tuple[str, ...]) -> float:
    """The highest of some rates at which Hocuspocus tells everybody everything, p99 within a second."""
    found = 0.0
    for rate in RATES:
        with running(command) as program:
            dialect = Yjs()
            dialect.prepare(rate * 3, WRITERS)
            crowd = Crowd(program.port, dialect)
            await crowd.come(PEOPLE)
            await crowd.write(rate, rate * 3)
            await crowd.until_all(patience=5)
            whole = crowd.delivered() >= PEOPLE * rate * 3 and percentile(crowd.lags()) <= LATE
            crowd.drop()
        if not whole:
            break
        found = rate
    return found


async def measure() -> list[Row]:
    rows, peers, others = list[Row](), ready(), dict[str, float]()
    kept = 0.0
    for name in ("C", "ws"):
        if name in peers:
            with running(peers[name]) as program:
                crowd = crowd_at(name, program, 280)
                await crowd.come(PEOPLE)
                others[name] = await deliveries_a_second(crowd, 1_500, FEW)
                crowd.drop()
    async with standing() as stand:
        for rate, latest, fast, used in ((500, 100, {}, {"": 0.6}), (1_600, 200, {"": 1.5e6}, {})):
            async with stand.event() as event:
                crowd = await event.filled(PEOPLE)
                before, begun = stand.spent(), perf_counter()
                pace = await deliveries_a_second(crowd, rate, NOTES)
                took = perf_counter() - begun
                server, store = (now - then for now, then in zip(stand.spent(), before, strict=True))
                late, lost = percentile(crowd.lags()), 1 - crowd.delivered() / (PEOPLE * NOTES)
                about = f"{rate:,}/s, {NOTES:,} notes: "
                kept = rate if late <= LATE and lost <= 0 else kept
                rows += [
                    Row(f"{about}lost", lost, "", wanted={"": 0}),
                    Row(f"{about}posted until the last was told, p99", late, "ms", wanted={"": latest}),
                    Row(f"{about}deliveries a second", pace, "", others, fast, least=True),
                    Row(f"{about}cores of the server", server / took, "", wanted=used),
                    Row(f"{about}cores of the store", store / took, ""),
                ]
                crowd.drop()
    beside = {"Hocuspocus": await highest(peers["Hocuspocus"])} if "Hocuspocus" in peers else {}
    return [*rows, Row("highest of the rates tried at which p99 is within 1 s", kept, "/s", beside)]
