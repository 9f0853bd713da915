"""Makes any text settable: what no font has is replaced visibly, endless words get places to break, direction is found.

Called for everything that goes into the typeset documentation. What each font has stands in ``fonts/coverage.txt``.
"""

from __future__ import annotations

import importlib.resources
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from rooms.wording import unparted

SUBSTITUTE = "□"
# A run without blanks that is longer gets a place to break every so many signs.
LONGEST, STRIDE = 40, 14
_NEVER_DRAWN = "never drawn"
_JOINER = "\u200d"
_TURNED = {"L": "", "R": "he", "AL": "ar"}
_BREAK = "\u200b"
_RUN = re.compile(rf"\S{{{LONGEST},}}")
_AFTER_SIGNS = re.compile(r"(?<=[/?&=._,;:+-])(?=\w)")


@cache
def coverage() -> dict[str, frozenset[str]]:
    """The characters of each font, by its family, and under ``never drawn`` those that need none."""
    listed = importlib.resources.files(__package__).joinpath("fonts/coverage.txt").read_text("ascii")
    found: dict[str, frozenset[str]] = {}
    for section in listed.split("# ")[1:]:
        family, _, ranges = section.partition("\n")
        found[family] = frozenset(letter for line in ranges.split() for letter in _range(line))
    return found


def _range(line: str) -> Iterator[str]:
    first, _, last = line.partition("-")
    return map(chr, range(int(first, 16), int(last or first, 16) + 1))


def settable(text: str) -> str:
    """The text with a substitute for each sign that has no glyph, and no word too long for a line."""
    if text.isascii() and text.isprintable():
        shown = text
    else:
        shown = "\n".join("".join(map(_shown, _signs(line))) for line in text.split("\n"))
    return _RUN.sub(lambda run: _breakable(run[0]), shown)


def _signs(line: str) -> Iterator[str]:
    """The line in pieces that must be of one font: a letter with its marks, or signs that are joined to one."""
    sign = ""
    for letter in line:
        if sign and not (_attaches(letter) or sign[-1] == _JOINER):
            yield sign
            sign = ""
        sign += letter
    if sign:
        yield sign


def _attaches(letter: str) -> bool:
    return letter > "\u00ac" and (unicodedata.category(letter)[0] == "M" or letter in coverage()[_NEVER_DRAWN])


@lru_cache(maxsize=10_000)
def _shown(sign: str) -> str:
    """The sign if one font has all of it, else as much of it as any font has."""
    drawn = [letter for letter in sign if letter not in coverage()[_NEVER_DRAWN]]
    if any(all(letter in has for letter in drawn) for has in coverage().values()):
        return sign
    return "".join(letter if _stands_alone(letter) else _substitute(letter) for letter in drawn)


def _stands_alone(letter: str) -> bool:
    return unicodedata.category(letter)[0] != "M" and any(letter in has for has in coverage().values())


def _substitute(letter: str) -> str:
    return " " if letter.isspace() or unicodedata.category(letter) == "Cc" else SUBSTITUTE


def _breakable(run: str) -> str:
    parts = _AFTER_SIGNS.sub(_BREAK, run).split(_BREAK)
    return _BREAK.join(_cut(part) if len(part) > LONGEST else part for part in parts)


def _cut(part: str) -> str:
    """Only before a letter or digit, after another with its accents: a sequence that makes one sign stays whole."""
    cut = list(part)
    since = 0
    for n in range(1, len(part)):
        since += 1
        if since >= STRIDE and part[n].isalnum() and _ends_a_letter(part[n - 1]):
            cut[n], since = _BREAK + part[n], 0
    return "".join(cut)


def _ends_a_letter(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign) == "Mn"


def line_of(text: str) -> str:
    """A heading: settable, without soft hyphens, and a number at its end does not stand alone on a line."""
    return re.sub(r" (?=\d{1,3}\)?\Z)", "\u00a0", settable(unparted(text)))


def turned(text: str) -> str:
    """The language to assume of a text from right to left, ``ar`` or ``he``; empty for one from left to right.

    Its first letter with a direction decides (UAX 9, rules P2 and P3).
    """
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in _TURNED:
            return _TURNED[direction]
    return ""
