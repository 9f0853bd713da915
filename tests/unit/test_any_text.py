"""Whatever a workshop file says, it is read, or has faults with their lines."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.workshop_file import Faults, parse
from tests.unit.texts import (
    HEAD,
    TEXTS,
    TOML_ISH,
    VALUES,
    WELCOME,
    document,
    mutated,
    written,
)


@given(st.one_of(st.text(max_size=300), TOML_ISH, TOML_ISH.map(lambda text: HEAD + text + WELCOME)))
@settings(max_examples=300, deadline=None)
def test_no_text_does_more_than_give_faults(text: str) -> None:
    assert_read_or_faults(text)


@given(mutated())
@settings(max_examples=150, deadline=None)
def test_no_mutation_of_an_example_does_more_than_give_faults(text: str) -> None:
    assert_read_or_faults(text)


@given(st.sampled_from(["workshop", "links", "page", "theme", "item"]), VALUES)
@settings(max_examples=200, deadline=None)
def test_no_value_in_the_place_of_a_table_does_more_than_give_faults(table: str, value: Any) -> None:
    assert_read_or_faults(f"{table} = {written(value)}\n")


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_no_value_of_any_key_does_more_than_give_faults(data: st.DataObject) -> None:
    tree = tomllib.loads(TEXTS["retrospective"])
    inside: Any = tree
    while isinstance(inside, dict | list) and inside:
        key = data.draw(st.sampled_from(sorted(inside) if isinstance(inside, dict) else range(len(inside))))
        if not isinstance(inside[key], dict | list) or data.draw(st.booleans()):
            inside[key] = data.draw(VALUES)
            break
        inside = inside[key]
    assert_read_or_faults(document(tree))


def assert_read_or_faults(text: str) -> None:
    try:
        faults = () if parse(text).item else None
    except Faults as found:
        faults = found.faults or None
    assert faults is not None
    last = text.replace("\r\n", "\n").count("\n") + 1
    assert all(1 <= fault.line <= last for fault in faults)
    assert all(not re.search("[\x00-\x1f\x7f-\x9f]", fault.said()) for fault in faults)
