"""What was changed in a sentence, with the sentences with which the browser's rules are tested as well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms.blocks import Passage
from rooms.differences import differences

CASES = json.loads(Path(__file__).with_name("differences.json").read_text("utf-8"))
SIGNS = {"same": "=", "removed": "-", "added": "+"}
SENTENCES = st.lists(st.sampled_from(["Wege", "im", "Mulden-Rigolen", "-", ",", "2,5", "é", "Schatten."]), max_size=12)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_what_was_changed(case: dict[str, object]) -> None:
    found = differences(str(case["before"]), str(case["after"]))
    assert [f"{SIGNS[one.kind]}{' ' if one.gap else ''}{one.text}" for one in found] == case["runs"]


@given(SENTENCES, SENTENCES)
def test_both_sentences_can_be_read(before: list[str], after: list[str]) -> None:
    found = differences(" ".join(before), " ".join(after))
    assert read(found, "removed") == " ".join(after)
    assert read(found, "added").replace(" ", "") == "".join(before)


def read(passages: tuple[Passage, ...], other: str) -> str:
    return "".join(f"{' ' if one.gap else ''}{one.text}" for one in passages if one.kind != other).strip()
