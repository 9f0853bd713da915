"""Who is connected, told by each server process to the others: lossy, apart from the log, soon forgotten.

Each process writes what it knows into one field of a hash and reads the fields of the others; a field that
is older than ``FORGOTTEN`` belongs to a process that has died.
"""

from __future__ import annotations

from typing import Any

import msgspec

from rooms.keys import presence_key
from rooms.store import Store

FORGOTTEN = 10_000
_KEPT = 3_600_000


class Present(msgspec.Struct, frozen=True):
    """What one process tells: since when (ms since 1970) these people have a page open there."""

    at: int
    people: list[str]


async def tell(store: Store, workshop: str, process: str, present: Present) -> None:
    key = presence_key(workshop)
    async with store.having(key) as redis, redis.pipeline(transaction=False) as pipe:
        pipe.hset(key, process, msgspec.json.encode(present))
        pipe.pexpire(key, _KEPT)
        await pipe.execute()


async def gather(store: Store, workshop: str, now: int) -> set[str]:
    """Everybody who is connected to any process."""
    key = presence_key(workshop)
    async with store.having(key) as redis:
        fields: Any = await redis.hgetall(key)
    told = [msgspec.json.decode(raw, type=Present) for raw in fields.values()]
    return {person for one in told if now - one.at < FORGOTTEN for person in one.people}


async def forget(store: Store, workshop: str, process: str) -> None:
    key = presence_key(workshop)
    async with store.having(key) as redis:
        await redis.hdel(key, process)
