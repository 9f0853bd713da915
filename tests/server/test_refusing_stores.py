"""Real stores that cannot or must not write for a while: nothing is confirmed meanwhile, and all goes on afterwards."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from facilitator import store_process
from facilitator.live.client import Client
from facilitator.live.protocol import No
from tests import unsyncable
from tests.failing import BOARD, History, hold, in_the_rooms, write
from tests.machines import HOST, SAFE, Machine, until
from tests.server.test_operation import readiness
from tests.serving import Gathering, ServerProcess, house, workshop_text

pytestmark = pytest.mark.anyio

PEOPLE = 4


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(store_process.program(), tmp_path / "store", *SAFE)
    machine.start()
    yield machine
    machine.kill()


@asynccontextmanager
async def a_board(store: Machine, data: Path) -> AsyncIterator[tuple[ServerProcess, Gathering]]:
    url = f"redis://{HOST}:{store.port}"
    server = ServerProcess(data, "retrospective", REDIS_URL=url)
    try:
        async with house(url, server) as home, home.workshop(workshop_text(BOARD)) as here:
            yield server, here
    finally:
        server.kill()


async def is_not_confirmed(page: Client) -> None:
    answer = await page.do("help.call", text="Is it saved?")
    assert isinstance(answer, No)
    assert (answer.code, answer.again) == ("unreachable", True)
    assert answer.text == "The server cannot save at the moment. It will try again."


async def test_a_disk_onto_which_nothing_can_be_brought(store: Machine, tmp_path: Path) -> None:
    """fsync fails, which ends a store that syncs every write; it is started again where it can."""
    async with a_board(store, tmp_path / "data") as (_, here):
        moderator, people = await in_the_rooms(here, PEOPLE)
        history = History()
        await write(people[0], 0, history, 3)
        store.kill()
        store.start(through=(sys.executable, unsyncable.__file__))
        await is_not_confirmed(people[1])
        store.wait()
        store.start()
        await asyncio.gather(*(write(page, number, history) for number, page in enumerate(people)))
        await hold(here, history, [moderator, *people])


async def test_a_memory_that_is_full(store: Machine, tmp_path: Path) -> None:
    async with a_board(store, tmp_path / "data") as (_, here):
        moderator, people = await in_the_rooms(here, PEOPLE)
        history = History()
        await write(people[0], 0, history, 3)
        store.ask("CONFIG", "SET", "maxmemory", 1)
        await is_not_confirmed(people[1])
        writing = [asyncio.create_task(write(page, number, history)) for number, page in enumerate(people[1:], 1)]
        await is_not_confirmed(people[0])
        store.ask("CONFIG", "SET", "maxmemory", 0)
        await asyncio.gather(*writing)
        await hold(here, history, [moderator, *people])


async def test_a_store_that_becomes_the_replica_of_another(store: Machine, tmp_path: Path) -> None:
    """Nothing is written to it, it is said to be unfit, and people go on once it takes writes again."""
    other = Machine(store_process.program(), tmp_path / "other", *SAFE)
    other.start("--replicaof", HOST, str(store.port))
    try:
        until(lambda: other.says("replication", "master_link_status") == "up", "it follows")
        async with a_board(store, tmp_path / "data") as (server, here):
            moderator, people = await in_the_rooms(here, PEOPLE)
            history = History()
            await write(people[0], 0, history, 3)
            changed_over(store, other)
            await is_not_confirmed(people[1])
            assert await asyncio.to_thread(readiness, server, 503) == ["store"]
            writing = [asyncio.create_task(write(page, number, history)) for number, page in enumerate(people[1:], 1)]
            await is_not_confirmed(people[0])
            changed_over(other, store)
            await asyncio.gather(*writing)
            assert await asyncio.to_thread(readiness, server, 200) == []
            await hold(here, history, [moderator, *people])
    finally:
        other.kill()


def changed_over(primary: Machine, replica: Machine) -> None:
    """They change their places, as when somebody looks after the first one's machine."""
    primary.ask("FAILOVER")
    until(lambda: primary.says("replication", "role") == "slave", "the first one follows")
    until(lambda: replica.says("replication", "role") == "master", "the other one leads")
    until(lambda: primary.says("replication", "master_link_status") == "up", "it has what the other one has")
