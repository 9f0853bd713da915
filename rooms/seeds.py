"""With what a theme's board begins: goals, clusters and cards, as a workshop file says them and as a board gives them.

What comes out of another workshop says so (``Origin``), and a goal brings with it how it had read before. Pure.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from rooms.fields import Field, Fields
from rooms.wording import GoalText, Label, Sentence, Title, mark

CardKind = Literal["statement", "question", "practice", "project", "heading"]
CardText = Annotated[str, Meta(min_length=1, max_length=1000, extra={"lines": True})]
Section = Annotated[int, Meta(ge=1, le=12)]
# How many cards a board may begin with: in no cluster, and in each.
MOST_LOOSE, MOST_TOGETHER = 300, 100


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The workshop from which something was taken over; ``by`` is a name, where that workshop lets names out."""

    FIELDS: ClassVar[Fields] = {
        "workshop": Field(mark("From which workshop")),
        "day": Field(mark("Held on")),
        "by": Field(mark("By whom"), quiet=True),
        "dots": Field(mark("Sticky dots there"), quiet=True),
    }
    workshop: Title
    day: date
    by: Label = ""
    dots: Annotated[int, Meta(ge=0, le=100_000)] = 0


class Proposed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A proposal out of which a wording came."""

    FIELDS: ClassVar[Fields] = {
        "text": Field(mark("Proposed wording")),
        "reason": Field(mark("Reason")),
        "by": Field(mark("By whom"), quiet=True),
    }
    text: GoalText
    reason: Sentence = ""
    by: Label = ""


Proposals = Annotated[tuple[Proposed, ...], Meta(max_length=20)]


class Before(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a goal read in an earlier version."""

    FIELDS: ClassVar[Fields] = {
        "text": Field(mark("Earlier wording")),
        "origin": Field(mark("Where it was adopted"), quiet=True),
        "proposals": Field(mark("Out of these proposals"), quiet=True),
    }
    text: GoalText
    origin: Origin | None = None
    proposals: Proposals = ()


class DraftGoal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A goal with which a theme's board begins; ``invented`` where it was made up for an example.

    ``earlier`` are the wordings that it had in another workshop, the first one first.
    """

    FIELDS: ClassVar[Fields] = {
        "text": Field(mark("Draft of a goal")),
        "invented": Field(mark("Invented for an example"), quiet=True),
        "origin": Field(mark("Where it was adopted"), quiet=True),
        "proposals": Field(mark("Out of these proposals"), quiet=True),
        "earlier": Field(mark("Earlier wordings"), quiet=True),
    }
    text: GoalText
    invented: bool = False
    origin: Origin | None = None
    proposals: Proposals = ()
    earlier: Annotated[tuple[Before, ...], Meta(max_length=100)] = ()


class SeedCard(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A card in a cluster; ``original`` is how its author put it, if it was corrected."""

    FIELDS: ClassVar[Fields] = {
        "text": Field(mark("Text of the card")),
        "kind": Field(
            mark("Kind of card"),
            options={
                "statement": mark("Statement"),
                "question": mark("Question"),
                "practice": mark("Practice example"),
                "project": mark("Project idea"),
                "heading": mark("Heading"),
            },
        ),
        "where": Field(mark("Where"), mark("Of a practice example."), quiet=True),
        "who": Field(mark("Who"), mark("Of a practice example."), quiet=True),
        "original": Field(mark("As its author had put it"), quiet=True),
        "origin": Field(mark("Where it was written"), quiet=True),
    }
    text: CardText
    kind: CardKind = "statement"
    where: Label = ""
    who: Label = ""
    original: Annotated[str, Meta(max_length=1000, extra={"lines": True})] = ""
    origin: Origin | None = None


class HangingCard(SeedCard, frozen=True, kw_only=True, omit_defaults=True):
    """A card by itself, under the guiding question of that number."""

    FIELDS: ClassVar[Fields] = {"section": Field(mark("Under which question, by number")), **SeedCard.FIELDS}
    section: Section = 1


class SeedCluster(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Cards that hang together under the guiding question of that number."""

    FIELDS: ClassVar[Fields] = {
        "name": Field(mark("Name of the cluster")),
        "section": Field(mark("Under which question, by number")),
        "cards": Field(mark("Cards in it")),
    }
    name: Label = ""
    section: Section = 1
    cards: Annotated[tuple[SeedCard, ...], Meta(max_length=MOST_TOGETHER)] = ()


class Seeds(msgspec.Struct, frozen=True):
    """What the workshop file gives a theme to begin with."""

    goals: tuple[DraftGoal, ...] = ()
    clusters: tuple[SeedCluster, ...] = ()
    cards: tuple[HangingCard, ...] = ()


class Ripe(msgspec.Struct, frozen=True):
    """A card of a board as another workshop may have it; with the dots on its cluster ``dots`` may be more."""

    id: str
    card: HangingCard
    cluster: str = ""
    dots: int = 0


class Harvest(msgspec.Struct, frozen=True):
    """All that a board gives to another workshop; ``clusters`` are without their cards, by id."""

    goals: tuple[DraftGoal, ...] = ()
    clusters: dict[str, SeedCluster] = {}
    cards: tuple[Ripe, ...] = ()

    def chosen(self, ids: Set[str]) -> Seeds:
        """All goals and clusters, and these cards."""
        cards = [ripe for ripe in self.cards if ripe.id in ids]
        return Seeds(
            goals=self.goals,
            clusters=tuple(
                msgspec.structs.replace(
                    cluster, cards=tuple(_gathered(ripe.card) for ripe in cards if ripe.cluster == id)
                )
                for id, cluster in self.clusters.items()
            ),
            cards=tuple(ripe.card for ripe in cards if not ripe.cluster),
        )


def _gathered(card: HangingCard) -> SeedCard:
    return SeedCard(**{name: getattr(card, name) for name in SeedCard.__struct_fields__})
