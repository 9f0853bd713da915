"""How simulated people come back, as a browser does: after a lost line, and once who was removed is readmitted."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPException
from random import Random

import msgspec
from websockets.exceptions import WebSocketException

from facilitator.live.admission import Ticket, fetch
from facilitator.live.client import Client
from facilitator.rehearsal.record import Record

EVER = 10_000_000.0
# Seconds after which whoever was removed asks again, as in static/js/core/return.js.
BETWEEN = 5.0
# Seconds before a lost line is opened anew, as in static/js/core/socket.js.
SOONEST, LATEST = 0.25, 10.0


async def let_in_again(ticket: Ticket, random: Random) -> bool:
    """Asks as long as somebody is removed, as a page does that is shut out; not where only their link has ended."""
    removed = False
    while True:
        stands = await _standing(ticket)
        if stands not in ("removed", ""):
            return removed and stands == "in"
        removed = removed or stands == "removed"
        await asyncio.sleep(BETWEEN * random.uniform(0.75, 1.25))


async def _standing(ticket: Ticket) -> str:
    """How it stands with whoever was in, ``removed`` or ``in`` say; nothing where the server does not answer."""
    with suppress(OSError, HTTPException, msgspec.DecodeError):
        status, _, told = await fetch(ticket, "waiting")
        if status == HTTPStatus.OK:
            return str(msgspec.json.decode(told, type=dict[str, object]).get("stands", ""))
    return ""


async def keep_open(page: Client, record: Record, random: Random) -> None:
    """Come back whenever the line is lost, after a random time, as a browser does. Raises ``Ended``."""
    attempts = 0
    while True:
        await page.until(lambda: not page.open, EVER)
        await asyncio.sleep(_pause(page, random, attempts))
        attempts += 1
        with suppress(OSError, TimeoutError, WebSocketException):
            await page.connect()
            record.reconnected += 1
            attempts = 0


def _pause(page: Client, random: Random, attempts: int) -> float:
    """In seconds: what the server said when it said goodbye, or longer each time that it led nowhere."""
    if attempts == 0 and page.bye is not None:
        return page.bye.wait / 1000
    return SOONEST + random.random() * min(LATEST, SOONEST * 2.0**attempts)
