"""Servers and stores that die, stand still or are full while people write: nothing is lost, and the clock goes on."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitator.live.protocol import Changes, Envelope, No, Ok
from rooms.programme import clock
from tests.failing import BOARD, Cut, History, Line, Proxy, Way, hold, in_the_rooms, insists, none, notes, write
from tests.premises import Premises
from tests.serving import House, ServerProcess, done, house, workshop_text

pytestmark = pytest.mark.anyio

PEOPLE = 4


@pytest.fixture
def premises(tmp_path: Path) -> Iterator[Premises]:
    opened = Premises(tmp_path / "data", "retrospective")
    yield opened
    opened.close()


@contextmanager
def stopped(process: int) -> Iterator[None]:
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


@pytest.mark.parametrize("killed", ["server", "store", "both"])
async def test_nothing_is_lost_and_the_clock_goes_on_to_the_second(premises: Premises, killed: str) -> None:
    async with premises.opened(BOARD) as here:
        moderator, people = await in_the_rooms(here, PEOPLE)
        before, history = clock(moderator.document), History()
        writing = [asyncio.create_task(write(page, number, history, 40)) for number, page in enumerate(people)]
        await moderator.until(lambda: notes(moderator) >= 8)
        if killed in ("store", "both"):
            premises.kill_store()
        if killed in ("server", "both"):
            premises.kill_server()
            premises.open_again()
        assert len(history.confirmed) < 40 * PEOPLE, "it was in the middle of the work"
        await asyncio.gather(*writing)
        answer = await insists(moderator, "clock.extend", minutes=5, seen=before.item, seen_ends=before.ends)
        assert isinstance(answer, Ok)
        await hold(here, history, [moderator, *people])
        after = clock(moderator.document)
        assert (after.item, after.began, after.ends) == (before.item, before.began, before.ends + 5 * 60_000)


@pytest.mark.parametrize("moment", ["in a commit", "in a fan-out"])
async def test_a_server_is_killed(
    two_servers: tuple[str, ServerProcess, ServerProcess], tmp_path: Path, moment: str
) -> None:
    """While it waits for the store's answer; and while some pages have been told, and others have not."""
    url = two_servers[0]
    with Proxy(url.removeprefix("unix://")) as proxy:
        named = {"REDIS_URL": f"redis://{proxy.address}"}
        servers = [ServerProcess(tmp_path, "retrospective", **named)]
        try:
            async with house(url, *servers) as home, home.workshop(workshop_text(BOARD)) as here:
                moderator, people = await in_the_rooms(here, PEOPLE)

                def kills(line: Line, way: Way, data: bytes) -> bytes:
                    if way == "there" and b"EVALSHA" in data and b"note:03-" in data:
                        line.note["asked"] = 1
                    elif way == "back" and "asked" in line.note:
                        servers[0].process.kill()
                        raise Cut
                    return data

                def hears(envelope: Envelope) -> None:
                    if isinstance(envelope, Changes) and any(name.startswith("note:") for name in envelope.put):
                        servers[0].process.kill()

                if moment == "in a commit":
                    proxy.fault = kills
                else:
                    people[0].heard.append(hears)
                history = History()
                writing = [asyncio.create_task(write(page, number, history)) for number, page in enumerate(people)]
                await asyncio.to_thread(servers[0].process.wait, 20)
                proxy.fault = none
                people[0].heard.clear()
                servers[0].kill()
                servers.append(ServerProcess(tmp_path, port=servers[0].port, **named))
                await asyncio.gather(*writing)
                await hold(here, history, [moderator, *people])
        finally:
            for server in servers:
                server.kill()


async def test_a_store_that_is_away_is_told_and_nothing_is_confirmed(premises: Premises) -> None:
    async with premises.opened(BOARD) as here:
        _, [anna] = await in_the_rooms(here, 1)
        with stopped(premises.store):
            asking = asyncio.create_task(anna.do("help.call", patience=60))
            await anna.ping()
            done_early, _ = await asyncio.wait([asking], timeout=0.3)
            assert not done_early
        assert isinstance(await asking, Ok)


async def test_a_disk_that_is_full_is_told_and_nothing_is_confirmed_until_there_is_room(premises: Premises) -> None:
    async with premises.opened(BOARD) as here:
        moderator, people = await in_the_rooms(here, PEOPLE)
        history = History()
        await write(people[0], 0, history, 3)
        full = premises.file.stat().st_size
        with limited(full, premises.server.process.pid, premises.store):
            answer = await people[1].do("help.call", text="Is it saved?")
            assert isinstance(answer, No)
            assert (answer.code, answer.again) == ("unreachable", True)
            assert answer.text == "The server cannot save at the moment. It will try again."
        assert isinstance(await insists(people[1], "help.call", text="Is it saved?"), Ok)
        await asyncio.gather(*(write(page, number, history) for number, page in enumerate(people)))
        await hold(here, history, [moderator, *people])


@contextmanager
def limited(size: int, *processes: int) -> Iterator[None]:
    """No file of these processes, and of those that they start, may become larger."""
    before = [resource.prlimit(process, resource.RLIMIT_FSIZE) for process in processes]
    for process, (_, most) in zip(processes, before, strict=True):
        resource.prlimit(process, resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        # Those that they have started since are gone by their limit.
        resource.prlimit(processes[0], resource.RLIMIT_FSIZE, before[0])


async def test_an_append_only_file_that_is_cut_short_gets_back_what_servers_hold(premises: Premises) -> None:
    async with premises.opened(BOARD) as here:
        moderator, people = await in_the_rooms(here, PEOPLE)
        kept, history = premises.file.stat().st_size, History()
        await asyncio.gather(*(write(page, number, history) for number, page in enumerate(people)))
        epoch, _ = await here.house.store.head(here.id)
        await moderator.until(lambda: notes(moderator) == len(history.confirmed))
        with stopped(premises.server.process.pid):
            premises.kill_store()
            # And in the middle of an entry.
            os.truncate(premises.file, kept + 1_000)
        for page in [moderator, *people]:
            await page.until(lambda page=page: page.me is not None and page.me.epoch != epoch, patience=20)
        assert await here.house.store.unknown(here.id, list(history.confirmed)) == set()
        history.confirmed = dict.fromkeys(history.confirmed, 0)
        after = History()
        await write(people[0], 10, after, 3)
        await hold(here, after, [moderator, *people], besides=history.confirmed.keys())


async def test_pages_that_know_what_no_server_knows_any_more_show_what_is_there(premises: Premises) -> None:
    """Entries are lost while no server runs, and others stand in their place before a page comes back."""
    async with premises.opened(BOARD) as here:
        moderator, (writer, asleep) = await in_the_rooms(here, 2)
        before, lost, after = History(), History(), History()
        await write(asleep, 0, before, 2)
        kept = premises.file.stat().st_size
        await write(asleep, 1, lost, 3)
        await asleep.until(lambda: max(asleep.seen.values()) >= max(lost.confirmed.values()))
        await asleep.drop()
        premises.kill_server()
        premises.kill_store()
        os.truncate(premises.file, kept)
        premises.open_again()
        await write(writer, 2, after, 6)
        _, head = await here.house.store.head(here.id)
        assert head > max(asleep.seen.values()), "what was lost cannot be told by its sequence"
        await hold(here, after, [moderator, writer, asleep], besides=before.confirmed.keys())


# Two servers.


async def test_a_server_that_stood_still_for_a_minute_makes_no_late_transition(
    servers: House, two_servers: tuple[str, ServerProcess, ServerProcess]
) -> None:
    async with servers.workshop(workshop_text(QUICK, themes="", rehearsal=True)) as here:
        sleeping, awake = await here.moderator(), await here.moderator(at=1)
        await done(awake, "clock.start", speed=60)
        await sleeping.until(lambda: clock(sleeping.document).state == "running")
        with stopped(two_servers[1].process.pid):
            late = asyncio.create_task(sleeping.do("clock.next", patience=90, seen="first"))
            # A second goes by in the first item, a minute in the one after it.
            await awake.until(lambda: clock(awake.document).item == "last", patience=90)
        answer = await late
        assert isinstance(answer, No)
        await sleeping.until(lambda: clock(sleeping.document).item == "last")
        moves = [entry async for entry in servers.store.entries(here.id) if "all/clock" in entry.put]
        assert [entry.by for entry in moves] == ["", awake.person, "", ""], "founded, begun, moved on by itself"
        await hold(here, History(), [sleeping, awake])


QUICK = """
[[item]]
id = "first"
kind = "talk"
title = "First"
minutes = 1

[[item]]
id = "long"
kind = "talk"
title = "Long"
minutes = 60

[[item]]
id = "last"
kind = "talk"
title = "Last"
minutes = 60
"""
