"""Loading and following workshops, on both stores."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from facilitator import store_process
from rooms.decision import Decision
from rooms.document import Entry, View
from rooms.presence import Present, forget, gather, tell
from rooms.store import Committed, Store, opened
from tests.machines import HOST, SAFE, Machine

pytestmark = pytest.mark.anyio


@pytest.fixture
async def store(every_store_url: str) -> AsyncIterator[Store]:
    async with opened(every_store_url) as opened_store:
        yield opened_store


async def write(store: Store, many: int = 1, workshop: str = "w") -> None:
    epoch, head = await store.head(workshop)
    for number in range(head + 1, head + many + 1):
        decision = Decision(View()).put_raw(f"all/note:{number}", b"{}")
        outcome = await store.commit(
            workshop, decision, command=f"c{number}", by="", at=number, epoch=epoch, begin="" if epoch else "e1"
        )
        assert isinstance(outcome, Committed)
        epoch = epoch or "e1"


async def following(store: Store, after: int, until: int) -> list[Entry]:
    """What a process reads that has seen everything up to ``after``."""
    found: list[Entry] = []
    async for batch in store.follow("w", after):
        found += batch
        if found and found[-1].sequence >= until:
            return found
    raise AssertionError


async def test_who_follows_misses_nothing_whenever_they_come(store: Store) -> None:
    await write(store, 5)
    early = asyncio.create_task(following(store, 0, 20))
    late = asyncio.create_task(following(store, 3, 20))
    await write(store, 15)
    assert [entry.sequence for entry in await early] == list(range(1, 21))
    assert [entry.sequence for entry in await late] == list(range(4, 21))


async def test_the_log_can_be_read_from_anywhere_in_pages(store: Store) -> None:
    await write(store, 25)
    found = [entry.sequence async for entry in store.entries("w", 4, most=10)]
    assert found == list(range(5, 26))
    assert [entry async for entry in store.entries("nothing")] == []


async def test_a_document_is_loaded_with_the_sequence_that_it_has(store: Store) -> None:
    await write(store, 3)
    loaded = await store.load("w")
    assert loaded is not None
    assert (loaded.epoch, loaded.sequence, loaded.command, loaded.at) == ("e1", 3, "c3", 3)
    assert sorted(loaded.document.ids("note", "all")) == ["1", "2", "3"]


async def test_a_load_is_never_of_two_moments(store: Store) -> None:
    """While somebody writes, what is loaded has exactly the notes up to its sequence."""
    await write(store)
    writing = asyncio.create_task(write(store, 60))
    while not writing.done():
        loaded = await store.load("w")
        assert loaded is not None
        assert len(list(loaded.document.ids("note", "all"))) == loaded.sequence
    await writing


async def test_one_entity_of_every_workshop_is_read_at_once(store: Store) -> None:
    for workshop in ("w", "other", "without"):
        await store.announce(workshop, None)
    await write(store, 2)
    await write(store, 1, workshop="other")
    assert await store.everywhere("all/note:1") == {"w": b"{}", "other": b"{}"}
    assert await store.everywhere("all/note:2") == {"w": b"{}"}


async def test_commands_that_were_never_applied_are_known(store: Store) -> None:
    await write(store, 3)
    assert await store.unknown("w", ["c1", "x", "c3", "y"]) == {"x", "y"}
    assert await store.unknown("nothing", ["c1"]) == {"c1"}
    assert await store.unknown("w", []) == set()


async def test_the_index_names_what_is_due(store: Store) -> None:
    await store.announce("soon", 1_000)
    await store.announce("later", 2_000)
    await store.announce("never", None)
    assert await store.workshops(until=1_500) == ["soon"]
    assert set(await store.workshops()) == {"soon", "later", "never"}
    await store.announce("soon", None)
    assert await store.workshops(until=1_500) == []


async def test_presence_is_what_the_processes_tell_and_is_soon_forgotten(store: Store) -> None:
    await tell(store, "w", "one", Present(10_000, ["p1", "p2"]))
    await tell(store, "w", "two", Present(14_000, ["p2", "p3"]))
    assert await gather(store, "w", 15_000) == {"p1", "p2", "p3"}
    assert await gather(store, "w", 20_000) == {"p2", "p3"}
    await forget(store, "w", "two")
    assert await gather(store, "w", 15_000) == {"p1", "p2"}


async def test_a_store_that_was_started_again_is_spoken_to_at_once(tmp_path: Path) -> None:
    """However many connections there were: none of those that are gone is tried first."""
    machine = Machine(store_process.program(), tmp_path / "store", *SAFE)
    machine.start()
    try:
        async with opened(f"redis://{HOST}:{machine.port}") as store:
            await asyncio.gather(*(store.head("w") for _ in range(5)))
            machine.kill()
            machine.start()
            # The ends of the lines have come, and are read in a round of the loop.
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            assert await asyncio.gather(*(store.head("w") for _ in range(5))) == [("", 0)] * 5
    finally:
        machine.kill()
