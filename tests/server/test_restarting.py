"""A server is started anew while people are in: they are told when to come back, each at another moment, and go on."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import suppress
from http.client import RemoteDisconnected
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from facilitator.embedded_store import EmbeddedStore
from facilitator.live.client import Client
from facilitator.live.protocol import Ok
from facilitator.live.websocket import COME_BACK_WITHIN
from tests.server.test_access import ask
from tests.serving import ServerProcess, done, house

pytestmark = pytest.mark.anyio

PEOPLE = 12
# How long two processes may take to be exchanged on a busy machine, in seconds.
PATIENCE = 45
# The close code that says that the service restarts (RFC 6455, registered with IANA).
RESTART = 1012


@pytest.fixture
def store(tmp_path: Path) -> Iterator[str]:
    store = EmbeddedStore(tmp_path / "store")
    yield store.start()
    store.stop()


def answers(address: str) -> bool:
    """Whoever meets a process in the moment in which it ends asks once more."""
    for _ in range(2):
        with suppress(ConnectionResetError, RemoteDisconnected):
            return ask(address, "GET", "/healthz")[0] == 200
    return False


async def told_to_come_back(page: Client) -> int:
    """Within how many ms, once the server has closed the line."""
    assert page._line is not None
    async with asyncio.timeout(PATIENCE):
        await page._line.wait_closed()
    await page.until(lambda: not page.open)
    assert page.bye is not None
    assert (page.bye.code, page._line.close_code) == ("restart", RESTART)
    return page.bye.wait


async def comes_back(page: Client) -> None:
    while not page.open:
        with suppress(OSError, TimeoutError, InvalidHandshake, ConnectionClosed):
            await page.connect()


async def test_who_is_in_comes_back_to_the_next_server_and_misses_nothing(tmp_path: Path, store: str) -> None:
    server = ServerProcess(tmp_path, REDIS_URL=store)
    try:
        async with house(store, server) as home, home.workshop() as here:
            moderator = await here.moderator()
            await done(moderator, "clock.start", plan="now")
            people = await here.people(PEOPLE)
            stopping = asyncio.create_task(asyncio.to_thread(server.stop))
            asked = asyncio.create_task(people[0].do("talk.ask", item="welcome", text="In the last moment?"))
            waits = [await told_to_come_back(page) for page in (moderator, *people)]
            assert all(0 <= wait <= COME_BACK_WITHIN for wait in waits)
            assert max(waits) - min(waits) > COME_BACK_WITHIN / 4, "they do not all come at once"
            await stopping
            server = ServerProcess(tmp_path, REDIS_URL=store, port=server.port)
            await done(await here.moderator(), "message.send", text="While you were away")
            for page in (moderator, *people):
                await comes_back(page)
                await page.until(lambda page=page: "While you were away" in str(list(page.document.items())))  # type: ignore[misc]
            assert isinstance(await asked, Ok)
            view = await here.view()
            assert sum(b"In the last moment?" in raw for _, raw in view.items()) == 1
    finally:
        server.kill()


async def test_several_processes_are_exchanged_one_after_the_other_while_somebody_always_answers(
    tmp_path: Path, store: str
) -> None:
    server = ServerProcess(tmp_path, REDIS_URL=store, WEB_CONCURRENCY="2")
    try:
        async with house(store, server) as home, home.workshop() as here:
            people = await here.people(4)
            server.process.send_signal(signal.SIGHUP)
            leaving = asyncio.gather(*(told_to_come_back(page) for page in people))
            while not leaving.done():
                assert await asyncio.to_thread(answers, server.address)
            await leaving
            for page in people:
                await comes_back(page)
    finally:
        server.stop()
