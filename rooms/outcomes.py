"""What the store answers: what became of a decision, and a document that was loaded."""

from __future__ import annotations

from dataclasses import dataclass

from rooms.document import Document


@dataclass(frozen=True, slots=True)
class Committed:
    """It is in the document and in the log, as this entry."""

    sequence: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that was expected does not hold; decide again on a document that has this entry."""

    sequence: int


@dataclass(frozen=True, slots=True)
class NewEpoch:
    """Another epoch has begun (entries were lost), or the workshop is gone (``epoch`` is empty)."""

    epoch: str
    sequence: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with the sequence of the log's newest entry.

    ``command`` is the id under which that entry was made, empty where the log lacks it; ``at`` when (ms since 1970).
    """

    document: Document
    epoch: str
    sequence: int
    command: str = ""
    at: int = 0
