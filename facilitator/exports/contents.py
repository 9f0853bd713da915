"""The contents of a word processor's document (DOCX): a field of its own, with a link to each chapter.

The field is filled with the chapters already, without pages: where they end is known to the word processor alone, which
adds the pages when the field is updated (F9). Telling it to do so by itself would greet readers with a question.
"""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from facilitator.exports import elements
from facilitator.exports.glyphs import turned
from facilitator.exports.paper import Paper

# Headings of the first level, as links.
FIELD = r'TOC \o "1-1" \h \z'


def contents(paper: Paper, name: str) -> None:
    """The field with its heading, before the first chapter; called when all chapters are there."""
    body, style = paper.document.element.body, paper.document.styles["Heading 1"].style_id
    chapters = [found for found in body.iterchildren(qn("w:p")) if found.style == style]
    lines = [_line(paper, number, " ".join(chapter.text.split())) for number, chapter in enumerate(chapters)]
    lines[0].pPr.addnext(begin := _edge("begin"))
    begin.addnext(said := _instruction())
    said.addnext(_edge("separate"))
    lines[-1].append(_edge("end"))
    for line in (paper.paragraph("TOC Heading", name), *lines):
        chapters[0].addprevious(line)
    for number, chapter in enumerate(chapters):
        chapter.pPr.addnext(elements.made("w:bookmarkStart", id=str(number), name=_place(number)))
        chapter.append(elements.made("w:bookmarkEnd", id=str(number)))


def _line(paper: Paper, number: int, chapter: str) -> Element:
    line, link = paper.paragraph("toc 1", ""), elements.made("w:hyperlink", anchor=_place(number), history="1")
    line.remove(line[-1])
    link.append(elements.run(chapter, None, turned(chapter)))
    line.append(link)
    return line


def _place(number: int) -> str:
    """As word processors name the places of contents, which they do not show among bookmarks."""
    return f"_Toc{number:08}"


def _edge(kind: str) -> Element:
    run = elements.made("w:r")
    run.append(elements.made("w:fldChar", fldCharType=kind))
    return run


def _instruction() -> Element:
    run, said = elements.made("w:r"), elements.made("w:instrText")
    said.text = FIELD
    run.append(said)
    return run
