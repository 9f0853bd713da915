"""What those who run the server are told: whether it lives, whether it is ready and why not, its numbers, its log."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from facilitator.embedded_store import EmbeddedStore
from facilitator.live.protocol import Ok
from tests.server.test_access import ask
from tests.serving import ServerProcess, done, house, refused

T = TypeVar("T")
TOKEN = "drawn at random, as it should be"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    store = EmbeddedStore(tmp_path / "store")
    store.start()
    yield store
    store.stop()


def until(look: Callable[[], T], holds: Callable[[T], bool]) -> T:
    """Looks again and again until it is as it should be."""
    deadline = time.monotonic() + 20
    while not holds(found := look()):
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
    return found


def readiness(server: ServerProcess, wanted: int) -> list[str]:
    """What is lacking, once it is answered as wanted."""
    _, _, said = until(
        lambda: ask(server.address, "GET", "/readyz", None, Host="10.1.2.3"), lambda answer: answer[0] == wanted
    )
    return [reason["what"] for reason in json.loads(said)["reasons"]]


def numbers(server: ServerProcess, **headers: str) -> dict[str, float]:
    status, about, said = ask(server.address, "GET", "/metrics", None, **headers)
    assert (status, about["content-type"]) == (200, "text/plain; version=0.0.4; charset=utf-8")
    found = re.findall(r"^(facilitator_\w+(?:\{[^}]*\})?) (\S+)$", said, re.MULTILINE)
    return {name: float(value) for name, value in found}


def test_a_server_without_its_store_lives_but_is_not_ready_until_it_is_back(
    tmp_path: Path, store: EmbeddedStore
) -> None:
    server = ServerProcess(tmp_path, REDIS_URL=store.start(), DURABILITY="disk")
    try:
        assert readiness(server, 200) == []
        store.stop()
        assert readiness(server, 503) == ["store"]
        assert ask(server.address, "GET", "/healthz")[::2] == (200, '{"status":"ok"}')
        store.start()
        assert readiness(server, 200) == []
    finally:
        server.kill()


def test_a_store_that_promises_less_than_is_asked_for_is_refused(
    tmp_path: Path, start_store: Callable[..., str]
) -> None:
    url = start_store("--appendonly", "no")
    environment = os.environ | {"DATA": str(tmp_path), "PORT": "0", "REDIS_URL": url, "DURABILITY": "second"}
    command = [sys.executable, "-m", "facilitator", "serve", "retrospective"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30)
    assert ended.returncode == 1
    assert "in memory only; DURABILITY asks for second" in ended.stderr


@pytest.mark.anyio
@pytest.mark.parametrize("processes", ["1", "2"])
async def test_what_happens_is_counted_over_all_processes(tmp_path: Path, store: EmbeddedStore, processes: str) -> None:
    url = store.start()
    server = ServerProcess(tmp_path, REDIS_URL=url, WEB_CONCURRENCY=processes)
    try:
        async with house(url, server) as home, home.workshop() as here:
            moderator = await here.moderator()
            people = await here.people(3)
            await done(moderator, "clock.start", plan="now")
            for page in people:
                assert isinstance(await page.do("talk.ask", item="welcome", text="Why so?"), Ok)
            await refused(people[0], "clock.next", seen="welcome")
            await moderator.until(lambda: len(list(moderator.document.ids("question", "all"))) == 3)
            told = await asyncio.to_thread(counted, server, "facilitator_people_connected", 4)
            assert told['facilitator_pages_open{page="live"}'] == 3
            assert told['facilitator_pages_open{page="control"}'] == 1
            assert told['facilitator_commands_total{command="talk.ask"}'] == 3
            assert told['facilitator_refusals_total{code="forbidden"}'] == 1
            assert told["facilitator_commit_seconds_count"] >= 8
            assert told["facilitator_fanout_lag_seconds_count"] >= 4
            assert told["facilitator_ready"] == 1
            await people[0].drop()
            told = await asyncio.to_thread(counted, server, "facilitator_people_connected", 3)
            assert told['facilitator_commands_total{command="talk.ask"}'] == 3
    finally:
        server.stop()


def counted(server: ServerProcess, name: str, wanted: float) -> dict[str, float]:
    """The numbers once one of them is as wanted: pages are counted once a second."""
    return until(lambda: numbers(server), lambda told: told[name] == wanted)


def test_numbers_are_told_to_this_machine_only_or_to_who_has_the_token(tmp_path: Path, store: EmbeddedStore) -> None:
    url = store.start()
    closed = ServerProcess(tmp_path, "retrospective", REDIS_URL=url)
    opened = ServerProcess(tmp_path, REDIS_URL=url, METRICS_TOKEN=TOKEN)
    try:
        assert "facilitator_ready" in numbers(closed)
        for brought in ("X-Forwarded-For", "Via", "Forwarded"):
            assert ask(closed.address, "GET", "/metrics", None, **{brought: "127.0.0.1"})[0] == 403
        assert ask(closed.address, "GET", "/metrics", None, Host="evil.example.org")[0] == 421
        shown = {"Authorization": f"Bearer {TOKEN}", "Host": "10.1.2.3", "X-Forwarded-For": "192.0.2.1"}
        assert "facilitator_ready" in numbers(opened, **shown)
        for wrong in ("", "Bearer ", f"Basic {TOKEN}", f"Bearer {TOKEN}x"):
            assert ask(opened.address, "GET", "/metrics", None, Authorization=wrong)[0] == 403
    finally:
        closed.kill()
        opened.kill()
