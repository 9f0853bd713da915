"""Where cards hang: moved, put together into clusters, taken apart, named, tidied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from rooms.activities.board.cards import NO_SECTION
from rooms.activities.board.clusters import follow, members
from rooms.activities.board.entities import Across, Cluster, Down, Note, Spot, section_of, sections_of
from rooms.activities.board.revealing import own_veiled, veiled_key
from rooms.activities.board.steps import Act, RoomCommand, barred, depends
from rooms.command import NOT_FOUND, Handler, ItemCommand, Scene
from rooms.contributions import owns
from rooms.decision import Decision, Refusal
from rooms.document import View, room_audience
from rooms.wording import Id, Label, mark

Section = Annotated[int, Meta(ge=1, le=12)]
Cards = Annotated[tuple[Id, ...], Meta(min_length=1, max_length=200)]


class Place(RoomCommand, frozen=True, tag="board.place"):
    """Hang a card or a cluster under a question: at a place of its own, else in the order of the section.

    One's own card always, any card where the step is for arranging. A card that is placed leaves its cluster.
    """

    card: Id
    section: Section
    x: Across | None = None
    y: Down | None = None


class Gather(RoomCommand, frozen=True, tag="board.gather"):
    """Put cards together: ``into`` a cluster that there is, else into a new one that hangs where the first one hung.

    A cluster among ``cards`` is merged: its cards come along, and its name if the other one has none. Where the cards
    hung is not expected: as on a wall of paper, who takes a card last has it; everybody sees it, and it can be undone.
    """

    cards: Cards
    into: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{0,64}\Z")] = ""
    name: Label = ""


class Scatter(RoomCommand, frozen=True, tag="board.scatter"):
    """Take these cards out of a cluster, all of them where none is named; an empty cluster goes."""

    cluster: Id
    cards: Annotated[tuple[Id, ...], Meta(max_length=200)] = ()


class Name(RoomCommand, frozen=True, tag="board.name"):
    """Name a cluster, or take its name away; ``seen`` is the name that was changed."""

    cluster: Id
    name: Label = ""
    seen: Label = ""


class Tidy(RoomCommand, frozen=True, tag="board.tidy"):
    """Hang everything under a question in its order again; clusters stay together."""

    section: Section


RENAMED = Refusal("changed", mark("The cluster was renamed in the meantime. Your text is kept here."))
NOT_TOGETHER = Refusal("invalid", mark("A cluster needs at least two cards."))


def place(scene: Scene, command: Place) -> Decision | Refusal:
    audience = room_audience(command.room)
    if command.section > len(sections_of(scene.view, command.room)):
        return NO_SECTION
    act = Act.ARRANGE_OWN if owns(scene, command.card) else Act.ARRANGE
    if (refusal := barred(scene, command.room, act)) is not None:
        return refusal
    decision = depends(scene.decision(), scene, command.room)
    if (veiled := own_veiled(scene, command.room, command.card)) is not None:
        key = veiled_key(scene.actor.person, command.room, command.card)
        return decision.put(key, replace(veiled, section=command.section))
    if (cluster := scene.view.get(Cluster, audience, command.card)) is not None:
        return _move_cluster(decision, scene.view, command, cluster)
    if scene.view.get(Note, audience, command.card) is None:
        return NOT_FOUND
    decision.put(Spot.key(audience, command.card), Spot(command.section, command.x, command.y))
    return follow(decision, scene.view, command.room, [command.card])


def _move_cluster(decision: Decision, view: View, command: Place, cluster: Cluster) -> Decision:
    audience = room_audience(command.room)
    moved = replace(cluster, section=command.section, x=command.x, y=command.y)
    decision.put(Cluster.key(audience, command.card), moved)
    for id, spot in members(view, audience, command.card):
        if spot.section != command.section:
            decision.put(Spot.key(audience, id), replace(spot, section=command.section))
    return decision


def gather(scene: Scene, command: Gather) -> Decision | Refusal:
    if (refusal := barred(scene, command.room, Act.ARRANGE)) is not None:
        return refusal
    view, audience = scene.view, room_audience(command.room)
    target = view.get(Cluster, audience, command.into) if command.into else None
    gathered, merged = _resolved(view, audience, command.cards)
    if (command.into and target is None) or gathered is None:
        return NOT_FOUND
    if target is None and len(gathered) < 2:
        return NOT_TOGETHER
    decision = depends(scene.decision(), scene, command.room)
    into = command.into or scene.command
    names = [command.name, *(cluster.name for id, cluster in merged.items() if id != into)]
    cluster = target or _begun(scene, audience, gathered[0])
    name = cluster.name or next((name for name in names if name), "")
    if target is None or name != cluster.name:
        decision.put(Cluster.key(audience, into), replace(cluster, name=name))
    else:
        decision.expect(Cluster.key(audience, into))
    for id in gathered:
        decision.put(Spot.key(audience, id), Spot(cluster.section, cluster=into))
    for id in merged.keys() - {into}:
        decision.delete(Cluster.key(audience, id))
    return follow(decision, view, command.room, gathered, [into])


def _resolved(view: View, audience: str, cards: Iterable[str]) -> tuple[list[str] | None, dict[str, Cluster]]:
    """The cards that are meant, those of clusters among them, and these clusters; nothing if one is not there."""
    found: dict[str, None] = {}
    merged: dict[str, Cluster] = {}
    for id in cards:
        if (cluster := view.get(Cluster, audience, id)) is not None:
            merged[id] = cluster
            found.update(dict.fromkeys(card for card, _ in members(view, audience, id)))
        elif view.get(Note, audience, id) is not None:
            found[id] = None
        else:
            return None, merged
    return list(found), merged


def _begun(scene: Scene, audience: str, first: str) -> Cluster:
    """A new cluster, where that card hangs."""
    spot, note = scene.view.get(Spot, audience, first), scene.view.get(Note, audience, first)
    section = section_of(scene.view, audience, first, note) if note else 1
    return Cluster(scene.id, section, scene.now, x=spot.x if spot else None, y=spot.y if spot else None)


def scatter(scene: Scene, command: Scatter) -> Decision | Refusal:
    if (refusal := barred(scene, command.room, Act.ARRANGE)) is not None:
        return refusal
    view, audience = scene.view, room_audience(command.room)
    if view.get(Cluster, audience, command.cluster) is None:
        return NOT_FOUND
    inside = dict(members(view, audience, command.cluster))
    leaving = command.cards or tuple(inside)
    if not set(leaving) <= inside.keys():
        return NOT_FOUND
    decision = depends(scene.decision(), scene, command.room).expect(Cluster.key(audience, command.cluster))
    for id in leaving:
        decision.put(Spot.key(audience, id), Spot(inside[id].section))
    return follow(decision, view, command.room, leaving)


def name(scene: Scene, command: Name) -> Decision | Refusal:
    if (refusal := barred(scene, command.room, Act.ARRANGE)) is not None:
        return refusal
    audience = room_audience(command.room)
    cluster = scene.view.get(Cluster, audience, command.cluster)
    if cluster is None:
        return NOT_FOUND
    if cluster.name != command.seen:
        return RENAMED
    renamed = replace(cluster, name=command.name)
    return depends(scene.decision(), scene, command.room).put(Cluster.key(audience, command.cluster), renamed)


def tidy(scene: Scene, command: Tidy) -> Decision | Refusal:
    if (refusal := barred(scene, command.room, Act.ARRANGE)) is not None:
        return refusal
    audience = room_audience(command.room)
    decision = depends(scene.decision(), scene, command.room)
    for id, spot in scene.view.each(Spot, audience):
        if spot.section == command.section and spot.x is not None:
            decision.put(Spot.key(audience, id), replace(spot, x=None, y=None))
    for id, cluster in scene.view.each(Cluster, audience):
        if cluster.section == command.section and cluster.x is not None:
            decision.put(Cluster.key(audience, id), replace(cluster, x=None, y=None))
    return decision


HANDLERS: Mapping[type[ItemCommand], Handler] = {
    Place: place,
    Gather: gather,
    Scatter: scatter,
    Name: name,
    Tidy: tidy,
}
