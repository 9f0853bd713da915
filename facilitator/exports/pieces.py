"""The pieces of a report as data for the template of the PDF: every text settable, nothing markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.exports.glyphs import line_of, settable, turned
from facilitator.exports.walls import drawn
from facilitator.exports.wording import Words
from rooms.blocks import (
    Bars,
    Block,
    Card,
    Cards,
    Detail,
    Goals,
    Paragraph,
    Reference,
    References,
    Scale,
    Table,
    Tree,
    Twig,
    Wall,
    Wording,
)

Setting = dict[str, Any]

LONG = 500
# As many letters of a cell count for the width of its column, and as few.
MOST, LEAST = 60, 14
# More bars than that, rankings, and tables of more columns take the whole width; a page may end in them.
FEW, NARROW = 8, 3
# A row with no more letters than that is never torn apart.
ROW = 1_500
# How deep the list of a chain is indented; what branches further says how much.
DEEPEST = 6
# How many terms of a chain, in two columns, are not torn apart at the end of a page; how many letters stand on a line.
ONE_PAGE, ON_LINE = 60, 30


def piece(block: Block, words: Words) -> Setting:
    """``is`` names the way in which the template sets it."""
    title = "" if isinstance(block, Wall) else getattr(block, "title", "")
    return {"title": line_of(title), **_piece(block, words)}


def _piece(block: Block, words: Words) -> Setting:
    match block:
        case Paragraph():
            return {"is": "paragraph", "text": _text(block.text), "quiet": block.quiet}
        case Detail():
            return {"is": "detail", "title": line_of(block.label), "text": _text(block.text)}
        case Table():
            return _table(block.filled())
        case Cards():
            way = "cards" if block.points else "sentences"
            return {"is": way, "groups": _groups(block.cards), "many": len(block.cards), "points": block.points}
        case Goals():
            return {"is": "goals", "goals": [_goal(goal, words) for goal in block.goals]}
        case Tree():
            halves, lines = _halves(_nested(block.twigs)), sum(1 + len(twig.text) // ON_LINE for twig in block.twigs)
            return {"is": "tree", "root": settable(block.root), "columns": halves, "long": lines > ONE_PAGE}
        case Bars():
            return _bars(block, words)
        case Scale():
            ends = {"low": settable(block.low), "high": settable(block.high)}
            return {"is": "scale", "marks": list(block.marks), "answers": settable(block.answers), **ends}
        case References():
            return {"is": "references", "links": [_link(link) for link in block.references]}
        case Wall():
            return {"is": "wall", "wall": drawn(block, far=True)}
        case _:
            return {"is": "nothing"}


def _groups(cards: Sequence[Card]) -> list[Setting]:
    """Cluster by cluster, in the order in which they come."""
    found: dict[str, list[Setting]] = {}
    for card in cards:
        found.setdefault(card.cluster, []).append(_card(card))
    return [{"cluster": settable(name), "cards": group} for name, group in found.items()]


def _card(card: Card) -> Setting:
    return {
        "text": _text(card.text),
        "kind": card.kind,
        "label": card.label,
        "by": settable(card.by),
        "place": settable(", ".join(part for part in (card.where, card.who) if part)),
        "points": card.points,
        "state": card.state,
        "original": settable(card.original),
        "comments": [settable(comment) for comment in card.comments],
    }


def _table(block: Table) -> Setting:
    """Columns of numbers are as wide as they need, the others as much as stands in them."""
    rows = [[settable(str(cell)) for cell in row] for row in block.rows]
    most = [max([len(name), *(min(MOST, len(row[n])) for row in rows)]) for n, name in enumerate(block.columns)]
    shares = [0 if n in block.numeric or many <= LEAST else many for n, many in enumerate(most)]
    shares = shares if any(shares) else [1, *shares[1:]]
    columns = [settable(column) for column in block.columns]
    whole = all(len(cell) <= LONG for row in rows for cell in row)
    how = {"shares": shares, "wide": len(columns) > NARROW, "whole": whole}
    return {"is": "table", "columns": columns, "rows": rows, "numeric": list(block.numeric), **how}


def _goal(goal: Wording, words: Words) -> Setting:
    return {
        "number": goal.number,
        "text": _text(goal.text),
        "state": settable(goal.state),
        "adopted": settable(words.adopted(goal)),
        "draft": _text(goal.draft) if goal.draft else None,
        "passages": [{"kind": one.kind, "text": settable(one.text), "gap": one.gap} for one in goal.passages],
        "between": [settable(text) for text in goal.between],
        "reasons": [settable(text) for text in goal.reasons],
        "backing": [settable(text) for text in goal.backing],
    }


def _bars(block: Bars, words: Words) -> Setting:
    ranks: Sequence[int] = block.ranks or [0] * len(block.bars)
    inside: Sequence[Sequence[str]] = block.inside or [()] * len(block.bars)
    return {
        "is": "bars",
        "bars": [
            {
                "label": settable(label),
                "value": value,
                "rank": rank,
                "tie": bool(rank) and ranks.count(rank) > 1,
                "inside": [settable(text) for text in texts],
                "whole": len(label) + sum(map(len, texts)) <= ROW,
            }
            for (label, value), rank, texts in zip(block.bars, ranks, inside, strict=True)
        ],
        "counts": block.counts,
        "weighed": block.weighed,
        "people": settable(block.people),
        "without": settable(words.without(block.without)),
        "wide": bool(block.ranks) or len(block.bars) > FEW,
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
