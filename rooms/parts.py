"""The small tables of a workshop file that the document keeps as they are, inside of its entities."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from rooms.fields import Field, Fields
from rooms.wording import Email, Label, Prose, Question, Sentence, Title, Url, mark

Minutes = Annotated[int, Meta(ge=1, le=1440)]
Hex = Annotated[str, Meta(pattern=r"^#[0-9A-Fa-f]{6}\Z")]


class Links(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the page's standing links lead; empty where the workshop's own page serves.

    ``rooms`` is a pattern: ``{room}`` in it stands for a theme's id.
    """

    FIELDS: ClassVar[Fields] = {
        "conference": Field(mark("Video conference of the plenary")),
        "rooms": Field(
            mark("Video conference of each room"),
            mark("For rooms without a link of their own: an address with {room} where the name of the room stands."),
            quiet=True,
        ),
        "imprint": Field(mark("Imprint"), mark("Who is responsible for the page by law.")),
        "privacy": Field(mark("Privacy notice of your own"), quiet=True),
        "accessibility": Field(mark("Accessibility statement of your own"), quiet=True),
    }
    conference: Url = ""
    rooms: Url = ""
    imprint: Url = ""
    privacy: Url = ""
    accessibility: Url = ""


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """A part of an item with minutes of its own; ``aim`` says in one sentence what people do in it.

    ``does`` is one of the works that the item's activity knows; what people may do in the step follows from it.
    """

    FIELDS: ClassVar[Fields] = {
        "title": Field(mark("Step")),
        "minutes": Field(mark("Minutes")),
        "does": Field(mark("People may")),
        "aim": Field(mark("What people do in it, in one sentence")),
    }
    title: Title
    minutes: Minutes
    aim: Sentence = ""
    does: Label = ""


class Colour(msgspec.Struct, frozen=True):
    """A theme's colour on light and on dark paper, ``#rrggbb``."""

    FIELDS: ClassVar[Fields] = {
        "light": Field(mark("On light paper")),
        "dark": Field(mark("On dark paper")),
    }
    light: Hex
    dark: Hex


class Link(msgspec.Struct, frozen=True, omit_defaults=True):
    FIELDS: ClassVar[Fields] = {
        "title": Field(mark("Title of the link")),
        "url": Field(mark("Where it leads"), mark("https://…, mailto:…, or a path on this server.")),
        "note": Field(mark("What to know of it")),
    }
    title: Title
    url: Annotated[Url, Meta(min_length=1)]
    note: Sentence = ""


class Answer(msgspec.Struct, frozen=True):
    FIELDS: ClassVar[Fields] = {
        "question": Field(mark("Question")),
        "answer": Field(mark("The answer"), mark("Markdown")),
    }
    question: Question
    answer: Annotated[Prose, Meta(min_length=1)]


class Contact(msgspec.Struct, frozen=True, omit_defaults=True):
    FIELDS: ClassVar[Fields] = {
        "title": Field(mark("What they can be asked about")),
        "lines": Field(mark("Who they are"), mark("A team, a department, a telephone number: one per line.")),
        "email": Field(mark("E-mail address")),
    }
    title: Title
    lines: Annotated[tuple[Sentence, ...], Meta(max_length=10)] = ()
    email: Email = ""
