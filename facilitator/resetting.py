"""A rehearsal begins anew in one step: as its file says, with everybody in it but simulated people. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from msgspec.structs import replace

from facilitator import amending
from facilitator.editions import Manuscript, Version
from facilitator.returning import Steer
from rooms.command import Command, PlainHandler, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, SEALED, STAFF, Turn, View, own_audience, split_key
from rooms.people import JOINED, Link, Name, Person
from rooms.programme import Clock, EventPage, Item, Salt, Sheet, Theme, Workshop
from rooms.roles import STAFF_ROLES, Right, Role
from rooms.waiting import Waiting
from rooms.wording import mark


class Reset(Steer, frozen=True, tag="rehearsal.reset"):
    """A workshop that is a rehearsal is as if it had not begun: everything that was done in it is gone for good."""

    NEEDS: ClassVar[Right] = Right.STEER

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return None

    def told(self, situation: Situation, decision: Decision) -> dict[str, Any]:
        return {}


NOT_A_REHEARSAL = Refusal("not-a-rehearsal", mark("This workshop is no rehearsal: nothing is reset."))

_ABOUT = frozenset({Workshop.KIND, Item.KIND, Theme.KIND, Sheet.KIND})
_STAYS = frozenset(
    {Person.KIND, Link.KIND, Salt.KIND, EventPage.KIND, Turn.KIND, Manuscript.KIND, Version.KIND, Waiting.KIND}
)


def reset(situation: Situation, command: Reset) -> Decision | Refusal:
    view, decision = situation.view, situation.decision()
    if not situation.workshop.rehearsal:
        return NOT_A_REHEARSAL
    simulated = {id: who for id, who in view.each(Person, STAFF) if who.rehearsal}
    begun_with = {key: raw for key, raw in amending.founded(view, situation.now).items() if _is_made(key)}
    for key in [key for key, _ in view.items()]:
        if key not in begun_with and not _stays(view, key, simulated):
            decision.delete(key)
    for key, raw in begun_with.items():
        if view.raw(key) != raw:
            decision.put_raw(key, raw)
    for id, who in view.each(Person, STAFF):
        if id not in simulated and who.room and not _planned(view, who.room):
            decision.put(Person.key(STAFF, id), replace(who, role=Role.PARTICIPANT, room="", link=""))
    came = sum(who.role not in STAFF_ROLES and not who.removed for who in simulated.values())
    if came:
        decision.count(JOINED, -came)
    return decision.put(Clock.key(ALL), Clock(state="planned", start=situation.workshop.start))


def _is_made(key: str) -> bool:
    """What activities make of the file; what it says itself stays as it was amended."""
    return split_key(key)[1] not in _ABOUT | _STAYS | {Clock.KIND}


def _stays(view: View, key: str, simulated: Mapping[str, Person]) -> bool:
    audience, kind, id = split_key(key)
    if key == JOINED or kind == Clock.KIND:
        return True
    if kind == Link.KIND:
        link = view.get(Link, SEALED, id)
        return link is None or (link.person not in simulated and (not link.room or _planned(view, link.room)))
    if kind in (Person.KIND, Name.KIND) and id in simulated:
        return False
    if kind == Theme.KIND:
        return _planned(view, id)
    return kind in _ABOUT | _STAYS or (kind == Name.KIND and audience in (ALL, own_audience(id)))


def _planned(view: View, room: str) -> bool:
    """Whether the file has that room, and nobody had to open it while people worked."""
    theme = view.get(Theme, ALL, room)
    return theme is not None and not theme.opened


HANDLERS: Mapping[type[Command], PlainHandler] = {Reset: reset}
