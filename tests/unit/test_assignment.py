"""Wishes and seats into rooms: as good as the best placement there is, found by other means."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from random import Random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from rooms.assignment import Placement, Room, Round, assign

ROOMS = ["a", "b", "c"]
WISHES = st.lists(st.sampled_from(ROOMS), unique=True, max_size=3)
ROOM = st.builds(Room, st.one_of(st.none(), st.integers(0, 4)), st.integers(0, 3))
# So many that nobody must be anywhere twice for want of a seat.
ROOMY = st.builds(Room, st.one_of(st.none(), st.integers(2, 3)))
Rooms = Mapping[str, str]


def drawn(wished: list[list[str]], rooms: Mapping[str, Room], fixed: Mapping[str, str] | None = None) -> Round:
    return Round({f"p{n}": one for n, one in enumerate(wished)}, rooms, fixed or {})


def rounds_of(room: st.SearchStrategy[Room], people: int) -> st.SearchStrategy[Round]:
    """For as many people each."""
    wishes = st.lists(WISHES, min_size=people, max_size=people)
    return st.builds(drawn, wishes, st.fixed_dictionaries(dict.fromkeys(ROOMS, room)))


def rooms_in(placed: Mapping[str, Placement]) -> dict[str, str]:
    return {person: placement.room for person, placement in placed.items()}


def regret(rounds: Sequence[Round], placed: Sequence[Rooms]) -> tuple[int, ...]:
    """How many have less than their second wish, the sum of ranks, missing to the least, the squares of the sizes."""
    below = ranks = missing = squares = 0
    for round, rooms in zip(rounds, placed, strict=True):
        sizes = Counter(rooms.values())
        missing += sum(max(0, room.least - sizes[name]) for name, room in round.rooms.items())
        squares += sum(size**2 for size in sizes.values())
        for person, wishes in round.wishes.items():
            if wishes and person not in round.fixed:
                rank = [*wishes, rooms[person]].index(rooms[person]) + 1 if rooms[person] in wishes else 4
                below, ranks = below + (rank > 2), ranks + rank
    return below, ranks, missing, squares


def twice(rounds: Sequence[Round], placed: Sequence[Rooms]) -> int:
    """How many are in the same room in two rounds who did not wish for it in both."""
    return sum(
        first[person] == second[person] and not (first[person] in one.wishes[person] and first[person] in wishes)
        for (one, first), (two, second) in itertools.combinations(list(zip(rounds, placed, strict=True)), 2)
        for person, wishes in two.wishes.items()
    )


def limits(round: Round) -> dict[str, int]:
    """The seats, all raised alike where they do not suffice, and those that are taken by who is fixed."""
    fixed = Counter(round.fixed.values())
    people = len(round.wishes.keys() - round.fixed.keys())
    free = {
        name: people if room.seats is None else max(0, room.seats - fixed[name]) for name, room in round.rooms.items()
    }
    more = 0
    while sum(free.values()) + more * len(free) < people:
        more += 1
    return {name: seats + more + fixed[name] for name, seats in free.items()}


def everything_possible(round: Round) -> Iterator[Rooms]:
    most = limits(round)
    for rooms in itertools.product(ROOMS, repeat=len(round.wishes)):
        placed = dict(zip(round.wishes, rooms, strict=True))
        kept = all(placed[person] == room for person, room in round.fixed.items())
        if kept and all(rooms.count(room) <= most[room] for room in ROOMS):
            yield placed


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 5).flatmap(lambda people: rounds_of(ROOM, people)), st.integers(0, 2))
def test_one_round_could_not_be_better_in_anything(free: Round, moved: int) -> None:
    round = Round(free.wishes, free.rooms, {f"p{n}": ROOMS[n] for n in range(min(moved, len(free.wishes)))})
    (placed,) = assign([round])
    best = min(regret([round], [rooms]) for rooms in everything_possible(round))
    assert rooms_in(placed) in list(everything_possible(round))
    assert regret([round], [rooms_in(placed)]) == best


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.just(4).flatmap(lambda people: st.lists(rounds_of(ROOMY, people), min_size=2, max_size=2)))
def test_two_rounds_grant_as_much_as_is_possible_and_repeat_as_little_as_that_allows(rounds: list[Round]) -> None:
    placed = [rooms_in(teams) for teams in assign(rounds, again=False)]
    possible = [list(everything_possible(round)) for round in rounds]
    best = [min(regret([round], [rooms])[:2] for rooms in all) for round, all in zip(rounds, possible, strict=True)]
    assert regret(rounds, placed)[:2] == tuple(map(sum, zip(*best, strict=True)))
    granting = [
        [rooms for rooms in all if regret([round], [rooms])[:2] == least]
        for round, all, least in zip(rounds, possible, best, strict=True)
    ]
    assert twice(rounds, placed) == min(twice(rounds, pair) for pair in itertools.product(*granting))


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(20, 120))
def test_many_people_cost_as_little_as_a_minimal_flow(random: Random, many: int) -> None:
    wished = [random.sample(ROOMS, random.randint(0, 3)) for _ in range(many)]
    round = drawn(wished, {room: Room(random.randint(many // 8, many // 2)) for room in ROOMS})
    below, ranks, *_ = regret([round], [rooms_in(assign([round])[0])])
    assert 1_000 * below + ranks == min_cost_flow(round)


def min_cost_flow(round: Round) -> int:
    graph = nx.DiGraph()
    graph.add_node("end", demand=len(round.wishes))
    for room, seats in limits(round).items():
        graph.add_edge(room, "end", capacity=seats, weight=0)
    for person, wishes in round.wishes.items():
        graph.add_node(f"p-{person}", demand=-1)
        for room in round.rooms:
            rank = wishes.index(room) if room in wishes else 3
            graph.add_edge(f"p-{person}", room, capacity=1, weight=[1, 2, 1_003, 1_004][rank] if wishes else 0)
    return int(nx.min_cost_flow_cost(graph))


def test_who_wishes_for_the_same_twice_stays_and_who_does_not_goes_elsewhere() -> None:
    stays, changes, open_to_all = ["a"], ["b"], list[str]()
    first = drawn([stays, ["a"], open_to_all], dict.fromkeys(ROOMS, Room(2)))
    second = drawn([stays, changes, open_to_all], dict.fromkeys(ROOMS, Room(1)))
    one, two = assign([first, second], again=False)
    assert (one["p0"], two["p0"]) == (Placement("a", 1), Placement("a", 1))
    assert two["p1"] == Placement("b", 1)
    assert (one["p2"].room, two["p2"].room) == ("b", "c")


def test_a_room_is_filled_to_its_minimum_by_those_without_a_wish() -> None:
    wished = [["a"], ["a"], [], []]
    (placed,) = assign([drawn(wished, {"a": Room(), "b": Room(least=2), "c": Room()})])
    assert [placed[f"p{n}"].room for n in range(4)] == ["a", "a", "b", "b"]


def test_who_wishes_for_nothing_fills_the_rooms_evenly() -> None:
    (placed,) = assign([drawn([[]] * 41, dict.fromkeys(ROOMS, Room()))])
    assert sorted(Counter(rooms_in(placed).values()).values()) == [13, 14, 14]


def test_too_few_seats_are_stretched_alike() -> None:
    (placed,) = assign([drawn([["a"]] * 10, {"a": Room(2), "b": Room(2)})])
    assert Counter(rooms_in(placed).values()) == {"a": 5, "b": 5}


def test_the_same_people_are_placed_alike_in_whatever_order_they_come() -> None:
    wishes = {f"p{n}": [ROOMS[n % 3], ROOMS[(n + 1) % 3]] for n in range(30)}
    rooms = dict.fromkeys(ROOMS, Room(10))
    assert assign([Round(wishes, rooms)]) == assign([Round(dict(reversed(wishes.items())), rooms)])


def test_two_thousand_people_are_placed_while_nobody_notices() -> None:
    random = Random(7)
    rooms = [f"r{n}" for n in range(12)]
    both = [drawn([random.sample(rooms, 3) for _ in range(2_000)], dict.fromkeys(rooms, Room(170))) for _ in range(2)]
    began = time.process_time()
    assign(both, again=False)
    assert time.process_time() - began < 5
