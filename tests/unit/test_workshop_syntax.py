"""Where a workshop file is no TOML: slips are told in their lines, and do not hide what else is wrong."""

from __future__ import annotations

import pytest

from facilitator.workshop_file import parse
from facilitator.workshop_file.faults import MOST_FAULTS
from tests.unit.texts import (
    HEAD,
    WELCOME,
    fault_of,
    faults_of,
    workshop,
)


@pytest.mark.parametrize(
    ("line", "wrong", "right"),
    [
        ("start = 09:30", "behind the value", "in quotation marks"),
        ("title = Summer", "cannot be read", "in quotation marks"),
        ('title = "Summer', "not closed", "quotation mark at its end"),
        ('title "Summer"', "no equals sign", 'key = "value"'),
        ("date = 2026-02-30", "no such date", "2026-11-30"),
        ('purpose = "C:\\x"', "backslash", "twice"),
        ("colour = {a = 1, a = 2}", "twice between these braces", "one of the two"),
        ("colour = {a = 1 b = 2}", "Braces are not closed", "in one line"),
        ("über = 1", "neither a key nor a heading", "letters, digits"),
    ],
)
def test_a_slip_in_one_line_does_not_hide_what_else_is_wrong(line: str, wrong: str, right: str) -> None:
    text = f'[workshop]\n{line}\nlanguage = "fr"\n'
    faults = {fault.line: fault for fault in faults_of(text + WELCOME)}
    assert wrong in faults[2].wrong
    assert right in faults[2].right
    assert faults[3].where == "workshop.language"


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ('[workshop]\npurpose = """\nOne.\n\nTwo words = more.\n', 2, "not closed"),
        ("[workshop\ntitle = 1\n", 1, "heading is not closed"),
        ("[[item]\ntitle = 1\n", 1, "heading is not closed"),
        ('[item]\nkind = "talk"\n[item]\n', 3, "stands here twice"),
        ('[item]\nkind = "talk"\n[[item]]\n', 3, "single and once with double"),
        ('[workshop]\nquestions = ["a"\n"b"]\ntitle = 1\n', 3, "comma is missing"),
        ("a = " + 5000 * "[", 1, "too deeply"),
        (HEAD + 300_000 * "a." + "a = 1\n", 5, "too deeply"),
        (HEAD + 100_000 * '"a" . ' + "a = 1\n", 5, "too deeply"),
        ("\n\na = " + 5000 * "1", 1, "thousands of digits"),
        ("#" * 1_048_577, 1, "1048577 bytes"),
    ],
)
def test_after_other_slips_reading_ends(text: str, line: int, wrong: str) -> None:
    fault = fault_of(text)
    assert fault.line == line
    assert wrong in fault.said()


def test_a_key_that_stands_twice_is_told_where_it_stands_again() -> None:
    assert "stands here twice" in fault_of(HEAD + 'start = "15:00"\n' + WELCOME).wrong
    assert fault_of(HEAD + 'start = "15:00"\n' + WELCOME).line == 5


def test_windows_line_ends_and_a_byte_order_mark_are_no_fault() -> None:
    assert parse("\ufeff" + (HEAD + WELCOME).replace("\n", "\r\n"))
    assert fault_of("\ufeff" + workshop(language='"fr"').replace("\n", "\r\n")).line == 5


def test_a_time_without_quotation_marks_is_understood_where_toml_has_it() -> None:
    assert parse(workshop(start="09:30:00")).workshop.start == "09:30"


def test_many_slips_end_the_search() -> None:
    slips = "".join(f"unknown{number} = Summer\n" for number in range(30_000))
    assert len(faults_of(HEAD + slips + WELCOME)) == 20


def test_many_faults_end_the_search() -> None:
    many = "".join(f"unknown{number} = 1\n" for number in range(50_000))
    assert len(faults_of(HEAD + many + WELCOME)) == MOST_FAULTS
