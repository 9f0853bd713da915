"""Who belongs into which room while nobody is in one, for whoever looks for somebody in the list of people."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitator.pages.asking import asking
from rooms.assigned import assigned
from rooms.roles import Right


async def rooms(request: Request) -> Response:
    """Of the round that comes, else of the last one: ``{ahead, rooms}``, ``rooms`` by person."""
    asked = await asking(request)
    asked.require(Right.MODERATE)
    ahead, found = assigned(asked.view)
    return JSONResponse({"ahead": ahead, "rooms": found}, headers={"cache-control": "no-store"})
