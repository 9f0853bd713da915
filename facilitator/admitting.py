"""What moderators do about who waits to be let in: in they come, where things now are, or not. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta
from msgspec.structs import replace

from facilitator import arrival
from rooms.attendance import Readmit, Remove, readmit, remove
from rooms.command import NOT_FOUND, Command, PlainHandler, Situation
from rooms.decision import Decision, Refusal
from rooms.document import STAFF
from rooms.people import Person, person
from rooms.roles import Right
from rooms.waiting import Waiting
from rooms.wording import Id, Instant, mark

# So many at once: each goes where those before have left room.
MOST_AT_ONCE = 100


class Admit(Command, frozen=True, tag="door.admit"):
    """Let these people in, also who was refused; who is in or gone meanwhile is left out."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    people: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=MOST_AT_ONCE)]

    def done(self) -> str:
        return mark("Let in from the waiting room")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        """Whoever was in already, or gone, is none of those who wait again."""
        found = {id: situation.view.get(Waiting, STAFF, id) for id in self.people}
        came = {id: who for id, who in found.items() if who is not None and Person.key(STAFF, id) in decision.puts}
        refused = tuple(id for id, who in came.items() if who.refused)
        return PutBack({id: who.at for id, who in came.items()}, refused) if came else None


class PutBack(Command, frozen=True, tag="door.put_back"):
    """These people, who were let in, wait again, each since then; ``refused`` are those who were not to come in.

    What they wrote meanwhile stays, without a name until they come in again.
    """

    NEEDS: ClassVar[Right] = Right.MODERATE
    people: Annotated[dict[Id, Instant], Meta(min_length=1, max_length=MOST_AT_ONCE)]
    refused: Annotated[tuple[Id, ...], Meta(max_length=MOST_AT_ONCE)] = ()

    def done(self) -> str:
        return mark("Back to the waiting room")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Admit(tuple(self.people))


class Refuse(Command, frozen=True, tag="door.refuse"):
    """Somebody is not let in, and is told so; or waits again after all."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    person: Id
    refused: bool = True

    def done(self) -> str:
        return mark("Somebody not let in") if self.refused else mark("Somebody waits again to be let in")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Refuse(self.person, not self.refused)


def admit(situation: Situation, command: Admit) -> Decision | Refusal:
    """Their pages go on by themselves."""
    decision = situation.decision()
    waiting = {id: who for id in command.people if (who := situation.view.get(Waiting, STAFF, id)) is not None}
    for id, who in waiting.items():
        decision.delete(Waiting.key(STAFF, id))
        known = situation.view.get(Person, STAFF, id)
        if known is not None and not known.removed:
            continue
        # The next one is placed as if this one were there.
        there = dataclasses.replace(situation, view=decision.preview())
        came = _comes(there, id, who) if known is None else readmit(there, Readmit(id))
        if isinstance(came, Refusal):
            return came
        decision.also(came)
    return decision if waiting else NOT_FOUND


def _comes(situation: Situation, id: str, who: Waiting) -> Decision | Refusal:
    person = Person(
        who.name, organisation=who.organisation, group=who.group, joined=situation.now, rehearsal=who.rehearsal
    )
    return arrival.come(situation.view, id, person, moment=situation.now, command=situation.command)


def put_back(situation: Situation, command: PutBack) -> Decision | Refusal:
    """Whoever was removed meanwhile, or waits already, stays so."""
    decision = situation.decision()
    found = {id: who for id in command.people if (who := person(situation.view, id)) is not None}
    for id, who in found.items():
        gone = remove(dataclasses.replace(situation, view=decision.preview()), Remove(id))
        if isinstance(gone, Refusal):
            return gone
        since = command.people[id]
        waits = Waiting(who.name, since, who.organisation, who.group, id in command.refused, who.rehearsal)
        decision.also(gone).put(Waiting.key(STAFF, id), waits)
    return decision if found else NOT_FOUND


def refuse(situation: Situation, command: Refuse) -> Decision | Refusal:
    who = situation.view.get(Waiting, STAFF, command.person)
    if who is None or who.refused == command.refused:
        return NOT_FOUND
    return situation.decision().put(Waiting.key(STAFF, command.person), replace(who, refused=command.refused))


HANDLERS: Mapping[type[Command], PlainHandler] = {Admit: admit, PutBack: put_back, Refuse: refuse}
