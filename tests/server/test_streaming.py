"""Without websockets: the same envelopes by server-sent events and POST, as a browser behind a proxy gets them."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from facilitator.live.admission import Ticket
from facilitator.live.protocol import VERSION
from facilitator.locale import sentence
from rooms.command import FORBIDDEN
from rooms.roles import Role
from tests.serving import House, done

pytestmark = pytest.mark.anyio


class Page:
    """A page that has no websocket."""

    def __init__(self, ticket: Ticket, http: httpx2.AsyncClient) -> None:
        self._at = f"{ticket.address}/w/{ticket.workshop}"
        self._http = http
        self._headers = {"cookie": ticket.cookie, "origin": ticket.address}
        self.seen: dict[str, int] = {}

    async def events(self, **query: str) -> AsyncIterator[dict[str, Any]]:
        """The envelopes of one stream; what was seen is kept for the next hello."""
        hello = {"t": "hello", "v": VERSION, "epoch": self.epoch, "seen": self.seen}
        async with self._http.stream(
            "POST", f"{self._at}/events", json=hello, headers=self._headers, params=query
        ) as answer:
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("text/event-stream")
            async for line in answer.aiter_lines():
                if line.startswith("data: "):
                    yield self._noted(json.loads(line.removeprefix("data: ")))

    epoch = ""

    def _noted(self, envelope: dict[str, Any]) -> dict[str, Any]:
        if envelope["t"] == "welcome":
            self.epoch = envelope["epoch"]
        if envelope["t"] in ("snapshot", "changes"):
            self.seen[envelope["audience"]] = envelope["sequence"]
        return envelope

    async def say(self, **envelope: object) -> tuple[int, Any]:
        answer = await self._http.post(f"{self._at}/say", json=envelope, headers=self._headers)
        return answer.status_code, answer.json() if answer.status_code == 200 else None

    async def do(self, type: str, **fields: object) -> Any:
        command = {"type": type, **fields}
        return (await self.say(t="do", id=secrets.token_urlsafe(16), command=command))[1]


@pytest.fixture
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(timeout=40, trust_env=False) as client:
        yield client


async def test_what_happens_is_told_and_what_is_said_is_answered(servers: House, http: httpx2.AsyncClient) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        page = Page(await here.ticket(Role.PARTICIPANT, "Behind a proxy"), http)
        told: list[dict[str, Any]] = []

        async def listen() -> None:
            async for envelope in page.events():
                told.append(envelope)
                if "Heard?" in json.dumps(envelope):
                    return

        listening = asyncio.create_task(listen())
        assert (await page.say(t="ping", at=1.0))[1]["t"] == "pong"
        answer = await page.do("talk.ask", item="welcome", text="Heard?")
        assert answer["t"] == "ok"
        await asyncio.wait_for(listening, 20)
        assert told[0]["t"] == "welcome"
        assert {envelope["t"] for envelope in told} <= {"welcome", "snapshot", "changes", "presence"}
        refusal = await page.do("clock.next", seen="welcome")
        assert (refusal["t"], refusal["code"]) == ("no", "forbidden")


async def test_a_refusal_is_in_the_language_of_the_page_whatever_the_browser_asks_for(
    servers: House, http: httpx2.AsyncClient
) -> None:
    async with servers.workshop() as here:
        page = Page(await here.ticket(Role.PARTICIPANT, "Behind a proxy"), http)
        page._headers |= {"cookie": f"{page._headers['cookie']}; language=de", "accept-language": "en"}
        refusal = await page.do("clock.next", seen="welcome")
        assert refusal["text"] == sentence(FORBIDDEN, "de")


async def test_who_says_hello_again_gets_what_was_missed(servers: House, http: httpx2.AsyncClient) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        page = Page(await here.ticket(Role.PARTICIPANT, "Behind a proxy"), http)
        [first] = [envelope async for envelope in page.events(whole="") if envelope["t"] == "welcome"]
        assert first["person"]
        await done(moderator, "talk.ask", item="welcome", text="Said meanwhile")
        again = [envelope async for envelope in page.events(whole="")]
        assert "snapshot" not in [envelope["t"] for envelope in again]
        assert "Said meanwhile" in json.dumps(again)


async def test_an_answer_that_must_be_whole_ends_as_soon_as_it_says_something(
    servers: House, http: httpx2.AsyncClient
) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        page = Page(await here.ticket(Role.PARTICIPANT, "Behind a proxy"), http)
        assert [envelope async for envelope in page.events(whole="")]

        async def piece() -> list[dict[str, Any]]:
            return [envelope async for envelope in page.events(whole="")]

        waiting = asyncio.create_task(piece())
        await done(moderator, "talk.ask", item="welcome", text="News")
        while "News" not in json.dumps(await asyncio.wait_for(waiting, 20)):
            waiting = asyncio.create_task(piece())


async def test_nobody_is_told_who_is_not_let_in(servers: House, http: httpx2.AsyncClient) -> None:
    async with servers.workshop() as here:
        stranger = Page(Ticket(servers.addresses[0], here.id), http)
        assert (await stranger.say(t="ping", at=1.0))[0] == 403
        ticket = await here.ticket(Role.PARTICIPANT, "Foreign page")
        foreign = Page(ticket, http)
        foreign._headers["origin"] = "https://evil.example.org"
        assert (await foreign.say(t="ping", at=1.0))[0] == 403
        anna = Page(ticket, http)
        assert (await anna.say(t="nonsense"))[0] == 400
        assert (await anna.say(t="ping", at=1.0, more="x" * 20_000))[0] == 413


async def test_who_is_removed_is_told_so(servers: House, http: httpx2.AsyncClient) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        page = Page(await here.ticket(Role.PARTICIPANT, "Leaving"), http)
        told = []
        async for envelope in page.events():
            told.append(envelope["t"])
            if envelope["t"] == "welcome":
                await done(moderator, "people.remove", person=envelope["person"])
        assert told[-1] == "bye"
