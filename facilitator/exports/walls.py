"""The walls as data for the template that draws them: where each thing is, and its text, cut to its card."""

from __future__ import annotations

import hashlib
from typing import Any

from facilitator.exports.glyphs import line_of, settable, turned
from facilitator.exports.hanging import ON_CARD, Hung, hang, writing
from facilitator.exports.packing import Rect
from rooms.blocks import Bundle, Pinned, Say, Wall
from rooms.report import Report

Setting = dict[str, Any]
# A card is never askew by more than so many degrees, to either side.
TILT = 0.6
# On paper a wall is about so wide; where its writing would be smaller than this on it, only names are legible (pt).
PAPER, LEGIBLE = 490, 3.0
_WRITING = 12
# How large the signs are explained on a wall that is read from near, and on paper where only names are legible (pt).
LEGEND, FAR_LEGEND = 11.0, 6.0


def walls(report: Report) -> list[Wall]:
    return [block for block in report.blocks if isinstance(block, Wall)]


def drawn(wall: Wall, *, far: bool = False) -> Setting:
    """Lengths are points at the wall's natural size; ``far`` leaves out the cards' texts where paper has no room."""
    hung = hang(wall)
    far = far and PAPER / _pt(hung.width) * _WRITING < LEGIBLE
    legend = _pt(hung.width) / PAPER * FAR_LEGEND if far else LEGEND
    return {
        "theme": wall.theme,
        "title": line_of(wall.title),
        "width": _pt(hung.width),
        "height": _pt(hung.height),
        "far": far,
        "legend": round(legend, 2),
        "areas": [_area(place, hung) for place in range(len(hung.areas))],
        "bundles": [_bundle(one, rect) for one, rect in hung.bundles],
        "cards": [_card(card, rect, far) for card, rect in hung.cards],
        "kinds": [list(kind) for kind in wall.kinds],
        "weighed": [line_of(question[:80]) for question in wall.weighed],
    }


def legend(say: Say) -> dict[str, str]:
    """What the signs on a wall mean."""
    return {"support": say("support"), "dots": say("dots")}


def _area(place: int, hung: Hung) -> Setting:
    one = hung.areas[place]
    return {**_rect(one.rect), "title": line_of(one.area.title), "strip": _pt(one.strip), "head": _pt(one.head)}


def _bundle(one: Bundle, rect: Rect) -> Setting:
    return {**_rect(rect), "name": line_of(one.name[:80]), "dots": list(one.dots)}


def _card(card: Pinned, rect: Rect, far: bool) -> Setting:
    text = card.text if len(card.text) <= ON_CARD else card.text[: ON_CARD - 1].rstrip() + " …"
    return {
        **_rect(rect),
        "lines": [] if far else settable(text).split("\n"),
        "turned": turned(text),
        "kind": card.kind,
        "note": "" if far else settable(card.note[:120]),
        "writing": writing(card.text),
        "support": card.support,
        "dots": list(card.dots),
        "tilt": _tilt(card.id),
    }


def _tilt(id: str) -> float:
    mixed = hashlib.blake2b(id.encode("utf-8", "replace"), digest_size=1).digest()[0]
    return round((mixed / 127.5 - 1) * TILT, 2)


def _rect(rect: Rect) -> Setting:
    return {"x": _pt(rect.x), "y": _pt(rect.y), "width": _pt(rect.width), "height": _pt(rect.height)}


def _pt(pixels: float) -> float:
    return round(pixels * 0.75, 2)
