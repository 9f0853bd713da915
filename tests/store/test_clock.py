"""The clock of one process, beside whatever else happens in its workshop at that moment."""

from __future__ import annotations

import asyncio

import pytest
from msgspec.structs import replace

from facilitator.clock import CLOCK, keep
from facilitator.founding import found
from facilitator.replica import Replica
from facilitator.tasks import end
from facilitator.workshop import LiveWorkshop, new_id, now_ms
from facilitator.workshop_file import parse
from rooms.decision import Decision
from rooms.document import View
from rooms.programme import clock
from rooms.store import Committed, opened
from tests.serving import KEYS, workshop_text

pytestmark = pytest.mark.anyio


async def test_a_change_that_comes_while_the_next_moment_is_noted_is_not_slept_through(store_url: str) -> None:
    async with opened(store_url) as store:
        await found(store, KEYS, "w", parse(workshop_text(), name="w"))
        loaded = await store.load("w")
        assert loaded is not None
        replica = Replica(store, "w", loaded)
        replica.start()
        workshop = LiveWorkshop(store, replica)

        async def now_ends(minutes: int) -> None:
            def decide(view: View) -> Decision:
                ends = now_ms() + minutes * 60_000
                moved = replace(clock(view), state="running", item="welcome", began=now_ms(), ends=ends, step_ends=ends)
                return Decision(view).expect(CLOCK).put(CLOCK, moved)

            done = await workshop.do(decide, id=new_id())
            assert isinstance(done, Committed)
            await replica.catch_up(done.sequence)

        class Noting:
            """The store's notebook; while something is written into it, the time is taken off what runs."""

            async def announce(self, workshop: str, due: int | None) -> None:
                if due is not None and due > now_ms() + 30_000:
                    await now_ends(0)

        await now_ends(10)
        keeping = asyncio.create_task(keep(workshop, Noting()))  # type: ignore[arg-type]
        assert await replica.until(lambda: clock(workshop.view).item == "words")
        await end(keeping)
        await replica.stop()
