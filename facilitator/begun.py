"""What can no longer be changed once a workshop has begun, told like the faults of a file: where, why, what instead.

What is over stays as it was, what is on changes in words only, what people were promised is kept, and where they work
is not taken away under their hands. Everything ahead may change. Pure; judged against what the document says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator import agenda
from facilitator.workshop_file import WorkshopFile
from facilitator.workshop_file.faults import Findings
from facilitator.workshop_file.lines import Path, lines_of
from rooms.activity import activities
from rooms.document import ALL, View, room_audience
from rooms.parts import Step
from rooms.programme import Clock, Item, Ran, clock, items, themes, workshop
from rooms.wording import mark

TAKE_BACK = mark("Take this change back.")
OVER = (mark("“{title}” is over and stays as it was."), TAKE_BACK)
RAN = (mark("“{title}” has been on already: what it is stays."), TAKE_BACK)
ON_NOW = (mark("“{title}” is on now: this stays as it is."), TAKE_BACK)
ON_NOW_TIME = (mark("“{title}” is on now."), mark("Give it more or less time in the control panel."))
ON_NOW_STEPS = (
    mark("“{title}” is on now: its steps stay."),
    mark("Only words and minutes of coming steps can change."),
)
MISSING = (mark("“{title}” has begun and cannot be taken out."), mark("Put it back where it was."))
MOVED = (mark("“{title}” has begun and stays at its place."), mark("Put it back where it was."))
BEGUN = (mark("The workshop has begun: this stays as it is."), TAKE_BACK)
PROMISED = (mark("People were promised otherwise when they came in."), TAKE_BACK)
THEME_MISSING = (
    mark("“{name}” has a room in which people may be: it cannot be taken out."),
    mark("Put it back where it was."),
)
QUESTIONS = (
    mark("Cards hang under the questions of “{name}”."),
    mark("Reword them or add others at the end, but leave as many as there were."),
)
SEEDS = (mark("With what “{name}” begins hangs on its board already."), mark("Change it there."))
NOTHING_NEW = (mark("The workshop is over: nothing can be added."), TAKE_BACK)
ADDRESS = (mark("A workshop keeps its address."), mark("Write “{id}”, or leave it out."))

# In which key of the file a field of an item stands, where it is called otherwise.
_KEYS = {"locked": "starts", "steps": "step"}
_WORDS_OF_NOW = frozenset({"place", "title", "lead", "note", "shortest", "advance"})
_WHAT_IT_IS = ("kind", "settings")


def check(view: View, file: WorkshopFile, before: View, after: View) -> None:
    """Raises ``Faults`` with everything of the file that cannot be.

    ``after`` is what a document of it starts with, ``before`` what one of the file started with that holds now.
    """
    findings = Findings(lines_of(file.text.removeprefix("\ufeff")))
    if clock(view).state != "planned":
        _check_workshop(view, file, after, findings)
        _check_items(view, file, after, findings)
        _check_themes(view, file, before, after, findings)
    findings.done()


def check_address(file: WorkshopFile, id: str) -> None:
    """Raises ``Faults`` where the file gives the workshop another address than it has."""
    findings = Findings(lines_of(file.text.removeprefix("\ufeff")))
    if file.workshop.id != id:
        findings.report(("workshop", "id"), *ADDRESS, id=id)
    findings.done()


def _check_workshop(view: View, file: WorkshopFile, after: View, findings: Findings) -> None:
    was, will = workshop(view), workshop(after)
    if will.timezone != was.timezone:
        findings.report(("workshop", "timezone"), *BEGUN)
    elif will.start != was.start:
        day = datetime.fromtimestamp(was.start / 1000, ZoneInfo(was.timezone)).date()
        findings.report(("workshop", "date" if file.workshop.date != day else "start"), *BEGUN)
    if will.names != was.names:
        findings.report(("workshop", "names"), *PROMISED)
    for key in ("names_in_results", "names_for_staff"):
        if getattr(will, key) and not getattr(was, key):
            findings.report(("workshop", key), *PROMISED)
    if will.expires > was.expires and will.start == was.start:
        findings.report(("workshop", "keep_days"), *PROMISED)


def _check_items(view: View, file: WorkshopFile, after: View, findings: Findings) -> None:
    present, whole, coming = clock(view), items(view), dict(items(after))
    at = agenda.position(present, whole)
    places = {item.id: place for place, item in enumerate(file.item)}
    if present.state == "over":
        for id in places.keys() - dict(whole).keys():
            findings.report(("item", places[id]), *NOTHING_NEW)
    for place, (id, was) in enumerate(whole):
        begun = place <= at or view.raw(Ran.key(ALL, id)) is not None
        if id not in places:
            if begun:
                findings.report(("item",), *MISSING, title=was.title)
            continue
        path: Path = ("item", places[id])
        will = coming[id]
        if place <= at and places[id] != place:
            findings.report(path, *MOVED, title=was.title)
        elif place < at or present.state == "over":
            for key in _changed(was, will):
                findings.report((*path, key), *OVER, title=was.title)
        elif place == at:
            _check_present(was, will, present, path, findings)
        elif begun:
            for key in [key for key in _changed(was, will) if key in _WHAT_IT_IS]:
                findings.report((*path, key), *RAN, title=was.title)


def _changed(was: Item, will: Item) -> Iterator[str]:
    """The keys of the file in which an item changes."""
    for name in was.__struct_fields__:
        if name != "place" and getattr(was, name) != getattr(will, name):
            yield _KEYS.get(name, name)


def _check_present(was: Item, will: Item, present: Clock, path: Path, findings: Findings) -> None:
    for key in _changed(was, will):
        if key == "minutes":
            findings.report((*path, key), *ON_NOW_TIME, title=was.title)
        elif key == "step":
            if not _same_way(was.steps, will.steps, present.step):
                findings.report((*path, key), *ON_NOW_STEPS, title=was.title)
        elif key not in _WORDS_OF_NOW:
            findings.report((*path, key), *ON_NOW, title=was.title)


def _same_way(was: Sequence[Step], will: Sequence[Step], at: int) -> bool:
    """Whether the steps up to that one are the same, and all do what they did."""
    same = [step.does for step in was] == [step.does for step in will]
    return same and was[: at + 1] == will[: at + 1]


def _check_themes(view: View, file: WorkshopFile, before: View, after: View, findings: Findings) -> None:
    places, coming = {theme.id: place for place, theme in enumerate(file.theme)}, dict(themes(after))
    worked_in = any(
        activities()[item.kind].has_rooms and view.raw(Ran.key(ALL, id)) is not None for id, item in items(view)
    )
    for id, was in themes(view):
        # What moderators opened while it runs stays, whatever the file says.
        if was.opened and id not in places:
            continue
        if id not in places:
            findings.report(("theme",), *THEME_MISSING, name=was.name)
        elif worked_in:
            if len(coming[id].questions) < len(was.questions):
                findings.report(("theme", places[id], "questions"), *QUESTIONS, name=was.name)
            if _seeds(before, id) != _seeds(after, id):
                findings.report(("theme", places[id], "goals"), *SEEDS, name=was.name)


def _seeds(founded: View, room: str) -> dict[str, bytes]:
    """With what a room begins."""
    return dict(founded.items(room_audience(room)))
