"""Sticky dots: everybody has so many for each question, sealed from the others until the step ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from rooms.activities.board.entities import Cluster, Note, Settings, Weighing, cluster_of
from rooms.activities.board.steps import NOT_NOW, Act, barred, depends
from rooms.activity import settings_of
from rooms.command import NOT_FOUND, Handler, ItemCommand, Scene
from rooms.decision import Decision, Refusal
from rooms.document import Entity, View, key_of, own_audience, person_of, room_audience
from rooms.wording import Id, Slug, mark

Dots = Annotated[dict[Id, Annotated[int, Meta(ge=1, le=20)]], Meta(max_length=20)]


class Stick(ItemCommand, frozen=True, tag="board.stick"):
    """All the dots that one gives to one question, ``question`` from 0: how many on which card or cluster."""

    room: Slug
    question: Annotated[int, Meta(ge=0, le=2)]
    dots: Dots


class Ballot(Entity, frozen=True):
    """``me:<person>/dots:<item>.<room>.<question>``: somebody's dots, which only they see."""

    KIND = "dots"
    dots: dict[str, int]


class Tally(Entity, frozen=True):
    """``room:<room>/tally:<item>.<question>``: all dots together, and how many people gave them."""

    KIND = "tally"
    dots: dict[str, int]
    people: int


NOT_THEIR_TIME = Refusal("not-now", mark("Dots are not stuck in this step. Yours are as they were."), again=True)
NO_QUESTION = Refusal("not-found", mark("There is no such question to weigh."))
TOO_MANY = Refusal("too-many", mark("You have {most} dots for this question."))
TOO_MANY_ON_ONE = Refusal("too-many", mark("At most {most} of your dots may be on one thing."))
NOT_ALONE = Refusal("in-cluster", mark("This card is in a cluster; the dots go on the cluster."))


def stick(scene: Scene, command: Stick) -> Decision | Refusal:
    asked = settings_of(scene.item, Settings).weighing
    if command.question >= len(asked):
        return NO_QUESTION
    if (refusal := barred(scene, command.room, Act.WEIGH)) is not None:
        return NOT_THEIR_TIME if refusal is NOT_NOW else refusal
    if (refusal := _unfit(scene.view, command, asked[command.question])) is not None:
        return refusal
    return _cast(scene, command)


def _unfit(view: View, command: Stick, asked: Weighing) -> Refusal | None:
    if sum(command.dots.values()) > asked.dots:
        return Refusal(TOO_MANY.code, TOO_MANY.text, values={"most": asked.dots})
    if max(command.dots.values(), default=0) > asked.most:
        return Refusal(TOO_MANY_ON_ONE.code, TOO_MANY_ON_ONE.text, values={"most": asked.most})
    audience = room_audience(command.room)
    for id in command.dots:
        if asked.on == "clusters" and view.get(Cluster, audience, id) is not None:
            continue
        if view.get(Note, audience, id) is None:
            return NOT_FOUND
        if asked.on == "clusters" and cluster_of(view, audience, id):
            return NOT_ALONE
    return None


def _cast(scene: Scene, command: Stick) -> Decision:
    mine = Ballot.key(own_audience(scene.actor.person), ballot_id(scene.id, command.room, command.question))
    decision = depends(scene.decision(), scene, command.room)
    before = scene.view.raw(mine) is not None
    if command.dots:
        decision.put(mine, Ballot(command.dots))
    elif before:
        decision.delete(mine)
    if before != bool(command.dots):
        decision.count(voted_key(scene.id, command.room, command.question), 1 if command.dots else -1)
    return decision


def ballot_id(item: str, room: str, question: int) -> str:
    return f"{item}.{room}.{question}"


def tally_id(item: str, question: int) -> str:
    return f"{item}.{question}"


def voted_key(item: str, room: str, question: int) -> str:
    """How many people have given dots to a question: all that anybody learns before they are counted."""
    return key_of(room_audience(room), "voted", tally_id(item, question))


def count(decision: Decision, scene: Scene, room: str) -> Decision:
    """The dots are counted. Nobody's are overlooked: who has just given some changes what is expected here."""
    for question in range(len(settings_of(scene.item, Settings).weighing)):
        sums: Counter[str] = Counter()
        ballots = ballots_of(scene.view, ballot_id(scene.id, room, question))
        decision.expect(voted_key(scene.id, room, question))
        for person, ballot in ballots.items():
            decision.expect(Ballot.key(own_audience(person), ballot_id(scene.id, room, question)))
            sums.update(ballot.dots)
        tally = Tally(dict(sorted(sums.items())), len(ballots))
        decision.put(Tally.key(room_audience(room), tally_id(scene.id, question)), tally)
    return decision


def is_sealed(scene: Scene, room: str) -> bool:
    """Whether somebody has given dots that were not counted yet."""
    audience = room_audience(room)
    questions = range(len(settings_of(scene.item, Settings).weighing))
    return any(
        scene.view.number(voted_key(scene.id, room, question))
        and scene.view.raw(Tally.key(audience, tally_id(scene.id, question))) is None
        for question in questions
    )


def seal(decision: Decision, scene: Scene, room: str) -> Decision:
    """Dots are stuck, perhaps once more: what was counted before goes until they are counted anew."""
    for question in range(len(settings_of(scene.item, Settings).weighing)):
        key = Tally.key(room_audience(room), tally_id(scene.id, question))
        if scene.view.raw(key) is not None:
            decision.delete(key)
    return decision


def ballots_of(view: View, id: str) -> Mapping[str, Ballot]:
    """The ballots for one question in one room, by person."""
    found = {}
    for audience in view.audiences(Ballot.KIND):
        ballot = view.get(Ballot, audience, id)
        if ballot is not None:
            found[person_of(audience) or ""] = ballot
    return found


HANDLERS: Mapping[type[ItemCommand], Handler] = {Stick: stick}
