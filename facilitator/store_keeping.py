"""Keeps the private store running for as long as a server does, and starts it again when it dies under it.

A thread looks after it, because one server may consist of several processes and must get its store back even while
their event loops are busy. ``facilitator serve`` calls this; what the store is, ``facilitator.embedded_store`` knows.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.embedded_store import EmbeddedStore, StoreUnavailable

log = logging.getLogger(__name__)

# Seconds between two looks, and after a start that failed.
LOOK_EVERY = 0.5
AFTER_FAILURE = 5.0


@contextmanager
def kept_running(data: Path) -> Iterator[str]:
    """The address of the store in that folder; it stays the same. Raises ``StoreUnavailable``."""
    store = EmbeddedStore(data)
    stopping = threading.Event()
    keeper = threading.Thread(target=_keep, args=(store, stopping), name="keeps the store", daemon=True)
    try:
        address = store.start()
        keeper.start()
        yield address
    finally:
        stopping.set()
        if keeper.is_alive():
            keeper.join()
        store.stop()


def _keep(store: EmbeddedStore, stopping: threading.Event) -> None:
    pause = LOOK_EVERY
    while not stopping.wait(pause):
        pause = LOOK_EVERY
        if store.lives():
            continue
        try:
            store.start()
            log.warning("the store had ended and was started again; what it had answered with ok is there")
        except StoreUnavailable as error:
            log.error("the store has ended and cannot be started again: %s", error)
            pause = AFTER_FAILURE
