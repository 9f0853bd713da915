"""Whether all is ready, tried out when somebody who moderates asks; nothing changes by it."""

from __future__ import annotations

import asyncio
import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitator.documentation import FORMATS, render
from facilitator.history import document_now
from facilitator.locale import translations
from facilitator.outside import now_ms
from facilitator.pages.asking import Asking, asking
from facilitator.pages.trying import opens
from facilitator.readiness import Tried, checks
from rooms.durability import inspect
from rooms.links import standing_links
from rooms.roles import Right

log = logging.getLogger(__name__)


async def readiness(request: Request) -> Response:
    """``[{tone, text}]`` in the reader's language, in the order in which it is looked at."""
    asked = await asking(request)
    asked.require(Right.MODERATE)
    say = translations(asked.language).gettext
    found = checks(asked.view, await _tried(asked))
    listed = [{"tone": check.tone, "text": say(check.text).format(**check.values)} for check in found]
    return JSONResponse({"checks": listed}, headers={"cache-control": "no-store"})


async def _tried(asked: Asking) -> Tried:
    server, store = asked.server, asked.server.store
    durability = await inspect(*await store.servers())
    seconds, micros = await store.redis.time()
    now = now_ms()
    shown = {
        (link.role.value, link.room)
        for hashed, link in standing_links(asked.view)
        if server.keys.known_secret(asked.id, hashed, link)
    }
    return Tried(
        worth=durability.ok,
        store=durability.version,
        apart=abs(int(seconds) * 1000 + int(micros) // 1000 - now),
        address=server.settings.address,
        opens=await opens(asked),
        links=frozenset(shown),
        connected=frozenset(server.attendances[asked.id].people),
        exports=await _exports(asked),
        now=now,
    )


async def _exports(asked: Asking) -> dict[str, bool]:
    """Each download as it would be now, made and thrown away."""
    moment = await document_now(asked.server.store, asked.id)
    made = {}
    for format, how in FORMATS.items():
        try:
            if moment is not None:
                await asyncio.to_thread(render, asked.id, asked.workshop.replica.epoch, moment, format, "")
            made[how.label] = moment is not None
        except Exception:
            # Whatever keeps a download from being made is what is to be found out here.
            log.exception("the %s of %s could not be made", format, asked.id)
            made[how.label] = False
    return made
