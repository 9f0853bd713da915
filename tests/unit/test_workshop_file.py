"""Reading workshop files: everything wrong is told at once, in the right line, with what would be right."""

from __future__ import annotations

import re
from io import BytesIO
from string import Formatter
from typing import get_args

import pytest
from babel.messages.extract import extract
from hypothesis import given
from hypothesis import strategies as st

from facilitator.loading import entities
from facilitator.workshop_file import parse
from facilitator.workshop_file.theme import Emblem
from rooms.wording import slug
from tests.serving import workshop_text
from tests.unit.texts import (
    BROKEN,
    HEAD,
    ROOT,
    TEXTS,
    WELCOME,
    fault_of,
    faults_of,
    workshop,
)


def test_the_smallest_file_is_complete() -> None:
    file = parse(HEAD + WELCOME, name="Sommer-Treffen 2026")
    assert file.workshop.id == "sommer-treffen-2026"
    assert (file.workshop.timezone, file.workshop.language, file.workshop.names) == ("Europe/Berlin", "de", "named")
    assert [(item.id, item.settings) for item in file.item] == [
        ("welcome", {"speakers": "", "link": "", "questions": True, "approve": False})
    ]
    assert file.text == HEAD + WELCOME


@pytest.mark.parametrize("example", TEXTS)
def test_the_examples_have_no_fault(example: str) -> None:
    assert parse(TEXTS[example], name=example).workshop.title


def test_the_announced_event_is_carried_completely() -> None:
    file = parse(TEXTS["gruene-infrastruktur"])
    assert len(file.item) == 10
    assert len(file.theme) == 5
    assert len(file.workshop.questions) == 3
    assert len(file.page.answer) == 3
    assert file.page.answer[0].answer.count("\n- …") == 7
    assert all(3 <= len(theme.goals) <= 5 for theme in file.theme)
    assert all(goal.invented for theme in file.theme for goal in theme.goals if not isinstance(goal, str))
    assert [sum(step.minutes for step in item.step) for item in file.item if item.step] == [75, 70]


def test_the_examples_share_little() -> None:
    german, english = (parse(TEXTS[name]) for name in ("gruene-infrastruktur", "retrospective"))
    assert sum(item.minutes for item in english.item) == 60
    assert (english.workshop.language, english.workshop.timezone) == ("en", "Europe/London")
    assert (german.workshop.names, english.workshop.names) == ("named", "anonymous")
    assert [item.kind for item in english.item][1:4] == ["flash", "choose", "board"]
    assert len(english.theme) == 2


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_examples_name_no_address_outside_example_org(text: str) -> None:
    assert set(re.findall(r"(?:https://|@)(?:[\w-]+\.)*?([\w-]+\.\w+)(?=[/\"\])>])", text)) <= {"example.org"}


def test_all_faults_are_told_at_once_in_their_lines() -> None:
    expected = {
        number: said.strip()
        for number, line in enumerate(BROKEN.splitlines(), 1)
        for _, mark, said in [line.partition("#!")]
        if mark
    }
    faults = faults_of(BROKEN)
    assert [fault.line for fault in faults] == sorted(expected)
    assert [fault.said() for fault in faults if expected[fault.line] not in fault.said()] == []


def test_entries_of_lists_are_counted_from_one() -> None:
    places = [fault.where for fault in faults_of(BROKEN)]
    assert "item[2].settings.seed" in places
    assert "theme[2].colour.light" in places
    assert "theme[2].goals[2].inventd" in places


@pytest.mark.parametrize(
    ("kind", "reopens", "faulty"),
    [
        ("pause", '["one"]', False),
        ("pause", '["choice", "two"]', False),
        ("pause", '["one", "choice", "two"]', True),
        ("board", '["choice"]', False),
        ("board", '["two"]', True),
    ],
)
def test_rooms_of_two_items_are_never_open_at_the_same_time(kind: str, reopens: str, faulty: bool) -> None:
    items = (
        '[[item]]\nid = "choice"\ntitle = "Choice"\nminutes = 5\nkind = "talk"\n'
        '[[item]]\nid = "one"\ntitle = "One"\nminutes = 5\nkind = "board"\n'
        '[[item]]\nid = "two"\ntitle = "Two"\nminutes = 5\nkind = "board"\n'
        f'[[item]]\ntitle = "Both"\nminutes = 5\nkind = "{kind}"\nreopens = {reopens}\n'
    )
    text = workshop_text(items)
    if not faulty:
        assert parse(text, name="rooms").item[-1].reopens
        return
    fault = fault_of(text)
    assert text.splitlines()[fault.line - 1].startswith("reopens")
    assert fault.said().endswith("Take “two” out of reopens.")


def test_a_fault_can_be_said_in_another_language() -> None:
    fault = fault_of(workshop(language='"fr"'))
    german = {
        "“{value}” is not possible for “{key}”.": "„{value}“ geht bei „{key}“ nicht.",
        "Possible here: {choices}.": "Möglich sind: {choices}.",
    }
    assert fault.said(german.__getitem__) == "„fr“ geht bei „language“ nicht. Möglich sind: de, en."


def test_every_sentence_has_only_braces_that_are_filled() -> None:
    modules = sorted((ROOT / "facilitator" / "workshop_file").glob("*.py"))
    marked = [
        message
        for module in modules
        for _, message, *_ in extract("python", BytesIO(module.read_bytes()), keywords={"mark": None})
    ]
    assert len(marked) > 90
    for message in marked:
        assert all(name is None or name.isidentifier() for _, name, *_ in Formatter().parse(str(message))), message


def test_what_the_file_says_never_reaches_a_terminal_as_a_control() -> None:
    fault = fault_of(workshop(**{'"\\u001b[31m{key}"': "1"}))
    assert fault.said().isprintable()
    assert "[31m{key}" in fault.said()


@pytest.mark.parametrize(
    "link", ["", "https://example.org", "https://example.org/a@b?c=d#e", "mailto:a@example.org", "/w"]
)
def test_links_that_may_stand(link: str) -> None:
    assert parse(HEAD + f'[links]\nimprint = "{link}"\n' + WELCOME).links.imprint == link


@pytest.mark.parametrize(
    "link",
    [
        "data:text/html,x",
        "JavaScript:alert(1)",
        "https://",
        "https://a@b",
        "https:/example.org",
        "https://exa mple.org",
        "/\\\\example.org",
        "//example.org",
        "https://example.org@evil.example",
        "https://user:word@example.org",
        "example.org",
        "mailto:a",
        "https://x/" + 500 * "x",
    ],
)
def test_links_that_may_not(link: str) -> None:
    assert fault_of(HEAD + f'[links]\nimprint = "{link}"\n' + WELCOME).where == "links.imprint"


def test_a_theme_needs_a_question_of_its_own_or_of_the_workshop() -> None:
    theme = '[[theme]]\nname = "Keep"\n'
    assert fault_of(HEAD + theme + WELCOME).where == "theme[1].questions"
    assert parse(HEAD + theme + 'questions = ["What?"]\n' + WELCOME)
    assert parse(HEAD + 'questions = ["What?"]\n' + theme + WELCOME)


def test_theme_rooms_need_themes_and_a_choice_needs_two() -> None:
    board = '[[item]]\nid = "rooms"\nkind = "board"\ntitle = "Rooms"\nminutes = 10\n'
    assert "at least one [[theme]]" in fault_of(HEAD + board).said()
    theme = '[[theme]]\nname = "Keep"\nquestions = ["What?"]\n'
    choose = '[[item]]\nkind = "choose"\ntitle = "Choose"\nminutes = 10\nsettings.rounds = ["rooms"]\n'
    assert "at least two [[theme]]" in fault_of(HEAD + theme + choose + board).said()


def test_names_in_results_need_names() -> None:
    assert fault_of(workshop(names='"anonymous"', names_in_results="true")).where == "workshop.names_in_results"


def test_a_pattern_makes_the_links_of_rooms_that_have_none_of_their_own() -> None:
    themes = '[[theme]]\nname = "Klima"\n[[theme]]\nname = "Arten"\nconference = "https://other.example.org/x"\n'
    head = HEAD + 'questions = ["What now?"]\n'
    links = '[links]\nrooms = "https://meet.example.org/4711-{room}"\n'
    document = entities(parse(head + links + themes + WELCOME), code="A 1", salt="s", loaded_at=0)
    assert [document[f"all/theme:{id}"].conference for id in ("klima", "arten")] == [  # type: ignore[attr-defined]
        "https://meet.example.org/4711-klima",
        "https://other.example.org/x",
    ]
    assert fault_of(head + links.replace("{room}", "room") + themes + WELCOME).where == "links.rooms"


def test_identifiers_are_made_of_titles_and_never_twice() -> None:
    def item(title: str, id: str = "") -> str:
        return f'[[item]]\nkind = "pause"\ntitle = "{title}"\nminutes = 5\n' + (f'id = "{id}"\n' if id else "")

    items = item("Große Pause!") + item("Große Pause!") + item("休憩") + item("Themen\\u00ADgruppen") + item("X", "x-2")
    file = parse(HEAD + items + item("x") + item("X"))
    assert [entry.id for entry in file.item] == [
        "grosse-pause",
        "grosse-pause-2",
        "item-3",
        "themengruppen",
        "x-2",
        "x",
        "x-3",
    ]


@given(st.text(max_size=200))
def test_a_slug_is_an_identifier_or_nothing(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?|", slug(text))


def test_the_emblems_are_the_pictures_that_there_are() -> None:
    pictures = {picture.stem for picture in (ROOT / "static" / "emblems").glob("*.svg")}
    assert set(get_args(Emblem)) - {""} == pictures
