"""Raised hands: who would like to say something is seen by the staff and by the host of their room, the first first.

A hand goes down with the item of the agenda; within it, it goes along with its owner into another room.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rooms import people
from rooms.command import FORBIDDEN, NOT_FOUND, NOT_YET, Command, PlainHandler, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, own_audience
from rooms.people import RAISED, Hand, Person, Place, heard_by, place_of
from rooms.programme import Clock, clock
from rooms.roles import Right
from rooms.wording import Id, Instant


class Raise(Command, frozen=True, tag="hand.raise"):
    """Say that one would like to speak; a hand that is up already stays where it is in the row."""

    NEEDS: ClassVar[Right] = Right.TAKE_PART


class Lower(Command, frozen=True, tag="hand.lower"):
    """One's own hand; or anybody's, by the staff and by the host of the room."""

    person: Id

    def is_deed(self, situation: Situation) -> bool:
        return self.person != situation.actor.person

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        hand = situation.view.get(Hand, STAFF, self.person)
        return PutUp(self.person, hand.at) if hand else None


class PutUp(Command, frozen=True, tag="hand.put_up"):
    """A hand that was lowered by mistake is up again, where it stood in the row: ``at`` is when it was raised."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    person: Id
    at: Instant

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Lower(self.person)


def raise_(situation: Situation, command: Raise) -> Decision | Refusal:
    """Not before the first item: nobody would speak."""
    view, id = situation.view, situation.actor.person
    if not clock(view).item:
        return NOT_YET
    return shown(situation, id, view.get(Hand, STAFF, id) or Hand(situation.now, place_of(view, id)))


def shown(situation: Situation, id: str, hand: Hand) -> Decision:
    decision = situation.decision().count(RAISED)
    for stands in (Clock.key(ALL), Person.key(STAFF, id), Place.key(own_audience(id))):
        decision.expect(stands)
    for audience in heard_by(id, hand.room):
        decision.put(Hand.key(audience, id), hand)
    return decision


def lower(situation: Situation, command: Lower) -> Decision | Refusal:
    hand, actor = situation.view.get(Hand, STAFF, command.person), situation.actor
    if command.person != actor.person and not actor.hosts(hand.room if hand else actor.room):
        return FORBIDDEN
    return people.lower(situation.decision(), situation.view, command.person) if hand else NOT_FOUND


def put_up(situation: Situation, command: PutUp) -> Decision | Refusal:
    """In the item in which it was raised, where they are now."""
    view, id = situation.view, command.person
    if people.person(view, id) is None or view.get(Hand, STAFF, id) is not None:
        return NOT_FOUND
    if not clock(view).began <= command.at <= situation.now:
        return NOT_FOUND
    if not situation.actor.hosts(place_of(view, id)):
        return FORBIDDEN
    return shown(situation, id, Hand(command.at, place_of(view, id)))


HANDLERS: Mapping[type[Command], PlainHandler] = {Raise: raise_, Lower: lower, PutUp: put_up}
