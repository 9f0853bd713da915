"""The waiting room's page, for who has asked to come in, and how it stands with them, which their page asks again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitator.locale import translations
from facilitator.pages import event
from facilitator.pages.asking import Asking, asking
from rooms.document import STAFF
from rooms.programme import clock, items
from rooms.waiting import Waiting, standing
from rooms.wording import mark, unparted

HAPPENING = {
    "planned": mark("It has not begun yet."),
    "running": mark("On now: {title}"),
    "held": mark("On now: {title}"),
    "over": mark("The workshop is over."),
}


def waiting_room(asked: Asking, stands: str) -> Response:
    """With the agenda of the day, which is announced to everybody; nothing of what is written."""
    found = asked.view.get(Waiting, STAFF, asked.holder.person) if asked.holder else None
    context = {"stands": stands, "called": found.name if found else "", "happening": _happening(asked)}
    return asked.page("waiting.html", {**event.content(asked.view, asked.language), **context})


async def status(request: Request) -> Response:
    """``{"stands": "in" | "waiting" | "refused" | "removed" | "unknown", "happening": a sentence}``"""
    asked = await asking(request)
    stands = standing(asked.view, asked.holder.person) if asked.holder else "unknown"
    return JSONResponse({"stands": stands, "happening": _happening(asked)}, headers={"cache-control": "no-store"})


def _happening(asked: Asking) -> str:
    present = clock(asked.view)
    item = dict(items(asked.view)).get(present.item)
    sentence = translations(asked.language).gettext(HAPPENING[present.state])
    return sentence.format(title=unparted(item.title) if item else "")
