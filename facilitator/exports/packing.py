"""How things hang beside and below each other on a wall so that nothing covers anything.

The same arithmetic as that of the pages (``board-packing.js``). Lengths are pixels of the wall at its natural size.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rooms.blocks import Pinned

# The width of a card; between columns; from the foot of a card to the next one.
CARD, BESIDE, BELOW = 156.0, 20.0, 22.0
# In a cluster: from its outline to its cards, above them for its name, between them. Outlines may come closer.
RIM, NAME, INSIDE, NEAR = 8.0, 36.0, 10.0, 2.0


@dataclass
class Rect:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Size:
    """How many columns a card takes, and how high it is."""

    span: int
    height: float


Sizes = Callable[[Pinned], Size]


@dataclass
class Taken:
    """What hangs on a wall already. It is kept in strips from top to bottom, each in order of height, so that only what
    hangs about there is looked at, however much there is (``board-taken.js``).
    """

    strips: dict[int, list[tuple[float, float, float, float]]] = field(default_factory=dict)
    highest: float = 0.0

    def add(self, rect: Rect) -> None:
        """Room is kept free around it: none comes nearer."""
        room = (rect.y, rect.y + rect.height + BELOW, rect.x - NEAR, rect.x + rect.width + NEAR)
        self.highest = max(self.highest, room[1] - room[0])
        for number in _strips(rect):
            strip = self.strips.setdefault(number, [])
            strip.insert(bisect_left(strip, room), room)

    def lower(self, rect: Rect) -> Rect:
        """Lower something until it covers nothing."""
        before = math.nan
        while before != rect.y:
            before = rect.y
            for number in _strips(rect):
                rect.y = self._below(self.strips.get(number, []), rect)
        return rect

    def _below(self, strip: list[tuple[float, float, float, float]], rect: Rect) -> float:
        """What it is lowered past hangs higher than what comes then: to go through once is enough."""
        y, high, left, right = rect.y, rect.height + BELOW, rect.x, rect.x + rect.width
        for at in range(bisect_left(strip, (y - self.highest,)), len(strip)):
            top, foot, west, east = strip[at]
            if top >= y + high:
                break
            if foot > y and west < right and left < east:
                y = foot
        return y


def _strips(rect: Rect) -> range:
    strip = CARD + BESIDE
    return range(math.floor((rect.x - NEAR) / strip), math.floor((rect.x + rect.width + NEAR) / strip) + 1)


def width_of(columns: int, between: float = BESIDE) -> float:
    return columns * (CARD + between) - between


def stack(
    cards: Sequence[tuple[Pinned, int | None]],
    columns: int,
    sizes: Sizes,
    between: float = BESIDE,
    taken: Taken | None = None,
) -> dict[str, Rect]:
    """Cards below each other, each in its column; one without a column where it is shortest."""
    feet = [0.0] * columns
    places: dict[str, Rect] = {}
    for card, column in cards:
        size = sizes(card)
        span = min(size.span, columns)
        first = _shortest(feet, span) if column is None else min(column, columns - span)
        rect = Rect(first * (CARD + between), max(feet[first : first + span]), width_of(span), size.height)
        if taken is not None:
            taken.lower(rect)
        feet[first : first + span] = [rect.y + rect.height + BELOW] * span
        places[card.id] = rect
    return places


def _shortest(feet: list[float], span: int) -> int:
    return min(range(len(feet) - span + 1), key=lambda first: max(feet[first : first + span]))


def bundle(cards: Sequence[Pinned], most: int, sizes: Sizes) -> tuple[Rect, dict[str, Rect]]:
    """A cluster by itself: its outline, and its cards from the corner of that."""
    widest = max(1, *(sizes(card).span for card in cards))
    columns = min(most, max(widest, _broad(len(cards))))
    in_order = [(card, place % columns) for place, card in enumerate(cards)]
    inside = stack(in_order, columns, sizes, INSIDE)
    for rect in inside.values():
        rect.x += RIM
        rect.y += NAME
    foot = max(NAME, *(rect.y + rect.height for rect in inside.values()))
    return Rect(0, 0, width_of(columns, INSIDE) + 2 * RIM, foot + BELOW), inside


def _broad(cards: int) -> int:
    """Up to three beside each other, then always a little wider than high."""
    columns = min(3, cards)
    while columns * (columns - 1) < cards and cards > 3:
        columns += 1
    return columns


def fit(width: float, height: float, columns: int, taken: Taken) -> Rect:
    """The leftmost of the highest places where something fits."""
    best = taken.lower(Rect(0, 0, width, height))
    x = CARD + BESIDE
    while x + width <= width_of(columns) + NEAR:
        rect = taken.lower(Rect(x, 0, width, height))
        best = rect if rect.y < best.y else best
        x += CARD + BESIDE
    return best
