"""Which clusters there are, by their cards: one goes with its last card, and out of sight with the last that is shown.

A cluster of which nothing is shown lies with the host, as its cards do: its name might say what they said. It comes
back with the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from rooms.activities.board.entities import Cluster, Note, Spot
from rooms.decision import Decision
from rooms.document import View, host_audience, room_audience


def members(view: View, audience: str, cluster: str) -> list[tuple[str, Spot]]:
    """``(id, spot)`` of the cards in a cluster, shown or not."""
    return [(id, spot) for id, spot in view.each(Spot, audience) if spot.cluster == cluster]


def follow(decision: Decision, view: View, room: str, cards: Iterable[str], also: Iterable[str] = ()) -> Decision:
    """The clusters in which these cards are go, go out of sight or come back, as what is decided of the cards demands.

    So do those that are named ``also``.
    """
    audience, clusters = room_audience(room), set(also)
    for card in cards:
        decision.expect(Spot.key(audience, card))
        spot = view.get(Spot, audience, card)
        clusters |= {spot.cluster} if spot is not None and spot.cluster else set()
    if clusters:
        after = decision.preview()
        for id in sorted(clusters):
            _follow(decision, after, room, id)
    return decision


def _follow(decision: Decision, after: View, room: str, id: str) -> None:
    shown, unseen = room_audience(room), host_audience(room)
    cluster = after.get(Cluster, shown, id) or after.get(Cluster, unseen, id)
    if cluster is None:
        return
    inside = [card for card, _ in members(after, shown, id)]
    seen = next((card for card in inside if after.raw(Note.key(shown, card)) is not None), None)
    if seen is None:
        # None of them may appear at the same moment.
        for card in inside:
            decision.expect(Note.key(shown, card))
    else:
        # It is in sight because of this card, which may not go at the same moment.
        decision.expect(Note.key(shown, seen)).expect(Spot.key(shown, seen))
    place = None if not inside else shown if seen is not None else unseen
    for audience in (shown, unseen):
        key = Cluster.key(audience, id)
        there = after.raw(key) is not None
        if audience == place and not there:
            decision.put(key, cluster)
        elif audience != place and there:
            decision.delete(key)
        else:
            decision.expect(key)
