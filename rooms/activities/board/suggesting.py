"""Clusters that the host may make: cards under one question that say something alike. Nothing is applied by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from rooms.activities.board.entities import Note, cluster_of, rooms_of, section_of, sections_of
from rooms.activities.board.likeness import alike
from rooms.activities.board.steps import RoomCommand
from rooms.command import FORBIDDEN, NOT_FOUND, Command, Handler, ItemCommand, Scene, Situation
from rooms.contributions import ALREADY
from rooms.decision import Decision, Refusal
from rooms.document import Entity, View, host_audience, room_audience
from rooms.programme import workshop
from rooms.roles import Right
from rooms.toil import toil
from rooms.wording import mark

MOST_GROUPS = 40
# From so many loose cards on it takes longer than others should wait: 0.15 s for 500, 1 s for 2,000.
MANY = 200


class Group(msgspec.Struct, frozen=True):
    """Cards of one section that may belong together, the most alike first.

    ``words`` are what they share, as it was mostly written, ``forms`` all the ways in which it was written.
    """

    section: int
    cards: tuple[str, ...]
    words: tuple[str, ...]
    forms: tuple[str, ...]


class Suggestion(Entity, frozen=True):
    """``host:<room>/suggestion``: which cards might be put together, as they hung there ``at`` that moment."""

    KIND = "suggestion"
    at: int
    groups: tuple[Group, ...] = ()


class Suggest(RoomCommand, frozen=True, tag="board.suggest"):
    """Suggest clusters by similar wording to the host, anew where there is a suggestion, or put it away."""

    NEEDS: ClassVar[Right] = Right.HOST
    wanted: bool = True

    def done(self) -> str:
        return mark("Clusters suggested in {room}") if self.wanted else mark("Suggested clusters put away in {room}")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return replace(self, wanted=not self.wanted)


def suggest(scene: Scene, command: Suggest) -> Decision | Refusal:
    if command.room not in rooms_of(scene):
        return NOT_FOUND
    if not scene.actor.hosts(command.room):
        return FORBIDDEN
    key = Suggestion.key(host_audience(command.room))
    if command.wanted:
        return scene.decision().put(key, Suggestion(scene.now, groups_of(scene.view, command.room)))
    return ALREADY if scene.view.raw(key) is None else scene.decision().delete(key)


def groups_of(view: View, room: str) -> tuple[Group, ...]:
    """Groups of the cards that hang in no cluster, section by section."""
    questions = dict(enumerate(sections_of(view, room), 1))
    return _grouped(_loose(view, room), workshop(view).language, questions)


@toil(lambda texts, language, questions: sum(map(len, texts.values())) > MANY)
def _grouped(texts: Mapping[int, dict[str, str]], language: str, questions: Mapping[int, str]) -> tuple[Group, ...]:
    groups = [
        Group(section, found.texts, found.words, found.forms)
        for section, there in sorted(texts.items())
        for found in alike(there, language, questions.get(section, ""))
    ]
    return tuple(groups[:MOST_GROUPS])


def _loose(view: View, room: str) -> Mapping[int, dict[str, str]]:
    """By section, the texts of the cards that hang in no cluster."""
    audience = room_audience(room)
    texts: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for id, note in sorted(view.each(Note, audience), key=lambda pair: (pair[1].at, pair[0])):
        if not cluster_of(view, audience, id):
            texts[section_of(view, audience, id, note)][id] = note.text
    return texts


HANDLERS: Mapping[type[ItemCommand], Handler] = {Suggest: suggest}
