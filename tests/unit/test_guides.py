"""How a part works, as its help says: what holds under one setting only is not said of another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from rooms.activity import activities

GUIDES = Path(__file__).parents[2] / "templates" / "activities"


def conditions(kind: str) -> set[tuple[str, str]]:
    return set(re.findall(r'data-when="(\w+)=([\w-]+)"', (GUIDES / f"{kind}.html").read_text("utf-8")))


@pytest.mark.parametrize("kind", activities())
def test_a_guide_speaks_of_settings_that_there_are_and_of_each_of_their_values(kind: str) -> None:
    hints = get_type_hints(activities()[kind].settings)
    for name, value in (found := conditions(kind)):
        type = hints[name]
        values = {"true", "false"} if type is bool else set(get_args(type)) if get_origin(type) is Literal else set()
        assert value in values
        assert {(name, other) for other in values} <= found


def test_where_seats_are_taken_nothing_is_said_of_wishes() -> None:
    said = {value for name, value in conditions("choose") if name == "mode"}
    assert said == {"wishes", "free"}
    lines = (GUIDES / "choose.html").read_text("utf-8").splitlines()
    assert all('"mode=wishes"' in line for line in lines if re.search(r"\bwish(es)?\b", line.partition("_(")[2]))


def test_when_rooms_are_told_is_said_as_it_is_set() -> None:
    assert {value for name, value in conditions("choose") if name == "release"} == {"at-close", "by-hand"}


def test_the_help_says_that_the_chain_is_our_reading_of_a_name_without_a_method() -> None:
    assert "our reading" in (GUIDES / "chain.html").read_text("utf-8")
