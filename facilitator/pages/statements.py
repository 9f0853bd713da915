"""What the law wants to be said: privacy (Art. 13 GDPR), accessibility, and who is responsible.

Where the organisers' own page is named in the workshop file, that is where the links lead; these pages say
what the software does with data, and how accessible it is.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from facilitator.pages.asking import asking
from facilitator.pages.rendering import day
from rooms.document import SEALED
from rooms.programme import EventPage, workshop
from rooms.registration import terms


async def privacy(request: Request) -> Response:
    return await _statement(request, "privacy.html")


async def accessibility(request: Request) -> Response:
    return await _statement(request, "accessibility.html")


async def imprint(request: Request) -> Response:
    return await _statement(request, "imprint.html")


async def _statement(request: Request, template: str) -> Response:
    asked = await asking(request)
    about = workshop(asked.view)
    page = asked.view.get(EventPage, SEALED) or EventPage()
    expires = day(about.expires, about.timezone, asked.language) if about.expires else ""
    return asked.page(template, {"contacts": page.contacts, "expires": expires, "terms": terms(asked.view)})
