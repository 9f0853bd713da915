"""What a poll asks, and what lies in the document of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from rooms.activity import settings_of
from rooms.command import Scene
from rooms.document import ALL, SEALED, STAFF, Entity, View, key_of
from rooms.fields import Field, Fields
from rooms.wording import Label, Question, fold, mark

MOST_QUESTIONS = 12
MOST_OPTIONS = 12
MOST_WORDS = 5
Option = Annotated[str, Meta(min_length=1, max_length=120)]
Kind = Literal["single", "multiple", "scale", "words", "ranking"]


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question; ``most`` is how many options, or words, one person may give: 0 for any number, or three words."""

    FIELDS: ClassVar[Fields] = {
        "question": Field(mark("Question")),
        "kind": Field(
            mark("How it is answered"),
            options={
                "single": mark("One option"),
                "multiple": mark("Several options"),
                "scale": mark("A mark on a scale"),
                "words": mark("Words of one's own, as a cloud"),
                "ranking": mark("Options put in order"),
            },
        ),
        "options": Field(mark("Options"), mark("Two or more; none for a scale or for words.")),
        "most": Field(
            mark("At most so many from one person"), mark("Options or words; 0 for all options, or three words.")
        ),
        "steps": Field(mark("Marks on the scale"), quiet=True),
        "low": Field(mark("What the lowest mark means"), quiet=True),
        "high": Field(mark("What the highest mark means"), quiet=True),
    }
    question: Question
    kind: Kind = "single"
    options: Annotated[tuple[Option, ...], Meta(max_length=MOST_OPTIONS)] = ()
    most: Annotated[int, Meta(ge=0, le=MOST_OPTIONS)] = 0
    steps: Annotated[int, Meta(ge=2, le=10)] = 5
    low: Label = ""
    high: Label = ""

    @property
    def choices(self) -> int:
        """How many there are to choose from."""
        return self.steps if self.kind == "scale" else len(self.options)

    @property
    def at_most(self) -> int:
        """How many options or words one person gives."""
        if self.kind in ("single", "scale"):
            return 1
        return min(self.most or 3, MOST_WORDS) if self.kind == "words" else self.most or len(self.options)


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The questions, and whether everybody sees the results at once or when the moderators show them."""

    FIELDS: ClassVar[Fields] = {
        "questions": Field(mark("Questions")),
        "results": Field(
            mark("Everybody sees the results"),
            options={"later": mark("when the moderators show them"), "at-once": mark("at once")},
        ),
    }
    questions: Annotated[tuple[Asked, ...], Meta(min_length=1, max_length=MOST_QUESTIONS)]
    results: Literal["later", "at-once"] = "later"


class Given(Entity, frozen=True):
    """``sealed/given:<item>.<question>.<person>``, and a copy ``me:<person>/given:<item>.<question>``.

    ``chosen`` are options, from 1, in their order where they were ranked, or the mark on the scale.
    """

    KIND = "given"
    chosen: tuple[int, ...] = ()
    words: tuple[str, ...] = ()


class Shown(Entity, frozen=True):
    """``all/shown:<item>.<question>``: everybody sees the results; the one shown last is on the stage."""

    KIND = "shown"
    at: int


class Closed(Entity, frozen=True):
    """``all/closed:<item>``: nobody can answer any more."""

    KIND = "closed"
    at: int


class Word(Entity, frozen=True):
    """``all/word:<item>.<question>.<id>``; under ``staff`` while the results are not shown, or it is ``hidden``."""

    KIND = "word"
    text: str
    hidden: bool = False


def question_of(scene: Scene, number: int) -> Asked | None:
    """The question of that number, from 1."""
    questions = settings_of(scene.item, Settings).questions
    return questions[number - 1] if 1 <= number <= len(questions) else None


def question_id(scene: Scene, number: int) -> str:
    return f"{scene.id}.{number}"


def word_id(text: str) -> str:
    """The same for what is the same word, however it is written."""
    return hashlib.blake2b(fold(text).encode(), digest_size=8).hexdigest()


def audience_of(view: View, id: str) -> str:
    """Who sees the results of a question: all, or those who moderate."""
    return ALL if view.raw(Shown.key(ALL, id)) is not None else STAFF


def answers_key(id: str) -> str:
    """The counter of the people who have answered a question: everybody sees it, always."""
    return key_of(ALL, "answered", id)


def tally_key(audience: str, id: str, what: int | str) -> str:
    """The counter of an option, a mark (both from 1) or a word: people, or points where options are ranked."""
    return key_of(audience, "polled", f"{id}.{what}")


def given(scene: Scene, id: str) -> Iterator[tuple[str, Given]]:
    """``(person, what they gave)`` of all who have answered a question."""
    own = f"{id}."
    for key, ballot in scene.view.each(Given, SEALED):
        if key.startswith(own):
            yield key.removeprefix(own), ballot


def worth(asked: Asked, ballot: Given) -> dict[int | str, int]:
    """What an answer adds to the counters: one each, or points, the most for the first of a ranking."""
    if asked.kind == "words":
        return {word_id(word): 1 for word in ballot.words}
    if asked.kind == "ranking":
        return {option: len(asked.options) - place for place, option in enumerate(ballot.chosen)}
    return dict.fromkeys(ballot.chosen, 1)
