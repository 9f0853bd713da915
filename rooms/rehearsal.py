"""A rehearsal leaves nothing behind: its simulated people, and everything that they did, removed in one commit.

The people of a rehearsal are marked when they come in (``Person.rehearsal``). What all activities have in common is
taken out here; what only one of them knows, such as a tally, its ``forget`` takes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

import msgspec

from rooms.activity import activities
from rooms.command import Command, Phase, PlainHandler, Scene, Situation
from rooms.contributions import SUPPORT, Own, Supports, support_key
from rooms.decision import Decision, Refusal
from rooms.deeds import Deed
from rooms.document import ALL, SEALED, STAFF, View, host_audience, own_audience, person_of, room_audience, split_key
from rooms.former import Former
from rooms.people import JOINED, Hand, Help, Link, Name, Person, placed_key, places
from rooms.programme import items
from rooms.roles import STAFF_ROLES, Right
from rooms.waiting import Waiting
from rooms.wording import mark


class RemoveRehearsal(Command, frozen=True, tag="rehearsal.remove"):
    """Everybody who came in to rehearse goes, whoever gives the command too if they are one of them."""

    NEEDS: ClassVar[Right] = Right.MODERATE


NOBODY_REHEARSES = Refusal("nobody-rehearses", mark("There is nobody here from a rehearsal."))


def remove(situation: Situation, command: RemoveRehearsal) -> Decision | Refusal:
    """As if they had never been here; nothing of anybody else's changes."""
    view = situation.view
    people = {id: who for id, who in view.each(Person, STAFF) if who.rehearsal}
    waiting = {id for id, one in view.each(Waiting, STAFF) if one.rehearsal}
    if not people and not waiting:
        return NOBODY_REHEARSES
    decision = situation.decision()
    for id, item in items(view):
        scene = Scene(view=view, now=situation.now, id=id, item=item, phase=Phase.AFTER)
        decision.also(activities()[item.kind].forget(scene, frozenset(people)))
    _take_back_support(decision, view, people)
    for id, place in places(view):
        if id in people:
            decision.count(placed_key(place.room), -1)
    written = set(_written(view, people))
    told = _told(view, {*people, *(split_key(key)[2] for key in written)})
    for key in {*written, *told, *_about(view, people), *_letting_in(view, {*people, *waiting})}:
        decision.delete(key)
    came = sum(who.role not in STAFF_ROLES and not who.removed for who in people.values())
    return decision.count(JOINED, -came) if came else decision


def _take_back_support(decision: Decision, view: View, people: Mapping[str, Person]) -> None:
    """Before entries are deleted: what supported them goes with them."""
    # Under a person the same kind says whom they support; elsewhere it counts.
    counting = [audience for audience in view.audiences(SUPPORT) if person_of(audience) is None]
    where = {id: audience for audience in counting for id in view.ids(SUPPORT, audience)}
    for person in people:
        for id, _ in view.each(Supports, own_audience(person)):
            if (audience := where.get(id)) is not None:
                decision.count(support_key(audience, id), -1)


def _written(view: View, people: Mapping[str, Person]) -> Iterator[str]:
    """The keys of what they wrote, shown or hidden, and of its support."""
    for person in people:
        for id, own in view.each(Own, own_audience(person)):
            places = (room_audience(own.room), host_audience(own.room)) if own.room else (ALL, STAFF)
            for audience in places:
                keys = (f"{audience}/{own.kind}:{id}", support_key(audience, id))
                yield from (key for key in keys if view.raw(key) is not None)
    for key, raw in view.items():
        if b'"by":"' in raw and msgspec.json.decode(raw).get("by") in people:
            yield key


def _about(view: View, people: Mapping[str, Person]) -> Iterator[str]:
    """The keys of themselves: who they are, what they are called, what is theirs."""
    for person in people:
        yield Person.key(STAFF, person)
        yield from (key for key, _ in view.items(own_audience(person)))
    for kind in (Name.KIND, Help.KIND, Hand.KIND):
        for audience in view.audiences(kind):
            yield from (f"{audience}/{kind}:{id}" for id in view.ids(kind, audience) if id in people)


def _letting_in(view: View, people: set[str]) -> Iterator[str]:
    """The keys of what lets them in, and of their waiting for it."""
    yield from (Waiting.key(STAFF, id) for id in view.ids(Waiting.KIND, STAFF) if id in people)
    yield from (Link.key(SEALED, hashed) for hashed, link in view.each(Link, SEALED) if link.person in people)


def _told(view: View, gone: set[str]) -> Iterator[str]:
    """The keys of what was done about them, or about something of theirs."""
    for id, deed in view.each(Deed, STAFF):
        if not gone.isdisjoint(value for value in deed.about.values() if isinstance(value, str)):
            yield Deed.key(STAFF, id)
            if view.raw(former := Former.key(STAFF, id)) is not None:
                yield former


HANDLERS: Mapping[type[Command], PlainHandler] = {RemoveRehearsal: remove}
