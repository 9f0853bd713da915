"""When everybody is told where they will be: when the choice closes, or where the file says so, when it is released.

Until then only those who moderate see it. What they forget to release is told when the first of its rooms open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rooms.activities.choose.entities import Lineup, Settings, Teams, held, lineup_of, rooms_of
from rooms.activities.choose.placing import guests, home, settled, tell, too_few
from rooms.activities.choose.preparing import TOLD
from rooms.activities.choose.untelling import Withhold, remember, where_it_was_left
from rooms.activity import settings_of
from rooms.command import SINCE_OPENING, Command, Handler, ItemCommand, Phase, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, own_audience, split_key
from rooms.people import Team, everybody
from rooms.programme import clock
from rooms.roles import Right
from rooms.wording import mark


class Release(ItemCommand, frozen=True, tag="choose.release"):
    """Tell everybody where they will be, after the choice has closed, as moderators see it then."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = SINCE_OPENING

    def done(self) -> str:
        return mark("Everybody told where they will be")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Withhold(self.item)

    def told(self, situation: Situation, decision: Decision) -> dict[str, Any]:
        """With the rounds of which everybody was told, each until its rooms open."""
        keys = [split_key(key) for key in decision.puts]
        told = [round for audience, kind, round in keys if (audience, kind) == (ALL, Teams.KIND)]
        return {**super().told(situation, decision), "rounds": told}


STILL_OPEN = Refusal("still-open", mark("The choice is still open: wishes may change until it closes."), again=True)


def closing(scene: Scene) -> Decision:
    decision = scene.decision()
    by_hand = settings_of(scene.item, Settings).release == "by-hand"
    for round, teams in settled(decision, scene).items():
        remember(decision, scene, round, left=clock(scene.view).left)
        if by_hand:
            _hold(decision, scene, round, teams)
        else:
            tell(decision, scene.view, round, teams)
    return decision


def release(scene: Scene, command: Release) -> Decision | Refusal:
    if scene.phase is Phase.OPEN:
        return STILL_OPEN
    return _released(scene, left="") if held(scene) else TOLD


def ahead(scene: Scene, item: str) -> Decision:
    """Rooms open for which it has not been released yet; or the agenda goes back from them at once."""
    if item in held(scene):
        return _released(scene, left=clock(scene.view).left)
    return where_it_was_left(scene)


def _hold(decision: Decision, scene: Scene, round: str, teams: Mapping[str, Team]) -> None:
    """What people have been told before, where a break let them wish anew, holds no longer."""
    plan = lineup_of(scene.view, round)
    fixed = {id: room for id, room in plan.fixed.items() if id in teams}
    few = too_few(scene, round, teams, plan)
    decision.put(Lineup.key(STAFF, round), Lineup(scene.now, guests(teams), fixed, plan.merged, few))
    keys = [Teams.key(ALL, round), *(Team.key(own_audience(id), round) for id in teams)]
    for key in keys:
        if scene.view.raw(key) is not None:
            decision.delete(key)


def _released(scene: Scene, *, left: str) -> Decision:
    """Just what moderators saw, of those who are still there; who has come since is placed when the rooms open."""
    decision = scene.decision()
    here = dict(everybody(decision, scene.view))
    for round in held(scene):
        plan, rooms = lineup_of(scene.view, round), rooms_of(scene, round)
        hosts = {id: room for id, who in here.items() if (room := home(who, rooms)) is not None}
        teams = {id: team for id, team in plan.teams.items() if id in here}
        teams |= {id: Team(plan.merged.get(room, room), 0, "host") for id, room in hosts.items()}
        remember(decision, scene, round, left=left)
        tell(decision, scene.view, round, teams)
    return decision


HANDLERS: Mapping[type[ItemCommand], Handler] = {Release: release}
