"""What an ``ok`` is worth on stores with real settings, and which stores are refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from redis.asyncio import Redis

from rooms.durability import Durability, UnfitStore, Worth, inspect

pytestmark = pytest.mark.anyio


async def inspected(url: str) -> Durability:
    async with Redis.from_url(url) as redis:
        return await inspect(redis)


@pytest.mark.parametrize(
    ("settings", "worth"),
    [
        (("--appendonly", "yes", "--appendfsync", "always"), "on disk"),
        (("--appendonly", "yes", "--appendfsync", "everysec"), "within a second"),
        (("--appendonly", "yes", "--appendfsync", "no"), "in memory only"),
        (("--appendonly", "no"), "in memory only"),
        (("--appendonly", "no", "--appendfsync", "always"), "in memory only"),
    ],
)
async def test_an_ok_is_worth_what_the_settings_say(
    start_store: Callable[..., str], settings: tuple[str, ...], worth: str
) -> None:
    assert (await inspected(start_store(*settings))).ok == worth


async def test_the_private_store_promises_the_disk(store_url: str) -> None:
    found = await inspected(store_url)
    assert found.version.startswith("Valkey 9.")
    assert replace(found, version="") == Durability(ok=Worth.ON_DISK, version="", role="master", eviction="noeviction")


async def test_the_version_says_which_program_it_is(every_store_url: str, request: pytest.FixtureRequest) -> None:
    name = {"valkey": "Valkey", "redis": "Redis"}[request.node.callspec.params["every_store_url"]]
    assert (await inspected(every_store_url)).version.startswith(f"{name} ")


@pytest.mark.parametrize("policy", ["allkeys-lru", "volatile-ttl", "allkeys-random"])
async def test_a_store_that_evicts_is_refused(start_store: Callable[..., str], policy: str) -> None:
    with pytest.raises(UnfitStore, match=rf"maxmemory-policy {policy}.*Set maxmemory-policy to noeviction"):
        await inspected(start_store("--maxmemory-policy", policy))


async def test_an_evicting_store_is_refused_even_if_it_hides_its_settings(start_store: Callable[..., str]) -> None:
    url = start_store("--maxmemory-policy", "allkeys-lru", "--rename-command", "CONFIG", "")
    with pytest.raises(UnfitStore, match="allkeys-lru"):
        await inspected(url)


async def test_a_replica_is_refused(start_store: Callable[..., str]) -> None:
    with pytest.raises(UnfitStore, match="replica"):
        await inspected(start_store("--replicaof", "127.0.0.1", "1"))


@pytest.mark.parametrize(("appendonly", "worth"), [("yes", "unknown"), ("no", "in memory only")])
async def test_a_store_that_forbids_config_is_not_guessed_at(
    start_store: Callable[..., str], appendonly: str, worth: str
) -> None:
    url = start_store("--appendonly", appendonly, "--appendfsync", "always", "--rename-command", "CONFIG", "")
    found = await inspected(url)
    assert found.ok == worth
    assert found.eviction == "noeviction"


async def test_a_store_that_tells_nothing_is_unknown(start_store: Callable[..., str]) -> None:
    url = start_store("--rename-command", "CONFIG", "", "--rename-command", "INFO", "")
    assert await inspected(url) == Durability(ok=Worth.UNKNOWN, version="unknown", role="", eviction="")
