"""A poll in the documentation: for each question how many gave which answer, never who."""

from __future__ import annotations

from collections.abc import Iterator

from rooms.activities.poll.entities import Asked, Given, Settings, Word, given, question_id, worth
from rooms.activity import settings_of
from rooms.blocks import Bars, Block, Figure, Paragraph, Say, Scale
from rooms.command import Scene
from rooms.document import ALL, STAFF, own_audience


def report(scene: Scene, say: Say) -> list[Block]:
    return [block for id, asked in _questions(scene) for block in _question(scene, id, asked, say)]


def figures(scene: Scene, say: Say) -> list[Figure]:
    many = sum(len(list(given(scene, id))) for id, _ in _questions(scene))
    return [Figure(many, say("answers to poll questions"), say("answer to a poll question"))] if many else []


def mine(scene: Scene, person: str, say: Say) -> list[str]:
    """Question and answer in one line each."""
    own = [(asked, scene.view.get(Given, own_audience(person), id)) for id, asked in _questions(scene)]
    return [f"{asked.question} {_said(asked, ballot)}" for asked, ballot in own if ballot is not None]


def _said(asked: Asked, ballot: Given) -> str:
    if asked.kind == "words":
        return ", ".join(ballot.words)
    if asked.kind == "scale":
        return f"{ballot.chosen[0]}/{asked.steps}"
    options = [asked.options[option - 1] for option in ballot.chosen]
    if asked.kind == "ranking":
        options = [f"{place}. {option}" for place, option in enumerate(options, 1)]
    return ", ".join(options)


def _questions(scene: Scene) -> Iterator[tuple[str, Asked]]:
    for number, asked in enumerate(settings_of(scene.item, Settings).questions, 1):
        yield question_id(scene, number), asked


def _question(scene: Scene, id: str, asked: Asked, say: Say) -> Iterator[Block]:
    ballots = [ballot for _, ballot in given(scene, id)]
    if not ballots:
        return
    counted: dict[int | str, int] = {}
    for ballot in ballots:
        for what, by in worth(asked, ballot).items():
            counted[what] = counted.get(what, 0) + by
    people = (say("1 person answered") if len(ballots) == 1 else say("{count} people answered")).format(
        count=len(ballots)
    )
    if asked.kind == "scale":
        marks = tuple(counted.get(n, 0) for n in range(1, asked.steps + 1))
        yield Scale(asked.question, marks, asked.low, asked.high, people, sheet="poll-scales")
    elif asked.kind == "words":
        yield from _cloud(scene, (id, asked), counted, people, say)
    else:
        counts = say("points") if asked.kind == "ranking" else say("people")
        voted = [(text, counted.get(n, 0)) for n, text in enumerate(asked.options, 1)]
        yield _bars(asked.question, voted, counts, people)
        if asked.kind == "ranking":
            points = say("The first place gives {most} points, each one after it a point less.")
            yield Paragraph(points.format(most=len(asked.options)), quiet=True)


def _cloud(
    scene: Scene, where: tuple[str, Asked], counted: dict[int | str, int], people: str, say: Say
) -> Iterator[Block]:
    """What was hidden stands apart, so that nothing is lost."""
    id, asked = where
    seen: list[tuple[str, int]] = []
    hidden: list[tuple[str, int]] = []
    for what, many in counted.items():
        key = f"{id}.{what}"
        word = scene.view.get(Word, ALL, key) or scene.view.get(Word, STAFF, key)
        if word is not None:
            (hidden if word.hidden else seen).append((word.text, many))
    yield _bars(asked.question, seen, say("people"), people)
    if hidden:
        yield _bars(say("{question} – hidden").format(question=asked.question), hidden, say("people"))


def _bars(title: str, counted: list[tuple[str, int]], counts: str, people: str = "") -> Bars:
    bars = tuple(sorted(((text, many) for text, many in counted if many), key=lambda bar: (-bar[1], bar[0])))
    without = tuple(text for text, many in counted if not many)
    return Bars(title=title, bars=bars, counts=counts, sheet="polls", without=without, people=people)
