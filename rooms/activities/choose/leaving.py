"""What becomes of the wishes of people who are removed and come back, and of those who only rehearsed."""

from __future__ import annotations

from msgspec.structs import replace

from rooms.activities.choose.entities import (
    Aside,
    Lineup,
    Settings,
    Teams,
    Wish,
    begun,
    chosen_key,
    hide_pick,
    picks_key,
    rooms_of,
    show_pick,
    take_back,
    wish_key,
    wish_of,
)
from rooms.activities.choose.placing import too_few
from rooms.activities.choose.untelling import Untold, remembered
from rooms.activity import settings_of
from rooms.command import Scene
from rooms.decision import Decision
from rooms.document import ALL, STAFF, View, own_audience
from rooms.people import Person, Team
from rooms.programme import Ran, themes
from rooms.roles import Role


def leaving(scene: Scene, person: str) -> Decision:
    """What somebody wished for is free again for others, where it is not yet assigned, and kept for their return."""
    decision = scene.decision()
    for round in settings_of(scene.item, Settings).rounds:
        key, wish = wish_key(scene.id, round, person), wish_of(scene.view, scene.id, round, person)
        decision.expect(key).expect(Ran.key(ALL, round))
        hide_pick(decision, scene.view, round, person)
        if wish and not begun(scene.view, round):
            take_back(decision.delete(key), round, wish)
            decision.put(_aside(scene, round, person), Aside(wish))
    return decision


def returning(scene: Scene, person: str, who: Person) -> Decision:
    """They wish for what they wished for before, unless it was begun, or taken by others, without them."""
    decision = scene.decision()
    if who.role is not Role.PARTICIPANT:
        return decision
    for round in settings_of(scene.item, Settings).rounds:
        kept = scene.view.get(Aside, own_audience(person), f"{scene.id}.{round}")
        if kept is None:
            continue
        decision.delete(_aside(scene, round, person)).expect(Ran.key(ALL, round))
        if not begun(scene.view, round) and not wish_of(scene.view, scene.id, round, person):
            _wish_again(decision, scene, round, person, who, kept.themes)
    return decision


def _wish_again(
    decision: Decision, scene: Scene, round: str, person: str, who: Person, wished: tuple[str, ...]
) -> None:
    there, seats = rooms_of(scene, round), {id: theme.seats for id, theme in themes(scene.view)}
    wish = tuple(theme for theme in wished if theme in there)
    free = settings_of(scene.item, Settings).mode == "free"
    most = seats[wish[0]] if wish and free else None
    if not wish or (most is not None and scene.view.number(picks_key(round, wish[0])) >= most):
        return
    decision.put(wish_key(scene.id, round, person), Wish(wish))
    decision.count(picks_key(round, wish[0]), most=most).count(chosen_key(round))
    show_pick(decision, scene, round, person, who.name, wish)


def _aside(scene: Scene, round: str, person: str) -> str:
    return Aside.key(own_audience(person), f"{scene.id}.{round}")


def forget(scene: Scene, people: frozenset[str]) -> Decision:
    """Their wishes are counted no longer, and neither are they among those who were placed."""
    decision = scene.decision()
    for round in settings_of(scene.item, Settings).rounds:
        for id in people:
            take_back(decision, round, wish_of(scene.view, scene.id, round, id))
            hide_pick(decision, scene.view, round, id)
        for key, untold in remembered(scene.view, round):
            decision.put(key, _untold_without(scene, round, untold, people))
        teams = scene.view.get(Teams, ALL, round)
        lineup = scene.view.get(Lineup, STAFF, round)
        if lineup is not None and people & lineup.teams.keys():
            _prepare_without(decision, scene, round, lineup, people)
        if teams is not None:
            decision.put(Teams.key(ALL, round), _without(teams, _teams(scene.view, round, people)))
    return decision


def _prepare_without(decision: Decision, scene: Scene, round: str, lineup: Lineup, people: frozenset[str]) -> None:
    """What moderators have prepared for others stays: it may be all that these are still to be told."""
    key, left = Lineup.key(STAFF, round), _lineup_without(scene, round, lineup, people)
    if left is None:
        decision.delete(key)
    else:
        decision.put(key, left)


def _lineup_without(scene: Scene, round: str, lineup: Lineup, people: frozenset[str]) -> Lineup | None:
    teams = {id: team for id, team in lineup.teams.items() if id not in people}
    fixed = {id: room for id, room in lineup.fixed.items() if id in teams}
    return replace(lineup, teams=teams, fixed=fixed, few=too_few(scene, round, teams, lineup)) if teams else None


def _untold_without(scene: Scene, round: str, untold: Untold, people: frozenset[str]) -> Untold:
    lineup = _lineup_without(scene, round, untold.lineup, people) if untold.lineup else None
    teams = _without(untold.teams, [team for id, team in untold.own.items() if id in people]) if untold.teams else None
    own = {id: team for id, team in untold.own.items() if id not in people}
    return replace(untold, lineup=lineup, teams=teams, own=own)


def _teams(view: View, round: str, people: frozenset[str]) -> list[Team]:
    """Where these people are placed."""
    found = [view.get(Team, own_audience(id), round) for id in people]
    return [team for team in found if team is not None]


def _without(teams: Teams, gone: list[Team]) -> Teams:
    sizes, wishes = dict(teams.sizes), dict(teams.wishes)
    # Who came late or had no room before was never among those who were placed by their wishes.
    for team in (team.before or team for team in gone):
        if team.why in ("wish", "full", "none", "merged"):
            sizes[team.room] = sizes.get(team.room, 0) - 1
            wishes[str(team.wish)] = wishes.get(str(team.wish), 0) - 1
    return Teams(_counted(sizes), _counted(wishes))


def _counted(numbers: dict[str, int]) -> dict[str, int]:
    return {name: many for name, many in numbers.items() if many > 0}
