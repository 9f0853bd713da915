"""What those who look after a workshop did in it: who, when, and how it is taken back.

A deed stands in the same commit as what was done. Everybody who moderates sees it at once.
"""

from __future__ import annotations

from typing import Any

from msgspec import field, to_builtins

from rooms.command import Command, Situation
from rooms.decision import Decision
from rooms.document import STAFF, Entity
from rooms.roles import Right

# Nobody presses so often by hand; beyond that things are still done, but no longer noted.
MOST_DEEDS = 5_000


class Deed(Entity, frozen=True):
    """``staff/deed:<command>``: ``what`` was done, the command's name, ``by`` whom, nobody where the clock did it.

    ``words`` say what was done where the control panel has none of its own, an English sentence for the catalogues;
    ``about`` are the command's fields, or how the clock stood before and after; ``undo`` is the command that takes it
    back, if one can, and ``undone`` is who did; ``of`` is the deed that this one takes back.
    """

    KIND = "deed"
    what: str
    at: int
    by: str = ""
    words: str = ""
    about: dict[str, Any] = field(default_factory=dict)
    undo: dict[str, Any] | None = None
    undone: str = ""
    of: str = ""


def noted(situation: Situation, command: Command, decision: Decision, of: str = "") -> Decision:
    """The decision with its deed; without one where somebody only did what everybody may."""
    if command.NEEDS in (Right.WATCH, Right.TAKE_PART):
        return decision
    inverse = command.undoing(situation, decision)
    what, undo = str(type(command).__struct_config__.tag), None if inverse is None else to_builtins(inverse)
    by, about = situation.actor.person, command.told(situation, decision)
    deed = Deed(what, situation.now, by, command.done(), about, undo, of=of)
    return note(situation, decision, deed)


def note(situation: Situation, decision: Decision, deed: Deed) -> Decision:
    if len(situation.view.ids(Deed.KIND, STAFF)) >= MOST_DEEDS:
        return decision
    return decision.put(Deed.key(STAFF, situation.command), deed)
