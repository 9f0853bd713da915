"""A poll in a rehearsal: most answer every question, some differently later; the moderator shows all results."""

from __future__ import annotations

from typing import Any

from facilitator.rehearsal.people import Someone
from rooms.activities.poll.entities import Asked, Closed, Settings
from rooms.activity import settings_of
from rooms.document import ALL
from rooms.programme import Item


async def doing(me: Someone, id: str, item: Item) -> None:
    await me.at(me.random.uniform(0.05, 0.5))
    for number, asked in enumerate(settings_of(item, Settings).questions, 1):
        for _ in range(me.chance(0.9) + me.chance(0.1)):
            if me.page.document.raw(Closed.key(ALL, id)) is not None:
                return
            await me.do("poll.answer", item=id, question=number, **_answer(me, asked))


def _answer(me: Someone, asked: Asked) -> dict[str, Any]:
    if asked.kind == "words":
        return {"words": me.random.sample(me.words.terms.split(), me.random.randint(1, asked.at_most))}
    many = asked.choices if asked.kind == "ranking" else me.random.randint(1, asked.at_most)
    return {"chosen": me.random.sample(range(1, asked.choices + 1), many)}


async def moderating(me: Someone, id: str, item: Item) -> None:
    await me.at(0.8)
    await me.do("poll.close", item=id)
    for number, _ in enumerate(settings_of(item, Settings).questions, 1):
        await me.do("poll.show", item=id, question=number)
