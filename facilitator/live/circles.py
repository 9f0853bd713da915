"""Who is shown the same: pages by the audiences that they share with others, so that they are told the same bytes.

What concerns one person alone, ``me:…``, is no part of a circle. Pages stand in the order in which they came: what is
told to a thousand goes through memory as it lies there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from facilitator.live.viewer import Viewer
from rooms.document import person_of

Circle = dict[Viewer, None]
Name = TypeVar("Name")


class Circles:
    """Every page of one workshop that is shown anything."""

    def __init__(self) -> None:
        self._circles: dict[frozenset[str], Circle] = {}
        self._own: dict[str, Circle] = {}
        self._place: dict[Viewer, tuple[frozenset[str], str]] = {}

    def put(self, viewer: Viewer) -> None:
        """Where its audiences belong now."""
        self.drop(viewer)
        own = next((audience for audience in viewer.audiences if person_of(audience) is not None), "")
        shared = frozenset(viewer.audiences - {own})
        self._place[viewer] = shared, own
        self._circles.setdefault(shared, {})[viewer] = None
        if own:
            self._own.setdefault(own, {})[viewer] = None

    def drop(self, viewer: Viewer) -> None:
        if viewer not in self._place:
            return
        shared, own = self._place.pop(viewer)
        _take_out(self._circles, shared, viewer)
        if own:
            _take_out(self._own, own, viewer)

    def __iter__(self) -> Iterator[tuple[frozenset[str], Circle]]:
        """The audiences that are shared, with all pages that share just these."""
        return iter(self._circles.items())

    def alone(self, audience: str) -> Circle:
        """The pages of one person."""
        return self._own.get(audience, {})

    def within(self, audience: str) -> Iterator[Viewer]:
        """All pages that are shown a shared audience."""
        for shared, viewers in self._circles.items():
            if audience in shared:
                yield from viewers

    def __contains__(self, audience: object) -> bool:
        """Whether anybody is shown that."""
        return audience in self._own or any(audience in shared for shared in self._circles)


def _take_out(circles: dict[Name, Circle], name: Name, viewer: Viewer) -> None:
    del circles[name][viewer]
    if not circles[name]:
        del circles[name]
