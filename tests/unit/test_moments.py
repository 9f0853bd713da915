"""The moments that are listed on the results page: the latest first, and room by room."""

from __future__ import annotations

import msgspec

from facilitator.pages.moments import by_room, snapshots
from rooms.document import ALL, STAFF, Document
from rooms.programme import Snapshot, Theme

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
