"""What the server counts of itself, in the text that Prometheus reads: numbers without names, of people or workshops.

Several server processes on one machine count into one folder that ``serving`` makes for them, named by
``PROMETHEUS_MULTIPROC_DIR``, and whichever is asked tells the numbers of all. A server alone counts in its memory.
"""

from __future__ import annotations

import os
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_OWN = CollectorRegistry()

PEOPLE = Gauge(
    "facilitator_people_connected",
    "People with a page open; who has pages open on two processes counts twice.",
    registry=_OWN,
    multiprocess_mode="livesum",
)
PAGES = Gauge(
    "facilitator_pages_open",
    "Pages that are connected, by what they show.",
    ["page"],
    registry=_OWN,
    multiprocess_mode="livesum",
)
COMMANDS = Counter("facilitator_commands", "Commands that came in, by name.", ["command"], registry=_OWN)
REFUSALS = Counter("facilitator_refusals", "What was refused, by its code.", ["code"], registry=_OWN)
COMMIT = Histogram(
    "facilitator_commit_seconds",
    "From a decision until the store has answered it.",
    registry=_OWN,
    buckets=(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)
UNANSWERED = Counter("facilitator_commits_unanswered", "Commits that the store did not answer.", registry=_OWN)
LAG = Histogram(
    "facilitator_fanout_lag_seconds",
    "From a decision until its entry was handed to every connected page, for the oldest entry of each batch.",
    registry=_OWN,
    buckets=(0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
STORE_LAG = Gauge(
    "facilitator_store_lag_seconds",
    "How long the store took to answer the last look; the slowest process.",
    registry=_OWN,
    multiprocess_mode="livemax",
)
SILENCE = Gauge(
    "facilitator_log_silence_seconds",
    "Since when the quietest log was not read on; up to 2 s is usual.",
    registry=_OWN,
    multiprocess_mode="livemax",
)
READY = Gauge(
    "facilitator_ready",
    "Whether it is ready, as /readyz says, 1 or 0; the least of all processes.",
    registry=_OWN,
    multiprocess_mode="livemin",
)


def exposition() -> bytes:
    """All numbers of this machine, as ``text/plain; version=0.0.4``."""
    folder = os.environ.get(FOLDER)
    if not folder:
        return generate_latest(_OWN)
    _forget_the_dead(Path(folder))
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return generate_latest(together)


def _forget_the_dead(folder: Path) -> None:
    """What a process had open when it died is not open any more; what it counted stays counted."""
    for file in folder.glob("gauge_live*_*.db"):
        process = int(file.stem.rpartition("_")[2])
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            mark_process_dead(process, str(folder))  # type: ignore[no-untyped-call]
