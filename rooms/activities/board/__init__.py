"""Theme rooms: one lasting board per theme, with sections for the guiding questions and cards in them.

A second item with the same rooms goes on with the same boards. A card that its host hides lies where only
host and staff see it; one that its author takes back, or writes in silence, lies where only the author does.
"""

from __future__ import annotations

from rooms.activities.board import (
    cards,
    commenting,
    comparing,
    deciding,
    doors,
    editing,
    forgetting,
    goals,
    leading,
    placing,
    ready,
    reporting,
    seeding,
    suggesting,
    unadopting,
    wall,
    weighing,
)
from rooms.activities.board.entities import Settings, boards_of
from rooms.activities.board.steps import FREE, OFFERS, USUAL, WEIGHS, WORKS, Led
from rooms.activity import Activity, Misfit, Surroundings
from rooms.command import Scene
from rooms.decision import Decision
from rooms.document import decode
from rooms.wording import mark

NO_THEMES = (mark("Theme rooms need themes."), mark("Write at least one [[theme]]."))
NO_SUCH_THEME = (mark("There is no theme “{room}”."), mark("The themes are: {choices}."))
NEVER_WEIGHED = (mark("No step sticks dots for this question."), mark('Write does = "weigh" in a step.'))
NOTHING_TO_WEIGH = (mark("A step sticks dots, but for no question."), mark("Write settings.weighing with a question."))

BESIDE = {
    NO_THEMES[1]: mark("Add one under “Themes”."),
    NEVER_WEIGHED[1]: mark("Let a step stick dots."),
    NOTHING_TO_WEIGH[1]: mark("Write the question here."),
}


def faults(settings: Settings, around: Surroundings) -> list[Misfit]:
    if not around.themes:
        return [Misfit("rooms", *NO_THEMES)]
    choices = ", ".join(sorted(around.themes))
    unknown = [room for room in settings.rooms if room not in around.themes]
    found = [Misfit("rooms", *NO_SUCH_THEME, {"room": room, "choices": choices}) for room in unknown]
    weighs = WEIGHS in around.works
    if settings.weighing and not weighs:
        found.append(Misfit("weighing", *NEVER_WEIGHED))
    if weighs and not settings.weighing:
        found.append(Misfit("weighing", *NOTHING_TO_WEIGH))
    return found


def opening(scene: Scene) -> Decision:
    return placing.opening(scene).also(leading.opening(scene))


def closing(scene: Scene) -> Decision:
    return placing.closing(scene).also(leading.closing(scene))


ACTIVITY = Activity(
    kind="board",
    label=mark("Theme rooms"),
    about=mark("Everybody works in a theme room, on its board."),
    settings=Settings,
    facts={"offers": {does: sorted(acts) for does, acts in OFFERS.items()}, "free": sorted(FREE)},
    works=WORKS,
    usual=USUAL,
    handlers={
        **cards.HANDLERS,
        **commenting.HANDLERS,
        **editing.HANDLERS,
        **wall.HANDLERS,
        **suggesting.HANDLERS,
        **weighing.HANDLERS,
        **goals.HANDLERS,
        **deciding.HANDLERS,
        **unadopting.HANDLERS,
        **ready.HANDLERS,
        **leading.HANDLERS,
        **doors.HANDLERS,
    },
    founding=seeding.founding,
    harvest=seeding.harvest,
    changes=comparing.changes,
    film=frozenset({"note", "spot", "cluster", "goal", "tally"}),
    paces={Led.KIND: lambda raw: decode(Led, raw).step},
    opening=opening,
    stepping=leading.stepping,
    arriving=placing.arriving,
    closing=closing,
    rooms=boards_of,
    report=reporting.report,
    figures=reporting.figures,
    mine=reporting.mine,
    forget=forgetting.forget,
    faults=faults,
    beside=BESIDE,
)
