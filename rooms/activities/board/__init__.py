"""Theme rooms: one lasting board per theme, with sections for the guiding questions and cards in them.

A second item with the same rooms goes on with the same boards. A card that its host hides lies where only
host and staff see it; one that its author takes back lies where only the author does.
"""

from __future__ import annotations

from collections.abc import Mapping

from rooms.activities.board import cards, placing, reporting
from rooms.activities.board.entities import Settings
from rooms.activity import Activity


def faults(settings: Settings, kinds: Mapping[str, str], known: frozenset[str]) -> list[tuple[str, str]]:
    if not known:
        return [("rooms", "theme rooms need themes: write at least one [[theme]]")]
    return [("rooms", f"there is no theme named {room!r}") for room in settings.rooms if room not in known]


ACTIVITY = Activity(
    kind="board",
    settings=Settings,
    handlers=cards.HANDLERS,
    opening=placing.opening,
    arriving=placing.arriving,
    closing=placing.closing,
    report=reporting.report,
    figures=reporting.figures,
    mine=reporting.mine,
    faults=faults,
)
