"""What was written and weighed as lists to calculate with, one for each kind of content, whatever its activity.

Both the CSV files and the sheets of the workbook are made of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from facilitator.exports.wording import Words, minutes
from rooms.activity import activities
from rooms.blocks import Bars, Block, Cards, Detail, Goals, Heading, References, Scale, Table, Tree
from rooms.report import Report
from rooms.wording import mark

Cell = str | int | float | datetime
Row = Sequence[Cell]

# How the lists are called that all activities share, in the order in which they stand; those of one kind, which names
# them itself, come after them.
SHARED = {
    "agenda": mark("Agenda"),
    "figures": mark("Participation"),
    "rounds": mark("Rounds in the rooms"),
    "placements": mark("Placements"),
    "cards": mark("Cards"),
    "clusters": mark("Clusters"),
    "goals": mark("Goals"),
    "proposals": mark("Proposals"),
    "ranking": mark("Ranking"),
    "practice": mark("Practice examples"),
    "links": mark("Links"),
    "log": mark("Log"),
}


@dataclass
class List:
    """``title`` as it is called in the workshop's language, ``columns`` its heads; rows are as long as those."""

    title: str
    columns: Row
    rows: list[Row] = field(default_factory=list)


def lists(words: Words) -> list[List]:
    """Every list, without the columns in which nothing stands."""
    titles = SHARED | {sheet: title for _, kind in sorted(activities().items()) for sheet, title in kind.sheets.items()}
    found: dict[tuple[str, Row], List] = {("agenda", ()): _agenda(words), ("figures", ()): _figures(words)}
    for chapter, block in _placed(words.report):
        for sheet, columns, rows in _lists(block, words):
            head = (words.say("chapter"), *columns)
            entry = found.setdefault((sheet, head), List(words.say(titles.get(sheet, mark("Tables"))), head))
            entry.rows += [(chapter, *row) for row in rows]
    order = [*titles]
    ordered = sorted(found.items(), key=lambda one: order.index(one[0][0]) if one[0][0] in titles else len(order))
    return _told_apart([_filled(entry) for _, entry in ordered])


def _told_apart(found: list[List]) -> list[List]:
    """Lists of one name that have other columns get a number."""
    titles: list[str] = []
    for entry in found:
        titles.append(entry.title)
        if (place := titles.count(entry.title)) > 1:
            entry.title = f"{entry.title} {place}"
    return found


def _filled(entry: List) -> List:
    filled = [n for n in range(len(entry.columns)) if any(row[n] != "" for row in entry.rows)]
    if not filled:
        return entry
    rows: list[Row] = [[row[n] for n in filled] for row in entry.rows]
    return List(entry.title, [entry.columns[n] for n in filled], rows)


def _placed(report: Report) -> Iterator[tuple[str, Block]]:
    """Every block with the chapter in which it stands."""
    chapter = ""
    for block in report.blocks:
        if isinstance(block, Heading):
            chapter = block.text
        else:
            yield chapter, block


def _agenda(words: Words) -> List:
    say = words.say
    columns = (say("Item"), say("planned"), say("began"), say("ended"), say("minutes planned"), say("minutes it took"))
    rows: list[Row] = []
    for line in words.report.agenda:
        moments = [words.stamp(moment) for moment in (line.planned, line.began, line.ended)]
        rows.append((line.title, *moments, line.minutes, minutes(line.ran) if line.began is not None else ""))
    return List(say(SHARED["agenda"]), columns, rows)


def _figures(words: Words) -> List:
    rows: list[Row] = [(figure.value, figure.label) for figure in words.report.figures]
    return List(words.say(SHARED["figures"]), (words.say("count"), words.say("of what")), rows)


def _lists(block: Block, words: Words) -> Iterator[tuple[str, Row, list[Row]]]:
    """``(name, columns, rows)`` of the lists to which a block adds."""
    say, sheet = words.say, getattr(block, "sheet", "")
    match block:
        case Cards():
            dots = [say("dots: {question}").format(question=question) for question in block.weighed]
            yield sheet, (*_card_columns(words), *dots), _cards(block, words)
            columns = (say("section"), say("cluster"), say("cards"), say("support"), *dots)
            yield "clusters", columns, _clusters(block)
        case Goals():
            yield sheet, _goal_columns(words), _goals(block, words)
        case Tree():
            yield sheet, (say("level"), say("text"), say("attached to"), say("people")), _twigs(block)
        case Bars():
            columns = (say("section"), say("rank"), say("text"), block.counts, say("in it"))
            yield sheet, columns, _bars(block)
        case Scale():
            yield sheet, (say("section"), say("mark"), say("remark"), say("people")), _marks(block)
        case Detail():
            yield sheet, (block.label,), [(block.text,)]
        case Table():
            yield sheet, (say("section"), *block.columns), [(block.title, *row) for row in block.rows]
        case References():
            links: list[Row] = [(link.title, link.url, link.note) for link in block.references]
            yield sheet, (say("text"), say("link"), say("remark")), links
        case _:
            return


def _card_columns(words: Words) -> Row:
    say = words.say
    about = (say("kind"), say("where"), say("who"), say("name"), say("support"), say("written"), say("remark"))
    more = (say("cluster"), say("comments"), say("as it was written first"))
    return (say("section"), say("text"), *about, *more)


def _cards(block: Cards, words: Words) -> list[Row]:
    return [
        (
            *(block.title, card.text, card.label, card.where, card.who, card.by),
            *(card.points if block.points else "", words.stamp(card.at or None), card.state),
            *(card.cluster, "\n".join(card.comments), card.original, *_counted(card.dots, block)),
        )
        for card in block.cards
    ]


def _clusters(block: Cards) -> list[Row]:
    found: dict[str, tuple[int, int]] = {}
    for card in block.cards:
        if card.cluster:
            many, support = found.get(card.cluster, (0, 0))
            found[card.cluster] = (many + 1, support + card.points)
    dots = dict(block.clusters)
    return [
        (block.title, name, many, support, *_counted(dots.get(name, ()), block))
        for name, (many, support) in found.items()
    ]


def _counted(dots: Sequence[int | None], block: Cards) -> Row:
    """One cell for each question; nothing stands in that of one for which nothing was counted."""
    return ["" if many is None else many for many in dots] or [""] * len(block.weighed)


def _goal_columns(words: Words) -> Row:
    say = words.say
    wording = (say("as it was first"), say("in between"), say("changes"))
    about = (say("reasons"), say("cards that speak for it"), say("remark"), say("adopted"), say("adopted by"))
    return (say("number"), say("text"), *wording, *about)


def _goals(block: Goals, words: Words) -> list[Row]:
    return [
        (
            *(goal.number, goal.text, goal.draft, "\n".join(goal.between), goal.changes or ""),
            *("\n".join(goal.reasons), "\n".join(goal.backing), goal.state),
            *(words.stamp(goal.at or None), goal.by),
        )
        for goal in block.goals
    ]


def _bars(block: Bars) -> list[Row]:
    ranks: Sequence[Cell] = block.ranks or [""] * len(block.bars)
    inside = ["\n".join(texts) for texts in block.inside] or [""] * len(block.bars)
    bars: list[Row] = [
        (block.title, rank, label, value, texts)
        for rank, (label, value), texts in zip(ranks, block.bars, inside, strict=True)
    ]
    return bars + [(block.title, "", label, 0, "") for label in block.without]


def _marks(scale: Scale) -> list[Row]:
    ends = {1: scale.low, len(scale.marks): scale.high}
    return [(scale.title, n, ends.get(n, ""), many) for n, many in enumerate(scale.marks, 1)]


def _twigs(tree: Tree) -> list[Row]:
    rows: list[Row] = []
    above = [tree.root]
    for twig in tree.twigs:
        del above[twig.depth :]
        rows.append((twig.depth, twig.text, above[-1], twig.weight))
        above.append(twig.text)
    return rows
