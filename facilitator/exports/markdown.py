"""Minutes in Markdown, to be read as they are or set by anything that takes CommonMark with tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.exports.outline import (
    Compared,
    Comparison,
    Entries,
    Grid,
    Links,
    Nested,
    Part,
    Picture,
    Text,
    Title,
    chapters,
    day,
)
from facilitator.exports.pictures import alternative
from facilitator.exports.plain import inline, lines
from facilitator.exports.wording import Words, headed
from rooms.blocks import Say, Twig
from rooms.report import Report

# How deep a list is nested; what branches further says how much.
DEEPEST = 8


def render(report: Report, say: Say) -> bytes:
    words = Words(report, say)
    whole = _head(words)
    for part in (*day(words), *chapters(words)):
        whole += _part(part, words)
    return "\n".join([*whole, "---", "", inline(words.as_of()), ""]).encode()


def _head(words: Words) -> list[str]:
    report = words.report
    series = [inline(report.workshop.series), ""] if report.workshop.series else []
    title = f"# {words.say('Documentation')}: {inline(report.workshop.title)}"
    snapshot = [inline(words.snapshot()), ""] if report.title else []
    figures = [f"- **{figure.value}** {inline(figure.label)}" for figure in report.figures]
    return [*series, title, "", *snapshot, inline(words.lead()), "", *figures, ""]


def _part(part: Part, words: Words) -> list[str]:
    match part:
        case Title():
            return [f"{'#' * part.level} {inline(part.text)}", ""]
        case Text():
            return [*lines(part.text), ""]
        case Grid():
            return _table([headed(name) for name in part.columns], part.rows, part.numeric)
        case Entries():
            return [*(line for entry in part.entries for line in _entry(entry.text, entry.about)), ""]
        case Nested():
            return [f"- {inline(part.root)}", *map(_twig, part.twigs), ""]
        case Comparison():
            return [*(line for sentence in part.sentences for line in _compared(sentence, words)), ""]
        case Picture():
            return [inline(alternative(part.wall, words)), ""]
        case Links():
            links = [_entry(f"{title}: {address}", [note] if note else []) for title, address, note in part.links]
            return [*(line for link in links for line in link), ""]


def _entry(text: str, about: Sequence[str], mark: str = "-") -> list[str]:
    """A list item: the text as it was typed, and below it line by line what is known about it."""
    said = [*lines(text)]
    known = [f"— {inline(line)}" for line in about]
    joined = [*said[:-1], *(line + "\\" for line in [said[-1], *known][:-1]), [said[-1], *known][-1]]
    indent = " " * (len(mark) + 1)
    return [f"{mark} {joined[0]}", *(f"{indent}{line}".rstrip() for line in joined[1:])]


def _compared(sentence: Compared, words: Words) -> list[str]:
    """The words that went and the words that came are named: not every reader shows what is struck out."""
    say, known = words.say, [*sentence.about]
    if sentence.draft:
        gone = "; ".join(words.quoted(one.text) for one in sentence.passages if one.kind == "removed")
        come = "; ".join(words.quoted(one.text) for one in sentence.passages if one.kind == "added")
        known.append(say("Before: {text}").format(text=sentence.draft))
        known += [say("Removed: {texts}").format(texts=gone)] if gone else []
        known += [say("Added: {texts}").format(texts=come)] if come else []
    return _entry(sentence.text, known, f"{sentence.number}.")


def _twig(twig: Twig) -> str:
    beyond = max(0, twig.depth - DEEPEST)
    deeper = f"›{beyond} " if beyond else ""
    weight = f" ({twig.weight})" if twig.weight > 1 else ""
    return f"{'  ' * (twig.depth - beyond)}- {deeper}{inline(twig.text)}{weight}"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[int]) -> list[str]:
    def row(cells: Sequence[str]) -> str:
        return f"| {' | '.join(inline(cell) for cell in cells)} |"

    rule = [("--:" if n in numeric else "---") for n in range(len(columns))]
    return [row(columns), f"| {' | '.join(rule)} |", *map(row, rows), ""]
