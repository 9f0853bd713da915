"""Reads a workshop file as TOML, and says in plain words where it is not.

tomllib stops at the first slip. A line that is only a key with a value that cannot be read is set aside, so
that one slip does not hide what else is wrong; after any other slip reading ends.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any, NamedTuple

from facilitator.workshop_file.faults import Fault, Faults, shown
from facilitator.workshop_file.tables import MOST_BYTES
from rooms.wording import mark

TOO_LARGE = (mark("The file has {many} bytes."), mark("Shorten it to {most}."))
TOO_DEEP = (mark("Tables or lists lie too deeply in each other."), mark("Two or three levels are enough here."))
TOO_LONG_NUMBER = (mark("There is a number with thousands of digits."), mark("Write small whole numbers only."))


class _Slip(NamedTuple):
    """``said`` is part of tomllib's message; ``instead`` what to put in the line's place to read on, if one can."""

    said: str
    wrong: str
    right: str
    instead: str | None = None


_NO_VALUE = '{key} = ""'
_SLIPS = (
    _Slip(
        "Expected '=' after a key",
        mark("There is no equals sign after the key."),
        mark('Write key = "value", and begin remarks with #.'),
        _NO_VALUE,
    ),
    _Slip("Cannot overwrite a value", mark("This key stands here twice."), mark("Keep one of the two."), "#"),
    _Slip(
        "Duplicate inline table key",
        mark("A key stands twice between these braces."),
        mark("Keep one of the two."),
        _NO_VALUE,
    ),
    _Slip(
        "Cannot declare",
        mark("This heading stands here twice, or once with single and once with double brackets."),
        mark("Write [[…]] for each item, step and theme, and any other heading once."),
    ),
    _Slip(
        "end of a table declaration",
        mark("The heading is not closed."),
        mark("Write it as [name], alone in its line."),
    ),
    _Slip(
        "end of an array declaration",
        mark("The heading is not closed."),
        mark("Write it as [[name]], alone in its line."),
    ),
    _Slip(
        "after a statement",
        mark("Something stands behind the value."),
        mark("Put texts and times in quotation marks, write dates as 2026-11-30, and begin remarks with #."),
        _NO_VALUE,
    ),
    _Slip(
        "Invalid value",
        mark("The value cannot be read."),
        mark("Put texts in quotation marks, and ] at the end of a list."),
        _NO_VALUE,
    ),
    _Slip(
        "Invalid date",
        mark("There is no such date or time."),
        mark("Write the date as 2026-11-30, and times of day in quotation marks."),
        _NO_VALUE,
    ),
    _Slip(
        "Illegal character '\\n'",
        mark("A text is not closed."),
        mark('Put a quotation mark at its end, or three (""") around a text of several lines.'),
        _NO_VALUE,
    ),
    _Slip(
        "Unterminated string",
        mark("A text is not closed."),
        mark('Put """ behind it, or \' or " where it began with that.'),
    ),
    _Slip(
        "Unescaped '\\'",
        mark("A backslash stands in the text."),
        mark("Write it twice, or put the text in single quotation marks."),
        _NO_VALUE,
    ),
    _Slip(
        "Unclosed array",
        mark("A list is not closed, or a comma is missing in it."),
        mark("Write its entries with commas between them, and ] behind the last."),
    ),
    _Slip(
        "Unclosed inline table",
        mark("Braces are not closed, or a comma is missing between them."),
        mark("Write both braces in one line, with commas between what is in them."),
        _NO_VALUE,
    ),
    _Slip(
        "Invalid statement",
        mark("This line begins with something that is neither a key nor a heading."),
        mark("Write keys with letters, digits, hyphens and underscores, and begin remarks with #."),
        "#",
    ),
)
_ANY_SLIP = _Slip("", mark("This cannot be read: {reason}."), mark("Check quotation marks, brackets and equals signs."))
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
# Each slip that is set aside costs another reading of the file.
_MOST_SLIPS = 20
# tomllib takes time with the square of a dotted key's length.
_LONG_KEY = re.compile(r"""(?<![A-Za-z0-9_-])(?:(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){20}""")
_LONE_KEY = re.compile(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*(?:=|[^=.\]]*$)")


def read(text: str) -> tuple[dict[str, Any], str, list[Fault]]:
    """The file's tree, the text that gave it (line by line as the file's), and what could not be read.

    Raises ``Faults`` where nothing can be said about the rest.
    """
    _check_size(text)
    unreadable: list[Fault] = []
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    while True:
        try:
            return tomllib.loads(text), text, unreadable
        except tomllib.TOMLDecodeError as error:
            text = _set_aside(text, str(error), unreadable)
        except RecursionError:
            raise Faults([*unreadable, Fault(1, "file", *TOO_DEEP)]) from None
        except ValueError:
            raise Faults([*unreadable, Fault(1, "file", *TOO_LONG_NUMBER)]) from None


def _check_size(text: str) -> None:
    many = len(text.encode("utf-8", "surrogatepass"))
    if many > MOST_BYTES:
        raise Faults([Fault(1, "file", *TOO_LARGE, {"many": many, "most": MOST_BYTES})])
    if (long := _LONG_KEY.search(text)) is not None:
        raise Faults([Fault(text.count("\n", 0, long.start()) + 1, "file", *TOO_DEEP)])


def _set_aside(text: str, message: str, unreadable: list[Fault]) -> str:
    """Add the slip to the unreadable, and give the text without it; raises ``Faults`` where that cannot be."""
    place = _PLACE.search(message)
    reason = _PLACE.sub("", message)
    line = int(place[1]) if place and place[1] else _last_opened(text)
    if unreadable and line <= unreadable[-1].line:
        raise Faults(unreadable)
    lines = text.split("\n")
    slip = _slip(reason, lines[line - 1])
    unreadable.append(Fault(line, "file", slip.wrong, slip.right, {"reason": shown(reason)}))
    instead = _instead(lines[line - 1], slip)
    if not instead or len(unreadable) >= _MOST_SLIPS:
        raise Faults(unreadable)
    return "\n".join([*lines[: line - 1], instead, *lines[line:]])


def _slip(reason: str, line: str) -> _Slip:
    doubled_heading = line.lstrip().startswith("[") and "overwrite" in reason
    said = "Cannot declare" if doubled_heading else reason
    return next((slip for slip in _SLIPS if slip.said in said), _ANY_SLIP)


def _instead(line: str, slip: _Slip) -> str:
    """What can stand in the line's place, empty where nothing can."""
    key = _LONE_KEY.match(line)
    if slip.instead == _NO_VALUE:
        return _NO_VALUE.format(key=key[1]) if key else ""
    return slip.instead or ""


def _last_opened(text: str) -> int:
    """Where something began that lasts to the file's end: a text in three quotation marks, or the last line."""
    lines = text.rstrip("\n").split("\n")
    odd = [number for number, line in enumerate(lines, 1) if line.count('"""') % 2 or line.count("'''") % 2]
    return odd[-1] if odd else len(lines)
