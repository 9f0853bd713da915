"""What a person who is connected takes in the server, and a note in the store with its entry in the log."""

from __future__ import annotations

from collections.abc import Callable

from redis import Redis

from tests.bench.crowd import Crowd
from tests.bench.peers import crowd_at, ready, running
from tests.bench.processes import resident
from tests.bench.stand import Stand, standing
from tests.bench.table import Row

PEOPLE, TOLD, NOTES = 1_000, 100, 1_500


async def _each(crowd: Crowd, held: Callable[[], int]) -> float:
    """KiB for each, once something was told."""
    before = held()
    await crowd.come(PEOPLE)
    if crowd.dialect.kind == 1:
        await crowd.write(50, TOLD)
        await crowd.until_all()
    grown = held() - before
    crowd.drop()
    return grown / PEOPLE / 1024


async def _note(stand: Stand) -> tuple[float, float]:
    """KiB of a note in the store; and of the same bytes as one entry of a bare stream."""
    async with stand.event() as event:
        await event.people(100)
        with Redis.from_url(stand.url) as redis:
            before = redis.memory_stats()["dataset.bytes"]
            await event.cards(NOTES)
            whole = redis.memory_stats()["dataset.bytes"] - before
            before = redis.memory_stats()["dataset.bytes"]
            for _, fields in redis.xrevrange(f"facilitator:{{{event.id}}}:log", count=NOTES):
                redis.xadd("bare", fields)
            bare = redis.memory_stats()["dataset.bytes"] - before
    return whole / NOTES / 1024, bare / NOTES / 1024


async def measure() -> list[Row]:
    peers, beside = ready(), dict[str, float]()
    async with standing() as stand, stand.event() as event:
        await event.people(PEOPLE)
        first = event.crowd()
        await first.come(1)
        here = await _each(event.crowd(), lambda: stand.resident()[0])
        first.drop()
        note, bare = await _note(stand)
    for name in ("ws", "socket.io", "Hocuspocus"):
        if name in peers:
            with running(peers[name]) as program:
                crowd = crowd_at(name, program, 280)
                beside[name] = await _each(crowd, lambda pids=program.pids: resident(pids))
    return [
        Row("memory per connected person", here, "KiB", beside, {"": 25}),
        Row("memory per note in the store, with its log entry", note, "KiB", {"a bare stream": bare}, {"": 1.5}),
    ]
