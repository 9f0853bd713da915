"""A workshop as an entry of a calendar (iCalendar, RFC 5545), the newer with each version of its file."""

from __future__ import annotations

from datetime import UTC, datetime

import icalendar

from facilitator import agenda
from facilitator.editions import newest, versions
from rooms.document import View
from rooms.programme import items, workshop
from rooms.wording import unparted


def render(view: View, id: str, address: str) -> bytes:
    """``address`` is the server's."""
    about = workshop(view)
    stamp = next((version.at for _, version in versions(view)), about.start)
    entry = icalendar.Event()
    entry.add("uid", f"{id}@facilitator")
    entry.add("dtstamp", _moment(stamp))
    entry.add("sequence", newest(view))
    entry.add("dtstart", _moment(about.start))
    entry.add("dtend", _moment(end(view)))
    entry.add("summary", unparted(" ".join(filter(None, (about.series, about.title)))))
    page = f"{address}/w/{id}"
    # Several calendars show no URL of an entry: who opens it there finds the way in with the text.
    entry.add("description", "\n\n".join(filter(None, (unparted(about.purpose).strip(), page))))
    entry.add("url", page)
    whole = icalendar.Calendar()
    whole.add("prodid", "-//facilitator//EN")
    whole.add("version", "2.0")
    whole.add_component(entry)
    return bytes(whole.to_ical())


def end(view: View) -> int:
    """When it is announced to end, in ms since 1970."""
    about = workshop(view)
    spans = agenda.follow_on(about.start, about.start, items(view))
    return max((span.end for span in spans.values()), default=about.start)


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
