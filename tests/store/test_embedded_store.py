"""The private store: kept, shared, adopted and ended as its folder and its users require."""

from __future__ import annotations

import fcntl
import importlib.util
import os
import select
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as StoreUnreachable

from facilitator import embedded_store, short_path
from facilitator.embedded_store import EmbeddedStore, StoreUnavailable

SERVER = """
import sys
from pathlib import Path
from facilitator.embedded_store import EmbeddedStore
store = EmbeddedStore(Path(sys.argv[1]))
print(store.start(), flush=True)
sys.stdin.read()
store.stop()
"""


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data folder; whatever store is left in it at the end is ended."""
    folder = tmp_path / "data"
    yield folder
    if (folder / "store").is_dir():
        last = EmbeddedStore(folder)
        last.start()
        last.stop()
        assert not (folder / "store" / "store.sock").exists(), "some server still holds the store"


@pytest.fixture
def server(data: Path) -> Iterator[subprocess.Popen[str]]:
    """Another server's process on the same folder, its store running; it stops when its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("unix://")
    yield process
    process.kill()
    process.communicate()


def client(url: str) -> Redis:
    return Redis.from_url(url, decode_responses=True)


def pid(url: str) -> int:
    return int(client(url).info("server")["process_id"])


def is_gone(process: int) -> bool:
    """Whether it has ended; one that nobody has waited for yet counts as ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def kill(process: int) -> None:
    """Kill it and wait until it has ended."""
    watched = os.pidfd_open(process)
    os.kill(process, signal.SIGKILL)
    ended, _, _ = select.select([watched], [], [], 10)
    os.close(watched)
    assert ended


def test_what_was_written_is_there_after_a_stop(data: Path) -> None:
    store = EmbeddedStore(data)
    url = store.start()
    client(url).set("note", "Grüne Dächer")
    first = pid(url)
    store.stop()
    assert is_gone(first)
    with pytest.raises(StoreUnreachable):
        client(url).ping()
    assert client(store.start()).get("note") == "Grüne Dächer"
    store.stop()


def test_it_writes_to_disk_before_it_answers_and_opens_no_port(data: Path) -> None:
    store = EmbeddedStore(data)
    settings = client(store.start()).config_get("*")
    store.stop()
    expected = {"appendonly": "yes", "appendfsync": "always", "maxmemory-policy": "noeviction", "port": "0"}
    assert {name: settings[name] for name in expected} == expected


def test_nobody_else_may_enter_its_folder(data: Path) -> None:
    data.joinpath("store").mkdir(mode=0o755, parents=True)
    store = EmbeddedStore(data)
    client(store.start()).set("note", "x")
    assert stat.S_IMODE((data / "store").stat().st_mode) == 0o700
    store.stop()


def test_a_data_folder_may_have_any_name(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "100 % Grün #1? & 'neu'")
    assert client(store.start()).ping()
    store.stop()


def test_a_second_server_shares_the_store_and_the_last_one_ends_it(data: Path) -> None:
    first, second = EmbeddedStore(data), EmbeddedStore(data)
    url = first.start()
    process = pid(url)
    assert second.start() == url
    assert pid(url) == process
    first.stop()
    assert client(url).ping()
    second.stop()
    assert is_gone(process)


def test_servers_that_start_at_once_get_one_store(data: Path) -> None:
    stores = [EmbeddedStore(data) for _ in range(6)]
    with ThreadPoolExecutor(len(stores)) as pool:
        assert len(set(pool.map(lambda store: pid(store.start()), stores))) == 1
        list(pool.map(EmbeddedStore.stop, stores))
    assert not (data / "store" / "store.sock").exists()


def test_only_one_server_at_a_time_starts_or_stops_the_store(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = EmbeddedStore(data), EmbeddedStore(data)
    url = first.start()
    monkeypatch.setattr(embedded_store, "PATIENCE", 0.1)
    with (data / "store" / "door.lock").open() as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        with pytest.raises(StoreUnavailable, match="Another server has been starting or stopping"):
            second.start()
        first.stop()
    assert client(url).ping()


def test_a_store_whose_server_was_killed_is_adopted_and_ended(data: Path, server: subprocess.Popen[str]) -> None:
    url = f"unix://{data}/store/store.sock"
    client(url).set("note", "kept")
    orphan = pid(url)
    server.kill()
    server.wait()
    store = EmbeddedStore(data)
    assert store.start() == url
    assert pid(url) == orphan
    assert client(url).get("note") == "kept"
    store.stop()
    assert is_gone(orphan)


def test_it_runs_in_a_group_of_its_own_which_ctrl_c_in_the_terminal_does_not_reach(data: Path) -> None:
    store = EmbeddedStore(data)
    process = pid(store.start())
    assert os.getpgid(process) == process
    assert os.getsid(process) == process
    store.stop()


def test_a_live_store_that_cannot_be_reached_gets_no_second_one_beside_it(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = EmbeddedStore(data)
    process = pid(first.start())
    written = (data / "store" / "store.log").read_bytes()
    (data / "store" / "store.sock").rename(data / "store" / "away.sock")
    with monkeypatch.context() as patch:
        patch.setattr(embedded_store, "PATIENCE", 0.2)
        with pytest.raises(StoreUnavailable, match=rf"(?s)does not answer.*end its process.*\n  {process}:"):
            EmbeddedStore(data).start()
    assert (data / "store" / "store.log").read_bytes() == written
    (data / "store" / "away.sock").rename(data / "store" / "store.sock")
    first.stop()
    assert is_gone(process)


def test_a_store_that_was_killed_this_moment_and_is_not_known_to_be_gone_is_started_anew(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = EmbeddedStore(data)
    killed = pid(store.start())
    kill(killed)
    known, poll = iter([None]), subprocess.Popen.poll
    monkeypatch.setattr(subprocess.Popen, "poll", lambda process: next(known, poll(process)))
    assert pid(store.start()) != killed
    store.stop()


def test_a_socket_that_a_killed_store_left_behind_is_no_obstacle(data: Path, server: subprocess.Popen[str]) -> None:
    url = f"unix://{data}/store/store.sock"
    client(url).set("note", "kept")
    server.kill()
    kill(pid(url))
    assert (data / "store" / "store.sock").exists()
    store = EmbeddedStore(data)
    assert client(store.start()).get("note") == "kept"
    store.stop()


def test_a_store_that_died_under_its_server_is_started_again_at_the_same_address(data: Path) -> None:
    store = EmbeddedStore(data)
    url = store.start()
    client(url).set("note", "kept")
    kill(pid(url))
    assert store.start() == url
    assert client(url).get("note") == "kept"
    store.stop()


def test_a_torn_last_entry_costs_that_entry_only(data: Path) -> None:
    store = EmbeddedStore(data)
    url = store.start()
    for number in range(10):
        client(url).set(f"note:{number}", "text")
    store.stop()
    (written,) = (data / "store" / "appendonlydir").glob("*.incr.aof")
    os.truncate(written, written.stat().st_size - 5)
    found = client(store.start()).keys("note:*")
    store.stop()
    assert sorted(found) == [f"note:{number}" for number in range(9)]


def test_a_damaged_file_is_an_error_that_shows_what_the_store_said(data: Path) -> None:
    store = EmbeddedStore(data)
    client(store.start()).set("note", "text")
    store.stop()
    (written,) = (data / "store" / "appendonlydir").glob("*.incr.aof")
    whole = written.read_bytes()
    written.write_bytes(b"*what is this?\r\n" + whole)
    with pytest.raises(StoreUnavailable, match=r"(?s)ended as soon as it was started.*store\.log.*Bad file format"):
        store.start()
    written.write_bytes(whole)
    assert client(store.start()).get("note") == "text"
    store.stop()


def test_a_path_too_long_for_a_socket_is_reached_by_a_shorter_one(tmp_path: Path) -> None:
    data = tmp_path / ("a-very-long-name-for-a-folder-" * 4) / "data"
    first, second = EmbeddedStore(data), EmbeddedStore(data)
    url = first.start()
    way = Path(url.removeprefix("unix://"))
    assert len(os.fsencode(way)) <= short_path.LONGEST
    assert second.start() == url
    assert pid(url) == pid(second.start())
    first.stop()
    assert client(url).ping()
    second.stop()
    assert not way.parent.parent.exists()


def test_a_short_way_that_was_swept_away_or_replaced_is_made_anew(tmp_path: Path) -> None:
    data = tmp_path / ("a-very-long-name-for-a-folder-" * 4) / "data"
    first, second, third = EmbeddedStore(data), EmbeddedStore(data), EmbeddedStore(data)
    process = pid(url := first.start())
    private = Path(url.removeprefix("unix://")).parent.parent
    shutil.rmtree(private)
    other = second.start()
    assert pid(other) == process
    Path(other.removeprefix("unix://")).parent.parent.chmod(0o777)
    assert (newest := third.start()) != other
    assert pid(newest) == process
    for store in (first, second, third):
        store.stop()
    assert is_gone(process)
    shutil.rmtree(Path(other.removeprefix("unix://")).parent.parent)


def test_a_file_in_the_place_of_the_folder_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(StoreUnavailable, match=r"data/store cannot hold the store: .*DATA.*REDIS_URL"):
        EmbeddedStore(tmp_path / "data").start()


def test_a_folder_that_cannot_be_written_to_is_a_clear_error() -> None:
    with pytest.raises(StoreUnavailable, match=r"^/proc/.*/store cannot hold the store: .*DATA.*REDIS_URL"):
        EmbeddedStore(Path("/proc/facilitator-data")).start()


def test_a_full_disk_is_a_clear_error(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = EmbeddedStore(data)
    client(store.start()).set("note", "kept")
    store.stop()
    with monkeypatch.context() as patch:
        patch.setattr(embedded_store, "LEAST_FREE", 2**62)
        with pytest.raises(StoreUnavailable, match=r"is full.*still there.*Make room.*DATA"):
            store.start()
    assert client(store.start()).get("note") == "kept"
    store.stop()


def test_without_the_bundled_program_the_one_on_the_path_is_used(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    store = EmbeddedStore(data)
    assert client(store.start()).info("server")["redis_version"].startswith("7.0.")
    store.stop()


def test_without_any_program_the_error_says_what_to_do(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path))
        with pytest.raises(StoreUnavailable, match=r"no valkey-server or redis-server on the path.*REDIS_URL"):
            EmbeddedStore(data).start()


def test_a_store_whose_folder_was_deleted_ends_with_its_server_and_spares_the_new_one(data: Path) -> None:
    old = EmbeddedStore(data)
    forgotten = pid(old.start())
    shutil.rmtree(data)
    new = EmbeddedStore(data)
    url = new.start()
    assert pid(url) != forgotten
    old.stop()
    assert is_gone(forgotten)
    assert client(url).ping()
    new.stop()
