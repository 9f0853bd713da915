"""How the walls grew, as a film: its page, and the lines that it is made of. For organisers."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from facilitator.film import film
from facilitator.locale import catalogue_version
from facilitator.pages.asking import asking
from facilitator.pages.entrance import PAGES, door
from facilitator.pages.modules import modules_of_page
from rooms.programme import items, themes, workshop
from rooms.roles import Right
from rooms.wording import unparted


async def replay(request: Request) -> Response:
    asked = await asking(request)
    if not asked.may(PAGES["results"]):
        return door(asked, "results")
    rooms = [
        {"id": id, "name": unparted(theme.name), "questions": [unparted(one) for one in theme.questions]}
        for id, theme in themes(asked.view)
    ]
    agenda = [
        {"id": id, "title": unparted(item.title), "steps": [unparted(step.title) for step in item.steps]}
        for id, item in items(asked.view)
    ]
    about = {"rooms": rooms, "agenda": agenda, "zone": workshop(asked.view).timezone}
    context = {
        "about": about,
        "modules": modules_of_page("results-replay"),
        "catalogue": f"/locale/{catalogue_version()}/{asked.language}.json",
    }
    return asked.page("results-replay.html", context)


async def stream(request: Request) -> Response:
    """See ``facilitator.film``."""
    asked = await asking(request)
    asked.require(Right.ADMINISTER)
    lines = film(asked.server.store, asked.id)
    return StreamingResponse(lines, media_type="application/jsonl", headers={"cache-control": "no-store"})
