"""Everybody comes back at once, servers are exchanged one after the other, and two moves of the clock meet."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from facilitator.live.admission import Ticket
from facilitator.live.protocol import No, Ok
from facilitator.workshop import new_id
from rooms.decision import Decision
from rooms.document import ALL
from rooms.programme import clock
from rooms.roles import Role
from tests.failing import BOARD, History, comes_back, hold, in_the_rooms, write
from tests.serving import House, ServerProcess, done, house, workshop_text

pytestmark = pytest.mark.anyio

PAGES, EACH = 300, 20


async def test_three_hundred_pages_come_back_at_once(servers: House) -> None:
    async with servers.workshop(workshop_text(BOARD)) as here:
        moderator = await here.moderator()
        tickets = [await here.ticket(Role.PARTICIPANT, f"P{number}") for number in range(PAGES // EACH)]
        pages = [await here.open(ticket) for ticket in tickets for _ in range(EACH)]
        await asyncio.gather(*(page.drop() for page in pages))
        await done(moderator, "message.send", text="While nobody was there")
        await asyncio.gather(*(page.connect() for page in pages))
        view = await here.view()
        wanted = dict(view.items(ALL))
        for page in pages:
            await page.until(lambda page=page: dict(page.document.items(ALL)) == wanted)
        assert all(page.open for page in pages), "nobody was turned away"
        await done(pages[-1], "help.call")


async def test_servers_are_exchanged_one_after_the_other_while_people_write(
    two_servers: tuple[str, ServerProcess, ServerProcess], tmp_path: Path
) -> None:
    """And the store holds what only a newer version knows: whoever does not know it leaves it alone."""
    url, named = two_servers[0], {"REDIS_URL": two_servers[0]}
    servers = [ServerProcess(tmp_path, "retrospective", **named) for _ in range(2)]
    try:
        async with house(url, *servers) as home, home.workshop(workshop_text(BOARD)) as here:
            moderator, people = await in_the_rooms(here, 4)
            for page in people[2:]:
                page.ticket = Ticket(home.addresses[1], here.id, page.ticket.cookie)
                await page.connect()
            await newer(here.house, here.id)
            history = History()
            writing = [asyncio.create_task(write(page, number, history, 40)) for number, page in enumerate(people)]
            for at, server in enumerate(servers):
                await asyncio.to_thread(server.stop)
                servers[at] = await asyncio.to_thread(
                    lambda port=server.port: ServerProcess(tmp_path, port=port, **named)
                )
            await asyncio.gather(*writing)
            await comes_back(moderator)
            await hold(here, history, [moderator, *people])
            assert (await here.view()).raw("all/horoscope:1") == b'{"later":1}'
            assert b'"later":1' in ((await here.view()).raw("all/theme:klima") or b"")
    finally:
        for server in servers:
            server.kill()


async def newer(home: House, id: str) -> None:
    """A kind of entity, and a field, of a version that is yet to come."""

    loaded = await home.store.load(id)
    assert loaded is not None
    theme = loaded.document.raw("all/theme:klima") or b""
    decision = Decision(loaded.document).put_raw("all/horoscope:1", b'{"later":1}')
    decision.put_raw("all/theme:klima", theme[:-1] + b',"later":1}')
    await home.store.commit(id, decision, command=new_id(), by="", at=1, epoch=loaded.epoch)


async def test_more_time_and_the_next_item_at_once_are_one_or_the_other(servers: House) -> None:
    """Through two servers: either the item lasts longer, or it was left and nothing was given to it."""
    async with servers.workshop() as here:
        one, other = await here.moderator(), await here.moderator(at=1)
        await done(one, "clock.start", plan="now")
        for item in ("welcome", "words", "choice"):
            for page in (one, other):
                await page.until(lambda page=page, item=item: clock(page.document).item == item)
            ends = clock(one.document).ends
            more, moved = await asyncio.gather(
                one.do("clock.extend", minutes=5, seen=item, seen_ends=ends), other.do("clock.next", seen=item)
            )
            assert isinstance(moved, Ok), "it goes on from wherever its end is"
            stood = [
                entry.put["all/clock"]
                async for entry in servers.store.entries(here.id)
                if entry.sequence in (moved.sequence, getattr(more, "sequence", 0))
            ]
            assert isinstance(more, No) or more.sequence < moved.sequence
            assert len(stood) == (2 if isinstance(more, Ok) else 1)
        await hold(here, History(), [one, other])
