"""The end: what happened in figures, what comes next, and everybody's own contributions to take along."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from rooms.activity import Activity, Phase, Scene, activities, settings_of
from rooms.blocks import Block, Figure, Figures, Paragraph, Say
from rooms.document import ALL, Decision, Entity
from rooms.people import JOINED
from rooms.programme import Link, items
from rooms.wording import Prose, mark


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What comes next, in a few plain paragraphs, and links that go with it."""

    next: Prose = ""
    links: Annotated[tuple[Link, ...], Meta(max_length=10)] = ()


class Summary(Entity, frozen=True):
    """``all/summary:<item>``: what happened until now, as ``(number, English label of the catalogues)``."""

    KIND = "summary"
    figures: tuple[tuple[int, str], ...]


def opening(scene: Scene) -> Decision:
    figures = tuple((figure.value, figure.label) for figure in gathered(scene, mark))
    return scene.decision().put(Summary.key(ALL, scene.id), Summary(figures))


def gathered(scene: Scene, say: Say) -> list[Figure]:
    """The figures of every item of the agenda, those that count the same thing added up."""
    totals = {say("people took part"): scene.view.number(JOINED)}
    for id, item in items(scene.view):
        there = Scene(view=scene.view, now=scene.now, id=id, item=item, phase=Phase.AFTER)
        for figure in activities()[item.kind].figures(there, say):
            totals[figure.label] = totals.get(figure.label, 0) + figure.value
    return [Figure(value, label) for label, value in totals.items()]


def report(scene: Scene, say: Say) -> list[Block]:
    settings = settings_of(scene.item, Settings)
    blocks: list[Block] = [Figures(tuple(gathered(scene, say)))]
    return [*blocks, Paragraph(settings.next)] if settings.next else blocks


ACTIVITY = Activity(kind="closing", settings=Settings, opening=opening, report=report)
