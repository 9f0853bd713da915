"""What simulated people do in theme rooms: what the step of their room offers, and their hosts lead them now and then.

A room without steps is free: people write, and support what others wrote.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Mapping

from facilitator.live.protocol import Ok
from facilitator.rehearsal.people import Someone
from facilitator.rehearsal.returning import EVER
from rooms.activities.board.entities import (
    Cluster,
    Goal,
    Note,
    Proposal,
    Settings,
    Spot,
    Weighing,
    section_of,
    sections_of,
)
from rooms.activities.board.pacing import shifted
from rooms.activities.board.ready import Ready
from rooms.activities.board.steps import Standing, standing
from rooms.activity import settings_of
from rooms.command import Phase, Scene
from rooms.document import room_audience
from rooms.programme import MINUTE, Item, clock, items


class Place:
    """A room as one of its people sees it now."""

    def __init__(self, me: Someone, id: str, item: Item) -> None:
        self.me, self.id, self.item = me, id, item
        self.came = 0

    @property
    def audience(self) -> str:
        return room_audience(self.me.room)

    @property
    def on(self) -> bool:
        """Whether the item is on, or open again in the one that is."""
        present = self.me.clock.item
        there = dict(items(self.me.page.document)).get(present)
        return present == self.id or (there is not None and self.id in there.reopens)

    @property
    def standing(self) -> Standing:
        view = self.me.page.document
        return standing(Scene(view=view, now=0, id=self.id, item=self.item, phase=Phase.OPEN), self.me.room)

    def ids(self, kind: str) -> list[str]:
        return sorted(self.me.page.document.ids(kind, self.audience))

    def is_ready(self, index: int) -> bool:
        return self.me.has(Ready, f"{self.id}.{self.me.room}.{index}")

    async def do(self, type: str, **fields: object) -> str:
        """The id of what was done, or nothing, as where the agenda has moved on meanwhile.

        A page that is opened anew waits until it knows its room and what is on.
        """
        await self.me.crowd.gate.passed()
        await self.me.page.until(lambda: bool(self.me.room) and self.me.shown, EVER)
        if not self.on:
            return ""
        answer = await self.me.do(type, item=self.id, room=self.me.room, **fields)
        return answer.id if isinstance(answer, Ok) else ""

    async def left(self, index: int) -> None:
        """Until the room is in another step."""
        await self.me.page.until(lambda: self.me.shown and self.standing.index != index, EVER)

    async def at(self, index: int, part: float) -> bool:
        """Wait until that part of a step has passed; whether the room is still in it."""
        while self.me.shown and (now := self.standing).index == index and now.step is not None:
            present = clock(self.me.page.document)
            agenda = present.ends if index + 1 == len(self.item.steps) else present.step_ends
            ends = shifted(now.led, present) if now.led else agenda
            if await self.me.comes(max(ends - now.step.minutes * MINUTE, self.came), ends, part):
                return True
        return False


async def doing(me: Someone, id: str, item: Item) -> None:
    here = Place(me, id, item)
    if not item.steps:
        return await _free(here, -1)
    while True:
        index, here.came = here.standing.index, me.now
        await asyncio.gather(_take_part(here, index), _lead(here, index))
        await here.left(index)


async def _take_part(here: Place, index: int) -> None:
    does = here.standing.does
    if not does or does in STEPS:
        await STEPS.get(does, _free)(here, index)
    if here.me.chance(0.6) and await here.at(index, here.me.random.uniform(0.8, 0.95)) and not here.is_ready(index):
        await here.do("board.ready")


async def _free(here: Place, index: int) -> None:
    """In a step that does nothing in particular, or (-1) all the time."""
    for turn in range((me := here.me).random.randint(1, 4)):
        if not await _moment(here, index, me.random.uniform(0.03, 0.2) + 0.15 * turn):
            return
        await _write(here)
    for _ in range(me.random.randint(1, 4)):
        if not await _moment(here, index, me.random.uniform(0.6, 0.93)):
            return
        if notes := here.ids("note"):
            await here.do("board.support", note=me.random.choice(notes))


async def _moment(here: Place, index: int, part: float) -> bool:
    if index >= 0:
        return await here.at(index, part)
    await here.me.at(part)
    return True


async def _silently(here: Place, index: int) -> None:
    for turn in range(here.me.random.randint(1, 4)):
        if not await here.at(index, here.me.random.uniform(0.05, 0.2) + 0.2 * turn):
            return
        here.me.crowd.record.withhold(await _write(here))


async def _write(here: Place) -> str:
    me = here.me
    text, section = card(me), me.random.randint(1, len(sections_of(me.page.document, me.room)) or 1)
    kind = me.random.choice(["statement", "statement", "question", "practice", "project"])
    beside = {"where": me.random.choice(me.words.places)} if kind == "practice" else {}
    wrote = await here.do("board.write", section=section, text=text, kind=kind, **beside)
    if wrote and me.chance(0.15):
        await here.do("board.edit", note=wrote, seen=text, text=card(me))
    elif wrote and me.chance(0.05):
        await here.do("board.delete", note=wrote)
    return wrote


def card(me: Someone) -> str:
    """Something from somewhere, or from everywhere."""
    text = me.random.choice(me.words.cards)
    return f"{me.random.choice(me.words.places)}: {text}" if me.chance(0.7) else text


async def _read(here: Place, index: int) -> None:
    if here.me.chance(0.3) and await here.at(index, here.me.random.uniform(0.2, 0.6)):
        await _write(here)
    await _comment(here, index)


async def _comment(here: Place, index: int) -> None:
    me = here.me
    if me.chance(0.25) and await here.at(index, me.random.uniform(0.3, 0.9)) and (notes := here.ids("note")):
        await here.do("board.comment", note=me.random.choice(notes), text=me.random.choice(me.words.comments))


async def _arrange(here: Place, index: int) -> None:
    me = here.me
    for turn in range(3 if me.hosts else me.random.randint(0, 2)):
        if not await here.at(index, me.random.uniform(0.05, 0.25) + 0.25 * turn):
            return
        await _gather(here)
    await _comment(here, index)


async def _gather(here: Place) -> None:
    """Some cards of one question: into a cluster that there is, or into a new one, mostly with a name."""
    me, view = here.me, here.me.page.document
    loose: dict[int, list[str]] = defaultdict(list)
    for id, note in view.each(Note, here.audience):
        spot = view.get(Spot, here.audience, id)
        if spot is None or not spot.cluster:
            loose[section_of(view, here.audience, id, note)].append(id)
    if not loose:
        return
    section = me.random.choice(sorted(loose))
    cards = me.random.sample(sorted(loose[section]), min(me.random.randint(2, 4), len(loose[section])))
    clusters = [id for id, one in view.each(Cluster, here.audience) if one.section == section]
    if clusters and me.chance(0.5):
        await here.do("board.gather", cards=cards[:1], into=me.random.choice(sorted(clusters)))
    elif len(cards) > 1:
        name = me.random.choice(me.words.clusters) if me.chance(0.8) else ""
        await here.do("board.gather", cards=cards, name=name)


async def _weigh(here: Place, index: int) -> None:
    for question, asked in enumerate(settings_of(here.item, Settings).weighing):
        if not await here.at(index, here.me.random.uniform(0.1, 0.8)):
            return
        if dots := _dots(here, asked):
            await here.do("board.stick", question=question, dots=dots)


def _dots(here: Place, asked: Weighing) -> Mapping[str, int]:
    """Most people spend all of theirs."""
    me, view = here.me, here.me.page.document
    clustered = {id for id, spot in view.each(Spot, here.audience) if spot.cluster}
    things = here.ids("note")
    if asked.on == "clusters":
        things = [id for id in things if id not in clustered] + here.ids("cluster")
    given: Counter[str] = Counter()
    for _ in range(asked.dots if me.chance(0.85) else me.random.randint(0, asked.dots)):
        if free := [id for id in things if given[id] < asked.most]:
            given[me.random.choice(free)] += 1
    return dict(given)


async def _sharpen(here: Place, index: int) -> None:
    me = here.me
    if me.chance(0.3) and await here.at(index, me.random.uniform(0.1, 0.5)):
        await _propose(here)
    for _ in range(me.random.randint(0, 2)):
        if not await here.at(index, me.random.uniform(0.5, 0.8)):
            return
        if wanted := [id for id, one in me.page.document.each(Proposal, here.audience) if one.state == "open"]:
            await here.do("board.second", proposal=me.random.choice(sorted(wanted)))
    if me.hosts and await here.at(index, 0.88):
        await _adopt(here)


async def _propose(here: Place) -> None:
    me = here.me
    goals = list(me.page.document.each(Goal, here.audience))
    if goals:
        id, goal = me.random.choice(sorted(goals))
        text = f"{goal.text.rstrip('.')}{me.random.choice(me.words.additions)}"
        await here.do("board.propose", goal=id, text=text, reason=me.random.choice(me.words.comments))


async def _adopt(here: Place) -> None:
    """What there is one proposal for, and what goes to the plenary."""
    view = here.me.page.document
    goals = dict(view.each(Goal, here.audience))
    for id, proposal in sorted(view.each(Proposal, here.audience)):
        if proposal.state == "open" and proposal.goal in goals and here.me.chance(0.5):
            seen = goals.pop(proposal.goal).version
            await here.do("board.adopt", goal=proposal.goal, text=proposal.text, seen=seen, proposals=[id])
    if goals:
        await here.do("board.to-plenary", goal=min(goals))


async def _lead(here: Place, index: int) -> None:
    """The host goes on before the agenda does, now and then, and with the agenda again when it has come as far."""
    me, last = here.me, index + 1 == len(here.item.steps)
    if not me.hosts:
        return
    if me.chance(0.15) and await here.at(index, 0.7):
        await here.do("board.stretch", minutes=1)
    ahead = here.standing.led is not None or me.chance(0.25)
    if last or not ahead or not await here.at(index, 1.0 if here.standing.led else 0.85):
        return
    if here.standing.led is not None and clock(me.page.document).step > index:
        await here.do("board.follow")
    else:
        await here.do("board.lead", step=index + 1, seen=index)


STEPS: Mapping[str, Callable[[Place, int], Awaitable[None]]] = {
    "write": _silently,
    "reveal": _read,
    "cluster": _arrange,
    "weigh": _weigh,
    "sharpen": _sharpen,
    "wrap": _comment,
}
