"""What a theme room leaves in the documentation."""

from __future__ import annotations

from rooms.activities.board.entities import KIND_NAMES, Goal, Note, Settings, rooms_of, sections_of
from rooms.activity import Scene, settings_of
from rooms.blocks import Block, Card, Cards, Figure, Heading, Say, Table
from rooms.contributions import shown_name, supporters, written_by
from rooms.document import ALL, View, host_audience, room_audience
from rooms.people import Name
from rooms.programme import Theme, items


def report(scene: Scene, say: Say) -> list[Block]:
    """Each room as it stands after this item: drafts, then the cards of all rounds so far, by section."""
    if _is_continued(scene):
        return [block for room in rooms_of(scene) for block in _round(scene, room, say)]
    return [block for room in rooms_of(scene) for block in _chapter(scene, room, say)]


def _is_continued(scene: Scene) -> bool:
    """Whether a later item goes on with these boards; the last one reports them whole."""
    later = [item for _, item in items(scene.view) if item.place > scene.item.place and item.kind == scene.item.kind]
    return any(set(settings_of(item, Settings).rooms or rooms_of(scene)) & set(rooms_of(scene)) for item in later)


def _round(scene: Scene, room: str, say: Say) -> list[Block]:
    many = sum(1 for _, note in scene.view.each(Note, room_audience(room)) if note.item == scene.id)
    return [Table(say("Cards of this round"), (say("Theme"), say("cards")), ((_name(scene, room), many),), (1,))]


def _chapter(scene: Scene, room: str, say: Say) -> list[Block]:
    view = scene.view
    theme = view.get(Theme, ALL, room)
    people = len(list(view.ids(Name.KIND, room_audience(room))))
    blocks: list[Block] = [Heading(_name(scene, room), 2, room, theme.motto if theme else "")]
    blocks.append(Table("", (say("people"), say("cards")), ((people, len(_notes(view, room_audience(room)))),), (0, 1)))
    goals = sorted(view.each(Goal, room_audience(room)), key=lambda pair: pair[1].place)
    if goals:
        drafts = [Card(id=id, text=goal.text, state=say("invented") if goal.invented else "") for id, goal in goals]
        blocks.append(Cards(say("Draft goals"), tuple(drafts)))
    for number, question in enumerate(sections_of(view, room), 1):
        blocks.append(Cards(question, tuple(_cards(scene, room, number, say)), say("support")))
    return blocks


def _cards(scene: Scene, room: str, section: int, say: Say) -> list[Card]:
    view, shown = scene.view, room_audience(room)
    rows = [(id, note, "") for id, note in _notes(view, shown)]
    rows += [(id, note, say("hidden")) for id, note in _notes(view, host_audience(room))]
    cards = [
        Card(
            id=id,
            text=note.text,
            kind=note.kind,
            label=say(KIND_NAMES[note.kind]),
            by=shown_name(view, note.by),
            at=note.at,
            points=supporters(view, shown, id),
            state=state,
        )
        for id, note, state in rows
        if note.section == section
    ]
    return sorted(cards, key=lambda card: (-card.points, card.at))


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
