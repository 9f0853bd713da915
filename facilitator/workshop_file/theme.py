"""The table of a theme in a workshop file: what is told about it, and with what its board begins."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from rooms.fields import Field, Fields
from rooms.parts import Colour
from rooms.seeds import MOST_LOOSE, DraftGoal, HangingCard, SeedCluster
from rooms.wording import GoalText, Label, NameText, Prose, Question, Sentence, Slug, Url, mark

# The pictures of static/emblems, by name.
Emblem = Literal["", "anchor", "bee", "compass", "frog", "goat", "kite", "lantern", "oak", "pigeon", "snake"]
Questions = Annotated[tuple[Question, ...], Meta(max_length=12)]


class ThemeTable(msgspec.Struct, frozen=True, kw_only=True):
    """``[[theme]]``"""

    FIELDS: ClassVar[Fields] = {
        "name": Field(mark("Name of the theme")),
        "motto": Field(mark("Motto"), mark("What it wants, in one line.")),
        "emblem": Field(
            mark("Emblem"),
            options={
                "": mark("none"),
                "anchor": mark("Anchor"),
                "bee": mark("Bee"),
                "compass": mark("Compass"),
                "frog": mark("Frog"),
                "goat": mark("Goat"),
                "kite": mark("Kite"),
                "lantern": mark("Lantern"),
                "oak": mark("Oak"),
                "pigeon": mark("Pigeon"),
                "snake": mark("Snake"),
            },
        ),
        "animal": Field(mark("What the emblem is called"), mark("As a heraldic animal, such as “Weather frog”.")),
        "colour": Field(mark("Colour")),
        "host": Field(mark("Who hosts the room"), mark("A team or a function.")),
        "quest": Field(mark("What awaits people there"), mark("Two or three sentences, plain text.")),
        "moves": Field(mark("Catchwords"), mark("For the choice of a theme.")),
        "questions": Field(mark("Guiding questions of its own"), mark("In place of those of the workshop.")),
        "goals": Field(mark("Draft goals"), mark("They hang on the board from the beginning.")),
        "clusters": Field(
            mark("Clusters"), mark("They hang on the board from the beginning, with their cards."), quiet=True
        ),
        "cards": Field(mark("Cards"), mark("They hang on the board from the beginning."), quiet=True),
        "seats": Field(mark("Seats"), mark("Its host not counted; left out, there is no limit.")),
        "least": Field(mark("At least"), mark("With fewer people it is proposed to let it work with another room.")),
        "conference": Field(mark("The room's own video conference")),
        "id": Field(mark("Name in settings and addresses"), mark("Left out, it is made of the name."), quiet=True),
    }
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
    goals: Annotated[tuple[GoalText | DraftGoal, ...], Meta(max_length=60)] = ()
    clusters: Annotated[tuple[SeedCluster, ...], Meta(max_length=100)] = ()
    cards: Annotated[tuple[HangingCard, ...], Meta(max_length=MOST_LOOSE)] = ()
    seats: Annotated[int, Meta(ge=1, le=5000)] | None = None
    least: Annotated[int, Meta(ge=0, le=5000)] = 0
    conference: Url = ""
