"""The wall of a theme room for the documentation: what hangs under which question, where, and in which cluster."""

from __future__ import annotations

from collections import Counter, defaultdict

from rooms.activities.board.entities import KIND_NAMES, Cluster, Note, Spot, sections_of
from rooms.activities.board.weighing_report import given
from rooms.blocks import Area, Block, Bundle, Pinned, Say, Wall
from rooms.contributions import supporters
from rooms.document import ALL, View, room_audience
from rooms.programme import Item, Theme

# The questions that were weighed, with what each card or cluster got.
Weighed = dict[str, Counter[str]]


def wall_blocks(view: View, room: str, rounds: list[tuple[str, Item]], say: Say) -> list[Block]:
    """The wall, where anything hangs on it that everybody in the room saw."""
    audience = room_audience(room)
    notes = dict(sorted(view.each(Note, audience), key=lambda pair: (pair[1].at, pair[0])))
    if not notes:
        return []
    theme = view.get(Theme, ALL, room)
    shown = {note.kind for note in notes.values()}
    weighed = {question: dots for question, dots in given(view, room, rounds).items() if dots}
    return [
        Wall(
            title=theme.name if theme else room,
            theme=room,
            areas=tuple(_areas(view, room, notes, weighed, say)),
            kinds=tuple((kind, say(name)) for kind, name in KIND_NAMES.items() if kind in shown),
            weighed=tuple(weighed),
        )
    ]


def _areas(view: View, room: str, notes: dict[str, Note], weighed: Weighed, say: Say) -> list[Area]:
    """One for each question; what hangs under none that is still asked comes last."""
    audience, questions = room_audience(room), sections_of(view, room)
    spots = dict(view.each(Spot, audience))
    clusters = dict(sorted(view.each(Cluster, audience), key=lambda pair: (pair[1].at, pair[0])))
    inside: defaultdict[str, list[Pinned]] = defaultdict(list)
    loose: defaultdict[int, list[Pinned]] = defaultdict(list)
    for id, note in notes.items():
        spot = spots.get(id) or Spot(note.section)
        card = _pinned(id, note, spot, supporters(view, audience, id), _dots(weighed, id))
        if spot.cluster in clusters:
            inside[spot.cluster].append(card)
        else:
            loose[_area(spot.section, questions)].append(card)
    bundles: defaultdict[int, list[Bundle]] = defaultdict(list)
    for id, cluster in clusters.items():
        if id in inside:
            bundle = Bundle(id, cluster.name, tuple(inside[id]), _dots(weighed, id), cluster.x, cluster.y)
            bundles[_area(cluster.section, questions)].append(bundle)
    titles = [*questions, say("More cards")] if 0 in loose or 0 in bundles else [*questions]
    numbers = [*range(1, len(questions) + 1), 0]
    return [
        Area(number, title, tuple(loose[number]), tuple(bundles[number]))
        for number, title in zip(numbers, titles, strict=False)
    ]


def _area(section: int, questions: tuple[str, ...]) -> int:
    return section if 1 <= section <= len(questions) else 0


def _pinned(id: str, note: Note, spot: Spot, support: int, dots: tuple[int, ...]) -> Pinned:
    below = " · ".join(part for part in (note.where, note.who) if part)
    return Pinned(id, note.text, note.kind, note.section, note.at, below, support, dots, spot.x, spot.y)


def _dots(weighed: Weighed, id: str) -> tuple[int, ...]:
    """What a card or cluster got for each question."""
    return tuple(dots[id] for dots in weighed.values())
