"""One sentence in the light of the stage: a question, a card, whatever has a text and is shown to people already.

It goes out when somebody who moderates puts it out, when what it shows is hidden or withdrawn, and when the agenda
moves on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from rooms.command import NOT_FOUND, Command, PlainHandler, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, Entity, View, key_of, room_audience, split_key
from rooms.people import rooms
from rooms.roles import Right
from rooms.wording import Slug

# Of entries and of what an item's id stands before.
SourceId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_.-]{1,120}\Z")]


class Spotlight(Entity, frozen=True):
    """``all/spotlight``: the ``text`` that the stage shows, and the key of its ``source``."""

    KIND = "spotlight"
    text: str
    source: str
    at: int


class _Said(msgspec.Struct):
    """Anything with a text, whatever else it has."""

    text: str


class Show(Command, frozen=True, tag="spotlight.show"):
    """Into the light: the entity of that ``kind`` and id, of a room or of what everybody sees."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    kind: Slug
    of: SourceId
    room: Slug | None = None

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return _again(situation.view) or PutOut()


class PutOut(Command, frozen=True, tag="spotlight.out"):
    """Nothing is in the light any more."""

    NEEDS: ClassVar[Right] = Right.MODERATE

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return _again(situation.view)


def show(situation: Situation, command: Show) -> Decision | Refusal:
    """The text as it reads now; what is hidden or still unseen is not there."""
    view = situation.view
    if command.room is not None and command.room not in rooms(view):
        return NOT_FOUND
    source = key_of(ALL if command.room is None else room_audience(command.room), command.kind, command.of)
    text = _text(view.raw(source))
    if not text:
        return NOT_FOUND
    lit = Spotlight(text, source, situation.now)
    return situation.decision().expect(source).put(Spotlight.key(ALL), lit)


def put_out(situation: Situation, command: PutOut) -> Decision | Refusal:
    if situation.view.raw(Spotlight.key(ALL)) is None:
        return NOT_FOUND
    return situation.decision().delete(Spotlight.key(ALL))


def following(decision: Decision, view: View) -> Decision:
    """What is in the light reads as its source does, and goes out with it, also if it was lit this very moment."""
    lit = view.get(Spotlight, ALL)
    if Spotlight.key(ALL) in (*decision.puts, *decision.deletes):
        return decision
    if any(view.raw(key) is not None for key in (*decision.puts, *decision.deletes)):
        decision.expect(Spotlight.key(ALL))
    if lit is None:
        return decision
    if lit.source in decision.deletes:
        return decision.delete(Spotlight.key(ALL))
    if lit.source in decision.puts and (text := _text(decision.puts[lit.source])) != lit.text:
        return decision.put(Spotlight.key(ALL), replace(lit, text=text))
    return decision


def _text(raw: bytes | None) -> str:
    try:
        return "" if raw is None else msgspec.json.decode(raw, type=_Said).text
    except msgspec.ValidationError:
        return ""


def _again(view: View) -> Show | None:
    lit = view.get(Spotlight, ALL)
    if lit is None:
        return None
    audience, kind, id = split_key(lit.source)
    return Show(kind, id, None if audience == ALL else audience.partition(":")[2])


HANDLERS: Mapping[type[Command], PlainHandler] = {Show: show, PutOut: put_out}
