"""What is wrong with a workshop file, as it is said beside fields: their labels stand there, keys say nothing."""

from __future__ import annotations

import pytest

from facilitator.locale import translations
from facilitator.workshop_file.of_fields import is_unsaid, said_of_field
from tests.unit.texts import BROKEN, fault_of, faults_of, workshop

CHAIN = '[[item]]\nkind = "chain"\ntitle = "Words"\nminutes = 15\n'


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Something has to stand here."), ("de", "Hier muss etwas stehen.")]
)
def test_what_is_missing_is_said_without_its_key(language: str, said: str) -> None:
    fault = fault_of(workshop(CHAIN))
    assert fault.where == "item[1].settings.seed"
    assert said_of_field(fault, translations(language).gettext) == said
    assert is_unsaid(fault)


BOARD = '[[item]]\nid = "round-one"\nkind = "board"\ntitle = "In the rooms"\nminutes = 30\n'
TALK = '[[item]]\nid = "welcome"\nkind = "talk"\ntitle = "Good morning"\nminutes = 30\n'


def choosing(id: str) -> str:
    return f'[[item]]\nkind = "choose"\ntitle = "Choice"\nminutes = 5\nsettings = {{ rounds = ["{id}"] }}\n'


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (BOARD + choosing("round-one"), "“In the rooms” comes before this choice"),
        (TALK + choosing("welcome") + BOARD, "“Good morning” has no theme rooms to choose from"),
    ],
)
def test_what_is_chosen_for_comes_after_the_choice_and_has_rooms_and_is_called_by_its_title(
    items: str, said: str
) -> None:
    themes = "".join(f'[[theme]]\nname = "{name}"\nquestions = ["Why?"]\n' for name in ("Trees", "Water"))
    fault = fault_of(workshop(themes + items))
    assert fault.where == "item[2].settings.rounds"
    beside = said_of_field(fault, str)
    assert said in beside.replace("The item ", "")
    assert not is_unsaid(fault)
    assert not any(id in beside for id in ("round-one", "welcome"))


FLASH = '[[item]]\nkind = "flash"\ntitle = "Round"\nminutes = 5\nsettings = { prompt = "?", where = "rooms" }\n'
WEIGHING = BOARD + "[item.settings]\nweighing = [{ question = 'What first?', dots = 3 }]\n"


@pytest.mark.parametrize("items", [BOARD, choosing("round-one") + BOARD, FLASH, WEIGHING])
def test_what_a_part_needs_around_it_is_not_said_in_the_words_of_the_file(items: str) -> None:
    said = [said_of_field(fault, str) for fault in faults_of(workshop(items))]
    assert said
    assert [words for words in said if any(part in words for part in ("[[", " = ", "settings.", "reopens"))] == []


def test_a_theme_without_a_name_is_told_by_its_number() -> None:
    faults = faults_of(workshop('[[theme]]\nname = ""\n' + CHAIN.replace("15\n", '15\nsettings.seed = "x"\n')))
    said = [said_of_field(fault, str) for fault in faults]
    assert any(words.startswith("Theme number 1 has no question") for words in said)


def test_beside_a_field_nothing_is_said_in_the_words_of_the_file() -> None:
    said = [(fault, said_of_field(fault, str)) for fault in faults_of(BROKEN) if "no key" not in fault.said()]
    assert len(said) > 30
    of_files = ("quotation marks", "brackets", " = ", "true")
    assert [words for _, words in said if any(part in words for part in of_files)] == []
    keys = [(fault.values["key"], words) for fault, words in said]
    assert [words for key, words in keys if f"“{key}”" in words] == []
