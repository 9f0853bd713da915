"""What an ``ok`` is worth: read from the real settings of the store, not assumed.

The server asks once, when it starts, says the answer in its log and on the control panel, and refuses a store that
would lose or refuse what people write. Hosted stores often forbid CONFIG; what they keep secret stays ``unknown``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError

_REPLICA = re.compile(r"slave\d+")


class Worth(StrEnum):
    """Where a write is when it is answered."""

    ON_DISK = "on disk"
    WITHIN_A_SECOND = "within a second"
    IN_MEMORY = "in memory only"
    UNKNOWN = "unknown"


class Required(StrEnum):
    """What is asked of a store; ``any`` takes what there is."""

    ANY = "any"
    SECOND = "second"
    DISK = "disk"

    def met_by(self, worth: Worth) -> bool:
        return worth in _ENOUGH[self]


_ENOUGH = {
    Required.ANY: frozenset(Worth),
    Required.SECOND: frozenset({Worth.ON_DISK, Worth.WITHIN_A_SECOND}),
    Required.DISK: frozenset({Worth.ON_DISK}),
}


@dataclass(frozen=True, slots=True)
class Durability:
    """``version`` names the store, such as ``Valkey 9.1.2``; ``role`` and ``eviction`` are its words, or empty.

    ``failing`` is a store that could not write to its disk when it last tried; ``replicas`` are those that follow it.
    """

    ok: Worth
    version: str
    role: str
    eviction: str
    failing: bool = False
    replicas: int = 0


class UnfitStore(Exception):
    """The store would refuse writes, or throw away what was written; the text says what to change."""


async def inspect(*servers: Redis) -> Durability:
    """What this store promises: of several servers the least that one of them does.

    Raises ``UnfitStore``, and ``RedisError`` where one cannot be reached.
    """
    found = [await _inspected(redis) for redis in servers]
    return replace(
        found[0],
        ok=max((one.ok for one in found), key=list(Worth).index),
        failing=any(one.failing for one in found),
        replicas=min(one.replicas for one in found),
    )


async def _inspected(redis: Redis) -> Durability:
    facts = await _facts(redis)
    settings = await _settings(redis)
    found = Durability(
        ok=_worth(facts, settings),
        version=_version(facts),
        role=str(facts.get("role", "")),
        eviction=settings.get("maxmemory-policy") or str(facts.get("maxmemory_policy", "")),
        failing=facts.get("aof_last_write_status") == "err",
        replicas=sum(_follows(fact) for name, fact in facts.items() if _REPLICA.fullmatch(name)),
    )
    _refuse_unfit(found)
    return found


def _follows(replica: object) -> bool:
    return isinstance(replica, dict) and replica.get("state") == "online"


def _worth(facts: dict[str, Any], settings: dict[str, str]) -> Worth:
    """``appendfsync no`` counts as memory: the system writes when it pleases, half a minute later as a rule."""
    appendonly = settings.get("appendonly") or {0: "no", 1: "yes"}.get(facts.get("aof_enabled", -1), "")
    if appendonly == "no":
        return Worth.IN_MEMORY
    if appendonly != "yes":
        return Worth.UNKNOWN
    return {
        "always": Worth.ON_DISK,
        "everysec": Worth.WITHIN_A_SECOND,
        "no": Worth.IN_MEMORY,
    }.get(settings.get("appendfsync", ""), Worth.UNKNOWN)


def _version(facts: dict[str, Any]) -> str:
    if version := facts.get("valkey_version"):
        return f"Valkey {version}"
    return f"Redis {facts['redis_version']}" if "redis_version" in facts else Worth.UNKNOWN.value


def _refuse_unfit(found: Durability) -> None:
    if found.role in ("slave", "replica"):
        raise UnfitStore("This store is a replica and takes no writes. Name the primary in REDIS_URL.")
    if found.eviction not in ("noeviction", ""):
        raise UnfitStore(
            f"When its memory is full, this store throws away what people wrote (maxmemory-policy {found.eviction}). "
            "Set maxmemory-policy to noeviction, or name another store in REDIS_URL."
        )


async def _facts(redis: Redis) -> dict[str, Any]:
    try:
        return dict(await redis.info())
    except ResponseError:
        return {}


async def _settings(redis: Redis) -> dict[str, str]:
    try:
        found: dict[Any, Any] = await redis.config_get("append*", "maxmemory-policy")
    except ResponseError:
        return {}
    return {_text(name): _text(value) for name, value in found.items()}


def _text(raw: object) -> str:
    return raw.decode() if isinstance(raw, bytes) else str(raw)
