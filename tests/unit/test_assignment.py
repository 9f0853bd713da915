"""Wishes and seats into rooms: as good as the best placement there is, found by other means."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from random import Random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from rooms.assignment import Placement, assign

ROOMS = ["a", "b", "c", "d"]
WISHES = st.lists(st.sampled_from(ROOMS), unique=True, max_size=3)
SEATS = st.fixed_dictionaries({room: st.one_of(st.none(), st.integers(0, 4)) for room in ROOMS})


def regret(placed: dict[str, Placement], wishes: dict[str, list[str]]) -> tuple[int, ...]:
    """How many got none of their wishes, their third, their second; what comes first weighs more than all after it."""
    got = Counter(placement.wish for person, placement in placed.items() if wishes[person])
    return got[0], got[3], got[2]


def limits(seats: dict[str, int | None], people: int) -> dict[str, int]:
    """The seats, all raised alike where they do not suffice."""
    bounded = {room: people if most is None else most for room, most in seats.items()}
    more = 0
    while sum(bounded.values()) + more * len(bounded) < people:
        more += 1
    return {room: most + more for room, most in bounded.items()}


def brute_force(wishes: dict[str, list[str]], most: dict[str, int]) -> tuple[int, ...]:
    best = None
    for rooms in itertools.product(ROOMS, repeat=len(wishes)):
        if any(rooms.count(room) > most[room] for room in ROOMS):
            continue
        placed = {
            person: Placement(room, wished.index(room) + 1 if room in wished else 0)
            for (person, wished), room in zip(wishes.items(), rooms, strict=True)
        }
        found = regret(placed, wishes)
        best = found if best is None else min(best, found)
    assert best is not None
    return best


def min_cost_flow(wishes: dict[str, list[str]], most: dict[str, int]) -> int:
    graph = nx.DiGraph()
    graph.add_node("end", demand=len(wishes))
    for room, seats in most.items():
        graph.add_edge(room, "end", capacity=seats, weight=0)
    for person, wished in wishes.items():
        graph.add_node(f"p-{person}", demand=-1)
        for room in most:
            rank = wished.index(room) if room in wished else 3
            graph.add_edge(f"p-{person}", room, capacity=1, weight=COST[rank] if wished else 0)
    return int(nx.min_cost_flow_cost(graph))


COST = {0: 0, 1: 1, 2: 1_000, 3: 1_000_000}


@settings(max_examples=60)
@given(st.lists(WISHES, min_size=1, max_size=5), SEATS)
def test_nobody_could_be_placed_better(wished: list[list[str]], seats: dict[str, int | None]) -> None:
    wishes = {f"p{n}": one for n, one in enumerate(wished)}
    placed = assign(wishes, seats)
    most = limits(seats, len(wishes))
    sizes = Counter(placement.room for placement in placed.values())
    assert placed.keys() == wishes.keys()
    assert all(sizes[room] <= most[room] for room in ROOMS)
    assert regret(placed, wishes) == brute_force(wishes, most)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(20, 120))
def test_many_people_cost_as_little_as_a_minimal_flow(random: Random, many: int) -> None:
    wishes = {f"p{n}": random.sample(ROOMS, random.randint(0, 3)) for n in range(many)}
    seats: dict[str, int | None] = {room: random.randint(many // 8, many // 3) for room in ROOMS}
    placed = assign(wishes, seats)
    none, third, second = regret(placed, wishes)
    assert none * COST[3] + third * COST[2] + second * COST[1] == min_cost_flow(wishes, limits(seats, many))


@given(st.lists(WISHES, max_size=12), st.integers(0, 3), SEATS)
def test_who_is_fixed_stays_and_takes_a_seat(wished: list[list[str]], hosts: int, seats: dict[str, int | None]) -> None:
    fixed = {f"h{n}": ROOMS[n] for n in range(hosts)}
    wishes = {f"p{n}": one for n, one in enumerate(wished)} | {host: [] for host in fixed}
    placed = assign(wishes, seats, fixed=fixed)
    assert all(placed[host].room == room for host, room in fixed.items())
    free = {room: None if most is None else max(0, most - (room in fixed.values())) for room, most in seats.items()}
    most = limits(free, len(wished))
    sizes = Counter(placed[person].room for person in wishes if person not in fixed)
    assert all(sizes[room] <= most[room] for room in ROOMS)


def test_nobody_gets_the_same_room_again_while_another_is_free_unless_they_wish_for_it() -> None:
    wishes: dict[str, list[str]] = {"new": [], "again": ["a"], "other": []}
    avoid = {"new": {"a"}, "again": {"a"}, "other": {"b"}}
    placed = assign(wishes, {"a": 1, "b": 1, "c": 1}, avoid=avoid)
    assert placed["again"] == Placement("a", 1)
    assert placed["new"].room != "a"
    assert placed["other"].room != "b"


def test_who_wishes_for_nothing_fills_the_rooms_evenly() -> None:
    placed = assign({f"p{n}": [] for n in range(41)}, dict.fromkeys(ROOMS))
    sizes = Counter(placement.room for placement in placed.values())
    assert max(sizes.values()) - min(sizes.values()) == 1


def test_too_few_seats_are_stretched_alike() -> None:
    placed = assign({f"p{n}": ["a"] for n in range(10)}, {"a": 2, "b": 2})
    assert Counter(placement.room for placement in placed.values()) == {"a": 5, "b": 5}


def test_the_same_people_are_placed_alike_in_whatever_order_they_come() -> None:
    wishes = {f"p{n}": [ROOMS[n % 3], ROOMS[(n + 1) % 4]] for n in range(30)}
    backwards = dict(reversed(wishes.items()))
    seats: dict[str, int | None] = dict.fromkeys(ROOMS, 8)
    assert assign(wishes, seats) == assign(backwards, seats)


def test_two_thousand_people_are_placed_while_nobody_notices() -> None:
    random = Random(7)
    rooms = [f"r{n}" for n in range(8)]
    wishes = {f"p{n}": random.sample(rooms, 3) for n in range(2_000)}
    began = time.process_time()
    assign(wishes, dict.fromkeys(rooms, 260))
    assert time.process_time() - began < 5
