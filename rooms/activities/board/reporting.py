"""What a theme room leaves in the documentation."""

from __future__ import annotations

from rooms.activities.board.entities import KIND_NAMES, Goal, Note, Settings, rooms_of, sections_of
from rooms.activity import Scene, settings_of
from rooms.blocks import Block, Card, Cards, Figure, Goals, Heading, Say, Table, Wording
from rooms.contributions import shown_name, supporters, written_by
from rooms.document import ALL, View, host_audience, person_of, room_audience
from rooms.people import Team
from rooms.programme import Item, Theme, items


def report(scene: Scene, say: Say) -> list[Block]:
    """A chapter for each board, with the cards of all rounds: in the last item that works on it."""
    rounds = {room: _rounds(scene, room) for room in rooms_of(scene)}
    last = [room for room, items in rounds.items() if items[-1][0] == scene.id]
    return [block for room in last for block in _chapter(scene, room, rounds[room], say)]


def _rounds(scene: Scene, room: str) -> list[tuple[str, Item]]:
    """The items that work on this board one after another."""
    return [
        (id, item)
        for id, item in items(scene.view)
        if item.kind == scene.item.kind and room in (settings_of(item, Settings).rooms or (room,))
    ]


def _sum(view: View, item: str, room: str) -> tuple[int, int]:
    """How many people were given this room for a round, and how many of its cards are from it."""
    people = sum(
        1
        for audience in view.audiences(Team.KIND)
        if person_of(audience) and (team := view.get(Team, audience, item)) is not None and team.room == room
    )
    notes = [*_notes(view, room_audience(room)), *_notes(view, host_audience(room))]
    return people, sum(1 for _, note in notes if note.item == item)


def _chapter(scene: Scene, room: str, rounds: list[tuple[str, Item]], say: Say) -> list[Block]:
    view = scene.view
    theme = view.get(Theme, ALL, room)
    blocks: list[Block] = [Heading(_name(scene, room), room, theme.motto if theme else "")]
    rows = tuple((item.title, *_sum(view, id, room)) for id, item in rounds)
    blocks.append(Table("", (say("Round"), say("people"), say("cards")), rows, (1, 2), "rounds"))
    goals = sorted(view.each(Goal, room_audience(room)), key=lambda pair: pair[1].place)
    if goals:
        drafts = [
            Wording(number, goal.text, say("invented") if goal.invented else "")
            for number, (_, goal) in enumerate(goals, 1)
        ]
        blocks.append(Goals(say("Draft goals"), tuple(drafts)))
    return [*blocks, *_sections(scene, room, say)]


def _sections(scene: Scene, room: str, say: Say) -> list[Block]:
    cards = _cards(scene, room, say)
    questions = sections_of(scene.view, room)
    blocks: list[Block] = [
        Cards(question, tuple(card for section, card in cards if section == number), say("support"))
        for number, question in enumerate(questions, 1)
    ]
    stray = tuple(card for section, card in cards if section > len(questions))
    return [*blocks, Cards(say("More cards"), stray, say("support"))] if stray else blocks


def _cards(scene: Scene, room: str, say: Say) -> list[tuple[int, Card]]:
    """``(section, card)`` of everything that hangs there or was hidden, the most supported first."""
    view, shown = scene.view, room_audience(room)
    rows = [(id, note, "") for id, note in _notes(view, shown)]
    rows += [(id, note, say("hidden")) for id, note in _notes(view, host_audience(room))]
    cards = [
        (
            note.section,
            Card(
                id=id,
                text=note.text,
                kind=note.kind,
                label=say(KIND_NAMES[note.kind]),
                by=shown_name(view, note.by),
                at=note.at,
                points=supporters(view, shown, id),
                state=state,
            ),
        )
        for id, note, state in rows
    ]
    return sorted(cards, key=lambda pair: (-pair[1].points, pair[1].at, pair[1].id))


def _notes(view: View, audience: str) -> list[tuple[str, Note]]:
    return list(view.each(Note, audience))


def _name(scene: Scene, room: str) -> str:
    theme = scene.view.get(Theme, ALL, room)
    return theme.name if theme else room


def figures(scene: Scene, say: Say) -> list[Figure]:
    many = sum(
        1 for room in rooms_of(scene) for _, note in _notes(scene.view, room_audience(room)) if note.item == scene.id
    )
    return [Figure(many, say("cards in the theme rooms"))] if many else []


def mine(scene: Scene, person: str, say: Say) -> list[str]:
    return [note.text for note in written_by(scene, person, Note)]
