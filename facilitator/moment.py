"""A document as it was at one time: what documentations are made of, wherever it came from."""

from __future__ import annotations

from dataclasses import dataclass

from rooms.document import Document


@dataclass(frozen=True, slots=True)
class Moment:
    """A document with the sequence of the last entry in it, and when that came (ms since 1970, outside)."""

    document: Document
    sequence: int
    at: int
