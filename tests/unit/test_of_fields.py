"""What is wrong with a workshop file, as it is said beside fields: their labels stand there, keys say nothing."""

from __future__ import annotations

import pytest

from facilitator.locale import translations
from facilitator.workshop_file.of_fields import said_of_field
from tests.unit.texts import BROKEN, fault_of, faults_of, workshop

CHAIN = '[[item]]\nkind = "chain"\ntitle = "Words"\nminutes = 15\n'


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Something has to stand here."), ("de", "Hier muss etwas stehen.")]
)
def test_what_is_missing_is_said_without_its_key(language: str, said: str) -> None:
    fault = fault_of(workshop(CHAIN))
    assert fault.where == "item[1].settings.seed"
    assert said_of_field(fault, translations(language).gettext) == said


def test_beside_a_field_nothing_is_said_in_the_words_of_the_file() -> None:
    said = [(fault, said_of_field(fault, str)) for fault in faults_of(BROKEN) if "no key" not in fault.said()]
    assert len(said) > 30
    of_files = ("quotation marks", "brackets", " = ", "true")
    assert [words for _, words in said if any(part in words for part in of_files)] == []
    keys = [(fault.values["key"], words) for fault, words in said]
    assert [words for key, words in keys if f"“{key}”" in words] == []
