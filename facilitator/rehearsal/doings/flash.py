"""A flash round in a rehearsal: almost everybody speaks, some pass, the moderator reveals it."""

from __future__ import annotations

from facilitator.rehearsal.people import Someone
from rooms.activities.flash import Settings
from rooms.activity import settings_of
from rooms.programme import Item


async def doing(me: Someone, id: str, item: Item) -> None:
    if me.chance(0.07):
        return
    await me.at(me.random.uniform(0.1, 0.75))
    steps = settings_of(item, Settings).steps
    passes = me.chance(0.1)
    text = "" if passes else me.random.choice(me.words.sentences)
    await me.do("flash.say", item=id, text=text, mark=0 if passes else me.random.randint(1, steps))


async def moderating(me: Someone, id: str, item: Item) -> None:
    await me.at(0.85)
    await me.do("flash.reveal", item=id)
