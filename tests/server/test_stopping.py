"""A server that is told to stop does so in good order, and takes its private store along."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette

from facilitator.serving import Server, Told


@pytest.fixture(params=["1", "2"], ids=["one process", "two processes"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A server on a new data folder, ready to be used."""
    own = {"PORT": "0", "DATA": str(tmp_path / "data"), "WEB_CONCURRENCY": request.param, "REDIS_URL": ""}
    process = subprocess.Popen(
        [sys.executable, "-m", "facilitator", "serve"], env=os.environ | own, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert any("Ctrl-C stops the server." in line for line in process.stdout), "it ended before it was ready"
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_it_stops_without_an_error_and_leaves_no_store_behind(
    server: subprocess.Popen[str], told: signal.Signals, tmp_path: Path
) -> None:
    assert (tmp_path / "data" / "store" / "store.sock").exists()
    server.send_signal(told)
    said, _ = server.communicate(timeout=30)
    assert server.returncode == 0
    assert "Everything is kept." in said
    assert not (tmp_path / "data" / "store" / "store.sock").exists()


def test_a_server_that_was_told_to_stop_before_it_began_stops_at_once() -> None:
    """As where the interruption came while Python cleared something away, and was lost there."""
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        told = Told()
        with suppress(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGTERM)
            signal.sigtimedwait([], 1)
        assert told.to_stop
        Server(uvicorn.Config(Starlette(), port=0, lifespan="off"), told).run()
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
