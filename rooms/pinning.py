"""A view that holds on the stage, whatever the present item shows there.

It holds until somebody who moderates unpins it, and until the agenda moves on to another item. A sentence in the
light stands before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from rooms.command import NOT_FOUND, NOT_YET, Command, PlainHandler, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, Entity, View
from rooms.programme import Clock, clock
from rooms.roles import Right

# How to join, the time that is left, the whole agenda with its times.
Pinnable = Literal["join", "clock", "agenda"]


class Pinned(Entity, frozen=True):
    """``all/pinned``: which ``view`` holds on the stage, and ``by`` whom."""

    KIND = "pinned"
    view: Pinnable
    by: str
    at: int


class Pin(Command, frozen=True, tag="stage.pin"):
    """That view holds on the stage, in place of one that held before, until the agenda moves on."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    view: Pinnable

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return _again(situation.view) or Unpin()


class Unpin(Command, frozen=True, tag="stage.unpin"):
    """The stage shows the present item again."""

    NEEDS: ClassVar[Right] = Right.MODERATE

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return _again(situation.view)


def pin(situation: Situation, command: Pin) -> Decision | Refusal:
    """In place of an item that is on; it would not hold past a move of the agenda that came meanwhile."""
    if not clock(situation.view).item:
        return NOT_YET
    held = Pinned(command.view, situation.actor.person, situation.now)
    return situation.decision().expect(Clock.key(ALL)).put(Pinned.key(ALL), held)


def unpin(situation: Situation, command: Unpin) -> Decision | Refusal:
    if situation.view.raw(Pinned.key(ALL)) is None:
        return NOT_FOUND
    return situation.decision().delete(Pinned.key(ALL))


def _again(view: View) -> Pin | None:
    held = view.get(Pinned, ALL)
    return None if held is None else Pin(held.view)


HANDLERS: Mapping[type[Command], PlainHandler] = {Pin: pin, Unpin: unpin}
