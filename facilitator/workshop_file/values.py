"""Values as TOML writes them; and a value in another's place, written as that one was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from facilitator.workshop_file.layout import Entry, entries_of

# Under which the entries of a list of tables say which one they were, counted from 0.
ORIGIN = "@"
WIDTH = 118
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SPECIAL = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
# What nobody sees, or would take for something else, is written as its number: controls, soft hyphens, joiners.
_UNSEEN = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]')
_BLANK = re.compile(r"(?<=\S) (?=\S)")

Tree = dict[str, Any]


def plain(value: Any) -> Any:
    """A value of tomllib as JSON has it: days and times as they are written, and numbers that JSON can carry."""
    match value:
        case dict():
            return {key: plain(inner) for key, inner in value.items()}
        case list():
            return [plain(inner) for inner in value]
        case datetime() | date() | time():
            return value.isoformat()
        case bool() | str():
            return value
        case int() | float() if abs(value) < 2**53:
            return value
    return str(value)


def alike(one: Any, other: Any) -> bool:
    """Whether two plain values say the same: blanks around a text say nothing, nor does an empty list."""
    match one, other:
        case dict(), dict():
            keys = (one.keys() | other.keys()) - {ORIGIN}
            return all(alike(one.get(key), other.get(key)) for key in keys)
        case list(), list():
            return len(one) == len(other) and all(map(alike, one, other))
        case str(), str():
            return one.strip() == other.strip()
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return (one in (None, []) and other in (None, [])) or one == other


def key_text(key: str) -> str:
    return key if _BARE.fullmatch(key) else _quoted(key)


def literal(value: Any) -> str:
    """A value behind ``key =``: lists in one line where they fit, longer ones and longer texts in several."""
    match value:
        case list():
            return _array(value)
        case str() if "\n" in value.strip() or len(value) > WIDTH:
            return _lines(value)
    return within(value)


def within(value: Any) -> str:
    """A value in one line, as it must be between braces."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _quoted(value)
        case date() | time():
            return value.isoformat()
        case dict():
            pairs = [f"{key_text(key)} = {within(inner)}" for key, inner in value.items() if _says(key, inner)]
            return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
        case list():
            return f"[{', '.join(map(within, value))}]"
    return str(value)


def _says(key: str, value: Any) -> bool:
    return key != ORIGIN and value is not None


def _array(values: list[Any]) -> str:
    entries = [within(value) for value in values]
    line = f"[{', '.join(entries)}]"
    several = len(line) > WIDTH - 18 or sum(isinstance(value, dict) for value in values) > 1
    return "[\n" + "".join(f"  {entry},\n" for entry in entries) + "]" if several else line


def _quoted(text: str) -> str:
    return '"' + _UNSEEN.sub(_escaped, text) + '"'


def _escaped(found: re.Match[str]) -> str:
    return _SPECIAL.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _lines(text: str) -> str:
    """In three quotation marks; a long line goes on behind a backslash."""
    lines = "\n".join(_folded(line) for line in text.strip("\n").split("\n"))
    return f'"""\n{lines}\n"""'


def _folded(line: str) -> str:
    escaped = _quoted(line)[1:-1].replace('\\"', '"').replace('"""', '""\\"')
    folded: list[str] = []
    length = 0
    for word in _BLANK.split(escaped):
        if folded and length + 1 + len(word) > WIDTH - 2:
            folded.append("\\\n")
            length = 0
        folded.append(word + " ")
        length += len(word) + 1
    return "".join(folded)[:-1] if folded else ""


def in_place_of(text: str, had: Any, wanted: Any) -> str:
    """``wanted`` in the place of a value that stands there as ``text``: what is kept of a list stays as it is."""
    if isinstance(had, list) and isinstance(wanted, list) and wanted and text.startswith("["):
        entries, closing = entries_of(text)
        if len(entries) == len(had):
            return _rewritten(entries, closing, had, wanted, several="\n" in text)
    return literal(wanted)


def _rewritten(entries: Sequence[Entry], closing: str, had: list[Any], wanted: list[Any], *, several: bool) -> str:
    between = next((one.before for one in entries if not one.before.strip()), "\n  ") if several else ""
    made: list[Entry] = []
    unused = set(range(len(entries)))
    for value in wanted:
        place = _was(value, had, unused)
        unused.discard(-1 if place is None else place)
        if place is None:
            made.append(Entry(between, within(value)))
            continue
        entry = entries[place]
        text = entry.value if alike(had[place], value) else within(value)
        made.append(Entry(entry.before if several else "", text, entry.after))
    if several:
        whole = "".join(f"{_on_a_line(one.before, between)}{one.value},{one.after}" for one in made)
        return f"[{whole}{closing if chr(10) in closing else chr(10)}]"
    return f"[{', '.join(one.value for one in made)}]"


def _on_a_line(before: str, usual: str) -> str:
    return before if "\n" in before else usual


def _was(value: Any, had: list[Any], unused: set[int]) -> int | None:
    """The place of an entry before, or of one like it."""
    if isinstance(value, dict):
        place = value.get(ORIGIN)
        return place if isinstance(place, int) and place in unused else None
    return next((place for place in sorted(unused) if alike(had[place], value)), None)
