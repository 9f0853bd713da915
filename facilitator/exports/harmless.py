"""A report whose texts can stand anywhere: what no format can hold, or what would turn round its surroundings, is gone.

What people type never has such signs (``rooms.wording.clean``); a workshop that was read in from a file may.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from rooms.report import Report

# Controls but for tab and line feed, what is no sign at all, halves of signs; and what turns the direction of a text
# without being a letter.
_HARMFUL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def harmless(report: Report) -> Report:
    """The same report, all texts without these signs."""
    cleaned: Report = _clean(report)
    return cleaned


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else _cleaned(value)
    if isinstance(value, tuple):
        return tuple(map(_clean, value))
    if isinstance(value, msgspec.Struct):
        return type(value)(**{name: _clean(getattr(value, name)) for name in value.__struct_fields__})
    return value


def _cleaned(text: str) -> str:
    return _HARMFUL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
