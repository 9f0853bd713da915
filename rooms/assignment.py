"""Wishes and seats into placements: everybody a room for each round, with as little regret as can be.

What is best, what stands first weighing more than all that follows:

1. As few as possible have less than their second wish: their third one, or none.
2. The sum of ranks is as small as possible: 1 for a first wish, 2, 3, and 4 where none is granted.
3. As few as possible are in a room twice who did not wish for it in both rounds. Where somebody has been in a round
   already, or was put there by hand, it is enough to wish for it in the other one.
4. As few places as possible are missing to the rooms' minimum sizes.
5. Rooms are as even as possible: the sum of the squares of their sizes.

Who wishes for nothing in a round costs nothing in 1 and 2, wherever they are. Each person in each round counts.

One round is exact in all of it, and so are several in which rooms may be repeated: they do not touch each other
(``rooms.seating``). Several are always exact in 1 and 2. Not to be anywhere twice couples them, and exact methods for
that take too long: each round is solved exactly as the other ones stand, one after the other, until none gets better.
Who goes where without a wish is free, so mostly nothing is repeated then, which is exact in 3 too. Where seats are so
scarce that something is, the same is done from the last round to the first, and the better of both is taken. Then no
round could be better as the others are, but all together might; so might 4 and 5 of several rounds.
``tests/bench/assignment.py`` counts how often, and how long it takes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rooms.seating import Seating, Space
from rooms.toil import toil

NO_WISH = 0
# The rank that no wish counts as: one more than one may have.
NONE_GRANTED = 4
# A person repeats at most as many rooms, less one.
MOST_ROUNDS = 6
# From this rank on a wish is below the second.
BELOW = 3


@dataclass(frozen=True, slots=True)
class Room:
    """How many it takes, none for no limit, and how few are too few."""

    seats: int | None = None
    least: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """``wishes`` are those of everybody who is to be placed: rooms, the dearest first; may be empty.

    ``fixed`` people stay where they are put. If the seats do not suffice for everybody, all are raised alike until
    they do.
    """

    wishes: Mapping[str, Sequence[str]]
    rooms: Mapping[str, Room]
    fixed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placement:
    """``room`` for one person; ``wish`` from 1 is which of theirs it was, 0 none of them."""

    room: str
    wish: int


# From so many placements on it takes longer than 5 ms or so.
MANY = 400


def _long(rounds: Sequence[Round], *, again: bool = True) -> bool:
    return sum(len(round.wishes) for round in rounds) > MANY


@toil(_long)
def assign(rounds: Sequence[Round], *, again: bool = True) -> list[dict[str, Placement]]:
    """Place everybody in each of the rounds; without ``again`` nobody twice in a room who did not wish for it twice."""
    if again:
        return [_Solving(round, ()).placements() for round in rounds]
    placed = _one_after_the_other(rounds)
    if not _repeated(rounds, placed):
        return placed
    back = _one_after_the_other(rounds[::-1])[::-1]
    return min(placed, back, key=lambda way: regret(rounds, way, again=again))


def _one_after_the_other(rounds: Sequence[Round]) -> list[dict[str, Placement]]:
    """Each as the others stand, until there is nothing to be gained in any of them."""
    solving: list[_Solving] = []
    for round in rounds:
        solving.append(_Solving(round, tuple(solving)))
    unmoved = 0
    while unmoved < len(solving):
        for one in solving:
            unmoved = 0 if one.solve_again([other for other in solving if other is not one]) else unmoved + 1
    return [one.placements() for one in solving]


def regret(rounds: Sequence[Round], placed: Sequence[Mapping[str, Placement]], *, again: bool) -> tuple[int, ...]:
    """What is to be as small as possible, in its order: the five figures that stand above."""
    ranks = [
        found.wish or NONE_GRANTED
        for round, teams in zip(rounds, placed, strict=True)
        for person, found in teams.items()
        if round.wishes.get(person) and person not in round.fixed
    ]
    sizes = [Counter(found.room for found in teams.values()) for teams in placed]
    missing = sum(
        max(0, room.least - size[name])
        for round, size in zip(rounds, sizes, strict=True)
        for name, room in round.rooms.items()
    )
    squares = sum(many**2 for size in sizes for many in size.values())
    below = sum(rank >= BELOW for rank in ranks)
    return below, sum(ranks), 0 if again else _repeated(rounds, placed), missing, squares


def _repeated(rounds: Sequence[Round], placed: Sequence[Mapping[str, Placement]]) -> int:
    return sum(
        person in later
        and later[person].room == found.room
        and not (_asked(one, person, found.room) and _asked(two, person, found.room))
        for (one, earlier), (two, later) in combinations(list(zip(rounds, placed, strict=True)), 2)
        for person, found in earlier.items()
    )


def _asked(round: Round, person: str, room: str) -> bool:
    """Whether nothing speaks against that room from this round."""
    return person in round.fixed or room in round.wishes.get(person, ())


class _Solving:
    """One round, solved as the ``others`` stand."""

    def __init__(self, round: Round, others: Sequence[_Solving]) -> None:
        self.round = round
        self._names = sorted(round.rooms)
        self._people = sorted(person for person in round.wishes if person not in round.fixed)
        self._weights = _Weights.of(round)
        self._costs = {person: self._of_wishes(person) for person in self._people}
        self._seating = Seating(_spaces(round, self._names, self._weights.missing))
        # Who wishes for something enters before who does not, so that the others fill what is left.
        for person in sorted(self._people, key=lambda person: (not round.wishes[person], person)):
            self._seating.enter(person, self._charged(person, others))
        self._seating.improve()

    def solve_again(self, others: Sequence[_Solving]) -> bool:
        """As best it is while the others stay as they are; whether that is better than it was."""
        for person in self._people:
            self._seating.charge(person, self._charged(person, others))
        return self._seating.improve()

    def room(self, person: str) -> str | None:
        if person in self.round.fixed:
            return self.round.fixed[person]
        number = self._seating.placed.get(person)
        return None if number is None else self._names[number]

    def placements(self) -> dict[str, Placement]:
        rooms = {person: self._names[number] for person, number in self._seating.placed.items()}
        wishes = self.round.wishes
        return {
            person: Placement(room, _rank(wishes.get(person, ()), room))
            for person, room in (rooms | dict(self.round.fixed)).items()
        }

    def _of_wishes(self, person: str) -> list[int]:
        wishes = self.round.wishes[person]
        if not wishes:
            return [0] * len(self._names)
        ranks = [_rank(wishes, room) or NONE_GRANTED for room in self._names]
        return [rank * self._weights.rank + (self._weights.below if rank >= BELOW else 0) for rank in ranks]

    def _charged(self, person: str, others: Sequence[_Solving]) -> Sequence[int]:
        """What each room costs somebody, with those that they have in other rounds and did not ask for twice."""
        costs = self._costs[person]
        for other in others:
            room = other.room(person) or ""
            if room in self._names and not (_asked(self.round, person, room) and _asked(other.round, person, room)):
                costs = list(costs)
                costs[self._names.index(room)] += self._weights.repeat
        return costs


@dataclass(frozen=True, slots=True)
class _Weights:
    """Each is more than all that follows can cost together."""

    below: int
    rank: int
    repeat: int
    missing: int

    @classmethod
    def of(cls, round: Round) -> _Weights:
        many = len(round.wishes.keys() | round.fixed.keys()) + 1
        missing = many**2
        repeat = missing * (1 + sum(room.least for room in round.rooms.values()))
        rank = repeat * many * MOST_ROUNDS
        return cls(rank * NONE_GRANTED * many, rank, repeat, missing)


def _spaces(round: Round, names: Sequence[str], missing: int) -> list[Space]:
    already = Counter(round.fixed.values())
    people = sum(person not in round.fixed for person in round.wishes)
    seats = [round.rooms[name].seats for name in names]
    free = [people if most is None else max(0, most - already[name]) for name, most in zip(names, seats, strict=True)]
    short = people - sum(free)
    more = -(-short // len(free)) if short > 0 and free else 0
    return [
        Space(already[name] + most + more, already[name], round.rooms[name].least, missing)
        for name, most in zip(names, free, strict=True)
    ]


def _rank(wishes: Sequence[str], room: str) -> int:
    return wishes.index(room) + 1 if room in wishes else NO_WISH
