"""Wishes become rooms: everybody one for each round that is still ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from rooms.activities.choose.entities import (
    Lineup,
    Settings,
    Teams,
    begun,
    lineup_of,
    rooms_of,
    wish_key,
    wish_of,
)
from rooms.activity import settings_of
from rooms.assignment import Placement, Room, Round, assign
from rooms.command import Scene
from rooms.decision import Decision
from rooms.document import ALL, STAFF, View, own_audience
from rooms.people import Merged, Person, Team, everybody
from rooms.programme import Theme
from rooms.roles import Role

People = Mapping[str, Person]
# The rank that a room has for somebody who does not wish for it, where one is sought for a whole group.
UNWISHED = 4


def settled(decision: Decision, scene: Scene) -> dict[str, dict[str, Team]]:
    """Everybody's room in each round that is still ahead, as ``rooms.assignment`` says; hosts have theirs."""
    found = teams_of(scene, dict(everybody(decision, scene.view)), {})
    for round, teams in found.items():
        for id in teams:
            # A wish that was confirmed a moment ago is not overlooked.
            decision.expect(wish_key(scene.id, round, id))
    return found


def tell(decision: Decision, view: View, round: str, teams: Mapping[str, Team]) -> None:
    """Everybody is told their own room, and how many are in each; what moderators prepared has come true."""
    for id, team in teams.items():
        decision.put(Team.key(own_audience(id), round), team)
    placed = guests(teams).values()
    sizes, granted = Counter(team.room for team in placed), Counter(str(team.wish) for team in placed)
    decision.put(Teams.key(ALL, round), Teams(dict(sizes), dict(granted)))
    decision.expect(Lineup.key(STAFF, round)).expect(Merged.key(ALL, round))
    if merged := lineup_of(view, round).merged:
        decision.put(Merged.key(ALL, round), Merged(merged))
    elif view.get(Merged, ALL, round) is not None:
        decision.delete(Merged.key(ALL, round))
    if view.get(Lineup, STAFF, round) is not None:
        decision.delete(Lineup.key(STAFF, round))


def teams_of(scene: Scene, people: People, prepared: Mapping[str, Lineup]) -> dict[str, dict[str, Team]]:
    """Who goes where in each round that is ahead; ``prepared`` stands for what moderators have prepared so far."""
    settings = settings_of(scene.item, Settings)
    plans = {round: prepared.get(round) or lineup_of(scene.view, round) for round in settings.rounds}
    rounds = [_round(scene, round, people, plans[round]) for round in settings.rounds]
    found = {}
    for id, placed in zip(settings.rounds, assign(rounds, again=settings.again), strict=True):
        if not begun(scene.view, id):
            found[id] = {who: _team(scene, id, who, people[who], placed.get(who), plans[id]) for who in people}
    return found


def guests(teams: Mapping[str, Team]) -> dict[str, Team]:
    """Those who are counted where it is said how many work in a room: hosts have theirs, and are counted apart."""
    return {id: team for id, team in teams.items() if team.why != "host"}


def _round(scene: Scene, round: str, people: People, plan: Lineup) -> Round:
    """Who wishes for what in it; in one that has begun everybody is where they were placed."""
    rooms = rooms_of(scene, round)
    themes = {id: theme for id, theme in rooms.items() if id not in plan.merged}
    wishes = {id: _wishes(scene, round, id, plan, themes) for id, who in people.items() if home(who, rooms) is None}
    placed = _earlier(scene.view, round, people) if begun(scene.view, round) else plan.fixed
    fixed = {id: plan.merged.get(room, room) for id, room in placed.items() if id in wishes}
    return Round(wishes, {id: Room(theme.seats, theme.least) for id, theme in themes.items()}, fixed)


def _wishes(scene: Scene, round: str, person: str, plan: Lineup, themes: Mapping[str, Theme]) -> tuple[str, ...]:
    """Whoever wishes for a room that works in another one wishes for that."""
    named = (plan.merged.get(room, room) for room in wish_of(scene.view, scene.id, round, person))
    return tuple(dict.fromkeys(room for room in named if room in themes))


def home(who: Person, themes: Mapping[str, Theme]) -> str | None:
    """Hosts belong to their rooms, and take nobody's seat there."""
    return who.room if who.role is Role.HOST and who.room in themes else None


def _earlier(view: View, round: str, people: People) -> dict[str, str]:
    found = {id: view.get(Team, own_audience(id), round) for id in people}
    return {id: team.room for id, team in found.items() if team is not None}


def _team(scene: Scene, round: str, id: str, who: Person, placement: Placement | None, plan: Lineup) -> Team:
    if placement is None:
        return Team(plan.merged.get(who.room, who.room), 0, "host")
    if id in plan.fixed:
        return Team(placement.room, placement.wish, "moved")
    wishes = wish_of(scene.view, scene.id, round, id)
    asked = next((room for room in wishes if plan.merged.get(room, room) == placement.room), placement.room)
    if asked != placement.room:
        return Team(placement.room, placement.wish, "merged", out_of=asked)
    why: Any = "none" if not wishes else "wish" if placement.wish == 1 else "full"
    return Team(placement.room, placement.wish, why)


def too_few(scene: Scene, round: str, teams: Mapping[str, Team], plan: Lineup) -> dict[str, str]:
    """Rooms below their least number, with the one that suits its people best and has seats for them, if there is."""
    themes = {id: theme for id, theme in rooms_of(scene, round).items() if id not in plan.merged}
    people: dict[str, list[str]] = {id: [] for id in themes}
    for id, team in guests(teams).items():
        people[team.room].append(id)

    def regret(few: str, other: str) -> tuple[int, int]:
        ranks = ((*wish_of(scene.view, scene.id, round, id), other).index(other) for id in people[few])
        return sum(min(rank + 1, UNWISHED) for rank in ranks), len(people[other])

    def fits(few: str, other: str) -> bool:
        seats = themes[other].seats
        return other != few and (seats is None or len(people[few]) + len(people[other]) <= seats)

    found = {}
    for few, theme in themes.items():
        if len(people[few]) < theme.least:
            others = [other for other in themes if fits(few, other)]
            found[few] = min(others, key=lambda other: regret(few, other), default="")
    return found
