"""Lines that break, servers and stores that die: everybody goes on where they were, and nothing is lost."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from redis import Redis
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from facilitator.embedded_store import EmbeddedStore
from facilitator.live.client import Client
from facilitator.live.protocol import Changes, Envelope, No, Ok, Snapshot
from rooms.activities.board.entities import Note
from rooms.document import ALL, room_audience
from rooms.programme import clock
from tests.serving import House, ServerProcess, done, house, workshop_text

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


# The death of the server, of the store, and of both, in the middle of the theme rooms.


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Path, list[ServerProcess]]]:
    """A data folder with a server that has a store of its own."""
    running = [ServerProcess(tmp_path / "data", "retrospective")]
    yield tmp_path / "data", running
    for server in running:
        server.kill()
    last = EmbeddedStore(tmp_path / "data")
    last.start()
    last.stop()


@pytest.mark.parametrize("killed", ["server", "store", "both"])
async def test_nothing_is_lost_and_the_clock_goes_on_to_the_second(
    place: tuple[Path, list[ServerProcess]], killed: str
) -> None:
    data, running = place
    url = f"unix://{data}/store/store.sock"
    async with house(url, running[0]) as home, home.workshop(workshop_text(EVERYTHING_QUICK)) as here:
        moderator = await here.moderator()
        people = await here.people(4)
        await done(moderator, "clock.start", plan="now")
        await done(moderator, "clock.jump", to="groups")
        for page in people:
            await page.until(lambda page=page: any(audience.startswith("room:") for audience in page.seen))
        before = clock(moderator.document)
        writing = [asyncio.create_task(write(page, number)) for number, page in enumerate(people)]
        await moderator.until(lambda: notes(moderator) >= 8)
        if killed in ("store", "both"):
            with Redis.from_url(url) as redis:
                os.kill(redis.info("server")["process_id"], signal.SIGKILL)
        if killed in ("server", "both"):
            running[0].kill()
            running.append(ServerProcess(data, port=running[0].port))
        confirmed = {id for ids in await asyncio.gather(*writing) for id in ids}
        await comes_back(moderator)
        await moderator.until(lambda: notes(moderator) >= len(confirmed), patience=20)
        kept = {id for room in ("klima", "arten") for id, _ in moderator.document.each(Note, room_audience(room))}
        assert kept == confirmed, "everything confirmed is there, and once"
        assert len(confirmed) == 4 * MANY
        after = clock(moderator.document)
        assert (after.item, after.began, after.ends) == (before.item, before.began, before.ends)
        answer = await insists(moderator, "clock.extend", minutes=5, seen=after.item, seen_ends=after.ends)
        assert isinstance(answer, Ok)


MANY = 12
EVERYTHING_QUICK = """
[[item]]
id = "welcome"
kind = "talk"
title = "Welcome"
minutes = 10

[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 30
"""


def notes(page: Client) -> int:
    return sum(len(list(page.document.ids("note", room_audience(room)))) for room in ("klima", "arten"))


async def write(page: Client, number: int) -> set[str]:
    """Cards one after another, each sent until it is confirmed; their ids."""
    room = next(audience for audience in page.seen if audience.startswith("room:")).removeprefix("room:")
    ids = {f"{number:02}-{turn:019}" for turn in range(MANY)}
    for id in sorted(ids):
        answer: Ok | No | None = None
        while not isinstance(answer, Ok):
            card = {"item": "groups", "room": room, "section": 1, "text": f"Card {id}"}
            answer = await insists(page, "board.write", id=id, **card)
            assert isinstance(answer, Ok) or answer.again, answer
    return ids


async def insists(page: Client, type: str, **fields: object) -> Ok | No:
    """The answer to a command, however often the line is lost in the meantime, also unnoticed so far."""
    sending = asyncio.create_task(page.do(type, patience=60, **fields))  # type: ignore[arg-type]
    while not sending.done():
        await asyncio.wait([sending], timeout=0.05)
        await comes_back(page)
    return sending.result()


async def comes_back(page: Client) -> None:
    """As a browser does: tries until the server is there again."""
    while not page.open:
        with suppress(OSError, TimeoutError, InvalidHandshake, ConnectionClosed):
            await page.connect()


async def test_a_store_that_is_away_is_told_and_nothing_is_confirmed(place: tuple[Path, list[ServerProcess]]) -> None:
    data, running = place
    url = f"unix://{data}/store/store.sock"
    async with house(url, running[0]) as home, home.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        [anna] = await here.people(1)
        with Redis.from_url(url) as redis:
            process = redis.info("server")["process_id"]
        os.kill(process, signal.SIGSTOP)
        try:
            asking = asyncio.create_task(anna.do("talk.ask", item="welcome", text="Anybody?", patience=60))
            await anna.ping()
            done_early, _ = await asyncio.wait([asking], timeout=0.3)
            assert not done_early
        finally:
            os.kill(process, signal.SIGCONT)
        answer = await asking
        assert isinstance(answer, Ok)
