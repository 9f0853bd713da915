"""What must be true between the values of a workshop file: identifiers, references, times and colours.

Each rule looks at values that are sound by themselves, and reports; ``facilitator.workshop_file`` calls them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from facilitator.workshop_file import times
from facilitator.workshop_file.contrast import PAPERS, legible, nearest_legible
from facilitator.workshop_file.faults import Findings, remedy, shown
from facilitator.workshop_file.lines import Path
from facilitator.workshop_file.shape import Reader
from facilitator.workshop_file.tables import ItemTable, Tables
from facilitator.workshop_file.theme import ThemeTable
from rooms.activity import Activity, Surroundings, activities
from rooms.programme import MINUTE
from rooms.wording import mark, unparted
from rooms.wording import slug as slug

Named = TypeVar("Named", ItemTable, ThemeTable)

TWICE = (mark("“{id}” is already the id of an entry before it."), mark("Give this one another, such as “{free}”."))
NO_KIND = mark("There is no activity “{kind}”.")
NOT_DONE = mark("A step of “{kind}” cannot do “{does}”.")
NO_WORKS = mark("Take it out: the steps of such an item have a title and an aim only.")
NOT_EARLIER = mark("“{id}” is not the id of an item before this one.")
NOTHING_EARLIER = mark("Take it out: nothing comes before the first item.")
STEPS_TOO_LONG = (mark("The steps take {steps} minutes, the item {minutes}."), mark("Shorten the steps by {over}."))
TOO_SHORT = (mark("The shortest length is longer than the item itself."), mark("Write {minutes} or less."))
NO_SECTION = (
    mark("There is no question number {section}."),
    mark("Write a number from 1 to {most}, or add questions."),
)
NO_QUESTIONS = (
    mark("The theme “{name}” has no question to work on."),
    mark("Write questions here, or in [workshop] for all themes."),
)
# Of a theme that has no name yet.
NO_QUESTIONS_YET = (mark("Theme number {theme} has no question to work on."), NO_QUESTIONS[1])
TOO_MANY_AT_LEAST = (mark("With so few seats there are always fewer people."), mark("Write {seats} or less."))
ILLEGIBLE = (mark("Text in {colour} can hardly be read on the page."), mark("The nearest that can: {nearest}."))
NAMELESS = (mark("Nobody has a name here, so results cannot show any."), mark("Write names_in_results = false."))
NO_ROOM = (
    mark("This cannot become a link to each room."),
    mark("Write an address that begins with https:// and has {place} where the room stands."),
)
NO_ZONE = mark("There is no time zone “{zone}”.")
A_ZONE = mark("Write a name such as “Europe/Berlin”.")
FAR_DATE = (mark("The year {year} is too far away."), mark("Write one from {first} to {last}."))
SKIPPED = (mark("At {time} on {day} the clocks in {zone} are put forward."), mark("Write {next}, or another time."))
TOO_EARLY = (
    mark("It cannot start at {starts}, because what comes before ends at {ends}."),
    mark("Write {ends} or later, or shorten what comes before."),
)
TOO_LONG = (mark("The workshop takes {minutes} minutes."), mark("Shorten it to {most}, which are 24 hours."))


def identified(entries: Sequence[Named], names: Sequence[str], table: str, findings: Findings) -> tuple[Named, ...]:
    """The same entries, each with an id: the one that was given, or one made of its name."""
    taken: set[str] = {entry.id for entry in entries if entry.id}
    seen: set[str] = set()
    named = []
    for number, (entry, name) in enumerate(zip(entries, names, strict=True)):
        if entry.id in seen:
            findings.report((table, number, "id"), *TWICE, id=entry.id, free=free(entry.id, taken))
        id = entry.id or free(slug(name) or f"{table}-{number + 1}", taken)
        taken.add(id)
        seen.add(id)
        named.append(replace(entry, id=id))
    return tuple(named)


def free(id: str, taken: set[str]) -> str:
    if id not in taken:
        return id
    return next(way for number in range(2, 1000) if (way := f"{id[:36].rstrip('-')}-{number}") not in taken)


def check_people(tables: Tables, findings: Findings) -> None:
    about = tables.workshop
    if about.names == "anonymous" and about.names_in_results and findings.sound("workshop", "names"):
        findings.report(("workshop", "names_in_results"), *NAMELESS)


def check_links(tables: Tables, findings: Findings) -> None:
    rooms = tables.links.rooms
    if rooms and not (rooms.startswith("https://") and "{room}" in rooms) and findings.sound("links", "rooms"):
        findings.report(("links", "rooms"), *NO_ROOM, place="{room}")


def check_themes(tables: Tables, findings: Findings) -> None:
    for number, theme in enumerate(tables.theme):
        _check_questions(number, theme, tables, findings)
        _check_sections(number, theme, tables, findings)
        if theme.seats is not None and theme.least > theme.seats:
            findings.report(("theme", number, "least"), *TOO_MANY_AT_LEAST, seats=theme.seats)
        for paper, papers in PAPERS.items():
            path = ("theme", number, "colour", paper)
            colour = getattr(theme.colour, paper)
            if findings.sound(*path) and not legible(colour, papers):
                findings.report(path, *ILLEGIBLE, colour=colour, nearest=nearest_legible(colour, papers))


def _check_questions(number: int, theme: ThemeTable, tables: Tables, findings: Findings) -> None:
    path = ("theme", number, "questions")
    asked = theme.questions or tables.workshop.questions
    if not asked and findings.sound(*path) and findings.sound("workshop", "questions"):
        named = theme.name.strip()
        sentences = NO_QUESTIONS if named else NO_QUESTIONS_YET
        findings.report(path, *sentences, name=named, theme=number + 1)


def _check_sections(number: int, theme: ThemeTable, tables: Tables, findings: Findings) -> None:
    """What hangs on the board from the beginning hangs under a question that there is."""
    most = len(theme.questions or tables.workshop.questions)
    sections = {"clusters": [one.section for one in theme.clusters], "cards": [one.section for one in theme.cards]}
    for key, found in sections.items():
        for place, section in enumerate(found):
            path = ("theme", number, key, place, "section")
            if 0 < most < section and findings.sound(*path) and findings.sound("theme", number, "questions"):
                findings.report(path, *NO_SECTION, section=section, most=most)


def check_items(tables: Tables, findings: Findings) -> None:
    for number, item in enumerate(tables.item):
        earlier = [other.id for other in tables.item[:number]]
        for place, id in enumerate(item.reopens):
            path = ("item", number, "reopens", place)
            if id not in earlier and findings.sound(*path):
                right, values = remedy(id, earlier) if earlier else (NOTHING_EARLIER, {})
                findings.report(path, NOT_EARLIER, right, _titles(tables), id=id, **values)
        _check_length(number, item, findings)


def _titles(tables: Tables) -> dict[str, str]:
    """What items and themes are called, by their ids."""
    items = {item.id: unparted(item.title) for item in tables.item}
    return {**{theme.id: unparted(theme.name) for theme in tables.theme}, **items}


def _check_length(number: int, item: ItemTable, findings: Findings) -> None:
    if not findings.sound("item", number, "minutes"):
        return
    steps = sum(step.minutes for step in item.step)
    if steps > item.minutes and findings.sound("item", number, "step"):
        over = steps - item.minutes
        findings.report(("item", number, "step"), *STEPS_TOO_LONG, steps=steps, minutes=item.minutes, over=over)
    if item.shortest > item.minutes:
        findings.report(("item", number, "shortest"), *TOO_SHORT, minutes=item.minutes)


def settled(tables: Tables, reader: Reader, findings: Findings) -> tuple[ItemTable, ...]:
    """The items with whole settings: what the file says, checked, and defaults for the rest."""
    return tuple(_settled(number, item, tables, reader, findings) for number, item in enumerate(tables.item))


def _settled(number: int, item: ItemTable, tables: Tables, reader: Reader, findings: Findings) -> ItemTable:
    activity = activities().get(item.kind)
    if activity is not None:
        _check_works(number, item, activity, findings)
        return replace(item, settings=_settings(number, item, activity, tables, reader, findings))
    if findings.sound("item", number, "kind"):
        right, values = remedy(item.kind, sorted(activities()))
        findings.report(("item", number, "kind"), NO_KIND, right, kind=shown(item.kind), **values)
    return item


def _check_works(number: int, item: ItemTable, activity: Activity, findings: Findings) -> None:
    """A step does nothing in particular, or something that its activity knows."""
    for place, step in enumerate(item.step):
        path = ("item", number, "step", place, "does")
        if step.does and step.does not in activity.works and findings.sound(*path):
            right, values = remedy(step.does, sorted(activity.works)) if activity.works else (NO_WORKS, {})
            findings.report(path, NOT_DONE, right, does=shown(step.does), kind=activity.kind, **values)


def _settings(
    number: int, item: ItemTable, activity: Activity, tables: Tables, reader: Reader, findings: Findings
) -> dict[str, Any]:
    path = ("item", number, "settings")
    if not findings.sound(*path):
        return {}
    settings = reader.table(activity.settings, item.settings, path)
    around = Surroundings(
        items={other.id: other.kind for other in tables.item},
        themes=frozenset(theme.id for theme in tables.theme),
        works=tuple(step.does for step in item.step),
        reopens=item.reopens,
        before=tuple(other.id for other in tables.item[:number]),
    )
    for misfit in activity.faults(settings, around):
        if findings.sound(*path, misfit.setting):
            where = (*path, misfit.setting)
            findings.report(where, misfit.wrong, misfit.right, _titles(tables), **misfit.values)
    as_json: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(settings))
    return as_json


def check_times(tables: Tables, findings: Findings) -> None:
    about = tables.workshop
    if not _zone_and_day(tables, findings):
        return
    if not times.moments(about.date, about.start, ZoneInfo(about.timezone)):
        _report_gap(("workshop", "start"), about.start, tables, findings)
        return
    known = takewhile(
        lambda number: findings.sound("item", number, "minutes") and findings.sound("item", number, "starts"),
        range(len(tables.item)),
    )
    slots = times.lay_out(about, [tables.item[number] for number in known])
    for number, slot in enumerate(slots):
        if tables.item[number].starts and slot.locked is None:
            _report_lock(("item", number, "starts"), tables.item[number].starts, slot, tables, findings)
    lasts = slots[-1].end - slots[0].start if slots else 0
    if lasts > times.LONGEST:
        minutes, most = lasts // MINUTE, times.LONGEST // MINUTE
        findings.report(("item", len(slots) - 1), *TOO_LONG, minutes=minutes, most=most)


def _zone_and_day(tables: Tables, findings: Findings) -> bool:
    about = tables.workshop
    if findings.sound("workshop", "timezone") and about.timezone not in times.zones():
        right, values = remedy(about.timezone, times.zones())
        right, values = (right, values) if "guess" in values else (A_ZONE, {})
        findings.report(("workshop", "timezone"), NO_ZONE, right, zone=about.timezone, **values)
    if findings.sound("workshop", "date") and about.date.year not in times.YEARS:
        first, last = times.YEARS[0], times.YEARS[-1]
        findings.report(("workshop", "date"), *FAR_DATE, year=about.date.year, first=first, last=last)
    return all(findings.sound("workshop", key) for key in ("timezone", "date", "start"))


def _report_lock(path: Path, wall: str, slot: times.Slot, tables: Tables, findings: Findings) -> None:
    zone = ZoneInfo(tables.workshop.timezone)
    if times.moments(tables.workshop.date, wall, zone):
        findings.report(path, *TOO_EARLY, starts=wall, ends=times.wall_time(slot.start, zone))
    else:
        _report_gap(path, wall, tables, findings)


def _report_gap(path: Path, wall: str, tables: Tables, findings: Findings) -> None:
    about = tables.workshop
    after = times.after_gap(about.date, wall, ZoneInfo(about.timezone))
    zone, day = about.timezone, about.date.isoformat()
    findings.report(path, *SKIPPED, time=wall, day=day, zone=zone, next=after)
