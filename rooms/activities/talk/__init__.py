"""A talk: somebody speaks, the audience asks in writing and supports each other's questions."""

from __future__ import annotations

from typing import ClassVar

from rooms.activities.talk import answering
from rooms.activities.talk.entities import Approval, Question, Settings, approves, question_of, talks_until
from rooms.activity import Activity, settings_of
from rooms.blocks import Block, Card, Cards, Detail, Figure, Reference, References, Say
from rooms.command import ANY_TIME, NOT_FOUND, ItemCommand, Scene
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
from rooms.document import ALL, STAFF, View
from rooms.wording import Id, QuestionText, mark


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


NO_QUESTIONS = Refusal("no-questions", mark("Questions are not taken here."))


def ask(scene: Scene, command: Ask) -> Decision | Refusal:
    """Everybody sees it at once, or once it was let through."""
    if not settings_of(scene.item, Settings).questions:
        return NO_QUESTIONS
    by, waits = author(scene, command.named), approves(scene) and not scene.actor.staff
    question = Question(scene.id, command.text, scene.now, by, waits=waits)
    decision = contribute(scene, STAFF if waits else ALL, "question", question, by=by)
    # What is asked while moderators say that it waits is seen by nobody in between.
    for talk in talks_until(scene):
        decision.expect(Approval.key(ALL, talk))
    return decision


def support_question(scene: Scene, command: Support) -> Decision | Refusal:
    """Whatever is supported is still shown."""
    question = question_of(scene, ALL, command.question)
    if question is None:
        return NOT_FOUND
    outcome = support(scene, ALL, command.question, command.wanted)
    return outcome if isinstance(outcome, Refusal) else outcome.expect(Question.key(ALL, command.question))


def withdraw(scene: Scene, command: Withdraw) -> Decision | Refusal:
    """The question goes with its support; one that was hidden stays hidden."""
    if question_of(scene, ALL, command.question) is None or not owns(scene, command.question):
        return NOT_FOUND
    decision = disown(scene.decision(), scene, command.question)
    return decision.delete(Question.key(ALL, command.question)).delete(support_key(ALL, command.question))


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
    handlers={Ask: ask, Support: support_question, Withdraw: withdraw, **answering.HANDLERS},
    report=report,
    sheets={"talks": mark("Talks"), "questions": mark("Questions")},
    figures=figures,
    mine=mine,
)
