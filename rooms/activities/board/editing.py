"""Cards whose text is changed: by their author, or corrected by the host.

That a card was changed shows on it, until it reads again as it was pinned up: a correction is undone against what its
author wrote (``Note.original``), an author's own change against what lies with them alone (``Unedited``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from rooms.activities.board.entities import Kind, Note
from rooms.activities.board.revealing import own_veiled, veiled_key
from rooms.activities.board.steps import Act, RoomCommand, barred, depends
from rooms.command import FORBIDDEN, NOT_FOUND, Handler, ItemCommand, Scene
from rooms.contributions import owns
from rooms.decision import Decision, Refusal
from rooms.document import Entity, own_audience, room_audience
from rooms.people import sign
from rooms.wording import Id, Label, NoteText, mark

CHANGED = Refusal("changed", mark("The card was changed in the meantime. Your text is kept here."))


class Unedited(Entity, frozen=True):
    """``me:<person>/unedited:<room>.<note>``: how a card read at first, since its author has changed it."""

    KIND = "unedited"
    text: str
    kind: Kind
    where: str = ""
    who: str = ""


class Beside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a card is beside its text."""

    kind: Kind
    where: Label = ""
    who: Label = ""


class Edit(RoomCommand, frozen=True, tag="board.edit"):
    """Change one's own card; the host may correct anybody's, and what its author wrote is kept until it reads so again.

    ``seen`` is the text that was edited, and ``was`` what the card was beside it: nobody overwrites what they have not
    seen.
    """

    LINES: ClassVar[frozenset[str]] = frozenset({"text", "seen"})
    note: Id
    text: NoteText
    seen: NoteText
    kind: Kind | None = None
    where: Label | None = None
    who: Label | None = None
    was: Beside | None = None


def edit(scene: Scene, command: Edit) -> Decision | Refusal:
    if (mine := own_veiled(scene, command.room, command.note)) is not None:
        return _changed(scene, command, veiled_key(scene.actor.person, command.room, command.note), mine)
    note = scene.view.get(Note, room_audience(command.room), command.note)
    if note is None:
        return NOT_FOUND
    if not owns(scene, command.note) and not scene.actor.hosts(command.room):
        return FORBIDDEN
    return _changed(scene, command, Note.key(room_audience(command.room), command.note), note)


def _changed(scene: Scene, command: Edit, key: str, note: Note) -> Decision | Refusal:
    if (refusal := barred(scene, command.room, Act.WRITE)) is not None:
        return refusal
    if note.text != command.seen or _collides(note, command):
        return CHANGED
    change = _by_author if owns(scene, command.note) else _corrected
    return depends(change(scene, command, key, note), scene, command.room)


def _collides(note: Note, command: Edit) -> bool:
    """Whether another one has changed the same beside the text, and differently (``board-aspects.js``)."""
    if command.was is None:
        return False
    wanted = {name: value for name in ("kind", "where", "who") if (value := getattr(command, name)) is not None}
    # Where a practice example is found goes with its kind.
    if wanted and "kind" not in wanted and note.kind != command.was.kind:
        return True
    return any(getattr(note, name) not in (getattr(command.was, name), value) for name, value in wanted.items())


def _by_author(scene: Scene, command: Edit, key: str, note: Note) -> Decision:
    name = f"{command.room}.{command.note}"
    own = own_audience(scene.actor.person)
    first = scene.view.get(Unedited, own, name)
    changed = replace(_reading(note, command), original="", corrector="")
    unchanged = note.original == command.text if first is None else _unedited(changed) == first
    if unchanged:
        return scene.decision().put(key, replace(changed, edited=0)).delete(Unedited.key(own, name))
    decision = scene.decision().put(key, replace(changed, edited=scene.now))
    return decision if note.edited else decision.put(Unedited.key(own, name), _unedited(note))


def _corrected(scene: Scene, command: Edit, key: str, note: Note) -> Decision:
    original = note.original or note.text
    changed = _reading(note, command)
    if original == command.text:
        return scene.decision().put(key, replace(changed, edited=0, original="", corrector=""))
    corrector = scene.actor.person
    decision = scene.decision().put(key, replace(changed, edited=scene.now, original=original, corrector=corrector))
    sign(decision, scene.view, room_audience(command.room), corrector)
    return decision


def _reading(note: Note, command: Edit) -> Note:
    """The card as it reads then; where and with whom something is found belongs to a practice example alone."""
    kind = command.kind or note.kind
    where = note.where if command.where is None else command.where
    who = note.who if command.who is None else command.who
    beside = (where, who) if kind == "practice" else ("", "")
    return replace(note, text=command.text, kind=kind, where=beside[0], who=beside[1])


def _unedited(note: Note) -> Unedited:
    return Unedited(note.text, note.kind, note.where, note.who)


HANDLERS: Mapping[type[ItemCommand], Handler] = {Edit: edit}
