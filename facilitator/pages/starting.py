"""A new workshop as a draft, and whoever writes it in it as its organiser: the end of every way to begin one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitator.beginnings import EMPTY, made_ones_own
from facilitator.founding import CodeTaken, NotFounded, create_draft
from facilitator.identity import Pass, set_cookie
from facilitator.pages.asking import Asking, server_of
from facilitator.pages.coming_in import JoinForm, come_in
from facilitator.workshop import CROWDED
from facilitator.workshop_file import WorkshopFile, parse
from rooms import limits
from rooms.decision import Refusal
from rooms.links import link_for
from rooms.roles import Role

_TRIES = 50


@dataclass(frozen=True, slots=True)
class Founding:
    """A workshop that is to be founded: its id, a file without faults, and the text if it is another one."""

    id: str
    file: WorkshopFile
    manuscript: str = ""


async def begin(
    request: Request, made: Callable[[int], Founding], *, name: str, command: str, language: str
) -> Response | Refusal:
    """Put the draft into the store, let its author in, and show the editor.

    ``made`` is asked for the first, second, … name under which it might be kept, until one is free.
    """
    server = server_of(request)
    if not await limits.take(server.store, limits.FOUNDINGS, "foundings"):
        return CROWDED
    id = await _founded(request, made)
    found = await server.workshops.get(id)
    if found is None:
        raise HTTPException(503)
    asked = Asking(request, server, found, None, None, language)
    link = link_for(found.view, Role.ORGANISER)
    if link is None:
        raise HTTPException(503)
    form = JoinForm(name=name, id=command, secret=server.keys.secret_for(id, link[1]), page="edit")
    person = await come_in(asked, form, *link)
    if isinstance(person, Refusal):
        return person
    response = RedirectResponse(f"/w/{id}/edit", 303)
    set_cookie(response, server.keys, Pass(id, person), secure=server.settings.secure)
    return response


async def _founded(request: Request, made: Callable[[int], Founding]) -> str:
    """Put the draft into the store; the id that it has there."""
    server = server_of(request)
    for number in range(1, _TRIES):
        wanted = await asyncio.to_thread(made, number)
        try:
            await create_draft(server.store, server.keys, wanted.id, wanted.file, wanted.manuscript)
        except NotFounded:
            continue
        except CodeTaken:
            raise HTTPException(503) from None
        return wanted.id
    raise HTTPException(503)


def numbered(id: str, number: int) -> str:
    return id if number == 1 else f"{id[:36].rstrip('-')}-{number}"


def stand_in(id: str, title: str) -> WorkshopFile:
    """What holds while the text that somebody brings has faults."""
    text = made_ones_own(EMPTY, id=id, title=title, day=today(), start="12:00", timezone="UTC", language="en")
    return parse(text, name=id)


def today() -> date:
    return datetime.now(UTC).date()
