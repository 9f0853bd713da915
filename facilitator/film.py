"""A workshop's boards as a film: what the log put into rooms and took out of them, with when that was in the workshop.

One line of JSON for each entry that shows, in the order of the log. ``t`` is workshop time in ms:

    ["clock", t, item, step, state]             the agenda stands there from now on
    ["led", t, "<item>.<room>", step or null]   a room stands in a step of its own, or goes with the agenda again
    ["room", t, room, {"kind:id": entity}, ["kind:id"]]   what was put there and what went
    ["cut", t]                                  there is more than a film shows; nothing comes after it

Only what everybody in the room saw then is in it. The log is read piece by piece, so a long film needs no more memory
than a short one.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import msgspec

from facilitator.agenda import workshop_time
from rooms.activity import activities
from rooms.document import ALL, Entry, decode, split_key
from rooms.programme import Clock
from rooms.store import Store

MOST_BYTES = 32 * 1024 * 1024
_ROOM = "room:"
_encode = msgspec.json.Encoder().encode


async def film(store: Store, workshop: str, most: int = MOST_BYTES, piece: int = 100) -> AsyncIterator[bytes]:
    """The lines of the film, about so many in a piece; about ``most`` bytes of it."""
    reel, taken = _Reel(), 0
    waiting: list[bytes] = []
    async for entry in store.entries(workshop):
        waiting += [_encode(line) + b"\n" for line in reel.lines(entry)]
        if len(waiting) >= piece:
            together, waiting = b"".join(waiting), []
            taken += len(together)
            yield together
            if taken > most:
                yield _encode(["cut", reel.time(entry)]) + b"\n"
                return
    yield b"".join(waiting)


class _Reel:
    """Turns entries into lines; it remembers the clock, by which they are dated."""

    def __init__(self) -> None:
        self._clock: Clock | None = None
        self._kinds = frozenset().union(*(activity.film for activity in activities().values()))
        self._paces = {kind: read for activity in activities().values() for kind, read in activity.paces.items()}

    def time(self, entry: Entry) -> int:
        return workshop_time(self._clock, entry.at) if self._clock else entry.at

    def lines(self, entry: Entry) -> Iterator[list[Any]]:
        before = self._clock
        if (raw := entry.put.get(Clock.key(ALL))) is not None:
            self._clock = decode(Clock, raw)
        at = self.time(entry)
        if (now := self._clock) and (before is None or _standing(before) != _standing(now)):
            yield ["clock", at, *_standing(now)]
        yield from self._led(entry, at)
        yield from self._rooms(entry, at)

    def _led(self, entry: Entry, at: int) -> Iterator[list[Any]]:
        gone: dict[str, bytes | None] = dict.fromkeys(entry.delete)
        for key, raw in {**gone, **entry.put}.items():
            audience, kind, id = split_key(key)
            if audience == ALL and kind in self._paces:
                yield ["led", at, id, None if raw is None else self._paces[kind](raw)]

    def _rooms(self, entry: Entry, at: int) -> Iterator[list[Any]]:
        put: dict[str, dict[str, msgspec.Raw]] = {}
        gone: dict[str, list[str]] = {}
        for key, raw in entry.put.items():
            if (found := self._shown(key)) is not None:
                put.setdefault(found[0], {})[found[1]] = msgspec.Raw(raw)
        for key in entry.delete:
            if (found := self._shown(key)) is not None:
                gone.setdefault(found[0], []).append(found[1])
        for room in {**put, **gone}:
            yield ["room", at, room, put.get(room, {}), gone.get(room, [])]

    def _shown(self, key: str) -> tuple[str, str] | None:
        """``(room, kind:id)`` of what a film shows."""
        audience, kind, id = split_key(key)
        if kind not in self._kinds or not audience.startswith(_ROOM):
            return None
        return audience.removeprefix(_ROOM), f"{kind}:{id}"


def _standing(clock: Clock) -> tuple[str, int, str]:
    return clock.item, clock.step, clock.state
