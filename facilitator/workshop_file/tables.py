"""What a workshop file may say: its tables and keys, with the types, bounds and defaults of each.

``docs/workshop-file.md`` explains every key that is declared here, and no other; a test compares the two.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import Meta

from facilitator.workshop_file.theme import Questions, ThemeTable
from rooms.fields import Field, Fields
from rooms.parts import Answer, Contact, Hex, Link, Links, Minutes, Step
from rooms.wording import Email, Label, NameText, Prose, Sentence, Slug, Title, Url, mark

MOST_BYTES = 1024 * 1024

WallTime = Annotated[str, Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?\Z")]
StartTime = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
Code = Annotated[str, Meta(pattern=r"^([A-ZÄÖÜ]{2,16}( [0-9]{2}){1,3})?\Z")]


class About(msgspec.Struct, frozen=True, kw_only=True):
    """``[workshop]``"""

    FIELDS: ClassVar[Fields] = {
        "title": Field(mark("Title")),
        "series": Field(mark("Part of a series")),
        "organiser": Field(mark("Who holds it"), mark("An organisation or a team.")),
        "date": Field(mark("Day")),
        "start": Field(mark("Begins at")),
        "timezone": Field(mark("Time zone"), mark("Such as Europe/Berlin.")),
        "language": Field(mark("Language"), options={"de": mark("German"), "en": mark("English")}),
        "purpose": Field(mark("What it is for"), mark("Two or three sentences, plain text.")),
        "questions": Field(
            mark("Guiding questions"),
            mark("Of all themes that have none of their own; each is a section of the theme's board."),
        ),
        "names": Field(
            mark("Names under what people write"),
            options={
                "named": mark("always"),
                "choice": mark("as each chooses each time"),
                "anonymous": mark("never"),
            },
        ),
        "names_in_results": Field(mark("Downloads show the names of those who wrote")),
        "names_for_staff": Field(mark("Moderators see who wrote what has no name"), mark("People are told so before.")),
        "log_in_results": Field(
            mark("Downloads have the log of what was done"),
            mark("By whoever looked after it, and by the clock."),
            quiet=True,
        ),
        "waiting_room": Field(
            mark("Whoever has not registered waits to be let in"),
            mark("By moderators, in the control panel."),
            quiet=True,
        ),
        "grace": Field(
            mark("Seconds of grace"),
            mark("How long people may still send what they were writing when an item ends."),
            quiet=True,
        ),
        "notices": Field(
            mark("Minutes before the rooms close"),
            mark("At each of them people in the rooms are told."),
            quiet=True,
        ),
        "parting": Field(
            mark("Seconds from Next until the rooms close"),
            mark("So long people in the rooms are told before the agenda takes them along; 0 for at once."),
            quiet=True,
        ),
        "keep_days": Field(mark("Days until everything is deleted"), mark("Counted from the day of the workshop.")),
        "code": Field(
            mark("Code to join"), mark("A word in capital letters and numbers; left out, one is drawn."), quiet=True
        ),
        "rehearsal": Field(mark("A rehearsal"), mark("Time may go faster than the clock."), quiet=True),
        "id": Field(mark("Name in addresses"), mark("It cannot be changed any more."), quiet=True),
    }
    id: Slug = ""
    title: Title
    series: Label = ""
    purpose: Prose = ""
    organiser: Sentence = ""
    date: date
    start: StartTime
    timezone: Label = "Europe/Berlin"
    language: Literal["de", "en"] = "de"
    names: Literal["named", "anonymous", "choice"] = "named"
    names_in_results: bool = False
    names_for_staff: bool = False
    log_in_results: bool = False
    waiting_room: bool = False
    grace: Annotated[int, Meta(ge=0, le=600)] = 60
    notices: Annotated[tuple[Annotated[int, Meta(ge=1, le=60)], ...], Meta(max_length=4)] = (5, 1)
    parting: Annotated[int, Meta(ge=0, le=600)] = 60
    keep_days: Annotated[int, Meta(ge=1, le=3650)] = 60
    code: Code = ""
    questions: Questions = ()
    rehearsal: bool = False


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """``[page]``: the texts of the event's public page, in Markdown."""

    FIELDS: ClassVar[Fields] = {
        "know": Field(mark("Good to know")),
        "audience": Field(mark("For whom")),
        "registration": Field(mark("Registration")),
        "place": Field(mark("Where")),
        "answer": Field(mark("Questions and answers")),
        "download": Field(mark("Downloads")),
        "contact": Field(mark("Contacts")),
    }
    know: Prose = ""
    audience: Prose = ""
    registration: Prose = ""
    place: Prose = ""
    answer: Annotated[tuple[Answer, ...], Meta(max_length=40)] = ()
    download: Annotated[tuple[Link, ...], Meta(max_length=40)] = ()
    contact: Annotated[tuple[Contact, ...], Meta(max_length=12)] = ()


class Registration(msgspec.Struct, frozen=True, kw_only=True):
    """``[registration]``: how people register before the day."""

    FIELDS: ClassVar[Fields] = {
        "open": Field(mark("People register on the event page")),
        "seats": Field(mark("Places"), mark("Whoever registers later waits; left out, there is no limit.")),
        "closes": Field(mark("Last day to register"), mark("Left out, it is open until the workshop begins.")),
        "groups": Field(mark("Groups to choose from"), mark("To which of them one belongs.")),
        "wishes": Field(mark("Ask for themes that one is interested in")),
        "walk_in": Field(mark("Whoever has not registered comes in with the code")),
        "conference": Field(
            mark("Organisers may assign conference rooms by e-mail address"),
            mark("People are told so where they give it."),
            quiet=True,
        ),
    }
    open: bool = False
    seats: Annotated[int, Meta(ge=1, le=5000)] | None = None
    closes: date | None = None
    groups: Annotated[tuple[NameText, ...], Meta(max_length=12)] = ()
    wishes: bool = False
    walk_in: bool = True
    conference: bool = False


class ItemTable(msgspec.Struct, frozen=True, kw_only=True):
    """``[[item]]``; ``settings`` are declared by the activity of its kind.

    ``method``, ``material`` and ``team`` are for the team alone: its run sheet, and nothing that others see.
    """

    FIELDS: ClassVar[Fields] = {
        "title": Field(mark("Item")),
        "kind": Field(mark("Kind")),
        "minutes": Field(mark("Minutes")),
        "starts": Field(mark("Locked time"), mark("It does not begin by itself before then.")),
        "lead": Field(mark("Who leads")),
        "method": Field(mark("Method")),
        "material": Field(mark("Material")),
        "team": Field(mark("Notes for the team")),
        "note": Field(mark("For everybody, in one sentence"), mark("It stands in the programme.")),
        "advance": Field(
            mark("At its end"),
            options={"auto": mark("the next one begins by itself"), "wait": mark("it waits for the moderators")},
        ),
        "shortest": Field(mark("Not shorter than, in minutes"), mark("For when time runs out.")),
        "reopens": Field(mark("Open again meanwhile"), refers="item", quiet=True),
        "step": Field(mark("Steps")),
        "settings": Field(mark("Settings")),
        "id": Field(mark("Name in settings and addresses"), mark("Left out, it is made of the title."), quiet=True),
    }
    id: Slug = ""
    kind: Label
    title: Title
    minutes: Minutes
    starts: WallTime = ""
    shortest: Minutes = 1
    lead: Label = ""
    note: Sentence = ""
    method: Sentence = ""
    material: Sentence = ""
    team: Prose = ""
    advance: Literal["auto", "wait"] = "auto"
    reopens: Annotated[tuple[Slug, ...], Meta(max_length=6)] = ()
    step: Annotated[tuple[Step, ...], Meta(max_length=12)] = ()
    settings: dict[str, Any] = {}


class Tables(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file."""

    workshop: About
    links: Links = Links()
    page: Page = Page()
    registration: Registration = Registration()
    theme: Annotated[tuple[ThemeTable, ...], Meta(max_length=40)] = ()
    item: Annotated[tuple[ItemTable, ...], Meta(min_length=1, max_length=60)]


def _pattern(kind: Any) -> str:
    return str(kind.__metadata__[-1].pattern)


# For each form that a text may have to have: what is wrong where it has not, and what would be right.
FORMS: dict[str, tuple[str, str]] = {
    _pattern(Slug): (
        mark("“{value}” cannot be an identifier."),
        mark("Use small letters a to z, digits and hyphens inside, 40 at most, such as “part-1”."),
    ),
    _pattern(Url): (
        mark("“{value}” is not a link that may stand here."),
        mark("Use https://… without a user name in it, mailto:…, or a path that begins with one slash."),
    ),
    _pattern(Email): (mark("“{value}” is not an e-mail address."), mark("Write one such as “workshop@example.org”.")),
    _pattern(Hex): (mark("“{value}” is not a colour."), mark("Write # and six hexadecimal digits, such as “#176B45”.")),
    _pattern(WallTime): (mark("“{value}” is not a time of day."), mark("Write hours and minutes, such as “09:30”.")),
    _pattern(StartTime): (mark("“{value}” is not a time of day."), mark("Write hours and minutes, such as “09:30”.")),
    _pattern(Code): (
        mark("“{value}” is not a code to join."),
        mark("Write a word in capital letters and one to three numbers of two digits, such as “HALDE 47 11 83”."),
    ),
}
