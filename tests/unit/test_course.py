"""What the documentation says of the day in sentences: what was longer, shorter or left out, and when it was."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

import facilitator
from facilitator.exports.wording import Words
from facilitator.locale import translations
from rooms.report import Line, Report
from tests.unit.sample import MINUTE, announced, sample_report

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


def test_a_workshop_that_was_ended_early_is_not_said_to_be_running() -> None:
    day = _day({"A": 10, "Pause": None, "End": None})
    assert Words(day, GERMAN).course() == ("Entfallen: „Pause“, „End“. Das Ende war 20 min früher als angekündigt.")
    running = replace(day, over=False)
    assert Words(running, GERMAN).course() == "Die Werkstatt lief zu diesem Zeitpunkt noch."


def test_who_took_part_is_counted_in_words_for_one_and_for_more_and_only_rooms_in_which_somebody_worked() -> None:
    day = sample_report()
    first, *others = day.rooms
    one = replace(day, people=1, hosts=0, rooms=(first, *(replace(room, worked=False) for room in others)))
    assert "hat eine Person teilgenommen und in einer Themengruppe gearbeitet." in Words(one, GERMAN).lead()
    assert "one person took part and worked in one theme room." in Words(one, str).lead()
    more = replace(one, people=7)
    assert "haben 7 Personen teilgenommen und in einer Themengruppe gearbeitet." in Words(more, GERMAN).lead()
    assert f"worked in {len(day.rooms)} theme rooms." in Words(day, str).lead()


def test_a_room_counts_where_somebody_was_or_wrote_something() -> None:
    before = sample_report(announced())
    assert [room.worked for room in before.rooms] == [False] * len(before.rooms)
    assert not before.over
    assert all(room.worked for room in sample_report().rooms)
    assert sample_report().over


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
