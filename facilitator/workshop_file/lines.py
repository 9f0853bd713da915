"""In which line of a TOML text each of its keys stands; tomllib reads the values, but does not say.

Only for texts that tomllib has accepted: this knows where values begin and end, not what they mean.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator

# Keys of tables and places in lists (from 0), from the outermost: ``("item", 2, "settings", "seed")``.
Path = tuple[str | int, ...]

BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
BETWEEN = re.compile(r"(?:[ \t\n,]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_SCALAR = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|[^,\]}#\n]+",
    re.DOTALL,
)


def lines_of(text: str) -> dict[Path, int]:
    """The line, from 1, of each table, key and list entry in a valid TOML text."""
    return Index(text.replace("\r\n", "\n")).read()


class Index:
    """Goes through a valid text; ``at`` is how far it has come."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._lines: dict[Path, int] = {(): 1}
        self._entries: dict[Path, int] = {}  # how many [[…]] there were of each

    def read(self) -> dict[Path, int]:
        table: Path = ()
        self.skip(BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._heading()
            else:
                self._pair(table)
            self.skip(BLANK)
        return self._lines

    def _heading(self) -> Path:
        """``[a.b]`` or ``[[a.b]]``: the table in which the pairs below it stand."""
        line, many = self._line(), self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        self.skip(BLANK)
        *outer, last = self.key()
        self.at = self.text.index("]", self.at) + (2 if many else 1)
        path = self._latest((*self._within((), outer), last), line, one_more=many)
        self._note(path, line)
        return path

    def _within(self, path: Path, keys: list[str]) -> Path:
        for key in keys:
            path = self._latest((*path, key), self._line())
        return path

    def _latest(self, path: Path, line: int, *, one_more: bool = False) -> Path:
        """The path itself, or where it names a list of tables, its last entry."""
        self._note(path, line)
        if one_more:
            self._entries[path] = self._entries.get(path, 0) + 1
        return (*path, self._entries[path] - 1) if path in self._entries else path

    def _pair(self, table: Path) -> None:
        line = self._line()
        for key in self.key():
            table = (*table, key)
            self._note(table, line)
        self.at = self.text.index("=", self.at) + 1
        self.skip(BLANK)
        self.value(table)

    def value(self, path: Path) -> None:
        self._note(path, self._line())
        opening = self.text[self.at]
        if opening == "[":
            for number in self._until("]"):
                self.value((*path, number))
        elif opening == "{":
            for _ in self._until("}"):
                self._pair(path)
        else:
            self.skip(_SCALAR)

    def _until(self, closing: str) -> Iterator[int]:
        """Stops at each entry of a list or of an inline table, counted from 0, and then behind its end."""
        self.at += 1
        number = 0
        self.skip(BETWEEN)
        while self.text[self.at] != closing:
            yield number
            number += 1
            self.skip(BETWEEN)
        self.at += 1

    def key(self) -> list[str]:
        parts = [self._part()]
        while (dot := _DOT.match(self.text, self.at)) is not None:
            self.at = dot.end()
            parts.append(self._part())
        return parts

    def _part(self) -> str:
        part = self.skip(_KEY)
        return str(tomllib.loads(f"key = {part}")["key"]) if part[0] in "\"'" else part

    def skip(self, what: re.Pattern[str]) -> str:
        found = what.match(self.text, self.at)
        if found is None:
            raise ValueError(f"not TOML in line {self._line()}")
        self.at = found.end()
        return found.group()

    def _line(self) -> int:
        return bisect_right(self._breaks, self.at - 1) + 1

    def _note(self, path: Path, line: int) -> None:
        self._lines.setdefault(path, line)
