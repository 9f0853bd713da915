"""Every command there is, decoded and decided. Pure: the document, an actor and the time in, a decision out."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, Union

from msgspec import convert

from facilitator import admitting, agenda, replanning, resetting, returning, steering, transition
from facilitator.agenda import workshop_time
from facilitator.returning import Return, Unstart
from facilitator.unmarking import unmarked
from rooms import activity as activity_contract
from rooms import appointing, attendance, calls, deeds, hands, messages, moving, pinning, rehearsal, spotlight
from rooms.activity import activities
from rooms.command import FORBIDDEN, NOT_FOUND, Actor, Command, ItemCommand, PlainHandler, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.deeds import Deed
from rooms.document import ALL, SEALED, STAFF, View, decode, own_audience, person_of, split_key
from rooms.people import Link, Person
from rooms.programme import Clock, Ran, clock, items, workshop
from rooms.roles import Right, may
from rooms.wording import Id, mark

# So much of one kind is taken into an audience; so much of a kind may one person make.
MOST_OF_A_KIND = 10_000
MOST_OWN = 1_000
ENOUGH = Refusal("enough", mark("There is so much here already that nothing more is taken. Your text is kept here."))

ALREADY_UNDONE = Refusal("undone", mark("That has been taken back already."))


class Undo(Command, frozen=True, tag="deed.undo"):
    """Take back what was done, if it still can be; what takes it back is done, and noted, by whoever says so.

    Hosts take back what they did last themselves.
    """

    NEEDS: ClassVar[Right] = Right.HOST
    deed: Id


PLAIN: Mapping[type[Command], PlainHandler] = {
    **attendance.HANDLERS,
    **appointing.HANDLERS,
    **moving.HANDLERS,
    **calls.HANDLERS,
    **hands.HANDLERS,
    **messages.HANDLERS,
    **spotlight.HANDLERS,
    **pinning.HANDLERS,
    **rehearsal.HANDLERS,
    **steering.HANDLERS,
    **returning.HANDLERS,
    **replanning.HANDLERS,
    **resetting.HANDLERS,
    **admitting.HANDLERS,
}


@cache
def command_types() -> tuple[type[Command], ...]:
    """All commands, in the order in which the documentation lists them."""
    of_items = [command for kind in sorted(activities()) for command in activities()[kind].handlers]
    return (*PLAIN, Undo, *of_items)


@cache
def command_union() -> Any:
    """The type that a command on the wire is decoded as."""
    return Union[command_types()]  # noqa: UP007 - made of a tuple


def name_of(command: type[Command]) -> str:
    """Its name on the wire, ``board.write`` say."""
    return str(command.__struct_config__.tag)


def decide(view: View, actor: Actor, command: Command, *, id: str, now: int) -> Decision | Refusal:
    """What ``actor`` brings about with ``command`` when it is ``now`` outside (ms since 1970)."""
    situation = Situation(view=view, now=workshop_time(clock(view), now), actor=actor, command=id)
    if isinstance(command, Undo):
        return _undo(situation, command)
    outcome = _decided(situation, command)
    if isinstance(outcome, Refusal):
        return outcome
    # In a rehearsal the time is another one once it has begun.
    set_to = outcome.puts.get(Clock.key(ALL))
    after = clock(view) if set_to is None else decode(Clock, set_to)
    return deeds.noted(dataclasses.replace(situation, now=workshop_time(after, now)), command, outcome)


def _decided(situation: Situation, command: Command) -> Decision | Refusal:
    return _handled(situation, command) if may(situation.actor.role, command.NEEDS) else FORBIDDEN


def _handled(situation: Situation, command: Command) -> Decision | Refusal:
    view, actor = situation.view, situation.actor
    if not isinstance(command, ItemCommand):
        return _while_let_in(PLAIN[type(command)](situation, command), situation)
    scene = _scene(view, command.item, actor=actor, command=situation.command, now=situation.now)
    if scene is None:
        return NOT_FOUND
    outcome = activity_contract.decide(scene, command)
    if isinstance(outcome, Refusal):
        return outcome
    # Whatever an activity allows, it allows while the agenda stands as it was seen.
    return ENOUGH if _is_too_much(outcome, view) else _while_let_in(outcome.expect(Clock.key(ALL)), scene)


def _undo(situation: Situation, command: Undo) -> Decision | Refusal:
    """The command that takes a deed back, given by whoever asks for it, who must have the right to it."""
    view, actor = situation.view, situation.actor
    if not may(actor.role, command.NEEDS):
        return FORBIDDEN
    deed = view.get(Deed, STAFF, command.deed)
    if deed is None or deed.undo is None:
        return NOT_FOUND
    own = view.raw(Deed.key(own_audience(actor.person), command.deed)) is not None
    if not actor.staff and not own:
        return NOT_FOUND
    if deed.undone:
        return ALREADY_UNDONE
    inverse = convert(deed.undo, command_union())
    # What hosts may do, they may take back in their room, also where nobody else gives them such a command.
    outcome = _decided(situation, inverse) if actor.staff else _handled(situation, inverse)
    if isinstance(outcome, Refusal):
        return outcome
    if isinstance(inverse, Return | Unstart | ItemCommand):
        unmarked(outcome, view, deed)
    noted = deeds.noted(situation, inverse, outcome, of=command.deed)
    return deeds.undone(noted, view, command.deed, deed, actor.person)


def _scene(view: View, id: str, *, actor: Actor, command: str, now: int) -> Scene | None:
    """The situation in one item; nothing if there is no such item."""
    whole = items(view)
    item = dict(whole).get(id)
    if item is None:
        return None
    phase = agenda.phase(clock(view), whole, id, workshop(view).grace, now, view.get(Ran, ALL, id))
    return Scene(view=view, now=now, actor=actor, command=command, id=id, item=item, phase=phase)


def _while_let_in(outcome: Decision | Refusal, situation: Situation) -> Decision | Refusal:
    """Whatever somebody may do, they may do while they are who they were seen to be, and their link has not ended.

    What stands in the light of the stage goes with what they do to it.
    """
    if isinstance(outcome, Refusal):
        return outcome
    spotlight.following(outcome, situation.view)
    id = situation.actor.person
    who = situation.view.get(Person, STAFF, id)
    if who is not None and who.link:
        outcome.expect(Link.key(SEALED, who.link))
    return outcome.expect(Person.key(STAFF, id))


def _is_too_much(decision: Decision, view: View) -> bool:
    """Whether it would add to what there is too much of: nobody makes so much by hand, and no page could show it."""
    for key in (*decision.puts, *decision.counts):
        audience, kind, _ = split_key(key)
        most = MOST_OWN if person_of(audience) else MOST_OF_A_KIND
        if len(view.ids(kind, audience)) >= most and view.raw(key) is None:
            return True
    return False


def advance(view: View, *, id: str, now: int) -> Decision | None:
    """The transition of the agenda clock that is due by ``now`` outside, if one is."""
    situation = Situation(view=view, now=workshop_time(clock(view), now), command=id)
    decision = transition.advance(situation)
    return None if decision is None else deeds.note(situation, decision, returning.by_itself(situation, decision))
