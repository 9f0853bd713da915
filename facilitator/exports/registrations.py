"""Who has registered, as a list: for organisers alone, and without where anybody is written to."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.exports.csv import table
from facilitator.exports.tables import Row
from rooms.blocks import Say
from rooms.document import SEALED, STAFF, View
from rooms.people import Person
from rooms.programme import themes, workshop
from rooms.registration import Registered
from rooms.wording import unparted


def rows(view: View, say: Say) -> list[Row]:
    """The heading row, and everybody in the order in which they came; who waits comes last."""
    zone, names = ZoneInfo(workshop(view).timezone), {id: unparted(theme.name) for id, theme in themes(view)}
    head = (say("name"), say("organisation"), say("group"), say("interested in"), say("registered"), say("place"))
    found = sorted(view.each(Registered, SEALED), key=lambda pair: (pair[1].waiting, pair[1].at, pair[0]))
    return [head, *(_row(view, id, who, zone, names, say) for id, who in found)]


def _row(view: View, id: str, who: Registered, zone: ZoneInfo, names: dict[str, str], say: Say) -> tuple[str, ...]:
    came = view.get(Person, STAFF, id) is not None
    place = say("has come in") if came else say("waiting list") if who.waiting else say("has a place")
    at = f"{datetime.fromtimestamp(who.at / 1000, zone):%Y-%m-%d %H:%M}"
    wishes = ", ".join(names[wish] for wish in who.wishes if wish in names)
    return who.name, who.organisation, who.group, wishes, at, place


def as_csv(view: View, say: Say) -> bytes:
    separator = ";" if workshop(view).language == "de" else ","
    return table(rows(view, say), separator).encode()
