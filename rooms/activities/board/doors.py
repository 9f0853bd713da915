"""How moderators change which rooms there are while people work in them: another one, or two put together.

A room that works in another one is closed for this item; its board and what was written there stay.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta
from msgspec.structs import replace

from rooms.activities.board.entities import Goal, Note, Proposal, boards_of, cards_key, rooms_of, veilings_key
from rooms.activities.board.revealing import veiled_in
from rooms.activity import activities
from rooms.appointing import Appoint, appoint
from rooms.attendance import back_into_the_room
from rooms.command import NOT_FOUND, RUNNING, Command, Handler, ItemCommand, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, SEALED, STAFF, View, host_audience, key_of, own_audience, room_audience
from rooms.people import Merged, Person, Team, merged, placed_key, places, settle
from rooms.programme import Theme, clock, items, themes
from rooms.roles import Right, Role
from rooms.wording import NameText, Question, Slug, Url, mark, slug

# As many themes as a workshop file may have: they are carried into one.
MOST_ROOMS = 40
# How often one was opened.
OPENINGS = key_of(SEALED, "openings")
Optional = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{0,64}\Z")]


class Open(ItemCommand, frozen=True, tag="board.open"):
    """Open another room, with an empty board under these questions; ``host`` is who becomes its host, if somebody does.

    Later items that have all rooms have this one too.
    """

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = RUNNING
    name: NameText
    questions: Annotated[tuple[Question, ...], Meta(min_length=1, max_length=12)]
    seats: Annotated[int, Meta(ge=1, le=5_000)] | None = None
    conference: Url = ""
    host: Optional = ""

    def done(self) -> str:
        return mark("Room “{name}” opened")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Shut(self.item, room_id(situation.command))


class Shut(ItemCommand, frozen=True, tag="board.shut"):
    """Take a room away that was opened while it runs, as long as only its host is in it and nothing hangs there."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = RUNNING
    room: Slug

    def done(self) -> str:
        return mark("A room taken away")


class Merge(ItemCommand, frozen=True, tag="board.merge"):
    """Everybody in a room goes ``into`` another one, with which it works until this item ends."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = RUNNING
    room: Slug
    into: Slug

    def done(self) -> str:
        return mark("Rooms put together")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        # What worked in this room went along, and would not come back with it.
        return None if self.room in merged(situation.view, self.item).values() else Part(self.item, self.room)


class Part(ItemCommand, frozen=True, tag="board.part"):
    """A room works on its own again, with everybody who came out of it."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = RUNNING
    room: Slug

    def done(self) -> str:
        return mark("A room on its own again")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Merge(self.item, self.room, merged(situation.view, self.item)[self.room])


ENOUGH_ROOMS = Refusal("enough", mark("There are as many rooms as there may be."))
NOT_EMPTY = Refusal("not-empty", mark("Somebody is in that room, or something hangs there."))
THE_SAME = Refusal("invalid", mark("A room works in another one that stays open, and not in itself."))


def room_id(command: str) -> str:
    """What no other room is called: made of the id of the command that opens it."""
    return slug(f"room {command[-16:]}")


def open_(scene: Scene, command: Open) -> Decision | Refusal:
    """Newcomers are placed there at once, as it is the emptiest."""
    known, id = themes(scene.view), room_id(scene.command)
    if len(known) >= MOST_ROOMS:
        return ENOUGH_ROOMS
    theme = Theme(
        place=1 + max((theme.place for _, theme in known), default=-1),
        name=command.name,
        questions=command.questions,
        seats=command.seats,
        conference=command.conference,
        opened=scene.id,
    )
    # Of two that are opened in the same moment the second is decided again: there is one more, and one place less.
    decision = scene.decision().put(Theme.key(ALL, id), theme).expect(OPENINGS).count(OPENINGS)
    if not command.host:
        return decision
    appointed = appoint(dataclasses.replace(scene, view=decision.preview()), Appoint(command.host, "host", id))
    return appointed if isinstance(appointed, Refusal) else decision.also(appointed)


def shut(scene: Scene, command: Shut) -> Decision | Refusal:
    """Its host takes part again, in the room in which they were before."""
    room, view = command.room, scene.view
    theme = view.get(Theme, ALL, room)
    if theme is None or not theme.opened:
        return NOT_FOUND
    hosts = {id: who for id, who in view.each(Person, STAFF) if who.room == room and not who.removed}
    used = _hangs(view, room) or room in merged(view, scene.id).values()
    if used or any(place.room == room and id not in hosts for id, place in places(view)):
        return NOT_EMPTY
    decision = scene.decision().delete(Theme.key(ALL, room))
    # Nobody comes in while it goes, and nothing is pinned up.
    for key in (Merged.key(ALL, scene.id), placed_key(room), cards_key(scene.id, room), veilings_key(room)):
        decision.expect(key)
    for id, who in hosts.items():
        appointed = appoint(dataclasses.replace(scene, view=decision.preview()), Appoint(id, "participant"))
        if isinstance(appointed, Refusal):
            return appointed
        decision.also(appointed)
        there = dataclasses.replace(scene, view=decision.preview())
        back_into_the_room(decision, there, id, replace(who, role=Role.PARTICIPANT, room=""))
    return decision


def _hangs(view: View, room: str) -> bool:
    """Whether anybody would miss something: what the host has hidden and what is written in silence count too."""
    kinds, audiences = (Note.KIND, Goal.KIND, Proposal.KIND), (room_audience(room), host_audience(room))
    return any(view.ids(kind, audience) for kind in kinds for audience in audiences) or bool(veiled_in(view, room))


def merge(scene: Scene, command: Merge) -> Decision | Refusal:
    """They are told by their pages; who comes back to the room is with the others."""
    room, into, opened = command.room, command.into, rooms_of(scene)
    if room not in opened or into not in opened:
        return NOT_FOUND
    if room == into:
        return THE_SAME
    along = {one: into if other == room else other for one, other in merged(scene.view, scene.id).items()}
    decision = scene.decision().put(Merged.key(ALL, scene.id), Merged(along | {room: into}))
    for id, place in places(scene.view):
        if place.room == room:
            _take(decision, scene, id, into, _together(scene, id, room, into))
    _tell_others(decision, scene)
    return decision


def _tell_others(decision: Decision, scene: Scene) -> None:
    """What else is open while the rooms are put together."""
    whole, present = dict(items(scene.view)), clock(scene.view).item
    for id in (*whole[present].reopens, present) if present in whole else ():
        there = dataclasses.replace(scene, view=decision.preview(), id=id, item=whole[id])
        decision.also(activities()[whole[id].kind].merging(there))


def part(scene: Scene, command: Part) -> Decision | Refusal:
    """Who was taken elsewhere meanwhile stays there."""
    room, elsewhere = command.room, merged(scene.view, scene.id)
    if room not in elsewhere or room not in boards_of(scene):
        return NOT_FOUND
    left = {one: other for one, other in elsewhere.items() if one != room}
    decision = scene.decision().put(Merged.key(ALL, scene.id), Merged(left))
    for id, place in places(scene.view):
        who, team = scene.view.get(Person, STAFF, id), scene.view.get(Team, own_audience(id), scene.id)
        hosts, came = who is not None and who.room == room, team is not None and team.out_of == room
        if place.room == elsewhere[room] and (hosts or came):
            _take(decision, scene, id, room, Team(room, why="host") if hosts else _apart(team, room))
    return decision


def _together(scene: Scene, id: str, room: str, into: str) -> Team:
    """Who came into this room with another one comes out of that one still."""
    team = scene.view.get(Team, own_audience(id), scene.id) or Team(room)
    return Team(into, why="merged", before=team.before or team, out_of=team.out_of or room)


def _apart(team: Team | None, room: str) -> Team:
    """What they had been given before, where it was this room."""
    before = team.before if team else None
    return before if before and before.room == room else Team(room, why="moved", before=before)


def _take(decision: Decision, scene: Scene, id: str, room: str, team: Team) -> None:
    who = scene.view.get(Person, STAFF, id)
    if who is not None:
        settle(decision, scene.view, id, who, room, scene.id)
        decision.put(Team.key(own_audience(id), scene.id), team)


HANDLERS: Mapping[type[ItemCommand], Handler] = {Open: open_, Shut: shut, Merge: merge, Part: part}
