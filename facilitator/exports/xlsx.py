"""A workbook to sort and to calculate with: a sheet for each list, texts as texts whatever they begin with."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from facilitator.exports.tables import Cell, List, lists
from facilitator.exports.wording import Words
from rooms.blocks import Say
from rooms.report import Report
from rooms.wording import unparted

# What a cell holds at most, and a sheet's name.
MOST_LETTERS, MOST_OF_NAME = 32_767, 31
# The narrowest and the widest column, in letters.
NARROW, WIDE = 9, 50
# The height of a line, in points, and of how many lines a row shows at most.
LINE, MOST_LINES = 15, 20
# Signs that no name of a sheet may have.
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def render(report: Report, say: Say) -> bytes:
    """The workbook, the same for the same report."""
    words, made = Words(report, say), io.BytesIO()
    book = Workbook(made, {"in_memory": True})
    title = f"{unparted(report.workshop.title)}: {say('Documentation')}"
    created = datetime.fromtimestamp(report.moment / 1000, UTC).replace(tzinfo=None)
    book.set_properties({"title": title, "author": unparted(report.workshop.organiser), "created": created})
    head = book.add_format({"bold": True, "bg_color": "#E4EFE8", "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    time = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left", "valign": "top"})
    for entry in lists(words):
        _fill(book.add_worksheet(_name(entry.title)), entry, head, body, time)
    book.close()
    return made.getvalue()


def _fill(sheet: Worksheet, entry: List, head: Format, body: Format, time: Format) -> None:
    """Heads that stay while one scrolls, and a filter on each."""
    widths = [_width(entry, place) for place in range(len(entry.columns))]
    for place, column in enumerate(entry.columns):
        sheet.set_column(place, place, widths[place], body)
        sheet.write_string(0, place, _text(column), head)
    for number, row in enumerate(entry.rows, 1):
        sheet.set_row(number, LINE * _lines(row, widths))
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, place, _text(cell))
            elif isinstance(cell, datetime):
                sheet.write_datetime(number, place, cell, time)
            else:
                sheet.write_number(number, place, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(entry.rows)), len(entry.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def _width(entry: List, place: int) -> int:
    lines = [line for row in (entry.columns, *entry.rows) for line in str(row[place]).split("\n")]
    return min(WIDE, max(NARROW, *(len(line) + 3 for line in lines)))


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """How many lines its longest text takes; not every program looks for itself. Words that do not fit leave a rest."""
    most = 1
    for cell, width in zip(row, widths, strict=True):
        if isinstance(cell, str) and (len(cell) >= width or "\n" in cell):
            most = max(most, sum(1 + (len(line) * 6 // 5) // width for line in cell.split("\n")))
    return min(MOST_LINES, most)


def _text(cell: Cell) -> str:
    return unparted(str(cell))[:MOST_LETTERS]


def _name(title: str) -> str:
    return unparted(title).translate(_FORBIDDEN).strip(" '")[:MOST_OF_NAME]
