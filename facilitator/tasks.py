"""Ends background tasks for certain."""

from __future__ import annotations

import asyncio
from typing import Any

# In seconds; the Redis client may swallow a cancellation that comes at the moment of an answer.
AGAIN_AFTER = 0.2


async def end(*tasks: asyncio.Task[Any]) -> None:
    """Cancel, again and again if need be, until all have ended. Whatever they raise is theirs."""
    pending = set(tasks)
    while pending:
        for task in pending:
            task.cancel()
        _, pending = await asyncio.wait(pending, timeout=AGAIN_AFTER)
    await asyncio.gather(*tasks, return_exceptions=True)
