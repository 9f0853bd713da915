"""An empty document of a word processor (DOCX), and quick ways to fill it with paragraphs, tables and pictures.

They make the document's own elements: the library's shorthands look each style up anew, which takes long for thousands
of cards.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Sequence
from copy import deepcopy
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Emu, Mm, Pt, RGBColor

from facilitator.exports import elements
from facilitator.exports.glyphs import turned
from facilitator.exports.wording import Words, headed
from rooms.blocks import Passage
from rooms.wording import unparted

INK, MUTED, LEAF = RGBColor(0x1B, 0x24, 0x1F), RGBColor(0x54, 0x60, 0x5A), RGBColor(0x17, 0x6B, 0x45)
FACE, HAIR = "Calibri", "B9B3A6"
# A picture is so wide and high at most that the heading of its theme stands above it.
WIDE, HIGH = Mm(170), Mm(190)
# How far a list is indented at each depth, in twentieths of a point.
STEP = 360
# How many letters stand beside each other in a table, and as many of one word count for the width of its column.
ABREAST, LONGEST = 80, 16
_SIZES = {
    "Title": 26,
    "TOC Heading": 13,
    "Heading 1": 18,
    "Heading 2": 13,
    "Heading 3": 11,
    "No Spacing": 9.5,
    "Caption": 9,
}
_LOCALES = {"de": "de-DE", "en": "en-GB"}


class Paper:
    """The document that is being filled, from top to bottom."""

    def __init__(self, words: Words) -> None:
        self.document: Opened = Document()
        self._end = self.document.element.body[-1]
        _style(self.document, words)
        self._styles = {style.name: style.style_id for style in self.document.styles}

    def paragraph(
        self,
        style: str,
        text: str,
        *,
        quiet: bool = False,
        depth: int = 0,
        with_next: bool = False,
        on_new_page: bool = False,
    ) -> Element:
        """A paragraph of one of the document's styles, its lines as they were written; ``depth`` indents a list.

        It stands on one page ``with_next``, where that is said of it.
        """
        made = self._paragraph(style, text)
        if with_next:
            made.get_or_add_pPr().get_or_add_keepNext()
        if on_new_page:
            made.get_or_add_pPr().get_or_add_pageBreakBefore()
        if depth:
            made.get_or_add_pPr().append(elements.made("w:ind", left=str(STEP * depth), hanging=str(STEP)))
        made.append(elements.run(text, elements.colour(MUTED) if quiet else None, turned(text)))
        self._end.addprevious(made)
        return made

    def table(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[Element | None]],
        widths: Sequence[int],
        numeric: Collection[int] = (),
    ) -> None:
        """A table whose first row is its head, on every page; ``rows`` are paragraphs of ``cell``."""
        table = _table(self._styles["Table Grid"], widths)
        table.append(
            _row([self.cell(headed(name), number=n in numeric, bold=True) for n, name in enumerate(columns)], head=True)
        )
        for row in rows:
            table.append(_row(row))
        self._end.addprevious(table)
        self.paragraph("Normal", "")

    def cell(self, text: str, *, number: bool = False, bold: bool = False) -> Element:
        made = self._paragraph("No Spacing", text)
        if number:
            made.get_or_add_pPr().append(elements.made("w:jc", val="right"))
        made.append(elements.run(text, elements.made("w:b") if bold else None, turned(text)))
        return made

    def passages(self, found: Sequence[Passage]) -> Element:
        """What was removed is struck out, what was added underlined."""
        made = self._paragraph("No Spacing", "".join(one.text for one in found))
        marks = {
            "removed": (elements.made("w:strike"), elements.made("w:color", val="8C1D16")),
            "added": (elements.made("w:color", val="176B45"), elements.made("w:u", val="single")),
        }
        for place, one in enumerate(found):
            text = f" {one.text}" if one.gap and place else one.text
            run = elements.run(text, None, "")
            if one.kind in marks:
                run.get_or_add_rPr().extend(deepcopy(marks[one.kind]))
            made.append(run)
        return made

    def picture(self, png: bytes, said: str, figure: str, number: int, caption: str) -> None:
        """As wide as the page, unless it would be too high; ``said`` is for whoever cannot see it.

        Below it on the same page stand its number, which a word processor counts anew, and what it is.
        """
        shape = self.document.add_picture(io.BytesIO(png), width=WIDE)
        if shape.height > HIGH:
            shape.width, shape.height = Emu(round(shape.width * HIGH / shape.height)), HIGH
        shape._inline.docPr.set("descr", said)
        shape._inline.getparent().getparent().getparent().get_or_add_pPr().get_or_add_keepNext()
        below, counted = (
            self._paragraph("Caption", caption),
            elements.made("w:fldSimple", instr=f"SEQ {figure} \\* ARABIC"),
        )
        counted.append(elements.run(str(number), None, ""))
        below.extend((elements.run(f"{figure} ", None, ""), counted, elements.run(f": {caption}", None, "")))
        self._end.addprevious(below)

    def content(self) -> bytes:
        whole = io.BytesIO()
        self.document.save(whole)
        return whole.getvalue()

    def _paragraph(self, style: str, text: str) -> Element:
        made = OxmlElement("w:p")
        properties = made.get_or_add_pPr()
        properties.append(elements.made("w:pStyle", val=self._styles[style]))
        if turned(text):
            properties.append(elements.made("w:bidi"))
        return made


def _style(document: Opened, words: Words) -> None:
    """A4, one face, the workshop's language, its name at the head and the page's number at the foot."""
    report, section = words.report, document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH, builtin=True).base_style = document.styles["Normal"]
    document.styles["toc 1"].paragraph_format.tab_stops.add_tab_stop(WIDE, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    document.styles["toc 1"].paragraph_format.space_after = Pt(1)
    for name in ("Normal", *_SIZES):
        style = document.styles[name]
        style.font.name, style.font.color.rgb = FACE, INK
        fonts = style.element.rPr.rFonts
        for theme in [name for name in fonts.attrib if "Theme" in name]:
            del fonts.attrib[theme]
        style.font.size = Pt(_SIZES.get(name, 10.5))
    for name in ("Header", "Footer"):
        document.styles[name].font.size, document.styles[name].font.color.rgb = Pt(8.5), MUTED
    document.styles["Heading 1"].paragraph_format.space_before = Pt(24)
    document.styles["Heading 2"].paragraph_format.space_before = Pt(16)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(1)
    document.styles["List Continue"].paragraph_format.space_after = Pt(5)
    document.styles["Heading 2"].font.color.rgb = LEAF
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    defaults.find(qn("w:lang")).set(qn("w:val"), _LOCALES.get(report.workshop.language, report.workshop.language))
    about, title = document.core_properties, f"{unparted(report.workshop.title)}: {words.say('Documentation')}"
    about.title, about.author, about.comments = title[:255], unparted(report.workshop.organiser)[:255], ""
    about.language = report.workshop.language
    about.created = about.modified = datetime.fromtimestamp(report.moment / 1000, UTC)
    section.header.paragraphs[0].text = title
    foot = section.footer.paragraphs[0]
    foot.text = f"{words.as_of()} · "
    foot._p.append(elements.made("w:fldSimple", instr="PAGE"))


def _table(style: str, widths: Sequence[int]) -> Element:
    table, properties, grid = OxmlElement("w:tbl"), OxmlElement("w:tblPr"), OxmlElement("w:tblGrid")
    properties.append(elements.made("w:tblStyle", val=style))
    properties.append(elements.made("w:tblW", w="5000", type="pct"))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        upright = side in ("left", "right", "insideV")
        borders.append(elements.made(f"w:{side}", val="nil" if upright else "single", sz="4", space="0", color=HAIR))
    properties.append(borders)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)):
        margins.append(elements.made(f"w:{side}", w=str(width), type="dxa"))
    properties.append(margins)
    properties.append(elements.made("w:tblLook", firstRow="1", noHBand="1", noVBand="1"))
    for width in widths:
        grid.append(elements.made("w:gridCol", w=str(width)))
    table.append(properties)
    table.append(grid)
    return table


def _row(cells: Sequence[Element | None], *, head: bool = False) -> Element:
    """Where there is no cell, the one before it is as wide as both."""
    row, properties = OxmlElement("w:tr"), OxmlElement("w:trPr")
    properties.append(elements.made("w:cantSplit"))
    if head:
        properties.append(elements.made("w:tblHeader"))
    row.append(properties)
    for said, beyond in zip(cells, (*cells[1:], cells[-1]), strict=True):
        if said is None:
            continue
        cell, look = OxmlElement("w:tc"), OxmlElement("w:tcPr")
        if beyond is None:
            look.append(elements.made("w:gridSpan", val="2"))
        if head:
            look.append(elements.made("w:shd", val="clear", color="auto", fill="E4EFE8"))
        if len(look):
            cell.append(look)
        cell.append(said)
        row.append(cell)
    return row


def spread(rows: Sequence[Sequence[str]]) -> list[int]:
    """The widths of columns in twentieths of a point: none cuts a word, the rest goes by how much stands in each."""
    columns = list(zip(*rows, strict=True))
    least = [2 + min(LONGEST, max(len(word) for cell in column for word in [*cell.split(), ""])) for column in columns]
    # Heads are bold: they need more than as many letters.
    least = [
        max(few, 4 + min(LONGEST, max(map(len, [*column[0].split(), ""]))))
        for few, column in zip(least, columns, strict=True)
    ]
    wanted = [max(0, min(ABREAST, max(map(len, column))) - few) for column, few in zip(columns, least, strict=True)]
    left = max(0, ABREAST - sum(least))
    letters = [few + left * (more + 1) / (sum(wanted) + len(wanted)) for few, more in zip(least, wanted, strict=True)]
    return [round(some / sum(letters) * WIDE.pt * 20) for some in letters]
