"""Minutes to write on (DOCX): real headings, lists and tables, so that a word processor knows what is what."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from facilitator.exports.contents import contents
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
    after,
    before,
    chapters,
    day,
)
from facilitator.exports.paper import Paper, spread
from facilitator.exports.pictures import AT_ONCE, alternative, png
from facilitator.exports.walls import walls
from facilitator.exports.wording import Words
from rooms.blocks import Say, Twig
from rooms.report import Report

# How deep a list is indented; what branches further says how much. Pixels of a wall's picture.
DEEPEST, PIXELS = 9, 2_500_000


def render(report: Report, say: Say) -> bytes:
    words = Words(report, say)
    paper = Paper(words)
    found = walls(report)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        pictures = {wall.theme: threads.submit(png, wall, words, pixels=PIXELS) for wall in found}
        _head(paper, words)
        for part in (*day(words), *chapters(words)):
            _set(paper, part, words, pictures)
    contents(paper, words.say("Contents"))
    return paper.content()


def _head(paper: Paper, words: Words) -> None:
    report = words.report
    if report.workshop.series:
        paper.paragraph("Normal", report.workshop.series, quiet=True)
    paper.paragraph("Title", f"{report.workshop.title}: {words.say('Documentation')}")
    if report.title:
        paper.paragraph("Normal", words.snapshot())
    paper.paragraph("Normal", words.lead())
    for figure in report.figures:
        paper.paragraph("List Bullet", f"{figure.label}: {figure.value}")


def _set(paper: Paper, part: Part, words: Words, pictures: Mapping[str, Future[bytes]]) -> None:
    match part:
        case Title():
            paper.paragraph(f"Heading {part.level - 1}", part.text, on_new_page=bool(part.theme))
        case Text():
            paper.paragraph("Normal", part.text, quiet=part.quiet)
        case Grid():
            _grid(paper, part)
        case Entries():
            for entry in part.entries:
                paper.paragraph("List Bullet", entry.text, with_next=bool(entry.about))
                if entry.about:
                    paper.paragraph("List Continue", "\n".join(entry.about), quiet=True)
        case Nested():
            paper.paragraph("Normal", part.root)
            for twig in part.twigs:
                _twig(paper, twig)
        case Comparison():
            _comparison(paper, part, words)
        case Picture():
            caption = words.say("The wall as it hung; all of its cards follow in full.")
            number = [*pictures].index(part.wall.theme) + 1
            said = alternative(part.wall, words)
            paper.picture(pictures[part.wall.theme].result(), said, words.say("Figure"), number, caption)
        case Links():
            for title, address, note in part.links:
                paper.paragraph("List Bullet", " · ".join(filter(None, (title, address, note))))


def _grid(paper: Paper, part: Grid) -> None:
    rows = [[paper.cell(cell, number=n in part.numeric) for n, cell in enumerate(row)] for row in part.rows]
    paper.table(part.columns, rows, spread([part.columns, *part.rows]), part.numeric)


def _comparison(paper: Paper, part: Comparison, words: Words) -> None:
    say, changed = words.say, any(one.draft for one in part.sentences)
    names = [say("Goal"), *([say("Before"), say("After")] if changed else [say("Wording")]), say("remark")]
    rows = [
        [paper.cell(str(one.number)), *_wordings(paper, one, changed), paper.cell("\n".join(one.about))]
        for one in part.sentences
    ]
    paper.table(names, rows, [700, *([2750, 2750] if changed else [5500]), 3400])


def _wordings(paper: Paper, one: Compared, changed: bool) -> list[Element | None]:
    """Before and after; a sentence that nobody changed once, across both columns where others were changed."""
    if one.draft:
        return [paper.passages(before(one.passages)), paper.passages(after(one.passages))]
    return [paper.cell(one.text), *([None] if changed else [])]


def _twig(paper: Paper, twig: Twig) -> None:
    beyond = max(0, twig.depth - DEEPEST)
    deeper = f"›{beyond} " if beyond else ""
    weight = f" ({twig.weight})" if twig.weight > 1 else ""
    paper.paragraph("List Bullet", f"{deeper}{twig.text}{weight}", depth=twig.depth - beyond)
