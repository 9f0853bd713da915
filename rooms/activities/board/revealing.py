"""Silent writing: what lies with its author until the room reveals it, all at once."""

from __future__ import annotations

import msgspec

from rooms.activities.board.clusters import follow
from rooms.activities.board.commenting import bring_back, put_away
from rooms.activities.board.entities import Note, Unveiled, Veiled, veilings_key
from rooms.command import Scene
from rooms.contributions import attribute, owns, unattribute
from rooms.decision import Decision
from rooms.document import SEALED, View, own_audience, person_of, room_audience
from rooms.people import sign
from rooms.programme import MOMENT


def veiled_key(person: str, room: str, id: str) -> str:
    return Veiled.key(own_audience(person), f"{room}.{id}")


def veil(decision: Decision, person: str, room: str, id: str, note: Note) -> Decision:
    """The card lies with its author until the room reveals."""
    decision.put(veiled_key(person, room, id), Veiled(**msgspec.structs.asdict(note)))
    return decision.count(veilings_key(room))


def unveil(veiled: Note) -> Note:
    return Note(**msgspec.structs.asdict(veiled))


def own_veiled(scene: Scene, room: str, id: str) -> Veiled | None:
    """A veiled card of one's own."""
    found = scene.view.get(Veiled, own_audience(scene.actor.person), f"{room}.{id}")
    return found if found is not None and owns(scene, id) else None


def veiled_in(view: View, room: str) -> list[tuple[str, str, Veiled]]:
    """``(person, id, card)`` of everything that is veiled in a room, whichever round it is from."""
    found = []
    for audience in view.audiences(Veiled.KIND):
        for name, card in view.each(Veiled, audience):
            of, _, id = name.partition(".")
            if of == room:
                found.append((person_of(audience) or "", id, card))
    return found


def reveal(decision: Decision, scene: Scene, room: str) -> Decision:
    """All cards appear together. Whoever pins one up at this moment is not overlooked: the count would differ."""
    decision.expect(veilings_key(room))
    view = scene.view
    if found := veiled_in(view, room):
        cards = {id: person for person, id, _ in found}
        decision.put(Unveiled.key(SEALED, room), Unveiled(scene.id, scene.now, cards))
    for person, id, card in found:
        decision.delete(veiled_key(person, room, id))
        decision.put(Note.key(room_audience(room), id), unveil(card))
        bring_back(decision, view, room, id)
        if card.by:
            sign(decision, view, room_audience(room), card.by)
        else:
            attribute(decision, view, person, id, room)
    return follow(decision, view, room, [id for _, id, _ in found])


def veil_again(decision: Decision, scene: Scene, room: str) -> Decision:
    """Back in silent writing, what was revealed a moment ago lies with its authors again, as it reads by now.

    What its author has taken back since, or the host has hidden, stays so.
    """
    view, shown = scene.view, room_audience(room)
    revealed = view.get(Unveiled, SEALED, room)
    if revealed is None or revealed.item != scene.id or scene.now - revealed.at > MOMENT:
        return decision
    hanging = {id: note for id in revealed.cards if (note := view.get(Note, shown, id)) is not None}
    for id, note in hanging.items():
        veil(decision.delete(Note.key(shown, id)), revealed.cards[id], room, id, note)
        put_away(unattribute(decision, view, id, room), view, room, id)
    return follow(decision.delete(Unveiled.key(SEALED, room)), view, room, hanging)
