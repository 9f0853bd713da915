"""With what a new workshop can begin: examples that hold, in both languages, and what becomes of them."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from facilitator.beginnings import EMPTY, EXAMPLE, Beginning, beginnings, example_names, made_ones_own
from facilitator.workshop_file import parse
from facilitator.workshop_file.planning import Part, cautions
from facilitator.workshop_file.times import lay_out
from rooms.activity import activities

LANGUAGES = ("de", "en")


def shape(one: Beginning) -> list[tuple[str, int, list[tuple[int, str]]]]:
    """What is done, and for how long."""
    return [(item.kind, item.minutes, [(step.minutes, step.does) for step in item.step]) for item in one.file.item]


def own(name: str, *, timezone: str = "", start: str = "18:00", language: str = "de") -> str:
    return made_ones_own(
        name, id="ours", title="Ours", day=date(2030, 7, 3), start=start, timezone=timezone, language=language
    )


def test_the_same_methods_are_offered_in_both_languages() -> None:
    german, english = (beginnings(language) for language in LANGUAGES)
    assert german[0].name == english[0].name == EXAMPLE
    assert [shape(one) for one in german] == [shape(one) for one in english]
    assert {one.file.workshop.language for one in english[1:]} == {"en"}
    assert sorted({one.name for one in (*german, *english)}) == example_names()


@pytest.mark.parametrize("name", [name for name in example_names() if name != EXAMPLE])
def test_nothing_is_to_be_looked_at_in_a_method(name: str) -> None:
    file = parse(own(name), name="ours")
    slots = lay_out(file.workshop, file.item)
    parts = [
        Part(slot.start, slot.end, activities()[item.kind].serves) for item, slot in zip(file.item, slots, strict=True)
    ]
    assert cautions(parts) == []


@pytest.mark.parametrize("name", ["welt-cafe", "world-cafe"])
def test_in_a_world_cafe_guests_change_tables_and_tables_go_on(name: str) -> None:
    file = parse(own(name), name="ours")
    rounds = [item for item in file.item if item.kind == "board"]
    [choice] = [item for item in file.item if item.kind == "choose"]
    assert choice.settings["rounds"] == [item.id for item in rounds]
    assert not choice.settings["again"]
    assert len(rounds) == len(file.theme) == 3
    assert all(theme.host for theme in file.theme)
    assert [item.settings["rooms"] for item in rounds] == [[], [], []]


def test_one_two_four_all_goes_from_silence_to_all() -> None:
    file = parse(own("eins-zwei-vier-alle"), name="ours")
    [board] = [item for item in file.item if item.kind == "board"]
    assert [step.does for step in board.step] == ["write", "reveal", "cluster", "weigh", "wrap"]
    assert len(file.theme) == 1


def test_an_example_moves_to_another_day_with_its_locked_times() -> None:
    text = own("retrospective", timezone="Europe/Vienna")
    file = parse(text, name="ours")
    assert (file.workshop.start, file.workshop.timezone, file.workshop.title) == ("18:00", "Europe/Vienna", "Ours")
    assert [item.starts for item in file.item if item.starts] == ["18:54"]
    assert text.startswith("# A team's retrospective")
    assert parse(own("retrospective"), name="ours").workshop.timezone == "Europe/London"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_at_all_is_a_welcome_and_a_goodbye(language: str) -> None:
    tree = tomllib.loads(own(EMPTY, timezone="Europe/Vienna", language=language))
    assert [item["kind"] for item in tree["item"]] == ["talk", "closing"]
    assert (tree["workshop"]["language"], tree["workshop"]["timezone"]) == (language, "Europe/Vienna")
