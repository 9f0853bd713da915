"""Everybody says one sentence and sets a mark, in parallel; sealed until it is revealed.

Until then there are only counts. Afterwards the sentences stand in an order that says nothing about who wrote them,
or when.
"""

from __future__ import annotations

from itertools import product
from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import replace

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
from rooms.command import FORBIDDEN, NOT_FOUND, RUNNING, SINCE_OPENING, Command, ItemCommand, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, SEALED, own_audience
from rooms.programme import MOMENT, Ran, brief
from rooms.roles import Right
from rooms.wording import Sentence, mark

Room = Annotated[str, Meta(max_length=40)]
Closed = Literal["", "end", "visit"]


class Speak(ItemCommand, frozen=True, tag="flash.say"):
    """One sentence, a mark, or both; neither is passing. Said again, it replaces what was said."""

    text: Sentence = ""
    mark: Annotated[int, Meta(ge=0, le=10)] = 0


class Reveal(ItemCommand, frozen=True, tag="flash.reveal"):
    """Show the sentences to everybody, or those of a room to that room."""

    NEEDS = Right.HOST
    WHEN = SINCE_OPENING
    room: Room = ""

    def done(self) -> str:
        return mark("Sentences revealed")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        # What was shown before, in a room that was put together with another one since, stays.
        before = situation.view.raw(Circle(self.item, self.room).revealed)
        return Seal(self.item, self.room) if before is None else None


class Seal(ItemCommand, frozen=True, tag="flash.seal"):
    """Nobody sees any more what was revealed, if it was not longer ago than five minutes; it can be changed again."""

    NEEDS = Right.HOST
    WHEN = RUNNING
    room: Room = ""

    def done(self) -> str:
        return mark("Sentences sealed again")


ALREADY_REVEALED = Refusal("revealed", mark("The sentences are already shown. Yours can no longer be changed."))
READ = Refusal("read", mark("Everybody has read them by now."))
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
        decision.put(circle.revealed, replace(revealed, marks=marks))
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


def seal(scene: Scene, command: Seal) -> Decision | Refusal:
    """With the rooms that work in that one, as far as they were revealed with it."""
    if not scene.actor.hosts(command.room):
        return FORBIDDEN
    circle = Circle(scene.id, command.room)
    shown = _revealed(scene, circle)
    if shown is None or shown.closed or scene.now - shown.at > MOMENT:
        return READ
    decision = scene.decision()
    for one in together(scene, circle):
        with_it = _revealed(scene, one)
        if with_it is not None and with_it.at == shown.at:
            _seal(decision.delete(one.revealed), scene, one)
    return decision


def _show(decision: Decision, scene: Scene, circle: Circle, *, closed: Closed = "") -> Decision:
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
            _show(decision, scene, one, closed=closed)
    shown = replace(before, marks=tuple(marks)) if before else Revealed(scene.now, tuple(marks), closed)
    return decision.put(circle.revealed, shown)


def merging(scene: Scene) -> Decision:
    """Where all of the rooms that now work together had revealed, their wall is complete at once."""
    decision = scene.decision()
    for circle in circles(scene):
        heard = together(scene, circle)
        if len(heard) > 1 and all(_revealed(scene, one) is not None for one in heard):
            _show(decision, scene, circle)
    return decision


def opening(scene: Scene) -> Decision:
    """What only the end of the item has shown is sealed again where it ended by mistake, or before it had begun."""
    decision = scene.decision()
    for circle in circles(scene):
        revealed = _revealed(scene, circle)
        if revealed is None or not revealed.closed:
            continue
        if revealed.closed == "visit" or scene.now - revealed.at <= MOMENT:
            _seal(decision.delete(circle.revealed), scene, circle)
    return decision


def _seal(decision: Decision, scene: Scene, circle: Circle) -> None:
    """What somebody has hidden meanwhile stays hidden."""
    for id in scene.view.ids(Spoken.KIND, circle.audience):
        if id.startswith(f"{scene.id}."):
            decision.delete(Spoken.key(circle.audience, id))


def closing(scene: Scene) -> Decision:
    """What was not revealed is shown when the item ends, so that nothing stays sealed for ever."""
    decision, ran = scene.decision(), scene.view.get(Ran, ALL, scene.id)
    spans = [(began, scene.now if end is None else end) for began, end in (ran.spans if ran else ())]
    for circle in circles(scene):
        if _revealed(scene, circle) is None or len(together(scene, circle)) > 1:
            _show(decision, scene, circle, closed="visit" if brief(spans) else "end")
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
    decision.put(circle.revealed, replace(revealed, marks=tuple(marks)))
