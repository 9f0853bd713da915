"""The private store comes back when it dies under its server, and is left alone when it does not."""

from __future__ import annotations

import logging
import os
import queue
import select
import signal
import subprocess
import sys
from logging.handlers import QueueHandler
from pathlib import Path

import pytest
from redis import Redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from facilitator import embedded_store, store_keeping
from facilitator.embedded_store import EmbeddedStore
from facilitator.store_keeping import kept_running


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_keeping, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(store_keeping, "AFTER_FAILURE", 0.01)


def patient(url: str) -> Redis:
    """A client that waits up to ten seconds for the store to come back."""
    return Redis.from_url(url, decode_responses=True, retry=Retry(ConstantBackoff(0.01), 1000))


def pid(url: str) -> int:
    return int(patient(url).info("server")["process_id"])


def kill(process: int) -> None:
    watched = os.pidfd_open(process)
    os.kill(process, signal.SIGKILL)
    assert select.select([watched], [], [], 10)[0]
    os.close(watched)


def test_a_killed_store_is_back_at_the_same_address_with_all_that_it_had(tmp_path: Path) -> None:
    with kept_running(tmp_path) as url:
        for number in range(3):
            patient(url).set(f"note:{number}", "kept")
            before = pid(url)
            kill(before)
            assert pid(url) != before
        assert sorted(patient(url).keys("note:*")) == ["note:0", "note:1", "note:2"]
    assert not (tmp_path / "store" / "store.sock").exists()


def test_an_adopted_store_is_looked_after_too(tmp_path: Path) -> None:
    orphaning = (
        "import sys, pathlib, facilitator.embedded_store as e; e.EmbeddedStore(pathlib.Path(sys.argv[1])).start()"
    )
    subprocess.run([sys.executable, "-c", orphaning, str(tmp_path)], check=True)
    with kept_running(tmp_path) as url:
        adopted = pid(url)
        kill(adopted)
        assert pid(url) != adopted


def test_two_servers_bring_one_store_back(tmp_path: Path) -> None:
    with kept_running(tmp_path) as url, kept_running(tmp_path):
        kill(pid(url))
        after = pid(url)
        assert EmbeddedStore(tmp_path).lives()
        assert pid(url) == after


def test_it_says_why_the_store_cannot_come_back_and_tries_until_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
    listening = QueueHandler(said)
    store_keeping.log.addHandler(listening)
    with kept_running(tmp_path) as url:
        patient(url).set("note", "kept")
        process = pid(url)
        with monkeypatch.context() as full:
            full.setattr(embedded_store, "LEAST_FREE", 2**62)
            kill(process)
            assert "is full" in said.get(timeout=10).getMessage()
            assert "is full" in said.get(timeout=10).getMessage()
        assert patient(url).get("note") == "kept"
    store_keeping.log.removeHandler(listening)
