"""The document at a moment, as a neutral report: headings, tables, cards, figures in the workshop's language.

Every export format is made from this and nothing else, but for the complete JSON.
"""

from __future__ import annotations

import msgspec

from rooms.activity import Phase, Scene, activities
from rooms.blocks import Block, Heading, Say
from rooms.document import ALL, View
from rooms.programme import Item, Ran, Theme, Workshop, clock, items, themes, workshop


class Line(msgspec.Struct, frozen=True):
    """One item of the agenda as planned and as it was; moments in workshop time (ms), none where it never ran."""

    id: str
    title: str
    minutes: int
    planned: int
    began: int | None
    ended: int | None


class Report(msgspec.Struct, frozen=True):
    """``moment`` is the workshop time that it shows; ``blocks`` follow the agenda."""

    workshop: Workshop
    title: str
    moment: int
    people: int
    agenda: tuple[Line, ...]
    themes: tuple[tuple[str, Theme], ...]
    blocks: tuple[Block, ...]


def report(view: View, planned: dict[str, int], *, title: str, moment: int, people: int, say: Say) -> Report:
    """``planned`` gives each item's announced beginning, ``people`` how many took part, both from the caller."""
    blocks: list[Block] = []
    for id, item in items(view):
        inside = activities()[item.kind].report(_afterwards(view, id, item, moment), say)
        if inside:
            blocks += [Heading(item.title, 1), *inside]
    return Report(
        workshop=workshop(view),
        title=title,
        moment=moment,
        people=people,
        agenda=tuple(_line(view, id, item, planned[id]) for id, item in items(view)),
        themes=tuple(themes(view)),
        blocks=tuple(blocks),
    )


def contributions(view: View, person: str, say: Say) -> list[tuple[str, list[str]]]:
    """What one person wrote, ``(title of the item, texts)`` in the order of the agenda, to take along."""
    moment = clock(view).began
    written = []
    for id, item in items(view):
        texts = activities()[item.kind].mine(_afterwards(view, id, item, moment), person, say)
        written += [(item.title, texts)] if texts else []
    return written


def _afterwards(view: View, id: str, item: Item, moment: int) -> Scene:
    return Scene(view=view, now=moment, id=id, item=item, phase=Phase.AFTER)


def _line(view: View, id: str, item: Item, planned: int) -> Line:
    ran = view.get(Ran, ALL, id)
    began = ran.spans[0][0] if ran else None
    ended = ran.spans[-1][1] if ran else None
    return Line(id, item.title, item.minutes, planned, began, ended)
