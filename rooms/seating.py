"""People in rooms with seats, each at what it costs: as cheap in sum as it can be. Knows nothing of wishes.

A transportation problem with few rooms and many people, by two methods of network flows (Ahuja, Magnanti, Orlin,
"Network Flows", 1993). People enter one by one, and the cheapest chain of moves between rooms makes place (successive
shortest paths, ch. 9.7). What that leaves to be gained, by sizes or by costs that have changed since, is gained by
chains of moves that lead back to where they began, or from a room that has too many to one that has too few (negative
cycles, ch. 9.6); where there is none left, nothing is cheaper. What a room costs is convex in its size (ch. 14).
With T rooms each chain is sought in O(T³) by Bellman and Ford.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Space:
    """How many a room takes at most, how many are there already, and how few are too few.

    Each place that is ``missing`` to ``least`` costs as much; sizes cost their squares.
    """

    most: int
    already: int = 0
    least: int = 0
    missing: int = 0


class Seating:
    """Rooms are numbers from 0; people have names.

    ``_moves[a][b]`` is a heap of ``(what it costs more, person)`` for the people of ``a`` to be in ``b`` instead;
    entries that hold no longer are dropped when they come to the top.
    """

    def __init__(self, spaces: Sequence[Space]) -> None:
        self.placed: dict[str, int] = {}
        self._spaces, self._rooms = spaces, range(len(spaces))
        self._sizes = [space.already for space in spaces]
        self._costs: dict[str, Sequence[int]] = {}
        self._moves: list[list[list[tuple[int, str]]]] = [[[] for _ in self._rooms] for _ in self._rooms]

    def enter(self, person: str, costs: Sequence[int]) -> None:
        """Somebody comes; there is a seat somewhere."""
        self._costs[person] = costs
        if (room := self._at_once(costs)) is not None:
            return self._put(person, room)
        distance, before = self._cheapest_ways(costs)
        last = min(
            (room for room in self._rooms if not self._full(room)),
            key=lambda room: distance[room] + self._one_more(room),
        )
        while (source := before[last]) >= 0:
            self._put(self._moves[source][last][0][1], last)
            last = source
        return self._put(person, last)

    def charge(self, person: str, costs: Sequence[int]) -> None:
        """From now on it costs this where somebody is; they move only when it is next improved."""
        if costs != self._costs[person]:
            self._costs[person] = costs
            self._offer(person, self.placed[person])

    def improve(self) -> bool:
        """Until nothing is cheaper; whether anything was."""
        better = False
        while (chain := self._gain()) is not None:
            better = True
            # Whom it moves is read from all rooms before anybody leaves.
            for person, room in [(self._moves[a][b][0][1], b) for a, b in chain]:
                self._put(person, room)
        return better

    def _at_once(self, costs: Sequence[int]) -> int | None:
        """The emptiest of the dearest rooms, if one of them has a seat: nobody's move can make it any cheaper."""
        least = min(costs)
        dearest = [room for room in self._rooms if costs[room] == least and not self._full(room)]
        return min(dearest, key=self._one_more, default=None)

    def _full(self, room: int) -> bool:
        return self._sizes[room] >= self._spaces[room].most

    def _one_more(self, room: int, size: int | None = None) -> int:
        """What it costs that somebody is in the room beside ``size`` others: those who are there."""
        space, size = self._spaces[room], self._sizes[room] if size is None else size
        return 2 * size + 1 - (space.missing if size < space.least else 0)

    def _cheapest_ways(self, costs: Sequence[int]) -> tuple[list[int], list[int]]:
        """From outside to a place in each room, and from which room (-1: from outside); moves may cost less than 0."""
        distance, before = list(costs), [-1] * len(self._spaces)
        tops = self._tops()
        for _ in self._rooms:
            changed = False
            for source, target, more in tops:
                if distance[source] + more < distance[target]:
                    distance[target], before[target], changed = distance[source] + more, source, True
            if not changed:
                break
        return distance, before

    def _gain(self) -> list[tuple[int, int]] | None:
        """A chain of moves ``(from, to)`` that makes it cheaper, if there is one.

        One more node than there are rooms stands for all seats: who leaves a room for good gives one back.
        """
        seats = len(self._spaces)
        edges = self._tops()
        for room in self._rooms:
            if self._sizes[room] > self._spaces[room].already:
                edges.append((seats, room, -self._one_more(room, self._sizes[room] - 1)))
            if not self._full(room):
                edges.append((room, seats, self._one_more(room)))
        distance, before = [0] * (seats + 1), [-1] * (seats + 1)
        while True:
            changed = False
            for source, target, more in edges:
                if distance[source] + more < distance[target]:
                    distance[target], before[target], changed = distance[source] + more, source, True
            if not changed:
                return None
            if circle := _circle(before):
                return [(source, target) for source, target in circle if seats not in (source, target)]

    def _tops(self) -> list[tuple[int, int, int]]:
        """``(from, to, what it costs more)`` of the cheapest move between any two rooms."""
        found = []
        for source in self._rooms:
            for target, heap in enumerate(self._moves[source]):
                while heap and not self._holds(source, target, *heap[0]):
                    heapq.heappop(heap)
                if heap:
                    found.append((source, target, heap[0][0]))
        return found

    def _holds(self, source: int, target: int, more: int, person: str) -> bool:
        costs = self._costs[person]
        return self.placed[person] == source and costs[target] - costs[source] == more

    def _put(self, person: str, room: int) -> None:
        if (before := self.placed.get(person)) is not None:
            self._sizes[before] -= 1
        self.placed[person] = room
        self._sizes[room] += 1
        self._offer(person, room)

    def _offer(self, person: str, room: int) -> None:
        costs, moves = self._costs[person], self._moves[room]
        here = costs[room]
        for target in self._rooms:
            if target != room:
                heapq.heappush(moves[target], (costs[target] - here, person))


def _circle(before: Sequence[int]) -> list[tuple[int, int]]:
    """The steps ``(from, to)`` that lead back to where they begin, if going back step by step does."""
    seen: dict[int, int] = {}
    for start in range(len(before)):
        node = start
        while node >= 0 and node not in seen:
            seen[node] = start
            node = before[node]
        if node >= 0 and seen[node] == start:
            steps, end = [(before[node], node)], node
            while (node := before[node]) != end:
                steps.append((before[node], node))
            return steps
    return []
