"""Wishes become rooms when the choice closes: everybody one for each round that is still ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from rooms.activities.choose.entities import Settings, Teams, begun, rooms_of, wish_key, wish_of
from rooms.activity import Scene, settings_of
from rooms.assignment import Placement, Room, Round, assign
from rooms.document import ALL, Decision, View, own_audience
from rooms.people import Person, Team, everybody
from rooms.programme import Theme
from rooms.roles import Role


def closing(scene: Scene) -> Decision:
    """Everybody a room for each round that is still ahead, as ``rooms.assignment`` says; hosts have theirs."""
    settings, decision = settings_of(scene.item, Settings), scene.decision()
    people = dict(everybody(decision, scene.view))
    rounds = [_round(scene, round, people) for round in settings.rounds]
    placed = assign(rounds, again=settings.again)
    for id, teams in zip(settings.rounds, placed, strict=True):
        if not begun(scene.view, id):
            _put(decision, scene, id, people, teams)
    return decision


def _round(scene: Scene, round: str, people: Mapping[str, Person]) -> Round:
    """Who wishes for what in it; in one that has begun everybody is where they were placed."""
    view, themes = scene.view, rooms_of(scene, round)
    wishes = {
        id: tuple(room for room in wish_of(view, scene.id, round, id) if room in themes)
        for id, who in people.items()
        if _home(who, themes) is None
    }
    fixed = _earlier(view, round, people) if begun(view, round) else {}
    return Round(wishes, {id: Room(theme.seats, theme.least) for id, theme in themes.items()}, fixed)


def _home(who: Person, themes: Mapping[str, Theme]) -> str | None:
    """Hosts belong to their rooms, and take nobody's seat there."""
    return who.room if who.role is Role.HOST and who.room in themes else None


def _earlier(view: View, round: str, people: Mapping[str, Person]) -> dict[str, str]:
    found = {id: view.get(Team, own_audience(id), round) for id in people}
    return {id: team.room for id, team in found.items() if team is not None}


def _put(
    decision: Decision, scene: Scene, round: str, people: Mapping[str, Person], placed: Mapping[str, Placement]
) -> None:
    themes = rooms_of(scene, round)
    sizes: Counter[str] = Counter()
    for id, who in people.items():
        # A wish that was confirmed a moment ago is not overlooked.
        decision.expect(wish_key(scene.id, round, id))
        home = _home(who, themes)
        team = Team(home, 0, "host") if home else _team(placed[id], wish_of(scene.view, scene.id, round, id))
        decision.put(Team.key(own_audience(id), round), team)
        sizes[team.room] += 1
    granted = Counter(str(placement.wish) for placement in placed.values())
    decision.put(Teams.key(ALL, round), Teams(dict(sizes), dict(granted)))


def _team(placement: Placement, wishes: tuple[str, ...]) -> Team:
    why: Any = "none" if not wishes else "wish" if placement.wish == 1 else "full"
    return Team(placement.room, placement.wish, why)
