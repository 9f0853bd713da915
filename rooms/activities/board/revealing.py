"""Silent writing: what lies with its author until the room reveals it, all at once."""

from __future__ import annotations

import msgspec

from rooms.activities.board.clusters import follow
from rooms.activities.board.commenting import bring_back
from rooms.activities.board.entities import Note, Veiled, veilings_key
from rooms.command import Scene
from rooms.contributions import attribute, owns
from rooms.decision import Decision
from rooms.document import View, own_audience, person_of, room_audience
from rooms.people import sign


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


def reveal(decision: Decision, view: View, room: str) -> Decision:
    """All cards appear together. Whoever pins one up at this moment is not overlooked: the count would differ."""
    decision.expect(veilings_key(room))
    found = veiled_in(view, room)
    for person, id, card in found:
        decision.delete(veiled_key(person, room, id))
        decision.put(Note.key(room_audience(room), id), unveil(card))
        bring_back(decision, view, room, id)
        if card.by:
            sign(decision, view, room_audience(room), card.by)
        else:
            attribute(decision, view, person, id, room)
    return follow(decision, view, room, [id for _, id, _ in found])
