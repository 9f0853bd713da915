"""Makes any text settable: what no font has is replaced visibly, endless words get places to break, direction is found.

Called for everything that goes into the typeset documentation. What it covers stands in ``fonts/coverage.txt``.
"""

from __future__ import annotations

import importlib.resources
import re
import unicodedata
from functools import cache

SUBSTITUTE = "□"
# Where a browser may part a word; the typesetter knows by itself.
SOFT_HYPHEN = "\u00ad"
# A run without blanks that is longer gets a place to break every so many signs.
LONGEST, STRIDE = 40, 14
_TURNED = {"L": "", "R": "he", "AL": "ar"}
_BREAK = "\u200b"
_RUN = re.compile(rf"\S{{{LONGEST},}}")
_AFTER_SIGNS = re.compile(r"(?<=[/?&=._,;:+-])(?=\w)")


@cache
def covered() -> frozenset[str]:
    """Every character that the fonts of the documentation can show."""
    listed = importlib.resources.files(__package__).joinpath("fonts/coverage.txt").read_text("ascii")
    letters: set[str] = set()
    for line in listed.split():
        first, _, last = line.partition("-")
        letters.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(letters)


def settable(text: str) -> str:
    """The text with a substitute for each character that has no glyph, and no word too long for a line."""
    known = covered()
    shown = "".join(letter if letter in known or letter == "\n" else _substitute(letter) for letter in text)
    return _RUN.sub(lambda run: _breakable(run[0]), shown)


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
    return re.sub(r" (?=\d{1,3}\Z)", "\u00a0", settable(text.replace(SOFT_HYPHEN, "")))


def turned(text: str) -> str:
    """The language to assume of a text from right to left, ``ar`` or ``he``; empty for one from left to right.

    Its first letter with a direction decides (UAX 9, rules P2 and P3).
    """
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in _TURNED:
            return _TURNED[direction]
    return ""
