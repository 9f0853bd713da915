"""The private store: a Valkey of its own on a Unix socket in the data folder, for a server that is given no other.

It belongs to the folder, not to the server that started it: two servers on one folder share it, a store whose server
was killed is adopted by the next one, and the last server that stops in good order ends it. That is why it runs in a
session of its own and gets no signal when its parent dies. The command line calls this before any event loop runs.

In ``<data>/store``:

    store.sock       where it listens; there is no TCP port
    appendonlydir/   what it keeps: every write is on disk before it is answered
    store.log        what it says; store.log.old what the one before it said
    door.lock        held by a server while it starts or stops the store
    users.lock       shared by all servers that use the store
    alive.lock       held by the store itself, so that the kernel knows whether it lives, and nobody trusts a number
    shortcut         only where the path is too long for a socket (facilitator.short_path)
"""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import BusyLoadingError, RedisError, ResponseError
from redis.retry import Retry

from facilitator import short_path
from facilitator.store_process import SOCKET, StoreUnavailable, last_words, launch

__all__ = ["EmbeddedStore", "StoreUnavailable"]

log = logging.getLogger(__name__)

# Seconds for a store that gives no sign of life; one that is loading may take as long as it needs.
PATIENCE = 20.0
# Below this the store would end at the first write that fails.
LEAST_FREE = 8 * 1024 * 1024
# Seconds between two looks.
STEP = 0.005
REMEDY = "Name a folder that can with DATA, or a running Redis or Valkey with REDIS_URL."


class EmbeddedStore:
    """The store of one data folder. ``start`` and ``stop`` block; each may be called again after the other."""

    def __init__(self, data: Path) -> None:
        self.folder = data.resolve() / "store"
        self._socket = self.folder / SOCKET
        self._process: subprocess.Popen[bytes] | None = None
        self._users: int | None = None

    def start(self) -> str:
        """Start the store, or adopt the one that lives; gives its address as redis-py takes it.

        Called again without ``stop``, it starts a store that has died anew. Raises ``StoreUnavailable``.
        """
        try:
            self._make_folder()
            with self._door():
                self._join()
                self._wait_until_ready()
        except StoreUnavailable:
            self._leave()
            raise
        except OSError as error:
            self._leave()
            raise StoreUnavailable(
                f"{self.folder} cannot hold the store: {error.strerror or error}. {REMEDY}"
            ) from error
        return f"unix://{quote(str(self._socket))}"

    def stop(self) -> None:
        """Give the store up, and end it if no other server uses it. Returns when it is gone."""
        if self._users is None:
            return
        try:
            if self._folder_is_gone(self._users):
                self._end_unfindable()
                return
            with self._door():
                if _lock(self._users, fcntl.LOCK_EX):
                    self._end()
        except (StoreUnavailable, OSError) as error:
            log.warning("the store was left running, and the next server adopts it: %s", error)
        finally:
            self._leave()

    def lives(self) -> bool:
        """Whether the store's process is there."""
        if self._process is not None:
            return self._process.poll() is None
        try:
            alive = self._open("alive.lock")
        except OSError:
            return False
        try:
            return not _lock(alive, fcntl.LOCK_SH)
        finally:
            os.close(alive)

    def _make_folder(self) -> None:
        self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self.folder.chmod(0o700)
        if shutil.disk_usage(self.folder).free < LEAST_FREE:
            raise StoreUnavailable(
                f"The disk that holds {self.folder} is full, so nothing more could be kept; what was kept is still "
                "there. Make room, or name a folder on another disk with DATA."
            )
        self._socket = short_path.short(self.folder, SOCKET)

    @contextmanager
    def _door(self) -> Iterator[None]:
        """One server at a time starts or stops the store."""
        door = self._open("door.lock")
        try:
            if not _lock(door, fcntl.LOCK_EX, PATIENCE):
                raise StoreUnavailable(f"Another server has been starting or stopping {self.folder} for too long.")
            yield
        finally:
            os.close(door)

    def _join(self) -> None:
        if self._users is None:
            self._users = self._open("users.lock")
            _lock(self._users, fcntl.LOCK_SH)

    def _leave(self) -> None:
        if self._users is not None:
            os.close(self._users)
            self._users = None

    def _wait_until_ready(self) -> None:
        launched, deadline = False, time.monotonic() + PATIENCE
        while (answer := self._answer()) != "ready":
            # One that was killed this moment may be seen to have ended only now: that is not the one started here.
            if self._process is None or self._process.poll() is not None:
                if launched:
                    raise StoreUnavailable(f"The store ended as soon as it was started. {last_words(self.folder)}")
                self._process = self._launch()
                launched = self._process is not None
            if answer == "loading":
                deadline = time.monotonic() + PATIENCE
            if time.monotonic() > deadline:
                raise StoreUnavailable(
                    f"The store in {self.folder} runs but does not answer. If that lasts, end its process: each line "
                    f"of its log begins with the number. {last_words(self.folder)}"
                )
            time.sleep(STEP)

    def _answer(self) -> Literal["ready", "loading", "nothing"]:
        with self._client() as client:
            try:
                client.ping()
                folder = client.config_get("dir")["dir"]
            except BusyLoadingError:
                return "loading"
            except ResponseError as error:
                raise StoreUnavailable(f"What answers at {self._socket} is not the private store: {error}") from error
            except RedisError:
                return "nothing"
        if not os.path.samefile(folder, self.folder):
            raise StoreUnavailable(f"What answers at {self._socket} is the store of another folder, {folder}.")
        return "ready"

    def _launch(self) -> subprocess.Popen[bytes] | None:
        """Start a process, unless one lives in this folder."""
        alive = self._open("alive.lock")
        try:
            if not _lock(alive, fcntl.LOCK_EX):
                return None
            return launch(self.folder, alive)
        finally:
            os.close(alive)

    def _end(self) -> None:
        with self._client() as client, suppress(RedisError):
            client.shutdown(nosave=True)
        alive = self._open("alive.lock")
        try:
            if not _lock(alive, fcntl.LOCK_EX, PATIENCE):
                raise StoreUnavailable(
                    f"{self.folder} is still in use {PATIENCE:.0f} s after its store was told to end."
                )
        finally:
            os.close(alive)
        if self._process is not None:
            self._process.wait()
            self._process = None
        short_path.forget(self.folder)

    def _folder_is_gone(self, users: int) -> bool:
        """Whether the folder was deleted or replaced under the running store."""
        try:
            return not os.path.samestat(os.fstat(users), (self.folder / "users.lock").stat())
        except FileNotFoundError:
            return True

    def _end_unfindable(self) -> None:
        """End a store that nobody can find any more."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def _open(self, name: str) -> int:
        return os.open(self.folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def _client(self) -> Redis:
        return Redis(unix_socket_path=str(self._socket), socket_timeout=5, retry=Retry(NoBackoff(), 0))


def _lock(file: int, how: int, patience: float = 0.0) -> bool:
    """Take the lock on an open file; whether it was given within that many seconds."""
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, how | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(STEP)
        else:
            return True
