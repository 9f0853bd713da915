"""Everybody opens the link in the same minute, and some come when the rooms are open already."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from facilitator import arrival
from facilitator.workshop import LiveWorkshop, new_id
from rooms.decision import Decision, Refusal
from rooms.document import View
from rooms.people import JOINED, Link, Person, places
from rooms.roles import Role
from rooms.store import Committed, opened
from tests.playing import Play
from tests.processes import founded, process
from tests.serving import THEMES, workshop_text

pytestmark = pytest.mark.anyio

MANY = 200
ROOMY = workshop_text(themes=THEMES.replace("seats = 3", "seats = 150"))


async def come(here: LiveWorkshop, play: Play, number: int) -> tuple[Committed | Refusal | None, int]:
    """What becomes of somebody who joins, and how often that was decided."""
    id, command, decided = f"n{number}", new_id(), 0

    def decide(view: View) -> Decision | Refusal:
        nonlocal decided
        decided += 1
        own = f"hash-{number}", Link(Role.PARTICIPANT, person=id)
        return arrival.join(view, id, Person("N", joined=play.now), personal=own, now=play.now, command=command)

    return await here.do(decide, id=command, by=id), decided


async def test_all_who_come_at_once_while_the_rooms_are_open_get_in_and_fill_them_evenly(store_url: str) -> None:
    play = Play(ROOMY)
    play.crowd(20)
    play.go_to("groups")
    async with opened(store_url) as store:
        id = await founded(store, play.document)
        async with process(store_url, id) as here:
            outcomes = await asyncio.gather(*(come(here, play, number) for number in range(MANY)))
            assert all(isinstance(outcome, Committed) for outcome, _ in outcomes)
            assert sum(decided for _, decided in outcomes) < 10 * MANY
            loaded = await store.load(id)
            assert loaded is not None
            assert loaded.document.number(JOINED) == 20 + MANY
            sizes = Counter(place.room for _, place in places(loaded.document))
            assert abs(sizes["klima"] - sizes["arten"]) <= 20
            assert max(sizes.values()) <= 150
