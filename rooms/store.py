"""Workshops in Redis: commit a decision, load a document, follow its log.

The four keys of a workshop (``rooms.keys``) expire together, at its retention date. Retries of the client are off: a
commit whose answer was lost is sent again by the caller, under the same command id. Where ``replicas`` must have a
commit too, it is answered once they do; one that too few have has no answer.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ConnectionError as StoreUnreachable
from redis.exceptions import NoScriptError, RedisError

from rooms.decision import Decision, Refusal
from rooms.document import Document, Entry
from rooms.keys import INDEX, workshop_keys
from rooms.nodes import WAIT_MS, Node, nodes_of
from rooms.outcomes import Committed, Conflict, Loaded, NewEpoch
from rooms.script import SCRIPT, SHA, arguments, entry_of

__all__ = ["Committed", "Conflict", "Loaded", "NewEpoch", "RedisError", "Store", "StoreUnreachable"]

FORMAT = 1
# How long replicas may take to have a commit, in ms.
_REPLICATED_MS = 1_000


class TooFewReplicas(StoreUnreachable):
    """A commit is in the store, but not on as many replicas as must have it; sent again, it waits for them again."""


class Store:
    """One Redis or Valkey, or several that are one, with the workshops in it. Whatever goes wrong is a ``RedisError``.

    ``url`` is as in ``rooms.address``; ``replicas`` of each server must have a commit before it is answered.
    """

    def __init__(self, url: str, *, connections: int = 64, replicas: int = 0) -> None:
        self._nodes = nodes_of(url, connections)
        self._replicas = replicas

    @property
    def redis(self) -> Redis:
        """Some server of this store: the only one, where there is one."""
        return self._nodes.first

    async def close(self) -> None:
        await self._nodes.close()

    def doubt(self) -> None:
        """Something went wrong with a server: where keys lie is asked anew."""
        self._nodes.doubt()

    async def servers(self) -> list[Redis]:
        """Each that takes writes."""
        async with self._careful():
            return [node.redis for node in await self._nodes.all()]

    @asynccontextmanager
    async def having(self, key: str) -> AsyncIterator[Redis]:
        """The server that has this key; if it fails, it is found anew the next time."""
        async with self._careful():
            yield (await self._nodes.having(key)).redis

    @asynccontextmanager
    async def _careful(self) -> AsyncIterator[None]:
        try:
            yield
        except (RedisError, OSError):
            self.doubt()
            raise

    async def commit(
        self,
        workshop: str,
        decision: Decision,
        *,
        command: str,
        by: str,
        at: int,
        epoch: str,
        begin: str = "",
        expires: int | None = None,
        further: Sequence[str] = (),
    ) -> Committed | Conflict | NewEpoch | Refusal:
        """Apply ``decision`` whole, or say why not. Once it is ``Committed``, the store has it on disk.

        ``command`` is the id under which a repetition is known; ``at`` and ``expires`` are ms since 1970;
        ``begin`` names the epoch that begins with this entry (``epoch`` is empty for a new workshop); ``further``
        are ids of other commands that it stands for, none of which was applied before.
        """
        about = [command, epoch, begin, at, by, "" if expires is None else expires, FORMAT]
        given = [*about, *arguments(decision, further)]
        status, sequence, *rest = await self._run(workshop_keys(workshop), given)
        if status in (b"ok", b"same"):
            return Committed(sequence)
        if status == b"epoch":
            return NewEpoch(rest[0].decode(), sequence)
        if status == b"limit" and (refusal := decision.counts[rest[0].decode()].refusal):
            return refusal
        return Conflict(sequence)

    async def load(self, workshop: str) -> Loaded | None:
        """The document as it is now, or nothing where there is no such workshop."""
        document, log, _, meta = workshop_keys(workshop)
        async with self.having(meta) as redis, redis.pipeline(transaction=True) as pipe:
            pipe.hgetall(document)
            pipe.hmget(meta, ["epoch", "sequence"])
            pipe.xrevrange(log, count=1)
            entities, (epoch, sequence), rows = await pipe.execute()
        if epoch is None:
            return None
        whole = Document((key.decode(), raw) for key, raw in entities.items())
        newest = entry_of(*rows[0]) if rows else None
        known = newest is not None and newest.sequence == int(sequence)
        return Loaded(
            whole,
            epoch.decode(),
            int(sequence),
            command=newest.command if newest and known else "",
            at=newest.at if newest else 0,
        )

    async def head(self, workshop: str) -> tuple[str, int]:
        """Epoch and sequence of the newest entry; ``("", 0)`` where there is no such workshop."""
        meta = workshop_keys(workshop)[3]
        async with self.having(meta) as redis:
            found: Any = await redis.hmget(meta, ["epoch", "sequence"])
        return (found[0] or b"").decode(), int(found[1] or 0)

    async def life(self, workshop: str) -> str:
        """Which life of which server has this workshop: each start of a server is another one."""
        async with self.having(workshop_keys(workshop)[3]) as redis:
            found: Any = await redis.info("server")
        return str(found.get("run_id", ""))[:16]

    async def standing(self, workshop: str, command: str) -> tuple[int | None, int]:
        """As which entry a command was applied (or not at all), and the sequence of the newest entry."""
        _, _, commands, meta = workshop_keys(workshop)
        async with self.having(meta) as redis, redis.pipeline(transaction=True) as pipe:
            pipe.hget(commands, command)
            pipe.hget(meta, "sequence")
            applied, head = await pipe.execute()
        return (None if applied is None else int(applied)), int(head or 0)

    async def unknown(self, workshop: str, commands: Sequence[str]) -> set[str]:
        """Those of these commands that were never applied."""
        if not commands:
            return set()
        applied_commands = workshop_keys(workshop)[2]
        async with self.having(applied_commands) as redis:
            found: Any = await redis.hmget(applied_commands, commands)
        return {command for command, applied in zip(commands, found, strict=True) if applied is None}

    async def follow(self, workshop: str, after: int) -> AsyncIterator[list[Entry]]:
        """What comes into the log after that sequence, a batch per read; an empty batch when all is quiet."""
        log = workshop_keys(workshop)[1]
        while True:
            async with self._careful():
                reader = (await self._nodes.having(log)).reader
                found: Any = await reader.xread({log: f"{after}-0"}, count=1000, block=WAIT_MS)
            batch = [entry_of(id, fields) for _, rows in found for id, fields in rows]
            if batch:
                after = batch[-1].sequence
            yield batch

    async def entries(self, workshop: str, after: int = 0, most: int = 1000) -> AsyncIterator[Entry]:
        """The log from after that sequence to its present end."""
        log = workshop_keys(workshop)[1]
        while True:
            async with self.having(log) as redis:
                rows: Any = await redis.xrange(log, min=f"({after}-0", count=most)
            for id, fields in rows:
                entry = entry_of(id, fields)
                after = entry.sequence
                yield entry
            if len(rows) < most:
                return

    async def announce(self, workshop: str, due: int | None) -> None:
        """Note a workshop in the index, with the ms since 1970 at which it wants attention next."""
        async with self.having(INDEX) as redis:
            await redis.zadd(INDEX, {workshop: float("inf") if due is None else due})

    async def unlist(self, workshop: str) -> None:
        """Out of the index, where its retention date has passed say."""
        async with self.having(INDEX) as redis:
            await redis.zrem(INDEX, workshop)

    async def workshops(self, until: int | None = None) -> list[str]:
        """The workshops in the index; with ``until`` those that are due by then."""
        async with self.having(INDEX) as redis:
            found: Any = await redis.zrangebyscore(INDEX, "-inf", "+inf" if until is None else until)
        return [name.decode() for name in found]

    async def everywhere(self, key: str) -> dict[str, bytes]:
        """One entity's JSON text in every workshop of the index that has it."""
        found: dict[str, bytes] = {}
        async with self._careful():
            for node, ids in (await self._by_node(await self.workshops())).items():
                async with node.redis.pipeline(transaction=False) as pipe:
                    for id in ids:
                        pipe.hget(workshop_keys(id)[0], key)
                    raws: Any = await pipe.execute()
                found |= {id: raw for id, raw in zip(ids, raws, strict=True) if raw is not None}
        return found

    async def _by_node(self, ids: Sequence[str]) -> dict[Node, list[str]]:
        found: dict[Node, list[str]] = {}
        for id in ids:
            found.setdefault(await self._nodes.having(workshop_keys(id)[0]), []).append(id)
        return found

    async def _run(self, keys: Sequence[str], given: Sequence[Any]) -> list[Any]:
        async with self.having(keys[0]) as redis:
            try:
                return await self._evaluated(redis, keys, given)
            except NoScriptError:
                await redis.script_load(SCRIPT)
                return await self._evaluated(redis, keys, given)

    async def _evaluated(self, redis: Redis, keys: Sequence[str], given: Sequence[Any]) -> list[Any]:
        """What the script answers, once as many replicas as must have what it wrote."""
        if not self._replicas:
            return await redis.evalsha(SHA, len(keys), *keys, *given)  # type: ignore[no-any-return]
        # On one connection: a server waits for what was written on that.
        async with redis.pipeline(transaction=False) as pipe:
            pipe.evalsha(SHA, len(keys), *keys, *given)
            pipe.wait(self._replicas, _REPLICATED_MS)
            answer, have = await pipe.execute()
        if answer[0] in (b"ok", b"same") and have < self._replicas:
            raise TooFewReplicas(f"{have} of {self._replicas} replicas have it")
        return answer  # type: ignore[no-any-return]


@asynccontextmanager
async def opened(url: str, *, replicas: int = 0) -> AsyncIterator[Store]:
    store = Store(url, replicas=replicas)
    try:
        yield store
    finally:
        await store.close()
