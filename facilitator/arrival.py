"""How somebody comes into a workshop: as a new person, with a personal link, placed where things now are."""

from __future__ import annotations

from facilitator import agenda
from facilitator.agenda import workshop_time
from rooms import people
from rooms.activity import activities
from rooms.command import Phase, Scene
from rooms.decision import Decision, Refusal
from rooms.document import ALL, SEALED, View
from rooms.people import Link, Person
from rooms.programme import Clock, clock, items


def join(view: View, id: str, who: Person, *, personal: tuple[str, Link], now: int, command: str) -> Decision | Refusal:
    """``who`` becomes person ``id``; ``personal`` is their own link with its hash; ``now`` is outside (ms)."""
    decision = come(view, id, who, moment=workshop_time(clock(view), now), command=command)
    if isinstance(decision, Refusal):
        return decision
    hashed, link = personal
    return decision.put(Link.key(SEALED, hashed), link)


def come(view: View, id: str, who: Person, *, moment: int, command: str) -> Decision | Refusal:
    """The same for somebody who has their link already; ``moment`` is workshop time."""
    decision = people.join(view, id, who)
    if isinstance(decision, Refusal):
        return decision
    # Who comes while the agenda moves on lands where it has moved to.
    decision.expect(Clock.key(ALL))
    whole = items(view)
    for open_item in agenda.opened(clock(view), whole):
        item = dict(whole)[open_item]
        scene = Scene(view=view, now=moment, command=command, id=open_item, item=item, phase=Phase.OPEN)
        decision.also(activities()[item.kind].arriving(scene, id, who))
    return decision
