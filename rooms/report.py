"""The document at a moment, as a neutral report: headings, tables, cards, figures in the workshop's language.

Every export format is made from this and nothing else, but for the complete JSON.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from rooms.activity import activities
from rooms.blocks import Block, Figure, Heading, Say
from rooms.command import Phase, Scene
from rooms.contributions import Own
from rooms.deeds_report import log
from rooms.document import ALL, STAFF, View, room_audience
from rooms.people import Name, Person, taken_part
from rooms.programme import Item, Ran, Theme, Workshop, clock, items, themes, workshop
from rooms.roles import Role


class Line(msgspec.Struct, frozen=True):
    """One item of the agenda as planned and as it was; moments in workshop time (ms), none where it never ran.

    ``minutes`` were planned; ``ran`` is for how long it ran in all (ms), also where it ran more than once.
    """

    id: str
    title: str
    minutes: int
    planned: int
    began: int | None
    ended: int | None
    ran: int


class Room(msgspec.Struct, frozen=True):
    """A theme with how many people were in its room at one time or another, staff and hosts apart.

    ``worked`` is whether anybody was, or wrote something there.
    """

    id: str
    theme: Theme
    people: int
    worked: bool = True


class Report(msgspec.Struct, frozen=True):
    """``moment`` is the workshop time that it shows; ``blocks`` follow the agenda, and ``title`` names a snapshot.

    ``people`` are those who took part, the ``hosts`` of rooms apart; ``over`` is whether the workshop had ended.
    """

    workshop: Workshop
    title: str
    moment: int
    people: int
    figures: tuple[Figure, ...]
    agenda: tuple[Line, ...]
    rooms: tuple[Room, ...]
    blocks: tuple[Block, ...]
    hosts: int = 0
    over: bool = True


def report(view: View, planned: dict[str, int], *, title: str, moment: int, say: Say) -> Report:
    """``planned`` gives each item's announced beginning, and is the caller's."""
    people, hosts = taken_part(view)
    written = {own.room for audience in view.audiences(Own.KIND) for _, own in view.each(Own, audience)}
    blocks: list[Block] = []
    for id, item in items(view):
        inside = activities()[item.kind].report(_afterwards(view, id, item, moment), say)
        # An activity may bring chapters of its own; what it reports otherwise stands under the item's title.
        blocks += inside if not inside or isinstance(inside[0], Heading) else [Heading(item.title), *inside]
    if workshop(view).log_in_results:
        blocks += log(view, say)
    return Report(
        workshop=workshop(view),
        title=title,
        moment=moment,
        people=people,
        hosts=hosts,
        figures=tuple(gathered(view, moment, say)),
        agenda=tuple(_line(view, id, item, planned[id], moment) for id, item in items(view)),
        rooms=tuple(_room(view, id, theme, written) for id, theme in themes(view)),
        blocks=tuple(blocks),
        over=clock(view).state == "over",
    )


def gathered(view: View, moment: int, say: Say) -> list[Figure]:
    """The figures of every item of the agenda, those that count the same thing added up."""
    people, hosts = taken_part(view)
    found = [Figure(people, say("people took part"), say("person took part"))]
    found += [Figure(hosts, say("hosts of rooms"), say("host of a room"))] if hosts else []
    for id, item in items(view):
        found += activities()[item.kind].figures(_afterwards(view, id, item, moment), say)
    totals: Counter[tuple[str, str]] = Counter()
    for figure in found:
        totals[figure.label, figure.single] += figure.value
    return [Figure(value, single if value == 1 else label) for (label, single), value in totals.items()]


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


def _line(view: View, id: str, item: Item, planned: int, moment: int) -> Line:
    ran = view.get(Ran, ALL, id)
    spans = ran.spans if ran else ()
    return Line(
        id=id,
        title=item.title,
        minutes=item.minutes,
        planned=planned,
        began=spans[0][0] if spans else None,
        ended=spans[-1][1] if spans else None,
        ran=sum((moment if end is None else end) - begin for begin, end in spans),
    )


def _room(view: View, id: str, theme: Theme, written: set[str]) -> Room:
    known = [view.get(Person, STAFF, person) for person in view.ids(Name.KIND, room_audience(id))]
    people = sum(1 for who in known if who is not None and who.role is Role.PARTICIPANT)
    return Room(id, theme, people, people > 0 or id in written)
