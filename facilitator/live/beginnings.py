"""With what pages begin, audience by audience: only what they missed, where that is known, else everything.

Whoever begins at the same moment is given the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.live.frame import Frame
from facilitator.live.protocol import Hello, changes_frames, snapshot_frame
from facilitator.replica import Replica
from rooms.document import Entry, person_of, split_key


class Beginnings:
    """Of one workshop in this process."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica
        self._snapshots: dict[str, Frame] = {}
        self._missed: dict[tuple[str, int], Frame] = {}

    def resumed(self, audience: str, hello: Hello) -> Frame | None:
        """What brings a page from what it has to what there is; nothing if it has all."""
        replica, seen = self._replica, hello.seen.get(audience)
        known = seen is not None and hello.epoch == replica.epoch
        missed = replica.recent.missed(audience, seen) if seen is not None and known else None
        if missed is None:
            return self.snapshot(audience)
        return self._changes(audience, missed) if missed else None

    def snapshot(self, audience: str) -> Frame:
        """Made once for everybody who comes while nothing in this audience changes."""
        found = self._snapshots.get(audience)
        if found is None:
            replica = self._replica
            found = Frame(snapshot_frame(audience, replica.sequence, replica.document.items(audience)))
            # What one person alone is shown is seldom asked for again.
            if person_of(audience) is None:
                self._snapshots[audience] = found
        return found

    def _changes(self, audience: str, missed: Sequence[Entry]) -> Frame:
        """Made once for all who miss the same, as they do who were connected to a process that died."""
        since = audience, missed[0].sequence
        if since not in self._missed:
            [payload] = changes_frames(missed, self._replica.sequence, {audience}).values()
            self._missed[since] = Frame(payload)
        return self._missed[since]

    def change(self, entries: Iterable[Entry]) -> None:
        """These have come in."""
        self._missed.clear()
        for audience in {split_key(key)[0] for entry in entries for key in (*entry.put, *entry.delete)}:
            self._snapshots.pop(audience, None)

    def clear(self) -> None:
        """The whole document is another."""
        self._missed.clear()
        self._snapshots.clear()
