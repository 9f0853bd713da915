"""The event page: what the workshop is, its programme to scale, questions and answers, and the door."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import icalendar
from starlette.requests import Request
from starlette.responses import Response

from facilitator import agenda
from facilitator.pages.asking import Asking, asking
from facilitator.pages.rendering import clock_time, day, markdown
from facilitator.workshop import now_ms
from rooms.document import SEALED
from rooms.programme import MINUTE, EventPage, clock, items, themes, workshop
from rooms.wording import unparted


async def event(request: Request) -> Response:
    asked = await asking(request)
    about = workshop(asked.view)
    page = asked.view.get(EventPage, SEALED) or EventPage()
    context = {
        "page": page,
        "page_html": {name: markdown(getattr(page, name)) for name in ("know", "audience", "registration")},
        "answers": [(answer.question, markdown(answer.answer)) for answer in page.answers],
        "agenda": programme(asked),
        "themes": themes(asked.view),
        "door": {
            "state": door_state(asked),
            "opens": clock_time(door_opens(asked), about.timezone, asked.language),
        },
        "day": day(about.start, about.timezone, asked.language),
        "end": clock_time(_end(asked), about.timezone, asked.language),
        "expires": day(about.expires, about.timezone, asked.language) if about.expires else "",
    }
    return asked.page("event.html", context)


def programme(asked: Asking) -> list[dict[str, Any]]:
    """The announced agenda with times of day."""
    about, whole = workshop(asked.view), items(asked.view)
    spans = agenda.follow_on(about.start, about.start, whole)

    def shown(moment: int) -> str:
        return clock_time(moment, about.timezone, asked.language)

    return [
        {
            "id": id,
            "title": item.title,
            "kind": item.kind,
            "note": item.note,
            "start": shown(spans[id].start),
            "end": shown(spans[id].end),
            "minutes": (spans[id].end - spans[id].start) // MINUTE,
            "steps": item.steps,
        }
        for id, item in whole
    ]


def door_opens(asked: Asking) -> int:
    """A quarter of an hour before the workshop begins."""
    return clock(asked.view).start - 15 * MINUTE


def door_state(asked: Asking) -> str:
    """``before`` the door opens, ``open``, ``over`` at the end."""
    present = clock(asked.view)
    if present.state == "over":
        return "over"
    if present.state == "planned" and now_ms() < door_opens(asked):
        return "before"
    return "open"


def _end(asked: Asking) -> int:
    about, whole = workshop(asked.view), items(asked.view)
    spans = agenda.follow_on(about.start, about.start, whole)
    return max((span.end for span in spans.values()), default=about.start)


async def calendar(request: Request) -> Response:
    """An iCalendar file (RFC 5545) with the whole event as one entry; no secret is in it."""
    asked = await asking(request)
    about = workshop(asked.view)
    entry = icalendar.Event()
    entry.add("uid", f"{asked.id}@facilitator")
    entry.add("dtstamp", datetime.fromtimestamp(about.start / 1000, UTC))
    entry.add("dtstart", datetime.fromtimestamp(about.start / 1000, UTC))
    entry.add("dtend", datetime.fromtimestamp(_end(asked) / 1000, UTC))
    entry.add("summary", unparted(" ".join(filter(None, (about.series, about.title)))))
    entry.add("description", unparted(about.purpose))
    entry.add("url", f"{asked.server.settings.address}/w/{asked.id}")
    whole = icalendar.Calendar()
    whole.add("prodid", "-//facilitator//EN")
    whole.add("version", "2.0")
    whole.add_component(entry)
    headers = {"content-disposition": f'attachment; filename="{asked.id}.ics"'}
    return Response(whole.to_ical(), media_type="text/calendar", headers=headers)


async def colours(request: Request) -> Response:
    """The themes' colours as a style sheet, by ``data-theme``; they were checked when the file was read."""
    asked = await asking(request)
    rules = [
        f'[data-theme="{id}"] {{ --theme: light-dark({theme.colour.light}, {theme.colour.dark}); }}'
        for id, theme in themes(asked.view)
    ]
    return Response("\n".join(rules), media_type="text/css", headers={"cache-control": "no-cache"})
