"""Which server of a store has which key: the one there is, the primary that a Sentinel names, or a node of a cluster.

All keys of a workshop lie on one node, so that each is spoken to as a store of its own, through a pool that makes who
comes wait for a connection. Nothing is repeated here: an error goes to the caller, and where keys lie is asked anew
before the next word. (The cluster client of redis-py raises where its pool is empty, and queues what belongs to a
transaction in threads.)
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import hiredis
from redis.asyncio import BlockingConnectionPool, Redis, Sentinel, SSLConnection
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import SentinelConnectionPool
from redis.backoff import NoBackoff
from redis.crc import key_slot
from redis.exceptions import ConnectionError as StoreUnreachable
from redis.exceptions import RedisError
from redis.maint_notifications import MaintNotificationsConfig

from rooms.address import Address, parsed

# How long a blocking read waits in the store, in ms.
WAIT_MS = 2_000
# Over TCP redis-py listens for notices of one maker's product, and then does not look whether a connection that it kept
# is still there: after a store was started again each would fail once.
_OPTIONS: dict[str, Any] = {
    "socket_connect_timeout": 5,
    "timeout": 10,
    "maint_notifications_config": MaintNotificationsConfig(enabled=False),
}
# By that name the store knows the connections of whoever follows a log.
FOLLOWER = "facilitator-follows"
# A blocking read has no timeout of its own beside the one that it asks the server for; many wait at once.
_READING = {
    **_OPTIONS,
    "max_connections": 4096,
    "socket_timeout": WAIT_MS / 1000 + 10,
    "client_name": FOLLOWER,
}


def _once() -> Retry:
    return Retry(NoBackoff(), 0)


class _Packing:
    """A connection that packs what it says in C, as redis-py does where it blocks: a commit that moves a thousand
    people has twelve thousand words.
    """

    def pack_command(self, name: str, *more: str | bytes | int | float) -> list[bytes]:
        """As on the wire; a name like ``SCRIPT LOAD`` is two words."""
        return [hiredis.pack_command((*name.split(), *more))]  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Node:
    """One server, for commands and for reads that block."""

    redis: Redis
    reader: Redis

    def __post_init__(self) -> None:
        for client in (self.redis, self.reader):
            pool = client.connection_pool
            pool.connection_class = type("Packing", (_Packing, pool.connection_class), {})

    async def close(self) -> None:
        for client in (self.redis, self.reader):
            await client.aclose()
            await client.connection_pool.aclose()


class Nodes(Protocol):
    @property
    def first(self) -> Redis:
        """Some server, for what is asked of any: its clock say."""

    async def having(self, key: str) -> Node:
        """Where this key lies. Raises ``RedisError`` where nobody knows."""

    async def all(self) -> list[Node]:
        """Every server that takes writes."""

    def doubt(self) -> None:
        """Something went wrong: where keys lie may have changed."""

    async def close(self) -> None:
        """For good."""


def nodes_of(url: str, connections: int) -> Nodes:
    """Nobody is connected to yet. Raises ``ValueError`` for an address that is none."""
    address = parsed(url)
    if address.kind == "cluster":
        return _Cluster(address, connections)
    return _named(address, connections) if address.kind == "sentinel" else _One(_reached(url, connections))


def _reached(url: str, connections: int) -> Node:
    options = {"max_connections": connections, "socket_timeout": 15, **_OPTIONS}
    pools = (
        BlockingConnectionPool.from_url(url, retry=_once(), **options),
        BlockingConnectionPool.from_url(url, retry=_once(), **_READING),
    )
    return Node(*(Redis(connection_pool=pool) for pool in pools))


class _PrimaryPool(SentinelConnectionPool, BlockingConnectionPool):
    """Asks a Sentinel for the primary whenever it connects."""


def _named(address: Address, connections: int) -> Nodes:
    asking = {"socket_timeout": 2, "socket_connect_timeout": 2, "retry": _once(), "ssl": address.tls}
    sentinel = Sentinel(  # type: ignore[no-untyped-call]
        address.hosts, sentinel_kwargs={**asking, **(address.sentinel_login or {})}
    )
    options = {"max_connections": connections, "socket_timeout": 15, **_OPTIONS}
    clients = (
        sentinel.master_for(
            address.primary,
            connection_pool_class=_PrimaryPool,
            **{"retry": _once(), "ssl": address.tls, **address.login, **those},
        )
        for those in (options, _READING)
    )
    return _One(Node(*clients), sentinel)


class _One:
    """All keys lie there."""

    def __init__(self, node: Node, sentinel: Sentinel | None = None) -> None:
        self._node = node
        self._sentinel = sentinel

    @property
    def first(self) -> Redis:
        return self._node.redis

    async def having(self, key: str) -> Node:
        return self._node

    async def all(self) -> list[Node]:
        return [self._node]

    def doubt(self) -> None:
        return

    async def close(self) -> None:
        await self._node.close()
        if self._sentinel is not None:
            await self._sentinel.aclose()


class _Cluster:
    """Keeps who has which slots, until something goes wrong."""

    def __init__(self, address: Address, connections: int) -> None:
        self._address = address
        self._connections = connections
        self._nodes: dict[tuple[str, int], Node] = {}
        self._slots: list[tuple[int, int, Node]] = []
        self._doubted = True
        self._looking = asyncio.Lock()

    @property
    def first(self) -> Redis:
        return self._node(self._address.hosts[0]).redis

    async def having(self, key: str) -> Node:
        await self._look()
        slot = key_slot(key.encode())
        for first, last, node in self._slots:
            if first <= slot <= last:
                return node
        self._doubted = True
        raise StoreUnreachable("no node of the cluster has this key")

    async def all(self) -> list[Node]:
        await self._look()
        return list({id(node): node for _, _, node in self._slots}.values())

    def doubt(self) -> None:
        self._doubted = True

    async def close(self) -> None:
        for node in self._nodes.values():
            await node.close()

    async def _look(self) -> None:
        async with self._looking:
            if not self._doubted:
                return
            self._doubted = False
            try:
                await self._ask_in_turn()
            except RedisError:
                self._doubted = True
                raise

    async def _ask_in_turn(self) -> None:
        """Whoever answers first; those that were known last come before those that the address names."""
        for host in dict.fromkeys((*self._nodes, *self._address.hosts)):
            try:
                asked = self._node(host).redis
                told: Any = await asked.execute_command("CLUSTER SLOTS")  # type: ignore[no-untyped-call]
            except (RedisError, OSError):
                continue
            if told:
                return await self._learn(host[0], told)
        raise StoreUnreachable("no node of the cluster answers")

    async def _learn(self, asked: str, told: Any) -> None:
        """``[first slot, last slot, [host, port, …] of the primary, …]`` each; who names no host is the one asked."""
        self._slots = []
        for first, last, (host, port, *_), *_ in told:
            self._slots.append((int(first), int(last), self._node((_text(host) or asked, int(port)))))
        await self._forget_all_but({id(node) for _, _, node in self._slots})

    async def _forget_all_but(self, kept: Iterable[int]) -> None:
        for host in [host for host, node in self._nodes.items() if id(node) not in kept]:
            await self._nodes.pop(host).close()

    def _node(self, host: tuple[str, int]) -> Node:
        if host not in self._nodes:
            about: dict[str, Any] = {"host": host[0], "port": host[1], **self._address.login}
            if self._address.tls:
                about["connection_class"] = SSLConnection
            options = {"max_connections": self._connections, "socket_timeout": 15, **_OPTIONS}
            pools = (BlockingConnectionPool(retry=_once(), **about, **those) for those in (options, _READING))
            self._nodes[host] = Node(*(Redis(connection_pool=pool) for pool in pools))
        return self._nodes[host]


def _text(raw: object) -> str:
    return raw.decode() if isinstance(raw, bytes) else str(raw or "")
