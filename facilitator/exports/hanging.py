"""Where everything is on a wall: the areas of its questions beside each other, each as large as what hangs in it needs.

The same arithmetic as that of the pages (``board-layout.js``, ``board-area.js``), for a sheet instead of a screen and
with heights estimated from the texts. Lengths are pixels of the wall at its natural size, from its corner.
"""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from facilitator.exports.packing import CARD, Rect, Size, Taken, bundle, fit, stack, width_of
from rooms.blocks import Area, Bundle, Pinned, Wall

# Around what hangs in an area; below its question; what is left free below.
MARGIN, UNDER_HEAD, SPARE, LOWEST = 20.0, 22.0, 30.0, 240.0
ABREAST = 4
# So many cards may come from elsewhere before an area becomes wider.
GUESTS = 6
# How long a text may be for large writing and for one column, and how much of one is written on a card.
SHORT, USUAL, ON_CARD = 36, 120, 400
# By the size of its writing: the height of a line, and how many letters stand on one in each column.
LINES = {"short": (22, 13), "usual": (19, 17), "long": (18, 17)}
FRAME, NOTE, HEAD_LINE = 28, 15, 24


@dataclass
class Placed:
    """An area of the wall: where it is, how wide its strip is, and where what hangs there begins."""

    area: Area
    rect: Rect
    strip: float
    head: float


@dataclass
class Hung:
    width: float
    height: float
    areas: list[Placed] = field(default_factory=list)
    bundles: list[tuple[Bundle, Rect]] = field(default_factory=list)
    cards: list[tuple[Pinned, Rect]] = field(default_factory=list)


@dataclass
class _Packed:
    area: Area
    width: float
    height: float
    head: float
    bundles: list[tuple[Bundle, Rect]]
    cards: list[tuple[Pinned, Rect]]


def writing(text: str) -> str:
    """How large a text is written on its card."""
    return "short" if len(text) <= SHORT else "usual" if len(text) <= USUAL else "long"


@lru_cache(maxsize=4_000)
def size_of(card: Pinned) -> Size:
    """As large as the text on it needs; a question needs more, because it is round."""
    span = 2 if card.kind == "heading" or len(card.text) > USUAL else 1
    line, letters = LINES[writing(card.text)]
    across = math.floor(letters * width_of(span) / CARD) - (2 if card.kind == "question" else 0)
    said = [len(textwrap.wrap(_wide(part), across)) or 1 for part in card.text[:ON_CARD].split("\n")]
    noted = len(textwrap.wrap(card.note[:120], across + 4)) * NOTE
    return Size(span, FRAME + sum(said) * line + noted + (12 if card.kind == "question" else 0))


def _wide(text: str) -> str:
    """As many letters as it is wide: beyond the alphabets a sign is about as wide as two letters."""
    if max(text, default="") <= "\u2e7f":
        return text
    return "".join(letter * 2 if letter > "\u2e7f" else letter for letter in text)


def hang(wall: Wall) -> Hung:
    """The areas side by side, as wide together in every row, and as high as the highest beside them."""
    ranks, rows = _ranked(wall.areas), _in_rows(wall.areas)
    least = {1: 5, 2: 3}.get(len(rows[0]), 2)
    packed = [[_pack(area, ranks, least) for area in row] for row in rows]
    width = max(sum(one.width + 2 * MARGIN for one in row) for row in packed)
    hung, y = Hung(width, 0), 0.0
    for row in packed:
        tall = max(MARGIN + one.head + max(LOWEST, one.height + SPARE) for one in row)
        more = (width - sum(one.width + 2 * MARGIN for one in row)) / len(row)
        x = 0.0
        for one in row:
            wide = one.width + 2 * MARGIN + more
            _put(hung, one, Rect(x, y, wide, tall))
            x += wide
        y += tall
    hung.height = y
    return hung


def _put(hung: Hung, one: _Packed, rect: Rect) -> None:
    x, y = rect.x + MARGIN, rect.y + MARGIN + one.head
    hung.areas.append(Placed(one.area, rect, one.width, one.head - UNDER_HEAD))
    hung.bundles += [(it, Rect(x + at.x, y + at.y, at.width, at.height)) for it, at in one.bundles]
    hung.cards += [(it, Rect(x + at.x, y + at.y, at.width, at.height)) for it, at in one.cards]


def _in_rows(areas: Sequence[Area]) -> list[Sequence[Area]]:
    rows = max(1, math.ceil(len(areas) / ABREAST))
    abreast = math.ceil(len(areas) / rows)
    return [areas[row * abreast : (row + 1) * abreast] for row in range(rows)]


def _ranked(areas: Sequence[Area]) -> dict[str, int]:
    """The place of each card among those that were written for the same area, wherever they hang now."""
    many: Counter[int] = Counter()
    ranks = {}
    for card in sorted((card for area in areas for card in _all(area)), key=lambda card: (card.at, card.id)):
        ranks[card.id] = many[card.section]
        many[card.section] += 1
    return ranks


def _all(area: Area) -> list[Pinned]:
    return [*area.loose, *(card for one in area.bundles for card in one.cards)]


def _pack(area: Area, ranks: Mapping[str, int], least: int) -> _Packed:
    columns = _columns(area, least)
    bundles = {one.id: (one, *bundle(one.cards, columns, size_of)) for one in area.bundles}
    sizes = {id: rect for id, (_, rect, _) in bundles.items()}
    for card in area.loose:
        size = size_of(card)
        sizes[card.id] = Rect(0, 0, width_of(size.span), size.height)
    found: dict[str, Rect] = {}
    taken = Taken()
    for id, x, y in _with_place(area):
        found[id] = taken.lower(Rect(x, y, sizes[id].width, sizes[id].height))
        taken.add(found[id])
    for one in area.bundles:
        if one.x is None:
            found[one.id] = fit(sizes[one.id].width, sizes[one.id].height, columns, taken)
            taken.add(found[one.id])
    found |= stack(_in_columns(area, ranks, columns), columns, size_of, taken=taken)
    cards = [(card, found[card.id]) for card in area.loose]
    for one, _, inside in bundles.values():
        at = found[one.id]
        cards += [(card, _within(inside[card.id], at)) for card in one.cards]
    width = max([width_of(columns), *(rect.x + rect.width for rect in found.values())])
    height = max([0.0, *(rect.y + rect.height for rect in found.values())])
    return _Packed(area, width, height, _head(area, width), [(one, found[one.id]) for one in area.bundles], cards)


def _within(rect: Rect, outer: Rect) -> Rect:
    return Rect(outer.x + rect.x, outer.y + rect.y, rect.width, rect.height)


def _head(area: Area, width: float) -> float:
    lines = len(textwrap.wrap(area.title, max(10, math.floor(width / 10)))) or 1
    return 20 + lines * HEAD_LINE + UNDER_HEAD


def _columns(area: Area, least: int) -> int:
    """So many columns that an area becomes wider and higher at the same time."""
    cards = _all(area)
    native = sum(card.section == area.number for card in cards)
    many, columns = max(native, len(cards) - GUESTS), least
    while columns * (columns + 4) < many:
        columns += 1
    return columns


def _with_place(area: Area) -> list[tuple[str, float, float]]:
    """What has a place of its own, from above."""
    things: list[Bundle | Pinned] = [*area.bundles, *area.loose]
    placed = [(one.id, one.x / 100 * CARD, (one.y or 0) / 100 * CARD) for one in things if one.x is not None]
    return sorted(placed, key=lambda one: (one[2], one[1], one[0]))


def _in_columns(area: Area, ranks: Mapping[str, int], columns: int) -> list[tuple[Pinned, int | None]]:
    """The cards in the order of their area, those that were written here before those that came."""
    ordered = [card for card in area.loose if card.x is None]
    native: list[tuple[Pinned, int | None]] = [
        (card, ranks[card.id] % columns) for card in ordered if card.section == area.number
    ]
    return native + [(card, None) for card in ordered if card.section != area.number]
