"""Who goes into which room when the rooms open and close, and where somebody lands who comes late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from zlib import crc32

from rooms.activities.board.entities import rooms_of
from rooms.command import Scene
from rooms.decision import Decision
from rooms.document import ALL, STAFF, own_audience
from rooms.people import Merged, Person, Team, everybody, merged, placed_key, places, settle
from rooms.programme import themes
from rooms.roles import STAFF_ROLES

# So many who come at once land in a room before the others look again which one is the roomiest.
AT_ONCE = 10


def opening(scene: Scene) -> Decision:
    """Everybody goes into their room at once; who has none yet, into the one with most free seats."""
    decision, seats = scene.decision().expect(Merged.key(ALL, scene.id)), _seats(scene)
    sizes: Counter[str] = Counter()
    homeless = []
    for id, who in everybody(decision, scene.view):
        room = _room(scene, id, who)
        if room in seats:
            sizes[room] += 1
            settle(decision, scene.view, id, who, room, scene.id)
        else:
            homeless.append((id, who))
    for id, who in sorted(homeless, key=lambda pair: pair[0]):
        room = _roomiest(seats, sizes)
        sizes[room] += 1
        settle(decision, scene.view, id, who, room, scene.id)
        decision.put(Team.key(own_audience(id), scene.id), Team(room, 0, "none"))
    return decision


def arriving(scene: Scene, person: str, who: Person) -> Decision:
    """Who comes late lands in the room with most free seats; who was here before, in theirs."""
    decision, seats = scene.decision().expect(Merged.key(ALL, scene.id)), _seats(scene)
    if who.role in STAFF_ROLES:
        return decision
    room = _room(scene, person, who)
    if room in seats:
        return settle(decision, scene.view, person, who, room, scene.id)
    sizes = {room: scene.view.number(placed_key(room)) for room in seats}
    room = _roomiest(seats, sizes, lot=person)
    decision.put(Team.key(own_audience(person), scene.id), Team(room, 0, "late"))
    return settle(decision, scene.view, person, who, room, scene.id, most=_soon(sizes[room], seats[room]))


def closing(scene: Scene) -> Decision:
    """Back into the plenary, and nobody stays behind who came in at the last moment."""
    decision = scene.decision()
    everybody(decision, scene.view)
    for id, _ in places(scene.view):
        if (who := scene.view.get(Person, STAFF, id)) is not None:
            settle(decision, scene.view, id, who, "", scene.id)
    return decision


def _team(scene: Scene, person: str) -> str:
    team = scene.view.get(Team, own_audience(person), scene.id)
    return team.room if team else ""


def _seats(scene: Scene) -> dict[str, int | None]:
    """The rooms in which people work, in their order, each with its seats."""
    known = dict(themes(scene.view))
    return {room: known[room].seats if room in known else None for room in rooms_of(scene)}


def _room(scene: Scene, person: str, who: Person) -> str:
    """Hosts are in theirs; where a room works in another one, so do its people."""
    room = who.room or _team(scene, person)
    return merged(scene.view, scene.id).get(room, room)


def _roomiest(seats: Mapping[str, int | None], sizes: Mapping[str, int], *, lot: str = "") -> str:
    """The room with most free seats, in parts of all its seats; the emptiest of those without a limit.

    Of several alike it is the first, or with a ``lot`` any: those who come at once spread.
    """

    def crowd(room: str) -> tuple[float, int, int]:
        most = seats[room]
        return (sizes[room] / most if most else 0.0, sizes[room], crc32(f"{lot}.{room}".encode()) if lot else 0)

    return min(seats, key=crowd)


def _soon(size: int, seats: int | None) -> int:
    """How many a room may have once some have come at the same time: no more than its seats, unless all are full."""
    free = AT_ONCE if seats is None or size >= seats else seats - size
    return size + min(free, AT_ONCE)
