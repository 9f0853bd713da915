"""A server with a private store in a folder of its own, both of which can be killed."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from redis import Redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from facilitator.embedded_store import EmbeddedStore
from tests.serving import Gathering, ServerProcess, house, workshop_text


class Premises:
    """It serves what ``arguments`` of ``facilitator serve`` name; ``close`` once it is not needed any more."""

    def __init__(self, data: Path, *arguments: str) -> None:
        self.data, self.url = data, f"unix://{data}/store/store.sock"
        self._arguments = arguments
        self.server = ServerProcess(data, *arguments)

    @asynccontextmanager
    async def opened(self, text: str) -> AsyncIterator[Gathering]:
        """A workshop with these items."""
        async with house(self.url, self.server) as home, home.workshop(workshop_text(text)) as here:
            yield here

    @property
    def store(self) -> int:
        """Its process, once it answers."""
        with Redis.from_url(self.url, retry=Retry(ConstantBackoff(0.02), 500)) as redis:
            return int(redis.info("server")["process_id"])

    @property
    def file(self) -> Path:
        """What the store appends to."""
        [found] = self.data.glob("store/appendonlydir/*.incr.aof")
        return found

    def kill_store(self) -> None:
        self._kill(self.store)

    def kill_both(self) -> None:
        """Once the store answers: nobody else starts it again."""
        store = self.store
        self.kill_server()
        self._kill(store)

    def _kill(self, process: int) -> None:
        watched = os.pidfd_open(process)
        os.kill(process, signal.SIGKILL)
        ended = select.poll()
        ended.register(watched, select.POLLIN)
        assert ended.poll(10_000)
        os.close(watched)

    def kill_server(self) -> None:
        self.server.kill()

    def open_again(self) -> None:
        self.server = ServerProcess(self.data, *self._arguments, port=self.server.port)

    def close(self) -> None:
        self.kill_server()
        last = EmbeddedStore(self.data)
        last.start()
        last.stop()
