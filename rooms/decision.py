"""What shall become of a document, and what must still be true for it; or why nothing does.

A decision is made on a view of the document and knows nothing of how it is applied.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rooms.document import Entity, Entry, View, encode, with_entry


@dataclass(frozen=True)
class Refusal:
    """Why not: a stable ``code``, an English sentence for the catalogues, and what stands in its braces.

    ``again`` says whether the same command may succeed later.
    """

    code: str
    text: str
    again: bool = False
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Count:
    """A counter raised inside the commit, never below ``least`` nor above ``most``; else ``refusal``."""

    by: int
    least: int
    most: int | None
    refusal: Refusal | None


class Decision:
    """What shall change, and what must still be true for it.

    Whatever is put or deleted must still be as ``view`` had it; ``expect`` adds what was only read.
    Counters are the exception: they are raised, never overwritten, and many may raise one at a time.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self.expected: dict[str, bytes | None] = {}
        self.puts: dict[str, bytes] = {}
        self.deletes: dict[str, None] = {}
        self.counts: dict[str, Count] = {}

    def expect(self, key: str) -> Decision:
        if key not in self.expected:
            self.expected[key] = self._view.raw(key)
        return self

    def put(self, key: str, entity: Entity) -> Decision:
        return self.put_raw(key, encode(entity))

    def put_raw(self, key: str, raw: bytes) -> Decision:
        self.expect(key)
        self.deletes.pop(key, None)
        self.puts[key] = raw
        return self

    def delete(self, key: str) -> Decision:
        self.expect(key)
        self.puts.pop(key, None)
        self.counts.pop(key, None)
        self.deletes[key] = None
        return self

    def count(
        self, key: str, by: int = 1, *, least: int = 0, most: int | None = None, refusal: Refusal | None = None
    ) -> Decision:
        before = self.counts.get(key)
        self.counts[key] = Count(by + (before.by if before else 0), least, most, refusal)
        return self

    def also(self, other: Decision) -> Decision:
        """This decision and another, made on the same view or on its preview, as one."""
        for key, raw in other.expected.items():
            # What is counted here was seen by the other as it will be, and is never expected.
            if key not in self.counts:
                self.expected.setdefault(key, raw)
        for key in other.deletes:
            self.delete(key)
        for key, raw in other.puts.items():
            self.put_raw(key, raw)
        for key, count in other.counts.items():
            self.count(key, count.by, least=count.least, most=count.most, refusal=count.refusal)
        return self

    def preview(self) -> View:
        """The document as it will be if this decision is applied as it stands.

        What the decision leaves alone is shared with its view: a preview is good for as long as that stays as it is.
        """
        return with_entry(self._view, self.entry())

    def entry(self, sequence: int = 0, at: int = 0, by: str = "", command: str = "") -> Entry:
        """The entry that this decision becomes, if nothing else happens first."""
        counted = {key: b"%d" % (self._view.number(key) + count.by) for key, count in self.counts.items()}
        return Entry(sequence, at, by, command, {**self.puts, **counted}, tuple(self.deletes))
