"""What all contributions have in common: whose they are, whether that is shown, and who supports them."""

from __future__ import annotations

from rooms.command import Scene
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, E, Entity, View, host_audience, key_of, own_audience, room_audience
from rooms.people import Person, sign
from rooms.programme import workshop
from rooms.wording import mark

SUPPORT = "support"


class Own(Entity, frozen=True):
    """``me:<person>/own:<id>``: this person made that entry, and may therefore change it or take it back."""

    KIND = "own"
    item: str
    kind: str
    room: str = ""


class Author(Entity, frozen=True):
    """``host:<room>/author:<id>``, or under ``staff`` where the entry is in no room: who made an unsigned entry.

    Only where the workshop file lets the staff know (``Workshop.names_for_staff``).
    """

    KIND = "author"
    by: str


class Supports(Entity, frozen=True):
    """``me:<person>/support:<id>``: this person supports that entry."""

    KIND = "support"
    item: str


ALREADY = Refusal("already", mark("You have done that already."))


def author(scene: Scene, named: bool) -> str:
    """Whose name stands under a contribution: the person's id, or nothing where it is anonymous."""
    names = scene.workshop.names
    shown = names == "named" or (names == "choice" and named)
    return scene.actor.person if shown else ""


def contribute(scene: Scene, audience: str, kind: str, entity: Entity, *, by: str, room: str = "") -> Decision:
    """Put a new entry under the command's id; its author owns it, and is known by name there if ``by`` says so."""
    decision = scene.decision().put(entity.key(audience, scene.command), entity)
    decision.put(Own.key(own_audience(scene.actor.person), scene.command), Own(scene.id, kind, room))
    if by:
        return sign(decision, scene.view, audience, by)
    return attribute(decision, scene.view, scene.actor.person, scene.command, room)


def attribute(decision: Decision, view: View, person: str, id: str, room: str = "") -> Decision:
    """Who made an unsigned entry is told to the staff, and in a room to its host, where the workshop file says so."""
    if not workshop(view).names_for_staff:
        return decision
    decision.put(author_key(id, room), Author(person))
    return sign(decision, view, host_audience(room), person) if room else decision


def unattribute(decision: Decision, view: View, id: str, room: str = "") -> Decision:
    """Nobody is told any more who made an entry that its author has taken back."""
    key = author_key(id, room)
    return decision if view.raw(key) is None else decision.delete(key)


def author_key(id: str, room: str = "") -> str:
    return Author.key(host_audience(room) if room else STAFF, id)


def owns(scene: Scene, id: str) -> bool:
    """Whether whoever acts made this entry, and has not taken it back."""
    return scene.view.raw(Own.key(own_audience(scene.actor.person), id)) is not None


def written_by(scene: Scene, person: str, entity: type[E]) -> list[E]:
    """What somebody wrote in this item, as it stands now wherever it is shown."""
    view, found = scene.view, []
    for id, own in view.each(Own, own_audience(person)):
        if own.item == scene.id and own.kind == entity.KIND:
            audience = room_audience(own.room) if own.room else ALL
            found += [entry] if (entry := view.get(entity, audience, id)) is not None else []
    return found


def disown(decision: Decision, scene: Scene, id: str) -> Decision:
    """The author takes the entry back, and nobody is told any more that it was theirs."""
    own = scene.view.get(Own, own_audience(scene.actor.person), id)
    unattribute(decision, scene.view, id, own.room if own else "")
    return decision.delete(Own.key(own_audience(scene.actor.person), id))


def support(scene: Scene, audience: str, id: str, wanted: bool) -> Decision | Refusal:
    """Support an entry, or no longer; one person counts once."""
    mine = Supports.key(own_audience(scene.actor.person), id)
    if (scene.view.raw(mine) is not None) == wanted:
        return ALREADY
    decision = scene.decision().count(support_key(audience, id), 1 if wanted else -1)
    return decision.put(mine, Supports(scene.id)) if wanted else decision.delete(mine)


def support_key(audience: str, id: str) -> str:
    return key_of(audience, SUPPORT, id)


def supporters(view: View, audience: str, id: str) -> int:
    return view.number(support_key(audience, id))


def shown_name(view: View, person: str) -> str:
    """The name for the documentation; empty unless the workshop file lets names into the results."""
    who = view.get(Person, STAFF, person) if person and workshop(view).names_in_results else None
    return "" if who is None or who.removed else who.name
