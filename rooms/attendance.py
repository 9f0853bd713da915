"""What people and moderators do about people: rename, remove, readmit.

Called with every command that belongs to no item of the agenda and is not about the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from msgspec.structs import replace

from rooms.activity import activities
from rooms.command import FORBIDDEN, NOT_FOUND, Command, Phase, PlainHandler, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, View, host_audience, own_audience, room_audience
from rooms.former import Former, forget, remember
from rooms.people import (
    FULL,
    JOINED,
    MOST_PEOPLE,
    Name,
    Person,
    Place,
    person,
    placed_key,
    rooms,
)
from rooms.programme import Clock, clock, items
from rooms.roles import STAFF_ROLES, Right, covers
from rooms.suspending import suspend, take_up
from rooms.waiting import Waiting
from rooms.wording import Id, Label, NameText, mark


class Rename(Command, frozen=True, tag="people.rename"):
    """Oneself, or where one moderates anybody who may not do more."""

    person: Id
    name: NameText
    organisation: Label | None = None

    def is_deed(self, situation: Situation) -> bool:
        return self.person != situation.actor.person

    def told(self, situation: Situation, decision: Decision) -> dict[str, Any]:
        """A deed stays; a name that somebody no longer has does not."""
        return {"person": self.person}

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Unname(self.person, situation.command)


class Unname(Command, frozen=True, tag="people.unname"):
    """The name that somebody had before that ``deed`` renamed them; not if they have given another one since."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    person: Id
    deed: Id


class Remove(Command, frozen=True, tag="people.remove"):
    """Out of the workshop and out of sight, at once and on all pages; nobody who may do more than oneself."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    person: Id

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Readmit(self.person)


class Readmit(Command, frozen=True, tag="people.readmit"):
    """Somebody who was removed may come in again."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    person: Id

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Remove(self.person)


NOT_YOURSELF = Refusal("not-yourself", mark("You cannot remove yourself."))


def rename(situation: Situation, command: Rename) -> Decision | Refusal:
    """The new name stands wherever the old one stood."""
    view, actor = situation.view, situation.actor
    if command.person != actor.person and not actor.staff:
        return FORBIDDEN
    who = person(view, command.person)
    if who is None:
        return NOT_FOUND
    if not covers(actor.role, who.role):
        return FORBIDDEN
    organisation = who.organisation if command.organisation is None else command.organisation
    decision = situation.decision()
    if command.person != actor.person:
        remember(decision, command.person, situation.command, Former(who.name, who.organisation, command.name))
    else:
        for deed in view.ids(Former.KIND, own_audience(command.person)):
            forget(decision, view, command.person, deed)
    return _called(decision, view, command.person, replace(who, name=command.name, organisation=organisation))


def unname(situation: Situation, command: Unname) -> Decision | Refusal:
    """As it was, and nowhere any more what it was changed to."""
    view, own = situation.view, own_audience(command.person)
    who, former = person(view, command.person), view.get(Former, own, command.deed)
    if who is None or former is None:
        return NOT_FOUND
    if not covers(situation.actor.role, who.role):
        return FORBIDDEN
    decision = forget(situation.decision(), view, command.person, command.deed)
    return _called(decision, view, command.person, replace(who, name=former.name, organisation=former.organisation))


def _called(decision: Decision, view: View, id: str, who: Person) -> Decision:
    """Everywhere they are known."""
    decision.put(Person.key(STAFF, id), who)
    for audience in signable(decision, view, id):
        if (name := view.get(Name, audience, id)) is not None:
            decision.put(Name.key(audience, id), replace(name, name=who.name))
    return decision


def signable(decision: Decision, view: View, id: str) -> list[str]:
    """Where somebody may be known by name; nowhere may they become known while this is decided."""
    known = [ALL, STAFF, own_audience(id), *(of(room) for room in rooms(view) for of in (room_audience, host_audience))]
    for audience in known:
        decision.expect(Name.key(audience, id))
    return known


def remove(situation: Situation, command: Remove) -> Decision | Refusal:
    """Out of the workshop and out of sight; what they wrote stays, without a name."""
    view = situation.view
    who = person(view, command.person)
    if who is None:
        return NOT_FOUND
    if command.person == situation.actor.person:
        return NOT_YOURSELF
    if not covers(situation.actor.role, who.role):
        return FORBIDDEN
    decision = situation.decision().put(Person.key(STAFF, command.person), replace(who, removed=True))
    for audience in signable(decision, view, command.person):
        if view.raw(Name.key(audience, command.person)) is not None:
            decision.delete(Name.key(audience, command.person))
    _vacate(decision, view, command.person)
    if who.role not in STAFF_ROLES:
        decision.count(JOINED, -1)
    for id, item in items(view):
        scene = Scene(view=view, now=situation.now, actor=situation.actor, id=id, item=item, phase=Phase.AFTER)
        decision.also(activities()[item.kind].leaving(scene, command.person))
    return suspend(decision, view, command.person)


def _vacate(decision: Decision, view: View, id: str) -> None:
    key, place = Place.key(own_audience(id)), view.get(Place, own_audience(id))
    decision.expect(key)
    if place is not None:
        decision.delete(key).count(placed_key(place.room), -1)


def readmit(situation: Situation, command: Readmit) -> Decision | Refusal:
    """Back in, and named again wherever something of theirs is shown."""
    view = situation.view
    who = view.get(Person, STAFF, command.person)
    if who is None or not who.removed:
        return NOT_FOUND
    if not covers(situation.actor.role, who.role):
        return FORBIDDEN
    decision = situation.decision().put(Person.key(STAFF, command.person), replace(who, removed=False))
    if view.raw(waits := Waiting.key(STAFF, command.person)) is not None:
        decision.delete(waits)
    for audience in {own_audience(command.person), *named_in(situation, command.person)}:
        host = who.room != "" and audience == room_audience(who.room)
        decision.put(Name.key(audience, command.person), Name(who.name, host=host))
    if who.role in STAFF_ROLES:
        decision.put(Name.key(ALL, command.person), Name(who.name, host=True))
        return take_up(decision, situation, command.person)
    wishing_again(decision, situation, command.person, who)
    back_into_the_room(decision, situation, command.person, replace(who, removed=False))
    take_up(decision, situation, command.person)
    return decision.count(JOINED, most=MOST_PEOPLE, refusal=FULL)


def wishing_again(decision: Decision, situation: Situation, id: str, who: Person) -> None:
    """What they lost by going is theirs again, where nothing else has become of it."""
    view = situation.view
    for item_id, item in items(view):
        scene = Scene(view=view, now=situation.now, actor=situation.actor, id=item_id, item=item, phase=Phase.AFTER)
        decision.also(activities()[item.kind].returning(scene, id, who))


def back_into_the_room(decision: Decision, situation: Situation, id: str, who: Person) -> None:
    """While the rooms are open they are where they were, or where whoever comes late is."""
    view, whole = situation.view, dict(items(situation.view))
    decision.expect(Clock.key(ALL))
    present = clock(view).item
    # A break may keep the rooms open.
    for open_item in (*whole[present].reopens, present) if present in whole else ():
        activity = activities()[whole[open_item].kind]
        if activity.has_rooms:
            scene = Scene(view=view, now=situation.now, id=open_item, item=whole[open_item], phase=Phase.OPEN)
            decision.also(activity.arriving(scene, id, who))


def named_in(situation: Situation, id: str) -> set[str]:
    """The audiences in which something stands that this person signed."""
    view, needle = situation.view, f'"by":"{id}"'.encode()
    return {
        key.partition("/")[0] for key, raw in view.items() if needle in raw and not key.startswith(("staff", "me:"))
    }


HANDLERS: Mapping[type[Command], PlainHandler] = {
    Rename: rename,
    Unname: unname,
    Remove: remove,
    Readmit: readmit,
}
