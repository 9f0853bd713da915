"""Two server processes on one store are one server to everybody in it."""

from __future__ import annotations

import pytest

from rooms.document import ALL
from rooms.programme import clock
from tests.serving import House, done

pytestmark = pytest.mark.anyio


async def test_what_is_asked_on_one_server_is_seen_on_the_other(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        [anna] = await here.people(1)
        [bela] = await here.people(1, at=1)
        await done(anna, "talk.ask", item="welcome", text="Seen over there?")
        await bela.until(lambda: any(b"Seen over there?" in raw for _, raw in bela.document.items(ALL)))
        assert clock(bela.document).item == "welcome"
