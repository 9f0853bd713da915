"""Participants, their names, roles and places: who they are, where they are, and who may see that.

A person's name stands in every audience in which something of theirs is shown, and nowhere else; renaming
and removing go through all of them.
"""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from rooms.command import Actor
from rooms.decision import Decision, Refusal
from rooms.document import (
    ALL,
    SEALED,
    STAFF,
    Entity,
    View,
    host_audience,
    key_of,
    own_audience,
    person_of,
    room_audience,
)
from rooms.roles import STAFF_ROLES, Role
from rooms.wording import mark

JOINED = "all/joined"
MOST_PEOPLE = 5_000


class Person(Entity, frozen=True):
    """``staff/person:<id>``: who somebody is. ``room`` is a host's; ``link`` is what a staff role hangs on."""

    KIND = "person"
    name: str
    role: Role = Role.PARTICIPANT
    organisation: str = ""
    group: str = ""
    room: str = ""
    link: str = ""
    joined: int = 0
    removed: bool = False
    rehearsal: bool = False


class Name(Entity, frozen=True):
    """``<audience>/name:<person>``: how somebody is called there, and whether the room is theirs now."""

    KIND = "name"
    name: str
    here: bool = False
    host: bool = False


class Place(Entity, frozen=True):
    """``me:<person>/place``: the room in which somebody is during an item."""

    KIND = "place"
    room: str
    item: str


class Team(Entity, frozen=True):
    """``me:<person>/team:<item>``: the room in which somebody will be; ``wish`` from 1, 0 if none was granted.

    ``before`` is what it was before they were moved; ``out_of`` the room with which they came, where theirs was put
    together with this one.
    """

    KIND = "team"
    room: str
    wish: int = 0
    why: Literal["wish", "full", "late", "none", "host", "moved", "merged"] = "wish"
    before: Team | None = None
    out_of: str = ""


class Merged(Entity, frozen=True):
    """``all/merged:<item>``: rooms that work in another one during that item, with that one."""

    KIND = "merged"
    into: dict[str, str]


class Link(Entity, frozen=True):
    """``sealed/link:<hash of the secret>``: what a secret link opens, for ``person`` if it is a personal one."""

    KIND = "link"
    role: Role
    room: str = ""
    person: str = ""
    number: int = 1


class Help(Entity, frozen=True):
    """``staff/help:<person>``, also ``me`` and the ``host`` of their ``room``; ``taken`` is who looks after it."""

    KIND = "help"
    at: int
    text: str = ""
    room: str = ""
    taken: str = ""


class Hand(Entity, frozen=True):
    """``staff/hand:<person>``, also ``me`` and the ``host`` of their ``room``: they would like to say something."""

    KIND = "hand"
    at: int
    room: str = ""


# How often a hand was raised: whoever expects it finds out that another one was.
RAISED = key_of(SEALED, "raised")

FULL = Refusal("full", mark("The workshop is full."))
HERE_ALREADY = Refusal("already", mark("You are in already. Please reload the page."))


def person(view: View, id: str) -> Person | None:
    """Who is here under that id; nobody where they were removed."""
    found = view.get(Person, STAFF, id)
    return None if found is None or found.removed else found


def taking_part(view: View, id: str) -> Person | None:
    """The same, where they are counted among the people of the workshop: participants and hosts, not who moderates."""
    found = person(view, id)
    return None if found is None or found.role in STAFF_ROLES else found


def actor(view: View, id: str) -> Actor | None:
    """Whom the server lets act under that id: not the removed, nor staff whose link has ended."""
    found = person(view, id)
    if found is None or (found.link and view.get(Link, SEALED, found.link) is None):
        return None
    return Actor(id, found.role, found.room)


def taken_part(view: View) -> tuple[int, int]:
    """How many took part, and beside them how many hosts of rooms: those have joined too, and are counted apart."""
    hosts = sum(1 for _, who in view.each(Person, STAFF) if who.role is Role.HOST and not who.removed)
    return max(0, view.number(JOINED) - hosts), hosts


def place_of(view: View, id: str) -> str:
    """The room in which somebody is, empty in the plenary."""
    place = view.get(Place, own_audience(id))
    return place.room if place else ""


def places(view: View) -> list[tuple[str, Place]]:
    """``(person, place)`` of everybody who is in a room."""
    found = [(person_of(audience), view.get(Place, audience)) for audience in view.audiences(Place.KIND)]
    return [(id, place) for id, place in found if id is not None and place is not None]


def heard_by(id: str, room: str) -> list[str]:
    """Who is told that somebody calls or raises a hand: the staff, the host of the room, and themselves."""
    return [STAFF, own_audience(id), *([host_audience(room)] if room else [])]


def lower(decision: Decision, view: View, id: str) -> Decision:
    """Somebody's hand, if it is up, or is raised at this very moment."""
    hand = view.get(Hand, STAFF, id)
    decision.expect(Hand.key(STAFF, id))
    for audience in heard_by(id, hand.room) if hand else ():
        decision.delete(Hand.key(audience, id))
    return decision


def _asking_along(decision: Decision, view: View, id: str, room: str) -> None:
    """Whoever calls for help, or has a hand up, is found where they are now, and heard by the host there."""
    kinds: tuple[type[Help] | type[Hand], ...] = (Help, Hand)
    for kind in kinds:
        asked = view.get(kind, STAFF, id)
        decision.expect(kind.key(STAFF, id))
        if asked is None or asked.room == room:
            continue
        if asked.room:
            decision.delete(kind.key(host_audience(asked.room), id))
        for audience in heard_by(id, room):
            decision.put(kind.key(audience, id), replace(asked, room=room))


def merged(view: View, item: str) -> dict[str, str]:
    """The rooms that work in another one during that item, with that one."""
    found = view.get(Merged, ALL, item)
    return found.into if found else {}


def placed_key(room: str) -> str:
    """Counts who is in a room now: the stage shows it, and one who comes need not look through everybody."""
    return key_of(ALL, "placed", room)


def audiences_of(view: View, id: str, *, staff: bool) -> list[str]:
    """What somebody's browser is shown; ``staff`` where it is a control panel.

    Who moderates may look into every room from every page.
    """
    found = actor(view, id)
    if found is None:
        return []
    audiences = [ALL, own_audience(id)]
    if found.staff:
        audiences += [STAFF] if staff else []
        return [*audiences, *(name(room) for room in rooms(view) for name in (room_audience, host_audience))]
    shown = {place_of(view, id), found.room} - {""}
    audiences += [room_audience(room) for room in sorted(shown)]
    return [*audiences, host_audience(found.room)] if found.room else audiences


def rooms(view: View) -> list[str]:
    """The rooms that there are: one for each theme."""
    return sorted(view.ids("theme", ALL))


def join(view: View, id: str, who: Person) -> Decision | Refusal:
    """Somebody comes for the first time, and is told to the staff."""
    if view.raw(Person.key(STAFF, id)) is not None:
        return HERE_ALREADY
    decision = Decision(view).put(Person.key(STAFF, id), who)
    decision.put(Name.key(own_audience(id), id), Name(who.name))
    if who.link:
        decision.expect(Link.key(SEALED, who.link))
    if who.role in STAFF_ROLES:
        decision.put(Name.key(ALL, id), Name(who.name, host=True))
        return decision
    return decision.count(JOINED, most=MOST_PEOPLE, refusal=FULL)


def everybody(decision: Decision, view: View) -> list[tuple[str, Person]]:
    """``(id, person)`` of all who take part, the staff apart; the decision holds only while nobody comes or goes."""
    decision.expect(JOINED)
    found = [(id, who) for id, who in view.each(Person, STAFF) if who.role not in STAFF_ROLES]
    for id, _ in found:
        decision.expect(Person.key(STAFF, id))
    return [(id, who) for id, who in found if not who.removed]


def settle(
    decision: Decision, view: View, id: str, who: Person, room: str, item: str, *, most: int | None = None
) -> Decision:
    """The place of ``who`` becomes that room (the plenary where it is empty); the room sees them come and go.

    With ``most`` the decision holds only if no more are in the room then.
    """
    before = view.get(Place, own_audience(id))
    decision.expect(Place.key(own_audience(id)))
    if (before.room if before else "") == room:
        return decision
    _asking_along(decision, view, id, room)
    if before is not None:
        old = room_audience(before.room)
        decision.put(Name.key(old, id), Name(who.name, here=False, host=who.room == before.room))
        decision.count(placed_key(before.room), -1)
    if not room:
        return decision.delete(Place.key(own_audience(id)))
    decision.put(Place.key(own_audience(id)), Place(room, item)).count(placed_key(room), most=most)
    return decision.put(Name.key(room_audience(room), id), Name(who.name, here=True, host=who.room == room))


def sign(decision: Decision, view: View, audience: str, id: str) -> Decision:
    """Make sure that this audience knows somebody's name."""
    who = view.get(Person, STAFF, id)
    if who is not None and view.get(Name, audience, id) is None:
        host = who.room != "" and audience == room_audience(who.room)
        # Who is renamed meanwhile is known there by the new name.
        decision.expect(Person.key(STAFF, id)).put(Name.key(audience, id), Name(who.name, host=host))
    return decision
