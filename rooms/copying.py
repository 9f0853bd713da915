"""A workshop as it lies in the store, whole: taken out in one moment, and put back in one.

What is counted or told for a while only (who is connected, how many came of late) is not part of it.
"""

from __future__ import annotations

from typing import Any

import msgspec
from redis.exceptions import ResponseError, WatchError

from rooms.keys import workshop_keys
from rooms.nodes import FOLLOWER
from rooms.store import Store
from rooms.wording import Slug

# So many fields or entries are handed to the store at a time.
AT_A_TIME = 500


class Copied(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The four keys of one workshop, each value as the text that it is; ``expires`` in ms since 1970, 0 for never."""

    workshop: Slug
    expires: int
    document: dict[str, str]
    log: list[tuple[str, dict[str, str]]]
    commands: dict[str, str]
    meta: dict[str, str]


class Present(ValueError):
    """There is such a workshop in the store."""


async def copied(store: Store, workshop: str) -> Copied | None:
    """All of it as it is at one moment, whoever writes; nothing where there is no such workshop."""
    document, log, commands, meta = workshop_keys(workshop)
    async with store.having(meta) as redis, redis.pipeline(transaction=True) as pipe:
        pipe.hgetall(document)
        pipe.xrange(log)
        pipe.hgetall(commands)
        pipe.hgetall(meta)
        pipe.pexpiretime(meta)
        entities, rows, applied, about, expires = await pipe.execute()
    if not about:
        return None
    entries = [(id.decode(), _texts(fields)) for id, fields in rows]
    return Copied(workshop, max(0, expires), _texts(entities), entries, _texts(applied), _texts(about))


async def is_followed(store: Store) -> bool | None:
    """Whether some server has a workshop of this store open now; nothing where the store does not tell."""
    try:
        clients: list[dict[str, str]] = [one for redis in await store.servers() for one in await redis.client_list()]
    except ResponseError:
        return None
    return any(one["name"] == FOLLOWER for one in clients)


async def put_back(store: Store, whole: Copied, *, replace: bool = False) -> None:
    """Make it what the store has, or change nothing. Raises ``Present`` unless what is there may be replaced."""
    document, log, commands, meta = workshop_keys(whole.workshop)
    async with store.having(meta) as redis, redis.pipeline(transaction=True) as pipe:
        await pipe.watch(meta)
        if not replace and await pipe.exists(meta):
            raise Present(whole.workshop)
        pipe.multi()  # type: ignore[no-untyped-call]
        pipe.delete(document, log, commands, meta)
        for key, fields in ((document, whole.document), (commands, whole.commands), (meta, whole.meta)):
            for some in _parts(fields):
                pipe.hset(key, mapping=some)
        for id, entry in whole.log:
            pipe.xadd(log, entry, id=id)  # type: ignore[arg-type]
        for key in (document, log, commands, meta):
            if whole.expires:
                pipe.pexpireat(key, whole.expires)
        try:
            await pipe.execute()
        except WatchError as error:
            raise Present(whole.workshop) from error


def _texts(fields: dict[bytes, bytes]) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in fields.items()}


def _parts(fields: dict[str, str]) -> list[dict[Any, Any]]:
    pairs = list(fields.items())
    return [dict(pairs[start : start + AT_A_TIME]) for start in range(0, len(pairs), AT_A_TIME)]
