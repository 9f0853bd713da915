"""Every command there is, decoded and decided. Pure: the document, an actor and the time in, a decision out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Union

import msgspec

from facilitator import steering
from facilitator.agenda import workshop_time
from rooms import activity as activity_contract
from rooms import attendance, messages, rehearsal
from rooms.activity import FORBIDDEN, NOT_FOUND, Actor, Command, ItemCommand, PlainHandler, Situation, activities
from rooms.document import ALL, SEALED, STAFF, Decision, Refusal, View
from rooms.people import Link, Person
from rooms.programme import Clock, clock
from rooms.roles import may

PLAIN: Mapping[type[Command], PlainHandler] = {
    **attendance.HANDLERS,
    **messages.HANDLERS,
    **rehearsal.HANDLERS,
    **steering.HANDLERS,
}


@cache
def command_types() -> tuple[type[Command], ...]:
    """All commands, in the order in which the documentation lists them."""
    of_items = [command for kind in sorted(activities()) for command in activities()[kind].handlers]
    return (*PLAIN, *of_items)


@cache
def command_union() -> Any:
    """The type that a command on the wire is decoded as."""
    return Union[command_types()]  # noqa: UP007 - made of a tuple


def name_of(command: type[Command]) -> str:
    """Its name on the wire, ``board.write`` say."""
    return str(command.__struct_config__.tag)


def decide(view: View, actor: Actor, command: Command, *, id: str, now: int) -> Decision | Refusal:
    """What ``actor`` brings about with ``command`` when it is ``now`` outside (ms since 1970)."""
    moment = workshop_time(clock(view), now)
    if not isinstance(command, ItemCommand):
        if not may(actor.role, command.NEEDS):
            return FORBIDDEN
        situation = Situation(view=view, now=moment, actor=actor, command=id)
        return _while_let_in(PLAIN[type(command)](situation, command), situation)
    scene = steering.scene(view, command.item, actor=actor, command=id, now=moment)
    if scene is None:
        return NOT_FOUND
    outcome = activity_contract.decide(scene, command)
    # Whatever an activity allows, it allows while the agenda stands as it was seen.
    return _while_let_in(outcome.expect(Clock.key(ALL)) if isinstance(outcome, Decision) else outcome, scene)


def _while_let_in(outcome: Decision | Refusal, situation: Situation) -> Decision | Refusal:
    """Whatever somebody may do, they may do while they are who they were seen to be, and their link has not ended."""
    if isinstance(outcome, Refusal):
        return outcome
    id = situation.actor.person
    who = situation.view.get(Person, STAFF, id)
    if who is not None and who.link:
        outcome.expect(Link.key(SEALED, who.link))
    return outcome.expect(Person.key(STAFF, id))


def advance(view: View, *, id: str, now: int) -> Decision | None:
    """The transition of the agenda clock that is due by ``now`` outside, if one is."""
    moment = workshop_time(clock(view), now)
    return steering.advance(Situation(view=view, now=moment, command=id))


def decoder() -> msgspec.json.Decoder[Command]:
    return msgspec.json.Decoder(command_union())
