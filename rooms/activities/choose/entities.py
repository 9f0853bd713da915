"""What a choice is made of: its settings, wishes, and what is counted of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from rooms.activity import activities, settings_of
from rooms.command import Phase, Scene
from rooms.decision import Decision
from rooms.document import ALL, STAFF, Entity, View, key_of, own_audience
from rooms.fields import Field, Fields
from rooms.people import Name, Team, merged
from rooms.programme import Ran, Theme, items, themes
from rooms.wording import Slug, mark


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For which rounds (items with theme rooms) is chosen, how, and how many wishes one may have."""

    FIELDS: ClassVar[Fields] = {
        "rounds": Field(mark("For which items"), mark("Items with theme rooms."), refers="round"),
        "mode": Field(
            mark("How"),
            options={"wishes": mark("Wishes, then everybody is assigned"), "free": mark("First come, first seated")},
        ),
        "wishes": Field(mark("Wishes for each round"), mark("Only where wishes are collected.")),
        "picks": Field(
            mark("Who has picked what is seen"),
            mark("Names only where contributions have names."),
            options={"counts": mark("as numbers"), "names": mark("as numbers, and with names")},
        ),
        "again": Field(mark("The same room twice, even for people who did not wish for it")),
        "release": Field(
            mark("When people are told their room"),
            options={"at-close": mark("When the choice closes"), "by-hand": mark("When a moderator releases it")},
        ),
    }
    rounds: Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=6)]
    mode: Literal["wishes", "free"] = "wishes"
    wishes: Annotated[int, Meta(ge=1, le=3)] = 2
    picks: Literal["counts", "names"] = "counts"
    again: bool = False
    release: Literal["at-close", "by-hand"] = "at-close"


class Wish(Entity, frozen=True):
    """``me:<person>/wish:<item>.<round>``: themes, the dearest first; there is none without a theme."""

    KIND = "wish"
    themes: tuple[str, ...]


class Aside(Entity, frozen=True):
    """``me:<person>/aside:<item>.<round>``: what somebody wished for who is removed now, or looks after something."""

    KIND = "aside"
    themes: tuple[str, ...]


class Picked(Entity, frozen=True):
    """``all/picked:<round>.<person>``: the theme of somebody's first wish, where everybody sees them by name."""

    KIND = "picked"
    theme: str


class Teams(Entity, frozen=True):
    """``all/teams:<round>``: how many were placed where, and how many got their wish of which number (0: none).

    Hosts are not among them.
    """

    KIND = "teams"
    sizes: dict[str, int]
    wishes: dict[str, int]


class Lineup(Entity, frozen=True):
    """``staff/lineup:<round>``: what would become of the wishes if the choice closed now, as it stood ``at``.

    Where it is released by hand, it stays after the close until it is: then everybody is told what it says.
    ``teams`` are those of all people but the hosts; ``fixed`` says where moderators have put whom, ``merged`` which
    rooms work in which other one. ``few`` are the rooms with fewer than their least number, each with the one that
    would suit its people best, empty where none has seats for them.
    """

    KIND = "lineup"
    at: int
    teams: dict[str, Team]
    fixed: dict[str, str] = msgspec.field(default_factory=dict)
    merged: dict[str, str] = msgspec.field(default_factory=dict)
    few: dict[str, str] = msgspec.field(default_factory=dict)


def lineup_of(view: View, round: str) -> Lineup:
    """What moderators have prepared; rooms that an earlier close has put together stay so."""
    return view.get(Lineup, STAFF, round) or Lineup(0, {}, merged=merged(view, round))


def rooms_of(scene: Scene, round: str) -> dict[str, Theme]:
    """The themes that have a room in that round, in the order of all; none where there is no such item any more."""
    item = dict(items(scene.view)).get(round)
    if item is None:
        return {}
    opened = activities()[item.kind].rooms(replace(scene, id=round, item=item, phase=Phase.BEFORE))
    return {id: theme for id, theme in themes(scene.view) if id in opened}


def wish_key(item: str, round: str, person: str) -> str:
    return Wish.key(own_audience(person), f"{item}.{round}")


def wish_of(view: View, item: str, round: str, person: str) -> tuple[str, ...]:
    """The themes that somebody wishes for, empty where they do not."""
    found = view.get(Wish, own_audience(person), f"{item}.{round}")
    return found.themes if found else ()


def picks_key(round: str, theme: str) -> str:
    """Counts first wishes, which are the seats taken where the choice is free."""
    return key_of(ALL, "picks", f"{round}.{theme}")


def chosen_key(round: str) -> str:
    """Counts who has chosen."""
    return key_of(ALL, "chosen", round)


def show_pick(decision: Decision, scene: Scene, round: str, person: str, name: str, themes: tuple[str, ...]) -> None:
    """Everybody sees whom somebody has picked first, where the file says so and names are given."""
    key = Picked.key(ALL, f"{round}.{person}")
    if settings_of(scene.item, Settings).picks != "names" or scene.workshop.names != "named":
        return
    if not themes:
        hide_pick(decision, scene.view, round, person)
        return
    decision.put(key, Picked(themes[0]))
    if scene.view.raw(Name.key(ALL, person)) is None:
        decision.put(Name.key(ALL, person), Name(name))


def hide_pick(decision: Decision, view: View, round: str, person: str) -> None:
    key = Picked.key(ALL, f"{round}.{person}")
    if view.raw(key) is not None:
        decision.delete(key)


def take_back(decision: Decision, round: str, wish: tuple[str, ...]) -> None:
    """A wish is counted no longer."""
    if wish:
        decision.count(picks_key(round, wish[0]), -1).count(chosen_key(round), -1)


def begun(view: View, round: str) -> bool:
    """Whether a round has begun, so that its rooms are settled."""
    ran = view.get(Ran, ALL, round)
    return ran is not None and not ran.visited


def held(scene: Scene) -> list[str]:
    """The rounds ahead whose teams are worked out, and told to nobody yet."""
    rounds = settings_of(scene.item, Settings).rounds
    return [round for round in rounds if not begun(scene.view, round) and scene.view.get(Lineup, STAFF, round)]
