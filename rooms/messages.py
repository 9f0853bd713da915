"""What moderators say to everybody, to a room or to one person: a short text with a time to live."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from msgspec import Meta

from rooms.activity import FORBIDDEN, NOT_FOUND, Command, PlainHandler, Situation
from rooms.document import ALL, Decision, Entity, Refusal, own_audience, room_audience
from rooms.people import person, rooms, sign
from rooms.programme import MINUTE
from rooms.roles import Right
from rooms.wording import Id, MessageText, Slug


class Message(Entity, frozen=True):
    """``<audience>/message:<id>``: shown until ``until`` (workshop time, ms); ``by`` is the person who sent it."""

    KIND = "message"
    text: str
    by: str
    at: int
    until: int


class Announce(Command, frozen=True, tag="message.send"):
    """To a room, to a person, or to everybody where neither is named; hosts to their own room."""

    NEEDS: ClassVar[Right] = Right.HOST
    LINES: ClassVar[frozenset[str]] = frozenset({"text"})
    text: MessageText
    room: Slug | None = None
    person: Id | None = None
    minutes: Annotated[int, Meta(ge=1, le=60)] = 5

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Withdraw(situation.command, self.room, self.person)

    def told(self, situation: Situation, decision: Decision) -> dict[str, Any]:
        """What was said to one person stays between the two."""
        about = super().told(situation, decision)
        return about if self.person is None else {name: about[name] for name in about if name != "text"}


class Withdraw(Command, frozen=True, tag="message.withdraw"):
    """Take a message back before its time is over."""

    NEEDS: ClassVar[Right] = Right.HOST
    message: Id
    room: Slug | None = None
    person: Id | None = None


def announce(situation: Situation, command: Announce) -> Decision | Refusal:
    """Shown at once to all of them, and hidden by their pages when its time is over."""
    audience = _audience(situation, command)
    if isinstance(audience, Refusal):
        return audience
    by, until = situation.actor.person, situation.now + command.minutes * MINUTE
    message = Message(command.text, by, situation.now, until)
    decision = situation.decision().put(Message.key(audience, situation.command), message)
    # The staff are known by name everywhere, a host in their room once they have been there.
    return decision if situation.actor.staff else sign(decision, situation.view, audience, by)


def withdraw(situation: Situation, command: Withdraw) -> Decision | Refusal:
    """Nobody is shown it any more."""
    audience = _audience(situation, command)
    if isinstance(audience, Refusal):
        return audience
    if situation.view.raw(Message.key(audience, command.message)) is None:
        return NOT_FOUND
    return situation.decision().delete(Message.key(audience, command.message))


def _audience(situation: Situation, command: Announce | Withdraw) -> str | Refusal:
    actor = situation.actor
    if command.room is not None:
        if command.room not in rooms(situation.view):
            return NOT_FOUND
        return room_audience(command.room) if actor.hosts(command.room) else FORBIDDEN
    if not actor.staff:
        return FORBIDDEN
    if command.person is None:
        return ALL
    return own_audience(command.person) if person(situation.view, command.person) else NOT_FOUND


HANDLERS: Mapping[type[Command], PlainHandler] = {Announce: announce, Withdraw: withdraw}
