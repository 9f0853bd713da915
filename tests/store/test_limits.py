"""What may happen so often in so long, counted for all processes."""

from __future__ import annotations

import pytest

from rooms import limits
from rooms.keys import limit_key
from rooms.limits import Limit
from rooms.store import opened

pytestmark = pytest.mark.anyio

TWICE = Limit(2, 60)


async def test_what_is_counted_stays_within_its_limit_and_is_forgotten_after_a_while(every_store_url: str) -> None:
    async with opened(every_store_url) as one, opened(every_store_url) as other:
        assert [await limits.take(store, TWICE, "knocks", "w") for store in (one, other, one)] == [True, True, False]
        assert await limits.spent(other, TWICE, "knocks", "w")
        assert not await limits.spent(one, TWICE, "knocks")
        assert 0 < await one.redis.ttl(limit_key("knocks", "w")) <= 60
        await one.redis.delete(limit_key("knocks", "w"))
        assert await limits.take(other, TWICE, "knocks", "w")
