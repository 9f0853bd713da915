"""Wishes become rooms when the choice closes: everybody one for each round that is still ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from rooms.activities.choose.entities import Settings, Teams, begun, wish_key, wish_of
from rooms.activity import Scene, settings_of
from rooms.assignment import Placement, assign
from rooms.document import ALL, Decision, own_audience
from rooms.people import Person, Team, everybody
from rooms.programme import themes
from rooms.roles import Role


def closing(scene: Scene) -> Decision:
    """Everybody a room for each round that is still ahead, not twice the same one unless they wish for it."""
    settings, view = settings_of(scene.item, Settings), scene.view
    decision = scene.decision()
    people = dict(everybody(decision, view))
    earlier: dict[str, set[str]] = {id: set() for id in people}
    for round in settings.rounds:
        if begun(view, round):
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
    wishes = {id: wish_of(scene.view, scene.id, round, id) for id in people}
    # A wish that was confirmed a moment ago is not overlooked.
    for id in people:
        decision.expect(wish_key(scene.id, round, id))
    hosts = {id: who.room for id, who in people.items() if who.role is Role.HOST and who.room}
    # Hosts belong to their rooms, and take nobody's seat there.
    at_home = Counter(hosts.values())
    seats = {id: None if theme.seats is None else theme.seats + at_home[id] for id, theme in themes(scene.view)}
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
