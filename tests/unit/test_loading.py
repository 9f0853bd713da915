"""What a workshop's document starts with, as its file says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from facilitator import agenda
from facilitator.loading import entities
from facilitator.workshop_file import parse
from rooms.activities.board.entities import Goal
from rooms.activity import activities, settings_of
from rooms.document import SEALED, Entity, View, decode, encode, room_audience
from rooms.parts import Colour
from rooms.programme import EventPage, Salt, clock, items, themes, workshop

EXAMPLES = Path(__file__).parents[2] / "facilitator" / "examples"
BERLIN = ZoneInfo("Europe/Berlin")
START = 1_669_797_000_000  # 30 November 2022, 09:30 in Berlin
DAY = 24 * 60 * agenda.MINUTE


def text_of(example: str) -> str:
    return (EXAMPLES / f"{example}.toml").read_text()


def loaded(example: str = "gruene-infrastruktur", *, loaded_at: int = START - DAY) -> dict[str, Entity]:
    return entities(parse(text_of(example)), code="EICHE 12", salt="salt", loaded_at=loaded_at)


def view_of(document: dict[str, Entity]) -> View:
    return View((key, encode(entity)) for key, entity in document.items())


def times(example: str, zone: str) -> list[str]:
    """When each item is announced, and when the last one ends."""
    view = view_of(loaded(example))
    spans = list(agenda.plan(clock(view), items(view)).values())
    moments = [*(span.start for span in spans), spans[-1].end]
    return [f"{datetime.fromtimestamp(moment / 1000, ZoneInfo(zone)):%H:%M}" for moment in moments]


def test_the_announced_event_has_exactly_the_announced_times() -> None:
    announced = "09:30 09:40 09:50 10:00 10:15 10:25 11:40 12:10 13:20 13:35 13:45"
    assert times("gruene-infrastruktur", "Europe/Berlin") == announced.split()


def test_the_retrospective_takes_an_hour_in_london() -> None:
    announced = times("retrospective", "Europe/London")
    assert (announced[0], announced[-1]) == ("15:00", "16:00")


@pytest.mark.parametrize("example", ["gruene-infrastruktur", "retrospective"])
def test_every_entity_is_kept_as_it_was_made(example: str) -> None:
    for entity in loaded(example).values():
        assert decode(type(entity), encode(entity)) == entity


@pytest.mark.parametrize("example", ["gruene-infrastruktur", "retrospective"])
def test_every_item_has_settings_of_its_kind(example: str) -> None:
    for _, item in items(view_of(loaded(example))):
        kind = activities()[item.kind].settings
        assert set(item.settings) == set(kind.__struct_fields__)
        settings_of(item, kind)


def test_the_document_has_nothing_but_what_the_file_says() -> None:
    document = loaded("retrospective")
    items = ["check-in", "experiments", "pick-a-room", "stretch", "two-rooms", "welcome", "what-we-take-along"]
    assert sorted(document) == [
        "all/clock",
        *(f"all/item:{id}" for id in items),
        "all/theme:change",
        "all/theme:keep",
        "all/workshop",
        "room:change/goal:1",
        "room:change/goal:2",
        "sealed/page",
        "sealed/salt",
    ]


def test_items_keep_their_order_their_steps_and_their_locks() -> None:
    agenda_items = dict(items(view_of(loaded())))
    assert list(agenda_items)[:3] == ["begruessung", "keynote", "clusterkette"]
    assert agenda_items["mittagspause"].reopens == ("fighter",)
    assert agenda_items["mittagspause"].locked is None
    assert agenda_items["themengruppen-2"].locked == 160 * agenda.MINUTE
    assert [(step.title, step.does) for step in agenda_items["themengruppen-2"].steps] == [
        ("Bleiben oder wechseln, Übergabe", "arrive"),
        ("Still ergänzen", "write"),
        ("Aufdecken", "reveal"),
        ("Clustern", "cluster"),
        ("Gewichten", "weigh"),
        ("Handlungsziele formulieren", "sharpen"),
        ("Abschluss", "wrap"),
    ]
    for part in ("themengruppen-1", "themengruppen-2"):
        assert sum(step.minutes for step in agenda_items[part].steps) == agenda_items[part].minutes


def test_themes_ask_the_workshops_questions_unless_they_have_their_own() -> None:
    german, english = (view_of(loaded(example)) for example in ("gruene-infrastruktur", "retrospective"))
    assert {theme.questions[2] for _, theme in themes(german)} == {"Wo sehen Sie den dringendsten Handlungsbedarf?"}
    assert [theme.questions[0] for _, theme in themes(english)] == [
        "What went better than expected?",
        "What held us up?",
    ]
    assert dict(themes(german))["zirkulaer"].colour == Colour("#6247AA", "#C3B1F5")
    assert {theme.seats for _, theme in themes(german)} == {40}


def test_draft_goals_hang_in_their_rooms_and_say_whether_they_are_invented() -> None:
    german, english = (view_of(loaded(example)) for example in ("gruene-infrastruktur", "retrospective"))
    goals = dict(german.each(Goal, room_audience("artenreich")))
    assert sorted(goals) == ["1", "2", "3", "4"]
    assert [goals[id].place for id in sorted(goals)] == [0, 1, 2, 3]
    assert all(goal.invented for goal in goals.values())
    assert {goal.invented for _, goal in english.each(Goal, room_audience("change"))} == {True, False}


def test_the_page_keeps_the_file_as_it_was_written() -> None:
    page = view_of(loaded()).get(EventPage, SEALED)
    assert page is not None
    assert page.file == text_of("gruene-infrastruktur")
    assert [answer.question[:7] for answer in page.answers] == ["Warum s", "Wie ist", "Wozu di"]
    assert page.downloads[0].title == "Charta Grüne Infrastruktur Metropole Ruhr"
    assert page.contacts[0].email == "werkstatt@example.org"


def test_the_salt_and_the_file_are_sealed() -> None:
    view = view_of(loaded())
    salt = view.get(Salt, SEALED)
    assert salt is not None
    assert salt.value == "salt"
    remark = "Jeder Schlüssel ist in docs/workshop-file.md erklärt"
    assert [key for key, raw in view.items() if remark in raw.decode()] == ["sealed/page"]


def test_the_clock_begins_by_itself_only_if_the_announced_start_is_ahead() -> None:
    for loaded_at, by_itself in ((START - 1, True), (START, False), (START + DAY, False)):
        planned = clock(view_of(loaded(loaded_at=loaded_at)))
        assert (planned.state, planned.start, planned.auto) == ("planned", START, by_itself)


def test_a_code_in_the_file_goes_before_the_drawn_one() -> None:
    assert workshop(view_of(loaded())).code == "EICHE 12"
    file = parse(text_of("retrospective").replace("grace = 30", 'grace = 30\ncode = "HALDE 47"'))
    assert workshop(view_of(entities(file, code="EICHE 12", salt="", loaded_at=0))).code == "HALDE 47"


def expires(loaded_at: int) -> datetime:
    return datetime.fromtimestamp(workshop(view_of(loaded(loaded_at=loaded_at))).expires / 1000, BERLIN)


def test_everything_is_deleted_at_the_end_of_the_announced_day() -> None:
    assert f"{expires(START - DAY):%d.%m.%Y %H:%M}" == "31.01.2023 23:59"


def test_an_event_of_the_past_is_kept_as_long_after_it_was_loaded() -> None:
    late = round(datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp() * 1000)
    assert expires(late).date() == date(2027, 1, 24)
