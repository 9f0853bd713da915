"""What simulated people and moderators do in each kind of activity, by its name.

The only place outside of the activities that knows kinds (theme rooms have a module of their own); a new kind without
an entry here is watched in rehearsals.
Nobody here decides what is allowed: refusals are part of the day, and are counted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from facilitator.rehearsal.boards import board
from facilitator.rehearsal.people import Doing, Someone
from rooms.activities.choose.entities import Settings as Choice
from rooms.activities.choose.entities import Teams
from rooms.activities.flash import Settings as Flash
from rooms.activities.talk import Question
from rooms.activities.talk import Settings as Talk
from rooms.activity import settings_of
from rooms.document import ALL, View
from rooms.programme import Item, items


async def talk(me: Someone, id: str, item: Item) -> None:
    if settings_of(item, Talk).questions and me.chance(0.12):
        await me.at(me.random.uniform(0.2, 0.6))
        await me.do("talk.ask", item=id, text=me.random.choice(me.words.questions), named=me.chance(0.7))
    for _ in range(me.random.randint(0, 2)):
        await me.at(me.random.uniform(0.6, 0.9))
        asked = _asked(me, id)
        if asked:
            await me.do("talk.support", item=id, question=me.random.choice(asked))


async def chain(me: Someone, id: str, item: Item) -> None:
    for turn in range(me.random.randint(1, 3)):
        await me.at(me.random.uniform(0.05, 0.3) + 0.25 * turn)
        there = [term.removeprefix(f"{id}.") for term in _ids(me, ALL, "term") if term.startswith(f"{id}.")]
        to = me.random.choice([*there[-12:], "seed"])
        await me.do("chain.attach", item=id, text=me.random.choice(me.words.terms.split()), to=to)


async def choose(me: Someone, id: str, item: Item) -> None:
    if me.hosts or me.chance(0.1):
        return
    themes = sorted(me.page.document.ids("theme", ALL))
    settings = settings_of(item, Choice)
    most = settings.wishes if settings.mode == "wishes" else 1
    for round in settings.rounds:
        for _ in range(1 + me.chance(0.2)):
            await me.at(me.random.uniform(0.1, 0.85))
            # The first themes are dearer to more people, so that not everybody can have their wish.
            wanted = sorted(themes, key=lambda theme: me.random.random() * (1 + themes.index(theme)))[:most]
            await me.do("choose.wish", item=id, round=round, themes=wanted)


async def pause(me: Someone, id: str, item: Item) -> None:
    """Most people rest; some change their mind about what is still open."""
    again = dict(items(me.page.document))
    for other in item.reopens:
        if me.chance(0.15):
            await DOINGS.get(again[other].kind, _watch)(me, other, again[other])


async def flash(me: Someone, id: str, item: Item) -> None:
    if me.chance(0.07):
        return
    await me.at(me.random.uniform(0.1, 0.75))
    steps = settings_of(item, Flash).steps
    passes = me.chance(0.1)
    text = "" if passes else me.random.choice(me.words.sentences)
    await me.do("flash.say", item=id, text=text, mark=0 if passes else me.random.randint(1, steps))


async def reveal(me: Someone, id: str, item: Item) -> None:
    """The moderator, in a flash round."""
    await me.at(0.85)
    await me.do("flash.reveal", item=id)


async def tidy(me: Someone, id: str, item: Item) -> None:
    """The moderator, in a talk: one question is answered, another is taken out."""
    await me.at(0.92)
    asked = _asked(me, id)
    if asked:
        await me.do("talk.answer", item=id, question=asked[0])
    if len(asked) > 3:
        await me.do("talk.hide", item=id, question=asked[-1])


async def _watch(me: Someone, id: str, item: Item) -> None:
    await asyncio.sleep(0)


def _ids(me: Someone, audience: str, kind: str) -> list[str]:
    return sorted(me.page.document.ids(kind, audience))


def _asked(me: Someone, item: str) -> list[str]:
    return sorted(id for id, question in me.page.document.each(Question, ALL) if question.item == item)


def satisfaction(view: View) -> list[tuple[str, Mapping[str, int]]]:
    """``(round, how many got which of their wishes)``; "0" is none of them."""
    found: list[tuple[str, Mapping[str, int]]] = []
    for id, item in items(view):
        teams = view.get(Teams, ALL, id)
        if teams is not None:
            found.append((item.title, teams.wishes))
    return found


DOINGS: Mapping[str, Doing] = {
    "talk": talk,
    "chain": chain,
    "choose": choose,
    "pause": pause,
    "board": board,
    "flash": flash,
}
MODERATION: Mapping[str, Doing] = {"talk": tidy, "flash": reveal}
