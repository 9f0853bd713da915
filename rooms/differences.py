"""What was changed in a sentence, word by word.

A word with hyphens is one word: who changes a part of it has changed it. The same rules as the browser's
``board-diff.js``; both are tested with the same sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rooms.blocks import Passage

Kind = Literal["same", "removed", "added"]

_LETTERS = "[^\\W_\u00ad\u0300-\u036f]|[\u00ad\u0300-\u036f]"
_WORD = re.compile(rf"(?:{_LETTERS})+(?:[-‐‑.,'’](?:{_LETTERS})+)*[-‐‑]?|\S")
# Little that stays between large changes is read more easily as changed, too.
_LITTLE, _LARGE = 3, 2
# Less in common, in parts of the longer sentence, and it is another sentence.
_ANOTHER = 0.2


@dataclass(frozen=True, slots=True)
class _Word:
    """``key`` is by what it is compared; with a ``gap`` a blank stands before it."""

    text: str
    key: str
    gap: bool


Step = tuple[Kind, _Word]


def differences(before: str, after: str) -> tuple[Passage, ...]:
    """Together they say all of both; what was removed comes before what was added in its place."""
    old, fresh = _words(before), _words(after)
    steps = list(_tidied(list(_compared(old, fresh))))
    if not _alike(steps, old, fresh):
        steps = [*(("removed", word) for word in old), *(("added", word) for word in fresh)]
    return tuple(_spaced(list(_in_passages(steps))))


def _words(text: str) -> list[_Word]:
    return [
        _Word(found[0], _key(found[0]), found.start() > 0 and text[found.start() - 1].isspace())
        for found in _WORD.finditer(text)
    ]


def _key(word: str) -> str:
    return word.replace("\u00ad", "").replace("‐", "-").replace("‑", "-").replace("’", "'")


def _compared(old: Sequence[_Word], fresh: Sequence[_Word]) -> Iterator[Step]:
    """The longest sequence of words that both have stays."""
    common = _common(old, fresh)
    i = j = 0
    while i < len(old) or j < len(fresh):
        if i < len(old) and j < len(fresh) and old[i].key == fresh[j].key:
            yield "same", fresh[j]
            i, j = i + 1, j + 1
        elif i < len(old) and (j == len(fresh) or common(i + 1, j) >= common(i, j + 1)):
            yield "removed", old[i]
            i += 1
        else:
            yield "added", fresh[j]
            j += 1


def _common(old: Sequence[_Word], fresh: Sequence[_Word]) -> Callable[[int, int], int]:
    """How many words both have in common, from the one and the other on."""
    table = [[0] * (len(fresh) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        row, below = table[i], table[i + 1]
        for j in range(len(fresh) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if old[i].key == fresh[j].key else max(below[j], row[j + 1])
    return lambda i, j: table[i][j]


def _tidied(steps: Sequence[Step]) -> Iterator[Step]:
    """Without islands of one short word between large changes: that word is removed and added again."""
    for place, (kind, word) in enumerate(steps):
        large = min(_changed(steps, place, -1), _changed(steps, place, 1)) >= _LARGE
        if kind == "same" and len(word.key) <= _LITTLE and large:
            yield "removed", word
            yield "added", word
        else:
            yield kind, word


def _changed(steps: Sequence[Step], place: int, way: int) -> int:
    """How many words are changed from there on, in that direction."""
    at = place + way
    while 0 <= at < len(steps) and steps[at][0] != "same":
        at += way
    return abs(at - place) - 1


def _alike(steps: Sequence[Step], old: Sequence[_Word], fresh: Sequence[_Word]) -> bool:
    """Whether enough stays for one sentence to be a change of the other."""
    stays = _telling([word for kind, word in steps if kind == "same"])
    most = max(_telling(old), _telling(fresh))
    return most == 0 or stays >= _ANOTHER * most


def _telling(words: Sequence[_Word]) -> int:
    return sum(len(word.key) > _LITTLE for word in words)


def _in_passages(steps: Sequence[Step]) -> Iterator[Passage]:
    for same, part in groupby(steps, key=lambda step: step[0] == "same"):
        these = list(part)
        kinds: tuple[Kind, ...] = ("same",) if same else ("removed", "added")
        for kind in kinds:
            words = [word for of, word in these if of == kind]
            if words:
                text = "".join(f" {word.text}" if word.gap else word.text for word in words)
                yield Passage(kind, text.removeprefix(" "), words[0].gap)


def _spaced(passages: Sequence[Passage]) -> Iterator[Passage]:
    """A word never runs into the one that it replaces."""
    before = ""
    for one in passages:
        replaces = one.kind == "added" and before == "removed" and one.text[0].isalnum()
        yield Passage(one.kind, one.text, one.gap or replaces)
        before = one.kind
