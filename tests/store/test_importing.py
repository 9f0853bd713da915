"""A workshop that is read in again from its export: all that was written, and no moment that it cannot show."""

from __future__ import annotations

import pytest

from facilitator.exports import json
from facilitator.founding import Founded, found
from facilitator.history import document_at
from facilitator.identity import Keys
from rooms.document import ALL, STAFF
from rooms.programme import clock
from rooms.store import opened
from tests.playing import Play

pytestmark = pytest.mark.anyio


async def test_no_snapshot_is_read_in_because_its_moment_is_not_in_the_file(store_url: str) -> None:
    play = Play()
    play.crowd(1)
    play.go_to("welcome")
    play.do(play.actors["p1"], "talk.ask", item="welcome", text="Early?")
    play.go_to("words", 60_000)
    play.do(play.actors["p1"], "chain.attach", item="words", text="later")
    [snapshot] = play.document.ids("snapshot", STAFF)
    _, exported = json.parse_named(json.render(play.document, workshop="w", epoch="e", sequence=1))
    async with opened(store_url) as store:
        assert await found(store, Keys(b"k" * 32), "w", exported) is Founded.NEW
        assert await document_at(store, "w", snapshot) is None
        loaded = await store.load("w")
        assert loaded is not None
        assert list(loaded.document.ids("snapshot", STAFF)) == []
        assert b"Early?" in b"".join(raw for _, raw in loaded.document.items(ALL))
        present = clock(loaded.document)
        assert (present.state, present.item, present.held) == ("held", "words", play.clock.began)
