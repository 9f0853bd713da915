"""The event page: what the workshop is, its programme to scale, questions and answers, and the door."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from facilitator import agenda
from facilitator.exports import calendar as calendars
from facilitator.locale import sentence
from facilitator.pages.asking import Asking, asking
from facilitator.pages.rendering import clock_time, day, markdown
from facilitator.workshop import new_id, now_ms
from rooms import registration
from rooms.decision import Refusal
from rooms.document import SEALED, View
from rooms.programme import MINUTE, EventPage, announced, clock, items, themes, workshop
from rooms.registration import SEATED
from rooms.roles import Right

_COLOUR = re.compile(r"([a-z0-9-]{1,40})\.([0-9A-Fa-f]{6})\.([0-9A-Fa-f]{6})(?![^,])")


async def event(request: Request) -> Response:
    asked = await asking(request)
    return asked.page("event.html", {**registering(asked), **content(asked.view, asked.language)})


def registering(asked: Asking, typed: Mapping[str, Any] = {}, problem: Refusal | None = None) -> dict[str, Any]:
    """What the form to register needs to know: how people register, what was ``typed``, and what was wrong with it."""
    found = registration.terms(asked.view)
    usual = {"id": new_id(), "name": "", "organisation": "", "group": "", "wishes": (), "mail": ""}
    return {
        "terms": found,
        "taken": found is not None and found.seats is not None and asked.view.number(SEATED) >= found.seats,
        "registers": registration.is_open(asked.view, now_ms()),
        "themes": announced(asked.view),
        "registered": registration.expected(asked.view, asked.holder.person if asked.holder else ""),
        "writes": bool(asked.server.settings.smtp_url),
        "typed": {**usual, **typed},
        "problem": sentence(problem, asked.language) if problem else "",
        "field": problem.code if problem else "",
    }


def preview(asked: Asking, view: View) -> Response:
    """The page as it would be in a workshop with this document, for who does not take part."""
    colours = ",".join(f"{id}.{theme.colour.light[1:]}.{theme.colour.dark[1:]}" for id, theme in themes(view))
    about = {"workshop": workshop(view), "role": None, "name": "", "colours": colours}
    found = registration.terms(view)
    asks = {**registering(asked), "terms": found, "registers": found is not None, "registered": None}
    return asked.page("preview.html", {**asks, **content(view, asked.language), **about})


def content(view: View, language: str) -> dict[str, Any]:
    """What the template shows of a workshop, as it was announced."""
    about, page = workshop(view), view.get(EventPage, SEALED) or EventPage()
    return {
        "page": page,
        "page_html": {name: markdown(getattr(page, name)) for name in ("know", "audience", "registration")},
        "answers": [(answer.question, markdown(answer.answer)) for answer in page.answers],
        "agenda": programme(view, language),
        "themes": announced(view),
        "door": {
            "state": door_state(view),
            "opens": clock_time(door_opens(view), about.timezone),
        },
        "day": day(about.start, about.timezone, language),
        "end": clock_time(calendars.end(view), about.timezone),
        "expires": day(about.expires, about.timezone, language) if about.expires else "",
    }


def programme(view: View, language: str) -> list[dict[str, Any]]:
    """The announced agenda with times of day."""
    about, whole = workshop(view), items(view)
    spans = agenda.follow_on(about.start, about.start, whole)

    def shown(moment: int) -> str:
        return clock_time(moment, about.timezone)

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


def door_opens(view: View) -> int:
    """A quarter of an hour before the workshop begins."""
    return clock(view).start - 15 * MINUTE


def door_state(view: View) -> str:
    """``before`` the door opens, ``open``, ``over`` at the end."""
    present = clock(view)
    if present.state == "over":
        return "over"
    if present.state == "planned" and now_ms() < door_opens(view):
        return "before"
    return "open"


async def calendar(request: Request) -> Response:
    """The whole event as one entry; no secret is in it."""
    asked = await asking(request)
    headers = {"content-disposition": f'attachment; filename="{asked.id}.ics"'}
    body = calendars.render(asked.view, asked.id, asked.server.settings.address)
    return Response(body, media_type="text/calendar", headers=headers)


async def colours(request: Request) -> Response:
    """The themes' colours as a style sheet, by ``data-theme``; they were checked when the file was read.

    The door of a draft asks for it too, but what its themes are called is nobody's business yet.
    """
    asked = await asking(request)
    if workshop(asked.view).draft and not asked.may(Right.ADMINISTER):
        return _style_sheet(())
    return _style_sheet((id, theme.colour.light, theme.colour.dark) for id, theme in themes(asked.view))


async def other_colours(request: Request) -> Response:
    """The same for colours that are not saved yet: ``?of=klima.B8325E.F48FB1,…``; nothing but colours is taken."""
    found = _COLOUR.findall(request.query_params.get("of", "")[:4_000])
    return _style_sheet((id, f"#{light}", f"#{dark}") for id, light, dark in found)


def _style_sheet(colours: Iterable[tuple[str, str, str]]) -> Response:
    rules = [f'[data-theme="{id}"] {{ --theme: light-dark({light}, {dark}); }}' for id, light, dark in colours]
    return Response("\n".join(rules), media_type="text/css", headers={"cache-control": "no-cache"})
