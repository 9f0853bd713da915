"""Server processes without a server: each has a replica of a workshop of its own, on one store."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from facilitator.live.frame import Frame
from facilitator.replica import Replica
from facilitator.workshop import LiveWorkshop, new_id
from rooms.decision import Decision
from rooms.document import Document, View
from rooms.store import Store, opened


class Page:
    """The line of one browser: keeps the frames that it was handed, and what became of it."""

    waiting = 0

    def __init__(self) -> None:
        self.frames: list[bytes] = []
        self.ended = self.was_cut = False

    def begin(self, frames: Sequence[Frame]) -> None:
        for frame in frames:
            self.write(frame)

    def write(self, frame: Frame) -> int:
        self.frames += frame.payloads
        return 0

    def straight(self, ended: Callable[[], None]) -> int:
        return -1

    @property
    def gone(self) -> bool:
        return self.ended or self.was_cut

    async def drained(self) -> bool:
        return not self.ended

    def end(self) -> None:
        self.ended = True

    def cut(self) -> None:
        self.was_cut = True


@asynccontextmanager
async def process(url: str, id: str) -> AsyncIterator[LiveWorkshop]:
    """What one server process does in one workshop."""
    async with opened(url) as store:
        loaded = await store.load(id)
        assert loaded is not None
        replica = Replica(store, id, loaded)
        replica.start()
        try:
            yield LiveWorkshop(store, replica)
        finally:
            await replica.stop()


async def founded(store: Store, view: View) -> str:
    """A workshop with this document, under an id of its own."""
    id, decision = f"w-{secrets.token_hex(4)}", Decision(View())
    for key, raw in view.items():
        decision.put_raw(key, raw)
    await store.commit(id, decision, command=new_id(), by="", at=1, epoch="", begin="e1")
    return id


async def replayed(store: Store, id: str) -> dict[str, bytes]:
    document, commands = Document(), []
    async for entry in store.entries(id):
        document.apply(entry)
        commands.append(entry.command)
    assert len(commands) == len(set(commands)), "a command is in the log once"
    return dict(document.items())


async def settled(store: Store, id: str, *processes: LiveWorkshop) -> None:
    """Both processes have what is stored, and the log alone makes it."""
    _, head = await store.head(id)
    loaded = await store.load(id)
    assert loaded is not None
    stored = dict(loaded.document.items())
    for process in processes:
        assert await process.replica.catch_up(head)
        assert dict(process.view.items()) == stored
    assert await replayed(store, id) == stored


def note(number: int) -> Callable[[View], Decision]:
    return lambda view: Decision(view).put_raw(f"all/note:{number}", b"{}")
