"""What moderators say to everybody, to a room or to one person: a short text with a time to live."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from msgspec import Meta

from rooms.calls import answered, unanswered, without_answer
from rooms.command import FORBIDDEN, NOT_FOUND, Command, PlainHandler, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, Entity, own_audience, room_audience
from rooms.people import person, rooms, sign
from rooms.programme import MINUTE
from rooms.roles import Right
from rooms.wording import Id, Instant, MessageText, Slug, mark

# To so many rooms at once.
MOST_ROOMS = 100
# So many at once are still read; who has more to say takes one back, or waits. Looked at and not counted in the commit:
# one more of somebody who speaks in the same moment is shown as well.
MOST_SHOWN = 20


class Message(Entity, frozen=True):
    """``<audience>/message:<id>``: shown until ``until`` (workshop time, ms); ``by`` is the person who sent it."""

    KIND = "message"
    text: str
    by: str
    at: int
    until: int


Rooms = Annotated[tuple[Slug, ...], Meta(max_length=MOST_ROOMS)]


class Announce(Command, frozen=True, tag="message.send"):
    """To one or several rooms, to a person, or to everybody where none is named; hosts to their own room.

    Whoever writes to somebody who calls for help looks after them, where nobody does yet.
    """

    NEEDS: ClassVar[Right] = Right.HOST
    LINES: ClassVar[frozenset[str]] = frozenset({"text"})
    text: MessageText
    rooms: Rooms = ()
    person: Id | None = None
    minutes: Annotated[int, Meta(ge=1, le=60)] = 5

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        call = unanswered(situation.view, self.person) if self.person else None
        return Withdraw(situation.command, self.rooms, self.person, call.at if call else None)

    def told(self, situation: Situation, decision: Decision) -> dict[str, Any]:
        """What was said to one person stays between the two."""
        about = super().told(situation, decision)
        return about if self.person is None else {name: about[name] for name in about if name != "text"}


class Withdraw(Command, frozen=True, tag="message.withdraw"):
    """Take a message back before its time is over; ``answered`` is when the call came that nobody looks after then."""

    NEEDS: ClassVar[Right] = Right.HOST
    message: Id
    rooms: Rooms = ()
    person: Id | None = None
    answered: Instant | None = None

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        """Said again for the rest of its time; what was said to one person stands in no deed."""
        audience = room_audience(self.rooms[0]) if self.rooms else ALL
        message = situation.view.get(Message, audience, self.message)
        if self.person is not None or message is None or message.until <= situation.now:
            return None
        return Announce(message.text, self.rooms, minutes=-((situation.now - message.until) // MINUTE))


ENOUGH = Refusal("enough", mark("So many messages are shown there that another one would not be read."), again=True)


def announce(situation: Situation, command: Announce) -> Decision | Refusal:
    """Shown at once to all of them, and hidden by their pages when its time is over; what was over before goes."""
    audiences = _audiences(situation, command)
    if isinstance(audiences, Refusal):
        return audiences
    by, until = situation.actor.person, situation.now + command.minutes * MINUTE
    message = Message(command.text, by, situation.now, until)
    decision = situation.decision()
    for audience in audiences:
        if _clear(decision, situation, audience) >= MOST_SHOWN:
            return ENOUGH
        decision.put(Message.key(audience, situation.command), message)
        # The staff are known by name everywhere, a host in their room once they have been there.
        if not situation.actor.staff:
            sign(decision, situation.view, audience, by)
    return decision if command.person is None else answered(decision, situation.view, command.person, by)


def _clear(decision: Decision, situation: Situation, audience: str) -> int:
    """Without those whose time is over; how many are left."""
    shown = list(situation.view.each(Message, audience))
    over = [id for id, message in shown if message.until <= situation.now]
    for id in over:
        decision.delete(Message.key(audience, id))
    return len(shown) - len(over)


def withdraw(situation: Situation, command: Withdraw) -> Decision | Refusal:
    """Nobody is shown it any more."""
    audiences = _audiences(situation, command)
    if isinstance(audiences, Refusal):
        return audiences
    view, decision = situation.view, situation.decision()
    shown = [(audience, found) for audience in audiences if (found := view.get(Message, audience, command.message))]
    for audience, message in shown:
        decision.delete(Message.key(audience, command.message))
        if command.person is not None and command.answered is not None:
            without_answer(decision, view, command.person, message.by, command.answered)
    return decision if shown else NOT_FOUND


def _audiences(situation: Situation, command: Announce | Withdraw) -> list[str] | Refusal:
    actor = situation.actor
    if command.rooms:
        if not all(actor.hosts(room) for room in command.rooms):
            return FORBIDDEN
        known = set(rooms(situation.view))
        return [room_audience(room) for room in command.rooms] if known.issuperset(command.rooms) else NOT_FOUND
    if not actor.staff:
        return FORBIDDEN
    if command.person is None:
        return [ALL]
    return [own_audience(command.person)] if person(situation.view, command.person) else NOT_FOUND


HANDLERS: Mapping[type[Command], PlainHandler] = {Announce: announce, Withdraw: withdraw}
