"""The moments that are listed on the results page: the latest first, and room by room."""

from __future__ import annotations

import msgspec

from facilitator.pages.moments import by_room, marks, snapshots, times
from rooms.document import ALL, STAFF, Document
from rooms.programme import Snapshot, Theme, Workshop

THEMES = {"soil": Theme(0, "Soil"), "water": Theme(1, "Water")}
TAKEN = {
    "a": Snapshot("Groups: Write", 10, "groups"),
    "b": Snapshot("Water: Write", 20, "groups", "water"),
    "c": Snapshot("Water: Weigh", 30, "groups", "water"),
    "d": Snapshot("A room that is gone", 40, "groups", "air"),
}


def test_moments_stand_under_the_room_that_its_host_led_on_and_all_others_under_the_whole_workshop() -> None:
    themes = {Theme.key(ALL, id): msgspec.json.encode(theme) for id, theme in THEMES.items()}
    taken = {Snapshot.key(STAFF, id): msgspec.json.encode(one) for id, one in TAKEN.items()}
    view = Document((themes | taken).items())
    found = snapshots(view)
    assert [id for id, _ in found] == ["d", "c", "b", "a"]
    assert [(name, [id for id, _ in inside]) for name, inside in by_room(view, found)] == [
        ("", ["d", "a"]),
        ("Water", ["c", "b"]),
    ]


def test_moments_of_one_name_in_one_minute_are_told_apart_by_their_seconds() -> None:
    taken = {"a": Snapshot("Keynote", 5_000), "b": Snapshot("Chain", 9_000), "c": Snapshot("Keynote", 42_000)}
    about = {Workshop.key(ALL): msgspec.json.encode(Workshop("Day", timezone="UTC"))}
    view = Document((about | {Snapshot.key(STAFF, id): msgspec.json.encode(one) for id, one in taken.items()}).items())
    assert times(view) == {"a": "00:00:05", "b": "00:00", "c": "00:00:42"}
    assert [one.said for one in marks(view, "en")] == ["Now", "00:00:42 Keynote", "00:00 Chain", "00:00:05 Keynote"]
