"""The wall of a theme room for the documentation: what hangs under which question, where, and in which cluster."""

from __future__ import annotations

from collections import Counter, defaultdict

from rooms.activities.board.entities import KIND_NAMES, Cluster, Note, Settings, Spot, sections_of
from rooms.activities.board.weighing import Tally, tally_id
from rooms.activity import settings_of
from rooms.blocks import Area, Block, Bundle, Pinned, Say, Wall
from rooms.contributions import supporters
from rooms.document import ALL, View, room_audience
from rooms.programme import Item, Theme


def wall_blocks(view: View, room: str, rounds: list[tuple[str, Item]], say: Say) -> list[Block]:
    """The wall, where anything hangs on it that everybody in the room saw."""
    audience = room_audience(room)
    notes = dict(sorted(view.each(Note, audience), key=lambda pair: (pair[1].at, pair[0])))
    if not notes:
        return []
    theme = view.get(Theme, ALL, room)
    shown = {note.kind for note in notes.values()}
    return [
        Wall(
            title=theme.name if theme else room,
            theme=room,
            areas=tuple(_areas(view, room, notes, _dots(view, audience, rounds), say)),
            kinds=tuple((kind, say(name)) for kind, name in KIND_NAMES.items() if kind in shown),
        )
    ]


def _areas(view: View, room: str, notes: dict[str, Note], dots: Counter[str], say: Say) -> list[Area]:
    """One for each question; what hangs under none that is still asked comes last."""
    audience, questions = room_audience(room), sections_of(view, room)
    spots = dict(view.each(Spot, audience))
    clusters = dict(sorted(view.each(Cluster, audience), key=lambda pair: (pair[1].at, pair[0])))
    inside: defaultdict[str, list[Pinned]] = defaultdict(list)
    loose: defaultdict[int, list[Pinned]] = defaultdict(list)
    for id, note in notes.items():
        spot = spots.get(id) or Spot(note.section)
        card = _pinned(id, note, spot, supporters(view, audience, id), dots[id])
        if spot.cluster in clusters:
            inside[spot.cluster].append(card)
        else:
            loose[_area(spot.section, questions)].append(card)
    bundles: defaultdict[int, list[Bundle]] = defaultdict(list)
    for id, cluster in clusters.items():
        if id in inside:
            bundle = Bundle(id, cluster.name, tuple(inside[id]), dots[id], cluster.x, cluster.y)
            bundles[_area(cluster.section, questions)].append(bundle)
    titles = [*questions, say("More cards")] if 0 in loose or 0 in bundles else [*questions]
    numbers = [*range(1, len(questions) + 1), 0]
    return [
        Area(number, title, tuple(loose[number]), tuple(bundles[number]))
        for number, title in zip(numbers, titles, strict=False)
    ]


def _area(section: int, questions: tuple[str, ...]) -> int:
    return section if 1 <= section <= len(questions) else 0


def _pinned(id: str, note: Note, spot: Spot, support: int, dots: int) -> Pinned:
    below = " · ".join(part for part in (note.where, note.who) if part)
    return Pinned(id, note.text, note.kind, note.section, note.at, below, support, dots, spot.x, spot.y)


def _dots(view: View, audience: str, rounds: list[tuple[str, Item]]) -> Counter[str]:
    """What each card or cluster got in all that was weighed and counted."""
    found: Counter[str] = Counter()
    for id, item in rounds:
        for number in range(len(settings_of(item, Settings).weighing)):
            tally = view.get(Tally, audience, tally_id(id, number))
            found.update(tally.dots if tally else {})
    return found
