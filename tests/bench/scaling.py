"""100,000 people at once, on paper: a discrete simulation of servers and stores, with measured costs.

    PYTHONPATH=. python -m tests.bench.scaling

Nothing is started. Each process and each store is a queue that does one thing after the other; people write at random
moments, each entry is read by every process that serves its workshop, and one read takes what has gathered. In the
middle everybody is moved. The same seed gives the same table, which docs/scaling.md shows.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count

# In µs; where they were measured, docs/scaling.md says.
COMMAND, ENTRY, FRAME, MOVED = 780.0, 5.2, 19.0, 267.0
COMMIT, READ, PUT = 30.0, 0.8, 23.2
# From a commit's turn until it is on disk, and between two machines, in s; reads of a busy log are so far apart.
ON_DISK, BETWEEN, GATHERED = 0.001, 0.0005, 0.04
PEOPLE, SECONDS, WRITES = 100_000, 8.0, 1 / 60
MOVE_AT = 4.0


@dataclass(frozen=True)
class Plan:
    """``each`` people in a workshop, which ``serve`` of the processes serve; rooms of ``room``."""

    name: str
    each: int
    room: int
    processes: int
    serve: int
    stores: int

    @property
    def workshops(self) -> int:
        return PEOPLE // self.each


PLANS = (
    Plan("500 × 200, any process serves any", 200, 40, 60, 60, 6),
    Plan("500 × 200, two processes for each", 200, 40, 60, 2, 6),
    Plan("20 × 5,000, four processes for each", 5_000, 50, 60, 4, 6),
    Plan("1 × 100,000 as one document", 100_000, 50, 60, 60, 1),
    Plan("1 × 100,000 in 50 halls of 2,000", 2_000, 50, 60, 2, 6),
)


@dataclass
class Queue:
    """Does one thing after the other."""

    free: float = 0.0
    busy: float = 0.0

    def does(self, at: float, micros: float) -> float:
        """When it is done with what came then."""
        self.free = max(self.free, at) + micros / 1e6
        self.busy += micros / 1e6
        return self.free


@dataclass
class Outcome:
    plan: Plan
    processes: list[Queue]
    stores: list[Queue]
    calm: list[float] = field(default_factory=list)
    moving: list[float] = field(default_factory=list)

    def row(self) -> tuple[str, ...]:
        readers = self.plan.workshops * self.plan.serve // self.plan.stores
        busy = (max(queue.busy for queue in queues) / SECONDS for queues in (self.processes, self.stores))
        lags = (*_at(self.calm, 0.5, 0.99), *_at(self.moving, 1.0))
        told = (f"{lag * 1e3:,.0f} ms" for lag in lags)
        return (self.plan.name, f"{readers:,}", *(f"{part:.0%}" for part in busy), *told)


def simulated(plan: Plan, seed: int = 1) -> Outcome:
    """What happens in those seconds; lags are from an author's word until the last process has told it."""
    draw = random.Random(seed)
    processes, stores = [Queue() for _ in range(plan.processes)], [Queue() for _ in range(plan.stores)]
    outcome = Outcome(plan, processes, stores)
    home = [[(w * plan.serve + n) % plan.processes for n in range(plan.serve)] for w in range(plan.workshops)]
    events, order = list[tuple[float, int, str, int, int]](), count()
    waiting: dict[tuple[int, int], list[float]] = defaultdict(list)
    last_read: dict[tuple[int, int], float] = defaultdict(float)
    told: dict[float, float] = defaultdict(float)

    def later(at: float, what: str, workshop: int, process: int = 0) -> None:
        heappush(events, (at, next(order), what, workshop, process))

    def committed(at: float, workshop: int, micros: float, word: float) -> None:
        stored = stores[workshop % plan.stores].does(at + BETWEEN, micros) + ON_DISK
        for process in home[workshop]:
            pair = workshop, process
            if not waiting[pair]:
                later(max(stored + BETWEEN, last_read[pair] + GATHERED), "read", workshop, process)
            waiting[pair].append(word)

    for at, workshop in _words(draw, plan):
        later(at, "write", workshop)
    for workshop in range(plan.workshops):
        later(MOVE_AT, "move", workshop)
    while events:
        at, _, what, workshop, process = heappop(events)
        if what == "write":
            author = processes[draw.choice(home[workshop])]
            committed(author.does(at, COMMAND), workshop, COMMIT, at)
        elif what == "move":
            clock = processes[home[workshop][0]]
            committed(clock.does(at, COMMAND), workshop, PUT * plan.each, at)
        else:
            words = waiting.pop((workshop, process))
            last_read[workshop, process] = at
            read = stores[workshop % plan.stores].does(at, READ * len(words))
            shown = min(len(words) * plan.room, plan.each) / plan.serve
            cost = ENTRY * len(words) + FRAME * shown
            if MOVE_AT in words:
                cost += MOVED * plan.each / plan.serve + ENTRY * plan.each
            done = processes[process].does(read + BETWEEN, cost)
            for word in words:
                told[word] = max(told[word], done - word)
    for word, lag in told.items():
        (outcome.calm if word < MOVE_AT else outcome.moving).append(lag)
    return outcome


def _words(draw: random.Random, plan: Plan) -> Iterator[tuple[float, int]]:
    at = 0.0
    while (at := at + draw.expovariate(PEOPLE * WRITES)) < SECONDS:
        yield at, draw.randrange(plan.workshops)


def _at(lags: list[float], *parts: float) -> list[float]:
    ordered = sorted(lags)
    return [ordered[min(len(ordered) - 1, int(part * len(ordered)))] for part in parts]


HEAD = (
    "plan",
    "readers at each store",
    "busiest process",
    "busiest store",
    "a word is told: half",
    "p99",
    "while everybody is moved, at most",
)


def table() -> str:
    rows = [HEAD, tuple("---" for _ in HEAD), *(simulated(plan).row() for plan in PLANS)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    print(table())
