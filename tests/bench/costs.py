"""What one piece of work costs here, in µs: the figures from which ``scaling`` reckons.

    PYTHONPATH=. python -m tests.bench.costs

A private store with fsync always; processor time is what the kernel accounts to the store and to this process.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

from redis import Redis

from facilitator.embedded_store import EmbeddedStore
from facilitator.live.protocol import changes_frames
from facilitator.recent import Recent
from rooms.decision import Decision
from rooms.document import Document, View
from rooms.store import Store, opened
from tests.bench.processes import spent

CARD = b'{"by":"p1","text":"Mehr Schatten auf den Wegen zur Schule, noch vor dem Sommer","section":1,"place":1000}'
MANY, MOVED, READERS = 2_000, 10_000, 20


async def commit(store: Store, number: int, epoch: str = "e1") -> None:
    decision = Decision(View()).put_raw(f"room:r{number % 40}/note:{number}", CARD)
    await store.commit("w", decision, command=f"{number:022}", by="p1", at=1, epoch=epoch, begin="" if epoch else "e1")


async def measure(url: str, pids: list[int]) -> dict[str, float]:
    found: dict[str, float] = {}
    async with opened(url) as store:
        await commit(store, 0, epoch="")
        before = spent(pids)
        await asyncio.gather(*(commit(store, number) for number in range(1, MANY)))
        found["store, a commit"] = (spent(pids) - before) / MANY
        before = spent(pids)
        for _ in range(READERS):
            entries = [entry async for entry in store.entries("w")]
        found["store, an entry that is read"] = (spent(pids) - before) / (READERS * len(entries))
        moving = Decision(View())
        for number in range(MOVED):
            moving.put_raw(f"me:p{number}/place", b'{"room":"r1"}')
        begun = time.perf_counter()
        await store.commit("w", moving, command="m" * 22, by="", at=1, epoch="e1")
        found["store, a put of a large commit"] = (time.perf_counter() - begun) / MOVED
    document, recent = Document(), Recent(0, "", 0)
    begun = time.process_time()
    for entry in entries:
        recent.add(entry, document)
        document.apply(entry)
        changes_frames([entry], entry.sequence, {"room:r1"})
    found["server, an entry that is followed"] = (time.process_time() - begun) / len(entries)
    return {name: seconds * 1e6 for name, seconds in found.items()}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = EmbeddedStore(Path(folder))
        url = store.start()
        with Redis.from_url(url) as client:
            pid = int(client.info("server")["process_id"])
        for name, cost in asyncio.run(measure(url, [pid])).items():
            print(f"{name:<36} {cost:8.1f} µs")
        store.stop()


if __name__ == "__main__":
    main()
