"""The document as it was: played again from the log, which keeps everything until the workshop expires."""

from __future__ import annotations

from facilitator.moment import Moment
from rooms.document import STAFF, Document
from rooms.programme import Snapshot
from rooms.store import Store

# Under which the document is asked for as it stands, beside the ids of snapshots.
NOW = "now"


async def moment_of(store: Store, workshop: str, wanted: str) -> Moment | None:
    """The moment of a snapshot, or ``now``."""
    return await (document_now(store, workshop) if wanted == NOW else document_at(store, workshop, wanted))


async def document_at(store: Store, workshop: str, snapshot: str) -> Moment | None:
    """The document right after the entry that took this snapshot; nothing if none did."""
    return await document_since(store, workshop, Snapshot.key(STAFF, snapshot))


async def document_since(store: Store, workshop: str, key: str) -> Moment | None:
    """The document right after the first entry that put something under this key; nothing if none did."""
    document = Document()
    async for entry in store.entries(workshop):
        document.apply(entry)
        if key in entry.put:
            return Moment(document, entry.sequence, entry.at)
    return None


async def document_now(store: Store, workshop: str) -> Moment | None:
    loaded = await store.load(workshop)
    if loaded is None:
        return None
    last = 0
    async for entry in store.entries(workshop, loaded.sequence - 1):
        last = entry.at
        break
    return Moment(loaded.document, loaded.sequence, last)
