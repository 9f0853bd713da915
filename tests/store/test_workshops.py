"""Which workshops a process serves: those that somebody asks for or that are due, and none that should be gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec
import pytest

from facilitator import workshops as serving
from facilitator.app import Server
from facilitator.founding import found
from facilitator.identity import Keys
from facilitator.live.protocol import VERSION, Hello
from facilitator.live.viewer import Viewer
from facilitator.pages.home import _belonging_to
from facilitator.settings import Settings
from facilitator.workshop import new_id, now_ms
from facilitator.workshop_file import parse
from rooms.decision import Decision
from rooms.document import View
from rooms.keys import workshop_keys
from rooms.store import Loaded, RedisError, Store, opened
from tests.playing import Play
from tests.processes import Page, founded
from tests.serving import workshop_text

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def server(url: str) -> AsyncIterator[Server]:
    """What one process has in its hands; it looks after its workshops when a test says so."""
    async with opened(url) as store:
        one = Server(Settings(), store, Keys(b"k" * 32))
        try:
            yield one
        finally:
            await one.workshops.stop()


async def expiring(store: Store, id: str, within: int) -> int:
    """A workshop with a person in it, until so many ms from now."""
    play, decision = Play(), Decision(View())
    play.crowd(1)
    expires = now_ms() + within
    for key, raw in play.document.items():
        about = key == "all/workshop"
        decision.put_raw(key, msgspec.json.encode(msgspec.json.decode(raw) | {"expires": expires}) if about else raw)
    await store.commit(id, decision, command=new_id(), by="", at=1, epoch="", begin="e1", expires=expires)
    await store.announce(id, None)
    return expires


async def test_after_its_retention_date_nothing_of_a_workshop_is_left_in_memory(store_url: str) -> None:
    async with server(store_url) as here:
        expires = await expiring(here.store, "w", 300)
        workshop = await here.workshops.get("w")
        assert workshop is not None
        page = Page()
        here.fanouts["w"].enter(Viewer(page, "p1", "", "live", "en"), Hello(VERSION))
        await workshop.replica.until(lambda: False, patience=(expires - now_ms()) / 1000)
        assert await here.workshops.get("w") is None, "not even for a moment"
        await here.workshops._look_once()
        assert page.frames[-1] == b'{"t":"bye","code":"ended","wait":0}'
        assert page.ended
        assert (here.fanouts, here.attendances, here.workshops._served) == ({}, {}, {})
        assert await here.store.workshops() == []
        assert await here.store.load("w") is None
        following = workshop.replica._following
        assert following is not None
        assert following.done()


async def test_a_workshop_that_nobody_uses_is_closed_until_it_is_due(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "IDLE", 0.0)
    async with server(store_url) as here:
        await found(here.store, Keys(b"k" * 32), "w", parse(workshop_text(), name="w"))
        first = await here.workshops.get("w")
        viewer = Viewer(Page(), "mo", "", "live", "en")
        here.fanouts["w"].viewers.add(viewer)
        await here.workshops._look_once()
        assert await here.workshops.get("w") is first, "somebody looks at it"
        here.fanouts["w"].viewers.remove(viewer)
        await here.workshops._look_once()
        assert here.fanouts == {}
        again = await here.workshops.get("w")
        assert again is not None
        assert again is not first
        # What is due now is kept, whoever asks.
        monkeypatch.setattr(serving.clock, "next_due", lambda _: now_ms())
        await here.workshops._look_once()
        assert await here.workshops.get("w") is again


async def test_a_workshop_that_cannot_be_read_keeps_no_other_from_being_opened_when_it_is_due(store_url: str) -> None:
    async with server(store_url) as here:
        for id in ("broken", "due"):
            await expiring(here.store, id, 60_000)
        await here.store.redis.hset(workshop_keys("broken")[0], "all/workshop", "{}")
        await here.store.announce("broken", 1)
        await here.store.announce("due", 2)
        await here.workshops._look_once()
        assert [one.id for one in here.workshops.served()] == ["due"]


async def test_whoever_asks_at_once_is_given_the_same(store_url: str) -> None:
    async with server(store_url) as here:
        await expiring(here.store, "w", 60_000)
        given = await asyncio.gather(*(here.workshops.get("w") for _ in range(5)))
        assert len({id(workshop) for workshop in given}) == 1
        assert await here.workshops.get("nowhere") is None
        assert here.workshops._opening == {}


async def test_who_types_codes_at_the_front_door_opens_no_workshop(store_url: str) -> None:
    async with server(store_url) as here:
        for id, code in (("one", "HALDE 47"), ("two", "KRESSE 11")):
            await found(here.store, Keys(b"k" * 32), id, parse(workshop_text(code=code), name=id))
        wrong: Any = await _belonging_to(here.store, "FALSCH 99")
        assert wrong.code == "bad-code"
        assert await _belonging_to(here.store, "kresse11") == "two"
        assert here.fanouts == {}


@pytest.mark.parametrize("error", [RedisError("away"), RuntimeError("a mistake")])
async def test_whatever_goes_wrong_workshops_are_looked_for_again(
    store_url: str, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(serving, "LOOK_EVERY", 0.0)
    async with server(store_url) as here:
        looked = asyncio.Event()
        failed: list[Exception] = []

        async def fails_once(**_: object) -> list[str]:
            if not failed:
                failed.append(error)
                raise error
            looked.set()
            return []

        monkeypatch.setattr(here.store, "workshops", fails_once)
        await here.workshops.start()
        await asyncio.wait_for(looked.wait(), 5)


async def test_no_epoch_goes_on_in_another_life_of_the_store(store_url: str) -> None:
    """What it may have lost meanwhile only pages would know, and only by the epoch."""
    async with opened(store_url) as store:
        id = await founded(store, Play().document)
        life = await store.life(id)
        async with server(store_url) as one, server(store_url) as other:
            here, there = await asyncio.gather(one.workshops.get(id), other.workshops.get(id))
            assert here is not None
            assert there is not None
            assert here.replica.epoch == there.replica.epoch
            assert here.replica.epoch.startswith(f"{life}-")
        async with server(store_url) as again:
            same = await again.workshops.get(id)
            assert same is not None
            assert same.replica.epoch == here.replica.epoch, "in the same life it does"


@pytest.mark.parametrize("found", [False, True], ids=["while the store is asked", "just before it is served"])
async def test_a_workshop_that_is_being_opened_when_the_server_stops_leaves_nothing_behind(
    store_url: str, monkeypatch: pytest.MonkeyPatch, found: bool
) -> None:
    async with opened(store_url) as store:
        id = await founded(store, Play().document)
        here = Server(Settings(), store, Keys(b"k" * 32)).workshops
        asked, answers, load = asyncio.Event(), asyncio.Event(), store.load

        async def slowly(id: str) -> Loaded | None:
            asked.set()
            await answers.wait()
            return await load(id)

        monkeypatch.setattr(store, "load", slowly)
        waiting = asyncio.create_task(here.get(id))
        await asked.wait()
        if found:
            answers.set()
        await here.stop()
        answers.set()
        await asyncio.gather(waiting, return_exceptions=True)
        left = [task.get_name() for task in asyncio.all_tasks() if id in task.get_name()]
        assert left == []
