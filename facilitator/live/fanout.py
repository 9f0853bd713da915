"""One way out: every batch becomes one frame per audience, the same bytes for every socket of that audience.

A fan-out belongs to one workshop in one process. It knows who is connected and what each may see, sends
snapshots to who comes and changes to who is there, and lets nobody wait for a slow reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic

from facilitator import metrics
from facilitator.live.beginnings import Beginnings
from facilitator.live.circles import Circles
from facilitator.live.frame import Frame
from facilitator.live.pace import Pace
from facilitator.live.protocol import (
    VERSION,
    Farewell,
    Hello,
    Leave,
    Welcome,
    changes_frames,
    encode,
)
from facilitator.live.viewer import Viewer
from facilitator.live.websocket import MOST_WAITING
from facilitator.replica import Batch
from facilitator.workshop import LiveWorkshop, now_ms
from rooms.document import ALL, SEALED, Entry, person_of, split_key
from rooms.people import Link, Person, Place, actor, audiences_of
from rooms.programme import Theme
from rooms.roles import Role

# A reader that has not caught up by then is dropped, in seconds.
PATIENCE = 15.0
# So many pages may one person have open; then the oldest gives way.
MOST_PAGES = 20


class FanOut:
    """Who is connected to one workshop in this process."""

    def __init__(self, workshop: LiveWorkshop) -> None:
        self.workshop = workshop
        self.viewers: set[Viewer] = set()
        self._pages: dict[str, list[Viewer]] = {}
        self._paces: dict[str, Pace] = {}
        self._circles = Circles()
        # Counts when somebody comes, is elsewhere, or may do something else.
        self.stirred = 0
        self._beginnings = Beginnings(workshop.replica)
        workshop.replica.listen(self.take)

    def people(self) -> set[str]:
        """Who has a page open here."""
        return self._pages.keys() - {""}

    def pace_of(self, person: str) -> Pace:
        """How fast somebody may talk, on all their pages together, also on those that they open anew."""
        return self._paces.setdefault(person, Pace())

    def in_audience(self, audience: str) -> Iterable[Viewer]:
        return self._circles.within(audience)

    # Coming and going.

    def enter(self, viewer: Viewer, hello: Hello) -> None:
        """Welcome a page, and bring it from what it has to what there is; goodbye to who was removed meanwhile."""
        if not self.allowed(viewer):
            return viewer.dismiss("ended")
        if viewer.person and len(self._pages.get(viewer.person, ())) >= MOST_PAGES:
            self._dismiss(self._pages[viewer.person][0], "replaced")
        self.stirred += 1
        self.viewers.add(viewer)
        self._pages.setdefault(viewer.person, []).append(viewer)
        viewer.behind = 0.0
        if viewer.person:
            viewer.pace = self.pace_of(viewer.person)
        shown = self._shown(viewer)
        viewer.audiences.update(shown)
        self._circles.put(viewer)
        gone = hello.seen.keys() - set(shown)
        viewer.begin(
            self._welcome(viewer, shown),
            *(frame for audience in shown if (frame := self._beginnings.resumed(audience, hello)) is not None),
            *(Frame(encode(Leave(audience))) for audience in gone),
        )
        return None

    def leave(self, viewer: Viewer) -> None:
        if viewer in self.viewers:
            self.viewers.remove(viewer)
            self._pages[viewer.person].remove(viewer)
            if not self._pages[viewer.person]:
                del self._pages[viewer.person]
        self._circles.drop(viewer)
        viewer.audiences, viewer.greeted = set(), set()

    def close(self) -> None:
        """The workshop is gone: goodbye to everybody."""
        for viewer in list(self.viewers):
            self._dismiss(viewer, "ended")

    def _dismiss(self, viewer: Viewer, why: Farewell) -> None:
        self.leave(viewer)
        viewer.dismiss(why)

    def _shown(self, viewer: Viewer) -> list[str]:
        view = self.workshop.view
        if viewer.page == "stage":
            return [ALL] if self.allowed(viewer) else []
        return audiences_of(view, viewer.person, staff=viewer.page == "control")

    def allowed(self, viewer: Viewer) -> bool:
        """Whether this page may still be shown anything."""
        view = self.workshop.view
        if viewer.link and view.get(Link, SEALED, viewer.link) is None:
            return False
        return actor(view, viewer.person) is not None if viewer.person else bool(viewer.link)

    def _welcome(self, viewer: Viewer, shown: list[str]) -> Frame:
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
        viewer.role = role
        return Frame(encode(welcome))

    # What happens.

    def take(self, batch: Batch) -> Iterator[None]:
        """A batch came into the replica: tell everybody what concerns them, piece by piece where all of them move."""
        if batch.epoch:
            return (yield from self._begin_again())
        self._beginnings.change(batch.entries)
        # Nobody is told what was said in a room after they had left it, nor shown twice what was said before they came.
        moved = self._moved(batch.entries)
        for viewer in moved:
            self._take_away(viewer)
            yield
        yield from self._tell(batch)
        for viewer in moved:
            self._show_more(viewer)
            yield
        metrics.LAG.observe(max(0, now_ms() - batch.entries[0].at) / 1000)
        return None

    def _tell(self, batch: Batch) -> Iterator[None]:
        """One write to each page, whatever of it has changed; and one for what concerns its person alone."""
        payloads = changes_frames(batch.entries, batch.sequence, self._circles)
        for shared, circle in self._circles:
            if told := [payload for audience, payload in payloads.items() if audience in shared]:
                circle.say(Frame(*told))
        for audience, payload in payloads.items():
            if alone := self._circles.alone(audience):
                frame = Frame(payload)
                for viewer in alone:
                    viewer.send(frame)
                yield

    def _begin_again(self) -> Iterator[None]:
        self._beginnings.clear()
        for viewer in list(self.viewers):
            self._refresh(viewer)
            yield

    def _refresh(self, viewer: Viewer) -> None:
        """Everything anew, as if it had just come."""
        if viewer not in self.viewers:
            return
        self.leave(viewer)
        self.enter(viewer, Hello(v=VERSION, page=viewer.page))

    def _moved(self, entries: Iterable[Entry]) -> set[Viewer]:
        """Those whose place, role or link has changed, and who is shown all rooms where these are others now."""
        people, links, rooms = _regraded(entries)
        self.stirred += bool(people or links or rooms)
        moved = {viewer for person in people for viewer in self._pages.get(person, ())}
        if links:
            moved.update(viewer for viewer in self.viewers if not self.allowed(viewer))
        if rooms:
            moved.update(viewer for viewer in self.viewers if viewer.audiences != set(self._shown(viewer)))
        return moved

    def _take_away(self, viewer: Viewer) -> None:
        if viewer not in self.viewers:
            return None
        if not self.allowed(viewer):
            return self._dismiss(viewer, "ended")
        for audience in viewer.audiences - set(self._shown(viewer)):
            viewer.audiences.discard(audience)
            viewer.greeted.discard(audience)
            viewer.tell(Leave(audience))
        self._circles.put(viewer)
        return None

    def _show_more(self, viewer: Viewer) -> None:
        if viewer not in self.viewers:
            return None
        who = actor(self.workshop.view, viewer.person)
        if who is not None and who.role is not viewer.role:
            # What somebody may do now is told with the welcome.
            return self._refresh(viewer)
        if more := [audience for audience in self._shown(viewer) if audience not in viewer.audiences]:
            # Who is there may have been told while this page was still on its way.
            self.stirred += 1
            viewer.audiences.update(more)
            self._circles.put(viewer)
            viewer.begin(*map(self._beginnings.snapshot, more))
        return None

    def tend(self) -> None:
        """Once a second: who has caught up gets everything anew, who has not for long or cannot be told is dropped."""
        now = monotonic()
        for viewer in self.viewers:
            if viewer.begun_with:
                viewer.read_on()
        for viewer in [viewer for viewer in self.viewers if viewer.behind or viewer.lost]:
            if viewer.lost:
                self.leave(viewer)
            elif viewer.line.waiting < MOST_WAITING // 8:
                self._refresh(viewer)
            elif now - viewer.behind > PATIENCE:
                self.leave(viewer)
                viewer.line.cut()


def _regraded(entries: Iterable[Entry]) -> tuple[set[str], bool, bool]:
    """The people whose place or standing changed, whether any link ended, and whether rooms may have come or gone."""
    people, links, rooms = set(), False, False
    for entry in entries:
        for key in (*entry.put, *entry.delete):
            audience, kind, id = split_key(key)
            if kind == Person.KIND:
                people.add(id)
            elif kind == Place.KIND and (person := person_of(audience)) is not None:
                people.add(person)
            links = links or (kind == Link.KIND and key in entry.delete)
            rooms = rooms or kind == Theme.KIND
    return people, links, rooms
