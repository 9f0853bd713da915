"""One page that is connected: what carries frames to it, and what it is shown."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic
from typing import Protocol

from facilitator.live.frame import Frame
from facilitator.live.pace import Pace
from facilitator.live.protocol import Bye, Envelope, Farewell, Page, encode
from facilitator.live.websocket import MOST_WAITING
from rooms.roles import Role

log = logging.getLogger(__name__)


class Line(Protocol):
    """What carries frames to one browser."""

    @property
    def waiting(self) -> int:
        """Bytes that wait to be sent."""

    def begin(self, frames: Sequence[Frame]) -> None:
        """Hand over what a page begins with."""

    def write(self, frame: Frame) -> int:
        """Hand over a frame; the bytes that now wait, -1 if the line is closing."""

    def straight(self, ended: Callable[[], None]) -> int:
        """A socket for frames to be written to past the line, until it calls ``ended``; -1 where there is none."""

    @property
    def gone(self) -> bool:
        """Whether nothing more reaches the browser."""

    async def drained(self) -> bool:
        """Until no more waits than may; false if this side has closed the line."""

    def end(self) -> None:
        """Close it once what waits has been sent."""

    def cut(self) -> None:
        """Close it now, whatever waits."""


class Viewer:
    """One page. ``link`` is what it hangs on, if it hangs on one."""

    __slots__ = (
        "audiences",
        "begun_with",
        "behind",
        "greeted",
        "language",
        "line",
        "link",
        "lost",
        "pace",
        "page",
        "person",
        "role",
    )

    def __init__(self, line: Line, person: str, link: str, page: Page, language: str) -> None:
        self.line = line
        self.person = person
        self.link = link
        self.page = page
        self.language = language
        self.pace = Pace()
        # As what it was welcomed.
        self.role: Role | None = None
        self.audiences: set[str] = set()
        self.greeted: set[str] = set()
        self.behind = 0.0
        self.lost = False
        self.begun_with = 0

    def send(self, frame: Frame) -> None:
        """Unless too much waits already; then it is behind until it has caught up."""
        if not self.behind and self._hand_over(frame) > MOST_WAITING + self.begun_with:
            self.behind = monotonic()

    def begin(self, *frames: Frame) -> None:
        """Send what this page needs before anything else, however large it is and however slowly it reads."""
        if self.lost:
            return
        try:
            self.line.begin(frames)
            self.begun_with = self.line.waiting
        except Exception:
            self._lose()

    def read_on(self) -> None:
        """What it began with counts for as long as it waits."""
        self.begun_with = min(self.begun_with, self.line.waiting)

    def straight(self, ended: Callable[[], None]) -> int:
        """As of its line; whoever is behind is told nothing until they have caught up."""
        return -1 if self.behind or self.lost else self.line.straight(ended)

    def tell(self, envelope: Envelope) -> None:
        self.send(Frame(encode(envelope)))

    def answer(self, envelope: Envelope) -> None:
        """To this page alone, also while it is behind: nobody is read from who does not read."""
        self._hand_over(Frame(encode(envelope)))

    def dismiss(self, why: Farewell) -> None:
        """Goodbye for good, also to who is behind: it must not come back."""
        self.answer(Bye(why, 0))
        self.line.end()

    def _hand_over(self, frame: Frame) -> int:
        if self.lost:
            return -1
        try:
            return self.line.write(frame)
        except Exception:
            self._lose()
            return -1

    def _lose(self) -> None:
        """A line that fails is cut, and holds up nobody else."""
        log.exception("a line failed and is cut")
        self.lost = True
        with suppress(Exception):
            self.line.cut()
