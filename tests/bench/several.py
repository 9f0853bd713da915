"""Two server processes instead of one, for the same 1,000 people: by what each uses, as cores are short here."""

from __future__ import annotations

from tests.bench.crowd import Crowd
from tests.bench.processes import spent
from tests.bench.stand import Stand, standing
from tests.bench.table import Row

PEOPLE, RATE, SECONDS = 1_000, 20, 8


async def _each(processes: int) -> list[float]:
    """Cores that each process which serves people uses, the busiest first."""
    async with standing(WEB_CONCURRENCY=str(processes)) as stand, stand.event() as event:
        crowd = await event.filled(PEOPLE)
        await crowd.write(RATE, RATE)
        await crowd.until_all()
        crowd.forget()
        return sorted(await _used(stand, crowd), reverse=True)[:processes]


async def _used(stand: Stand, crowd: Crowd) -> list[float]:
    pids = stand.server_pids
    before = [spent([pid]) for pid in pids]
    await crowd.write(RATE, RATE * SECONDS)
    await crowd.until_all()
    used = [(spent([pid]) - then) / SECONDS for pid, then in zip(pids, before, strict=True)]
    crowd.drop()
    return used


async def measure() -> list[Row]:
    [alone], both = await _each(1), await _each(2)
    return [
        Row("cores of one process alone", alone, ""),
        Row("cores of each of two, on average", sum(both) / 2, ""),
        Row("cores of the busier one", both[0], ""),
        Row("people for the same work of a process", 2 * alone / sum(both), "×", wanted={"": 1.7}, least=True),
    ]
