"""Who goes into which room when the rooms open and close, and where somebody lands who comes late."""

from __future__ import annotations

from collections import Counter

from rooms.activities.board.entities import rooms_of
from rooms.activity import Scene
from rooms.document import ALL, STAFF, Decision, View, own_audience, person_of
from rooms.people import Person, Place, Team, everybody, settle
from rooms.programme import Theme
from rooms.roles import STAFF_ROLES


def opening(scene: Scene) -> Decision:
    """Everybody goes into their room at once; who has none yet, into the one with most free seats."""
    decision = scene.decision()
    sizes: Counter[str] = Counter()
    homeless = []
    for id, who in everybody(decision, scene.view):
        room = who.room or _team(scene, id)
        if room in rooms_of(scene):
            sizes[room] += 1
            settle(decision, scene.view, id, room, scene.id)
        else:
            homeless.append(id)
    for id in sorted(homeless):
        room = _roomiest(scene, sizes)
        sizes[room] += 1
        settle(decision, scene.view, id, room, scene.id)
        decision.put(Team.key(own_audience(id), scene.id), Team(room, 0, "none"))
    return decision


def arriving(scene: Scene, person: str) -> Decision:
    """Who comes late lands in the room with most free seats; who was here before, in theirs."""
    sizes = Counter(place.room for _, place in _places(scene.view))
    who = scene.view.get(Person, STAFF, person)
    decision = scene.decision()
    if who is None or who.role in STAFF_ROLES:
        return decision
    room = who.room or _team(scene, person)
    if room not in rooms_of(scene):
        room = _roomiest(scene, sizes)
        decision.put(Team.key(own_audience(person), scene.id), Team(room, 0, "late"))
    return settle(decision, scene.view, person, room, scene.id)


def closing(scene: Scene) -> Decision:
    """Back into the plenary, and nobody stays behind who came in at the last moment."""
    decision = scene.decision()
    everybody(decision, scene.view)
    for id, _ in _places(scene.view):
        settle(decision, scene.view, id, "", scene.id)
    return decision


def _team(scene: Scene, person: str) -> str:
    team = scene.view.get(Team, own_audience(person), scene.id)
    return team.room if team else ""


def _places(view: View) -> list[tuple[str, Place]]:
    found = [(person_of(audience), view.get(Place, audience)) for audience in view.audiences(Place.KIND)]
    return [(id, place) for id, place in found if id is not None and place is not None]


def _roomiest(scene: Scene, sizes: Counter[str]) -> str:
    """The room with most free seats, in parts of all its seats; the emptiest of those without a limit."""

    def crowd(room: str) -> tuple[float, int]:
        theme = scene.view.get(Theme, ALL, room)
        seats = theme.seats if theme else None
        return (sizes[room] / seats if seats else 0.0, sizes[room])

    return min(rooms_of(scene), key=crowd)
