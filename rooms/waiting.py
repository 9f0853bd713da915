"""The waiting room: where the workshop file asks for it, who comes without a registration waits to be let in.

Whoever waits is nobody in the workshop yet: they are shown nothing of it, and nothing is decided about them but this.
Who was let in by mistake waits again: they are removed from the workshop as long as they wait.
They have their id and their personal link already, so that a reload or a restart loses nobody's place.
"""

from __future__ import annotations

from typing import Literal

from rooms.decision import Decision, Refusal
from rooms.document import STAFF, Entity, View
from rooms.people import HERE_ALREADY, Person
from rooms.programme import workshop
from rooms.roles import Role
from rooms.wording import mark

# More than that cannot be told apart by who lets them in; the others try again a little later. It is looked at and not
# counted in the commit: as many more as ask in the same moment do no harm.
MOST_WAITING = 500


class Waiting(Entity, frozen=True):
    """``staff/waiting:<person>``: who would like to come in, since ``at`` (workshop time), or was ``refused``."""

    KIND = "waiting"
    name: str
    at: int
    organisation: str = ""
    group: str = ""
    refused: bool = False
    rehearsal: bool = False


CROWDED = Refusal(
    "waiting-full", mark("So many are waiting to be let in that nobody else can. Please try again soon."), again=True
)


def must_wait(view: View, role: Role, *, rehearsing: bool) -> bool:
    """Whether who comes by the code or the link for participants waits; simulated people of a rehearsal do not."""
    about = workshop(view)
    return about.waiting_room and role is Role.PARTICIPANT and not (about.rehearsal and rehearsing)


def wait(view: View, id: str, who: Waiting) -> Decision | Refusal:
    if view.raw(Person.key(STAFF, id)) is not None:
        return HERE_ALREADY
    waiting = sum(not one.refused for _, one in view.each(Waiting, STAFF))
    return CROWDED if waiting >= MOST_WAITING else Decision(view).put(Waiting.key(STAFF, id), who)


def standing(view: View, id: str) -> Literal["in", "waiting", "refused", "removed", "unknown"]:
    """How it is with somebody who has been asked to wait, or was shut out."""
    who, found = view.get(Person, STAFF, id), view.get(Waiting, STAFF, id)
    if who is not None and not who.removed:
        return "in"
    if found is None:
        return "unknown" if who is None else "removed"
    return "refused" if found.refused else "waiting"
