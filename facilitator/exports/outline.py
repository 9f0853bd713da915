"""The documentation as a row of a few kinds of parts, for the formats that are read from top to bottom.

What is said, in which order and in which words is decided here, once; Markdown, HTML and DOCX each know how to set
these parts, and nothing of reports. The PDF has a page to lay out and is made apart (``typesetting.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator.exports.wording import NEVER, Words, minutes
from rooms.blocks import (
    Bars,
    Block,
    Card,
    Cards,
    Detail,
    Goals,
    Heading,
    Paragraph,
    Passage,
    References,
    Scale,
    Table,
    Tree,
    Twig,
    Wall,
    Wording,
)


@dataclass(frozen=True)
class Title:
    """A heading of a level, from 2; ``theme`` names the room whose chapter it opens."""

    level: int
    text: str
    theme: str = ""


@dataclass(frozen=True)
class Text:
    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Grid:
    """A table with its name; ``numeric`` columns are set as numbers, the one named by ``bars`` is drawn too.

    ``weighed`` is which of the questions of a wall it ranks things by, from 0.
    """

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: Sequence[int] = ()
    bars: int | None = None
    weighed: int | None = None


@dataclass(frozen=True)
class Entry:
    """A text as it was written, and lines with what is known about it."""

    text: str
    about: Sequence[str] = ()
    kind: str = ""


@dataclass(frozen=True)
class Entries:
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Nested:
    """A tree: what grows out of ``root``."""

    root: str
    twigs: Sequence[Twig]


@dataclass(frozen=True)
class Compared:
    """A sentence before and after, with all passages in their order; ``draft`` is empty if it reads as it did."""

    number: int
    text: str
    draft: str
    passages: Sequence[Passage]
    about: Sequence[str]


@dataclass(frozen=True)
class Comparison:
    name: str
    sentences: Sequence[Compared]


@dataclass(frozen=True)
class Picture:
    wall: Wall


@dataclass(frozen=True)
class Links:
    """``(title, address, remark)``"""

    links: Sequence[tuple[str, str, str]]


Part = Title | Text | Grid | Entries | Nested | Comparison | Picture | Links


def day(words: Words) -> list[Part]:
    """How the day went, as planned and as it was."""
    say = words.say
    rows = [
        (
            line.title,
            words.time(line.planned),
            words.time(line.began),
            str(line.minutes),
            str(minutes(line.ran)) if line.began is not None else NEVER,
        )
        for line in words.report.agenda
    ]
    columns = (say("Item"), say("planned"), say("began"), say("minutes planned"), say("minutes it took"))
    return [Title(2, say("The day")), Text(words.course()), Grid(say("The day"), columns, rows, (1, 2, 3, 4))]


def chapters(words: Words) -> Iterator[Part]:
    for block in words.report.blocks:
        yield from _block(block, words)


def _block(block: Block, words: Words) -> Iterator[Part]:
    if not isinstance(block, Heading | Wall) and (title := getattr(block, "title", "")):
        yield Title(3, title)
    match block:
        case Heading():
            yield Title(2, block.text, block.theme)
            if block.lead:
                yield Text(block.lead, quiet=True)
        case Paragraph():
            yield Text(block.text, block.quiet)
        case Detail():
            yield Text(f"{block.label}: {block.text}")
        case Wall():
            yield Picture(block)
        case Table():
            table = block.filled()
            rows = [[str(cell) for cell in row] for row in table.rows]
            yield Grid(table.title or block.columns[0], table.columns, rows, table.numeric)
        case Cards():
            yield from _cards(block, words)
        case Goals():
            yield Comparison(block.title, [_compared(goal, words) for goal in block.goals])
        case Tree():
            yield Nested(block.root, block.twigs)
        case Bars():
            yield from _bars(block, words)
        case Scale():
            ends = {1: block.low, len(block.marks): block.high}
            marks = [(f"{n} {ends.get(n, '')}".strip(), str(many)) for n, many in enumerate(block.marks, 1)]
            yield Grid(block.title, (words.say("mark"), words.say("people")), marks, (1,), bars=1)
            if block.answers:
                yield Text(block.answers, quiet=True)
        case References():
            yield Links([(link.title, link.url, link.note) for link in block.references])
        case _:
            return


def _cards(block: Cards, words: Words) -> Iterator[Part]:
    """Cluster by cluster, in the order in which they come."""
    if not block.cards:
        yield Text(words.say("Nothing was written here."), quiet=True)
    clusters: dict[str, list[Entry]] = {}
    for card in block.cards:
        clusters.setdefault(card.cluster, []).append(Entry(card.text, _about(card, block.points, words), card.kind))
    for name, entries in clusters.items():
        if name:
            yield Title(4, words.say("Cluster: {name}").format(name=name))
        elif len(clusters) > 1:
            yield Title(4, words.say("In no cluster"))
        yield Entries(entries)


def _about(card: Card, points: str, words: Words) -> list[str]:
    say = words.say
    place = ", ".join(part for part in (card.where, card.who) if part)
    known = [card.label, place, card.by, f"{points}: {card.points}" if points and card.points else "", card.state]
    line = " · ".join(part for part in known if part)
    first = [say("Written first as: {text}").format(text=card.original)] if card.original else []
    comments = [say("Comment: {text}").format(text=comment) for comment in card.comments]
    return [*([line] if line else []), *first, *comments]


def _compared(goal: Wording, words: Words) -> Compared:
    say = words.say
    between = [say("In between: {text}").format(text=text) for text in goal.between]
    reasons = [say("Reason: {text}").format(text=text) for text in goal.reasons]
    backing = [say("A card that speaks for it: {text}").format(text=text) for text in goal.backing]
    known = [*filter(None, (goal.state, words.adopted(goal))), *between, *reasons, *backing]
    return Compared(goal.number, goal.text, goal.draft, goal.passages, known)


def _bars(block: Bars, words: Words) -> Iterator[Part]:
    """With ranks where there are any: what got as many has the same."""
    ranks = [f"{rank}." for rank in block.ranks]
    shared = {rank for rank in ranks if ranks.count(rank) > 1}
    inside = [f" ({'; '.join(texts)})" if texts else "" for texts in block.inside] or [""] * len(block.bars)
    rows = [[label + texts, str(value)] for (label, value), texts in zip(block.bars, inside, strict=True)]
    if not ranks:
        yield Grid(block.title, (words.say("text"), block.counts), rows, (1,), bars=1)
    else:
        named = [words.say("{rank} (tie)").format(rank=rank) if rank in shared else rank for rank in ranks]
        ranked = [[rank, *row] for rank, row in zip(named, rows, strict=True)]
        yield Grid(block.title, (words.say("rank"), words.say("text"), block.counts), ranked, (2,), 2, block.weighed)
    if block.people:
        yield Text(block.people, quiet=True)
    if block.without:
        yield Text(words.without(block.without), quiet=True)


def before(passages: Sequence[Passage]) -> list[Passage]:
    return [passage for passage in passages if passage.kind != "added"]


def after(passages: Sequence[Passage]) -> list[Passage]:
    return [passage for passage in passages if passage.kind != "removed"]
