"""What becomes of the wishes of people who are removed, and of those who only rehearsed."""

from __future__ import annotations

from msgspec.structs import replace

from rooms.activities.choose.entities import Lineup, Settings, Teams, begun, hide_pick, take_back, wish_key, wish_of
from rooms.activities.choose.placing import too_few
from rooms.activity import settings_of
from rooms.command import Scene
from rooms.decision import Decision
from rooms.document import ALL, STAFF, View, own_audience
from rooms.people import Team
from rooms.programme import Ran


def leaving(scene: Scene, person: str) -> Decision:
    """What somebody wished for is free again for others, where it is not yet assigned."""
    decision = scene.decision()
    for round in settings_of(scene.item, Settings).rounds:
        key, wish = wish_key(scene.id, round, person), wish_of(scene.view, scene.id, round, person)
        decision.expect(key).expect(Ran.key(ALL, round))
        hide_pick(decision, scene.view, round, person)
        if wish and not begun(scene.view, round):
            take_back(decision.delete(key), round, wish)
    return decision


def forget(scene: Scene, people: frozenset[str]) -> Decision:
    """Their wishes are counted no longer, and neither are they among those who were placed."""
    decision = scene.decision()
    for round in settings_of(scene.item, Settings).rounds:
        for id in people:
            take_back(decision, round, wish_of(scene.view, scene.id, round, id))
            hide_pick(decision, scene.view, round, id)
        teams = scene.view.get(Teams, ALL, round)
        lineup = scene.view.get(Lineup, STAFF, round)
        if lineup is not None and people & lineup.teams.keys():
            _prepare_without(decision, scene, round, lineup, people)
        if teams is not None:
            decision.put(Teams.key(ALL, round), _without(teams, _teams(scene.view, round, people)))
    return decision


def _prepare_without(decision: Decision, scene: Scene, round: str, lineup: Lineup, people: frozenset[str]) -> None:
    """What moderators have prepared for others stays: it may be all that these are still to be told."""
    key, teams = Lineup.key(STAFF, round), {id: team for id, team in lineup.teams.items() if id not in people}
    if not teams:
        decision.delete(key)
        return
    fixed = {id: room for id, room in lineup.fixed.items() if id in teams}
    decision.put(key, replace(lineup, teams=teams, fixed=fixed, few=too_few(scene, round, teams, lineup)))


def _teams(view: View, round: str, people: frozenset[str]) -> list[Team]:
    """How these people were placed, wherever they were moved afterwards."""
    found = [view.get(Team, own_audience(id), round) for id in people]
    return [team.before or team for team in found if team is not None]


def _without(teams: Teams, gone: list[Team]) -> Teams:
    sizes, wishes = dict(teams.sizes), dict(teams.wishes)
    # Who came late or had no room before was never among those who were placed by their wishes.
    for team in gone:
        if team.why in ("wish", "full", "none", "merged"):
            sizes[team.room] = sizes.get(team.room, 0) - 1
            wishes[str(team.wish)] = wishes.get(str(team.wish), 0) - 1
    return Teams(_counted(sizes), _counted(wishes))


def _counted(numbers: dict[str, int]) -> dict[str, int]:
    return {name: many for name, many in numbers.items() if many > 0}
