"""A flash round in a rehearsal: almost everybody speaks, some pass; who leads reveals it, or goes through the order."""

from __future__ import annotations

from facilitator.rehearsal.people import Someone
from rooms.activities.flash.entities import Ballot, Circle, Order, Settings
from rooms.activity import settings_of
from rooms.programme import Item


async def doing(me: Someone, id: str, item: Item) -> None:
    circle = _circle(me, id, item)
    if me.hosts and circle.room:
        await _lead(me, circle)
    elif not me.chance(0.07):
        await _take_part(me, circle, item)


async def moderating(me: Someone, id: str, item: Item) -> None:
    """Where each room is for itself, its host leads it."""
    if settings_of(item, Settings).where == "together":
        await _lead(me, Circle(id))


async def _take_part(me: Someone, circle: Circle, item: Item) -> None:
    await me.at(me.random.uniform(0.1, 0.75))
    passes, order = me.chance(0.1), _order(me, circle)
    if order is None and not (_revealed(me, circle) and me.has(Ballot, circle.item)):
        text = "" if passes else me.random.choice(me.words.sentences)
        mark = 0 if passes else me.random.randint(1, settings_of(item, Settings).steps)
        await me.do("flash.say", item=circle.item, text=text, mark=mark)
    elif passes and order is not None:
        await me.do("flash.pass", item=circle.item, room=circle.room)


async def _lead(me: Someone, circle: Circle) -> None:
    order = _order(me, circle)
    turns = len(order.people) + 1 if order else 0
    for turn in range(turns):
        await me.at(0.1 + 0.7 * turn / turns)
        if (now := _order(me, circle)) is not None:
            await me.do("flash.next", item=circle.item, room=circle.room, after=now.speaker)
    if order is None:
        await me.at(0.85)
        if not _revealed(me, circle):
            await me.do("flash.reveal", item=circle.item, room=circle.room)


def _circle(me: Someone, id: str, item: Item) -> Circle:
    return Circle(id, me.room if settings_of(item, Settings).where == "rooms" else "")


def _revealed(me: Someone, circle: Circle) -> bool:
    return me.page.document.raw(circle.revealed) is not None


def _order(me: Someone, circle: Circle) -> Order | None:
    return me.page.document.get(Order, circle.audience, circle.item)
