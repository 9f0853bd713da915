"""What the documentation says of the day in sentences: what was longer, shorter or left out, and when it was."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

import facilitator
from facilitator.exports.wording import Words
from facilitator.locale import translations
from rooms.report import Line, Report
from tests.unit.sample import MINUTE, sample_report

GERMAN = translations("de").gettext


def _day(ran: dict[str, int | None]) -> Report:
    """Items of ten minutes each, with how many each took; none where it was jumped over."""
    lines = []
    for number, (title, took) in enumerate(ran.items()):
        began = number * 10 * MINUTE if took is not None else None
        ended = None if began is None or took is None else began + took * MINUTE
        lines.append(Line(title, title, 10, number * 10 * MINUTE, began, ended, (took or 0) * MINUTE))
    return replace(sample_report(), agenda=tuple(lines))


def test_all_that_was_clearly_longer_or_shorter_is_named() -> None:
    day = _day({"A": 0, "B": 0, "C": 1, "D": 0, "E": 0, "F": 11, "G": 15, "H": 8, "End": 10})
    assert Words(day, GERMAN).course() == (
        "Um 2 min oder mehr länger als geplant: „G“ um 5 min. "
        "Um 2 min oder mehr kürzer als geplant: "
        "„A“ um 10 min, „B“ um 10 min, „C“ um 9 min, „D“ um 10 min, „E“ um 10 min, „H“ um 2 min. "
        "Das Ende war pünktlich."
    )


def test_what_was_left_out_stands_between_the_quotation_marks_of_the_language() -> None:
    day = _day({"Pause": None, "Teil „zwei“": None, "End": 10})
    assert "Entfallen: „Pause“, „Teil ‚zwei‘“." in Words(day, GERMAN).course()
    assert "Left out: “Pause”, “Teil ‚zwei‘”." in Words(day, str).course()


def test_a_day_that_was_held_on_another_one_than_announced_says_both() -> None:
    day = sample_report()
    later = replace(
        day, agenda=tuple(replace(line, began=line.began and line.began + 24 * 60 * MINUTE) for line in day.agenda)
    )
    assert "Angekündigt für den 30. November 2022, gehalten am 1. Dezember 2022." in Words(later, GERMAN).lead()
    assert "Angekündigt" not in Words(day, GERMAN).lead()


def test_links_of_the_contents_stand_in_the_lines_of_their_numbers() -> None:
    style = (Path(facilitator.__file__).parent / "exports" / "documentation.css").read_text("utf-8")
    [rule] = [line for line in style.splitlines() if line.startswith("nav a {")]
    assert "display" not in rule
    assert "vertical-align" not in rule
