"""How things hang beside and below each other on a wall so that nothing covers anything.

The same arithmetic as that of the pages (``board-packing.js``). Lengths are pixels of the wall at its natural size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


def width_of(columns: int, between: float = BESIDE) -> float:
    return columns * (CARD + between) - between


def stack(
    cards: Sequence[tuple[Pinned, int | None]],
    columns: int,
    sizes: Sizes,
    between: float = BESIDE,
    taken: Sequence[Rect] = (),
) -> dict[str, Rect]:
    """Cards below each other, each in its column; one without a column where it is shortest."""
    feet = [0.0] * columns
    places: dict[str, Rect] = {}
    for card, column in cards:
        size = sizes(card)
        span = min(size.span, columns)
        first = _shortest(feet, span) if column is None else min(column, columns - span)
        rect = Rect(first * (CARD + between), max(feet[first : first + span]), width_of(span), size.height)
        lower(rect, taken)
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


def fit(width: float, height: float, columns: int, taken: Sequence[Rect]) -> Rect:
    """The leftmost of the highest places where something fits."""
    best = lower(Rect(0, 0, width, height), taken)
    x = CARD + BESIDE
    while x + width <= width_of(columns) + NEAR:
        rect = lower(Rect(x, 0, width, height), taken)
        best = rect if rect.y < best.y else best
        x += CARD + BESIDE
    return best


def lower(rect: Rect, taken: Sequence[Rect]) -> Rect:
    """Lower something until it covers nothing."""
    while True:
        y = rect.y
        for other in taken:
            if _meets(rect, other):
                y = max(y, other.y + other.height + BELOW)
        if y <= rect.y:
            return rect
        rect.y = y


def _meets(a: Rect, b: Rect) -> bool:
    beside = a.x >= b.x + b.width + NEAR or b.x >= a.x + a.width + NEAR
    below = a.y >= b.y + b.height + BELOW or b.y >= a.y + a.height + BELOW
    return not beside and not below
