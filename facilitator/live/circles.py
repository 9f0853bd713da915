"""Who is shown the same: pages by the audiences that they share with others, so that they are told the same bytes.

What concerns one person alone, ``me:…``, is no part of a circle. What is told to a thousand pages touches as little of
them as can be: where nothing else was written to them, only their sockets.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from facilitator.live.frame import Frame
from facilitator.live.viewer import Viewer
from rooms.document import person_of


class Circle:
    """Pages that share the same audiences."""

    def __init__(self) -> None:
        # Those that are written to straight away, by their sockets; and those that are not.
        self._straight: dict[int, Viewer] = {}
        self._sockets: dict[Viewer, int] = {}
        self._others: dict[Viewer, None] = {}

    def __iter__(self) -> Iterator[Viewer]:
        """As they are now: whoever is written to meanwhile goes from one part to the other."""
        return iter([*self._sockets, *self._others])

    def __bool__(self) -> bool:
        return bool(self._sockets or self._others)

    def put(self, viewer: Viewer) -> None:
        self._others[viewer] = None

    def drop(self, viewer: Viewer) -> None:
        self._set_aside(viewer)
        del self._others[viewer]

    def say(self, frame: Frame) -> None:
        """To everybody in it; nobody waits for who cannot take it now."""
        for viewer in list(self._others):
            self._straighten(viewer)
        others = list(self._others)
        for socket, written in _cut_short(frame.framed, self._straight):
            self._straight[socket].send(frame.after(written))
        for viewer in others:
            viewer.send(frame)

    def _straighten(self, viewer: Viewer) -> None:
        """Write to it straight away from now on, if that can be, until anything else is written to it."""
        socket = viewer.straight(lambda: self._set_aside(viewer))
        if socket >= 0:
            del self._others[viewer]
            self._straight[socket], self._sockets[viewer] = viewer, socket

    def _set_aside(self, viewer: Viewer) -> None:
        """Something else is written to it, or it ends: from now on its transport says what comes when."""
        if (socket := self._sockets.pop(viewer, None)) is not None:
            del self._straight[socket]
            self._others[viewer] = None


class Circles:
    """Every page of one workshop that is shown anything."""

    def __init__(self) -> None:
        self._circles: dict[frozenset[str], Circle] = {}
        self._own: dict[str, dict[Viewer, None]] = {}
        self._place: dict[Viewer, tuple[frozenset[str], str]] = {}

    def put(self, viewer: Viewer) -> None:
        """Where its audiences belong now."""
        self.drop(viewer)
        own = next((audience for audience in viewer.audiences if person_of(audience) is not None), "")
        shared = frozenset(viewer.audiences - {own})
        self._place[viewer] = shared, own
        self._circles.setdefault(shared, Circle()).put(viewer)
        if own:
            self._own.setdefault(own, {})[viewer] = None

    def drop(self, viewer: Viewer) -> None:
        if viewer not in self._place:
            return
        shared, own = self._place.pop(viewer)
        self._circles[shared].drop(viewer)
        if not self._circles[shared]:
            del self._circles[shared]
        if own:
            del self._own[own][viewer]
            if not self._own[own]:
                del self._own[own]

    def __iter__(self) -> Iterator[tuple[frozenset[str], Circle]]:
        """The audiences that are shared, with all pages that share just these."""
        return iter(self._circles.items())

    def alone(self, audience: str) -> Iterable[Viewer]:
        """The pages of one person."""
        return self._own.get(audience, {})

    def within(self, audience: str) -> Iterator[Viewer]:
        """All pages that are shown a shared audience."""
        for shared, circle in self._circles.items():
            if audience in shared:
                yield from circle

    def __contains__(self, audience: object) -> bool:
        """Whether anybody is shown that."""
        return audience in self._own or any(audience in shared for shared in self._circles)


def _cut_short(framed: bytes, sockets: Iterable[int]) -> list[tuple[int, int]]:
    """Write the same to all sockets; those that did not take all of it, with how many bytes they took."""
    size, write, short = len(framed), os.write, list[tuple[int, int]]()
    for socket in sockets:
        try:
            if (written := write(socket, framed)) != size:
                short.append((socket, written))
        except OSError:
            # It would have to wait, or the other side is gone: its transport finds out which.
            short.append((socket, 0))
    return short
