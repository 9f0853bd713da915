"""Makes a workshop of a workshop file: everything with which its document starts.

Pure, and called once per workshop, when it is created; what happens afterwards is decisions and commits.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import convert

from facilitator.workshop_file import WorkshopFile
from facilitator.workshop_file.theme import ThemeTable
from facilitator.workshop_file.times import lay_out
from rooms.activity import activities
from rooms.document import ALL, SEALED, STAFF, Entity
from rooms.programme import Clock, EventPage, Item, Salt, Sheet, Theme, Workshop
from rooms.registration import Terms
from rooms.seeds import DraftGoal, Seeds


def entities(file: WorkshopFile, *, code: str, salt: str, loaded_at: int) -> dict[str, Entity]:
    """The document of a new workshop, by key. ``loaded_at`` is in ms since 1970.

    ``code`` is spoken to join where the file names none; ``salt`` is random, at most 64 bytes.
    """
    slots = lay_out(file.workshop, file.item)
    start = slots[0].start
    document: dict[str, Entity] = {
        Workshop.key(ALL): _workshop(file, start, file.workshop.code or code, loaded_at),
        Clock.key(ALL): Clock(state="planned", start=start, auto=start > loaded_at),
        EventPage.key(SEALED): _page(file),
        Salt.key(SEALED): Salt(salt),
    }
    for place, (item, slot) in enumerate(zip(file.item, slots, strict=True)):
        document[Item.key(ALL, item.id)] = Item(
            place=place,
            kind=item.kind,
            title=item.title,
            minutes=item.minutes,
            lead=item.lead,
            note=item.note,
            locked=slot.locked,
            shortest=item.shortest,
            advance=item.advance,
            steps=item.step,
            reopens=item.reopens,
            settings=item.settings,
        )
        sheet = Sheet(item.method, item.material, item.team)
        if sheet != Sheet():
            document[Sheet.key(STAFF, item.id)] = sheet
    for place, theme in enumerate(file.theme):
        document[Theme.key(ALL, theme.id)] = _theme(place, theme, file)
    if file.registration.open:
        document[Terms.key(SEALED)] = _terms(file)
    return document | _founded(file)


def _workshop(file: WorkshopFile, start: int, code: str, loaded_at: int) -> Workshop:
    about = file.workshop
    return Workshop(
        title=about.title,
        series=about.series,
        purpose=about.purpose,
        organiser=about.organiser,
        language=about.language,
        timezone=about.timezone,
        start=start,
        code=code,
        links=file.links,
        names=about.names,
        names_in_results=about.names_in_results,
        names_for_staff=about.names_for_staff,
        log_in_results=about.log_in_results,
        waiting_room=about.waiting_room,
        grace=about.grace,
        notices=about.notices,
        parting=about.parting,
        expires=_expires(max(start, loaded_at), about.keep_days, ZoneInfo(about.timezone)),
        rehearsal=about.rehearsal,
    )


def _terms(file: WorkshopFile) -> Terms:
    said = file.registration
    return Terms(said.seats, said.groups, said.wishes, _end_of(said.closes, file), said.walk_in, said.conference)


def _end_of(day: date | None, file: WorkshopFile) -> int:
    """Midnight after that day, where the workshop is; 0 without one."""
    if day is None:
        return 0
    midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(file.workshop.timezone))
    return round(midnight.timestamp() * 1000)


def _expires(since: int, days: int, zone: ZoneInfo) -> int:
    """One minute to midnight, that many days after; a workshop that is loaded afterwards is kept as long."""
    last = datetime.fromtimestamp(since / 1000, zone).date() + timedelta(days=days)
    return round(datetime.combine(last, time(23, 59), zone).timestamp() * 1000)


def _theme(place: int, theme: ThemeTable, file: WorkshopFile) -> Theme:
    return Theme(
        place=place,
        name=theme.name,
        motto=theme.motto,
        emblem=theme.emblem,
        animal=theme.animal,
        colour=theme.colour,
        host=theme.host,
        quest=theme.quest,
        moves=theme.moves,
        questions=theme.questions or file.workshop.questions,
        seats=theme.seats,
        least=theme.least,
        conference=theme.conference or file.links.rooms.replace("{room}", theme.id),
    )


def _founded(file: WorkshopFile) -> dict[str, Entity]:
    """What the activities make of what the file gives each theme."""
    themes = {theme.id: _seeds(theme) for theme in file.theme}
    found: dict[str, Entity] = {}
    for item in file.item:
        activity = activities()[item.kind]
        found |= activity.founding(convert(item.settings, activity.settings), themes)
    return found


def _seeds(theme: ThemeTable) -> Seeds:
    return Seeds(tuple(_draft(goal) for goal in theme.goals), theme.clusters, theme.cards)


def _draft(goal: str | DraftGoal) -> DraftGoal:
    return goal if isinstance(goal, DraftGoal) else DraftGoal(text=goal)


def _page(file: WorkshopFile) -> EventPage:
    page = file.page
    return EventPage(
        know=page.know,
        audience=page.audience,
        registration=page.registration,
        place=page.place,
        answers=page.answer,
        downloads=page.download,
        contacts=page.contact,
        file=file.text,
    )
