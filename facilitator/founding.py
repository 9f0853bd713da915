"""Puts a workshop file into the store: founds the workshop, or brings one that has not begun up to date."""

from __future__ import annotations

import secrets
from enum import Enum
from random import SystemRandom

from facilitator.identity import LINK_ROLES, Keys, hash_of
from facilitator.loading import entities, spoken_code
from facilitator.workshop import new_id, now_ms
from facilitator.workshop_file import WorkshopFile
from rooms.document import ALL, SEALED, Decision, View
from rooms.people import Link
from rooms.programme import Clock, EventPage, Salt, Workshop, workshop
from rooms.roles import Role
from rooms.store import Committed, Loaded, Store


class Founded(Enum):
    """What became of a workshop file."""

    NEW = "new"
    KEPT = "kept"
    UPDATED = "updated"
    RUNNING = "running"


class NotFounded(RuntimeError):
    """The store changed at the same moment; try again."""


async def found(store: Store, keys: Keys, id: str, file: WorkshopFile) -> Founded:
    """``RUNNING`` where the file has changed but the workshop has begun: then it stays as it is."""
    loaded = await store.load(id)
    if loaded is None:
        await _create(store, keys, id, file)
        return Founded.NEW
    page = loaded.document.get(EventPage, SEALED)
    if page is not None and page.file == file.text:
        return Founded.KEPT
    clock = loaded.document.get(Clock, ALL)
    if clock is None or clock.state != "planned":
        return Founded.RUNNING
    await _update(store, id, file, loaded)
    return Founded.UPDATED


async def _create(store: Store, keys: Keys, id: str, file: WorkshopFile) -> None:
    now = now_ms()
    decision = Decision(View())
    code = file.workshop.code or spoken_code(SystemRandom())
    for key, entity in entities(file, code=code, salt=secrets.token_hex(16), loaded_at=now).items():
        decision.put(key, entity)
    for link in _links(file):
        decision.put(Link.key(SEALED, hash_of(keys.secret_for(id, link))), link)
    await _commit(store, id, decision, epoch="", begin=secrets.token_hex(4), expires=_expiry(decision.preview()))
    await store.announce(id, None)


def _links(file: WorkshopFile) -> list[Link]:
    """One for each role, and one for the host of each room."""
    return [Link(role) for role in LINK_ROLES] + [Link(Role.HOST, room=theme.id) for theme in file.theme]


async def _update(store: Store, id: str, file: WorkshopFile, loaded: Loaded) -> None:
    """The file's entities anew; links, people and what they did stay."""
    view, old = loaded.document, workshop(loaded.document)
    salt = view.get(Salt, SEALED)
    code = file.workshop.code or old.code
    fresh = entities(file, code=code, salt=salt.value if salt else secrets.token_hex(16), loaded_at=now_ms())
    decision = Decision(view)
    for kind in ("item", "theme"):
        for gone in [id for id in view.ids(kind, ALL) if f"{ALL}/{kind}:{id}" not in fresh]:
            decision.delete(f"{ALL}/{kind}:{gone}")
    for key, entity in fresh.items():
        decision.put(key, entity)
    await _commit(store, id, decision, epoch=loaded.epoch, begin="", expires=_expiry(decision.preview()))


def _expiry(view: View) -> int | None:
    about = view.get(Workshop, ALL)
    return about.expires or None if about else None


async def _commit(store: Store, id: str, decision: Decision, *, epoch: str, begin: str, expires: int | None) -> None:
    outcome = await store.commit(
        id, decision, command=new_id(), by="", at=now_ms(), epoch=epoch, begin=begin, expires=expires
    )
    if not isinstance(outcome, Committed):
        raise NotFounded(id)
