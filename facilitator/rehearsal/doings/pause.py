"""A break in a rehearsal."""

from __future__ import annotations

from facilitator.rehearsal.people import Someone
from rooms.programme import Item, items


async def doing(me: Someone, id: str, item: Item) -> None:
    """Most people rest; some change their mind about what is still open."""
    again = dict(items(me.page.document))
    for other in item.reopens:
        if me.chance(0.15):
            await me.do_in(other, again[other])
