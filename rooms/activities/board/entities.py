"""What hangs in a theme room: cards, where they hang, clusters, comments, goals and dots.

What a card says and where it hangs are two entities, so that who moves it never stands in the way of who edits it.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from rooms.activity import settings_of
from rooms.command import Scene
from rooms.document import ALL, SEALED, Entity, View, key_of
from rooms.fields import Field, Fields
from rooms.people import merged
from rooms.programme import Item, Theme, themes
from rooms.seeds import CardKind, Origin
from rooms.wording import Question, Slug, mark

Kind = CardKind
KIND_NAMES: dict[Kind, str] = {
    "statement": mark("Statement"),
    "question": mark("Question"),
    "practice": mark("Practice example"),
    "project": mark("Project idea"),
    "heading": mark("Heading"),
}


class Weighing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question that is answered with sticky dots: how many one has, and how many of them on one thing."""

    FIELDS: ClassVar[Fields] = {
        "question": Field(mark("Question for the dots")),
        "dots": Field(mark("Dots for each person")),
        "most": Field(mark("At most on one thing")),
        "on": Field(mark("They go on"), options={"cards": mark("cards"), "clusters": mark("clusters")}),
    }
    question: Question
    dots: Annotated[int, Meta(ge=1, le=20)] = 5
    most: Annotated[int, Meta(ge=1, le=20)] = 3
    on: Literal["cards", "clusters"] = "cards"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The themes that have a room in this item, all of them where none is named; and what is weighed there."""

    FIELDS: ClassVar[Fields] = {
        "rooms": Field(mark("Rooms"), mark("None chosen means all themes."), refers="theme"),
        "weighing": Field(mark("What is weighed with dots"), mark("In the steps that do so.")),
    }
    rooms: Annotated[tuple[Slug, ...], Meta(max_length=40)] = ()
    weighing: Annotated[tuple[Weighing, ...], Meta(max_length=3)] = ()


class Note(Entity, frozen=True):
    """``room:<room>/note:<id>``: a card, as it was pinned up under a guiding question.

    ``section`` counts the questions from 1; ``item`` is the round. A practice example says in ``text`` what it is,
    and beside it ``where`` and ``who``. ``original`` is how its author put it, if somebody else has corrected it.
    A card with which the board began is of no ``item``; ``origin`` says out of which workshop it comes.

    Also ``host:<room>/note:<id>`` if its host hides it, ``me:<person>/note:<room>.<id>`` if its author takes it
    back, and ``me:<person>/veiled:<room>.<id>`` until what is written in silence is revealed.
    """

    KIND = "note"
    item: str
    section: int
    text: str
    kind: Kind
    at: int
    by: str = ""
    edited: int = 0
    where: str = ""
    who: str = ""
    original: str = ""
    corrector: str = ""
    origin: Origin | None = None


class Veiled(Note, frozen=True):
    """``me:<person>/veiled:<room>.<id>``: a card that only its author sees until the room reveals."""

    KIND = "veiled"


# Where something hangs in the area of its section: from its upper left corner, in hundredths of a card's width.
Across = Annotated[int, Meta(ge=0, le=2_000)]
Down = Annotated[int, Meta(ge=0, le=10_000)]


class Spot(Entity, frozen=True):
    """``room:<room>/spot:<note>``: where a card has been hung since it was pinned up.

    In a ``cluster``, else at ``x`` and ``y``, else in the order of its section.
    """

    KIND = "spot"
    section: int
    x: int | None = None
    y: int | None = None
    cluster: str = ""


class Cluster(Entity, frozen=True):
    """``room:<room>/cluster:<id>``: cards that were put together; they say so themselves (``Spot.cluster``).

    Also ``host:<room>/cluster:<id>`` while none of them is shown.
    """

    KIND = "cluster"
    item: str
    section: int
    at: int
    name: str = ""
    x: int | None = None
    y: int | None = None


class Comment(Entity, frozen=True):
    """``room:<room>/comment:<id>``: what somebody says about a card.

    Also ``host:<room>/comment:<id>`` if the host takes it out, or ``with_card`` while its card is out of sight.
    """

    KIND = "comment"
    item: str
    note: str
    text: str
    at: int
    by: str = ""
    with_card: bool = False


class Goal(Entity, frozen=True):
    """``room:<room>/goal:<id>``: a goal as it reads now, in its ``version`` from 1.

    ``invented`` where the workshop file made it up for the example; ``plenary`` where the room wants to show it to
    all. ``at``, ``adopter`` and ``out_of`` say when and by whom it was last adopted, and from which proposals; where
    that was in another workshop, ``origin`` does. ``brought`` is the version in which it came from there.
    """

    KIND = "goal"
    place: int
    text: str
    invented: bool = False
    version: int = 1
    plenary: bool = False
    at: int = 0
    adopter: str = ""
    out_of: tuple[str, ...] = ()
    origin: Origin | None = None
    brought: int = 0


class Earlier(Entity, frozen=True):
    """``room:<room>/earlier:<goal>.<version>``: how a goal read in an earlier version."""

    KIND = "earlier"
    goal: str
    version: int
    text: str
    at: int = 0
    adopter: str = ""
    out_of: tuple[str, ...] = ()
    origin: Origin | None = None


class Proposal(Entity, frozen=True):
    """``room:<room>/proposal:<id>``: another wording for a goal in its ``version``, or a new goal (without one)."""

    KIND = "proposal"
    item: str
    goal: str
    version: int
    text: str
    at: int
    reason: str = ""
    by: str = ""
    state: Literal["open", "adopted", "aside"] = "open"
    origin: Origin | None = None


class Backing(Entity, frozen=True):
    """``room:<room>/backing:<goal>.<card or cluster>``: a card or cluster that is a reason or a project for a goal."""

    KIND = "backing"
    goal: str
    card: str


def rooms_of(scene: Scene) -> list[str]:
    """The rooms in which people work in this item: not those that work in another one."""
    elsewhere = merged(scene.view, scene.id)
    return [room for room in boards_of(scene) if room not in elsewhere]


def boards_of(scene: Scene) -> list[str]:
    """The rooms of this item, as its settings say, and those that moderators opened in it or before."""
    return boards_in(scene.view, scene.id, scene.item)


def boards_in(view: View, id: str, item: Item) -> list[str]:
    """The same for any item with theme rooms."""
    named, known = settings_of(item, Settings).rooms, themes(view)
    planned = list(named) or [room for room, theme in known if not theme.opened]
    return planned + [room for room, theme in known if theme.opened and _goes_on(view, theme.opened, id, item)]


def _goes_on(view: View, opened: str, id: str, item: Item) -> bool:
    """Whether a room that was opened in one item is there in another one: in later ones that have all rooms."""
    first = view.get(Item, ALL, opened)
    later = first is not None and first.place < item.place and not settings_of(item, Settings).rooms
    return later or opened == id


def sections_of(view: View, room: str) -> tuple[str, ...]:
    """The guiding questions of a room; section 1 is the first."""
    theme = view.get(Theme, ALL, room)
    return theme.questions if theme else ()


def section_of(view: View, audience: str, id: str, note: Note) -> int:
    """Under which question a card hangs now."""
    spot = view.get(Spot, audience, id)
    return spot.section if spot else note.section


def cluster_of(view: View, audience: str, id: str) -> str:
    """In which cluster a card hangs, empty where it hangs alone: also where it was put into one that just went."""
    spot = view.get(Spot, audience, id)
    return spot.cluster if spot and view.get(Cluster, audience, spot.cluster) else ""


def cards_key(item: str, room: str) -> str:
    """How many cards from this item there are in this room, for screens that may not see the cards themselves."""
    return key_of(ALL, "cards", f"{item}.{room}")


class Unveiled(Entity, frozen=True):
    """``sealed/unveiled:<room>``: which cards of an ``item`` a room revealed last, each with who had written it."""

    KIND = "unveiled"
    item: str
    at: int
    cards: dict[str, str]


# Counts that only grow: whoever expects one finds out that something was added, whatever was taken away meanwhile.


def veilings_key(room: str) -> str:
    """How often a card was veiled in this room."""
    return key_of(SEALED, "veilings", room)


def remarks_key(room: str, note: str) -> str:
    """How often something was said about a card."""
    return key_of(SEALED, "remarks", f"{room}.{note}")
