"""Lines that break: whoever comes back goes on where they were."""

from __future__ import annotations

import asyncio

import pytest

from facilitator.live.client import Client
from facilitator.live.protocol import Changes, Envelope, Snapshot
from rooms.document import ALL
from tests.serving import House, done

pytestmark = pytest.mark.anyio


def heard(page: Client) -> list[Envelope]:
    found: list[Envelope] = []
    page.heard.append(found.append)
    return found


async def test_who_comes_back_gets_only_what_they_missed(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        anna, bela = await here.people(2)
        await done(bela, "talk.ask", item="welcome", text="Before")
        await anna.until(lambda: "Before" in str(list(anna.document.items(ALL))))
        await anna.drop()
        await done(bela, "talk.ask", item="welcome", text="While away")
        told = heard(anna)
        await anna.connect()
        await anna.until(lambda: "While away" in str(list(anna.document.items(ALL))))
        missed = [envelope for envelope in told if isinstance(envelope, Changes | Snapshot)]
        assert [(type(one), one.audience, len(one.put)) for one in missed if one.audience == ALL] == [(Changes, ALL, 1)]
        assert not any(isinstance(envelope, Snapshot) for envelope in told)
        assert dict(anna.document.items(ALL)) == dict((await here.view()).items(ALL))


async def test_who_comes_back_to_the_other_server_gets_only_what_they_missed(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await here.moderator(at=1)
        await done(moderator, "clock.start", plan="now")
        [anna] = await here.people(1)
        await anna.drop()
        await done(moderator, "message.send", text="While away")
        told = heard(anna)
        anna.ticket = type(anna.ticket)(servers.addresses[1], anna.ticket.workshop, anna.ticket.cookie)
        await anna.connect()
        await anna.until(lambda: "While away" in str(list(anna.document.items(ALL))))
        assert not any(isinstance(envelope, Snapshot) for envelope in told)


async def test_a_command_whose_answer_was_lost_is_sent_again_and_carried_out_once(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        [anna] = await here.people(1)
        asking = asyncio.create_task(anna.do("talk.ask", item="welcome", text="Once?"))
        await asyncio.sleep(0)
        await anna.drop()
        await anna.connect()
        assert (await asking).id
        assert sum(b"Once?" in raw for _, raw in (await here.view()).items(ALL)) == 1


async def test_a_room_that_was_left_while_away_is_no_longer_shown(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        [anna] = await here.people(1)
        await done(moderator, "clock.start", plan="now")
        await done(moderator, "clock.jump", to="groups")
        await anna.until(lambda: any(audience.startswith("room:") for audience in anna.seen))
        await anna.drop()
        await done(moderator, "clock.next", seen="groups")
        await anna.connect()
        await anna.until(lambda: not any(audience.startswith("room:") for audience in anna.seen))
        assert [key for key, _ in anna.document.items() if key.startswith("room:")] == []
