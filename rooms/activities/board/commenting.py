"""What people say about a card: it goes out of the room's sight with its card, and comes back with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from rooms.activities.board.entities import Comment, Note, remarks_key
from rooms.activities.board.steps import Act, RoomCommand, barred, depends
from rooms.command import FORBIDDEN, NOT_FOUND, Handler, ItemCommand, Scene
from rooms.contributions import author, contribute, disown, owns
from rooms.decision import Decision, Refusal
from rooms.document import View, host_audience, room_audience
from rooms.wording import Id, Sentence


class Say(RoomCommand, frozen=True, tag="board.comment"):
    """Say something about a card."""

    note: Id
    text: Annotated[Sentence, Meta(min_length=1)]
    named: bool = True


class Unsay(RoomCommand, frozen=True, tag="board.uncomment"):
    """Take back what one has said about a card; the host takes out anybody's, and without ``out`` puts it back."""

    comment: Id
    out: bool = True


def say(scene: Scene, command: Say) -> Decision | Refusal:
    if (refusal := barred(scene, command.room, Act.COMMENT)) is not None:
        return refusal
    audience = room_audience(command.room)
    if scene.view.raw(Note.key(audience, command.note)) is None:
        return NOT_FOUND
    by = author(scene, command.named)
    comment = Comment(scene.id, command.note, command.text, scene.now, by)
    decision = contribute(scene, audience, Comment.KIND, comment, by=by, room=command.room)
    decision.expect(Note.key(audience, command.note)).count(remarks_key(command.room, command.note))
    return depends(decision, scene, command.room)


def unsay(scene: Scene, command: Unsay) -> Decision | Refusal:
    if not command.out:
        return _put_back(scene, command)
    key = Comment.key(room_audience(command.room), command.comment)
    comment = scene.view.get(Comment, room_audience(command.room), command.comment)
    if comment is None:
        return NOT_FOUND
    if owns(scene, command.comment):
        return disown(scene.decision().delete(key), scene, command.comment)
    if not scene.actor.hosts(command.room):
        return FORBIDDEN
    return scene.decision().delete(key).put(Comment.key(host_audience(command.room), command.comment), comment)


def _put_back(scene: Scene, command: Unsay) -> Decision | Refusal:
    """What the host has taken out, while its card hangs there."""
    if not scene.actor.hosts(command.room):
        return FORBIDDEN
    shown, unseen = room_audience(command.room), host_audience(command.room)
    comment = scene.view.get(Comment, unseen, command.comment)
    if comment is None or comment.with_card or scene.view.raw(Note.key(shown, comment.note)) is None:
        return NOT_FOUND
    decision = scene.decision().delete(Comment.key(unseen, command.comment))
    decision.expect(Note.key(shown, comment.note)).count(remarks_key(command.room, comment.note))
    return decision.put(Comment.key(shown, command.comment), comment)


def put_away(decision: Decision, view: View, room: str, note: str) -> Decision:
    """With a card that goes out of the room's sight goes what was said about it; what is just being said too."""
    decision.expect(remarks_key(room, note))
    shown, unseen = room_audience(room), host_audience(room)
    for id, comment in view.each(Comment, shown):
        if comment.note == note:
            decision.delete(Comment.key(shown, id)).put(Comment.key(unseen, id), replace(comment, with_card=True))
    return decision


def bring_back(decision: Decision, view: View, room: str, note: str) -> Decision:
    """With a card comes back what went with it, and nothing that the host has taken out."""
    shown, unseen = room_audience(room), host_audience(room)
    for id, comment in view.each(Comment, unseen):
        if comment.note == note and comment.with_card:
            decision.delete(Comment.key(unseen, id)).put(Comment.key(shown, id), replace(comment, with_card=False))
    return decision


HANDLERS: Mapping[type[ItemCommand], Handler] = {Say: say, Unsay: unsay}
