"""Choose your fighter: everybody wishes for themes, and has a room for each round when it closes.

With ``wishes`` the rooms are assigned at the close, by ``rooms.assignment``; with ``free`` a choice takes a
seat at once, and no theme has more takers than seats. A break may reopen it for the rounds still ahead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import Meta

from rooms.activity import RUNNING, Activity, ItemCommand, Misfit, Scene, Surroundings, activities, settings_of
from rooms.assignment import Placement, assign
from rooms.blocks import Block, Say, Table
from rooms.document import ALL, Decision, Entity, Refusal, View, key_of, own_audience
from rooms.fields import Field, Fields
from rooms.people import Person, Team, everybody
from rooms.programme import Ran, items, themes
from rooms.roles import Role
from rooms.wording import Slug, mark


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For which rounds (items with theme rooms) is chosen, how, and how many wishes one may have."""

    FIELDS: ClassVar[Fields] = {
        "rounds": Field(mark("For which items"), mark("Items with theme rooms."), refers="item"),
        "mode": Field(
            mark("How"),
            options={"wishes": mark("Wishes, then everybody is assigned"), "free": mark("First come, first seated")},
        ),
        "wishes": Field(mark("Wishes for each round"), mark("Only where wishes are collected.")),
        "again": Field(mark("The same room twice, also for who did not wish for it")),
    }
    rounds: Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=6)]
    mode: Literal["wishes", "free"] = "wishes"
    wishes: Annotated[int, Meta(ge=1, le=3)] = 2
    again: bool = False


class Wish(Entity, frozen=True):
    """``me:<person>/wish:<item>.<round>``: themes, the dearest first."""

    KIND = "wish"
    themes: tuple[str, ...]


class Teams(Entity, frozen=True):
    """``all/teams:<round>``: how many were placed where, and how many got their wish of which number (0: none)."""

    KIND = "teams"
    sizes: dict[str, int]
    wishes: dict[str, int]


class WishFor(ItemCommand, frozen=True, tag="choose.wish"):
    """The wishes for one round, in their order; none takes them back."""

    WHEN = RUNNING
    round: Slug
    themes: Annotated[tuple[Slug, ...], Meta(max_length=3)]


NO_SEAT = Refusal("full", mark("No seat is free there any more. Please choose another theme."))
BAD_WISH = Refusal("invalid", mark("That wish does not fit: one theme once, and not more wishes than asked for."))
ROUND_OVER = Refusal("closed", mark("That round has already begun."))
NOT_PLACED = Refusal("not-placed", mark("Hosts have their room, and moderators go where they are needed."))


def wish(scene: Scene, command: WishFor) -> Decision | Refusal:
    settings, view = settings_of(scene.item, Settings), scene.view
    if scene.actor.staff or scene.actor.room:
        return NOT_PLACED
    known = {id for id, _ in themes(view)}
    most = settings.wishes if settings.mode == "wishes" else 1
    if command.round not in settings.rounds or len(command.themes) > most:
        return BAD_WISH
    if len(set(command.themes)) < len(command.themes) or not known.issuperset(command.themes):
        return BAD_WISH
    if _begun(view, command.round):
        return ROUND_OVER
    mine = Wish.key(own_audience(scene.actor.person), f"{scene.id}.{command.round}")
    before = view.get(Wish, own_audience(scene.actor.person), f"{scene.id}.{command.round}")
    decision = scene.decision().expect(Ran.key(ALL, command.round)).expect(mine)
    if command.themes:
        decision.put(mine, Wish(command.themes))
    elif before is not None:
        decision.delete(mine)
    _count(decision, scene, settings, command, before.themes if before else ())
    return decision


def leaving(scene: Scene, person: str) -> Decision:
    """What somebody wished for is free again for others, where it is not yet assigned."""
    decision = scene.decision()
    for round in settings_of(scene.item, Settings).rounds:
        key = Wish.key(own_audience(person), f"{scene.id}.{round}")
        mine = scene.view.get(Wish, own_audience(person), f"{scene.id}.{round}")
        decision.expect(key).expect(Ran.key(ALL, round))
        if mine is not None and not _begun(scene.view, round):
            _take_back(decision.delete(key), round, mine)
    return decision


def _take_back(decision: Decision, round: str, wish: Wish) -> None:
    decision.count(picks_key(round, wish.themes[0]), -1).count(key_of(ALL, "chosen", round), -1)


def _count(decision: Decision, scene: Scene, settings: Settings, command: WishFor, before: tuple[str, ...]) -> None:
    """First wishes by theme, which are the seats taken where the choice is free, and how many have chosen."""
    seats = {id: theme.seats for id, theme in themes(scene.view)}
    was, now = before[:1], command.themes[:1]
    if was != now:
        for id in was:
            decision.count(picks_key(command.round, id), -1)
        for id in now:
            most = seats[id] if settings.mode == "free" else None
            decision.count(picks_key(command.round, id), most=most, refusal=NO_SEAT)
    if bool(was) != bool(now):
        decision.count(key_of(ALL, "chosen", command.round), 1 if now else -1)


def picks_key(round: str, theme: str) -> str:
    return key_of(ALL, "picks", f"{round}.{theme}")


def closing(scene: Scene) -> Decision:
    """Everybody a room for each round that is still ahead, not twice the same one unless they wish for it."""
    settings, view = settings_of(scene.item, Settings), scene.view
    decision = scene.decision()
    people = dict(everybody(decision, view))
    earlier: dict[str, set[str]] = {id: set() for id in people}
    for round in settings.rounds:
        if _begun(view, round):
            teams = {id: team.room for id in people if (team := view.get(Team, own_audience(id), round)) is not None}
        else:
            teams = _assign(decision, scene, settings, round, people, earlier)
        for id, room in teams.items():
            earlier[id].add(room)
    return decision


def _assign(
    decision: Decision,
    scene: Scene,
    settings: Settings,
    round: str,
    people: Mapping[str, Person],
    earlier: Mapping[str, set[str]],
) -> dict[str, str]:
    view = scene.view
    wishes = {
        id: found.themes if (found := view.get(Wish, own_audience(id), f"{scene.id}.{round}")) else () for id in people
    }
    # A wish that was confirmed a moment ago is not overlooked.
    for id in people:
        decision.expect(Wish.key(own_audience(id), f"{scene.id}.{round}"))
    hosts = {id: who.room for id, who in people.items() if who.role is Role.HOST and who.room}
    # Hosts belong to their rooms, and take nobody's seat there.
    at_home = Counter(hosts.values())
    seats = {id: None if theme.seats is None else theme.seats + at_home[id] for id, theme in themes(view)}
    placed = assign(wishes, seats, fixed=hosts, avoid={} if settings.again else earlier)
    for id, placement in placed.items():
        why = _why(id in hosts, wishes[id], placement)
        decision.put(Team.key(own_audience(id), round), Team(placement.room, placement.wish, why))
    decision.put(Teams.key(ALL, round), _sums(placed, hosts))
    return {id: placement.room for id, placement in placed.items()}


def _why(host: bool, wishes: tuple[str, ...], placement: Placement) -> Any:
    if host:
        return "host"
    if not wishes:
        return "none"
    return "wish" if placement.wish == 1 else "full"


def _sums(placed: Mapping[str, Placement], hosts: Mapping[str, str]) -> Teams:
    sizes: dict[str, int] = {}
    granted: dict[str, int] = {}
    for id, placement in placed.items():
        sizes[placement.room] = sizes.get(placement.room, 0) + 1
        if id not in hosts:
            granted[str(placement.wish)] = granted.get(str(placement.wish), 0) + 1
    return Teams(sizes, granted)


def forget(scene: Scene, people: frozenset[str]) -> Decision:
    """Their wishes are counted no longer, and neither are they among those who were placed."""
    decision = scene.decision()
    for round in settings_of(scene.item, Settings).rounds:
        for id in people:
            wish = scene.view.get(Wish, own_audience(id), f"{scene.id}.{round}")
            if wish is not None:
                _take_back(decision, round, wish)
        teams = scene.view.get(Teams, ALL, round)
        if teams is not None:
            decision.put(Teams.key(ALL, round), _without(teams, _teams(scene.view, round, people)))
    return decision


def _teams(view: View, round: str, people: frozenset[str]) -> list[Team]:
    """How these people were placed, wherever they were moved afterwards."""
    found = [view.get(Team, own_audience(id), round) for id in people]
    return [team.before or team for team in found if team is not None]


def _without(teams: Teams, gone: list[Team]) -> Teams:
    sizes, wishes = dict(teams.sizes), dict(teams.wishes)
    # Who came late or had no room before was never among those who were placed by their wishes.
    for team in gone:
        if team.why in ("wish", "full", "none", "host"):
            sizes[team.room] = sizes.get(team.room, 0) - 1
        if team.why in ("wish", "full", "none"):
            wishes[str(team.wish)] = wishes.get(str(team.wish), 0) - 1
    return Teams(_counted(sizes), _counted(wishes))


def _counted(numbers: dict[str, int]) -> dict[str, int]:
    return {name: many for name, many in numbers.items() if many > 0}


def _begun(view: View, round: str) -> bool:
    return view.raw(Ran.key(ALL, round)) is not None


NO_ROOMS_THERE = mark("The item “{round}” has no theme rooms to choose from.")
WITH_ROOMS = mark("Items with theme rooms are: {choices}.")
WITHOUT_ROOMS = mark('Write an item with kind = "{kind}".')
NO_THEMES = (mark("There is nothing to choose from."), mark("Write at least two [[theme]]."))


def faults(settings: Settings, around: Surroundings) -> list[Misfit]:
    roomy = sorted(kind for kind, activity in activities().items() if activity.has_rooms)
    with_rooms = [id for id, kind in around.items.items() if kind in roomy]
    right = WITH_ROOMS if with_rooms else WITHOUT_ROOMS
    values = {"choices": ", ".join(with_rooms), "kind": roomy[0]}
    wrong = [round for round in settings.rounds if round not in with_rooms]
    found = [Misfit("rounds", NO_ROOMS_THERE, right, {"round": round, **values}) for round in wrong]
    return found if len(around.themes) > 1 else [*found, Misfit("rounds", *NO_THEMES)]


def report(scene: Scene, say: Say) -> list[Block]:
    settings, view = settings_of(scene.item, Settings), scene.view
    titles = {id: item.title for id, item in items(view)}
    blocks: list[Block] = []
    for round in settings.rounds:
        teams = view.get(Teams, ALL, round)
        rows = tuple(
            (theme.name, view.number(picks_key(round, id)), teams.sizes.get(id, 0) if teams else 0)
            for id, theme in themes(view)
        )
        if teams is not None or any(row[1] for row in rows):
            columns = (say("Theme"), say("first wishes"), say("placed"))
            blocks.append(Table(titles.get(round, round), columns, rows, (1, 2), "placements"))
    return blocks


ACTIVITY = Activity(
    kind="choose",
    label=mark("Choice of a room"),
    about=mark("Everybody wishes for the rooms in which they will work."),
    settings=Settings,
    handlers={WishFor: wish},
    closing=closing,
    leaving=leaving,
    forget=forget,
    report=report,
    faults=faults,
)
