"""A workshop as a process begins to serve it: in an epoch that the present life of the store has begun.

What a store has lost while no server was running only pages can know: they were told entries that are gone, under
sequences that other entries will have. No epoch goes on where that may have happened, so that none of them takes what
it knows for a part of what there is.
"""

from __future__ import annotations

from secrets import token_hex

from facilitator.outside import new_id, now_ms
from rooms.decision import Decision
from rooms.store import Loaded, Store


async def loaded(store: Store, id: str) -> Loaded | None:
    """The workshop as it is now, in such an epoch; nothing where there is none of that name."""
    while (found := await store.load(id)) is not None:
        life = await store.life(id)
        if found.epoch.startswith(life):
            break
        begin = epoch_of(life)
        nothing = Decision(found.document)
        # Another process may have begun one just now: then that is the one.
        await store.commit(id, nothing, command=new_id(), by="", at=now_ms(), epoch=found.epoch, begin=begin)
    return found


def epoch_of(life: str) -> str:
    """The name of an epoch that begins in that life of the store."""
    return f"{life}-{token_hex(4)}"
