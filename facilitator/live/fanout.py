"""One way out: every batch becomes one frame per audience, the same bytes for every socket of that audience.

A fan-out belongs to one workshop in one process. It knows who is connected and what each may see, sends
snapshots to who comes and changes to who is there, and lets nobody wait for a slow reader.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from time import monotonic
from typing import Protocol

from facilitator.live.protocol import (
    VERSION,
    Bye,
    Envelope,
    Hello,
    Leave,
    Page,
    Welcome,
    changes_frames,
    encode,
    snapshot_frame,
)
from facilitator.live.websocket import text_frame
from facilitator.replica import Batch
from facilitator.workshop import LiveWorkshop, now_ms
from rooms.document import ALL, Entry, person_of, split_key
from rooms.people import Link, Person, Place, actor, audiences_of
from rooms.roles import Role

log = logging.getLogger(__name__)

# More than this may not wait for one reader, in bytes; it gets a fresh snapshot when it has read on.
MOST_WAITING = 262_144
# A reader that has not caught up by then is dropped, in seconds.
PATIENCE = 15.0


class Frame:
    """An envelope, encoded once; ``framed`` is the same for a websocket."""

    __slots__ = ("framed", "payload")

    def __init__(self, payload: bytes) -> None:
        self.payload = payload
        self.framed = text_frame(payload)


class Line(Protocol):
    """What carries frames to one browser."""

    @property
    def waiting(self) -> int:
        """Bytes that wait to be sent."""

    def send(self, frame: Frame) -> int:
        """Hand over a frame; the bytes that now wait, -1 if the line is closing."""

    def end(self) -> None:
        """Close it once what waits has been sent."""

    def cut(self) -> None:
        """Close it now, whatever waits."""


class Viewer:
    """One page that is connected, with what it is shown. ``link`` is what a stage without a person hangs on."""

    def __init__(self, line: Line, person: str, link: str, page: Page, language: str) -> None:
        self.line = line
        self.person = person
        self.link = link
        self.page = page
        self.language = language
        self.audiences: set[str] = set()
        self.greeted: set[str] = set()
        self.behind = 0.0
        self._begun_with = 0

    def send(self, frame: Frame) -> None:
        """Unless too much waits already; then it is behind until it has caught up."""
        if not self.behind and self.line.send(frame) > MOST_WAITING + self._begun_with:
            self.behind = monotonic()

    def begin(self, frame: Frame) -> None:
        """Send what this page needs before anything else, however large it is and however slowly it reads."""
        self.line.send(frame)
        self._begun_with = self.line.waiting

    def read_on(self) -> None:
        """What it began with counts for as long as it waits."""
        self._begun_with = min(self._begun_with, self.line.waiting)

    def tell(self, envelope: Envelope) -> None:
        self.send(Frame(encode(envelope)))


class FanOut:
    """Who is connected to one workshop in this process."""

    def __init__(self, workshop: LiveWorkshop) -> None:
        self.workshop = workshop
        self.viewers: set[Viewer] = set()
        self._by_audience: dict[str, set[Viewer]] = {}
        self._snapshots: dict[str, Frame] = {}
        self._changed: dict[str, int] = {}
        self._known_since = workshop.replica.sequence
        workshop.replica.listen(self.take)

    def people(self) -> set[str]:
        """Who has a page open here."""
        return {viewer.person for viewer in self.viewers if viewer.person}

    def in_audience(self, audience: str) -> Iterable[Viewer]:
        return self._by_audience.get(audience, ())

    # Coming and going.

    def enter(self, viewer: Viewer, hello: Hello) -> None:
        """Welcome a page, and bring it from what it has to what there is."""
        self.viewers.add(viewer)
        viewer.behind = 0.0
        shown = self._shown(viewer)
        self._welcome(viewer, shown)
        for audience in shown:
            self._add(viewer, audience)
            self._resume(viewer, audience, hello)
        for audience in hello.seen.keys() - set(shown):
            viewer.begin(Frame(encode(Leave(audience))))

    def leave(self, viewer: Viewer) -> None:
        self.viewers.discard(viewer)
        for audience in viewer.audiences:
            self._by_audience.get(audience, set()).discard(viewer)
        viewer.audiences, viewer.greeted = set(), set()

    def _shown(self, viewer: Viewer) -> list[str]:
        view = self.workshop.view
        if viewer.page == "stage":
            return [ALL] if self.allowed(viewer) else []
        return audiences_of(view, viewer.person, staff=viewer.page == "control")

    def allowed(self, viewer: Viewer) -> bool:
        """Whether this page may still be shown anything."""
        view = self.workshop.view
        if viewer.person:
            return actor(view, viewer.person) is not None
        return view.get(Link, "sealed", viewer.link) is not None

    def _welcome(self, viewer: Viewer, shown: list[str]) -> None:
        replica, who = self.workshop.replica, actor(self.workshop.view, viewer.person)
        role = who.role if who else Role.STAGE
        welcome = Welcome(
            v=VERSION,
            now=now_ms(),
            epoch=replica.epoch,
            sequence=replica.sequence,
            person=viewer.person,
            role=role,
            room=who.room if who else "",
            audiences=shown,
        )
        viewer.begin(Frame(encode(welcome)))

    def _resume(self, viewer: Viewer, audience: str, hello: Hello) -> None:
        """Only what it missed, where that is known; else everything."""
        replica = self.workshop.replica
        seen = hello.seen.get(audience)
        if seen is None or hello.epoch != replica.epoch:
            return viewer.begin(self._snapshot(audience))
        if seen >= self._changed.get(audience, self._known_since):
            return None
        missed = replica.missed(seen)
        if missed is None:
            return viewer.begin(self._snapshot(audience))
        for payload in changes_frames(missed, replica.sequence, {audience}).values():
            viewer.begin(Frame(payload))
        return None

    def _snapshot(self, audience: str) -> Frame:
        """Made once for everybody who comes while nothing in this audience changes."""
        found = self._snapshots.get(audience)
        if found is None:
            replica = self.workshop.replica
            found = Frame(snapshot_frame(audience, replica.sequence, replica.document.items(audience)))
            self._snapshots[audience] = found
        return found

    def _add(self, viewer: Viewer, audience: str) -> None:
        viewer.audiences.add(audience)
        self._by_audience.setdefault(audience, set()).add(viewer)

    # What happens.

    def take(self, batch: Batch) -> None:
        """A batch came into the replica: tell everybody what concerns them."""
        if batch.epoch:
            return self._begin_again()
        for audience in {split_key(key)[0] for entry in batch.entries for key in (*entry.put, *entry.delete)}:
            self._changed[audience] = batch.sequence
            self._snapshots.pop(audience, None)
        wanted = {audience for audience, viewers in self._by_audience.items() if viewers}
        for audience, payload in changes_frames(batch.entries, batch.sequence, wanted).items():
            frame = Frame(payload)
            for viewer in self._by_audience[audience]:
                viewer.send(frame)
        return self._place_again(batch.entries)

    def _begin_again(self) -> None:
        self._snapshots.clear()
        self._changed.clear()
        self._known_since = self.workshop.replica.sequence
        for viewer in list(self.viewers):
            self._refresh(viewer)

    def _refresh(self, viewer: Viewer) -> None:
        """Everything anew, as if it had just come."""
        self.leave(viewer)
        self.enter(viewer, Hello(v=VERSION, page=viewer.page))

    def _place_again(self, entries: Iterable[Entry]) -> None:
        """Show other audiences to those whose place, role or link has changed."""
        people, links = _regraded(entries)
        if not people and not links:
            return
        for viewer in list(self.viewers):
            if viewer.person in people or (links and not self.allowed(viewer)):
                self._regrade(viewer)

    def _regrade(self, viewer: Viewer) -> None:
        if not self.allowed(viewer):
            # Also to who is behind: it must not come back.
            viewer.line.send(Frame(encode(Bye("ended", 0))))
            self.leave(viewer)
            viewer.line.end()
            return
        shown = self._shown(viewer)
        for audience in viewer.audiences - set(shown):
            viewer.audiences.discard(audience)
            viewer.greeted.discard(audience)
            self._by_audience[audience].discard(viewer)
            viewer.tell(Leave(audience))
        for audience in shown:
            if audience not in viewer.audiences:
                self._add(viewer, audience)
                viewer.begin(self._snapshot(audience))

    def tend(self) -> None:
        """Once a second: who has caught up gets everything anew, who has not for long is dropped."""
        now = monotonic()
        for viewer in self.viewers:
            viewer.read_on()
        for viewer in [viewer for viewer in self.viewers if viewer.behind]:
            if viewer.line.waiting < MOST_WAITING // 8:
                self._refresh(viewer)
            elif now - viewer.behind > PATIENCE:
                self.leave(viewer)
                viewer.line.cut()


def _regraded(entries: Iterable[Entry]) -> tuple[set[str], bool]:
    """The people whose place or standing changed, and whether any link ended."""
    people, links = set(), False
    for entry in entries:
        for key in (*entry.put, *entry.delete):
            audience, kind, id = split_key(key)
            if kind == Person.KIND:
                people.add(id)
            elif kind == Place.KIND and (person := person_of(audience)) is not None:
                people.add(person)
            links = links or (kind == Link.KIND and key in entry.delete)
    return people, links
