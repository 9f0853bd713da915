"""Whether the link to join opens its workshop where people are told to go: tried out as their browsers do it.

The server asks its own public address, through whatever stands in front of it: its name, its certificate, its proxy.
"""

from __future__ import annotations

import asyncio
import logging
from http.client import HTTPException

import msgspec

from facilitator.live.admission import Ticket, fetch
from facilitator.pages.asking import Asking
from facilitator.readiness import Opens
from rooms.links import link_for
from rooms.roles import Role

log = logging.getLogger(__name__)
# Seconds; who waits longer for a page thinks that it does not come.
PATIENCE = 5
# A limit, or what stands in front: by these nobody learns what lies behind.
IN_BETWEEN = (429, 502, 503, 504)


class _Answer(msgspec.Struct):
    """What the door says of a secret that a browser shows it."""

    role: Role
    status: str = "bad"


async def opens(asked: Asking, patience: float = PATIENCE) -> Opens:
    """Only the link that everybody is given is shown there; nobody comes in by it, and nothing changes."""
    found = link_for(asked.view, Role.PARTICIPANT)
    secret = asked.server.keys.known_secret(asked.id, *found) if found else None
    if not secret:
        return "untried"
    ticket = Ticket(asked.server.settings.address, asked.id)
    shown = msgspec.json.encode({"secret": secret, "page": "live"})
    try:
        async with asyncio.timeout(patience):
            status, _, said = await fetch(ticket, "enter", shown, patience=patience)
    except (OSError, HTTPException) as error:
        log.warning("the link to join was not answered at %s: %s", ticket.address, error)
        return "silent"
    if status in IN_BETWEEN:
        log.warning("the link to join was answered with %s at %s", status, ticket.address)
        return "silent"
    try:
        answer = msgspec.json.decode(said, type=_Answer)
    except msgspec.MsgspecError:
        return "elsewhere"
    return "opens" if (answer.role, answer.status) == (Role.PARTICIPANT, "name") else "elsewhere"
