"""What the command line does with workshops that are kept, beside a running server or without one."""

from __future__ import annotations

import asyncio
from pathlib import Path

from facilitator.announcing import DRAFT, OF_ANOTHER_KEY, link_lines
from facilitator.authors import author_address
from facilitator.documentation import FORMATS, Made, render
from facilitator.history import document_now
from facilitator.identity import Keys, renewed
from facilitator.serving import running_store
from facilitator.settings import BadSetting, Settings
from facilitator.workshop import new_id, now_ms
from rooms import programme
from rooms.links import link_for
from rooms.roles import Role
from rooms.store import Committed, Loaded, Store, opened


async def show_links(settings: Settings, workshop: str | None, renew: str | None, room: str) -> int:
    """Print the links of one workshop or all; ``renew`` names a role whose link is made anew first."""
    with running_store(settings) as url:
        async with opened(url) as store:
            if workshop and renew:
                await _renew(settings, store, workshop, Role(renew), room)
            for id in [workshop] if workshop else sorted(await store.workshops()):
                loaded = await _load(store, id)
                print(f"\n{id}")
                for name, address in link_lines(settings, Keys.of(settings), id, loaded.document):
                    print(f"  {name:<24} {address or OF_ANOTHER_KEY}")
                if programme.workshop(loaded.document).draft:
                    print(f"  {DRAFT}")
    address = "" if workshop else author_address(settings, Keys.of(settings))
    if address:
        print(f"\nnew workshop\n  {address}")
    return 0


async def _renew(settings: Settings, store: Store, workshop: str, role: Role, room: str) -> None:
    loaded = await _load(store, workshop)
    found = link_for(loaded.document, role, room)
    if found is None:
        raise BadSetting(f"{workshop} has no link for a {role} {room}".rstrip())
    decision = renewed(loaded.document, Keys.of(settings), workshop, [found])
    outcome = await store.commit(workshop, decision, command=new_id(), by="", at=now_ms(), epoch=loaded.epoch)
    if not isinstance(outcome, Committed):
        raise BadSetting(f"{workshop} has changed at this moment; please try again")


def write_export(settings: Settings, workshop: str, format: str, folder: Path) -> int:
    """Write the documentation as it stands into a folder, and say where."""
    made = asyncio.run(_export(settings, workshop, format))
    target = folder / made.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_bytes(made.body)
    except OSError as error:
        raise BadSetting(f"{target} cannot be written: {error.strerror}") from error
    print(target)
    return 0


async def _export(settings: Settings, workshop: str, format: str) -> Made:
    if format not in FORMATS:
        raise BadSetting(f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    with running_store(settings) as url:
        async with opened(url) as store:
            loaded = await _load(store, workshop)
            moment = await document_now(store, workshop)
    if moment is None:
        raise BadSetting(f"there is no workshop {workshop!r} here")
    return render(workshop, loaded.epoch, moment, format, "")


async def _load(store: Store, workshop: str) -> Loaded:
    loaded = await store.load(workshop)
    if loaded is None:
        raise BadSetting(f"there is no workshop {workshop!r} here; facilitator links shows those that there are")
    return loaded
