"""While an item runs, the rooms of one item are open at most: its own, or those of one that it keeps open.

Whoever came then would be placed twice, and moving somebody would mean two things.
"""

from __future__ import annotations

from facilitator.workshop_file.faults import Findings
from facilitator.workshop_file.tables import Tables
from rooms.activity import activities
from rooms.wording import mark

TWO_ROOMS = (
    mark("The rooms of “{id}” and “{other}” would be open at the same time, and people can only be in one."),
    mark("Take “{id}” out of reopens."),
)


def check_open_rooms(tables: Tables, findings: Findings) -> None:
    roomy = {item.id for item in tables.item if item.kind in activities() and activities()[item.kind].has_rooms}
    for number, item in enumerate(tables.item):
        opened = item.id if item.id in roomy else ""
        for place, id in enumerate(item.reopens):
            path = ("item", number, "reopens", place)
            if opened and id in roomy - {opened} and findings.sound(*path):
                findings.report(path, *TWO_ROOMS, id=id, other=opened)
            elif id in roomy:
                opened = opened or id
