"""What comes from outside of every workshop: the time on the wall, and chance."""

from __future__ import annotations

import secrets
import time


def now_ms() -> int:
    """ms since 1970."""
    return time.time_ns() // 1_000_000


def new_id() -> str:
    """128 random bits, as on the wire."""
    return secrets.token_urlsafe(16)
