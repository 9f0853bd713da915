"""What comes out of the editor: the event page as it would be, the workshop file, and the run sheet on paper."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from facilitator.amending import started
from facilitator.editing import read
from facilitator.editions import text_of, versions
from facilitator.exports import run_sheet as run_sheets
from facilitator.exports.names import file_name
from facilitator.locale import translations
from facilitator.pages import event
from facilitator.pages.asking import asking
from facilitator.pages.drafts import NO_STORE, Draft, decoded, whole, writer
from facilitator.workshop import now_ms
from facilitator.workshop_file import WorkshopFile
from rooms.document import SEALED
from rooms.programme import EventPage, workshop
from rooms.roles import Right
from rooms.wording import mark

# The preview is shown inside of the editor, and nowhere else.
SHOWN_INSIDE = {
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'",
        )
    )
}


async def preview(request: Request) -> Response:
    """The event page as it would be."""
    asked = await writer(request)
    form = await request.form(max_files=0, max_fields=2)
    draft = decoded(str(form.get("draft", "")).encode(), Draft)
    file = await asyncio.to_thread(lambda: read(whole(draft), asked.id))
    if not isinstance(file, WorkshopFile):
        raise HTTPException(422)
    response = event.preview(asked, started(file, now=now_ms()))
    response.headers.update(SHOWN_INSIDE)
    return response


async def file(request: Request) -> Response:
    """The newest version, exactly as it is written."""
    asked = await writer(request)
    headers = {"content-disposition": f'attachment; filename="{asked.id}.toml"', **NO_STORE}
    return Response(text_of(asked.view).encode(), media_type="application/toml", headers=headers)


async def run_sheet(request: Request) -> Response:
    """The run sheet of the file that holds, on paper: not for others, since it has notes for the team."""
    asked = await asking(request)
    asked.require(Right.MODERATE)
    page = asked.view.get(EventPage, SEALED)
    found = read(page.file if page else "", asked.id)
    if not isinstance(found, WorkshopFile):
        raise HTTPException(404)
    held = next(((number, version) for number, version in versions(asked.view) if version.holds), (0, None))
    say = translations(found.workshop.language).gettext
    moment = held[1].at if held[1] else now_ms()
    body = await asyncio.to_thread(run_sheets.render, found, say, version=held[0], moment=moment)
    name = file_name(workshop(asked.view), asked.id, say(mark("run sheet")), "pdf")
    headers = {"content-disposition": f'inline; filename="{name}"', **NO_STORE}
    return Response(body, media_type="application/pdf", headers=headers)
