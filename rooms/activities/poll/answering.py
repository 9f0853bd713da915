"""Somebody answers a question of a poll, differently, or takes their answer back."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from rooms.activities.poll.entities import (
    MOST_OPTIONS,
    MOST_QUESTIONS,
    MOST_WORDS,
    Asked,
    Closed,
    Given,
    Settings,
    Shown,
    Word,
    answers_key,
    audience_of,
    given,
    question_id,
    question_of,
    tally_key,
    word_id,
    worth,
)
from rooms.activity import settings_of
from rooms.command import NOT_FOUND, ItemCommand, Scene
from rooms.decision import Decision, Refusal
from rooms.document import ALL, SEALED, STAFF, own_audience
from rooms.wording import TermText, clean, mark, shows

Number = Annotated[int, Meta(ge=1, le=MOST_QUESTIONS)]


class Answer(ItemCommand, frozen=True, tag="poll.answer"):
    """Answer a question, or answer it differently; with nothing chosen, the answer is taken back."""

    LINES: ClassVar[frozenset[str]] = frozenset()
    question: Number
    chosen: Annotated[tuple[Annotated[int, Meta(ge=1, le=MOST_OPTIONS)], ...], Meta(max_length=MOST_OPTIONS)] = ()
    words: Annotated[tuple[TermText, ...], Meta(max_length=MOST_WORDS)] = ()


POLL_CLOSED = Refusal("poll-closed", mark("The poll is closed. What you answered before counts."))
NO_SUCH_OPTION = Refusal("invalid", mark("That cannot be chosen here."))
TOO_MANY = Refusal("too-many", mark("That is more than may be given here."))
NOT_ALL_RANKED = Refusal("not-ranked", mark("Every option needs a place of its own."))


def answer(scene: Scene, command: Answer) -> Decision | Refusal:
    """The counters follow, wherever they lie; who answers is sealed."""
    asked = question_of(scene, command.question)
    if asked is None:
        return NOT_FOUND
    if scene.view.raw(Closed.key(ALL, scene.id)) is not None:
        return POLL_CLOSED
    after = _read(asked, command)
    if isinstance(after, Refusal):
        return after
    id, person = question_id(scene, command.question), scene.actor.person
    before = scene.view.get(Given, SEALED, f"{id}.{person}")
    decision = scene.decision().expect(Closed.key(ALL, scene.id)).expect(Shown.key(ALL, id))
    sealed, own = Given.key(SEALED, f"{id}.{person}"), Given.key(own_audience(person), id)
    if after == Given():
        decision.delete(sealed).delete(own)
    else:
        decision.put(sealed, after).put(own, after)
        _hang(scene, decision, id, after)
    return _count(scene, decision, (id, asked), before or Given(), after)


def _read(asked: Asked, command: Answer) -> Given | Refusal:
    """What was chosen, if that can be chosen there."""
    if asked.kind == "words":
        words = {word_id(word): word for word in map(clean, reversed(command.words)) if shows(word)}
        found = Given(words=tuple(reversed(words.values())))
        return NO_SUCH_OPTION if command.chosen else TOO_MANY if len(words) > asked.at_most else found
    chosen = command.chosen
    if command.words or len(set(chosen)) < len(chosen) or any(option > asked.choices for option in chosen):
        return NO_SUCH_OPTION
    if asked.kind == "ranking":
        return Given(chosen) if len(chosen) in (0, asked.choices) else NOT_ALL_RANKED
    return TOO_MANY if len(chosen) > asked.at_most else Given(tuple(sorted(chosen)))


def _hang(scene: Scene, decision: Decision, id: str, ballot: Given) -> None:
    """Words that nobody has said before join the others."""
    for text in ballot.words:
        word = f"{id}.{word_id(text)}"
        for audience in (ALL, STAFF):
            decision.expect(Word.key(audience, word))
        if all(scene.view.raw(Word.key(audience, word)) is None for audience in (ALL, STAFF)):
            decision.put(Word.key(audience_of(scene.view, id), word), Word(text))


def _count(scene: Scene, decision: Decision, where: tuple[str, Asked], before: Given, after: Given) -> Decision:
    id, asked = where
    fewer, more = worth(asked, before), worth(asked, after)
    for what in fewer | more:
        if by := more.get(what, 0) - fewer.get(what, 0):
            decision.count(tally_key(_seen_by(scene, id, what), id, what), by)
    if people := (after != Given()) - (before != Given()):
        decision.count(answers_key(id), people)
    return decision


def _seen_by(scene: Scene, id: str, what: int | str) -> str:
    """Who sees that counter: a word that is hidden is counted where it lies."""
    word = scene.view.get(Word, STAFF, f"{id}.{what}")
    return STAFF if word is not None and word.hidden else audience_of(scene.view, id)


def forget(scene: Scene, people: frozenset[str]) -> Decision:
    """Their answers go, and what they added to the counters."""
    decision = scene.decision()
    for number, asked in enumerate(settings_of(scene.item, Settings).questions, 1):
        id = question_id(scene, number)
        for person, ballot in given(scene, id):
            if person in people:
                decision.delete(Given.key(SEALED, f"{id}.{person}"))
                _count(scene, decision, (id, asked), ballot, Given())
    return decision
