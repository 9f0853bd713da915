"""Wishes and seats into placements: everybody a room, with as little regret as possible.

A transportation problem with few rooms and many people, solved by successive shortest augmenting paths
(Ahuja, Magnanti, Orlin, "Network Flows", 1993, ch. 9.7): people enter one by one, and each time the cheapest
chain of moves between rooms makes place. Who finds a seat where they want it most costs O(T) with T rooms; for the
others the chain is sought by Bellman and Ford, in O(T³), and made in O(T² log n) with n people. So it is
O(n (T³ + T² log n)) at worst, where most wish for rooms that are full: 2,000 people with hardly a seat too many take
0.06 s for 10 rooms, 0.2 s for 20 and 1.2 s for 40, and nothing else is done in the process meanwhile.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rooms.people import MOST_PEOPLE

NO_WISH = 0


@dataclass(frozen=True, slots=True)
class Placement:
    """``room`` for one person; ``wish`` from 1 is which of theirs it was, 0 none of them."""

    room: str
    wish: int


def assign(
    wishes: Mapping[str, Sequence[str]],
    seats: Mapping[str, int | None],
    *,
    fixed: Mapping[str, str] | None = None,
    avoid: Mapping[str, set[str]] | None = None,
) -> dict[str, Placement]:
    """Place everybody in ``wishes`` (person -> rooms, the dearest first; may be empty) into one of ``seats``.

    ``seats`` gives each room's limit, none for no limit; if they do not suffice for everybody, all limits are
    raised alike until they do. ``fixed`` people stay where they are put. Rooms in ``avoid`` are taken for a
    person only if nothing else is left, unless they wish for them.
    """
    fixed, avoid = fixed or {}, avoid or {}
    placed = {person: Placement(room, _rank(wishes.get(person, ()), room)) for person, room in fixed.items()}
    free = sorted(person for person in wishes if person not in fixed)
    limits = _stretched(seats, fixed, len(free))
    rooms = _Rooms(sorted(seats), limits)
    for person in _dearest_first(free, wishes):
        rooms.enter(person, {room: _cost(wishes[person], room, avoid.get(person, set())) for room in seats})
    for person, room in rooms.placed.items():
        placed[person] = Placement(room, _rank(wishes[person], room))
    return placed


def _dearest_first(people: Sequence[str], wishes: Mapping[str, Sequence[str]]) -> list[str]:
    """Who wishes for something enters before who does not, so that the others fill what is left, evenly."""
    return sorted(people, key=lambda person: (not wishes[person], person))


def _rank(wishes: Sequence[str], room: str) -> int:
    return list(wishes).index(room) + 1 if room in wishes else NO_WISH


def _cost(wishes: Sequence[str], room: str, avoid: set[str]) -> int:
    rank = _rank(wishes, room)
    if not wishes:
        return 1 if room in avoid else 0
    regret = rank - 1 if rank else 4 + (room in avoid)
    # Each is more than all people together can cost below it, so that first the fewest have none of their wishes, then
    # the fewest their third one, and so on.
    return 0 if regret == 0 else (MOST_PEOPLE * 2) ** (regret - 1)


def _stretched(seats: Mapping[str, int | None], fixed: Mapping[str, str], people: int) -> dict[str, int]:
    taken = {room: sum(1 for other in fixed.values() if other == room) for room in seats}
    limits = {room: people if most is None else max(0, most - taken[room]) for room, most in seats.items()}
    missing = people - sum(limits.values())
    more = -(-missing // len(limits)) if missing > 0 and limits else 0
    return {room: limit + more for room, limit in limits.items()}


class _Rooms:
    """Rooms that people enter; whoever must make place moves to where it costs least.

    ``_moves[a][b]`` is a heap of ``(what it costs more, person)`` for the people of ``a`` to be in ``b``
    instead; entries of people who have left ``a`` are dropped when they come to the top.
    """

    def __init__(self, rooms: Sequence[str], limits: Mapping[str, int]) -> None:
        self.placed: dict[str, str] = {}
        self._rooms, self._limits = rooms, limits
        self._sizes = dict.fromkeys(rooms, 0)
        self._costs: dict[str, Mapping[str, int]] = {}
        self._moves: dict[str, dict[str, list[tuple[int, str]]]] = {a: {b: [] for b in rooms if b != a} for a in rooms}

    def enter(self, person: str, costs: Mapping[str, int]) -> None:
        self._costs[person] = costs
        if (room := self._at_once(costs)) is not None:
            return self._put(person, room)
        distance, before = self._cheapest_ways(costs)
        open_rooms = [room for room in self._rooms if self._sizes[room] < self._limits[room]]
        if not open_rooms:
            return None
        last = min(open_rooms, key=lambda room: (distance[room], self._sizes[room], room))
        while (source := before[last]) is not None:
            self._put(self._moves[source][last][0][1], last)
            last = source
        return self._put(person, last)

    def _at_once(self, costs: Mapping[str, int]) -> str | None:
        """The emptiest of the dearest rooms, if one of them has a seat: nobody's move can make it any cheaper."""
        least = min(costs.values(), default=0)
        dearest = [room for room in self._rooms if costs[room] == least and self._sizes[room] < self._limits[room]]
        return min(dearest, key=lambda room: (self._sizes[room], room), default=None)

    def _cheapest_ways(self, costs: Mapping[str, int]) -> tuple[dict[str, int], dict[str, str | None]]:
        """From outside to a seat in each room, by Bellman and Ford: moving people may cost less than nothing."""
        distance = dict(costs)
        before: dict[str, str | None] = dict.fromkeys(self._rooms)
        for _ in self._rooms:
            changed = False
            for source in self._rooms:
                for target in self._moves[source]:
                    top = self._top(source, target)
                    if top is not None and distance[source] + top[0] < distance[target]:
                        distance[target], before[target], changed = distance[source] + top[0], source, True
            if not changed:
                break
        return distance, before

    def _top(self, source: str, target: str) -> tuple[int, str] | None:
        heap = self._moves[source][target]
        while heap and self.placed.get(heap[0][1]) != source:
            heapq.heappop(heap)
        return heap[0] if heap else None

    def _put(self, person: str, room: str) -> None:
        if (before := self.placed.get(person)) is not None:
            self._sizes[before] -= 1
        self.placed[person] = room
        self._sizes[room] += 1
        for target, heap in self._moves[room].items():
            heapq.heappush(heap, (self._costs[person][target] - self._costs[person][room], person))
