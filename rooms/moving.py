"""How moderators take people to another room: one of them, or several at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta

from rooms.activity import activities
from rooms.command import NOT_FOUND, Command, Phase, PlainHandler, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, View, own_audience
from rooms.people import Merged, Person, Place, Team, merged, person, place_of, settle
from rooms.programme import Clock, clock, items
from rooms.roles import STAFF_ROLES, Right
from rooms.wording import Id, Slug, mark

# So many at once: more are moved by letting the agenda place them.
MOST_AT_ONCE = 300


class Move(Command, frozen=True, tag="people.move"):
    """Into another of the rooms that are open; the staff go where they are needed by themselves."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    person: Id
    room: Slug

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        before = place_of(situation.view, self.person)
        return Move(self.person, before) if before else None


class MoveAll(Command, frozen=True, tag="people.place"):
    """Several people into the rooms that are named for them, all at once; who is gone meanwhile is left out."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    places: Annotated[dict[Id, Slug], Meta(min_length=1, max_length=MOST_AT_ONCE)]

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        before = {id: room for id in self.places if (room := place_of(situation.view, id))}
        return MoveAll(before) if before else None


NO_ROOMS = Refusal("no-rooms", mark("People can be moved while the theme rooms are open."), again=True)


def move(situation: Situation, command: Move) -> Decision | Refusal:
    """They see the other room at once; what they write at that very moment still hangs where they were."""
    return _into_rooms(situation, {command.person: command.room})


def move_all(situation: Situation, command: MoveAll) -> Decision | Refusal:
    """As each of them would be moved alone."""
    return _into_rooms(situation, command.places)


def _into_rooms(situation: Situation, wanted: Mapping[str, str]) -> Decision | Refusal:
    view, decision = situation.view, situation.decision().expect(Clock.key(ALL))
    movable = {id: who for id in wanted if (who := _movable(view, id)) is not None}
    if not movable:
        return NOT_FOUND
    for id, who in movable.items():
        item = now.item if (now := view.get(Place, own_audience(id))) else clock(view).item
        opened = _rooms_of(situation, item)
        if not opened:
            return NO_ROOMS
        if wanted[id] not in opened:
            return NOT_FOUND
        decision.expect(Merged.key(ALL, item))
        settle(decision, view, id, who, wanted[id], item)
        before = view.get(Team, own_audience(id), item)
        moved = Team(wanted[id], why="moved", before=before.before or before if before else None)
        decision.put(Team.key(own_audience(id), item), moved)
    return decision


def _movable(view: View, id: str) -> Person | None:
    who = person(view, id)
    return None if who is None or who.role in STAFF_ROLES else who


def _rooms_of(situation: Situation, id: str) -> list[str]:
    """The rooms in which people are during that item: not those that work in another one."""
    item = dict(items(situation.view)).get(id)
    if item is None:
        return []
    scene = Scene(view=situation.view, now=situation.now, actor=situation.actor, id=id, item=item, phase=Phase.OPEN)
    elsewhere = merged(situation.view, id)
    return [room for room in activities()[item.kind].rooms(scene) if room not in elsewhere]


HANDLERS: Mapping[type[Command], PlainHandler] = {Move: move, MoveAll: move_all}
