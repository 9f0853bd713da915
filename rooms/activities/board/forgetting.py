"""What a board has beside what people signed and own, without those who are forgotten."""

from __future__ import annotations

from msgspec.structs import replace

from rooms.activities.board.clusters import follow
from rooms.activities.board.entities import Backing, Cluster, Earlier, Goal, Note, Spot, boards_of, cards_key
from rooms.activities.board.ready import Ready, ready_key
from rooms.activities.board.revealing import veiled_key
from rooms.activities.board.suggesting import Suggestion
from rooms.activities.board.weighing import Ballot, Tally, ballot_id, tally_id, voted_key
from rooms.command import Scene
from rooms.contributions import Own
from rooms.decision import Decision
from rooms.document import host_audience, own_audience, room_audience


def forget(scene: Scene, people: frozenset[str]) -> Decision:
    decision = scene.decision()
    for room in boards_of(scene):
        gone = _cards(decision, scene, people, room)
        _places(decision, scene, room, gone)
        _dots(decision, scene, people, room)
        _done(decision, scene, people, room)
        _goals(decision, scene, people, room)
    return decision


def _cards(decision: Decision, scene: Scene, people: frozenset[str], room: str) -> set[str]:
    """The cards that go, each counted for the item in which it was written."""
    gone = set()
    for person in people:
        for id, own in scene.view.each(Own, own_audience(person)):
            if own.kind != Note.KIND or own.room != room:
                continue
            gone.add(id)
            places = (Note.key(room_audience(room), id), veiled_key(person, room, id))
            if own.item == scene.id and any(scene.view.raw(key) is not None for key in places):
                decision.count(cards_key(scene.id, room), -1)
    return gone


def _places(decision: Decision, scene: Scene, room: str, gone: set[str]) -> None:
    """Where they hung, what they backed, the clusters that had no other cards, and what was suggested for them."""
    view, audience = scene.view, room_audience(room)
    for id in gone & set(view.ids(Spot.KIND, audience)):
        decision.delete(Spot.key(audience, id))
    for id, backing in view.each(Backing, audience):
        if backing.card in gone:
            decision.delete(Backing.key(audience, id))
    follow(
        decision,
        view,
        room,
        gone,
        {id for there in (audience, host_audience(room)) for id in view.ids(Cluster.KIND, there)},
    )
    suggestion = view.get(Suggestion, host_audience(room))
    if suggestion is not None and any(gone.intersection(group.cards) for group in suggestion.groups):
        decision.delete(Suggestion.key(host_audience(room)))


def _dots(decision: Decision, scene: Scene, people: frozenset[str], room: str) -> None:
    for number in range(3):
        ballots = [
            ballot
            for person in people
            if (ballot := scene.view.get(Ballot, own_audience(person), ballot_id(scene.id, room, number)))
        ]
        if ballots:
            decision.count(voted_key(scene.id, room, number), -len(ballots))
            _recount(decision, scene, room, number, ballots)


def _recount(decision: Decision, scene: Scene, room: str, number: int, ballots: list[Ballot]) -> None:
    audience, id = room_audience(room), tally_id(scene.id, number)
    tally = scene.view.get(Tally, audience, id)
    if tally is not None:
        left = {target: dots - sum(one.dots.get(target, 0) for one in ballots) for target, dots in tally.dots.items()}
        kept = {target: dots for target, dots in left.items() if dots > 0}
        decision.put(Tally.key(audience, id), Tally(kept, tally.people - len(ballots)))


def _done(decision: Decision, scene: Scene, people: frozenset[str], room: str) -> None:
    for person in people:
        for id in scene.view.ids(Ready.KIND, own_audience(person)):
            item, of, step = id.split(".")
            if (item, of) == (scene.id, room):
                decision.count(ready_key(item, room, int(step)), -1)


def _goals(decision: Decision, scene: Scene, people: frozenset[str], room: str) -> None:
    """What they adopted reads again as it did before."""
    audience = room_audience(room)
    for id, goal in scene.view.each(Goal, audience):
        before: Goal | Earlier = goal
        while before.adopter in people and before.version > 1:
            earlier = scene.view.get(Earlier, audience, f"{id}.{before.version - 1}")
            if earlier is None:
                break
            decision.delete(Earlier.key(audience, f"{id}.{earlier.version}"))
            before = earlier
        if before.adopter in people:
            decision.delete(Goal.key(audience, id))
        elif before is not goal:
            said = {name: getattr(before, name) for name in ("text", "version", "at", "adopter", "out_of", "origin")}
            decision.put(Goal.key(audience, id), replace(goal, **said))
