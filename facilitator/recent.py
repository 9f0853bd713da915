"""The newest entries of one workshop that a process has seen, with what each of them found.

Who comes back is told from them what they missed, audience by audience; and a store that has lost entries gets them
back from here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from rooms.document import Entry, View, split_key

MOST = 2_000


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry, and what stood ``before`` under each key that it changed; nothing where there was nothing."""

    entry: Entry
    before: dict[str, bytes | None]


class Recent:
    """At most ``most`` entries without a gap, the last one that of ``sequence``.

    ``known`` is the command of the entry before the oldest of them, empty where that is not known.
    """

    def __init__(self, sequence: int, known: str, at: int, most: int = MOST) -> None:
        self.sequence, self.at, self.known = sequence, at, known
        self._command = known
        self._most = most
        self._since = sequence
        self._changed: dict[str, int] = {}
        self._seen: deque[Seen] = deque()
        self._parts: dict[str, deque[Entry]] = {}

    @property
    def command(self) -> str:
        """The command of the newest entry."""
        return self._command

    @property
    def entries(self) -> Sequence[Seen]:
        return self._seen

    def add(self, entry: Entry, found: View) -> None:
        """The next entry, with the document as it was before."""
        self._seen.append(Seen(entry, {key: found.raw(key) for key in (*entry.delete, *entry.put)}))
        self.sequence, self.at, self._command = entry.sequence, entry.at, entry.command
        for audience, part in _by_audience(entry).items():
            self._changed[audience] = entry.sequence
            self._parts.setdefault(audience, deque()).append(part)
        if len(self._seen) > self._most:
            self._forget(self._seen.popleft().entry)

    def missed(self, audience: str, sequence: int) -> list[Entry] | None:
        """What changed in one audience after that entry; nothing if it is not known any more."""
        if sequence > self.sequence:
            return None
        if sequence >= self._changed.get(audience, self._since):
            return []
        if sequence < self.sequence - len(self._seen):
            return None
        found: list[Entry] = []
        for part in reversed(self._parts.get(audience, ())):
            if part.sequence <= sequence:
                break
            found.append(part)
        return found[::-1]

    def _forget(self, entry: Entry) -> None:
        self.known = entry.command
        for audience in _by_audience(entry):
            parts = self._parts[audience]
            parts.popleft()
            if not parts:
                del self._parts[audience]


def _by_audience(entry: Entry) -> dict[str, Entry]:
    """What an entry changed in each audience."""
    put: dict[str, dict[str, bytes]] = {}
    gone: dict[str, list[str]] = {}
    for key, raw in entry.put.items():
        put.setdefault(split_key(key)[0], {})[key] = raw
    for key in entry.delete:
        gone.setdefault(split_key(key)[0], []).append(key)
    return {
        audience: Entry(
            entry.sequence, entry.at, entry.by, entry.command, put.get(audience, {}), tuple(gone.get(audience, ()))
        )
        for audience in put.keys() | gone.keys()
    }
