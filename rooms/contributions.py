"""What all contributions have in common: whose they are, whether that is shown, and who supports them."""

from __future__ import annotations

from rooms.activity import Scene
from rooms.document import ALL, STAFF, Decision, E, Entity, Refusal, View, key_of, own_audience, room_audience
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
    return sign(decision, scene.view, audience, by) if by else decision


def owns(scene: Scene, id: str) -> bool:
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
    """The author takes the entry back; what supported it goes with it."""
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
