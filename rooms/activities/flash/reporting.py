"""A flash round in the documentation: the sentences without their people, the marks, and how many spoke."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rooms.activities.flash.entities import (
    Ballot,
    Circle,
    Order,
    Settings,
    ballots,
    circles,
    passes,
    said_in,
    shuffled,
)
from rooms.activities.flash.hiding import hidden
from rooms.activity import settings_of
from rooms.blocks import Block, Card, Cards, Figure, Paragraph, Say, Scale
from rooms.command import Scene
from rooms.document import ALL, own_audience
from rooms.programme import Ran, Theme


def report(scene: Scene, say: Say) -> list[Block]:
    return [block for circle in circles(scene) for block in _circle(scene, circle, say)]


def _circle(scene: Scene, circle: Circle, say: Say) -> Iterator[Block]:
    """What was said in one room, or by everybody."""
    settings = settings_of(scene.item, Settings)
    theme = scene.view.get(Theme, ALL, circle.room)
    there = said_in(scene, [circle])
    title = f"{settings.question} – {theme.name}" if theme else settings.question
    order = scene.view.get(Order, circle.audience, circle.item)
    in_turn = order is not None and (order.spoke or order.passed)
    # By the alphabet: an order that tells on nobody, and is the same when an export has been read in.
    said = sorted((ballot.text, shuffled(scene, person)) for person, ballot in there if ballot.text)
    unseen = hidden(scene)
    if there:
        yield Cards(title, tuple(_card(id, text, unseen, say) for text, id in said), sheet="sentences")
    elif in_turn:
        yield Paragraph(title)
    elif (ran := scene.view.get(Ran, ALL, scene.id)) is not None and ran.spans:
        # As with a room in which nothing was written: a round that was held has its chapter.
        yield Cards(title, (), sheet="sentences")
    if order is not None and in_turn:
        yield Paragraph(_in_turn(order, say), quiet=True)
    if passed := sum(1 for _, ballot in there if passes(ballot)):
        wrote = say("{said} handed in, {passed} passed.").format(said=len(there) - passed, passed=passed)
        yield Paragraph(wrote, quiet=True)
    marks = [sum(ballot.mark == n for _, ballot in there) for n in range(1, settings.steps + 1)]
    if settings.scale and any(marks):
        yield _scale(settings, marks, theme.name if theme else "", say)


def _card(id: str, text: str, unseen: Collection[str], say: Say) -> Card:
    return Card(id=id, text=text, state=say("hidden") if id in unseen else "")


def _in_turn(order: Order, say: Say) -> str:
    """How many spoke, and how many passed if any did; who they were is nobody's business afterwards."""
    many = say("1 person spoke in turn.") if len(order.spoke) == 1 else say("{spoke} people spoke in turn.")
    passed = say("{count} passed.") if order.passed else ""
    return f"{many} {passed}".strip().format(spoke=len(order.spoke), count=len(order.passed))


def _scale(settings: Settings, marks: list[int], room: str, say: Say) -> Scale:
    answers = (say("{count} answers") if sum(marks) != 1 else say("{count} answer")).format(count=sum(marks))
    title = f"{settings.scale} – {room}" if room else settings.scale
    return Scale(title, tuple(marks), settings.low, settings.high, answers)


def figures(scene: Scene, say: Say) -> list[Figure]:
    unseen = hidden(scene)
    said = sum(1 for person, ballot in ballots(scene) if ballot.text and shuffled(scene, person) not in unseen)
    return [Figure(said, say("sentences in the flash round"), say("sentence in the flash round"))] if said else []


def mine(scene: Scene, person: str, say: Say) -> list[str]:
    ballot = scene.view.get(Ballot, own_audience(person), scene.id)
    shown = ballot is not None and ballot.text and shuffled(scene, person) not in hidden(scene)
    return [ballot.text] if ballot is not None and shown else []
