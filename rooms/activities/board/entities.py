"""What hangs in a theme room: cards and draft goals."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from rooms.activity import Scene, settings_of
from rooms.document import ALL, Entity, View, key_of
from rooms.programme import Theme, themes
from rooms.wording import Slug, mark

Kind = Literal["statement", "question", "practice", "project"]
KIND_NAMES: dict[Kind, str] = {
    "statement": mark("Statement"),
    "question": mark("Question"),
    "practice": mark("Practice example"),
    "project": mark("Project idea"),
}


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The themes that have a room in this item; all of them where none is named."""

    rooms: Annotated[tuple[Slug, ...], Meta(max_length=40)] = ()


class Note(Entity, frozen=True):
    """``room:<room>/note:<id>``: a card. ``section`` counts the guiding questions from 1; ``item`` is its round."""

    KIND = "note"
    item: str
    section: int
    text: str
    kind: Kind
    at: int
    by: str = ""
    edited: int = 0


class Goal(Entity, frozen=True):
    """``room:<room>/goal:<n>``: a draft goal; ``invented`` where the workshop file made it up for the example."""

    KIND = "goal"
    place: int
    text: str
    invented: bool = False


def rooms_of(scene: Scene) -> list[str]:
    """The rooms that this item opens."""
    named = settings_of(scene.item, Settings).rooms
    return list(named) or [id for id, _ in themes(scene.view)]


def sections_of(view: View, room: str) -> tuple[str, ...]:
    """The guiding questions of a room; section 1 is the first."""
    theme = view.get(Theme, ALL, room)
    return theme.questions if theme else ()


def cards_key(item: str, room: str) -> str:
    """How many cards from this item hang in this room, for screens that may not see the cards themselves."""
    return key_of(ALL, "cards", f"{item}.{room}")
