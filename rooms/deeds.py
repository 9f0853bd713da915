"""What those who look after a workshop did in it: who, when, and how it is taken back.

A deed stands in the same commit as what was done. Everybody who moderates sees it at once.
"""

from __future__ import annotations

from typing import Any

from msgspec import field, to_builtins
from msgspec.structs import replace

from rooms.command import Command, Situation
from rooms.decision import Decision
from rooms.document import STAFF, Entity, View, own_audience

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
    if not command.is_deed(situation):
        return decision
    inverse = command.undoing(situation, decision)
    what, undo = str(type(command).__struct_config__.tag), None if inverse is None else to_builtins(inverse)
    by, about = situation.actor.person, command.told(situation, decision)
    deed = Deed(what, situation.now, by, command.done(), about, undo, of=of)
    return _own(situation, note(situation, decision, deed), deed)


def note(situation: Situation, decision: Decision, deed: Deed) -> Decision:
    if len(situation.view.ids(Deed.KIND, STAFF)) >= MOST_DEEDS:
        return decision
    return decision.put(Deed.key(STAFF, situation.command), deed)


def _own(situation: Situation, decision: Decision, deed: Deed) -> Decision:
    """Whoever hosts a room sees what they did last, and nobody else's: ``me:<person>/deed:<command>``, while it can be
    taken back."""
    if situation.actor.staff:
        return decision
    own = own_audience(deed.by)
    for id in situation.view.ids(Deed.KIND, own):
        decision.delete(Deed.key(own, id))
    return decision if deed.of or deed.undo is None else decision.put(Deed.key(own, situation.command), deed)


def undone(decision: Decision, view: View, id: str, deed: Deed, by: str) -> Decision:
    """It was taken back ``by`` somebody: whoever did it is not offered to take it back any more."""
    own = Deed.key(own_audience(deed.by), id)
    if view.raw(own) is not None:
        decision.delete(own)
    return decision.put(Deed.key(STAFF, id), replace(deed, undone=by))
