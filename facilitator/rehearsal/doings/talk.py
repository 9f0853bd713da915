"""A talk in a rehearsal: some ask, others support what was asked; the moderator looks through it."""

from __future__ import annotations

from facilitator.rehearsal.people import Someone
from rooms.activities.talk.entities import Question, Settings
from rooms.activity import settings_of
from rooms.document import ALL
from rooms.programme import Item


async def doing(me: Someone, id: str, item: Item) -> None:
    if settings_of(item, Settings).questions and me.chance(0.12):
        await me.at(me.random.uniform(0.2, 0.6))
        await me.do("talk.ask", item=id, text=me.random.choice(me.words.questions), named=me.chance(0.7))
    for _ in range(me.random.randint(0, 2)):
        await me.at(me.random.uniform(0.6, 0.9))
        asked = _asked(me, id)
        if asked:
            await me.do("talk.support", item=id, question=me.random.choice(asked))


async def moderating(me: Someone, id: str, item: Item) -> None:
    """One question is answered, another is taken out."""
    await me.at(0.92)
    asked = _asked(me, id)
    if asked:
        await me.do("talk.answer", item=id, question=asked[0])
    if len(asked) > 3:
        await me.do("talk.hide", item=id, question=asked[-1])


def _asked(me: Someone, item: str) -> list[str]:
    return sorted(id for id, question in me.page.document.each(Question, ALL) if question.item == item)
