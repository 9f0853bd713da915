"""What somebody wrote is listed for their page, from wherever it hangs, and for nobody else's."""

from __future__ import annotations

import json

import pytest

from facilitator.live.admission import Ticket, fetch
from rooms.roles import Role
from tests.serving import House, done

pytestmark = pytest.mark.anyio


async def listed(ticket: Ticket) -> list[dict[str, object]]:
    status, headers, body = await fetch(ticket, "mine.json")
    assert (status, headers["cache-control"]) == (200, "no-store")
    found: list[dict[str, object]] = json.loads(body)
    return found


async def test_ones_own_contributions_and_no_others(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        tickets = [await here.ticket(Role.PARTICIPANT, f"Person {number}") for number in (1, 2)]
        first, second = [await here.open(ticket) for ticket in tickets]
        await done(first, "talk.ask", item="welcome", text="Who pays?")
        await done(second, "talk.ask", item="welcome", text="Who cares?")
        assert await listed(tickets[0]) == [{"title": "Welcome", "texts": ["Who pays?"]}]
        assert await listed(tickets[1]) == [{"title": "Welcome", "texts": ["Who cares?"]}]


async def test_who_is_not_in_gets_no_list(servers: House) -> None:
    async with servers.workshop() as here:
        ticket = await here.ticket(Role.STAGE)
        status, _, _ = await fetch(ticket, "mine.json")
        assert status == 403
