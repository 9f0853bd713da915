"""Tables to calculate with: a zip with one CSV per list, made of the report's blocks whatever their activity.

UTF-8 with a byte order mark, so that spreadsheets read umlauts; fields are separated as the workshop's
language expects it (German spreadsheets take a semicolon). What would be read as a formula stays text.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.exports.wording import Words, minutes
from rooms.blocks import Bars, Block, Cards, Goals, Heading, References, Say, Scale, Table, Tree
from rooms.report import Report
from rooms.wording import unparted

Cell = str | int | float
Rows = list[Sequence[Cell]]

# A spreadsheet that finds one of these first takes the text for a formula; an apostrophe keeps it a text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BOM = "\ufeff"


def render(report: Report, say: Say) -> bytes:
    """The zip, the same for the same report."""
    words = Words(report, say)
    local = datetime.fromtimestamp(report.moment / 1000, ZoneInfo(report.workshop.timezone))
    stamp = (max(local.year, 1980), local.month, local.day, local.hour, local.minute, local.second)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _files(words):
            archive.writestr(zipfile.ZipInfo(name, stamp), text.encode(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _files(words: Words) -> Iterator[tuple[str, str]]:
    separator = ";" if words.report.workshop.language == "de" else ","
    for name, rows in sheets(words).items():
        yield f"{name}.csv", table(rows, separator)
    name = words.say("read-me")
    note = words.say(
        "Each file is one list. Where a text would be read as a formula, an apostrophe stands before it. "
        "Times are those of the workshop ({timezone})."
    )
    yield f"{name}.txt", _BOM + note.format(timezone=words.report.workshop.timezone) + "\r\n"


def sheets(words: Words) -> dict[str, Rows]:
    """Every list by its name, its heading row first."""
    found: dict[tuple[str, tuple[str, ...]], Rows] = {}
    found["agenda", ()] = _agenda(words)
    found["figures", ()] = [
        (words.say("count"), words.say("of what")),
        *((figure.value, figure.label) for figure in words.report.figures),
    ]
    for chapter, block in _placed(words.report):
        head, rows = _rows(block, words)
        if head:
            columns = (words.say("chapter"), *head)
            table = found.setdefault((getattr(block, "sheet", ""), columns), [columns])
            table += [(chapter, *row) for row in rows]
    return _named(found)


def _named(found: dict[tuple[str, tuple[str, ...]], Rows]) -> dict[str, Rows]:
    """Lists of one name that have other columns get a number."""
    named: dict[str, Rows] = {}
    for (sheet, _), rows in found.items():
        alike = sum(1 for name in named if name == sheet or name.startswith(f"{sheet}-"))
        named[f"{sheet}-{alike + 1}" if alike else sheet] = _filled(rows)
    return named


def _filled(rows: Rows) -> Rows:
    """Without the columns in which nothing stands."""
    filled = [n for n in range(len(rows[0])) if any(row[n] != "" for row in rows[1:])]
    return [[row[n] for n in filled] for row in rows] if filled else rows[:1]


def _placed(report: Report) -> Iterator[tuple[str, Block]]:
    """Every block with the chapter in which it stands."""
    chapter = ""
    for block in report.blocks:
        if isinstance(block, Heading):
            chapter = block.text
        else:
            yield chapter, block


def _agenda(words: Words) -> Rows:
    say = words.say
    times = (say("planned"), say("began"), say("ended"))
    rows: Rows = [(say("Item"), *times, say("minutes planned"), say("minutes it took"))]
    for line in words.report.agenda:
        moments = [words.stamp(moment) for moment in (line.planned, line.began, line.ended)]
        rows.append((line.title, *moments, line.minutes, minutes(line.ran) if line.began is not None else ""))
    return rows


def _rows(block: Block, words: Words) -> tuple[tuple[str, ...], Rows]:
    """The columns and rows of a block; neither where it has none."""
    say = words.say
    match block:
        case Cards():
            about = (say("kind"), say("name"), say("support"), say("written"), say("remark"))
            return (say("section"), say("text"), *about), _cards(block, words)
        case Goals():
            goals: Rows = [(goal.number, goal.text, goal.state) for goal in block.goals]
            return (say("number"), say("text"), say("remark")), goals
        case Tree():
            return (say("level"), say("text"), say("attached to"), say("people")), _twigs(block)
        case Bars():
            return (say("section"), say("text"), block.counts), [(block.title, *bar) for bar in block.bars]
        case Scale():
            return (say("section"), say("mark"), say("remark"), say("people")), _marks(block)
        case Table():
            return (say("section"), *block.columns), [(block.title, *row) for row in block.rows]
        case References():
            links: Rows = [(link.title, link.url, link.note) for link in block.references]
            return (say("text"), say("link"), say("remark")), links
        case _:
            return (), []


def _cards(block: Cards, words: Words) -> Rows:
    def stamp(at: int) -> str:
        return words.stamp(at or None)

    return [
        (block.title, card.text, card.label, card.by, card.points if block.points else "", stamp(card.at), card.state)
        for card in block.cards
    ]


def _marks(scale: Scale) -> Rows:
    ends = {1: scale.low, len(scale.marks): scale.high}
    return [(scale.title, n, ends.get(n, ""), many) for n, many in enumerate(scale.marks, 1)]


def _twigs(tree: Tree) -> Rows:
    rows: Rows = []
    above = [tree.root]
    for twig in tree.twigs:
        del above[twig.depth :]
        rows.append((twig.depth, twig.text, above[-1], twig.weight))
        above.append(twig.text)
    return rows


def table(rows: Rows, separator: str) -> str:
    """A list as it is written into a file."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return _BOM + text.getvalue()


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    whole = unparted(cell)
    return f"'{whole}" if whole.startswith(_FORMULA) else whole
