"""What moderators do about who waits to be let in: in they come, where things now are, or not. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta
from msgspec.structs import replace

from facilitator import arrival
from rooms.attendance import Remove
from rooms.command import NOT_FOUND, Command, PlainHandler, Situation
from rooms.decision import Decision, Refusal
from rooms.document import STAFF
from rooms.people import Person
from rooms.roles import Right
from rooms.waiting import Waiting
from rooms.wording import Id, mark

# So many at once: each goes where those before have left room.
MOST_AT_ONCE = 100


class Admit(Command, frozen=True, tag="door.admit"):
    """Let these people in, also who was refused; who is in or gone meanwhile is left out."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    people: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=MOST_AT_ONCE)]

    def done(self) -> str:
        return mark("Let in from the waiting room")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Remove(self.people[0]) if len(self.people) == 1 else None


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
        if situation.view.raw(Person.key(STAFF, id)) is not None:
            continue
        person = Person(
            who.name, organisation=who.organisation, group=who.group, joined=situation.now, rehearsal=who.rehearsal
        )
        # The next one is placed as if this one were there.
        came = arrival.come(decision.preview(), id, person, moment=situation.now, command=situation.command)
        if isinstance(came, Refusal):
            return came
        decision.also(came)
    return decision if waiting else NOT_FOUND


def refuse(situation: Situation, command: Refuse) -> Decision | Refusal:
    who = situation.view.get(Waiting, STAFF, command.person)
    if who is None or who.refused == command.refused:
        return NOT_FOUND
    return situation.decision().put(Waiting.key(STAFF, command.person), replace(who, refused=command.refused))


HANDLERS: Mapping[type[Command], PlainHandler] = {Admit: admit, Refuse: refuse}
