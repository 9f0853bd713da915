"""What a workshop file may say: its tables and keys, with the types, bounds and defaults of each.

``docs/workshop-file.md`` explains every key that is declared here, and no other; a test compares the two.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from rooms.programme import Answer, Colour, Contact, DraftGoal, Hex, Link, Links, Minutes, Step
from rooms.wording import Email, GoalText, Label, NameText, Prose, Question, Sentence, Slug, Title, Url, mark

MOST_BYTES = 1024 * 1024

# The pictures of static/emblems, by name.
Emblem = Literal["", "anchor", "bee", "compass", "frog", "goat", "kite", "lantern", "oak", "pigeon", "snake"]

WallTime = Annotated[str, Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?\Z")]
StartTime = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
Code = Annotated[str, Meta(pattern=r"^([A-ZÄÖÜ]{2,16}( [0-9]{2}){1,3})?\Z")]
Questions = Annotated[tuple[Question, ...], Meta(max_length=12)]


class About(msgspec.Struct, frozen=True, kw_only=True):
    """``[workshop]``"""

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
    grace: Annotated[int, Meta(ge=0, le=600)] = 60
    keep_days: Annotated[int, Meta(ge=1, le=3650)] = 60
    code: Code = ""
    questions: Questions = ()
    rehearsal: bool = False


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """``[page]``: the texts of the event's public page, in Markdown."""

    know: Prose = ""
    audience: Prose = ""
    registration: Prose = ""
    place: Prose = ""
    answer: Annotated[tuple[Answer, ...], Meta(max_length=40)] = ()
    download: Annotated[tuple[Link, ...], Meta(max_length=40)] = ()
    contact: Annotated[tuple[Contact, ...], Meta(max_length=12)] = ()


class ThemeTable(msgspec.Struct, frozen=True, kw_only=True):
    """``[[theme]]``"""

    id: Slug = ""
    name: NameText
    motto: Sentence = ""
    emblem: Emblem = ""
    animal: Label = ""
    colour: Colour = Colour("#176B45", "#6FD6A3")
    host: Label = ""
    quest: Prose = ""
    moves: Annotated[tuple[NameText, ...], Meta(max_length=6)] = ()
    questions: Questions = ()
    goals: Annotated[tuple[GoalText | DraftGoal, ...], Meta(max_length=20)] = ()
    seats: Annotated[int, Meta(ge=1, le=5000)] | None = None
    conference: Url = ""


class ItemTable(msgspec.Struct, frozen=True, kw_only=True):
    """``[[item]]``; ``settings`` are declared by the activity of its kind."""

    id: Slug = ""
    kind: Label
    title: Title
    minutes: Minutes
    starts: WallTime = ""
    shortest: Minutes = 1
    lead: Label = ""
    note: Sentence = ""
    advance: Literal["auto", "wait"] = "auto"
    reopens: Annotated[tuple[Slug, ...], Meta(max_length=6)] = ()
    step: Annotated[tuple[Step, ...], Meta(max_length=12)] = ()
    settings: dict[str, Any] = {}


class Tables(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file."""

    workshop: About
    links: Links = Links()
    page: Page = Page()
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
