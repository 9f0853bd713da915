"""What the terminal says of a server: its workshops, how to reach them, and what its store and its key promise.

Links with their secrets stand there only where nobody keeps what is printed, or where that is wanted.
"""

from __future__ import annotations

import shlex
import sys

from facilitator.authors import author_address
from facilitator.founding import Founded
from facilitator.identity import Keys
from facilitator.pages.links import address_of, in_order
from facilitator.pages.qr import qr_text
from facilitator.settings import Settings
from rooms.document import View
from rooms.durability import Durability
from rooms.programme import workshop
from rooms.roles import Role
from rooms.store import Store
from rooms.wording import unparted

# In the place of a link that works and cannot be told: the store was moved without its key, say.
OF_ANOTHER_KEY = "works, but was made with another key; facilitator links WORKSHOP --renew ROLE makes another"

# Nobody but who writes it is let in.
DRAFT = "A draft: until it is published in the editor, no other link leads anywhere. They stay the same then."

# Hosts that keep a store elsewhere often keep no folder.
KEY_APART = (
    "The key of links and cookies lies in {data}, apart from the store. Set SECRET_KEY where that folder is not kept:\n"
    "without the key everybody has to come in anew after a restart, by links that cannot be shown again."
)


def say_workshop(settings: Settings, id: str, view: View, became: Founded) -> None:
    """How to reach it."""
    print(f"\n{unparted(workshop(view).title)}   {_words(became)}\n")
    if not (settings.show_links or sys.stdout.isatty()):
        print(f"  {'event page':<14} {settings.address}/w/{id}")
        print(f"  The links with their secrets: {_links_command(settings, id)}\n")
        return
    lines = link_lines(settings, Keys.of(settings), id, view)
    for name, address in lines:
        print(f"  {name:<14} {address or OF_ANOTHER_KEY}")
    joining = dict(lines).get("participants", "")
    if workshop(view).draft:
        print(f"\n  {DRAFT}\n")
        return
    print(f"\n{qr_text(joining)}" if joining else "")
    print(f"  Or go to {settings.address} and type the code {workshop(view).code}.\n")


def _links_command(settings: Settings, id: str) -> str:
    """What shows them in any folder; what else the server was given from the environment must be there again."""
    usual, own = Settings().environment(), settings.environment()
    about = [f"{name}={own[name]}" for name in ("HOST", "PORT", "PUBLIC_URL") if own[name] != usual[name]]
    return shlex.join([*about, sys.executable, "-m", "facilitator", "links", id, "--data", str(settings.data)])


def _words(became: Founded) -> str:
    return {
        Founded.NEW: "(new)",
        Founded.KEPT: "(as it was left)",
        Founded.UPDATED: "(brought up to date with its file)",
        Founded.EDITED: "(as it was edited in the browser since its file was read)",
        Founded.RUNNING: "(has begun; the changes in its file are not taken over)",
    }[became]


def link_lines(settings: Settings, keys: Keys, id: str, view: View) -> list[tuple[str, str]]:
    """``(name, address)`` of every link, as the terminal shows them; no address where it was made with another key.

    The organisers' link leads to the results, of a draft to the editor.
    """
    draft = workshop(view).draft
    names = {
        Role.PARTICIPANT: "participants",
        Role.STAGE: "stage",
        Role.MODERATOR: "control panel",
        Role.ORGANISER: "editor" if draft else "results",
    }
    lines = [("event page", f"{settings.address}/w/{id}")]
    for hashed, link in in_order(view):
        name, secret = names.get(link.role, f"host {link.room}"), keys.known_secret(id, hashed, link)
        lines.append((name, address_of(settings.address, id, link.role, secret, draft=draft) if secret else ""))
    return lines


def say_authors(settings: Settings) -> None:
    """Where new workshops are written; its secret as that of other links."""
    address = author_address(settings, Keys.of(settings))
    if address and (settings.show_links or sys.stdout.isatty()):
        print(f"  {'new workshop':<14} {address}\n")


async def say_others(settings: Settings, store: Store, named: set[str]) -> None:
    for id in await store.workshops():
        if id not in named:
            print(f"  Also here: {settings.address}/w/{id}")


def say_store(settings: Settings, durability: Durability) -> None:
    print(f"Store: {durability.version}; what is answered with “saved” is {durability.ok}.")
    if settings.redis_url and not settings.secret_key:
        print(KEY_APART.format(data=settings.data))
