"""Everybody says one sentence and sets a mark, in parallel; sealed until it is revealed.

Until then there are only counts. Afterwards the sentences stand in an order that says nothing about who wrote them,
or when.
"""

from __future__ import annotations

from itertools import product
from typing import Annotated

from msgspec import Meta

from rooms.activities.flash.entities import (
    Ballot,
    Circle,
    Revealed,
    Settings,
    Spoken,
    ballot_id,
    ballots,
    circle_of,
    circles,
    joined,
    passes,
    said_in,
    shuffled,
    together,
)
from rooms.activities.flash.hiding import hang
from rooms.activity import settings_of
from rooms.command import FORBIDDEN, NOT_FOUND, SINCE_OPENING, ItemCommand, Scene
from rooms.decision import Decision, Refusal
from rooms.document import SEALED, own_audience
from rooms.roles import Right
from rooms.wording import Sentence, mark

Room = Annotated[str, Meta(max_length=40)]


class Speak(ItemCommand, frozen=True, tag="flash.say"):
    """One sentence, a mark, or both; neither is passing. Said again, it replaces what was said."""

    text: Sentence = ""
    mark: Annotated[int, Meta(ge=0, le=10)] = 0


class Reveal(ItemCommand, frozen=True, tag="flash.reveal"):
    """Show the sentences to everybody, or those of a room to that room; it cannot be taken back."""

    NEEDS = Right.HOST
    WHEN = SINCE_OPENING
    room: Room = ""

    def done(self) -> str:
        return mark("Sentences revealed")


ALREADY_REVEALED = Refusal("revealed", mark("The sentences are already shown. Yours can no longer be changed."))
BAD_MARK = Refusal("invalid", mark("That mark is not on the scale."))
IN_NO_ROOM = Refusal("not-here", mark("You are in no room, and each room speaks for itself here."))


def speak(scene: Scene, command: Speak) -> Decision | Refusal:
    """Nobody sees it until the reveal; what is said for the first time after that is shown at once, and stays."""
    if command.mark > settings_of(scene.item, Settings).steps:
        return BAD_MARK
    person = scene.actor.person
    circle = circle_of(scene, person)
    if circle is None:
        return IN_NO_ROOM
    before = scene.view.get(Ballot, SEALED, ballot_id(scene, person))
    said_to = circle if before is None else Circle(scene.id, before.room)
    heard = said_to if said_to in circles(scene) else circle
    if before is not None and _revealed(scene, heard) is not None:
        return ALREADY_REVEALED
    ballot, revealed = Ballot(command.text, command.mark, circle.room), _revealed(scene, circle)
    decision = scene.decision().expect(circle.revealed).expect(said_to.revealed)
    decision.put(Ballot.key(SEALED, ballot_id(scene, person)), ballot)
    decision.put(Ballot.key(own_audience(person), scene.id), ballot)
    if before is not None:
        _count(decision, said_to, before, -1)
    _count(decision, circle, ballot, 1)
    return decision if revealed is None else _show_late(decision, scene, circle, revealed, ballot)


def _revealed(scene: Scene, circle: Circle) -> Revealed | None:
    return scene.view.get(Revealed, circle.audience, circle.item)


def _count(decision: Decision, circle: Circle, ballot: Ballot, by: int) -> None:
    """How many have spoken and how many have passed: the only thing that is seen before the reveal."""
    key = circle.counter("passed" if passes(ballot) else "said")
    decision.count(key, by)
    if decision.counts[key].by == 0:
        del decision.counts[key]


def _show_late(decision: Decision, scene: Scene, circle: Circle, revealed: Revealed, ballot: Ballot) -> Decision:
    """A sentence that comes in the grace time joins those that are already shown."""
    if ballot.text:
        decision.put(Spoken.key(circle.audience, shuffled(scene, scene.actor.person)), Spoken(ballot.text))
    if ballot.mark:
        marks = tuple(many + (n == ballot.mark) for n, many in enumerate(revealed.marks, 1))
        decision.put(circle.revealed, Revealed(revealed.at, marks))
    return decision


def reveal(scene: Scene, command: Reveal) -> Decision | Refusal:
    """Every sentence that was confirmed until then is shown, none with its person.

    Of rooms that were put together only the one in which they work is asked for.
    """
    if not scene.actor.hosts(command.room):
        return FORBIDDEN
    circle = Circle(scene.id, command.room)
    if circle not in circles(scene) or joined(scene, circle) != circle:
        return NOT_FOUND
    if all(_revealed(scene, one) is not None for one in together(scene, circle)):
        return ALREADY_REVEALED
    return _show(scene.decision(), scene, circle)


def _show(decision: Decision, scene: Scene, circle: Circle) -> Decision:
    """A room that works in another one sees its sentences there, and has them on its own wall if it parts again."""
    heard, before = together(scene, circle), _revealed(scene, circle)
    marks = [0] * settings_of(scene.item, Settings).steps
    # Whoever speaks in this moment raises one of these two, and the reveal is decided again with them.
    for one, name in product(heard, ("said", "passed")):
        decision.expect(one.counter(name))
    for person, ballot in said_in(scene, heard):
        decision.expect(Ballot.key(SEALED, ballot_id(scene, person)))
        if ballot.mark:
            marks[ballot.mark - 1] += 1
    sentences = {shuffled(scene, person): ballot.text for person, ballot in said_in(scene, heard) if ballot.text}
    hang(decision, scene, circle, sentences)
    for one in heard[1:]:
        if _revealed(scene, one) is None:
            _show(decision, scene, one)
    return decision.put(circle.revealed, Revealed(before.at if before else scene.now, tuple(marks)))


def merging(scene: Scene) -> Decision:
    """Where all of the rooms that now work together had revealed, their wall is complete at once."""
    decision = scene.decision()
    for circle in circles(scene):
        heard = together(scene, circle)
        if len(heard) > 1 and all(_revealed(scene, one) is not None for one in heard):
            _show(decision, scene, circle)
    return decision


def closing(scene: Scene) -> Decision:
    """What was not revealed is shown when the item ends, so that nothing stays sealed for ever."""
    decision = scene.decision()
    for circle in circles(scene):
        if _revealed(scene, circle) is None or len(together(scene, circle)) > 1:
            _show(decision, scene, circle)
    return decision


def forget(scene: Scene, people: frozenset[str]) -> Decision:
    """Their ballots go, the tally and the wall of sentences with them."""
    decision = scene.decision()
    gone = [(person, ballot) for person, ballot in ballots(scene) if person in people]
    for person, ballot in gone:
        decision.delete(Ballot.key(SEALED, ballot_id(scene, person)))
        decision.count(Circle(scene.id, ballot.room).counter("passed" if passes(ballot) else "said"), -1)
    for circle in circles(scene):
        if (revealed := _revealed(scene, circle)) is not None:
            _take_off(decision, scene, circle, revealed, gone)
    return decision


def _take_off(
    decision: Decision, scene: Scene, circle: Circle, revealed: Revealed, gone: list[tuple[str, Ballot]]
) -> None:
    marks, heard = list(revealed.marks), said_in(scene, together(scene, circle))
    for person, ballot in gone:
        for audience in (circle.audience, circle.unseen):
            sentence = Spoken.key(audience, shuffled(scene, person))
            if scene.view.raw(sentence) is not None:
                decision.delete(sentence)
        if ballot.mark and (person, ballot) in heard:
            marks[ballot.mark - 1] = max(0, marks[ballot.mark - 1] - 1)
    decision.put(circle.revealed, Revealed(revealed.at, tuple(marks)))
