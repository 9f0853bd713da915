"""Finds the texts of the browser's modules for the catalogues: calls of ``t`` and ``tn`` with texts as they stand.

Babel's own reader of JavaScript loses calls inside nested template strings, of which elements consist.
Only Babel calls this, by its name in pyproject.toml.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import IO

_CALL = re.compile(r"(?<![\w.$])(\w+)\(\s*")
_TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_BETWEEN = re.compile(r"\s*,\s*")

Found = tuple[int, str, tuple[str, ...], list[str]]


def scripts(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Found]:
    """``(line, function, texts, no comments)`` of every call of a keyword whose first argument is a text."""
    source = file.read().decode()
    for call in _CALL.finditer(source):
        if call[1] not in keywords:
            continue
        texts = tuple(_texts(source, call.end()))
        if any(texts):
            yield source.count("\n", 0, call.start()) + 1, call[1], texts, []


def _texts(source: str, at: int) -> Iterator[str]:
    """The texts with which the arguments begin."""
    while (text := _TEXT.match(source, at)) is not None:
        yield json.loads(text[0])
        between = _BETWEEN.match(source, text.end())
        if between is None:
            return
        at = between.end()
