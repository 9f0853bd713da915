"""Back after a while: what somebody is sent who has a board of 300 notes and missed 20; and 1,000 of them at once."""

from __future__ import annotations

from tests.bench.crowd import Crowd, percentile
from tests.bench.peers import Yjs, ready, running
from tests.bench.stand import Browsers, standing
from tests.bench.table import Row

NOTES, MISSED, WRITERS, CROWD = 300, 20, 100, 1_000


async def _back_here() -> int:
    async with standing() as stand, stand.event() as event:
        await event.people(WRITERS)
        await event.cards(NOTES)
        crowd = event.crowd()
        await crowd.come(WRITERS)
        dialect, away = crowd.dialect, crowd.lines[0]
        assert isinstance(dialect, Browsers)
        away.drop()
        await crowd.write(100, MISSED, crowd.lines[1:])
        await crowd.until_all(readers=WRITERS - 1)
        again = event.crowd()
        assert isinstance(again.dialect, Browsers)
        again.dialect.epoch, again.dialect.seen = dialect.epoch, {0: away.seen}
        await again.come(1)
        await again.until_told(MISSED)
        return again.lines[0].received


async def _all_back_at_once() -> list[Row]:
    """Their network was away, the server was not: seconds of its core, how long it took, and what it sent."""
    async with standing() as stand, stand.event() as event:
        await event.people(CROWD)
        await event.cards(NOTES)
        crowd = event.crowd()
        await crowd.come(CROWD, within=5)
        dialect = crowd.dialect
        assert isinstance(dialect, Browsers)
        crowd.drop()
        await event.cards(MISSED)
        again = event.crowd()
        assert isinstance(again.dialect, Browsers)
        again.dialect.epoch, again.dialect.seen = dialect.epoch, {line.number: line.seen for line in crowd.lines}
        before = stand.spent()
        await again.come(CROWD)
        await again.until_told(MISSED * CROWD)
        used = [now - then for now, then in zip(stand.spent(), before, strict=True)]
        received = sum(line.received for line in again.lines)
        waits = again.waits()
    return [
        Row(f"{CROWD:,} back at once: the server's CPU each", used[0] * 1000 / CROWD, "ms"),
        Row(f"{CROWD:,} back at once: the store's CPU each", used[1] * 1000 / CROWD, "ms"),
        Row(f"{CROWD:,} back at once: first packet until welcomed with what was missed, p99", percentile(waits), "ms"),
        Row(f"{CROWD:,} back at once: sent to each", received / 1000 / CROWD, "KB"),
    ]


async def _back_at_hocuspocus(command: tuple[str, ...]) -> int:
    with running(command) as program:
        dialect = Yjs()
        dialect.prepare(NOTES + MISSED, WRITERS)
        writer = Crowd(program.port, dialect)
        await writer.come(1)
        await writer.write(500, NOTES)
        had = Yjs()
        away = Crowd(program.port, had)
        await away.come(1)
        vector = had.told_vector
        away.drop()
        await writer.write(100, MISSED)
        again = Crowd(program.port, Yjs(vector))
        await again.come(1)
        return again.lines[0].received


async def measure() -> list[Row]:
    peers, beside = ready(), dict[str, float]()
    here = await _back_here()
    if "Hocuspocus" in peers:
        beside["Hocuspocus"] = await _back_at_hocuspocus(peers["Hocuspocus"]) / 1000
    return [
        Row(f"sent to who has {NOTES} notes and missed {MISSED}", here / 1000, "KB", beside, {"": 7}),
        *await _all_back_at_once(),
    ]
