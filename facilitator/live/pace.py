"""How fast somebody may talk: so much at once, and so much in every second after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic


@dataclass(frozen=True, slots=True)
class Limit:
    """So many at once and so many in every second after, of pieces and of their bytes."""

    pieces: float
    pieces_per_second: float
    bytes: float
    bytes_per_second: float


# Nobody writes that fast by hand; a page that was offline for an hour still says at once what it has kept.
MESSAGES = Limit(200, 20, 512_000, 32_000)
# What no browser sends, whatever is typed: pings, fragments and frames before they are messages.
FRAMES = Limit(400, 60, 1_000_000, 64_000)


class Pace:
    """Of one person, or of one line."""

    def __init__(self, limit: Limit = MESSAGES, clock: Callable[[], float] = monotonic) -> None:
        self._limit, self._clock = limit, clock
        self._pieces, self._bytes = limit.pieces, limit.bytes
        self._since = clock()

    def allows(self, size: int, pieces: int = 1) -> bool:
        """Whether so many bytes more, in so many pieces, are not too much."""
        self._refill()
        if self._pieces < pieces or self._bytes < size:
            return False
        self._pieces -= pieces
        self._bytes -= size
        return True

    def pause(self, size: int, pieces: int = 1) -> float:
        """How many seconds until so many bytes more, in so many pieces, are allowed."""
        self._refill()
        limit = self._limit
        return max(
            (pieces - self._pieces) / limit.pieces_per_second, (size - self._bytes) / limit.bytes_per_second, 0.0
        )

    def _refill(self) -> None:
        now, limit = self._clock(), self._limit
        passed, self._since = now - self._since, now
        self._pieces = min(limit.pieces, self._pieces + passed * limit.pieces_per_second)
        self._bytes = min(limit.bytes, self._bytes + passed * limit.bytes_per_second)
