"""Who has registered, as a list: for organisers alone, and without where anybody is written to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.exports.csv import table
from facilitator.exports.tables import Row
from facilitator.exports.wording import headed
from facilitator.locale import day_in_words, time_of_day
from rooms.blocks import Say
from rooms.document import SEALED, STAFF, View
from rooms.people import Person
from rooms.programme import themes, workshop
from rooms.registration import Registered
from rooms.wording import unparted


def _sortable(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def to_read(view: View, say: Say, language: str) -> list[list[str]]:
    """The same for a page: heads as there, moments in words, and no column for what nobody has said."""

    def in_words(moment: datetime) -> str:
        return f"{day_in_words(moment, language, 'long')}, {time_of_day(moment)}"

    head, *found = rows(view, say, in_words)
    said = [n for n in range(len(head)) if any(row[n] for row in found)]
    return [[headed(str(head[n])) for n in said], *([str(row[n]) for n in said] for row in found)]


def rows(view: View, say: Say, when: Callable[[datetime], str] = _sortable) -> list[Row]:
    """The heading row, and everybody in the order in which they came; who waits comes last."""
    zone, names = ZoneInfo(workshop(view).timezone), {id: unparted(theme.name) for id, theme in themes(view)}
    head = (say("name"), say("organisation"), say("group"), say("interested in"), say("registered"), say("place"))
    found = sorted(view.each(Registered, SEALED), key=lambda pair: (pair[1].waiting, pair[1].at, pair[0]))
    return [
        head,
        *(_row(view, id, who, when(datetime.fromtimestamp(who.at / 1000, zone)), names, say) for id, who in found),
    ]


def _row(view: View, id: str, who: Registered, at: str, names: dict[str, str], say: Say) -> tuple[str, ...]:
    came = view.get(Person, STAFF, id) is not None
    place = say("has come in") if came else say("waiting list") if who.waiting else say("has a place")
    wishes = ", ".join(names[wish] for wish in who.wishes if wish in names)
    return who.name, who.organisation, who.group, wishes, at, place


def as_csv(view: View, say: Say) -> bytes:
    separator = ";" if workshop(view).language == "de" else ","
    return table(rows(view, say), separator).encode()
