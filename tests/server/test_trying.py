"""The link to join is tried at the server's own address: whether it opens its workshop, not longer than one waits."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from facilitator.live.admission import fetch
from facilitator.pages.trying import opens
from rooms.document import View
from rooms.people import Person
from rooms.roles import Role
from tests.serving import KEYS, House

pytestmark = pytest.mark.anyio


def asked(id: str, view: View, address: str) -> Any:
    server = SimpleNamespace(keys=KEYS, settings=SimpleNamespace(address=address))
    return SimpleNamespace(id=id, view=view, server=server)


@asynccontextmanager
async def answering(answer: bytes | None) -> AsyncIterator[str]:
    """The address of something that gives every request this answer, or none."""

    async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"}")
        if answer is not None:
            writer.write(answer)
            writer.close()

    async with await asyncio.start_server(answers, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_who_asks_whether_all_is_ready_is_told_that_the_link_opens_and_nobody_comes_in(servers: House) -> None:
    async with servers.workshop() as here:
        ticket = await here.ticket(Role.MODERATOR)
        before = set((await here.view()).ids(Person.KIND, "staff"))
        _, _, body = await fetch(ticket, "readiness")
        told = [check for check in json.loads(body)["checks"] if check["text"].startswith("The link to join")]
        said = f"The link to join was tried at {ticket.address}: it opens this workshop."
        assert told == [{"tone": "good", "text": said}]
        assert set((await here.view()).ids(Person.KIND, "staff")) == before


async def test_a_link_that_leads_to_another_workshop_or_server_is_found_out(servers: House) -> None:
    async with servers.workshop() as here, servers.workshop() as other:
        view, address = await here.view(), servers.addresses[0]
        assert await opens(asked(here.id, view, address)) == "opens"
        assert await opens(asked(here.id, await other.view(), address)) == "untried", "its key does not lie here"
        for answer in (
            b"HTTP/1.1 200 OK\r\n\r\n<p>Welcome to nginx</p>",
            b"HTTP/1.1 301 Moved\r\nLocation: https://elsewhere.invalid/\r\n\r\n",
            b'HTTP/1.1 200 OK\r\n\r\n{"status":"bad"}',
            b'HTTP/1.1 200 OK\r\n\r\n{"status":"name","role":"stage"}',
        ):
            async with answering(answer) as elsewhere:
                assert await opens(asked(here.id, view, elsewhere)) == "elsewhere"


async def test_where_nothing_answers_nobody_waits_for_it(servers: House) -> None:
    async with servers.workshop() as here:
        view = await here.view()
        async with answering(None) as deaf:
            assert await opens(asked(here.id, view, deaf), patience=0.2) == "silent"
        assert await opens(asked(here.id, view, deaf)) == "silent"
        for answer in (b"SSH-2.0\r\n", b"HTTP/1.1 429 Too Many\r\n\r\n", b"HTTP/1.1 502 Bad Gateway\r\n\r\n<p>nginx"):
            async with answering(answer) as odd:
                assert await opens(asked(here.id, view, odd)) == "silent", answer
