"""The neutral pieces that a report is made of; every export format knows how to set each of them.

Texts are final: in the workshop's language, and exactly what people wrote. No markup is ever in them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

# Translates an English sentence of the catalogues into the report's language.
Say = Callable[[str], str]


class Block(msgspec.Struct, frozen=True, tag_field="block"):
    """A piece of a report.

    Those that have rows name in ``sheet`` the list in which a table download gathers them, ``questions`` say.
    """


class Heading(Block, frozen=True, tag="heading"):
    """A chapter begins; ``theme`` names the theme whose emblem and colour belong to it."""

    text: str
    theme: str = ""
    lead: str = ""


class Paragraph(Block, frozen=True, tag="paragraph"):
    text: str
    quiet: bool = False


class Detail(Block, frozen=True, tag="detail"):
    """One thing that is known, in a few words, with what it is: ``label`` names it."""

    label: str
    text: str
    sheet: str = "tables"


class Table(Block, frozen=True, tag="table"):
    """``numeric`` are the columns (from 0) that are set as numbers; a cell is a text or a number."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]
    numeric: tuple[int, ...] = ()
    sheet: str = "tables"

    def filled(self) -> Table:
        """The table without the columns in which nothing stands."""
        kept = [n for n in range(len(self.columns)) if any(row[n] != "" for row in self.rows)]
        if not kept:
            return self
        return msgspec.structs.replace(
            self,
            columns=tuple(self.columns[n] for n in kept),
            rows=tuple(tuple(row[n] for n in kept) for row in self.rows),
            numeric=tuple(place for place, n in enumerate(kept) if n in self.numeric),
        )


class Card(msgspec.Struct, frozen=True):
    """What one person wrote; ``state`` says in a word if it was hidden or answered.

    ``where`` and ``who`` belong to a practice example, ``original`` is how its author put it before somebody
    corrected it, ``cluster`` is what it was put together under, ``comments`` what was said about it. ``dots`` are how
    many it got for each question that was weighed; none where it could get no dots by itself, or they were not counted.
    """

    id: str
    text: str
    kind: str = ""
    label: str = ""
    by: str = ""
    at: int = 0
    points: int = 0
    state: str = ""
    where: str = ""
    who: str = ""
    original: str = ""
    cluster: str = ""
    comments: tuple[str, ...] = ()
    dots: tuple[int | None, ...] = ()


class Cards(Block, frozen=True, tag="cards"):
    """Cards under one heading, as they hung there; ``points`` is what the number on a card counts.

    ``weighed`` are the questions for which dots were given, ``clusters`` what each cluster got for them, by its name.
    """

    title: str
    cards: tuple[Card, ...]
    points: str = ""
    sheet: str = "cards"
    weighed: tuple[str, ...] = ()
    clusters: tuple[tuple[str, tuple[int | None, ...]], ...] = ()


class Pinned(msgspec.Struct, frozen=True):
    """A card on a wall. ``section`` is the area for which it was written, from 1, ``at`` is when.

    ``x`` and ``y`` are its place in its area in hundredths of a card's width; none where it hangs in the order of
    the area. ``support`` is how many people support it, ``dots`` what it got for each question that was weighed.
    """

    id: str
    text: str
    kind: str
    section: int
    at: int
    note: str = ""
    support: int = 0
    dots: tuple[int, ...] = ()
    x: int | None = None
    y: int | None = None


class Bundle(msgspec.Struct, frozen=True):
    """Cards that hang together on a wall, with their name; its place as that of a card."""

    id: str
    name: str
    cards: tuple[Pinned, ...]
    dots: tuple[int, ...] = ()
    x: int | None = None
    y: int | None = None


class Area(msgspec.Struct, frozen=True):
    """A part of a wall under its question; ``number`` from 1. What hangs there is in the order of its age."""

    number: int
    title: str
    loose: tuple[Pinned, ...] = ()
    bundles: tuple[Bundle, ...] = ()


class Wall(Block, frozen=True, tag="wall"):
    """What hangs in a room, as it hangs there; ``kinds`` names the kinds of its cards, ``theme`` the room.

    ``weighed`` are the questions for which dots were given, in the order in which things count theirs.
    """

    title: str
    theme: str
    areas: tuple[Area, ...]
    kinds: tuple[tuple[str, str], ...]
    weighed: tuple[str, ...] = ()


class Passage(msgspec.Struct, frozen=True):
    """Words of a sentence that stayed, or were removed or added; with a ``gap`` a blank stands before them."""

    kind: Literal["same", "removed", "added"]
    text: str
    gap: bool = False


class Wording(msgspec.Struct, frozen=True):
    """A numbered sentence that a group works on; ``state`` says in a word what is to be known of it.

    ``draft`` is how it read first, if it reads differently now, ``between`` the wordings between the two, ``passages``
    what was changed from the first to the last; ``changes`` is how often that was. ``reasons`` were given for the
    proposals of which it was made; ``backing`` are the cards that speak for it. ``at`` is when it was last adopted,
    0 where it never was, and ``by`` who did.
    """

    number: int
    text: str
    state: str = ""
    draft: str = ""
    between: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    changes: int = 0
    reasons: tuple[str, ...] = ()
    backing: tuple[str, ...] = ()
    at: int = 0
    by: str = ""


class Goals(Block, frozen=True, tag="goals"):
    title: str
    goals: tuple[Wording, ...]
    sheet: str = "goals"


class Twig(msgspec.Struct, frozen=True):
    """A term ``depth`` steps from the root; ``weight`` is how many people said it."""

    text: str
    depth: int
    weight: int = 1


class Tree(Block, frozen=True, tag="tree"):
    """What branches from ``root``, in the order of a nested list."""

    title: str
    root: str
    twigs: tuple[Twig, ...]
    sheet: str = "terms"


class Bars(Block, frozen=True, tag="bars"):
    """A ranking, ``(label, value)`` in the order in which it is shown; ``counts`` is what the values count.

    ``ranks`` are the ranks of the bars, the same for what has the same value, and ``inside`` what each is made of.
    ``without`` are labels of what nobody gave anything to; ``people`` says in words how many gave something.
    ``weighed`` is which of the questions that were weighed on a wall this is, from 0; none where it is no such.
    """

    title: str
    bars: tuple[tuple[str, int], ...]
    counts: str = ""
    sheet: str = "ranking"
    ranks: tuple[int, ...] = ()
    inside: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    people: str = ""
    weighed: int | None = None


class Scale(Block, frozen=True, tag="scale"):
    """How many people chose each mark of a scale, from 1; ``low`` and ``high`` name its ends.

    ``answers`` says in words how many that are in all.
    """

    title: str
    marks: tuple[int, ...]
    low: str = ""
    high: str = ""
    answers: str = ""
    sheet: str = "marks"


class Reference(msgspec.Struct, frozen=True):
    """A link that the workshop file gives."""

    title: str
    url: str
    note: str = ""


class References(Block, frozen=True, tag="references"):
    title: str
    references: tuple[Reference, ...]
    sheet: str = "links"


class Figure(msgspec.Struct, frozen=True):
    """One number of what happened, with what it counts: many of them, and ``single`` where it is one."""

    value: int
    label: str
    single: str = ""
