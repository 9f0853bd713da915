"""What the next workshop is called until somebody calls it otherwise."""

from __future__ import annotations

import pytest

from facilitator.pages.carry import next_title


@pytest.mark.parametrize(
    ("title", "then"),
    [
        ("1. Online-Werkstatt", "2. Online-Werkstatt"),
        ("Retrospective 9", "Retrospective 10"),
        ("Strategy 2022", "Strategy 2022"),
        ("Summer meeting", "Summer meeting"),
        ("24h für die Stadt", "24h für die Stadt"),
    ],
)
def test_a_title_with_a_number_goes_on_counting(title: str, then: str) -> None:
    assert next_title(title) == then
