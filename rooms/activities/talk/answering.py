"""What moderators do with questions: which are let through, shown, on the stage, and answered."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from rooms import spotlight
from rooms.activities.talk.entities import Approval, Question, approves, question_of
from rooms.command import ANY_TIME, NOT_FOUND, Command, Handler, ItemCommand, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, View, split_key
from rooms.people import sign
from rooms.roles import Right
from rooms.spotlight import Spotlight
from rooms.wording import Id, mark


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


class GoOn(ItemCommand, frozen=True, tag="talk.go_on"):
    """To another question: ``done_with`` is answered, ``reopened`` no longer, ``lit`` is on the stage, or none."""

    NEEDS = Right.MODERATE
    WHEN = ANY_TIME
    done_with: Id | None = None
    reopened: Id | None = None
    lit: Id | None = None

    def done(self) -> str:
        return mark("Question answered, on to the next") if self.done_with else mark("Question on the stage")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return GoOn(self.item, self.reopened, self.done_with, _lit(situation.view))


class Approve(ItemCommand, frozen=True, tag="talk.approve"):
    """From now on questions wait until they are let through, or are seen by everybody at once."""

    NEEDS = Right.MODERATE
    WHEN = ANY_TIME
    wanted: bool

    def done(self) -> str:
        return mark("Questions wait to be let through") if self.wanted else mark("Questions are seen at once")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return replace(self, wanted=not self.wanted)


def _lit(view: View) -> str | None:
    """The question that is on the stage."""
    lit = view.get(Spotlight, ALL)
    _, kind, id = split_key(lit.source) if lit else ("", "", "")
    return id if kind == Question.KIND else None


def answer(scene: Scene, command: Answer) -> Decision | Refusal:
    """It stays where it is, marked."""
    question = question_of(scene, ALL, command.question)
    if question is None:
        return NOT_FOUND
    return scene.decision().put(Question.key(ALL, command.question), replace(question, answered=command.answered))


def hide(scene: Scene, command: Hide) -> Decision | Refusal:
    """It keeps its support, and comes back with it; what waits is let through, or waits no longer."""
    waiting = question_of(scene, STAFF, command.question)
    if command.hidden and waiting is not None and waiting.waits:
        return scene.decision().put(Question.key(STAFF, command.question), replace(waiting, waits=False))
    seen, unseen = (ALL, STAFF) if command.hidden else (STAFF, ALL)
    question = question_of(scene, seen, command.question)
    if question is None:
        return NOT_FOUND
    decision = scene.decision().delete(Question.key(seen, command.question))
    decision.put(Question.key(unseen, command.question), replace(question, waits=False))
    return sign(decision, scene.view, unseen, question.by) if question.by else decision


def go_on(scene: Scene, command: GoOn) -> Decision | Refusal:
    """One press, one deed: who takes it back has the question before on the stage again, and open."""
    decision = scene.decision()
    for id, answered in ((command.done_with, True), (command.reopened, False)):
        question = question_of(scene, ALL, id) if id else None
        if id and question is not None:
            decision.put(Question.key(ALL, id), replace(question, answered=answered))
    if command.lit is not None:
        shown = spotlight.show(scene, spotlight.Show(Question.KIND, command.lit))
        return shown if isinstance(shown, Refusal) else decision.also(shown)
    if scene.view.raw(Spotlight.key(ALL)) is not None:
        decision.delete(Spotlight.key(ALL))
    return decision


def approve(scene: Scene, command: Approve) -> Decision | Refusal:
    """What waits already goes on waiting."""
    if approves(scene) == command.wanted:
        return NOT_FOUND
    return scene.decision().put(Approval.key(ALL, scene.id), Approval(command.wanted))


HANDLERS: Mapping[type[ItemCommand], Handler] = {Answer: answer, Hide: hide, GoOn: go_on, Approve: approve}
