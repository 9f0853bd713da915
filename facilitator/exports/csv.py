"""Tables to calculate with: a zip with one CSV for each list.

UTF-8 with a byte order mark, so that spreadsheets read umlauts; fields are separated as the workshop's
language expects it (German spreadsheets take a semicolon). What would be read as a formula stays text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from facilitator.exports.bundles import zipped
from facilitator.exports.tables import Cell, Row, lists
from facilitator.exports.wording import Words
from rooms.blocks import Say
from rooms.report import Report
from rooms.wording import slug, unparted

# A spreadsheet that finds one of these first takes the text for a formula; an apostrophe keeps it a text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BOM = "\ufeff"


def render(report: Report, say: Say) -> bytes:
    """The zip, the same for the same report."""
    words = Words(report, say)
    separator = ";" if report.workshop.language == "de" else ","
    files = {
        f"{slug(entry.title, 60)}.csv": table((entry.columns, *entry.rows), separator).encode()
        for entry in lists(words)
    }
    note = say(
        "Each file is one list. Where a text would be read as a formula, an apostrophe stands before it. "
        "Times are those of the workshop ({timezone})."
    )
    told = _BOM + note.format(timezone=report.workshop.timezone) + "\r\n"
    return zipped({**files, f"{say('read-me')}.txt": told.encode()}, words)


def table(rows: Sequence[Row], separator: str) -> str:
    """A list as it is written into a file."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return _BOM + text.getvalue()


def _safe(cell: Cell) -> Cell:
    """A time as ``2022-11-30 09:30:00``."""
    if not isinstance(cell, str):
        return str(cell) if isinstance(cell, datetime) else cell
    whole = unparted(cell)
    return f"'{whole}" if whole.startswith(_FORMULA) else whole
