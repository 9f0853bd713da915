"""Real servers for tests: processes of ``facilitator serve``, workshops of a test's own on them, and people in them.

A server is started once for many tests; each test founds a workshop with an id of its own, so that tests can run
beside each other. Nothing here sleeps: what is waited for is a state that a person would see.
"""

from __future__ import annotations

import os
import re
import secrets
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.founding import found
from facilitator.identity import Keys
from facilitator.live.admission import Ticket, join, show
from facilitator.live.client import Client
from facilitator.live.protocol import No, Ok, Page
from facilitator.pages.links import address_of
from facilitator.workshop_file import parse
from rooms.document import View
from rooms.links import link_for
from rooms.programme import workshop
from rooms.roles import Role
from rooms.store import Store, opened

SECRET = "a key for tests, as long as others"
KEYS = Keys(SECRET.encode())

THEMES = """
[[theme]]
id = "klima"
name = "Klima"
questions = ["Was tun?", "Was lassen?"]
goals = ["Mehr Schatten."]
seats = 3

[[theme]]
id = "arten"
name = "Arten"
questions = ["Was tun?", "Was lassen?"]
seats = 3
"""

# One item of each kind; a test jumps to the one that it needs.
EVERYTHING = """
[[item]]
id = "welcome"
kind = "talk"
title = "Welcome"
minutes = 10

[[item]]
id = "words"
kind = "chain"
title = "Words"
minutes = 10
settings = { seed = "green" }

[[item]]
id = "choice"
kind = "choose"
title = "Choice"
minutes = 10
settings = { rounds = ["groups", "groups-2"] }

[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 30

[[item]]
id = "break"
kind = "pause"
title = "Break"
minutes = 10
reopens = ["choice"]

[[item]]
id = "groups-2"
kind = "board"
title = "Groups again"
minutes = 30
settings = { weighing = [{ question = "What first?", dots = 3, most = 2 }] }
step = [
  { title = "Write", minutes = 5, does = "write" },
  { title = "Cluster", minutes = 5, does = "cluster" },
  { title = "Weigh", minutes = 5, does = "weigh" },
  { title = "Sharpen", minutes = 15, does = "sharpen" },
]

[[item]]
id = "flash"
kind = "flash"
title = "Flash"
minutes = 10
settings = { question = "How was it?", scale = "How much?", low = "little", high = "much" }

[[item]]
id = "end"
kind = "closing"
title = "The end"
minutes = 10
"""


# An item of ten minutes in two steps; a test puts what comes after it below.
STEPPED = """
[[item]]
id = "a"
kind = "talk"
title = "A"
minutes = 10
[[item.step]]
title = "one"
minutes = 4
[[item.step]]
title = "two"
minutes = 6
"""
# With rooms after it, and a talk.
STEPPED_DAY = f"""{STEPPED}[[item]]
id = "rooms"
kind = "board"
title = "Rooms"
minutes = 30
advance = "wait"
[[item]]
id = "c"
kind = "talk"
title = "C"
minutes = 10
"""


def workshop_text(items: str = EVERYTHING, *, themes: str = THEMES, **about: object) -> str:
    """A workshop file; ``about`` stands in its first table."""
    said = {"title": "A test", "date": "2030-05-14", "start": "09:30", "language": "en", **about}
    return "[workshop]\n" + "\n".join(f"{key} = {_toml(value)}" for key, value in said.items()) + themes + items


def _toml(value: object) -> str:
    bare = isinstance(value, bool | int) or re.fullmatch(r"\d{4}-\d\d-\d\d", str(value))
    return str(value).lower() if bare else f'"{value}"'


class ServerProcess:
    """One ``facilitator serve``; ``said`` is what it told the terminal when it started.

    ``build`` is a folder with other packages than those of this checkout.
    """

    def __init__(self, data: Path, *files: str, port: int = 0, build: Path | None = None, **environment: str) -> None:
        own = {"PORT": str(port), "DATA": str(data), "SECRET_KEY": SECRET, "REDIS_URL": "", **environment}
        command = [sys.executable, "-m", "facilitator", "serve", *files]
        if build is not None:
            own["PYTHONPATH"] = str(build)
        self.process = subprocess.Popen(
            command, cwd=build, env=os.environ | own, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        self.said = self._until_ready()
        self.address = re.search(r"event page +(\S+)/w/", self.said)[1]  # type: ignore[index]

    def _until_ready(self) -> str:
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if "Ctrl-C stops" in line:
                return said
        raise AssertionError(f"the server ended before it was ready:\n{said}")

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def stop(self) -> str:
        self.process.send_signal(signal.SIGTERM)
        said, _ = self.process.communicate(timeout=30)
        return said

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


@dataclass
class House:
    """Servers on one store. ``at`` is the address of the one that a page is opened on, the first if not said."""

    addresses: list[str]
    store: Store

    @asynccontextmanager
    async def workshop(self, text: str = "", id: str = "") -> AsyncIterator[Gathering]:
        """A new workshop, and who comes into it; they go when it ends."""
        id = id or f"test-{secrets.token_hex(4)}"
        await found(self.store, KEYS, id, parse(text or workshop_text(), name=id))
        async with AsyncExitStack() as leaving:
            yield Gathering(self, id, leaving)


@dataclass
class Gathering:
    """One workshop with people in it."""

    house: House
    id: str
    _leaving: AsyncExitStack
    links: dict[str, str] = field(default_factory=dict)

    async def view(self) -> View:
        loaded = await self.house.store.load(self.id)
        assert loaded is not None
        return loaded.document

    async def link(self, role: Role, room: str = "", *, at: int = 0) -> str:
        """The link of a role as it is now."""
        found = link_for(await self.view(), role, room)
        assert found is not None
        return address_of(self.house.addresses[at], self.id, role, KEYS.secret_for(self.id, found[1]))

    async def code(self) -> str:
        """What is said aloud to join."""
        return workshop(await self.view()).code

    async def ticket(self, role: Role, name: str = "", room: str = "", *, at: int = 0, **more: str) -> Ticket:
        link = await self.link(role, room, at=at)
        if role is Role.STAGE:
            return await show(link)
        return await join(link, name or role.value.capitalize(), **more)

    async def page(
        self, role: Role, name: str = "", room: str = "", *, at: int = 0, page: Page | None = None
    ) -> Client:
        """A page of somebody new in that role, open until the test ends."""
        return await self.open(await self.ticket(role, name, room, at=at), page or _PAGES[role])

    async def open(self, ticket: Ticket, page: Page = "live", language: str = "en") -> Client:
        client = Client(ticket, page, language)
        self._leaving.push_async_callback(client.drop)
        return await client.connect()

    async def moderator(self, *, at: int = 0) -> Client:
        return await self.page(Role.MODERATOR, at=at)

    async def people(self, many: int, *, at: int = 0) -> list[Client]:
        return [await self.page(Role.PARTICIPANT, f"Person {number}", at=at) for number in range(1, many + 1)]


_PAGES: Mapping[Role, Page] = {
    Role.ORGANISER: "control",
    Role.MODERATOR: "control",
    Role.HOST: "control",
    Role.PARTICIPANT: "live",
    Role.STAGE: "stage",
}


async def done(client: Client, type: str, **fields: object) -> Ok:
    """A command that must succeed."""
    answer = await client.do(type, **fields)  # type: ignore[arg-type]
    assert isinstance(answer, Ok), f"{type}: {answer}"
    return answer


async def refused(client: Client, type: str, **fields: object) -> No:
    """A command that must not."""
    answer = await client.do(type, **fields)  # type: ignore[arg-type]
    assert isinstance(answer, No), f"{type} was carried out"
    return answer


@asynccontextmanager
async def house(store_url: str, *servers: ServerProcess) -> AsyncIterator[House]:
    async with opened(store_url) as store:
        yield House([server.address for server in servers], store)
