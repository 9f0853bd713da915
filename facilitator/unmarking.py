"""A visit that is taken back leaves no snapshot: the results list no end of something that is on, or never was.

Both moves make one by themselves, that which is taken back and that which takes it back: those of the clock of
everything, those of a room that is led at a pace of its own of that room.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rooms.decision import Decision
from rooms.deeds import Deed
from rooms.document import STAFF, View, decode, split_key
from rooms.programme import Snapshot


def unmarked(decision: Decision, view: View, deed: Deed) -> Decision:
    """The decision that takes back this move, without either snapshot."""
    was: Mapping[str, Any] = deed.about.get("was", deed.about)
    item, room = was.get("item"), deed.about.get("room", "")
    for key, raw in list(decision.puts.items()):
        if split_key(key)[1] == Snapshot.KIND and _by_itself(decode(Snapshot, raw), room):
            del decision.puts[key]
    for id, kept in view.each(Snapshot, STAFF):
        if _by_itself(kept, room) and (kept.item, kept.at) == (item, deed.at):
            decision.delete(Snapshot.key(STAFF, id))
    return decision


def _by_itself(one: Snapshot, room: str) -> bool:
    """Of this room, or of the whole workshop, and asked for by nobody."""
    return not one.by and one.room == room
