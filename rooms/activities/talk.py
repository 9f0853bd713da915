"""A talk: somebody speaks, the audience asks in writing and supports each other's questions."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from msgspec.structs import replace

from rooms.activity import Activity, settings_of
from rooms.blocks import Block, Card, Cards, Detail, Figure, Reference, References, Say
from rooms.command import ANY_TIME, NOT_FOUND, Command, ItemCommand, Scene, Situation
from rooms.contributions import (
    author,
    contribute,
    disown,
    owns,
    shown_name,
    support,
    support_key,
    supporters,
    written_by,
)
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, Entity, View
from rooms.fields import Field, Fields
from rooms.people import sign
from rooms.roles import Right
from rooms.wording import Id, QuestionText, Sentence, Url, mark


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who speaks, a link that goes with it, and whether the audience may ask."""

    FIELDS: ClassVar[Fields] = {
        "speakers": Field(mark("Who speaks"), mark("An organisation, a team, a function.")),
        "link": Field(mark("Slides or other link")),
        "questions": Field(mark("The audience may ask questions")),
        "approve": Field(mark("Moderators let questions through"), mark("Only then does everybody see them.")),
    }
    speakers: Sentence = ""
    link: Url = ""
    questions: bool = True
    approve: bool = False


class Question(Entity, frozen=True):
    """``all/question:<id>``; under ``staff`` while it is hidden, or ``waits`` to be let through."""

    KIND = "question"
    item: str
    text: str
    at: int
    by: str = ""
    answered: bool = False
    waits: bool = False


class Ask(ItemCommand, frozen=True, tag="talk.ask"):
    """A question to the speakers, with or without a name where that can be chosen."""

    LINES: ClassVar[frozenset[str]] = frozenset({"text"})
    text: QuestionText
    named: bool = True


class Support(ItemCommand, frozen=True, tag="talk.support"):
    """Support a question, or no longer."""

    WHEN = ANY_TIME
    question: Id
    wanted: bool = True


class Withdraw(ItemCommand, frozen=True, tag="talk.withdraw"):
    """Take back one's own question."""

    WHEN = ANY_TIME
    question: Id


class Answer(ItemCommand, frozen=True, tag="talk.answer"):
    """Mark a question as answered, or as not answered after all."""

    NEEDS = Right.MODERATE
    WHEN = ANY_TIME
    question: Id
    answered: bool = True

    def done(self) -> str:
        return mark("Question marked as answered") if self.answered else mark("Question marked as open")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return replace(self, answered=not self.answered)


class Hide(ItemCommand, frozen=True, tag="talk.hide"):
    """Take a question out of everybody's sight, or show it again."""

    NEEDS = Right.MODERATE
    WHEN = ANY_TIME
    question: Id
    hidden: bool = True

    def done(self) -> str:
        return mark("Question hidden") if self.hidden else mark("Question shown again")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        before = situation.view.get(Question, STAFF, self.question)
        # To undo that it was not let through would be to let it through.
        return None if self.hidden and before is not None else replace(self, hidden=not self.hidden)


NO_QUESTIONS = Refusal("no-questions", mark("Questions are not taken here."))


def ask(scene: Scene, command: Ask) -> Decision | Refusal:
    """Everybody sees it at once, or once it was let through."""
    settings = settings_of(scene.item, Settings)
    if not settings.questions:
        return NO_QUESTIONS
    by, waits = author(scene, command.named), settings.approve and not scene.actor.staff
    question = Question(scene.id, command.text, scene.now, by, waits=waits)
    return contribute(scene, STAFF if waits else ALL, "question", question, by=by)


def support_question(scene: Scene, command: Support) -> Decision | Refusal:
    """Whatever is supported is still shown."""
    question = _question(scene, ALL, command.question)
    if question is None:
        return NOT_FOUND
    outcome = support(scene, ALL, command.question, command.wanted)
    return outcome if isinstance(outcome, Refusal) else outcome.expect(Question.key(ALL, command.question))


def withdraw(scene: Scene, command: Withdraw) -> Decision | Refusal:
    """The question goes with its support; one that was hidden stays hidden."""
    if _question(scene, ALL, command.question) is None or not owns(scene, command.question):
        return NOT_FOUND
    decision = disown(scene.decision(), scene, command.question)
    return decision.delete(Question.key(ALL, command.question)).delete(support_key(ALL, command.question))


def answer(scene: Scene, command: Answer) -> Decision | Refusal:
    """It stays where it is, marked."""
    question = _question(scene, ALL, command.question)
    if question is None:
        return NOT_FOUND
    return scene.decision().put(Question.key(ALL, command.question), replace(question, answered=command.answered))


def hide(scene: Scene, command: Hide) -> Decision | Refusal:
    """It keeps its support, and comes back with it; what waits is let through, or waits no longer."""
    waiting = _question(scene, STAFF, command.question)
    if command.hidden and waiting is not None and waiting.waits:
        return scene.decision().put(Question.key(STAFF, command.question), replace(waiting, waits=False))
    seen, unseen = (ALL, STAFF) if command.hidden else (STAFF, ALL)
    question = _question(scene, seen, command.question)
    if question is None:
        return NOT_FOUND
    decision = scene.decision().delete(Question.key(seen, command.question))
    decision.put(Question.key(unseen, command.question), replace(question, waits=False))
    return sign(decision, scene.view, unseen, question.by) if question.by else decision


def _question(scene: Scene, audience: str, id: str) -> Question | None:
    question = scene.view.get(Question, audience, id)
    return question if question is not None and question.item == scene.id else None


def _asked(view: View, item: str, audience: str) -> list[tuple[str, Question]]:
    found = [(id, question) for id, question in view.each(Question, audience) if question.item == item]
    return sorted(found, key=lambda pair: (-supporters(view, ALL, pair[0]), pair[1].at))


def report(scene: Scene, say: Say) -> list[Block]:
    view = scene.view
    cards = [
        Card(
            id=id,
            text=question.text,
            by=shown_name(view, question.by),
            at=question.at,
            points=supporters(view, ALL, id),
            state=say("hidden") if audience == STAFF else say("answered") if question.answered else "",
        )
        for audience in (ALL, STAFF)
        for id, question in _asked(view, scene.id, audience)
    ]
    blocks: list[Block] = [Cards(say("Questions from the audience"), tuple(cards), say("support"), "questions")]
    return [*_beside(scene, say), *(blocks if cards else [])]


def _beside(scene: Scene, say: Say) -> list[Block]:
    """Who spoke and what went with the talk, for those who read of it later."""
    settings = settings_of(scene.item, Settings)
    who: list[Block] = [Detail(say("Who speaks"), settings.speakers, "talks")] if settings.speakers else []
    what = Reference(settings.speakers or scene.item.title, settings.link)
    return [*who, References(say("What goes with the talk"), (what,))] if settings.link else who


def figures(scene: Scene, say: Say) -> list[Figure]:
    asked = _asked(scene.view, scene.id, ALL)
    return [Figure(len(asked), say("questions to the speakers"), say("question to the speakers"))] if asked else []


def mine(scene: Scene, person: str, say: Say) -> list[str]:
    return [entry.text for entry in written_by(scene, person, Question)]


ACTIVITY = Activity(
    kind="talk",
    label=mark("Talk"),
    about=mark("Somebody speaks; the audience asks in writing."),
    settings=Settings,
    handlers={Ask: ask, Support: support_question, Withdraw: withdraw, Answer: answer, Hide: hide},
    report=report,
    sheets={"talks": mark("Talks"), "questions": mark("Questions")},
    figures=figures,
    mine=mine,
)
