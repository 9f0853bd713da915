"""Blitzlicht: everybody one sentence and a mark on a scale, in parallel, without comments; passing is allowed.

Sealed until it is revealed: until then there are only counts. Afterwards the sentences stand in an order
that says nothing about who wrote them, or when.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from rooms.activity import SINCE_OPENING, Activity, ItemCommand, Scene, settings_of
from rooms.blocks import Block, Card, Cards, Figure, Paragraph, Say, Scale
from rooms.document import ALL, SEALED, Decision, Entity, Refusal, key_of, own_audience
from rooms.fields import Field, Fields
from rooms.programme import Salt
from rooms.roles import Right
from rooms.wording import Label, Question, Sentence, mark


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The question that stays visible, the minute to think (in seconds), and a scale with its two ends."""

    FIELDS: ClassVar[Fields] = {
        "question": Field(mark("The question that stays visible")),
        "think": Field(mark("Seconds to think before writing")),
        "scale": Field(mark("What is asked on the scale"), mark("Left out, there is no scale.")),
        "steps": Field(mark("Marks on the scale")),
        "low": Field(mark("What the lowest mark means")),
        "high": Field(mark("What the highest mark means")),
    }
    question: Question
    think: Annotated[int, Meta(ge=0, le=600)] = 60
    scale: Sentence = ""
    steps: Annotated[int, Meta(ge=2, le=10)] = 5
    low: Label = ""
    high: Label = ""


class Ballot(Entity, frozen=True):
    """``sealed/ballot:<item>.<person>``, and a copy under ``me:<person>``; ``mark`` from 1, 0 for none."""

    KIND = "ballot"
    text: str = ""
    mark: int = 0


class Spoken(Entity, frozen=True):
    """``all/sentence:<item>.<id>``: one revealed sentence."""

    KIND = "sentence"
    text: str


class Revealed(Entity, frozen=True):
    """``all/revealed:<item>``: since when the sentences are shown, and how many chose each mark, from 1."""

    KIND = "revealed"
    at: int
    marks: tuple[int, ...]


class Speak(ItemCommand, frozen=True, tag="flash.say"):
    """One sentence, a mark, or both; neither is passing. Said again, it replaces what was said."""

    text: Sentence = ""
    mark: Annotated[int, Meta(ge=0, le=10)] = 0


class Reveal(ItemCommand, frozen=True, tag="flash.reveal"):
    """Show the sentences to everybody; it cannot be taken back."""

    NEEDS = Right.MODERATE
    WHEN = SINCE_OPENING

    def done(self) -> str:
        return mark("Sentences revealed")


ALREADY_REVEALED = Refusal("revealed", mark("The sentences are already shown. Yours can no longer be changed."))
BAD_MARK = Refusal("invalid", mark("That mark is not on the scale."))


def speak(scene: Scene, command: Speak) -> Decision | Refusal:
    """Nobody sees it until the reveal; what is said for the first time after that is shown at once, and stays."""
    if command.mark > settings_of(scene.item, Settings).steps:
        return BAD_MARK
    person = scene.actor.person
    before = scene.view.get(Ballot, SEALED, _id(scene, person))
    revealed = scene.view.get(Revealed, ALL, scene.id)
    if revealed is not None and before is not None:
        return ALREADY_REVEALED
    ballot = Ballot(command.text, command.mark)
    decision = scene.decision().expect(Revealed.key(ALL, scene.id))
    decision.put(Ballot.key(SEALED, _id(scene, person)), ballot)
    decision.put(Ballot.key(own_audience(person), scene.id), ballot)
    _tally(decision, scene, before, ballot)
    return decision if revealed is None else _show_late(decision, scene, revealed, ballot)


def _tally(decision: Decision, scene: Scene, before: Ballot | None, after: Ballot) -> None:
    """How many have spoken and how many have passed: the only thing that is seen before the reveal."""
    for name, passed in (("said", False), ("passed", True)):
        by = (_passes(after) is passed) - (before is not None and _passes(before) is passed)
        if by:
            decision.count(key_of(ALL, name, scene.id), by)


def _passes(ballot: Ballot) -> bool:
    return not ballot.text and not ballot.mark


def _show_late(decision: Decision, scene: Scene, revealed: Revealed, ballot: Ballot) -> Decision:
    """A sentence that comes in the grace time joins those that are already shown."""
    if ballot.text:
        decision.put(Spoken.key(ALL, _shuffled(scene, scene.actor.person)), Spoken(ballot.text))
    if ballot.mark:
        marks = tuple(many + (n == ballot.mark) for n, many in enumerate(revealed.marks, 1))
        decision.put(Revealed.key(ALL, scene.id), Revealed(revealed.at, marks))
    return decision


def reveal(scene: Scene, command: Reveal | None = None) -> Decision | Refusal:
    """Every sentence that was confirmed until then is shown, none with its person."""
    if scene.view.raw(Revealed.key(ALL, scene.id)) is not None:
        return ALREADY_REVEALED
    steps = settings_of(scene.item, Settings).steps
    marks = [0] * steps
    decision = scene.decision()
    # Whoever speaks in this moment raises one of these two, and the reveal is decided again with them.
    for name in ("said", "passed"):
        decision.expect(key_of(ALL, name, scene.id))
    for person, ballot in _ballots(scene):
        decision.expect(Ballot.key(SEALED, _id(scene, person)))
        if ballot.mark:
            marks[ballot.mark - 1] += 1
        if ballot.text:
            decision.put(Spoken.key(ALL, _shuffled(scene, person)), Spoken(ballot.text))
    return decision.put(Revealed.key(ALL, scene.id), Revealed(scene.now, tuple(marks)))


def forget(scene: Scene, people: frozenset[str]) -> Decision:
    """Their ballots go, the tally and the wall of sentences with them."""
    decision = scene.decision()
    revealed = scene.view.get(Revealed, ALL, scene.id)
    marks = list(revealed.marks) if revealed else []
    for person, ballot in _ballots(scene):
        if person not in people:
            continue
        decision.delete(Ballot.key(SEALED, _id(scene, person)))
        decision.count(key_of(ALL, "passed" if _passes(ballot) else "said", scene.id), -1)
        if revealed and ballot.text:
            decision.delete(Spoken.key(ALL, _shuffled(scene, person)))
        if revealed and ballot.mark:
            marks[ballot.mark - 1] -= 1
    return decision.put(Revealed.key(ALL, scene.id), Revealed(revealed.at, tuple(marks))) if revealed else decision


def closing(scene: Scene) -> Decision:
    """What was not revealed is shown when the item ends, so that nothing stays sealed for ever."""
    outcome = reveal(scene)
    return outcome if isinstance(outcome, Decision) else scene.decision()


def _id(scene: Scene, person: str) -> str:
    return f"{scene.id}.{person}"


def _shuffled(scene: Scene, person: str) -> str:
    """An id that sorts by neither person nor time, and that nobody can compute who lacks the sealed salt."""
    salt = scene.view.get(Salt, SEALED)
    key = salt.value.encode() if salt else b""
    return f"{scene.id}.{hashlib.blake2b(f'{scene.id}|{person}'.encode(), key=key, digest_size=8).hexdigest()}"


def _ballots(scene: Scene) -> list[tuple[str, Ballot]]:
    own = f"{scene.id}."
    return [(id.removeprefix(own), ballot) for id, ballot in scene.view.each(Ballot, SEALED) if id.startswith(own)]


def report(scene: Scene, say: Say) -> list[Block]:
    settings, ballots = settings_of(scene.item, Settings), _ballots(scene)
    if not ballots:
        return []
    # By the alphabet: an order that tells on nobody, and is the same when an export has been read in.
    said = sorted((ballot.text, _shuffled(scene, person)) for person, ballot in ballots if ballot.text)
    blocks: list[Block] = [
        Cards(settings.question, tuple(Card(id=id, text=text) for text, id in said), sheet="sentences")
    ]
    marks = [sum(ballot.mark == n for _, ballot in ballots) for n in range(1, settings.steps + 1)]
    if passed := sum(1 for _, ballot in ballots if _passes(ballot)):
        many = say("{said} people spoke, {passed} passed.").format(said=len(ballots) - passed, passed=passed)
        blocks.append(Paragraph(many, quiet=True))
    if settings.scale and any(marks):
        answers = (say("{count} answers") if sum(marks) != 1 else say("{count} answer")).format(count=sum(marks))
        blocks.append(Scale(settings.scale, tuple(marks), settings.low, settings.high, answers))
    return blocks


def figures(scene: Scene, say: Say) -> list[Figure]:
    said = sum(1 for _, ballot in _ballots(scene) if ballot.text)
    return [Figure(said, say("sentences in the flash round"), say("sentence in the flash round"))] if said else []


def mine(scene: Scene, person: str, say: Say) -> list[str]:
    ballot = scene.view.get(Ballot, own_audience(person), scene.id)
    return [ballot.text] if ballot is not None and ballot.text else []


ACTIVITY = Activity(
    kind="flash",
    label=mark("Flash round"),
    about=mark("Everybody one sentence and a mark on a scale, hidden until it is revealed."),
    settings=Settings,
    handlers={Speak: speak, Reveal: reveal},
    closing=closing,
    report=report,
    sheets={"sentences": mark("Flash round"), "marks": mark("Flash round, marks")},
    figures=figures,
    mine=mine,
    forget=forget,
)
