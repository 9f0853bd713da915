"""Who has registered, for organisers to take along."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from facilitator.exports.names import file_name
from facilitator.exports.registrations import render
from facilitator.locale import translations
from facilitator.pages.asking import asking
from rooms.programme import workshop
from rooms.roles import Right
from rooms.wording import mark


async def listed(request: Request) -> Response:
    """One CSV file, in the workshop's language."""
    asked = await asking(request)
    asked.require(Right.ADMINISTER)
    say = translations(workshop(asked.view).language).gettext
    name = file_name(workshop(asked.view), asked.id, say(mark("registrations")), "csv")
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(render(asked.view, say), media_type="text/csv", headers=headers)
