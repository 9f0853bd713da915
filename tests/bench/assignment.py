"""How long it takes to place everybody, how long the event loop stands still meanwhile, and how good what comes out is.

    PYTHONPATH=. .venv/bin/python tests/bench/assignment.py

Prints a line for each case: people, rooms, rounds; seconds of work; the longest time in ms in which nothing else was
done; who has less than a second wish, the sum of ranks, who is somewhere twice, missing places. Then how many
of some hundred small workshops with hardly a seat too many could be better, and in what, by trying everything.
``--small`` says how many.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import time
from collections import Counter
from collections.abc import Mapping
from random import Random

from rooms.assignment import Placement, Room, Round, assign, regret

WHAT = ("below the second wish", "ranks", "somewhere twice", "missing places", "evenness")
# People, rooms, rounds, seats for each person, and the part of them who wish for nothing.
CASES = ((100, 5, 2, 1.0, 0.1), (2_000, 12, 2, 1.0, 0.1), (2_000, 12, 2, 1.3, 0.5), (2_000, 12, 6, 1.05, 0.1))
PULSE = 0.001


def workshop(random: Random, people: int, many: int, rounds: int, seats: float, silent: float) -> list[Round]:
    """Some rooms are much dearer to people than others, and a third of them would like to stay."""
    rooms = [f"r{number}" for number in range(many)]
    weights = [1 / (1 + place) for place in range(many)]

    def wished() -> list[str]:
        if random.random() < silent:
            return []
        drawn = random.choices(rooms, weights, k=30)
        return list(dict.fromkeys(drawn))[:2]

    wishes: list[dict[str, list[str]]] = [{} for _ in range(rounds)]
    for number in range(people):
        stays, first = random.random() < 1 / 3, wished()
        for round in wishes:
            round[f"p{number}"] = first if stays else wished()
    room = Room(-(-int(people * seats) // many), 3)
    return [Round(one, dict.fromkeys(rooms, room)) for one in wishes]


def timed(rounds: list[Round]) -> tuple[list[dict[str, Placement]], float]:
    """The placements, and how long this thread worked on them."""
    began = time.thread_time()
    return assign(rounds, again=False), time.thread_time() - began


async def beside(rounds: list[Round]) -> tuple[list[dict[str, Placement]], float, float]:
    """The placements, how long they took, and for how long the loop stood still at most; in seconds."""
    longest, ended = 0.0, asyncio.Event()

    async def pulse() -> None:
        nonlocal longest
        while not ended.is_set():
            began = time.perf_counter()
            await asyncio.sleep(PULSE)
            longest = max(longest, time.perf_counter() - began - PULSE)

    beating = asyncio.create_task(pulse())
    placed, took = await asyncio.to_thread(timed, rounds)
    ended.set()
    await beating
    return placed, took, longest


def possible(round: Round) -> list[dict[str, Placement]]:
    """Every placement that keeps to the seats, which suffice."""
    found = []
    for rooms in itertools.product(round.rooms, repeat=len(round.wishes)):
        if all(rooms.count(name) <= (room.seats or 0) for name, room in round.rooms.items()):
            pairs = zip(round.wishes.items(), rooms, strict=True)
            found.append({who: Placement(room, _rank(wishes, room)) for (who, wishes), room in pairs})
    return found


def _rank(wishes: object, room: str) -> int:
    listed = list(wishes)  # type: ignore[call-overload]
    return listed.index(room) + 1 if room in listed else 0


def worse(random: Random) -> str | None:
    """In what a small workshop could be better."""
    people = random.randint(2, 4)
    rooms: Mapping[str, Room] = {name: Room(random.choice((2, 2, 3)), random.choice((0, 1, 2))) for name in "abc"}
    rounds = [
        Round({f"p{number}": random.sample("abc", random.randint(0, 2)) for number in range(people)}, rooms)
        for _ in range(2)
    ]
    got = regret(rounds, assign(rounds, again=False), again=False)
    pairs = itertools.product(*map(possible, rounds))
    best = min(regret(rounds, pair, again=False) for pair in pairs)
    return next((what for what, is_, could in zip(WHAT, got, best, strict=True) if is_ != could), None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=300)
    small, random = parser.parse_args().small, Random(7)
    for case in CASES:
        rounds = workshop(random, *case)
        placed, took, longest = asyncio.run(beside(rounds))
        people, rooms, many, *_ = case
        figures = regret(rounds, placed, again=False)
        print(f"{people} × {rooms} × {many}: {took:.3f} s, {longest * 1000:.0f} ms,", *figures[:4])
    found = Counter(filter(None, (worse(random) for _ in range(small))))
    print(f"{small} small ones, could be better in:", dict(found) or "nothing")


if __name__ == "__main__":
    main()
