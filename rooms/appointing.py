"""Who looks after what, decided while it runs: moderators make somebody a host, a moderator, or a participant again.

What somebody wrote, their place and their way in stay theirs; only what they may do becomes another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from msgspec.structs import replace

from rooms.activity import activities
from rooms.attendance import back_into_the_room, signable, wishing_again
from rooms.command import FORBIDDEN, NOT_FOUND, Command, Phase, PlainHandler, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, View, own_audience, room_audience
from rooms.people import (
    FULL,
    JOINED,
    MOST_PEOPLE,
    Name,
    Person,
    Place,
    Team,
    lower,
    person,
    place_of,
    rooms,
    settle,
)
from rooms.programme import items
from rooms.roles import STAFF_ROLES, Right, Role, covers
from rooms.wording import Id, Slug, mark

NOT_YOURSELF = Refusal("not-yourself", mark("You cannot change your own role."))


class Appoint(Command, frozen=True, tag="people.appoint"):
    """Make somebody the host of a ``room``, a moderator, or a participant again; nobody who may do more."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    person: Id
    role: Literal["participant", "host", "moderator"]
    room: Slug | None = None

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        before = person(situation.view, self.person)
        if before is None or before.role not in ("participant", "host", "moderator"):
            return None
        return Appoint(self.person, before.role.value, before.room or None)  # type: ignore[arg-type]


def appoint(situation: Situation, command: Appoint) -> Decision | Refusal:
    """Their pages show at once what they may do now."""
    view, actor, id = situation.view, situation.actor, command.person
    who, role = person(view, id), Role(command.role)
    room = (command.room or "") if role is Role.HOST else ""
    if who is None or (role is Role.HOST and room not in rooms(view)):
        return NOT_FOUND
    if id == actor.person:
        return NOT_YOURSELF
    if not covers(actor.role, who.role):
        return FORBIDDEN
    now = replace(who, role=role, room=room)
    decision = situation.decision().put(Person.key(STAFF, id), now)
    _known_as(decision, view, id, now)
    if (who.role in STAFF_ROLES) != (role in STAFF_ROLES):
        decision.count(JOINED, -1) if role in STAFF_ROLES else decision.count(JOINED, most=MOST_PEOPLE, refusal=FULL)
    if role is Role.PARTICIPANT:
        wishing_again(decision, situation, id, now)
    else:
        _wishes_for_nothing(decision, situation, id)
    if role in STAFF_ROLES:
        return lower(settle(decision, view, id, now, "", ""), view, id)
    if who.role in STAFF_ROLES or (room and room != place_of(view, id)) or (not room and _belongs_elsewhere(view, id)):
        back_into_the_room(decision, situation, id, now)
    return decision


def _belongs_elsewhere(view: View, id: str) -> bool:
    """Whether another room is theirs than the one that they are in, as of who only looked after that one."""
    place = view.get(Place, own_audience(id))
    team = view.get(Team, own_audience(id), place.item) if place else None
    return place is not None and team is not None and team.room != place.room


def _known_as(decision: Decision, view: View, id: str, now: Person) -> None:
    """Rooms see their host as such, and everybody knows who moderates."""
    staff = now.role in STAFF_ROLES
    for audience in signable(decision, view, id):
        name = view.get(Name, audience, id)
        hosts = staff if audience == ALL else now.room != "" and audience == room_audience(now.room)
        if name is not None and name.host != hosts:
            decision.put(Name.key(audience, id), replace(name, host=hosts))
        elif name is None and audience == ALL and staff:
            decision.put(Name.key(ALL, id), Name(now.name, host=True))


def _wishes_for_nothing(decision: Decision, situation: Situation, id: str) -> None:
    """Hosts have their room, and moderators need none: their wishes are free for others."""
    for item_id, item in items(situation.view):
        scene = Scene(
            view=situation.view, now=situation.now, actor=situation.actor, id=item_id, item=item, phase=Phase.AFTER
        )
        decision.also(activities()[item.kind].leaving(scene, id))


HANDLERS: Mapping[type[Command], PlainHandler] = {Appoint: appoint}
