"""Workshops in Redis: commit a decision, load a document, follow its log.

The table of every key that is written (all of one workshop share a hash tag, so that they lie on one node):

    facilitator:{<workshop>}:document   hash    key -> JSON text                          commit.lua
    facilitator:{<workshop>}:log        stream  <sequence>-0: id, at, by, put, del         commit.lua
    facilitator:{<workshop>}:commands   hash    command id -> sequence                     commit.lua
    facilitator:{<workshop>}:meta       hash    epoch, sequence, format                    commit.lua
    facilitator:{<workshop>}:presence   hash    process -> who is connected to it          rooms.presence
    facilitator:{<workshop>}:joins      string  how many came in of late                   rooms.limits
    facilitator:wrong-codes             string  how many codes did not fit of late         rooms.limits
    facilitator:workshops               zset    workshop -> ms of its next due moment      a hint, made anew

The first four expire together, at the workshop's retention date. Retries of the client are off: a commit
whose answer was lost is sent again by the caller, under the same command id.
"""

from __future__ import annotations

import importlib.resources
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import msgspec
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as StoreUnreachable
from redis.exceptions import NoScriptError, RedisError

from rooms.document import Decision, Document, Entry, Refusal
from rooms.outcomes import Committed, Conflict, Loaded, NewEpoch

__all__ = ["Committed", "Conflict", "Loaded", "NewEpoch", "RedisError", "Store", "StoreUnreachable"]

FORMAT = 1
_SCRIPT = importlib.resources.files("rooms").joinpath("commit.lua").read_text("utf-8")
_WAIT_MS = 2_000
_INDEX = "facilitator:workshops"
_put_decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])
_delete_decoder = msgspec.json.Decoder(tuple[str, ...])


class Store:
    """One Redis or Valkey, with the workshops in it. Errors of the connection come out as ``RedisError``."""

    def __init__(self, url: str, *, connections: int = 64) -> None:
        options: dict[str, Any] = {"retry": Retry(NoBackoff(), 0), "socket_connect_timeout": 5}
        self.redis: Redis = Redis(
            connection_pool=BlockingConnectionPool.from_url(
                url, max_connections=connections, timeout=10, socket_timeout=15, **options
            )
        )
        # A blocking read has no timeout of its own beside the one that it asks the server for.
        self._reader: Redis = Redis(
            connection_pool=BlockingConnectionPool.from_url(
                url, max_connections=4096, timeout=10, socket_timeout=_WAIT_MS / 1000 + 10, **options
            )
        )
        self._sha = ""

    async def close(self) -> None:
        await self.redis.aclose()
        await self._reader.aclose()
        await self.redis.connection_pool.aclose()
        await self._reader.connection_pool.aclose()

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
        arguments = [*about, *_arguments(decision, further)]
        status, sequence, *rest = await self._run(workshop_keys(workshop), arguments)
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
        async with self.redis.pipeline(transaction=True) as pipe:
            pipe.hgetall(document)
            pipe.hmget(meta, ["epoch", "sequence"])
            pipe.xrevrange(log, count=1)
            entities, (epoch, sequence), rows = await pipe.execute()
        if epoch is None:
            return None
        whole = Document((key.decode(), raw) for key, raw in entities.items())
        newest = _entry(*rows[0]) if rows else None
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
        found: Any = await self.redis.hmget(workshop_keys(workshop)[3], ["epoch", "sequence"])
        return (found[0] or b"").decode(), int(found[1] or 0)

    async def standing(self, workshop: str, command: str) -> tuple[int | None, int]:
        """As which entry a command was applied (or not at all), and the sequence of the newest entry."""
        _, _, commands, meta = workshop_keys(workshop)
        async with self.redis.pipeline(transaction=True) as pipe:
            pipe.hget(commands, command)
            pipe.hget(meta, "sequence")
            applied, head = await pipe.execute()
        return (None if applied is None else int(applied)), int(head or 0)

    async def unknown(self, workshop: str, commands: Sequence[str]) -> set[str]:
        """Those of these commands that were never applied."""
        if not commands:
            return set()
        found: Any = await self.redis.hmget(workshop_keys(workshop)[2], commands)
        return {command for command, applied in zip(commands, found, strict=True) if applied is None}

    async def follow(self, workshop: str, after: int) -> AsyncIterator[list[Entry]]:
        """What comes into the log after that sequence, a batch per read; an empty batch when all is quiet."""
        log = workshop_keys(workshop)[1]
        while True:
            found: Any = await self._reader.xread({log: f"{after}-0"}, count=1000, block=_WAIT_MS)
            batch = [_entry(id, fields) for _, rows in found for id, fields in rows]
            if batch:
                after = batch[-1].sequence
            yield batch

    async def entries(self, workshop: str, after: int = 0, most: int = 1000) -> AsyncIterator[Entry]:
        """The log from after that sequence to its present end."""
        log = workshop_keys(workshop)[1]
        while True:
            rows: Any = await self.redis.xrange(log, min=f"({after}-0", count=most)
            for id, fields in rows:
                entry = _entry(id, fields)
                after = entry.sequence
                yield entry
            if len(rows) < most:
                return

    async def announce(self, workshop: str, due: int | None) -> None:
        """Note a workshop in the index, with the ms since 1970 at which it wants attention next."""
        await self.redis.zadd(_INDEX, {workshop: float("inf") if due is None else due})

    async def unlist(self, workshop: str) -> None:
        """Out of the index, where its retention date has passed say."""
        await self.redis.zrem(_INDEX, workshop)

    async def workshops(self, until: int | None = None) -> list[str]:
        """The workshops in the index; with ``until`` those that are due by then."""
        found: Any = await self.redis.zrangebyscore(_INDEX, "-inf", "+inf" if until is None else until)
        return [name.decode() for name in found]

    async def everywhere(self, key: str) -> dict[str, bytes]:
        """One entity's JSON text in every workshop of the index that has it."""
        ids = await self.workshops()
        async with self.redis.pipeline(transaction=False) as pipe:
            for id in ids:
                pipe.hget(workshop_keys(id)[0], key)
            found: Any = await pipe.execute()
        return {id: raw for id, raw in zip(ids, found, strict=True) if raw is not None}

    async def _run(self, keys: Sequence[str], arguments: Sequence[Any]) -> list[Any]:
        try:
            self._sha = self._sha or await self.redis.script_load(_SCRIPT)
            return await self.redis.evalsha(self._sha, len(keys), *keys, *arguments)  # type: ignore[no-any-return]
        except NoScriptError:
            self._sha = await self.redis.script_load(_SCRIPT)
            return await self.redis.evalsha(self._sha, len(keys), *keys, *arguments)  # type: ignore[no-any-return]


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Store]:
    store = Store(url)
    try:
        yield store
    finally:
        await store.close()


def presence_key(workshop: str) -> str:
    return f"facilitator:{{{workshop}}}:presence"


def limit_key(what: str, workshop: str = "") -> str:
    """Where something is counted, in one workshop or in all together."""
    return f"facilitator:{{{workshop}}}:{what}" if workshop else f"facilitator:{what}"


def workshop_keys(workshop: str) -> tuple[str, str, str, str]:
    """The four keys of one workshop: document, log, commands, meta."""
    tag = f"facilitator:{{{workshop}}}"
    return f"{tag}:document", f"{tag}:log", f"{tag}:commands", f"{tag}:meta"


def _arguments(decision: Decision, further: Sequence[str]) -> list[Any]:
    """How many of what follow, and what they are, as ``commit.lua`` reads them."""
    parts = (decision.expected, decision.puts, decision.deletes, decision.counts, further)
    arguments: list[Any] = [len(part) for part in parts]
    for key, seen in decision.expected.items():
        arguments += [key, seen or b""]
    for key, raw in decision.puts.items():
        arguments += [key, raw]
    arguments += decision.deletes
    for key, count in decision.counts.items():
        arguments += [key, count.by, count.least, "" if count.most is None else count.most]
    return [*arguments, *further]


def _entry(id: bytes, fields: dict[bytes, bytes]) -> Entry:
    return Entry(
        sequence=int(id.partition(b"-")[0]),
        at=int(fields[b"at"]),
        by=fields[b"by"].decode(),
        command=fields[b"id"].decode(),
        put={key: bytes(raw) for key, raw in _put_decoder.decode(fields[b"put"]).items()},
        delete=_delete_decoder.decode(fields[b"del"]),
    )
