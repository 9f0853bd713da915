"""How fast one page may talk: so much at once, and so much in every second after."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

# Nobody writes that fast by hand; a page that was offline for an hour still says at once what it has kept.
MESSAGES, MESSAGES_PER_SECOND = 200.0, 20.0
BYTES, BYTES_PER_SECOND = 512_000.0, 32_000.0


class Pace:
    """One page's."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._messages, self._bytes = MESSAGES, BYTES
        self._since = clock()

    def allows(self, size: int) -> bool:
        """Whether one message more of so many bytes is not too much."""
        self._refill()
        if self._messages < 1 or self._bytes < size:
            return False
        self._messages -= 1
        self._bytes -= size
        return True

    def pause(self, size: int) -> float:
        """How many seconds until such a message is allowed."""
        self._refill()
        return max((1 - self._messages) / MESSAGES_PER_SECOND, (size - self._bytes) / BYTES_PER_SECOND, 0.0)

    def _refill(self) -> None:
        now = self._clock()
        passed, self._since = now - self._since, now
        self._messages = min(MESSAGES, self._messages + passed * MESSAGES_PER_SECOND)
        self._bytes = min(BYTES, self._bytes + passed * BYTES_PER_SECOND)
