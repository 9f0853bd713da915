"""What people were called before a moderator gave them another name: for taking it back, and for the log.

It stands in no deed, which stays: it goes as soon as they call themselves something else.
"""

from __future__ import annotations

from rooms.decision import Decision
from rooms.document import STAFF, Entity, View, own_audience


class Former(Entity, frozen=True):
    """``me:<person>/former:<command>``, also ``staff``: what somebody was called before that command.

    ``gave`` is the name that it gave them, the same where it only changed their organisation.
    """

    KIND = "former"
    name: str
    organisation: str = ""
    gave: str = ""


def remember(decision: Decision, person: str, deed: str, former: Former) -> Decision:
    for key in _keys(person, deed):
        decision.put(key, former)
    return decision


def forget(decision: Decision, view: View, person: str, deed: str) -> Decision:
    for key in _keys(person, deed):
        if view.raw(key) is not None:
            decision.delete(key)
    return decision


def _keys(person: str, deed: str) -> tuple[str, str]:
    return Former.key(own_audience(person), deed), Former.key(STAFF, deed)
