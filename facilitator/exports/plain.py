"""Texts that people wrote, as Markdown that shows exactly them: nothing in them is markup any more."""

from __future__ import annotations

import re
import unicodedata

from rooms.wording import unparted

# Markup wherever it stands: code, links and tables; then, where it could be that, what escapes, emphasis, HTML,
# entities and mentions.
_ANYWHERE = re.compile(
    r"([`\[|]"
    r"|\\(?=[!-/:-@\[-`{-~]|$)"
    r"|(?<!\s)\*|\*(?!\s)"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|@(?=\w))"
)
# What some readers make links or pictures of: addresses, and names between colons.
_COLON = re.compile(r"(?<=mailto):|:(?=//)|(?<!\w):(?=[\w+-]+:)")
_WWW = re.compile(r"(?i)\b(www)\.")
# Markup at the beginning of a line: headings, quotations, lists, rules, definitions; and numbers of lists.
_AT_START = re.compile(r"^(#(?=#*(?:\s|$))|>|[-+*](?=[\s]|$)|[-=*](?=[-=*\s]*$)|:(?=[\s:~]|$))")
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_TURNING = frozenset({"R", "AL", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI"})
_ISOLATE, _POP = "\u2068", "\u2069"
_INDENT = "&nbsp;"


def inline(text: str) -> str:
    """A text on one line, for a heading or a cell of a table; without the soft hyphens of the workshop file."""
    return _line(" ".join(unparted(text).split()))


def lines(text: str) -> list[str]:
    """A text with its line breaks; empty lines part its paragraphs."""
    typed = [line.rstrip() for line in text.split("\n")]
    following = [*typed[1:], ""]
    return [_line(line) + ("\\" if line and after else "") for line, after in zip(typed, following, strict=True)]


def _line(text: str) -> str:
    inner = text.lstrip(" \t")
    marked = _ANYWHERE.sub(r"\\\1", inner)
    for mark in "$~^":
        # One alone is nothing; two are a formula, struck out, set high.
        marked = marked.replace(mark, f"\\{mark}") if marked.count(mark) > 1 else marked
    marked = _WWW.sub(r"\1\\.", _COLON.sub(r"\\:", marked))
    marked = _NUMBER.sub(r"\1\\\2", _AT_START.sub(r"\\\1", marked))
    indented = _INDENT * (len(text) - len(inner)) + marked
    # A text from right to left must not turn round what stands beside it.
    turned = any(unicodedata.bidirectional(letter) in _TURNING for letter in indented)
    return f"{_ISOLATE}{indented}{_POP}" if turned else indented
