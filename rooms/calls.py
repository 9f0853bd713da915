"""Calls for help: who calls is heard by the staff and by the host of their room, and sees who looks after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from msgspec.structs import replace

from rooms.command import FORBIDDEN, NOT_FOUND, Command, PlainHandler, Situation
from rooms.decision import Decision, Refusal
from rooms.document import STAFF, View, room_audience
from rooms.people import Help, heard_by, place_of, sign
from rooms.roles import Right
from rooms.wording import Id, Label


class CallHelp(Command, frozen=True, tag="help.call"):
    """Ask the moderators, and the host of the room, for help."""

    text: Label = ""


class TakeHelp(Command, frozen=True, tag="help.take"):
    """A moderator, or the host of the room from which it came, says that they look after it."""

    NEEDS: ClassVar[Right] = Right.HOST
    person: Id

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        call = situation.view.get(Help, STAFF, self.person)
        return LeaveHelp(self.person, situation.actor.person, call.at) if call else None


class LeaveHelp(Command, frozen=True, tag="help.leave"):
    """Nobody looks after it any more. ``taken`` is who did, ``at`` when the call came: no other one is meant."""

    NEEDS: ClassVar[Right] = Right.HOST
    person: Id
    taken: Id
    at: int

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return TakeHelp(self.person)


class EndHelp(Command, frozen=True, tag="help.end"):
    """The one who called takes it back, or the staff or the room's host has helped."""

    person: Id


def call_help(situation: Situation, command: CallHelp) -> Decision | Refusal:
    """One call at a time: another one takes its place."""
    id = situation.actor.person
    before = situation.view.get(Help, STAFF, id)
    decision = situation.decision() if before is None else _unheard(situation.decision(), id, before)
    return _heard(decision, id, Help(at=situation.now, text=command.text, room=place_of(situation.view, id)))


def take_help(situation: Situation, command: TakeHelp) -> Decision | Refusal:
    """Whoever called is told who looks after it."""
    view, actor = situation.view, situation.actor
    call = view.get(Help, STAFF, command.person)
    if call is None:
        return NOT_FOUND
    if not actor.hosts(call.room):
        return FORBIDDEN
    decision = _heard(situation.decision(), command.person, replace(call, taken=actor.person))
    return decision if actor.staff else sign(decision, view, room_audience(call.room), actor.person)


def leave_help(situation: Situation, command: LeaveHelp) -> Decision | Refusal:
    """Whoever called waits again, as long as nobody else has taken it, and they have not called anew."""
    call = situation.view.get(Help, STAFF, command.person)
    if call is None or (call.taken, call.at) != (command.taken, command.at):
        return NOT_FOUND
    if not situation.actor.hosts(call.room):
        return FORBIDDEN
    return _heard(situation.decision(), command.person, replace(call, taken=""))


def end_help(situation: Situation, command: EndHelp) -> Decision | Refusal:
    """Nobody is shown it any more."""
    call, actor = situation.view.get(Help, STAFF, command.person), situation.actor
    if command.person != actor.person and not actor.hosts(call.room if call else ""):
        return FORBIDDEN
    return NOT_FOUND if call is None else _unheard(situation.decision(), command.person, call)


def _heard(decision: Decision, id: str, call: Help) -> Decision:
    """Shown to the staff, to the host of the room from which it came, and to the one who called."""
    for audience in heard_by(id, call.room):
        decision.put(Help.key(audience, id), call)
    return decision


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
            _heard(decision, caller, replace(call, taken=""))
    return decision


HANDLERS: Mapping[type[Command], PlainHandler] = {
    CallHelp: call_help,
    TakeHelp: take_help,
    LeaveHelp: leave_help,
    EndHelp: end_help,
}
