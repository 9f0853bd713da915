"""In which line of a text each of its keys stands."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.workshop_file.lines import Path as KeyPath
from facilitator.workshop_file.lines import lines_of
from tests.unit.texts import (
    BROKEN,
    TEXTS,
    VALUES,
    document,
    mutated,
)

STRANGE = """\
# remark with "quotes" and [brackets]
a.b . "c.d" = 1   # c.d

[ x . 'y z' ]
list = [ # remark ]
  1, "two ] # no remark",
  [ 'three', { four = [4] } ], # remark
]
text = \"\"\"
[not.a.heading]
not_a_key = 1 \\"\"\" ""\"\"\"
raw = '''
it's ''x'' \\'''
date = 2026-11-30 09:30:00
"quoted \\u00e4" = { in.line = "}", other = '{' }

[[table]]
key = 1
[table.sub]
key = 2
[[table.sub2]]
key = 3
[[table.sub2]]
[[table]]
key = 4
[table.sub]
key = 5
"""


def test_each_key_is_found_in_its_line() -> None:
    lines = lines_of(STRANGE)
    assert lines["a", "b", "c.d"] == 2
    assert lines["x", "y z"] == 4
    assert lines["x", "y z", "list", 1] == 6
    assert lines["x", "y z", "list", 2, 1, "four", 0] == 7
    assert lines["x", "y z", "text"] == 9
    assert lines["x", "y z", "raw"] == 12
    assert lines["x", "y z", "quoted ä", "in", "line"] == 15
    assert lines["table", 0, "sub2", 1] == 23
    assert lines["table", 1, "sub", "key"] == 27


def paths(value: object, path: KeyPath = ()) -> set[KeyPath]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return {path}.union(*(paths(entry, (*path, key)) for key, entry in inner))


@pytest.mark.parametrize("text", [*TEXTS.values(), BROKEN, STRANGE], ids=[*TEXTS, "broken", "strange"])
def test_the_line_index_knows_exactly_the_keys_that_tomllib_finds(text: str) -> None:
    assert set(lines_of(text)) == paths(tomllib.loads(text))


@given(mutated())
@settings(max_examples=150, deadline=None)
def test_the_line_index_agrees_with_tomllib_on_every_text_that_it_accepts(text: str) -> None:
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(lines_of(text)) == paths(tree)


@given(st.dictionaries(st.text(max_size=8), VALUES, max_size=4))
@settings(max_examples=150, deadline=None)
def test_the_line_index_agrees_with_tomllib_on_any_tree(tree: dict[str, Any]) -> None:
    text = document(tree)
    assert set(lines_of(text)) == paths(tomllib.loads(text))
