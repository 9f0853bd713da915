"""What it costs to tell a note to everybody on a board, and how long that takes: 1,000 people, 20 notes a second.

Here the whole path is paid for: checked, decided, committed with fsync, followed, framed, written. Beside it stand
servers that only hand on: in C with epoll, `ws` and socket.io in Node; and Hocuspocus, which keeps a Yjs document.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.bench.crowd import Crowd, percentile
from tests.bench.peers import Yjs, crowd_at, ready, running
from tests.bench.processes import spent
from tests.bench.stand import standing
from tests.bench.table import Row

PEOPLE, RATE, SECONDS, WRITERS = 1_000, 20, 10, 100


async def told(crowd: Crowd, used: Callable[[], tuple[float, ...]]) -> tuple[list[float], list[float]]:
    """µs of a core per delivery, of each process; and after how many ms each note had reached the last one."""
    await crowd.write(RATE, 2 * RATE)
    await crowd.until_all()
    crowd.forget()
    before = used()
    await crowd.write(RATE, RATE * SECONDS)
    await crowd.until_all()
    deliveries = len(crowd.lines) * RATE * SECONDS
    assert crowd.delivered() >= deliveries, f"{deliveries - crowd.delivered()} were not told"
    return [(now - then) * 1e6 / deliveries for now, then in zip(used(), before, strict=True)], crowd.lags()


async def measure() -> list[Row]:
    peers, costs, lasts = ready(), dict[str, float](), dict[str, float]()
    async with standing() as stand, stand.event() as event:
        crowd = await event.filled(PEOPLE)
        (server, store), lags = await told(crowd, stand.spent)
        size = crowd.size()
        frames = crowd.frames() / (PEOPLE * RATE * SECONDS)
        crowd.drop()
    for name in ("C", "ws", "socket.io", "Hocuspocus"):
        if name in peers:
            with running(peers[name]) as program:
                crowd = crowd_at(name, program, size)
                if isinstance(crowd.dialect, Yjs):
                    crowd.dialect.prepare(RATE * (SECONDS + 2), WRITERS)
                await crowd.come(PEOPLE)
                [costs[name]], waits = await told(crowd, lambda pids=program.pids: (spent(pids),))
                lasts[name] = percentile(waits)
                crowd.drop()
    wanted = {"C": 1.3, "ws": 0.7, "socket.io": 0.7}
    return [
        Row(f"server and store, per delivered note ({PEOPLE:,} people, {RATE}/s)", server + store, "µs", costs, wanted),
        Row("of that the store", store, "µs"),
        Row("frames per delivered note", frames, ""),
        Row("bytes per delivered note", size, ""),
        Row("note posted until the last was told: half", percentile(lags, 0.5), "ms"),
        Row("note posted until the last was told: p99", percentile(lags), "ms", lasts, {"": 30}),
    ]
