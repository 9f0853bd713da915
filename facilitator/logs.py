"""What the server says of itself while it runs: one line of logfmt for each event, on the standard error.

    at=2030-05-14T09:30:00.123Z level=warning from=facilitator.replica process=77 event="the log of w cannot be …"

Of an error stand its kind and where it came from, the innermost place first; not its text, which may quote what
somebody wrote. No request is logged: how many there are, the numbers of ``metrics`` say.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

# Innermost places of an error that are told.
DEEPEST = 12


class Logfmt(logging.Formatter):
    """``key=value`` for each fact; a value with blanks, quotes or line breaks is written as in JSON."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").removesuffix("+00:00")
        facts = {
            "at": f"{at}Z",
            "level": record.levelname.lower(),
            "from": record.name,
            "process": str(record.process),
            "event": record.getMessage(),
        }
        if record.exc_info and record.exc_info[0]:
            facts |= {"error": record.exc_info[0].__name__, "where": _where(record.exc_info[2])}
        return " ".join(f"{name}={_value(fact)}" for name, fact in facts.items())


def configure() -> None:
    """For this process; whatever was set before no longer holds."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Logfmt())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("facilitator").setLevel(logging.INFO)


def _where(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)[::-1][:DEEPEST]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)


def _value(text: str) -> str:
    plain = text and not any(one in text for one in ' "=\\') and text.isprintable()
    return text if plain else json.dumps(text, ensure_ascii=False)
