"""The command that takes a plan by which a workshop catches up: new times for what is ahead, for everybody.

The plans are ``facilitator.catching_up``'s; here only what may be agreed on is checked.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from facilitator import agenda, catching_up
from facilitator.returning import MOVED_ON, NOT_RUNNING, TIME_CHANGED, Lengths, Steer
from facilitator.transition import moved
from rooms.command import Command, PlainHandler, Situation
from rooms.decision import Decision, Refusal
from rooms.programme import Clock, clock, items
from rooms.wording import Slug, mark


class Replan(Steer, frozen=True, tag="clock.replan"):
    """New times for what is ahead: ``lengths`` are the minutes of items that take another time than planned.

    From then on the times that follow from them are those that were agreed. ``seen``, ``seen_step`` and
    ``seen_agreed``, the end from which times were agreed before, are how the agenda stood when it was asked.
    """

    lengths: Lengths
    seen: Slug
    seen_step: int = 0
    seen_agreed: int = 0


TOO_SHORT = Refusal("too-short", mark("That plan no longer fits the agenda. Please look at the plans again."))


def replan(situation: Situation, command: Replan) -> Decision | Refusal:
    before, whole = clock(situation.view), items(situation.view)
    if before.state not in ("running", "held"):
        return NOT_RUNNING
    if (command.seen, command.seen_step) != (before.item, before.step):
        return MOVED_ON
    if command.seen_agreed != before.agreed_end:
        return TIME_CHANGED
    ahead = dict(catching_up.ahead(before, whole))
    for id, minutes in command.lengths.items():
        if id in ahead and not catching_up.shortest(ahead[id]) <= minutes <= ahead[id].minutes:
            return TOO_SHORT
    lengths = {id: minutes for id, minutes in command.lengths.items() if id in ahead}
    passed = {id: minutes for id, minutes in before.lengths.items() if id not in ahead}
    return moved(situation, agree(before, passed | lengths, situation.now))


def agree(present: Clock, lengths: Mapping[str, int], now: int) -> Clock:
    """New times from the end of the present item on, as it is foreseen now."""
    return replace(present, lengths=dict(lengths), agreed=present.item, agreed_end=agenda.present_end(present, now))


HANDLERS: Mapping[type[Command], PlainHandler] = {Replan: replan}
