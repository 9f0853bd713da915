"""Puts a workshop into the store: founded from its file, brought up to date, or read in again from an export."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from enum import Enum
from random import SystemRandom

from msgspec.structs import replace

from facilitator import opening
from facilitator.amending import Hashed, amended, started
from facilitator.clock import wake
from facilitator.codes import same, spoken_code
from facilitator.editions import Manuscript, Version, is_known, recorded, text_of, version_of
from facilitator.identity import LINK_ROLES, Keys, hash_of
from facilitator.restoring import MARKS
from facilitator.workshop import new_id, now_ms
from facilitator.workshop_file import WorkshopFile
from rooms.decision import Decision
from rooms.document import ALL, SEALED, STAFF, View, decode, split_key
from rooms.people import Link, rooms
from rooms.programme import Clock, Salt, Snapshot, Workshop, clock, workshop
from rooms.roles import Role
from rooms.store import Committed, Loaded, Store


class Founded(Enum):
    """What became of a workshop file."""

    NEW = "new"
    KEPT = "kept"
    UPDATED = "updated"
    EDITED = "edited"
    RUNNING = "running"


class NotFounded(RuntimeError):
    """The store changed at the same moment, and at the second try again."""


class CodeTaken(ValueError):
    """Another workshop is joined with the code that this one's file names; the text names the other."""


class Expired(ValueError):
    """The retention date of an exported workshop has passed: its people were promised that it is deleted."""


# A workshop comes from its file, or from the entities of an export.
Source = WorkshopFile | Mapping[str, bytes]


async def found(store: Store, keys: Keys, id: str, source: Source) -> Founded:
    """Make sure that this workshop is in the store.

    Raises ``Expired`` for an export that should be gone, ``CodeTaken`` and ``NotFounded``.
    """
    try:
        became = await _found(store, keys, id, source)
    except NotFounded:
        # Two servers that start at once found the same workshops: the second finds them there.
        became = await _found(store, keys, id, source)
    # The index is a hint: without it nobody would wake for a workshop that begins by itself.
    loaded = await store.load(id)
    await store.announce(id, wake(loaded.document) if loaded else None)
    return became


async def _found(store: Store, keys: Keys, id: str, source: Source) -> Founded:
    if isinstance(source, WorkshopFile):
        return await _found_from_file(store, keys, id, source)
    return await _restore(store, keys, id, source)


async def _found_from_file(store: Store, keys: Keys, id: str, file: WorkshopFile) -> Founded:
    """``RUNNING`` where the file has changed but the workshop has begun: then it stays as it is.

    ``EDITED`` where the file is as it was, and another version of it was written since.
    """
    loaded = await store.load(id)
    if loaded is None:
        await _create(store, keys, id, file)
        return Founded.NEW
    if is_known(loaded.document, file.text):
        return Founded.KEPT if text_of(loaded.document) == file.text else Founded.EDITED
    if clock(loaded.document).state != "planned":
        return Founded.RUNNING
    await _update(store, keys, id, file, loaded)
    return Founded.UPDATED


async def _restore(store: Store, keys: Keys, id: str, exported: Mapping[str, bytes]) -> Founded:
    """An exported document again, with new links; one that is here already stays as it is.

    Its clock stands still, so that the agenda does not run through what it has missed.
    """
    if await store.load(id) is not None:
        return Founded.KEPT
    about = workshop(View(exported.items()))
    if 0 < about.expires <= now_ms():
        raise Expired(id)
    decision, whole = Decision(View()), View(exported.items())
    for key, raw in whole.items():
        # The moments that marks name are in the log, which does not come with the document.
        if split_key(key)[1] not in MARKS:
            decision.put_raw(key, raw)
    taken = await _codes(store, id)
    if any(same(code, about.code) for code in taken):
        decision.put(Workshop.key(ALL), replace(about, code=spoken_code(SystemRandom(), taken)))
    decision.put(Clock.key(ALL), _standing(whole))
    decision.put(Salt.key(SEALED), Salt(secrets.token_hex(16)))
    await _begin(store, keys, id, decision)
    return Founded.NEW


def _standing(view: View) -> Clock:
    """The clock, held at the last moment that the document tells of."""
    present = clock(view)
    if present.state != "running":
        return present
    moments = [present.began, *(snapshot.at for _, snapshot in view.each(Snapshot, STAFF))]
    return replace(present, state="held", held=min(max(moments), present.ends))


async def _create(store: Store, keys: Keys, id: str, file: WorkshopFile) -> None:
    await _begin(store, keys, id, await _fresh(store, id, file))


async def create_draft(store: Store, keys: Keys, id: str, file: WorkshopFile, manuscript: str = "") -> None:
    """A workshop of which only its organisers know; with a ``manuscript`` that has faults, ``file`` stands in for it.

    Raises ``NotFounded`` where there is one of that name, and ``CodeTaken``.
    """
    decision = await _fresh(store, id, file)
    fresh = decision.preview()
    decision.put(Workshop.key(ALL), replace(workshop(fresh), draft=True))
    decision.put(Clock.key(ALL), replace(clock(fresh), auto=False))
    if manuscript:
        version = version_of(manuscript, at=now_ms(), holds=False)
        decision.put(Version.key(STAFF, "1"), version).put(Manuscript.key(SEALED), Manuscript(manuscript))
    await _begin(store, keys, id, decision)
    await store.announce(id, None)


async def _fresh(store: Store, id: str, file: WorkshopFile) -> Decision:
    """A workshop as its file says, with that as its first version."""
    now, code = now_ms(), await _code(store, id, file)
    fresh = started(file, code=code, salt=secrets.token_hex(16), now=now)
    decision = Decision(View())
    for key, raw in fresh.items():
        decision.put_raw(key, raw)
    return decision.put(Version.key(STAFF, "1"), version_of(file.text, at=now))


async def _code(store: Store, id: str, file: WorkshopFile, kept: str = "") -> str:
    """The one that the file names or that was ``kept``, else a new one; no two workshops share one."""
    taken = await _codes(store, id)
    code = file.workshop.code
    if other := next((other for one, other in taken.items() if same(one, code)), ""):
        raise CodeTaken(f"people join {other} with the code {code}; give {id} another one, or none")
    return code or kept or spoken_code(SystemRandom(), taken)


async def codes_of_others(store: Store, id: str) -> tuple[str, ...]:
    """With what people join the other workshops."""
    return tuple(await _codes(store, id))


async def _codes(store: Store, besides: str) -> dict[str, str]:
    """The codes of all other workshops, each with whose it is."""
    found = await store.everywhere(Workshop.key(ALL))
    return {decode(Workshop, raw).code: other for other, raw in found.items() if other != besides}


async def _begin(store: Store, keys: Keys, id: str, decision: Decision) -> None:
    """The first entry of a workshop's log, with a link for each role and for the host of each room."""
    view = decision.preview()
    for link in (*(Link(role) for role in LINK_ROLES), *(Link(Role.HOST, room=room) for room in rooms(view))):
        _add_link(decision, keys, id, link)
    begin = opening.epoch_of(await store.life(id))
    await _commit(store, id, decision, epoch="", begin=begin, expires=_expiry(view))


def _add_link(decision: Decision, keys: Keys, id: str, link: Link) -> None:
    decision.put(Link.key(SEALED, hash_of(keys.secret_for(id, link))), link)


async def _update(store: Store, keys: Keys, id: str, file: WorkshopFile, loaded: Loaded) -> None:
    """As the file says now; people and what they did stay."""
    view, now = loaded.document, now_ms()
    code = await _code(store, id, file, kept=workshop(view).code)
    decision = amended(view, file, now=now, hashed=hashing(keys, id), code=code)
    recorded(decision, view, file.text, version_of(file.text, at=now))
    await _commit(store, id, decision, epoch=loaded.epoch, begin="", expires=_expiry(decision.preview()))


def hashing(keys: Keys, id: str) -> Hashed:
    """How a workshop keeps the secrets of its links."""
    return lambda link: hash_of(keys.secret_for(id, link))


def _expiry(view: View) -> int | None:
    about = view.get(Workshop, ALL)
    return about.expires or None if about else None


async def _commit(store: Store, id: str, decision: Decision, *, epoch: str, begin: str, expires: int | None) -> None:
    outcome = await store.commit(
        id, decision, command=new_id(), by="", at=now_ms(), epoch=epoch, begin=begin, expires=expires
    )
    if not isinstance(outcome, Committed):
        raise NotFounded(id)
