"""What the workshop file says, and where its agenda stands, as entities of the document; what is read off them.

All moments are workshop time: ms since 1970, and in a rehearsal ms of the rehearsed day.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, TypeVar

import msgspec

from rooms.document import ALL, E, Entity, View, decode
from rooms.parts import Answer, Colour, Contact, Link, Links, Step
from rooms.wording import Url

# In ms, as all moments are.
MINUTE = 60_000
# So long after a move of the clock it may have been a mistake: when it is taken back, so is what it showed and settled.
MOMENT = 5 * MINUTE


class Workshop(Entity, frozen=True):
    """``all/workshop``: what everybody may know of it. ``code`` is the spoken code to join.

    What people are writing is taken for ``grace`` seconds after an item. They are told ``notices`` minutes before the
    rooms close, and ``parting`` seconds before whoever moderates closes them.
    In a ``rehearsal`` time may go faster than the clock. A ``draft`` is being written: only organisers come in.
    """

    KIND = "workshop"
    title: str
    series: str = ""
    purpose: str = ""
    organiser: str = ""
    language: str = "de"
    timezone: str = "Europe/Berlin"
    start: int = 0
    code: str = ""
    links: Links = Links()
    names: Literal["named", "anonymous", "choice"] = "named"
    names_in_results: bool = False
    names_for_staff: bool = False
    log_in_results: bool = False
    waiting_room: bool = False
    grace: int = 60
    notices: tuple[int, ...] = (5, 1)
    parting: int = 60
    expires: int = 0
    rehearsal: bool = False
    draft: bool = False


class Item(Entity, frozen=True):
    """``all/item:<id>``: an item of the agenda, at its ``place`` from 0.

    ``locked`` is the earliest moment at which it may begin by itself, in ms after the start of the plan;
    ``reopens`` names earlier items that stay open while this one runs; ``settings`` belong to its kind.
    """

    KIND = "item"
    place: int
    kind: str
    title: str
    minutes: int
    lead: str = ""
    note: str = ""
    locked: int | None = None
    shortest: int = 1
    advance: Literal["auto", "wait"] = "auto"
    steps: tuple[Step, ...] = ()
    reopens: tuple[str, ...] = ()
    settings: dict[str, Any] = msgspec.field(default_factory=dict)


class Theme(Entity, frozen=True):
    """``all/theme:<id>``: what a theme room works on; ``moves`` are catchwords for the choice of a theme.

    It takes as many people as it has ``seats``, and with fewer than ``least`` it should work with another one.
    ``opened`` is the item in which moderators opened its room; there is none of it in the workshop file then.
    """

    KIND = "theme"
    place: int
    name: str
    motto: str = ""
    emblem: str = ""
    animal: str = ""
    colour: Colour = Colour("#176B45", "#6FD6A3")
    host: str = ""
    quest: str = ""
    moves: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    seats: int | None = None
    least: int = 0
    conference: Url = ""
    opened: str = ""


class Clock(Entity, frozen=True):
    """``all/clock``: where the agenda stands.

    ``start`` is the moment from which the plan is counted, and ``auto`` whether it begins by itself then.
    ``item`` began at ``began`` and is due to end at ``ends``; its ``step`` at ``step_ends``. While ``held``
    is not 0 the clock has stood still since then, and before that for ``paused`` ms in this item. ``left`` was left
    in its step ``left_step`` at ``left_at``: its grace time counts from there. ``mover`` is who gave the clock its
    last command, nobody where it moved by itself. ``lengths`` are the minutes that items take otherwise than planned;
    since they were agreed, what comes after the item ``agreed`` is counted from ``agreed_end``, at which that one ends.
    While it is ``parting`` it moves on when the item ends, also from one that waits. ``beyond`` of ``ends`` were given
    because a change was taken back after the end before it had passed.
    Workshop time is ``base + (now - anchor) * speed``; outside rehearsals it is the time.
    """

    KIND = "clock"
    state: Literal["planned", "running", "held", "over"]
    start: int
    auto: bool = False
    item: str = ""
    began: int = 0
    ends: int = 0
    step: int = 0
    step_ends: int = 0
    held: int = 0
    paused: int = 0
    left: str = ""
    left_at: int = 0
    left_step: int = 0
    mover: str = ""
    lengths: dict[str, int] = msgspec.field(default_factory=dict)
    agreed: str = ""
    agreed_end: int = 0
    parting: bool = False
    beyond: int = 0
    speed: float = 1.0
    base: int = 0
    anchor: int = 0


class Sheet(Entity, frozen=True):
    """``staff/sheet:<item>``: what the run sheet says of an item to the team alone; none where it says nothing."""

    KIND = "sheet"
    method: str = ""
    material: str = ""
    team: str = ""


class Ran(Entity, frozen=True):
    """``all/ran:<item>``: the spans in which an item ran, the last one without an end while it runs.

    There are none where all that began was taken back. ``ends`` is when it was to end when it was left last. It is
    ``visited`` where it was never on for longer than a moment before the agenda went back: nobody was settled by that.
    """

    KIND = "ran"
    spans: tuple[tuple[int, int | None], ...]
    ends: int = 0
    visited: bool = False


class Snapshot(Entity, frozen=True):
    """``staff/snapshot:<id>``: the document as it was when this entry was written; the log holds it.

    ``room`` is the one whose step ended then, empty where it was the whole workshop's moment; ``by`` is who asked for
    it, nobody where it was made by itself.
    """

    KIND = "snapshot"
    title: str
    at: int
    item: str = ""
    room: str = ""
    by: str = ""


class EventPage(Entity, frozen=True):
    """``sealed/page``: the texts of the event's public page, in Markdown; the server renders them."""

    KIND = "page"
    know: str = ""
    audience: str = ""
    registration: str = ""
    place: str = ""
    answers: tuple[Answer, ...] = ()
    downloads: tuple[Link, ...] = ()
    contacts: tuple[Contact, ...] = ()
    file: str = ""


class Salt(Entity, frozen=True):
    """``sealed/salt``: random, at most 64 bytes; what must not tell whose it is, is named by a hash with it."""

    KIND = "salt"
    value: str


def begun(view: View) -> int | None:
    """When the first item of the agenda that ran began: the workshop is held since then; nothing where none ran."""
    ran = (view.get(Ran, ALL, id) for id, _ in items(view))
    return next((spans[0][0] for one in ran if one is not None and (spans := one.spans)), None)


def brief(spans: Sequence[tuple[int, int | None]]) -> bool:
    """Whether an item was never on for longer than a moment."""
    return all(end is not None and end - began <= MOMENT for began, end in spans)


def left_out(view: View, item: str) -> bool:
    """Whether it never ran although one behind it did: it was jumped over."""
    order = [id for id, _ in items(view)]
    began = [id for id in order if (ran := view.get(Ran, ALL, id)) is not None and ran.spans]
    return item not in began and any(id in began for id in order[order.index(item) + 1 :])


def items(view: View) -> tuple[tuple[str, Item], ...]:
    """``(id, item)`` of the agenda, in its order."""
    return _in_order(Item, tuple(view.raws(Item.KIND, ALL)))


def themes(view: View) -> tuple[tuple[str, Theme], ...]:
    """``(id, theme)`` in the workshop file's order."""
    return _in_order(Theme, tuple(view.raws(Theme.KIND, ALL)))


Placed = TypeVar("Placed", Item, Theme)


# Every command asks, and hardly ever is there another answer than the last time.
@lru_cache(maxsize=64)
def _in_order(kind: type[Placed], raws: tuple[tuple[str, bytes], ...]) -> tuple[tuple[str, Placed], ...]:
    return tuple(sorted(((id, decode(kind, raw)) for id, raw in raws), key=lambda pair: pair[1].place))


def announced(view: View) -> list[tuple[str, Theme]]:
    """The themes that the workshop file has, and so whoever registers knows: not those that were opened on the day."""
    return [(id, theme) for id, theme in themes(view) if not theme.opened]


def workshop(view: View) -> Workshop:
    return _must(view.get(Workshop, ALL))


def clock(view: View) -> Clock:
    return _must(view.get(Clock, ALL))


def _must(found: E | None) -> E:
    if found is None:
        raise LookupError("a document without all/workshop and all/clock is not a workshop")
    return found
