"""The end: what happened in figures, what comes next, and everybody's own contributions to take along."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from rooms.activity import Activity, settings_of
from rooms.blocks import Block, Paragraph, Reference, References, Say
from rooms.command import Scene
from rooms.decision import Decision
from rooms.document import ALL, Entity
from rooms.fields import Field, Fields
from rooms.parts import Link
from rooms.report import gathered
from rooms.wording import Prose, mark


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What comes next, in a few plain paragraphs, and links that go with it."""

    FIELDS: ClassVar[Fields] = {
        "next": Field(mark("What comes next"), mark("Plain text, with an empty line between paragraphs.")),
        "links": Field(mark("Links")),
    }
    next: Prose = ""
    links: Annotated[tuple[Link, ...], Meta(max_length=10)] = ()


class Summary(Entity, frozen=True):
    """``all/summary:<item>``: what happened until now, as ``(number, English label of the catalogues)``."""

    KIND = "summary"
    figures: tuple[tuple[int, str], ...]


def opening(scene: Scene) -> Decision:
    figures = tuple((figure.value, figure.label) for figure in gathered(scene.view, scene.now, mark))
    return scene.decision().put(Summary.key(ALL, scene.id), Summary(figures))


def report(scene: Scene, say: Say) -> list[Block]:
    """What comes next; the figures stand at the head of every report."""
    settings = settings_of(scene.item, Settings)
    blocks: list[Block] = [Paragraph(settings.next)] if settings.next else []
    links = tuple(Reference(link.title, link.url, link.note) for link in settings.links)
    return [*blocks, References(say("Links"), links)] if links else blocks


ACTIVITY = Activity(
    kind="closing",
    label=mark("Closing"),
    about=mark("The end: what happened in figures, what comes next, and everybody's own contributions."),
    serves="goodbye",
    settings=Settings,
    opening=opening,
    report=report,
)
