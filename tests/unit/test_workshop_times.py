"""When the items of a workshop file begin, on days when clocks change too; dates and zones that cannot be."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facilitator.workshop_file import WorkshopFile, parse
from facilitator.workshop_file.times import lay_out
from tests.unit.texts import fault_of, workshop


def announced(file: WorkshopFile) -> list[str]:
    """When the items begin, in UTC."""
    return [f"{datetime.fromtimestamp(slot.start / 1000, UTC):%H:%M}" for slot in lay_out(file.workshop, file.item)]


def items(*entries: tuple[int, str]) -> str:
    """Pauses of that many minutes, locked to that time where one is given."""
    text = ""
    for number, (minutes, starts) in enumerate(entries):
        text += f'[[item]]\nkind = "pause"\ntitle = "Part {number}"\nminutes = {minutes}\n'
        text += f'starts = "{starts}"\n' if starts else ""
    return text


def test_items_follow_one_another_and_wait_for_locked_times() -> None:
    file = parse(workshop(items((30, ""), (30, "15:00"), (30, "")), timezone='"Europe/London"'))
    assert announced(file) == ["13:00", "14:00", "14:30"]


def test_a_locked_time_before_the_end_of_what_comes_before_is_a_fault() -> None:
    fault = fault_of(workshop(items((30, ""), (30, "14:20"))))
    assert fault.where == "item[2].starts"
    assert "Write 14:30 or later" in fault.said()
    assert fault_of(workshop(items((30, "13:59")))).where == "item[1].starts"


def test_after_midnight_a_locked_time_is_of_the_next_day() -> None:
    file = parse(workshop(items((120, ""), (30, "00:30"), (30, "01:00")), start='"22:00"', timezone='"UTC"'))
    assert announced(file) == ["22:00", "00:30", "01:00"]


def test_a_workshop_lasts_a_day_at_most() -> None:
    assert parse(workshop(items((1000, ""), (440, ""))))
    fault = fault_of(workshop(items((1000, ""), (441, ""))))
    assert "1441 minutes" in fault.said()
    assert fault.where == "item[2]"


def test_a_start_in_the_hour_that_is_skipped_is_a_fault() -> None:
    fault = fault_of(workshop(date="2026-03-29", start='"02:30"'))
    assert (fault.line, fault.where) == (4, "workshop.start")
    assert "02:30" in fault.said()
    assert "Write 03:30" in fault.said()
    assert parse(workshop(date="2026-03-29", start='"02:30"', timezone='"UTC"'))


def test_a_locked_time_in_the_hour_that_is_skipped_is_a_fault() -> None:
    fault = fault_of(workshop(items((30, ""), (30, "02:30")), date="2026-03-29", start='"01:00"'))
    assert fault.where == "item[2].starts"
    assert "Write 03:30" in fault.said()


def test_over_the_change_to_summer_time_minutes_are_real_minutes() -> None:
    file = parse(workshop(items((90, ""), (30, ""), (30, "04:00")), date="2026-03-29", start='"01:00"'))
    assert announced(file) == ["00:00", "01:30", "02:00"]


def test_of_the_hour_that_comes_twice_the_first_is_meant() -> None:
    file = parse(workshop(date="2026-10-25", start='"02:30"'))
    assert announced(file) == ["00:30"]


def test_a_locked_time_in_the_hour_that_comes_twice_is_the_first_still_ahead() -> None:
    once = parse(workshop(items((30, ""), (30, "02:45")), date="2026-10-25", start='"02:00"'))
    assert announced(once) == ["00:00", "00:45"]
    again = parse(workshop(items((50, ""), (30, "02:45")), date="2026-10-25", start='"02:00"'))
    assert announced(again) == ["00:00", "01:45"]


def test_time_zones_that_do_not_exist() -> None:
    assert "Did you mean “Europe/Berlin”?" in fault_of(workshop(timezone='"Europe/Berln"')).said()
    assert "such as “Europe/Berlin”" in fault_of(workshop(timezone='"../../etc/passwd"')).said()


@pytest.mark.parametrize("date", ["1999-12-31", "2101-01-01", "0001-01-01", "9999-12-31"])
def test_dates_far_away_are_a_fault(date: str) -> None:
    assert fault_of(workshop(date=date)).where == "workshop.date"
