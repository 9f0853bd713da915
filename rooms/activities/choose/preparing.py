"""What moderators see and change before anybody else is told: who goes where, who is put elsewhere, what is merged.

After the close only where it is released by hand, as long as it has not been.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta
from msgspec.structs import replace

from rooms.activities.choose.entities import Lineup, Settings, begun, held, lineup_of, rooms_of
from rooms.activities.choose.placing import guests, teams_of, too_few
from rooms.activity import settings_of
from rooms.command import NOT_FOUND, SINCE_OPENING, Command, Handler, ItemCommand, Phase, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import STAFF
from rooms.people import everybody
from rooms.roles import Right
from rooms.wording import Id, Slug, mark

Optional = Annotated[str, Meta(max_length=40)]


class LineUp(ItemCommand, frozen=True, tag="choose.line_up"):
    """Work out who would go where if the choice closed now, for moderators alone."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = SINCE_OPENING

    def done(self) -> str:
        return mark("Worked out who would go where")


class Put(ItemCommand, frozen=True, tag="choose.put"):
    """Somebody will be in that room of the round, whatever they wish for; without one their wishes count again."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = SINCE_OPENING
    round: Slug
    person: Id
    room: Optional = ""

    def done(self) -> str:
        return mark("Somebody put in a room ahead") if self.room else mark("Somebody's wishes count again")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        before = lineup_of(situation.view, self.round).fixed.get(self.person, "")
        return Put(self.item, self.round, self.person, before)


class Merge(ItemCommand, frozen=True, tag="choose.merge"):
    """The people of a room will work in another one in that round; without one it has its own again."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = SINCE_OPENING
    round: Slug
    room: Slug
    into: Optional = ""

    def done(self) -> str:
        return mark("Rooms put together") if self.into else mark("A room on its own again")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        merged = lineup_of(situation.view, self.round).merged
        # What worked in this room went along, and would not come back with it.
        return None if self.room in merged.values() else replace(self, into=merged.get(self.room, ""))


TOLD = Refusal("told", mark("Everybody knows their room already."))
ONE_LEFT = Refusal("invalid", mark("A room works in another one that stays open, and not in itself."))


def line_up(scene: Scene, command: LineUp) -> Decision | Refusal:
    return TOLD if _told(scene) else _worked_out(scene, {})


def put(scene: Scene, command: Put) -> Decision | Refusal:
    plan = lineup_of(scene.view, command.round)
    if _told(scene):
        return TOLD
    if not _known(scene, command.round, command.room) or command.person not in plan.teams:
        return NOT_FOUND
    fixed = {id: room for id, room in plan.fixed.items() if id != command.person}
    if command.room:
        fixed[command.person] = command.room
    return _worked_out(scene, {command.round: replace(plan, fixed=fixed)})


def merge(scene: Scene, command: Merge) -> Decision | Refusal:
    room, into, plan = command.room, command.into, lineup_of(scene.view, command.round)
    if _told(scene):
        return TOLD
    if not _known(scene, command.round, room) or not _known(scene, command.round, into):
        return NOT_FOUND
    if into == room or into in plan.merged:
        return ONE_LEFT
    merged = {one: other for one, other in plan.merged.items() if one != room}
    if into:
        # What works in this room goes along.
        merged = {one: into if other == room else other for one, other in merged.items()} | {room: into}
    return _worked_out(scene, {command.round: replace(plan, merged=merged)})


def _told(scene: Scene) -> bool:
    """Whether the choice is over and everybody knows their room."""
    return scene.phase is not Phase.OPEN and not held(scene)


def _known(scene: Scene, round: str, room: str) -> bool:
    rounds = settings_of(scene.item, Settings).rounds
    return round in rounds and not begun(scene.view, round) and (not room or room in rooms_of(scene, round))


def _worked_out(scene: Scene, changed: Mapping[str, Lineup]) -> Decision:
    """Everything anew, with what has ``changed``: it is only a look ahead, so that people come and wish meanwhile."""
    decision, view = scene.decision(), scene.view
    people = dict(everybody(Decision(view), view))
    for round, teams in teams_of(scene, people, changed).items():
        plan = changed.get(round) or lineup_of(view, round)
        fixed = {id: room for id, room in plan.fixed.items() if id in people}
        few = too_few(scene, round, teams, plan)
        decision.put(Lineup.key(STAFF, round), Lineup(scene.now, guests(teams), fixed, plan.merged, few))
    return decision


HANDLERS: Mapping[type[ItemCommand], Handler] = {LineUp: line_up, Put: put, Merge: merge}
