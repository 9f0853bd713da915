"""So many times in so long, counted in the store for all processes together.

For what costs something or is tried out, not for what people write: who is over a limit is asked to come again. Nothing
is kept of who it was, and the number is forgotten when its time is over.
"""

from __future__ import annotations

from dataclasses import dataclass

from rooms.keys import limit_key
from rooms.store import Store


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` within ``seconds`` after the first."""

    most: int
    seconds: int


# Three hundred people may open the link in one minute, and a whole congress.
JOINS = Limit(2_400, 60)
# Who tries codes needs weeks to find one of 48 million, and who mistypes theirs keeps nobody out.
WRONG_CODES = Limit(600, 60)

# Whoever writes new workshops writes a few; each is kept for weeks.
FOUNDINGS = Limit(120, 3_600)

# As many may register at once as may come in; and nobody is written to by others at will.
REGISTRATIONS = Limit(600, 60)
LETTERS = Limit(5, 3_600)


async def spent(store: Store, limit: Limit, what: str, workshop: str = "") -> bool:
    """Whether it has happened as often as it may; this look is not counted."""
    key = limit_key(what, workshop)
    async with store.having(key) as redis:
        found = await redis.get(key)
    return int(found or 0) >= limit.most


async def take(store: Store, limit: Limit, what: str, workshop: str = "") -> bool:
    """Count it once more; whether that was within the limit."""
    key = limit_key(what, workshop)
    async with store.having(key) as redis, redis.pipeline(transaction=True) as pipe:
        pipe.incr(key)
        pipe.expire(key, limit.seconds, nx=True)
        many, _ = await pipe.execute()
    return int(many) <= limit.most
