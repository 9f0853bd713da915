"""Calls for help: who calls is heard by the staff and by the host of their room, and sees who looks after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta
from msgspec.structs import replace

from rooms.command import FORBIDDEN, NOT_FOUND, Command, PlainHandler, Situation
from rooms.decision import Decision, Refusal
from rooms.document import STAFF, View, room_audience
from rooms.people import Help, Person, actor, heard_by, person, place_of, sign
from rooms.roles import Right
from rooms.wording import Id, Instant, Label

# Who looks after a call, or nobody.
Taken = Annotated[str, Meta(max_length=64)]


class CallHelp(Command, frozen=True, tag="help.call"):
    """Ask the moderators, and the host of the room, for help."""

    text: Label = ""


class TakeHelp(Command, frozen=True, tag="help.take"):
    """A moderator, or the host of the room from which it came, says that they look after it."""

    NEEDS: ClassVar[Right] = Right.HOST
    person: Id

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        call = situation.view.get(Help, STAFF, self.person)
        return LeaveHelp(self.person, situation.actor.person, call.at, call.taken) if call else None


class LeaveHelp(Command, frozen=True, tag="help.leave"):
    """``before`` cares for it again, or nobody. ``taken`` is who did, ``at`` when the call came: no other is meant."""

    NEEDS: ClassVar[Right] = Right.HOST
    person: Id
    taken: Id
    at: Instant
    before: Taken = ""

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return TakeHelp(self.person)


class EndHelp(Command, frozen=True, tag="help.end"):
    """The one who called takes it back, or the staff or the room's host has helped."""

    person: Id

    def is_deed(self, situation: Situation) -> bool:
        return self.person != situation.actor.person

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        call = situation.view.get(Help, STAFF, self.person)
        return Recall(self.person, call.at, call.text, call.taken) if call else None


class Recall(Command, frozen=True, tag="help.recall"):
    """A call that was ended by mistake is heard again, as it came ``at`` that moment; ``taken`` looks after it."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    person: Id
    at: Instant
    text: Label = ""
    taken: Taken = ""

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return EndHelp(self.person)


def call_help(situation: Situation, command: CallHelp) -> Decision | Refusal:
    """One call at a time: another one takes its place."""
    id = situation.actor.person
    before = situation.view.get(Help, STAFF, id)
    decision = situation.decision() if before is None else _unheard(situation.decision(), id, before)
    return heard(decision, id, Help(at=situation.now, text=command.text, room=place_of(situation.view, id)))


def take_help(situation: Situation, command: TakeHelp) -> Decision | Refusal:
    """Whoever called is told who looks after it."""
    view, who = situation.view, situation.actor
    call = view.get(Help, STAFF, command.person)
    if call is None:
        return NOT_FOUND
    if not who.hosts(call.room):
        return FORBIDDEN
    decision = heard(situation.decision(), command.person, replace(call, taken=who.person))
    return decision if who.staff else sign(decision, view, room_audience(call.room), who.person)


def leave_help(situation: Situation, command: LeaveHelp) -> Decision | Refusal:
    """As before it was taken, as long as nobody else has taken it, and they have not called anew."""
    view = situation.view
    call = view.get(Help, STAFF, command.person)
    if call is None or (call.taken, call.at) != (command.taken, command.at):
        return NOT_FOUND
    if not situation.actor.hosts(call.room):
        return FORBIDDEN
    taken = still_caring(view, command.before, call.room)
    return heard(situation.decision(), command.person, replace(call, taken=taken))


def end_help(situation: Situation, command: EndHelp) -> Decision | Refusal:
    """Nobody is shown it any more."""
    call, who = situation.view.get(Help, STAFF, command.person), situation.actor
    if command.person != who.person and not who.hosts(call.room if call else ""):
        return FORBIDDEN
    return NOT_FOUND if call is None else _unheard(situation.decision(), command.person, call)


def recall(situation: Situation, command: Recall) -> Decision | Refusal:
    """In the room where they are now; not if they have called anew."""
    view, id = situation.view, command.person
    if person(view, id) is None or view.get(Help, STAFF, id) is not None:
        return NOT_FOUND
    room = place_of(view, id)
    if not situation.actor.hosts(room):
        return FORBIDDEN
    taken = still_caring(view, command.taken, room)
    call = Help(at=min(command.at, situation.now), text=command.text, room=room, taken=taken)
    return heard(situation.decision().expect(Person.key(STAFF, id)), id, call)


def still_caring(view: View, id: str, room: str) -> str:
    """Whoever looked after a call from that room, if they are here and still may; nobody else is said to."""
    found = actor(view, id)
    return id if found is not None and found.hosts(room) else ""


def heard(decision: Decision, id: str, call: Help) -> Decision:
    """Shown to the staff, to the host of the room from which it came, and to the one who called."""
    for audience in heard_by(id, call.room):
        decision.put(Help.key(audience, id), call)
    return decision


def answered(decision: Decision, view: View, id: str, by: str) -> Decision:
    """Whoever answers a call looks after it, unless somebody does already: else another one answers once more."""
    call = unanswered(view, id)
    return decision if call is None else heard(decision, id, replace(call, taken=by))


def unanswered(view: View, id: str) -> Help | None:
    call = view.get(Help, STAFF, id)
    return None if call is None or call.taken else call


def without_answer(decision: Decision, view: View, id: str, by: str, at: int) -> Decision:
    """An answer is taken back: nobody looks after the call of that moment, if whoever answered still did."""
    call = view.get(Help, STAFF, id)
    if call is None or (call.taken, call.at) != (by, at):
        return decision
    return heard(decision, id, replace(call, taken=""))


def _unheard(decision: Decision, id: str, call: Help) -> Decision:
    for audience in heard_by(id, call.room):
        decision.delete(Help.key(audience, id))
    return decision


def without(decision: Decision, view: View, person: str) -> Decision:
    """Somebody goes: their own call ends, and for whomever they look after nobody does any more."""
    for caller, call in view.each(Help, STAFF):
        decision.expect(Help.key(STAFF, caller))
        if caller == person:
            _unheard(decision, caller, call)
        elif call.taken == person:
            heard(decision, caller, replace(call, taken=""))
    return decision


HANDLERS: Mapping[type[Command], PlainHandler] = {
    CallHelp: call_help,
    TakeHelp: take_help,
    LeaveHelp: leave_help,
    EndHelp: end_help,
    Recall: recall,
}
