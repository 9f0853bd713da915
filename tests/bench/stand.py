"""What is measured: a server and a store of its own, workshops on it, and crowds that speak its wire."""

from __future__ import annotations

import random
import re
import secrets
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from redis import Redis

from facilitator import arrival, commands
from facilitator.embedded_store import EmbeddedStore
from facilitator.identity import Pass, cookie_name, hash_of
from facilitator.live.client import Client
from facilitator.live.protocol import VERSION, Do, Hello, Welcome, encode
from facilitator.workshop import new_id, now_ms
from rooms.activities.board.cards import Write
from rooms.decision import Decision
from rooms.document import Document
from rooms.people import Link, Person, actor
from rooms.roles import Role
from rooms.store import Committed, Store
from tests.bench.crowd import Crowd, Dialect, Line
from tests.bench.processes import family, part, resident, spent
from tests.serving import KEYS, Gathering, ServerProcess, done, house, workshop_text

THEME = """
[[theme]]
id = "{id}"
name = "{id}"
questions = ["What is done?", "What holds?", "What is urgent?"]
seats = {seats}
"""
BOARD = '\n[[item]]\nid = "{id}"\nkind = "board"\ntitle = "Groups"\nminutes = 60\nsettings = { rooms = ["{room}"] }\n'
_WORDS = (
    "green roofs on halls, trees along streets, shade for schools, wells in squares, water kept where it falls, "
    "who tends what is planted, money for years and not for projects, fewer rules, benches under old limes, a map of "
    "hot places, neighbours with keys to the pump, meadows mown twice, gravel taken out, soil that drinks, gardens "
    "between houses, parents who dig, an office that answers, night air through open courts, bees, swifts, hedges"
)
_ABOUT = re.compile(rb'\{"t":"(\w+)","audience":"([^"]+)","sequence":(\d+)')


def words(number: int, many: int = 18) -> str:
    """Some words, always the same for the same number: no text is like another, as when people write."""
    return " ".join(random.Random(number).choices(_WORDS.split(), k=many))


def text(mark: int) -> str:
    """What somebody writes on a card, with the mark by which it is known again: about 300 bytes on the wire."""
    return f"~{mark:06}~ {words(mark)}"


def board_text(rooms: int = 1) -> str:
    """A workshop with one board in so many rooms; everybody comes into the first."""
    themes = "".join(THEME.format(id=f"room-{n}", seats=5_000) for n in range(rooms))
    return workshop_text(BOARD.replace("{id}", "groups").replace("{room}", "room-0"), themes=themes)


class Browsers(Dialect):
    """People in one workshop, who write cards in a room."""

    def __init__(self, event: Event, item: str = "groups", room: str = "room-0") -> None:
        self.workshop, self.cookies, self.item, self.room = event.id, event.cookies, item, room
        self.origin = event.stand.server.address
        self.epoch, self.seen = "", dict[int, dict[str, int]]()
        self.refusals: list[bytes] = []

    def path(self, number: int) -> str:
        return f"/w/{self.workshop}/socket"

    def headers(self, number: int) -> dict[str, str]:
        unpacks = "permessage-deflate; client_max_window_bits"
        cookie = self.cookies[number % len(self.cookies)]
        return {"Origin": self.origin, "Cookie": cookie, "Sec-WebSocket-Extensions": unpacks}

    def opened(self, line: Line) -> None:
        line.say(encode(Hello(VERSION, epoch=self.epoch, seen=self.seen.get(line.number, {}))))

    def note(self, number: int, mark: int) -> bytes:
        said = {"type": "board.write", "item": self.item, "room": self.room, "section": 1, "text": text(mark)}
        return encode(Do(secrets.token_urlsafe(16), msgspec.Raw(msgspec.json.encode(said))))

    def tells_notes(self, payload: bytes) -> bool:
        return payload.startswith(b'{"t":"changes"')

    def heard(self, line: Line, payload: bytes) -> None:
        if payload.startswith(b'{"t":"welcome"'):
            welcome = msgspec.json.decode(payload, type=Welcome)
            self.epoch, line.wanted = welcome.epoch, set(welcome.audiences)
        elif payload.startswith(b'{"t":"no"'):
            self.refusals.append(payload)
        elif found := _ABOUT.match(payload):
            line.seen[found[2].decode()] = int(found[3])
        if line.wanted is not None and line.wanted <= line.seen.keys() | self.seen.get(line.number, {}).keys():
            line.complete()


@dataclass
class Event:
    """One workshop that is going on, with what is known of it here."""

    stand: Stand
    gathering: Gathering
    control: Client
    cookies: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.gathering.id

    async def view(self) -> tuple[Document, str]:
        loaded = await self.stand.store.load(self.id)
        assert loaded is not None
        return loaded.document, loaded.epoch

    async def commit(self, view: Document, decision: object, epoch: str, by: str, command: str) -> None:
        assert isinstance(decision, Decision), decision
        outcome = await self.stand.store.commit(self.id, decision, command=command, by=by, at=now_ms(), epoch=epoch)
        assert isinstance(outcome, Committed), outcome
        view.apply(decision.entry())

    async def people(self, many: int) -> None:
        """So many more come in, as at the door, straight through the store."""
        view, epoch = await self.view()
        for number in range(len(self.cookies), len(self.cookies) + many):
            id, command = f"p{number:010}", new_id()
            link = Link(Role.PARTICIPANT, person=id)
            personal = hash_of(KEYS.secret_for(self.id, link)), link
            who = Person(name=words(number, 2).title(), joined=now_ms())
            decision = arrival.join(view, id, who, personal=personal, now=now_ms(), command=command)
            await self.commit(view, decision, epoch, id, command)
            self.cookies.append(f"{cookie_name(self.id)}={KEYS.sign(Pass(self.id, id))}")

    async def cards(self, many: int, room: str = "room-0", item: str = "groups") -> None:
        """So many cards that hang already, written by those who are in."""
        view, epoch = await self.view()
        for number in range(many):
            who, command = actor(view, f"p{number % len(self.cookies):010}"), new_id()
            assert who is not None
            write = Write(item=item, room=room, section=1, text=text(900_000 + number % 90_000))
            decision = commands.decide(view, who, write, id=command, now=now_ms())
            await self.commit(view, decision, epoch, who.person, command)

    def crowd(self, **about: str) -> Crowd:
        return Crowd(self.stand.port, Browsers(self, **about))

    async def filled(self, people: int, *, within: float = 0.0) -> Crowd:
        """So many people, who all are there."""
        await self.people(people)
        crowd = self.crowd()
        await crowd.come(people, within)
        return crowd


@dataclass
class Stand:
    """A server with its store; ``store`` is this process's own way to it."""

    store: Store
    server: ServerProcess
    url: str
    _workshops: object

    @property
    def port(self) -> int:
        return self.server.port

    @property
    def server_pids(self) -> list[int]:
        return family(self.server.process.pid)

    @property
    def store_pids(self) -> list[int]:
        with Redis.from_url(self.url) as redis:
            return [int(redis.info("server")["process_id"])]

    def spent(self) -> tuple[float, float]:
        """Seconds of a core: of the server, and of the store."""
        return spent(self.server_pids), spent(self.store_pids)

    def resident(self) -> tuple[int, int]:
        return resident(self.server_pids), resident(self.store_pids)

    @asynccontextmanager
    async def event(self, file: str = "") -> AsyncIterator[Event]:
        """A workshop that has begun."""
        async with self._workshops.workshop(file or board_text()) as gathering:  # type: ignore[attr-defined]
            control = await gathering.moderator()
            await done(control, "clock.start", plan="now")
            yield Event(self, gathering, control)


@asynccontextmanager
async def standing(**settings: str) -> AsyncIterator[Stand]:
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        embedded = EmbeddedStore(Path(place))
        url = embedded.start()
        try:
            server = ServerProcess(Path(place), "retrospective", REDIS_URL=url, **settings)
            try:
                async with house(url, server) as here:
                    stand = Stand(here.store, server, url, here)
                    part([*stand.server_pids, *stand.store_pids])
                    yield stand
            finally:
                server.kill() if len(settings) == 0 else server.stop()
        finally:
            embedded.stop()
