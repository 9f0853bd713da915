"""Looks after registrations while nobody asks: who waits moves up, and who wants to be written to is.

Every process does so for the workshops that it serves. What is to be done is an entity; committing that it is done, or
tried, lets exactly one process do it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from aiosmtplib import SMTPException

from facilitator.exports import calendar
from facilitator.identity import PAGE_OF_REGISTRATION, registration_link
from facilitator.letters import Occasion, letter, send
from facilitator.pages.rendering import clock_time, day
from facilitator.workshop import LiveWorkshop, new_id, now_ms
from rooms import registration
from rooms.decision import Decision
from rooms.document import SEALED, View
from rooms.programme import workshop
from rooms.registration import Letter, Mail, What
from rooms.store import Committed

if TYPE_CHECKING:
    from facilitator.app import Server

log = logging.getLogger(__name__)

EVERY = 2.0

# What is to be done, or nothing.
Doing = Callable[[View], Decision | None]


class Registrar:
    """One for each process."""

    def __init__(self, server: Server) -> None:
        self._server = server

    async def keep(self) -> None:
        """Until cancelled."""
        while True:
            for found in self._server.workshops.served():
                try:
                    await self.look_after(found)
                except Exception:
                    log.exception("the registrations of %s failed", found.id)
            await asyncio.sleep(EVERY)

    async def look_after(self, here: LiveWorkshop) -> None:
        """Everything that is due in one workshop."""
        if workshop(here.view).draft:
            return
        while await self._done(here, lambda view: registration.seat_next(view, now_ms())):
            pass
        if not self._server.settings.smtp_url:
            return
        while await self._done(here, lambda view: registration.remind_next(view, now_ms())):
            pass
        for id in list(here.view.ids(Letter.KIND, SEALED)):
            if await self._done(here, claiming(id)):
                await self._write(here, id)

    async def _done(self, here: LiveWorkshop, decide: Doing) -> bool:
        """Whether there was something to do, and this process has done it."""
        if decide(here.view) is None:
            return False
        outcome = await here.do(decide, id=new_id())
        if not isinstance(outcome, Committed):
            return False
        return await here.replica.catch_up(outcome.sequence)

    async def _write(self, here: LiveWorkshop, id: str) -> None:
        """One letter; if the mail server does not take it, it is tried again when it is due again."""
        person, _, what = id.partition(".")
        who, mail = registration.registered(here.view, person), here.view.get(Mail, SEALED, person)
        if who is None or mail is None or here.view.get(Letter, SEALED, id) is None:
            return
        occasion = self._occasion(here, person, mail.language, what)
        message = letter(here.view, cast(What, what), who, mail, occasion, sender=self._server.settings.mail_from)
        try:
            await send(message, self._server.settings)
        except (SMTPException, OSError) as error:
            # What it says may name whom the letter is for.
            log.warning("the mail server did not take a letter of %s: %s", here.id, type(error).__name__)
            return
        await self._done(here, lambda view: sent(view, id))

    def _occasion(self, here: LiveWorkshop, person: str, language: str, what: str) -> Occasion:
        about, settings = workshop(here.view), self._server.settings
        page = "live" if what == "reminder" else PAGE_OF_REGISTRATION
        return Occasion(
            day=f"{day(about.start, about.timezone, language)}, {clock_time(about.start, about.timezone)}",
            link=registration_link(settings.address, self._server.keys, here.id, person, page),
            calendar=calendar.render(here.view, here.id, settings.address),
        )


def claiming(id: str) -> Doing:
    return lambda view: registration.claim(view, id, now_ms())


def sent(view: View, id: str) -> Decision | None:
    key = Letter.key(SEALED, id)
    return Decision(view).delete(key) if view.raw(key) is not None else None
