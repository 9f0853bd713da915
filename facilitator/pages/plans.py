"""Plans by which a workshop that is late catches up, for whoever steers it; nothing changes by looking at them."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitator import agenda, catching_up
from facilitator.outside import now_ms
from facilitator.pages.asking import asking
from rooms.document import ALL
from rooms.programme import Ran, clock, items
from rooms.roles import Right


async def plans(request: Request) -> Response:
    """With each plan the times that follow from it, and how the agenda stood: as ``clock.replan`` asks for it."""
    asked = await asking(request)
    asked.require(Right.STEER)
    view = asked.view
    present, ran = clock(view), dict(view.each(Ran, ALL))
    found = catching_up.plans(present, items(view), ran, agenda.workshop_time(present, now_ms()))
    seen = {"seen": present.item, "seen_step": present.step, "seen_agreed": present.agreed_end}
    return JSONResponse({"plans": [asdict(plan) for plan in found], **seen}, headers={"cache-control": "no-store"})
