"""A chain of words in a rehearsal: everybody hangs words on what is there."""

from __future__ import annotations

from facilitator.rehearsal.people import Someone
from rooms.document import ALL
from rooms.programme import Item


async def doing(me: Someone, id: str, item: Item) -> None:
    for turn in range(me.random.randint(1, 3)):
        await me.at(me.random.uniform(0.05, 0.3) + 0.25 * turn)
        there = [
            term.removeprefix(f"{id}.")
            for term in sorted(me.page.document.ids("term", ALL))
            if term.startswith(f"{id}.")
        ]
        to = me.random.choice([*there[-12:], "seed"])
        await me.do("chain.attach", item=id, text=me.random.choice(me.words.terms.split()), to=to)
