"""A workshop as a process serves it: in an epoch that the present life of the store has begun.

What a store has lost while no server was running, or none but one that has died with it had seen, only pages can know:
they were told entries that are gone, under sequences that other entries will have. No epoch goes on where that may have
happened, so that none of them takes what it knows for a part of what there is.
"""

from __future__ import annotations

from secrets import token_hex

from facilitator.outside import new_id, now_ms
from rooms.decision import Decision
from rooms.document import View
from rooms.store import Loaded, Store


async def loaded(store: Store, id: str) -> Loaded | None:
    """The workshop as it is now, in such an epoch; nothing where there is none of that name."""
    while (found := await store.load(id)) is not None:
        life = await store.life(id)
        if found.epoch.startswith(life):
            break
        await _begin(store, id, found.epoch, life)
    return found


async def lives_on(store: Store, id: str, epoch: str, before: str) -> str:
    """The present life of the store; where it is not the one ``before``, an epoch of it begins instead of this one.

    What a process that died with the store had seen alone, only its pages know.
    """
    life = await store.life(id)
    if before not in ("", life) and not epoch.startswith(life):
        await _begin(store, id, epoch, life)
    return life


async def _begin(store: Store, id: str, epoch: str, life: str) -> None:
    """Unless another process has begun one just now: then that is the one."""
    nothing = Decision(View())
    await store.commit(id, nothing, command=new_id(), by="", at=now_ms(), epoch=epoch, begin=epoch_of(life))


def epoch_of(life: str) -> str:
    """The name of an epoch that begins in that life of the store."""
    return f"{life}-{token_hex(4)}"
