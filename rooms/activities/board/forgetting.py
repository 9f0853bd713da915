"""What a board counts apart from its cards, without those of people who are forgotten."""

from __future__ import annotations

from rooms.activities.board.entities import Note, cards_key
from rooms.activity import Scene
from rooms.contributions import Own
from rooms.document import Decision, own_audience, room_audience


def forget(scene: Scene, people: frozenset[str]) -> Decision:
    decision = scene.decision()
    for person in people:
        for id, own in scene.view.each(Own, own_audience(person)):
            shown = Note.key(room_audience(own.room), id)
            if own.item == scene.id and own.kind == Note.KIND and scene.view.raw(shown) is not None:
                decision.count(cards_key(scene.id, own.room), -1)
    return decision
