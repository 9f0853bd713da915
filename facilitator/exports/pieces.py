"""The pieces of a report as data for the template of the PDF: every text settable, nothing markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.exports.glyphs import line_of, settable, turned
from rooms.blocks import (
    Bars,
    Block,
    Card,
    Cards,
    Goals,
    Paragraph,
    Reference,
    References,
    Scale,
    Table,
    Tree,
    Twig,
)

Setting = dict[str, Any]

# How many cards of a section the picture of a wall shows, and how much of each.
ON_WALL, ON_CARD = 9, 64
LONG = 500
# How deep the list of a chain is indented; what branches further says how much.
DEEPEST = 6
# How many terms of a chain, in two columns, are not torn apart at the end of a page.
ONE_PAGE = 60


def piece(block: Block) -> Setting:
    """``is`` names the way in which the template sets it."""
    title = getattr(block, "title", "")
    return {"title": line_of(title), **_piece(block)}


def _piece(block: Block) -> Setting:
    match block:
        case Paragraph():
            return {"is": "paragraph", "text": _text(block.text), "quiet": block.quiet}
        case Table():
            columns = [settable(column) for column in block.columns]
            rows = [[settable(str(cell)) for cell in row] for row in block.rows]
            return {"is": "table", "columns": columns, "rows": rows, "numeric": list(block.numeric)}
        case Cards():
            cards = [_card(card) for card in block.cards]
            return {"is": "cards" if block.points else "sentences", "cards": cards, "points": block.points}
        case Goals():
            goals = [{"number": goal.number, "text": _text(goal.text), "state": goal.state} for goal in block.goals]
            return {"is": "goals", "goals": goals}
        case Tree():
            halves, long = _halves(_nested(block.twigs)), len(block.twigs) > ONE_PAGE
            return {"is": "tree", "root": settable(block.root), "columns": halves, "long": long}
        case Bars():
            bars = [{"label": settable(label), "value": value} for label, value in block.bars]
            return {"is": "bars", "bars": bars, "counts": block.counts}
        case Scale():
            ends = {"low": settable(block.low), "high": settable(block.high)}
            return {"is": "scale", "marks": list(block.marks), "answers": settable(block.answers), **ends}
        case References():
            return {"is": "references", "links": [_link(link) for link in block.references]}
        case _:
            return {"is": "nothing"}


def wall(blocks: Sequence[Block]) -> list[Setting]:
    """What a picture of the wall shows: a column for each section, its most supported cards, and how many there are."""
    sections = [block for block in blocks if isinstance(block, Cards) and block.points]
    hung = [_column(section) for section in sections]
    return hung if any(column["cards"] for column in hung) else []


def _column(section: Cards) -> Setting:
    """The cards that nobody took down."""
    hanging = [card for card in section.cards if not card.state][:ON_WALL]
    return {
        "title": settable(section.title),
        "cards": [_small(card) for card in hanging],
        "many": len(section.cards),
    }


def _card(card: Card) -> Setting:
    return {
        "text": _text(card.text),
        "kind": card.kind,
        "label": card.label,
        "by": settable(card.by),
        "points": card.points,
        "state": card.state,
    }


def _small(card: Card) -> Setting:
    flat = " ".join(card.text.split())
    whole = flat[:ON_CARD].rpartition(" ")[0] or flat[:ON_CARD]
    return {
        "text": _text(flat if len(flat) <= ON_CARD else whole.rstrip(" .,;:–-") + " …"),
        "kind": card.kind,
        "points": card.points,
    }


def _nested(twigs: Sequence[Twig]) -> list[Setting]:
    """The flat list as a nested one."""
    root: Setting = {"twigs": []}
    above = [root]
    for twig in twigs:
        beyond = max(0, twig.depth - DEEPEST)
        del above[twig.depth - beyond :]
        deeper = f"›{beyond} " if beyond else ""
        hung: Setting = {"text": deeper + settable(twig.text), "weight": twig.weight, "twigs": []}
        above[-1]["twigs"].append(hung)
        above.append(hung)
    nested: list[Setting] = root["twigs"]
    return nested


def _halves(branches: list[Setting]) -> list[list[Setting]]:
    """Two columns of about the same length, no branch cut."""
    sizes = [_size(branch) for branch in branches]
    cut = next((n for n in range(1, len(sizes)) if sum(sizes[:n]) * 2 >= sum(sizes)), len(sizes))
    return [half for half in (branches[:cut], branches[cut:]) if half]


def _size(branch: Setting) -> int:
    return 1 + sum(_size(below) for below in branch["twigs"])


def _link(link: Reference) -> Setting:
    """Only what leads somewhere from paper becomes a link."""
    leads = link.url.startswith(("https://", "mailto:"))
    address = settable(link.url.removeprefix("mailto:"))
    said = {"title": settable(link.title), "note": settable(link.note)}
    return {**said, "shown": address, "url": link.url if leads else ""}


def _text(text: str) -> Setting:
    """A long text may be torn apart at the end of a page, a short one may not."""
    lines = settable(text).split("\n")
    return {"lines": lines, "turned": turned(text), "long": len(text) > LONG or len(lines) > LONG // 60}
