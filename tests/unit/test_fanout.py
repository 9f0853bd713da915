"""What the pages of one process are told, batch by batch: what concerns them while it concerns them, whoever fails."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import AsyncMock

import msgspec
import pytest

from facilitator.live import fanout
from facilitator.live.fanout import MOST_PAGES, FanOut
from facilitator.live.frame import Frame
from facilitator.live.pace import MESSAGES
from facilitator.live.presence import Attendance
from facilitator.live.protocol import VERSION, Hello
from facilitator.live.viewer import Viewer
from facilitator.live.websocket import MOST_WAITING
from facilitator.recent import Recent
from facilitator.replica import Batch
from rooms.decision import Decision
from rooms.document import ALL, room_audience
from rooms.people import place_of
from rooms.programme import Theme
from tests.playing import Play
from tests.processes import Page


class House:
    """One workshop with a fan-out, as a replica tells it."""

    def __init__(self) -> None:
        self.play = Play()
        self.play.crowd(3)
        self.play.go_to("groups")
        document = self.play.document
        self.replica = SimpleNamespace(
            sequence=10, epoch="e1", document=document, recent=Recent(10, "c10", 0), listen=lambda _: None
        )
        workshop: Any = SimpleNamespace(replica=self.replica, id="w", view=document)
        self.fanout = FanOut(workshop)

    def enter(self, who: str, page: Page | None = None, **hello: Any) -> Page:
        page = page or Page()
        self.fanout.enter(Viewer(page, who, "", "live", "en"), Hello(VERSION, **hello))
        return page

    def happens(self, *changes: Callable[[], Decision], between: Callable[[], object] = lambda: None) -> None:
        """Several entries in one batch, told with pauses in between."""
        for _ in self.fanout.take(self.batch(*changes)):
            between()

    def batch(self, *changes: Callable[[], Decision]) -> Batch:
        """Each decided on what the one before has left."""
        entries = []
        for change in changes:
            self.replica.sequence += 1
            entry = change().entry(self.replica.sequence, command=f"c{self.replica.sequence}")
            self.replica.recent.add(entry, self.play.document)
            self.play.document.apply(entry)
            entries.append(entry)
        return Batch(self.replica.sequence, tuple(entries))

    def said(self, audience: str, text: str) -> Callable[[], Decision]:
        key, raw = f"{audience}/note:{text}", msgspec.json.encode({"text": text})
        return lambda: Decision(self.play.document).put_raw(key, raw)

    def commanded(self, type: str, **fields: Any) -> Callable[[], Decision]:
        def change() -> Decision:
            decision = self.play.decide(self.play.moderator, type, **fields)
            assert isinstance(decision, Decision)
            return decision

        return change


def told(page: Page, *, since: int = 0) -> list[dict[str, Any]]:
    return [msgspec.json.decode(frame) for frame in page.frames[since:]]


def shown(page: Page, text: str) -> bool:
    return text in b"".join(page.frames).decode()


@pytest.fixture
def house() -> House:
    return House()


def test_nobody_is_told_what_was_said_in_a_room_after_they_had_left_it(house: House) -> None:
    left = place_of(house.play.document, "p1")
    other = "arten" if left == "klima" else "klima"
    page = house.enter("p1")
    move = house.commanded("people.move", person="p1", room=other)
    house.happens(move, house.said(room_audience(left), "behind"), house.said(room_audience(other), "welcome"))
    assert not shown(page, "behind")
    assert shown(page, "welcome")
    assert [one["t"] for one in told(page)].index("leave") < [one.get("audience") for one in told(page)].index(
        room_audience(other)
    )


def test_who_moderates_is_shown_rooms_that_come_and_go_while_their_page_is_open(house: House) -> None:
    page, guest = Page(), house.enter("p1")
    house.fanout.enter(Viewer(page, "mo", "", "control", "en"), Hello(VERSION))
    document, new = house.play.document, Theme.key(ALL, "wasser")
    house.happens(lambda: Decision(document).put(new, Theme(9, "Water")))
    house.happens(house.said(room_audience("wasser"), "in-the-new-room"))
    assert shown(page, "in-the-new-room")
    assert not shown(guest, "in-the-new-room")
    house.happens(lambda: Decision(document).delete(new), house.said(room_audience("wasser"), "once-it-had-gone"))
    assert {"t": "leave", "audience": room_audience("wasser")} in told(page)
    assert not shown(page, "once-it-had-gone")


def test_who_is_removed_is_told_goodbye_and_nothing_that_came_after(house: House) -> None:
    page = house.enter("p1")
    since = len(page.frames)
    house.happens(house.commanded("people.remove", person="p1"), house.said("all", "afterwards"))
    assert told(page, since=since) == [{"t": "bye", "code": "ended", "wait": 0}]
    assert page.ended
    assert house.fanout.people() == set()


def test_who_was_removed_before_they_said_hello_is_told_goodbye_and_nothing_else(house: House) -> None:
    """The cookie was good when the line was opened."""
    house.happens(house.commanded("people.remove", person="p1"))
    page = house.enter("p1")
    assert told(page) == [{"t": "bye", "code": "ended", "wait": 0}]
    assert page.ended
    assert house.fanout.viewers == set()


def test_a_stage_whose_link_was_renewed_before_it_said_hello_is_told_goodbye(house: House) -> None:
    page = Page()
    house.fanout.enter(Viewer(page, "", "link-that-has-ended", "stage", "en"), Hello(VERSION))
    assert [one["t"] for one in told(page)] == ["bye"]


def test_in_a_room_are_counted_who_is_connected_and_whose_room_it_is_now(house: House) -> None:
    """Not who was there before and is connected, nor whose room it is and who is away."""
    document = house.play.document
    homes = {who: place_of(document, who) for who in ("p1", "p2", "p3")}
    before, after = homes["p1"], "arten" if homes["p1"] == "klima" else "klima"
    house.happens(house.commanded("people.move", person="p1", room=after))
    desk, attendance = Page(), Attendance(cast(Any, None), house.fanout, "here")
    house.fanout.enter(Viewer(desk, "mo", "", "control", "en"), Hello(VERSION))
    attendance.people = {"mo", "p1", "p2"}
    attendance._show()
    counted = {one["audience"]: (one["count"], one.get("people")) for one in told(desk) if one["t"] == "presence"}
    homes["p1"] = after
    for room in (before, after):
        there = sorted(who for who in ("p1", "p2") if homes[who] == room)
        assert counted[room_audience(room)] == (len(there), there)


@pytest.mark.anyio
async def test_who_moves_while_it_is_shown_who_is_there_is_shown_it_in_the_room_where_they_arrive(house: House) -> None:
    """Telling a thousand that they move takes longer than the second after which presence is looked at."""
    room = place_of(house.play.document, "p1")
    other = "arten" if room == "klima" else "klima"
    page = house.enter("p1")
    attendance = Attendance(cast(Any, None), house.fanout, "here")
    exchanged: Any = attendance
    exchanged._exchange = AsyncMock()
    attendance.people = {"p1", "p2"}
    since = len(page.frames)
    for _ in house.fanout.take(house.batch(house.commanded("people.move", person="p1", room=other))):
        await attendance.round()
    await attendance.round()
    shown = [one["audience"] for one in told(page, since=since) if one["t"] == "presence"]
    assert room_audience(other) in shown


def test_who_gets_another_role_is_told_at_once_what_they_may_do(house: House) -> None:
    page = house.enter("p1")
    since = len(page.frames)
    house.happens(house.commanded("people.appoint", person="p1", role="host", room="arten"))
    [welcome] = [one for one in told(page, since=since) if one["t"] == "welcome"]
    assert (welcome["role"], welcome["room"]) == ("host", "arten")
    assert room_audience("arten") in welcome["audiences"]


def test_one_line_that_fails_is_cut_and_everybody_else_is_told(house: House) -> None:
    class Broken(Page):
        def write(self, frame: Frame) -> int:
            if b"first" in frame.framed:
                raise RuntimeError("this line is broken")
            return super().write(frame)

    pages = [house.enter("p1"), house.enter("p2", Broken()), house.enter("p3")]
    house.happens(house.said("all", "first"))
    house.happens(house.said("all", "second"))
    assert [(shown(page, "first"), shown(page, "second")) for page in pages] == [
        (True, True),
        (False, False),
        (True, True),
    ]
    assert pages[1].was_cut
    house.fanout.tend()
    assert house.fanout.people() == {"p1", "p3"}


def test_who_does_not_read_on_is_told_no_more_and_in_the_end_is_cut_off(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(Page):
        def write(self, frame: Frame) -> int:
            super().write(frame)
            return self.waiting

    slow, quick = Slow(), house.enter("p2")
    house.enter("p1", slow)
    slow.waiting = MOST_WAITING + 1
    texts = ("told-it", "told-it-no-more")
    for text in texts:
        house.happens(house.said("all", text))
    assert [[shown(page, f'"{text}"') for text in texts] for page in (slow, quick)] == [[True, False], [True, True]]
    house.fanout.tend()
    assert not slow.was_cut
    late = fanout.monotonic() + fanout.PATIENCE + 1
    monkeypatch.setattr(fanout, "monotonic", lambda: late)
    house.fanout.tend()
    assert (slow.was_cut, quick.was_cut, house.fanout.people()) == (True, False, {"p2"})


def test_a_page_is_written_to_once_whatever_of_it_has_changed(house: House) -> None:
    class Counting(Page):
        def __init__(self) -> None:
            super().__init__()
            self.writes = 0

        def write(self, frame: Frame) -> int:
            self.writes += 1
            return super().write(frame)

    page = Counting()
    room = room_audience(place_of(house.play.document, "p1"))
    house.enter("p1", page)
    since = page.writes
    house.happens(house.said("all", "to-all"), house.said(room, "to-the-room"), house.said("staff", "to-others"))
    assert page.writes == since + 1
    assert shown(page, "to-all")
    assert shown(page, "to-the-room")
    assert not shown(page, "to-others")


def test_while_everybody_moves_pages_come_and_go(house: House) -> None:
    """Telling a thousand where they are now takes long enough for that."""
    rooms = {person: place_of(house.play.document, person) for person in ("p1", "p2")}
    others = {person: "arten" if room == "klima" else "klima" for person, room in rooms.items()}
    stays, goes = house.enter("p1"), house.enter("p2")
    [gone] = [viewer for viewer in house.fanout.viewers if viewer.line is goes]
    came: list[Page] = []

    def between() -> None:
        if not came:
            house.fanout.leave(gone)
            came.append(house.enter("p3"))

    house.happens(
        *(house.commanded("people.move", person=person, room=room) for person, room in others.items()),
        house.said("all", "welcome"),
        between=between,
    )
    assert [shown(page, "welcome") for page in (stays, *came)] == [True, True]
    assert house.fanout.people() == {"p1", "p3"}
    since = len(goes.frames)
    house.happens(house.said("all", "afterwards"))
    assert all(shown(page, "afterwards") for page in (stays, *came))
    assert len(goes.frames) == since


def test_a_person_has_so_many_pages_and_then_the_oldest_gives_way(house: House) -> None:
    pages = [house.enter("p1") for _ in range(MOST_PAGES)]
    elsewhere = house.enter("p2")
    assert not any(page.ended for page in pages)
    newest = house.enter("p1")
    assert [page.ended for page in pages] == [True, *[False] * (MOST_PAGES - 1)]
    assert told(pages[0])[-1] == {"t": "bye", "code": "replaced", "wait": 0}
    house.happens(house.said("all", "goes-on"))
    assert not shown(pages[0], "goes-on")
    assert all(shown(page, "goes-on") for page in (*pages[1:], newest, elsewhere))


def test_who_comes_back_gets_what_they_missed_and_all_who_missed_the_same_get_the_same_bytes(house: House) -> None:
    house.happens(house.said("all", "one"))
    house.happens(house.said("all", "two"), house.said("me:p2", "three"))
    seen = {"all": 11, "me:p1": 12, "me:p2": 12}
    pages = [house.enter(who, epoch="e1", seen=seen) for who in ("p1", "p2")]
    frames = [next(frame for frame in page.frames if b'"changes"' in frame) for page in pages]
    assert frames[0] is frames[1]
    assert not shown(pages[0], '"one"')
    house.happens(house.said("all", "four"))
    late = house.enter("p1", epoch="e1", seen=seen)
    assert shown(late, '"two"')
    assert shown(late, '"four"')


def test_a_workshop_that_is_over_for_good_says_goodbye_to_everybody(house: House) -> None:
    pages = [house.enter(who) for who in ("p1", "p2")]
    house.fanout.close()
    assert [told(page)[-1]["code"] for page in pages] == ["ended", "ended"]
    assert house.fanout.people() == set()


def test_what_somebody_may_say_at_once_is_bounded_over_all_their_pages(house: House) -> None:
    """Also over one that is opened anew; and nobody else may say less for it."""
    pages = [Viewer(Page(), person, "", "live", "en") for person in ("p1", "p1", "p2")]
    for page in pages[:2]:
        house.fanout.enter(page, Hello(VERSION))
    most = round(MESSAGES.pieces)
    said = [pages[number % 2].pace.allows(1) for number in range(most + 1)]
    assert (said.count(True), said[-1]) == (most, False)
    house.fanout.leave(pages[1])
    for page in pages[1:]:
        house.fanout.enter(page, Hello(VERSION))
    assert [page.pace.allows(1) for page in pages] == [False, False, True]
