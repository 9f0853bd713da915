"""Cards: written, taken back and supported by people, hidden by the host. Changing one is ``editing``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta
from msgspec.structs import replace

from rooms.activities.board.clusters import follow
from rooms.activities.board.commenting import bring_back, put_away
from rooms.activities.board.entities import Kind, Note, cards_key, sections_of
from rooms.activities.board.revealing import own_veiled, unveil, veil, veiled_key
from rooms.activities.board.steps import Act, RoomCommand, barred, depends, silent
from rooms.command import FORBIDDEN, NOT_FOUND, SINCE_OPENING, Command, Handler, ItemCommand, Scene, Situation
from rooms.contributions import Own, attribute, author, contribute, owns, support, unattribute
from rooms.decision import Decision, Refusal
from rooms.document import host_audience, own_audience, room_audience
from rooms.roles import Right
from rooms.wording import Id, Label, NoteText, mark


class Write(RoomCommand, frozen=True, tag="board.write"):
    """Put up a card under a guiding question; ``where`` and ``who`` belong to a practice example."""

    LINES: ClassVar[frozenset[str]] = frozenset({"text"})
    section: Annotated[int, Meta(ge=1, le=12)]
    text: NoteText
    kind: Kind = "statement"
    named: bool = True
    where: Label = ""
    who: Label = ""


class Delete(RoomCommand, frozen=True, tag="board.delete"):
    """Take one's own card down; it is kept with its author."""

    note: Id


class Undelete(RoomCommand, frozen=True, tag="board.undelete"):
    """Put up again what one has taken down."""

    note: Id


class Support(RoomCommand, frozen=True, tag="board.support"):
    """Support a card or a proposal, or no longer."""

    note: Id
    wanted: bool = True


class Hide(RoomCommand, frozen=True, tag="board.hide"):
    """Take a card out of the room's sight, or show it again."""

    NEEDS = Right.HOST
    WHEN = SINCE_OPENING
    note: Id
    hidden: bool = True

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return replace(self, hidden=not self.hidden)


NO_SECTION = Refusal("invalid", mark("There is no such section on this board."))
FULL = Refusal("full", mark("This room has as many cards as a board can hold."))
MOST_CARDS = 2_000


def write(scene: Scene, command: Write) -> Decision | Refusal:
    if (refusal := barred(scene, command.room, Act.WRITE)) is not None:
        return refusal
    if command.section > len(sections_of(scene.view, command.room)):
        return NO_SECTION
    by = author(scene, command.named)
    where, who = (command.where, command.who) if command.kind == "practice" else ("", "")
    note = Note(scene.id, command.section, command.text, command.kind, scene.now, by, where=where, who=who)
    if silent(scene, command.room):
        decision = veil(scene.decision(), scene.actor.person, command.room, scene.command, note)
        decision.put(Own.key(own_audience(scene.actor.person), scene.command), Own(scene.id, Note.KIND, command.room))
    else:
        decision = contribute(scene, room_audience(command.room), Note.KIND, note, by=by, room=command.room)
    depends(decision, scene, command.room)
    return decision.count(cards_key(scene.id, command.room), most=MOST_CARDS, refusal=FULL)


def delete(scene: Scene, command: Delete) -> Decision | Refusal:
    """The author takes a card back; it lies with them and can be put up again."""
    key, note = _own(scene, command.room, command.note)
    if isinstance(note, Refusal):
        return note
    decision = scene.decision().delete(key).count(cards_key(note.item, command.room), -1)
    unattribute(decision, scene.view, command.note, command.room)
    put_away(decision, scene.view, command.room, command.note)
    decision.put(_taken_key(scene, command.room, command.note), note)
    return follow(decision, scene.view, command.room, [command.note])


def undelete(scene: Scene, command: Undelete) -> Decision | Refusal:
    note = scene.view.get(Note, own_audience(scene.actor.person), f"{command.room}.{command.note}")
    if note is None:
        return NOT_FOUND
    if (refusal := barred(scene, command.room, Act.WRITE)) is not None:
        return refusal
    decision = scene.decision().delete(_taken_key(scene, command.room, command.note))
    decision.count(cards_key(note.item, command.room), most=MOST_CARDS, refusal=FULL)
    depends(decision, scene, command.room)
    if silent(scene, command.room):
        return veil(decision, scene.actor.person, command.room, command.note, note)
    if not note.by:
        attribute(decision, scene.view, scene.actor.person, command.note, command.room)
    bring_back(decision, scene.view, command.room, command.note)
    decision.put(Note.key(room_audience(command.room), command.note), note)
    return follow(decision, scene.view, command.room, [command.note])


def _taken_key(scene: Scene, room: str, id: str) -> str:
    return Note.key(own_audience(scene.actor.person), f"{room}.{id}")


def _own(scene: Scene, room: str, id: str) -> tuple[str, Note | Refusal]:
    """Where a card lies that its author may take down now, and the card."""
    veiled = own_veiled(scene, room, id)
    key = veiled_key(scene.actor.person, room, id) if veiled else Note.key(room_audience(room), id)
    note = veiled or scene.view.get(Note, room_audience(room), id)
    if note is None:
        return key, NOT_FOUND
    if not owns(scene, id):
        return key, FORBIDDEN
    return key, barred(scene, room, Act.WRITE) or unveil(note)


def support_note(scene: Scene, command: Support) -> Decision | Refusal:
    audience = room_audience(command.room)
    if scene.view.raw(Note.key(audience, command.note)) is None:
        return NOT_FOUND
    if (refusal := barred(scene, command.room, Act.SUPPORT)) is not None:
        return refusal
    outcome = support(scene, audience, command.note, command.wanted)
    return outcome if isinstance(outcome, Refusal) else outcome.expect(Note.key(audience, command.note))


def hide(scene: Scene, command: Hide) -> Decision | Refusal:
    if not scene.actor.hosts(command.room):
        return FORBIDDEN
    shown, unseen = room_audience(command.room), host_audience(command.room)
    source, target = (shown, unseen) if command.hidden else (unseen, shown)
    note = scene.view.get(Note, source, command.note)
    if note is None:
        return NOT_FOUND
    decision = scene.decision().delete(Note.key(source, command.note)).put(Note.key(target, command.note), note)
    (put_away if command.hidden else bring_back)(decision, scene.view, command.room, command.note)
    follow(decision, scene.view, command.room, [command.note])
    # With what the board began is counted for no item.
    return decision.count(cards_key(note.item, command.room), -1 if command.hidden else 1) if note.item else decision


HANDLERS: Mapping[type[ItemCommand], Handler] = {
    Write: write,
    Delete: delete,
    Undelete: undelete,
    Support: support_note,
    Hide: hide,
}
