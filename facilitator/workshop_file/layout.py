"""A TOML text in its pieces, so that some of them can be changed and all others stay as they were typed.

Only for texts that tomllib has accepted. Which pieces change is ``facilitator.workshop_file.writing``'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from facilitator.workshop_file.lines import BETWEEN, BLANK, Index


class Scattered(ValueError):
    """The parts of a table stand in several places, with others between them."""


@dataclass(slots=True)
class Statement:
    """``before`` is what stands in front of the value (``title = ``), ``after`` a remark and the end of the line."""

    lead: str
    keys: tuple[str, ...]
    before: str
    value: str
    after: str

    def __str__(self) -> str:
        return self.lead + self.before + self.value + self.after


@dataclass(slots=True)
class Table:
    """A heading with what stands below it; ``many`` where it is one of several (``[[item]]``).

    ``heading`` begins with the remarks right above it and goes where it goes; ``gap`` is what stands before them, and
    stays at its place. The whole text is a table without a heading, and so is one that is only named by tables in it.
    """

    key: str = ""
    many: bool = False
    gap: str = ""
    heading: str = ""
    statements: list[Statement] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    tail: str = ""

    def __str__(self) -> str:
        own = "".join(map(str, self.statements))
        return self.gap + self.heading + own + "".join(map(str, self.tables)) + self.tail


def laid_out(text: str) -> Table:
    """The text in its pieces, which make the same text again. Raises ``Scattered``."""
    whole = Table()
    standing: list[tuple[tuple[str, ...], Table]] = [((), whole)]
    index = Index(text)
    while True:
        trivia, indent = _trivia(index)
        if index.at == len(text):
            whole.tail = trivia + indent
            return whole
        if text[index.at] == "[":
            _add_table(standing, trivia, *_heading(index, indent))
        else:
            standing[-1][1].statements.append(_statement(index, trivia + indent))


def _trivia(index: Index) -> tuple[str, str]:
    """Empty lines and remarks, and the blanks with which the next line begins."""
    found = index.skip(BLANK)
    end = found.rfind("\n") + 1
    return (found, "") if index.at == len(index.text) else (found[:end], found[end:])


def _rest_of_line(index: Index) -> str:
    start = index.at
    end = index.text.find("\n", start)
    index.at = len(index.text) if end < 0 else end + 1
    return index.text[start : index.at]


def _heading(index: Index, indent: str) -> tuple[list[str], bool, str]:
    start = index.at
    many = index.text.startswith("[[", start)
    index.at += 2 if many else 1
    index.skip(BLANK)
    keys = index.key()
    _rest_of_line(index)
    return keys, many, indent + index.text[start : index.at]


def _statement(index: Index, lead: str) -> Statement:
    start = index.at
    keys = tuple(index.key())
    index.at = index.text.index("=", index.at) + 1
    index.skip(BLANK)
    value = index.at
    index.value(())
    # What is neither in quotation marks nor in brackets is read up to the end of its line.
    end = value + len(index.text[value : index.at].rstrip())
    index.at = end
    return Statement(lead, keys, index.text[start:value], index.text[value:end], _rest_of_line(index))


def _add_table(
    standing: list[tuple[tuple[str, ...], Table]], trivia: str, keys: list[str], many: bool, line: str
) -> None:
    """Below the table in which it is, which must be the one that is being read."""
    while (names := standing[-1][0]) != tuple(keys[: len(names)]) or len(names) >= len(keys):
        standing.pop()
    for depth in range(len(standing[-1][0]) + 1, len(keys) + 1):
        names, around, last = tuple(keys[:depth]), standing[-1][1], depth == len(keys)
        if any(one.key == names[-1] and not (one.many and last) for one in around.tables):
            raise Scattered(".".join(names))
        around.tables.append(Table(names[-1], many and last))
        standing.append((names, around.tables[-1]))
    table = standing[-1][1]
    table.gap, remarks = _parted(trivia)
    table.heading = remarks + line


def _parted(trivia: str) -> tuple[str, str]:
    """What stands apart, and the remarks right above the next heading."""
    lines = re.findall(r"[^\n]*\n", trivia)
    near = len(lines)
    while near and lines[near - 1].lstrip().startswith("#"):
        near -= 1
    return "".join(lines[:near]), "".join(lines[near:])


@dataclass(slots=True)
class Entry:
    """One of a list: ``before`` are blanks and remarks in front of it, ``after`` a remark behind its comma."""

    before: str
    value: str
    after: str = ""


def entries_of(array: str) -> tuple[list[Entry], str]:
    """The entries of a list ``[ … ]`` as they stand, and what stands between the last one and the bracket."""
    index = Index(array)
    index.at = 1
    found: list[Entry] = []
    while True:
        between = index.skip(BETWEEN)
        # A remark in the line in which an entry ends speaks of that entry.
        end = between.find("\n") if found and "#" in between.partition("\n")[0] else -1
        if end >= 0:
            found[-1].after, between = between[:end].replace(",", "", 1), between[end:]
        before = between.replace(",", "", 1) if found and end < 0 else between
        if array[index.at] == "]":
            return found, before
        start = index.at
        index.value(())
        value = array[start : index.at].rstrip()
        index.at = start + len(value)
        found.append(Entry(before, value))
