"""Ends background tasks for certain, and lets others in between where one takes long."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from typing import Any

# In seconds; the Redis client may swallow a cancellation that comes at the moment of an answer.
AGAIN_AFTER = 0.2
# So long one thing may keep the process from everything else, in seconds.
SLICE = 0.002


async def in_slices(pieces: Iterable[None]) -> None:
    """Do one piece after the other, and everything else in between."""
    since = time.monotonic()
    for _ in pieces:
        if time.monotonic() - since > SLICE:
            await asyncio.sleep(0)
            since = time.monotonic()


async def end(*tasks: asyncio.Task[Any]) -> None:
    """Cancel, again and again if need be, until all have ended. Whatever they raise is theirs."""
    pending = set(tasks)
    while pending:
        for task in pending:
            task.cancel()
        _, pending = await asyncio.wait(pending, timeout=AGAIN_AFTER)
    await asyncio.gather(*tasks, return_exceptions=True)
