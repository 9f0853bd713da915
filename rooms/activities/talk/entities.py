"""What a talk is made of: its settings, and the questions of the audience."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from rooms.activity import settings_of
from rooms.command import Scene
from rooms.document import ALL, Entity
from rooms.fields import Field, Fields
from rooms.programme import items
from rooms.wording import Sentence, Url, mark


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


class Approval(Entity, frozen=True):
    """``all/approval:<item>``: whether questions wait to be let through, there and later, since moderators said so."""

    KIND = "approval"
    wanted: bool


def approves(scene: Scene) -> bool:
    """As moderators say while it runs, else as the workshop file does, else as they said last before."""
    here, *before = (scene.view.get(Approval, ALL, id) for id in talks_until(scene))
    if here is not None:
        return here.wanted
    last = next((said for said in before if said is not None), None)
    return settings_of(scene.item, Settings).approve or (last is not None and last.wanted)


def talks_until(scene: Scene) -> list[str]:
    """This talk and those before it, the nearest first."""
    order = [id for id, item in items(scene.view) if item.kind == scene.item.kind]
    return order[order.index(scene.id) :: -1]


def question_of(scene: Scene, audience: str, id: str) -> Question | None:
    """The question of that id, if it is one of this item."""
    question = scene.view.get(Question, audience, id)
    return question if question is not None and question.item == scene.id else None
