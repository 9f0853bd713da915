"""Minutes in Markdown, to be read as they are or set by anything that takes CommonMark with tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.exports.plain import inline, lines
from facilitator.exports.wording import NEVER, Words, minutes
from rooms.blocks import Bars, Block, Card, Cards, Goals, Heading, Paragraph, References, Say, Scale, Table, Tree, Twig
from rooms.report import Report

# How deep a list is nested; what branches further says how much.
DEEPEST = 8


def render(report: Report, say: Say) -> bytes:
    words = Words(report, say)
    whole = [*_head(words), *_day(words)]
    for block in report.blocks:
        whole += _block(block, words)
    return "\n".join([*whole, "---", "", inline(words.as_of()), ""]).encode()


def _head(words: Words) -> list[str]:
    report = words.report
    series = [inline(report.workshop.series), ""] if report.workshop.series else []
    title = f"# {words.say('Documentation')}: {inline(report.workshop.title)}"
    snapshot = [inline(words.snapshot()), ""] if report.title else []
    figures = [f"- **{figure.value}** {inline(figure.label)}" for figure in report.figures]
    return [*series, title, "", *snapshot, inline(words.lead()), "", *figures, ""]


def _day(words: Words) -> list[str]:
    say = words.say
    rows = [
        (
            line.title,
            words.time(line.planned),
            words.time(line.began),
            minutes(line.ran) if line.began is not None else NEVER,
        )
        for line in words.report.agenda
    ]
    columns = (say("Item"), say("planned"), say("began"), say("minutes"))
    return [f"## {say('The day')}", "", inline(words.course()), "", *_table(columns, rows, (1, 2, 3))]


def _block(block: Block, words: Words) -> list[str]:
    say = words.say
    match block:
        case Heading():
            return [f"## {inline(block.text)}", "", *([inline(block.lead), ""] if block.lead else [])]
        case Paragraph():
            return [*lines(block.text), ""]
        case Table():
            return [*_title(block.title), *_table(block.columns, block.rows, block.numeric)]
        case Cards():
            entries = [_entry(card.text, _about(card, block.points)) for card in block.cards]
            return [*_title(block.title), *_list(entries, say("Nothing was written here."))]
        case Goals():
            entries = [_entry(goal.text, [goal.state] if goal.state else [], f"{goal.number}.") for goal in block.goals]
            return [*_title(block.title), *_list(entries, "")]
        case Tree():
            return [*_title(block.title), f"- {inline(block.root)}", *map(_twig, block.twigs), ""]
        case Bars():
            return [*_title(block.title), *_table(("", block.counts), block.bars, (1,))]
        case Scale():
            return [*_title(block.title), *_scale(block, words)]
        case References():
            links = [_entry(f"{link.title}: {link.url}", [link.note] if link.note else []) for link in block.references]
            return [*_title(block.title), *_list(links, "")]
        case _:
            return []


def _title(title: str) -> list[str]:
    return [f"### {inline(title)}", ""] if title else []


def _entry(text: str, about: Sequence[str], mark: str = "-") -> list[str]:
    """A list item: the text as it was typed, and below it in one line what is known about it."""
    said = [*lines(text)]
    if about:
        said = [*said[:-1], said[-1] + "\\", f"— {inline(', '.join(about))}"]
    indent = " " * (len(mark) + 1)
    return [f"{mark} {said[0]}", *(f"{indent}{line}".rstrip() for line in said[1:])]


def _about(card: Card, points: str) -> list[str]:
    known = [card.label, card.by, f"{points}: {card.points}" if points else "", card.state]
    return [word for word in known if word]


def _list(entries: Iterable[list[str]], otherwise: str) -> list[str]:
    whole = [line for entry in entries for line in entry]
    return [*(whole or lines(otherwise)), ""]


def _twig(twig: Twig) -> str:
    beyond = max(0, twig.depth - DEEPEST)
    deeper = f"›{beyond} " if beyond else ""
    weight = f" ({twig.weight})" if twig.weight > 1 else ""
    return f"{'  ' * (twig.depth - beyond)}- {deeper}{inline(twig.text)}{weight}"


def _scale(scale: Scale, words: Words) -> list[str]:
    ends = {1: scale.low, len(scale.marks): scale.high}
    rows = [(f"{n} {ends.get(n, '')}".strip(), many) for n, many in enumerate(scale.marks, 1)]
    return _table((words.say("mark"), words.say("people")), rows, (1,))


def _table(columns: Sequence[str], rows: Iterable[Sequence[str | int | float]], numeric: Sequence[int]) -> list[str]:
    def row(cells: Sequence[str | int | float]) -> str:
        return f"| {' | '.join(inline(str(cell)) for cell in cells)} |"

    rule = [("--:" if n in numeric else "---") for n in range(len(columns))]
    return [row(columns), f"| {' | '.join(rule)} |", *map(row, rows), ""]
