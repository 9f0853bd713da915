"""What is kept can be taken out and put back as it was, and nothing is kept longer than people were told."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest
from redis import Redis

from facilitator import backups, cli, replica
from facilitator.app import Server
from facilitator.documentation import render
from facilitator.founding import found
from facilitator.history import document_at, document_now
from facilitator.identity import Keys
from facilitator.settings import Settings
from facilitator.workshop import LiveWorkshop, new_id
from facilitator.workshop_file import parse
from rooms.decision import Decision
from rooms.document import STAFF, View
from rooms.programme import Snapshot, workshop
from rooms.store import Committed, Store, opened
from tests.playing import Play
from tests.processes import founded, process, replayed
from tests.serving import KEYS, SECRET, workshop_text

T = TypeVar("T")
ONE, OTHER = "climate", "retrospective"
# Formats whose bytes say nothing of the moment in which they were made.
FORMATS = ("json", "md", "csv", "html")


@pytest.fixture
def url(every_store_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A store that the command line finds."""
    for name, value in {"REDIS_URL": every_store_url, "SECRET_KEY": SECRET, "DATA": str(tmp_path / "data")}.items():
        monkeypatch.setenv(name, value)
    return every_store_url


def on(url: str, work: Callable[[Store], Coroutine[Any, Any, T]]) -> T:
    async def run() -> T:
        async with opened(url) as store:
            return await work(store)

    return asyncio.run(run())


async def two_workshops(url: str, store: Store) -> list[str]:
    """One that was played for a while, with a snapshot, and one that has not begun."""
    play = Play()
    play.crowd(5)
    play.go_to("groups")
    played = await founded(store, play.document)
    await found(store, KEYS, ONE, parse(workshop_text(code="FUCHS 11 22 33"), name=ONE))
    async with process(url, played) as here:
        for number in range(700):
            await done(here, number)
        snapshot = Snapshot(title="Halfway", at=5)
        await here.do(lambda view: Decision(view).put(Snapshot.key(STAFF, "halfway"), snapshot), id=new_id())
        await done(here, 700, "x" * 22)
    await store.announce(played, None)
    return [played, ONE]


def card(number: int) -> Callable[[View], Decision]:
    return lambda view: Decision(view).put_raw(
        f"all/card:{number}", f'{{"text":"„Nr. {number}“ \\u0000 \\"\\n"}}'.encode()
    )


async def done(here: LiveWorkshop, number: int, id: str = "") -> None:
    outcome = await here.do(card(number), id=id or new_id())
    assert isinstance(outcome, Committed)


def everything(url: str) -> dict[str, object]:
    """What the store has, key by key, and when it will be gone."""
    with Redis.from_url(url, decode_responses=True) as redis:
        found: dict[str, object] = {}
        for key in redis.keys("facilitator:{*"):
            whole = redis.xrange(key) if key.endswith(":log") else redis.hgetall(key)
            found[key] = (whole, redis.pexpiretime(key))
        return found | {"index": sorted(redis.zrange("facilitator:workshops", 0, -1))}


def exports(url: str, ids: list[str]) -> dict[tuple[str, str], bytes]:
    async def made(store: Store) -> dict[tuple[str, str], bytes]:
        found = {}
        for id in ids:
            moment, loaded = await document_now(store, id), await store.load(id)
            assert moment
            assert loaded
            assert await replayed(store, id) == dict(loaded.document.items())
            for format in FORMATS:
                found[id, format] = render(id, loaded.epoch, moment, format, "").body
        return found

    return on(url, made)


def test_all_workshops_are_put_back_as_they_were(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = on(url, lambda store: two_workshops(url, store))
    before, documented = everything(url), exports(url, ids)
    file = tmp_path / "all.jsonl.gz"
    assert cli.main(["backup", "--to", str(file)]) == 0
    assert file.stat().st_mode & 0o777 == 0o600, "nobody else reads what people wrote"
    assert cli.main(["backup", "--to", str(file)]) == 1, "no backup is written over"

    Redis.from_url(url).flushall()
    assert cli.main(["restore", str(file)]) == 0
    assert everything(url) == before
    assert exports(url, ids) == documented

    async def goes_on(store: Store) -> None:
        halfway = await document_at(store, ids[0], "halfway")
        assert halfway
        assert [halfway.document.raw(f"all/card:{number}") is None for number in (699, 700)] == [False, True]
        async with process(url, ids[0]) as here:
            sequence = here.replica.sequence
            again = await here.do(card(700), id="x" * 22)
            assert again == Committed(sequence), "a command that was applied before the backup is not applied again"
            await done(here, 701)

    on(url, goes_on)
    capsys.readouterr()
    written = everything(url)
    assert cli.main(["restore", str(file)]) == 1
    assert "is here already" in capsys.readouterr().out
    assert everything(url) == written, "nothing that is here is written over by itself"


def test_one_workshop_is_put_back_and_the_others_stay(url: str, tmp_path: Path) -> None:
    ids = on(url, lambda store: two_workshops(url, store))
    before, file = everything(url), tmp_path / "one.jsonl.gz"
    assert cli.main(["backup", ids[0], "--to", str(file)]) == 0

    async def goes_on(store: Store) -> None:
        async with process(url, ids[0]) as here:
            await done(here, 999)

    on(url, goes_on)
    assert everything(url) != before
    assert cli.main(["restore", str(file), ids[0], "--replace"]) == 0
    assert everything(url) == before
    assert cli.main(["restore", str(file), ONE]) == 1, "it is not in this file"
    assert cli.main(["backup", "nobody", "--to", str(tmp_path / "none")]) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [file.name]


def test_nothing_is_replaced_under_a_server_that_runs(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would put back what it has seen since the backup."""
    ids, file = on(url, lambda store: two_workshops(url, store)), tmp_path / "all.jsonl.gz"
    assert cli.main(["backup", "--to", str(file)]) == 0

    async def beside(store: Store) -> None:
        async with process(url, ids[0]) as here:
            await done(here, 999)
            assert await here.replica.until(lambda: here.view.raw("all/card:999") is not None)
            assert await asyncio.to_thread(cli.main, ["restore", str(file), "--replace"]) == 1
            loaded = await store.load(ids[0])
            assert loaded is not None
            assert loaded.sequence == here.replica.sequence

    on(url, beside)
    assert "stop all servers" in capsys.readouterr().err
    assert cli.main(["restore", str(file), "--replace"]) == 0


def called_otherwise(raw: bytes) -> bytes:
    """A workshop whose name leads elsewhere."""
    return gzip.compress(gzip.decompress(raw).replace(b'"workshop":"', b'"workshop":"../'))


@pytest.mark.parametrize(
    "spoil",
    [lambda raw: raw[:-40], lambda raw: b"PK" + raw, lambda raw: gzip.compress(b"{}\n"), called_otherwise],
    ids=["half", "a zip", "something else", "called otherwise"],
)
def test_half_a_backup_and_other_files_are_refused(
    url: str, tmp_path: Path, spoil: Callable[[bytes], bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    on(url, lambda store: two_workshops(url, store))
    file = tmp_path / "all.jsonl.gz"
    cli.main(["backup", "--to", str(file)])
    file.write_bytes(spoil(file.read_bytes()))
    Redis.from_url(url).flushall()
    assert cli.main(["restore", str(file)]) == 1
    assert "is no backup, or not all of one" in capsys.readouterr().err


def test_what_unpacks_to_far_more_than_a_backup_is_not_unpacked(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the first line, which says what it is, and as a workshop."""
    monkeypatch.setattr(backups, "MOST_BYTES", 1_000_000)
    said = msgspec.json.encode(backups.Kind(1)) + b"\n"
    for number, begins in enumerate((b"", said)):
        file = tmp_path / f"{number}.jsonl.gz"
        file.write_bytes(gzip.compress(begins + b" " * 100_000_000))
        tracemalloc.start()
        assert cli.main(["restore", str(file)]) == 1
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 20_000_000
        assert "is no backup, or not all of one" in capsys.readouterr().err


def test_nothing_is_kept_longer_than_people_are_told(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every key carries the date; a server forgets when its clock gets there, and no backup brings anything back."""
    text = workshop_text(keep_days=5, timezone="Europe/Berlin", date="2030-05-14")
    over = datetime(2030, 5, 19, 21, 59, tzinfo=UTC)
    expires = round(over.timestamp() * 1000)
    file = tmp_path / "all.jsonl.gz"

    async def until_it_is_over(store: Store) -> None:
        await found(store, KEYS, ONE, parse(text, name=ONE))
        server = Server(Settings(), store, Keys(SECRET.encode()))
        here = await server.workshops.get(ONE)
        assert here
        assert workshop(here.view).expires == expires
        monkeypatch.setattr(replica, "now_ms", lambda: expires - 1)
        assert await server.workshops.get(ONE) is here
        monkeypatch.setattr(replica, "now_ms", lambda: expires)
        assert await server.workshops.get(ONE) is None
        await server.workshops.stop()

    on(url, until_it_is_over)
    with Redis.from_url(url, decode_responses=True) as redis:
        keys = redis.keys("facilitator:{*")
        assert {redis.pexpiretime(key) for key in keys} == {expires}
    assert cli.main(["backup", "--to", str(file)]) == 0
    assert "kept until 2030-05-19" in capsys.readouterr().out
    Redis.from_url(url).flushall()
    monkeypatch.setattr(backups, "now_ms", lambda: expires)
    assert cli.main(["restore", str(file)]) == 1
    assert "was to be deleted by now" in capsys.readouterr().out
    assert everything(url) == {"index": []}
