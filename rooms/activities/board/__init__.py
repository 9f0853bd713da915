"""Theme rooms: one lasting board per theme, with sections for the guiding questions and cards in them.

A second item with the same rooms goes on with the same boards. A card that its host hides lies where only
host and staff see it; one that its author takes back lies where only the author does.
"""

from __future__ import annotations

from collections.abc import Mapping

from rooms.activities.board import cards, forgetting, placing, reporting
from rooms.activities.board.entities import Settings, rooms_of
from rooms.activity import Activity, Misfit
from rooms.wording import mark

NO_THEMES = (mark("Theme rooms need themes."), mark("Write at least one [[theme]]."))
NO_SUCH_THEME = (mark("There is no theme “{room}”."), mark("The themes are: {choices}."))


def faults(settings: Settings, kinds: Mapping[str, str], known: frozenset[str]) -> list[Misfit]:
    if not known:
        return [Misfit("rooms", *NO_THEMES)]
    choices = ", ".join(sorted(known))
    unknown = [room for room in settings.rooms if room not in known]
    return [Misfit("rooms", *NO_SUCH_THEME, {"room": room, "choices": choices}) for room in unknown]


ACTIVITY = Activity(
    kind="board",
    settings=Settings,
    handlers=cards.HANDLERS,
    opening=placing.opening,
    arriving=placing.arriving,
    closing=placing.closing,
    rooms=rooms_of,
    report=reporting.report,
    figures=reporting.figures,
    mine=reporting.mine,
    forget=forgetting.forget,
    faults=faults,
)
