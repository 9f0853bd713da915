"""Raised hands: who would like to say something is seen by the staff and by the host of their room, the first first.

A hand goes down with the item of the agenda, and when its owner is taken to another room.
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
from rooms.wording import Id


class Raise(Command, frozen=True, tag="hand.raise"):
    """Say that one would like to speak; a hand that is up already stays where it is in the row."""

    NEEDS: ClassVar[Right] = Right.TAKE_PART


class Lower(Command, frozen=True, tag="hand.lower"):
    """One's own hand; or anybody's, by the staff and by the host of the room."""

    person: Id


def raise_(situation: Situation, command: Raise) -> Decision | Refusal:
    """Not before the first item: nobody would speak."""
    view, id = situation.view, situation.actor.person
    if not clock(view).item:
        return NOT_YET
    decision = situation.decision().count(RAISED)
    for stands in (Clock.key(ALL), Person.key(STAFF, id), Place.key(own_audience(id))):
        decision.expect(stands)
    hand = view.get(Hand, STAFF, id) or Hand(situation.now, place_of(view, id))
    for audience in heard_by(id, hand.room):
        decision.put(Hand.key(audience, id), hand)
    return decision


def lower(situation: Situation, command: Lower) -> Decision | Refusal:
    hand, actor = situation.view.get(Hand, STAFF, command.person), situation.actor
    if command.person != actor.person and not actor.hosts(hand.room if hand else actor.room):
        return FORBIDDEN
    return people.lower(situation.decision(), situation.view, command.person) if hand else NOT_FOUND


HANDLERS: Mapping[type[Command], PlainHandler] = {Raise: raise_, Lower: lower}
