"""Reading workshop files: everything wrong is told at once, in the right line, with what would be right."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest
from babel.messages.extract import extract
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.loading import entities
from facilitator.workshop_file import Fault, Faults, WorkshopFile, parse
from facilitator.workshop_file.contrast import LEAST, PAPERS, contrast, legible, nearest_legible
from facilitator.workshop_file.faults import MOST_FAULTS
from facilitator.workshop_file.lines import Path as KeyPath
from facilitator.workshop_file.lines import lines_of
from facilitator.workshop_file.theme import Emblem
from facilitator.workshop_file.times import lay_out
from rooms.wording import slug
from tests.serving import workshop_text

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "facilitator" / "examples").glob("*.toml"))
TEXTS = {path.stem: path.read_text() for path in EXAMPLES}

HEAD = '[workshop]\ntitle = "Summer meeting"\ndate = 2026-07-03\nstart = "14:00"\n'
WELCOME = '[[item]]\nkind = "talk"\ntitle = "Welcome"\nminutes = 15\n'


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(Faults) as raised:
        parse(text)
    return raised.value.faults


def fault_of(text: str) -> Fault:
    faults = faults_of(text)
    assert len(faults) == 1, faults
    return faults[0]


def workshop(items: str = WELCOME, **keys: str) -> str:
    """A small file; ``keys`` of [workshop] are TOML values."""
    lines = {"title": '"Summer meeting"', "date": "2026-07-03", "start": '"14:00"', **keys}
    return "[workshop]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items()) + items


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


# Every line that ends with a remark like this is faulty, and what it says stands in the fault: #! part of it
BROKEN = """\
[workshop]
id = "Summer Meeting" #! cannot be an identifier
title = 3 #! is not a text
date = 2026-07-03T10:00:00 #! is not a date
start = "25:00" #! is not a time of day
timezon = "Europe/Berlin" #! Did you mean “timezone”?
language = "fr" #! Possible here: de, en.
names = "anonymus" #! Did you mean “anonymous”?
names_in_results = "yes" #! neither true nor false
grace = 601 #! from 0 to 600
keep_days = true #! is not a whole number
code = "halde 47" #! such as “HALDE 47 11 83”
questions = "What?" #! is not a list

[links]
conference = "javascript:alert(1)" #! is not a link
imprint = "https://user:secret@example.org" #! without a user name
privacy = "//example.org" #! one slash
accessibility = "http://example.org" #! is not a link

[page]
answer = [ #! has 41 entries
  ENTRIES
]

[[page.contact]] #! “title” is missing
email = "nobody" #! is not an e-mail address
"töter schlüssel" = 1 #! There is no key “töter schlüssel”

[[theme]]
id = "keep"
name = "   " #! is empty
emblem = "pidgeon" #! Did you mean “pigeon”?
colour = {light = "#FF7777", dark = "#7CC7EA"} #! can hardly be read

[[theme]] # the second
id = "keep" #! already the id
name = "Change"
colour.light = "green" #! is not a colour
colour.dark = "#101010" #! The nearest that can
goals = [
  "A goal",
  {text = "Another", inventd = true}, #! Did you mean “invented”?
]
seats = 0 #! from 1 to 5000

[[item]]
id = "first"
kind = "tlak" #! Did you mean “talk”?
title = "Welcome"
minutes = "15" #! is not a whole number
reopens = ["second"] #! nothing comes before

[[item]]
kind = "chain"
title = "Chain"
minutes = 10
shortest = 11 #! Write 10 or less.
reopens = ["frist"] #! Did you mean “first”?
[[item.step]] #! Shorten the steps by 2
title = "One"
minutes = 6
[[item.step]]
title = "Two"
minutes = 6
[item.settings] #! “seed” is missing
sed = "Green" #! Did you mean “seed”?

[[item]]
kind = "choose"
title = "Choose"
minutes = 10
settings.rounds = ["first", "rooms"] #! has no theme rooms

[[item]]
id = "rooms"
kind = "board"
title = "Rooms"
minutes = 10

[item.settings]
rooms = ["keep", "chance"] #! There is no theme “chance”.
""".replace("ENTRIES", 41 * '{question = "?", answer = "!"}, ')


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


# Syntax


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


# Times


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


# Contrast


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#2E7D32", "#D9C3A0") == pytest.approx(2.99, abs=0.005)


COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS, st.sampled_from(sorted(PAPERS)))
@settings(deadline=None)
def test_the_proposed_colour_can_be_read_and_can_be_written_into_the_file(colour: str, paper: str) -> None:
    nearest = nearest_legible(colour, PAPERS[paper])
    assert all(contrast(nearest, sheet) >= LEAST for sheet in PAPERS[paper])
    colours = {"light": "#176B45", "dark": "#6FD6A3", paper: nearest}
    lines = "".join(f'colour.{key} = "{value}"\n' for key, value in colours.items())
    assert parse(HEAD + '[[theme]]\nname = "Keep"\nquestions = ["?"]\n' + lines + WELCOME)


def test_the_proposed_colour_is_not_further_away_than_need_be() -> None:
    nearest = nearest_legible("#FF7777", PAPERS["light"])
    lighter = "#" + "".join(f"{min(255, int(nearest[at : at + 2], 16) + 4):02X}" for at in (1, 3, 5))
    assert not legible(lighter, PAPERS["light"])
    assert nearest_legible("#176B45", PAPERS["light"]) != "#000000"


# Whatever comes


TOML_ISH = st.text(alphabet="[]{}=.,#\"'\\\n abz0:-_ü\x00\U0001f600", max_size=200)


@given(st.one_of(st.text(max_size=300), TOML_ISH, TOML_ISH.map(lambda text: HEAD + text + WELCOME)))
@settings(max_examples=300, deadline=None)
def test_no_text_does_more_than_give_faults(text: str) -> None:
    assert_read_or_faults(text)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """An example from which pieces are cut, and in which others are put."""
    text = draw(st.sampled_from([*TEXTS.values(), BROKEN]))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.sampled_from([0, 1, 2, 5, 40, 400]))
        put = draw(st.one_of(TOML_ISH, st.sampled_from(["", "true", "[[item]]\n", "[theme]\n", '"', '"""', "9" * 30])))
        text = text[:at] + put + text[at + cut :]
    return text


@given(mutated())
@settings(max_examples=150, deadline=None)
def test_no_mutation_of_an_example_does_more_than_give_faults(text: str) -> None:
    assert_read_or_faults(text)


VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.dates(), st.times(), st.datetimes()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)


def document(tree: dict[str, Any]) -> str:
    return "".join(f"{written(key)} = {written(value)}\n" for key, value in tree.items())


def written(value: object) -> str:
    """A value as TOML, all in one line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case int() | float():
            return repr(value)
        case list():
            return f"[{', '.join(map(written, value))}]"
        case dict():
            return f"{{ {', '.join(f'{written(key)} = {written(inner)}' for key, inner in value.items())} }}"
        case date() | time():
            return value.isoformat()
    raise TypeError(value)


@given(st.sampled_from(["workshop", "links", "page", "theme", "item"]), VALUES)
@settings(max_examples=200, deadline=None)
def test_no_value_in_the_place_of_a_table_does_more_than_give_faults(table: str, value: Any) -> None:
    assert_read_or_faults(f"{table} = {written(value)}\n")


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_no_value_of_any_key_does_more_than_give_faults(data: st.DataObject) -> None:
    tree = tomllib.loads(TEXTS["retrospective"])
    inside: Any = tree
    while isinstance(inside, dict | list) and inside:
        key = data.draw(st.sampled_from(sorted(inside) if isinstance(inside, dict) else range(len(inside))))
        if not isinstance(inside[key], dict | list) or data.draw(st.booleans()):
            inside[key] = data.draw(VALUES)
            break
        inside = inside[key]
    assert_read_or_faults(document(tree))


def assert_read_or_faults(text: str) -> None:
    try:
        faults = () if parse(text).item else None
    except Faults as found:
        faults = found.faults or None
    assert faults is not None
    last = text.replace("\r\n", "\n").count("\n") + 1
    assert all(1 <= fault.line <= last for fault in faults)
    assert all(not re.search("[\x00-\x1f\x7f-\x9f]", fault.said()) for fault in faults)


# Lines


STRANGE = """\
# remark with "quotes" and [brackets]
a.b . "c.d" = 1   # c.d

[ x . 'y z' ]
list = [ # remark ]
  1, "two ] # no remark",
  [ 'three', { four = [4] } ], # remark
]
text = \"\"\"
[not.a.heading]
not_a_key = 1 \\"\"\" ""\"\"\"
raw = '''
it's ''x'' \\'''
date = 2026-11-30 09:30:00
"quoted \\u00e4" = { in.line = "}", other = '{' }

[[table]]
key = 1
[table.sub]
key = 2
[[table.sub2]]
key = 3
[[table.sub2]]
[[table]]
key = 4
[table.sub]
key = 5
"""


def test_each_key_is_found_in_its_line() -> None:
    lines = lines_of(STRANGE)
    assert lines["a", "b", "c.d"] == 2
    assert lines["x", "y z"] == 4
    assert lines["x", "y z", "list", 1] == 6
    assert lines["x", "y z", "list", 2, 1, "four", 0] == 7
    assert lines["x", "y z", "text"] == 9
    assert lines["x", "y z", "raw"] == 12
    assert lines["x", "y z", "quoted ä", "in", "line"] == 15
    assert lines["table", 0, "sub2", 1] == 23
    assert lines["table", 1, "sub", "key"] == 27


def paths(value: object, path: KeyPath = ()) -> set[KeyPath]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return {path}.union(*(paths(entry, (*path, key)) for key, entry in inner))


@pytest.mark.parametrize("text", [*TEXTS.values(), BROKEN, STRANGE], ids=[*TEXTS, "broken", "strange"])
def test_the_line_index_knows_exactly_the_keys_that_tomllib_finds(text: str) -> None:
    assert set(lines_of(text)) == paths(tomllib.loads(text))


@given(mutated())
@settings(max_examples=150, deadline=None)
def test_the_line_index_agrees_with_tomllib_on_every_text_that_it_accepts(text: str) -> None:
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(lines_of(text)) == paths(tree)


@given(st.dictionaries(st.text(max_size=8), VALUES, max_size=4))
@settings(max_examples=150, deadline=None)
def test_the_line_index_agrees_with_tomllib_on_any_tree(tree: dict[str, Any]) -> None:
    text = document(tree)
    assert set(lines_of(text)) == paths(tomllib.loads(text))
