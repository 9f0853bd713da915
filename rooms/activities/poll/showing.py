"""Moderators close a poll, show the results of a question, and take words out of sight."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from rooms.activities.poll.answering import Number
from rooms.activities.poll.entities import (
    Asked,
    Closed,
    Settings,
    Shown,
    Word,
    audience_of,
    question_id,
    question_of,
    tally_key,
)
from rooms.activity import settings_of
from rooms.command import NOT_FOUND, SINCE_OPENING, Command, ItemCommand, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF
from rooms.roles import Right
from rooms.wording import Id, mark


class Close(ItemCommand, frozen=True, tag="poll.close"):
    """Nobody can answer or change an answer any more; or everybody can again."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    closed: bool = True

    def done(self) -> str:
        return mark("Poll closed") if self.closed else mark("Poll opened again")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return replace(self, closed=not self.closed)


class Show(ItemCommand, frozen=True, tag="poll.show"):
    """Everybody sees the results of a question, and the stage shows it; or nobody but moderators does."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = SINCE_OPENING
    question: Number
    shown: bool = True

    def done(self) -> str:
        return (
            mark("Results of question {question} shown")
            if self.shown
            else mark("Results of question {question} hidden")
        )

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        before = situation.view.raw(Shown.key(ALL, f"{self.item}.{self.question}")) is not None
        return None if before is self.shown else replace(self, shown=not self.shown)


class Hide(ItemCommand, frozen=True, tag="poll.hide"):
    """Take a word out of everybody's sight, or let it be seen again."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = SINCE_OPENING
    question: Number
    word: Id
    hidden: bool = True

    def done(self) -> str:
        return mark("Word hidden") if self.hidden else mark("Word shown again")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return replace(self, hidden=not self.hidden)


def opening(scene: Scene) -> Decision:
    """Where everybody sees the results at once, they do from the beginning."""
    decision, settings = scene.decision(), settings_of(scene.item, Settings)
    for number in range(1, len(settings.questions) + 1):
        key = Shown.key(ALL, question_id(scene, number))
        if settings.results == "at-once" and scene.view.raw(key) is None:
            decision.put(key, Shown(scene.now))
    return decision


def close(scene: Scene, command: Close) -> Decision:
    key = Closed.key(ALL, scene.id)
    return scene.decision().put(key, Closed(scene.now)) if command.closed else scene.decision().delete(key)


def show(scene: Scene, command: Show) -> Decision | Refusal:
    """What is counted moves to where it is seen; shown once more, it comes to the stage."""
    asked = question_of(scene, command.question)
    if asked is None:
        return NOT_FOUND
    id = question_id(scene, command.question)
    key, decision = Shown.key(ALL, id), scene.decision()
    source, target = audience_of(scene.view, id), ALL if command.shown else STAFF
    if source != target:
        _carry_all(scene, decision, (id, asked), source, target)
    return decision.put(key, Shown(scene.now)) if command.shown else decision.delete(key)


def _carry_all(scene: Scene, decision: Decision, where: tuple[str, Asked], source: str, target: str) -> None:
    id, asked = where
    if asked.kind != "words":
        for option in range(1, asked.choices + 1):
            _carry_count(scene, decision, tally_key(source, id, option), tally_key(target, id, option))
        return
    for key, word in scene.view.each(Word, source):
        if key.startswith(f"{id}.") and not word.hidden:
            _carry_word(scene, decision, key, word, source, target)


def _carry_word(scene: Scene, decision: Decision, key: str, word: Word, source: str, target: str) -> None:
    decision.delete(Word.key(source, key)).put(Word.key(target, key), word)
    if source != target:
        id, _, what = key.rpartition(".")
        _carry_count(scene, decision, tally_key(source, id, what), tally_key(target, id, what))


def _carry_count(scene: Scene, decision: Decision, source: str, target: str) -> None:
    # Whoever answers in this moment raises it, and this is decided again.
    decision.delete(source)
    if many := scene.view.number(source):
        decision.count(target, many)


def hide(scene: Scene, command: Hide) -> Decision | Refusal:
    """It keeps its voices, and comes back with them."""
    id = question_id(scene, command.question)
    key, seen = f"{id}.{command.word}", audience_of(scene.view, id)
    source = STAFF if not command.hidden else seen
    word = scene.view.get(Word, source, key)
    if word is None or word.hidden is command.hidden:
        return NOT_FOUND
    decision = scene.decision().expect(Shown.key(ALL, id))
    _carry_word(scene, decision, key, replace(word, hidden=command.hidden), source, STAFF if command.hidden else seen)
    return decision
