"""A store of several machines: a Sentinel that names the primary, and a cluster; one of them dies while people write.

Everybody goes on, whatever was confirmed is there, and nothing is there twice.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from facilitator import cli
from facilitator.live.client import Client
from facilitator.live.protocol import No, Ok
from facilitator.pages.home import _belonging_to
from rooms.decision import Decision
from rooms.document import ALL, Document, View
from rooms.durability import inspect
from rooms.keys import workshop_keys
from rooms.store import Committed, Store, TooFewReplicas, opened
from tests.machines import HOST, Cluster, Machine, Watched, until
from tests.playing import Play
from tests.processes import founded, note, process, replayed, settled
from tests.server.test_access import ask
from tests.serving import SECRET, Gathering, House, ServerProcess, done, house

pytestmark = pytest.mark.anyio

# So many questions of each of three people, some before and some after a machine dies.
MANY = 30
WRITERS, LAST = 3, 8


@asynccontextmanager
async def serving(url: str, tmp_path: Path, processes: int = 1, **more: str) -> AsyncIterator[House]:
    servers = [ServerProcess(tmp_path / "data", REDIS_URL=url, **more) for _ in range(processes)]
    try:
        async with house(url, *servers) as opened_house:
            yield opened_house
    finally:
        for server in servers:
            server.kill()


def asked(page: Client) -> int:
    return len(list(page.document.ids("question", ALL)))


def write_until_it_dies(people: list[Client]) -> tuple[list[asyncio.Task[list[str]]], asyncio.Event]:
    """Everybody writes; the last words only once it has died."""
    died = asyncio.Event()
    return [asyncio.create_task(writes(page, died)) for page in people], died


async def writes(page: Client, died: asyncio.Event) -> list[str]:
    """Questions one after the other, each sent until it is confirmed; their texts."""
    texts: list[str] = []
    for number in range(MANY):
        if number == MANY - LAST:
            await died.wait()
        texts.append(f"{page.person} asks number {number}")
        id, answer = secrets.token_urlsafe(16), None
        while not isinstance(answer, Ok):
            answer = await page.do("talk.ask", id=id, item="welcome", text=texts[-1], patience=60)
            assert isinstance(answer, Ok) or may_be_sent_again(answer), answer
    return texts


def may_be_sent_again(answer: No) -> bool:
    return answer.again is not False


async def everything_is_there(url: str, here: Gathering, *written: list[str]) -> None:
    """In the document and in the log, each once, to somebody who asks now for the first time."""
    async with opened(url) as store:
        view = Document(dict(await replayed(store, here.id)).items())
        loaded = await store.load(here.id)
    assert loaded
    assert dict(view.items()) == dict(loaded.document.items())
    questions = [raw for key, raw in view.items(ALL) if "/question:" in key]
    for text in (text for texts in written for text in texts):
        assert sum(text.encode() + b'"' in raw for raw in questions) == 1, text
    assert len(questions) == WRITERS * MANY


@pytest.mark.parametrize("replicas", ["0", "1"])
async def test_a_replica_is_promoted_while_people_write(watched: Watched, tmp_path: Path, replicas: str) -> None:
    async with serving(watched.url, tmp_path, REPLICAS=replicas) as home, home.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        people = await here.people(WRITERS)
        writing, died = write_until_it_dies(people)
        # Where no replica is waited for, what no server has seen goes with the primary: all is seen before that.
        seen = MANY if replicas == "1" else WRITERS * (MANY - LAST)
        await moderator.until(lambda: asked(moderator) >= seen)
        if replicas == "0":
            watched.leave_behind()
            await done(moderator, "message.send", text="The replica hears nothing of this")
            await moderator.until(lambda: bool(moderator.document.ids("message", ALL)))
        watched.primary.kill()
        watched.replica.thaw()
        if replicas == "0":
            had = int(watched.replica.ask("XLEN", workshop_keys(here.id)[1]))
            assert had < moderator.seen[ALL], "it lacks what was confirmed"
        died.set()
        await asyncio.to_thread(watched.promote)
        watched.primary.start("--replicaof", HOST, str(watched.replica.port))
        written = await asyncio.gather(*writing)
        await moderator.until(lambda: asked(moderator) == WRITERS * MANY)
        await everything_is_there(watched.url, here, *written)
        assert [page.open for page in people] == [True] * WRITERS, "no line was cut"
        await asyncio.to_thread(until, lambda: ask(home.addresses[0], "GET", "/readyz")[0] == 200, "it is ready")


async def test_what_a_replica_does_not_have_is_not_confirmed(watched: Watched) -> None:
    async with opened(watched.url, replicas=1) as store:
        id = await founded(store, Play().document)
        assert (await inspect(*await store.servers())).replicas == 1
        watched.replica.freeze()
        for _ in range(2):
            with pytest.raises(TooFewReplicas):
                await committed(store, id)
        watched.replica.thaw()
        assert await committed(store, id) == Committed(2)
        loaded = await store.load(id)
        assert loaded
        assert (loaded.sequence, loaded.document.raw("all/note:1")) == (2, b"{}"), "it is there once"


async def committed(store: Store, id: str) -> object:
    decision = Decision(View()).put_raw("all/note:1", b"{}")
    return await store.commit(id, decision, command="c" * 22, by="", at=1, epoch="e1")


async def test_any_server_serves_anyone_on_a_cluster(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workshops on all three nodes: doors, lines, limits, presence, the index, backups; each on one node alone."""
    async with serving(cluster.url, tmp_path, processes=2) as home:
        codes = {}
        for id in ("a", "b", "c", "d"):
            async with home.workshop(id=id) as here:
                await both_are_there(here)
                codes[id] = await here.code()
        nodes = [keys_on(one) for one in cluster.primaries]
        lying = {id: [id in node for node in nodes].count(True) for id in codes}
        assert lying == dict.fromkeys(codes, 1), "all keys of a workshop lie on one node"
        assert all(nodes), "and workshops lie on every node"
        assert {*codes} <= {*await home.store.workshops()}
        for id, code in codes.items():
            assert await _belonging_to(home.store, code) == id
        before = {id: await home.store.load(id) for id in codes}
    for name, value in {"REDIS_URL": cluster.url, "SECRET_KEY": SECRET}.items():
        monkeypatch.setenv(name, value)
    file = tmp_path / "all.jsonl.gz"
    assert await asyncio.to_thread(cli.main, ["backup", "--to", str(file)]) == 0
    for one in cluster.primaries:
        one.ask("FLUSHALL")
    assert await asyncio.to_thread(cli.main, ["restore", str(file)]) == 0
    async with opened(cluster.url) as store:
        for id, loaded in before.items():
            again = await store.load(id)
            assert loaded
            assert again
            assert dict(again.document.items()) == dict(loaded.document.items())


async def both_are_there(here: Gathering) -> None:
    """Somebody on each of two servers: what one writes the other sees, and both are counted."""
    moderator, _, [person] = await here.moderator(), await here.people(1), await here.people(1, at=1)
    await done(moderator, "clock.start", plan="now")
    await done(person, "talk.ask", item="welcome", text="Seen over there?")
    await moderator.until(lambda: any(b"Seen over there?" in raw for _, raw in moderator.document.items(ALL)))
    await moderator.until(lambda: ALL in moderator.presence and moderator.presence[ALL].count == 2)


def keys_on(machine: Machine) -> set[str]:
    """The workshops of which keys lie there."""
    return {key.split("{")[1].split("}")[0] for key in machine.ask("KEYS", "facilitator:{*")}


async def test_a_node_of_the_cluster_dies_while_people_write(cluster: Cluster, tmp_path: Path) -> None:
    """A workshop on it goes on, on its replica; one on another node notices nothing."""
    async with serving(cluster.url, tmp_path) as home, home.workshop(id=await lying_on_the_first(cluster)) as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        people = await here.people(WRITERS)
        writing, died = write_until_it_dies(people)
        await moderator.until(lambda: asked(moderator) > MANY)
        cluster.primaries[0].kill()
        died.set()
        written = await asyncio.gather(*writing)
        await asyncio.to_thread(until, cluster.has_replaced_the_first, "everybody knows")
        await moderator.until(lambda: asked(moderator) == WRITERS * MANY)
        await everything_is_there(cluster.url, here, *written)
        assert [page.open for page in people] == [True] * WRITERS, "no line was cut"


async def lying_on_the_first(cluster: Cluster) -> str:
    for number in range(1_000):
        slot = int(cluster.primaries[0].ask("CLUSTER", "KEYSLOT", workshop_keys(f"w-{number}")[0]))
        if slot <= cluster.SLOTS[0][1]:
            return f"w-{number}"
    raise AssertionError


async def test_a_workshop_is_moved_to_another_node_while_it_is_written_to(cluster: Cluster) -> None:
    async with opened(cluster.url) as store:
        id = await founded(store, Play().document)
        async with process(cluster.url, id) as here, process(cluster.url, id) as there:
            for number in range(200):
                if number == 50:
                    moving = asyncio.create_task(asyncio.to_thread(cluster.move, workshop_keys(id)[0]))
                outcome = await here.do(note(number), id=f"{number:022}")
                while not isinstance(outcome, Committed):
                    outcome = await here.do(note(number), id=f"{number:022}")
            await moving
            async with opened(cluster.url) as fresh:
                await settled(fresh, id, here, there)
            assert len(list(here.view.ids("note", ALL))) == 200
