"""Two server processes on one store are one server to everybody in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from statistics import median

import pytest

from facilitator.agenda import outside_time
from facilitator.live.admission import Ticket, fetch
from facilitator.live.client import Client
from facilitator.live.protocol import Envelope, Ok, Presence
from rooms.document import ALL, STAFF
from rooms.programme import Ran, clock
from rooms.roles import Role
from tests.serving import House, done, workshop_text

pytestmark = pytest.mark.anyio

QUICK = """
[[item]]
id = "first"
kind = "talk"
title = "First"
minutes = 1

[[item]]
id = "second"
kind = "talk"
title = "Second"
minutes = 1

[[item]]
id = "third"
kind = "talk"
title = "Third"
minutes = 60
"""


async def test_what_is_asked_on_one_server_is_seen_on_the_other(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        [anna] = await here.people(1)
        [bela] = await here.people(1, at=1)
        await done(anna, "talk.ask", item="welcome", text="Seen over there?")
        await bela.until(lambda: any(b"Seen over there?" in raw for _, raw in bela.document.items(ALL)))
        assert clock(bela.document).item == "welcome"


async def test_the_same_command_through_both_is_carried_out_once(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        ticket = await here.ticket(Role.PARTICIPANT, "Anna")
        one, other = (
            await here.open(ticket),
            await here.open(type(ticket)(servers.addresses[1], ticket.workshop, ticket.cookie)),
        )
        asking = [page.do("talk.ask", id="x" * 22, item="welcome", text="Once?") for page in (one, other)]
        first, second = await asyncio.gather(*asking)
        assert isinstance(first, Ok)
        assert first == second
        assert sum(b"Once?" in raw for _, raw in (await here.view()).items(ALL)) == 1


async def test_each_transition_is_made_exactly_once(servers: House) -> None:
    """Both processes wait for the same moment; the log has one entry for it."""
    async with servers.workshop(workshop_text(QUICK, themes="", rehearsal=True)) as here:
        pages = [await here.moderator(at=at) for at in (0, 1)]
        await done(pages[0], "clock.start", speed=60)
        for page in pages:
            await page.until(lambda page=page: clock(page.document).item == "third")
        moves = [
            entry async for entry in servers.store.entries(here.id) if "all/clock" in entry.put and entry.sequence > 1
        ]
        assert [entry.by for entry in moves] == [pages[0].person, "", ""]
        view = await here.view()
        assert [view.get(Ran, ALL, id).spans[0][0] for id in ("second", "third")] == [  # type: ignore[union-attr]
            clock(view).start + 60_000,
            clock(view).start + 120_000,
        ]


def noting(page: Client, late: list[int]) -> Callable[[Envelope], None]:
    """How late this page shows each next item, in ms after the moment at which it was due."""
    shown = clock(page.document).item

    def hear(_: Envelope) -> None:
        nonlocal shown
        now = clock(page.document)
        if now.item != shown:
            shown = now.item
            late.append(page.now() - outside_time(now, now.began))

    return hear


async def test_all_screens_change_within_a_second_of_the_moment_at_which_it_is_due(servers: House) -> None:
    """As a rule, however busy the machine is: one that stands still for a moment says nothing of the server."""
    items = "".join(f'\n[[item]]\nkind = "talk"\ntitle = "Part {n}"\nminutes = 1\n' for n in range(1, 7))
    async with servers.workshop(workshop_text(items, themes="", rehearsal=True)) as here:
        moderator, stage = await here.moderator(), await here.page(Role.STAGE, at=1)
        pages = [moderator, stage, *await here.people(1), *await here.people(1, at=1)]
        await done(moderator, "clock.start", speed=60)
        late: list[int] = []
        for page in pages:
            await page.until(lambda page=page: clock(page.document).item == "part-1")
            page.heard.append(noting(page, late))
        for page in pages:
            await page.until(lambda page=page: clock(page.document).item == "part-6", 30)
        assert len(late) == 5 * len(pages)
        assert median(late) < 1_000


def present(page: Client) -> set[str]:
    """Who is here, as the control panel shows it."""
    told = page.presence.get(STAFF)
    return set(told.people or ()) if told else set()


async def test_everybody_who_is_here_is_counted_over_both(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        people = [*await here.people(2), *await here.people(1, at=1)]
        everybody = {moderator.person, *(page.person for page in people)}
        await moderator.until(lambda: present(moderator) == everybody)
        assert moderator.presence[ALL].count == 3, "who moderates is not one of the people of the workshop"
        told: list[Presence] = []
        moderator.heard.append(lambda one: told.append(one) if isinstance(one, Presence) else None)
        await people[2].drop()
        await moderator.until(lambda: present(moderator) == everybody - {people[2].person})
        assert all(one.people is None for one in told if one.audience == STAFF), "who is still here is not told again"
        await moderator.until(lambda: moderator.presence[ALL].count == 2)
        assert people[0].presence[ALL].people is None, "who is here is told to the staff only"


async def test_who_has_come_in_through_one_server_is_known_to_the_other_at_once(servers: House) -> None:
    """The page that follows the door may be answered by another process, which has not seen that entry yet."""
    async with servers.workshop() as here:
        await here.moderator(at=1)
        for number in range(20):
            ticket = await here.ticket(Role.PARTICIPANT, f"Person {number}")
            _, _, body = await fetch(Ticket(servers.addresses[1], here.id, ticket.cookie), "live")
            assert b'class="door-card"' not in body
