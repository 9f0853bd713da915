"""Cards: written, edited, moved, taken back and supported by people, hidden and shown by the host."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta
from msgspec.structs import replace

from rooms.activities.board.entities import Kind, Note, cards_key, rooms_of, sections_of
from rooms.activity import FORBIDDEN, NOT_FOUND, SINCE_OPENING, Handler, ItemCommand, Phase, Scene
from rooms.contributions import author, contribute, owns, support
from rooms.document import Decision, Refusal, host_audience, own_audience, room_audience
from rooms.people import Name, place_of
from rooms.roles import Right
from rooms.wording import Id, NoteText, Slug, mark


class RoomCommand(ItemCommand, frozen=True):
    room: Slug


class Write(RoomCommand, frozen=True, tag="board.write"):
    """Put up a card under a guiding question."""

    LINES: ClassVar[frozenset[str]] = frozenset({"text"})
    section: Annotated[int, Meta(ge=1, le=12)]
    text: NoteText
    kind: Kind = "statement"
    named: bool = True


class Edit(RoomCommand, frozen=True, tag="board.edit"):
    """``seen`` is the text that was edited: an author on two devices does not overwrite what they have not seen."""

    LINES: ClassVar[frozenset[str]] = frozenset({"text", "seen"})
    note: Id
    text: NoteText
    seen: NoteText


class Move(RoomCommand, frozen=True, tag="board.move"):
    """Move a card under another question: one's own, or any for the host."""

    note: Id
    section: Annotated[int, Meta(ge=1, le=12)]


class Delete(RoomCommand, frozen=True, tag="board.delete"):
    """Take one's own card down; it is kept with its author."""

    note: Id


class Undelete(RoomCommand, frozen=True, tag="board.undelete"):
    """Put up again what one has taken down."""

    note: Id


class Support(RoomCommand, frozen=True, tag="board.support"):
    """Support a card, or no longer."""

    note: Id
    wanted: bool = True


class Hide(RoomCommand, frozen=True, tag="board.hide"):
    """Take a card out of the room's sight, or show it again."""

    NEEDS = Right.HOST
    WHEN = SINCE_OPENING
    note: Id
    hidden: bool = True


NOT_HERE = Refusal("not-here", mark("You are not in this room."))
NO_SECTION = Refusal("invalid", mark("There is no such section on this board."))
CHANGED = Refusal("changed", mark("The card was changed in the meantime. Your text is kept here."))


def write(scene: Scene, command: Write) -> Decision | Refusal:
    if (refusal := _barred(scene, command.room)) is not None:
        return refusal
    if command.section > len(sections_of(scene.view, command.room)):
        return NO_SECTION
    by = author(scene, command.named)
    note = Note(scene.id, command.section, command.text, command.kind, scene.now, by)
    decision = contribute(scene, room_audience(command.room), "note", note, by=by, room=command.room)
    return decision.count(cards_key(scene.id, command.room))


def edit(scene: Scene, command: Edit) -> Decision | Refusal:
    note = _own(scene, command.room, command.note)
    if isinstance(note, Refusal):
        return note
    if note.text != command.seen:
        return CHANGED
    changed = replace(note, text=command.text, edited=scene.now)
    return scene.decision().put(Note.key(room_audience(command.room), command.note), changed)


def move(scene: Scene, command: Move) -> Decision | Refusal:
    audience = room_audience(command.room)
    note = scene.view.get(Note, audience, command.note)
    if note is None:
        return NOT_FOUND
    if not owns(scene, command.note) and not scene.actor.hosts(command.room):
        return FORBIDDEN
    if (refusal := _barred(scene, command.room)) is not None:
        return refusal
    if command.section > len(sections_of(scene.view, command.room)):
        return NO_SECTION
    return scene.decision().put(Note.key(audience, command.note), replace(note, section=command.section))


def delete(scene: Scene, command: Delete) -> Decision | Refusal:
    """The author takes a card back; it lies with them and can be put up again."""
    note = _own(scene, command.room, command.note)
    if isinstance(note, Refusal):
        return note
    decision = scene.decision().delete(Note.key(room_audience(command.room), command.note))
    decision.count(cards_key(note.item, command.room), -1)
    return decision.put(Note.key(own_audience(scene.actor.person), f"{command.room}.{command.note}"), note)


def undelete(scene: Scene, command: Undelete) -> Decision | Refusal:
    own = own_audience(scene.actor.person)
    note = scene.view.get(Note, own, f"{command.room}.{command.note}")
    if note is None:
        return NOT_FOUND
    if (refusal := _barred(scene, command.room)) is not None:
        return refusal
    decision = scene.decision().delete(Note.key(own, f"{command.room}.{command.note}"))
    decision.count(cards_key(note.item, command.room))
    return decision.put(Note.key(room_audience(command.room), command.note), note)


def support_note(scene: Scene, command: Support) -> Decision | Refusal:
    audience = room_audience(command.room)
    if scene.view.raw(Note.key(audience, command.note)) is None:
        return NOT_FOUND
    if (refusal := _barred(scene, command.room)) is not None:
        return refusal
    return support(scene, audience, command.note, command.wanted)


def hide(scene: Scene, command: Hide) -> Decision | Refusal:
    if not scene.actor.hosts(command.room):
        return FORBIDDEN
    shown, unseen = room_audience(command.room), host_audience(command.room)
    source, target = (shown, unseen) if command.hidden else (unseen, shown)
    note = scene.view.get(Note, source, command.note)
    if note is None:
        return NOT_FOUND
    decision = scene.decision().count(cards_key(note.item, command.room), -1 if command.hidden else 1)
    return decision.delete(Note.key(source, command.note)).put(Note.key(target, command.note), note)


def _own(scene: Scene, room: str, id: str) -> Note | Refusal:
    """A card that its author may change now."""
    note = scene.view.get(Note, room_audience(room), id)
    if note is None:
        return NOT_FOUND
    if not owns(scene, id):
        return FORBIDDEN
    return _barred(scene, room) or note


def _barred(scene: Scene, room: str) -> Refusal | None:
    """Why somebody may not write in a room: they are not in it, nor were they just now."""
    if room not in rooms_of(scene):
        return NOT_FOUND
    if scene.actor.hosts(room) or place_of(scene.view, scene.actor.person) == room:
        return None
    was_here = scene.view.raw(Name.key(room_audience(room), scene.actor.person)) is not None
    return None if scene.phase is Phase.GRACE and was_here else NOT_HERE


HANDLERS: Mapping[type[ItemCommand], Handler] = {
    Write: write,
    Edit: edit,
    Move: move,
    Delete: delete,
    Undelete: undelete,
    Support: support_note,
    Hide: hide,
}
