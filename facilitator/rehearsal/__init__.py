"""The dress rehearsal: a workshop from beginning to end with simulated people over real websockets.

``facilitator rehearse`` starts a server of its own for it, on this machine, or lets the people join a running one.
It is also the load generator. What became of every word is told at the end.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path

import msgspec
from websockets.exceptions import WebSocketException

from facilitator import making
from facilitator.identity import Keys
from facilitator.live.admission import Ticket, fetch, join, language_at, parted
from facilitator.live.client import Client, Ended
from facilitator.live.protocol import No
from facilitator.pages.links import address_of
from facilitator.rehearsal.day import CannotRehearse, Rehearsal, Venue, Wanted
from facilitator.rehearsal.record import Record
from facilitator.rehearsal.words import words_for
from facilitator.serving import running_store
from facilitator.settings import Settings
from rooms.document import SEALED, STAFF, View, encode, own_audience
from rooms.links import standing_links
from rooms.people import Link, Person
from rooms.roles import Role
from rooms.store import Store, opened

# The server gives up making a document before whoever waits for it does.
DOCUMENT_PATIENCE = making.PATIENCE + 30.0

__all__ = ["CannotRehearse", "Wanted", "on_store", "rehearse_here", "rehearse_there", "remove"]


def rehearse_here(id: str, path: str, wanted: Wanted) -> int:
    """On a server of its own with a store of its own, both gone afterwards; the exit code."""
    with tempfile.TemporaryDirectory(prefix="facilitator-rehearsal-") as folder:
        settings = Settings(data=Path(folder, "data"))
        with running_store(settings) as url, _serving(settings, url, path) as address:
            return asyncio.run(_rehearse_here(settings, url, address, id, wanted))


def rehearse_there(link: str, wanted: Wanted) -> int:
    """On a running server, whose moderators steer; the people stay until the workshop is over."""
    with _answering(link):
        return asyncio.run(_rehearse_there(link, wanted))


def remove(link: str) -> int:
    """Remove the people of all rehearsals from a running server, and everything that they did."""
    with _answering(link):
        return asyncio.run(_remove(link))


@contextmanager
def _answering(link: str) -> Iterator[None]:
    """Whoever cannot be reached by that link is named in a sentence."""
    try:
        yield
    except (OSError, HTTPException, WebSocketException) as error:
        why = getattr(error, "reason", "") or error
        raise CannotRehearse(f"{parted(link)[0].address} does not answer ({why})") from error


@contextmanager
def _serving(settings: Settings, url: str, path: str) -> Iterator[str]:
    """The address of a server process with this workshop as a rehearsal."""
    own = {"HOST": "127.0.0.1", "PORT": "0", "DATA": str(settings.data), "REDIS_URL": url}
    foreign = ("PUBLIC_URL", "SECRET_KEY", "WEB_CONCURRENCY")
    environment = {name: value for name, value in os.environ.items() if name not in foreign} | own
    command = [sys.executable, "-m", "facilitator", "serve", "--rehearsal", path]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ourselves
    try:
        yield _address(process)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=15)
        process.kill()
        process.wait()


def _address(process: subprocess.Popen[str]) -> str:
    address = ""
    for line in process.stdout or ():
        if found := re.search(r"event page +(\S+)/w/", line):
            address = found[1]
        if "Ctrl-C stops" in line:
            return address
    raise CannotRehearse("the server for the rehearsal could not be started")


async def _rehearse_here(settings: Settings, url: str, address: str, id: str, wanted: Wanted) -> int:
    async with opened(url) as store:
        venue = await on_store(store, Keys.of(settings), address, id)
        code = await Rehearsal(venue, wanted).run()
        await _document(await _staff(venue.links[Role.ORGANISER, ""]), wanted)
        return code


async def on_store(store: Store, keys: Keys, address: str, id: str) -> Venue:
    """A workshop on a server whose store and keys are at hand: steered here, and its log is read at the end."""
    loaded = await store.load(id)
    if loaded is None:
        raise CannotRehearse(f"there is no workshop {id} on the server for the rehearsal")
    links = {
        (link.role, link.room): address_of(address, id, link.role, keys.secret_for(id, link))
        for _, link in standing_links(loaded.document)
    }

    async def truth(*_: object) -> View:
        found = await store.load(id)
        return found.document if found else View()

    async def audit(record: Record) -> None:
        await record.audit(store.entries(id), await truth())

    return Venue(await _staff(links[Role.MODERATOR, ""]), links, truth, steered=True, audit=audit)


async def _rehearse_there(link: str, wanted: Wanted) -> int:
    moderator = await _staff(link)
    links = {(Role(found.role), found.room): found.address for found in await _links(moderator)}

    async def truth(control: Client, people: Sequence[Client]) -> View:
        own = (page.document.items(own_audience(page.person)) for page in people)
        return View(
            (*control.document.items(), *(pair for pairs in own for pair in pairs), *_links_of(control.document))
        )

    code = await Rehearsal(Venue(moderator, links, truth, steered=False), wanted).run()
    print("The people of the rehearsal are still there; the same command with --remove removes them.")
    return code


async def _staff(link: str) -> Ticket:
    """Who steers, clears up or takes the documentation along, under a name in the workshop's language as its guests."""
    return await join(link, words_for(await language_at(link)).moderator, rehearsal="yes")


def _links_of(view: View) -> Iterator[tuple[str, bytes]]:
    """What people hang on, which a control panel is not shown; it holds for all who have not been sent away."""
    for _, who in view.each(Person, STAFF):
        if who.link:
            yield Link.key(SEALED, who.link), encode(Link(who.role, who.room))


class _Link(msgspec.Struct):
    role: str
    room: str
    address: str


async def _links(moderator: Ticket) -> list[_Link]:
    status, _, body = await fetch(moderator, "links")
    if status != 200:
        raise CannotRehearse("people can be sent there by the link of the control panel only")
    return msgspec.json.decode(body, type=dict[str, list[_Link]])["links"]


async def _remove(link: str) -> int:
    page = await Client(await _staff(link), "control").connect()
    with suppress(Ended):
        # Who gives the command goes too, so that the answer may not arrive any more.
        answer = await page.do("rehearsal.remove")
        if isinstance(answer, No):
            raise CannotRehearse(answer.text)
    await page.close()
    print("The people of all rehearsals are gone, and everything that they did.")
    return 0


async def _document(organiser: Ticket, wanted: Wanted) -> None:
    """The documentation, downloaded as an organiser does."""
    try:
        status, headers, body = await fetch(organiser, "results/now/pdf", patience=DOCUMENT_PATIENCE)
    except OSError as error:
        raise CannotRehearse(f"the documentation could not be downloaded ({error})") from error
    if status != 200:
        raise CannotRehearse(f"the documentation could not be downloaded ({status})")
    name = re.search(r'filename="([^"]+)"', headers.get("content-disposition", ""))
    path = wanted.pdf or Path()
    if path.is_dir():
        path /= name[1] if name else "rehearsal.pdf"
    try:
        await asyncio.to_thread(path.write_bytes, body)
    except OSError as error:
        raise CannotRehearse(f"the documentation could not be written ({error})") from error
    print(f"The documentation: {path}")
