"""The server: one ASGI application that puts store, workshops, pages and live connections together."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import get_args

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from facilitator import metrics
from facilitator.condition import Condition
from facilitator.edge import HEADERS, Edge
from facilitator.identity import Keys
from facilitator.live.fanout import FanOut
from facilitator.live.presence import Attendance
from facilitator.live.protocol import Page
from facilitator.pages import problems
from facilitator.pages.rendering import Rendering
from facilitator.registrar import Registrar
from facilitator.routes import routes
from facilitator.settings import Settings
from facilitator.tasks import end
from facilitator.workshop import LiveWorkshop, new_id
from facilitator.workshops import Workshops
from rooms.durability import inspect
from rooms.store import RedisError, Store

log = logging.getLogger(__name__)

ROUND = 1.0


class Server:
    """What every request may ask for, under ``app.state.server``."""

    def __init__(self, settings: Settings, store: Store, keys: Keys) -> None:
        self.settings = settings
        self.keys = keys
        self.store = store
        self.process = new_id()
        self.workshops = Workshops(store, self)
        self.fanouts: dict[str, FanOut] = {}
        self.attendances: dict[str, Attendance] = {}
        self.rendering = Rendering(settings)
        self.condition = Condition(settings, store, self.workshops)

    def opened(self, workshop: LiveWorkshop) -> None:
        fanout = FanOut(workshop)
        self.fanouts[workshop.id] = fanout
        self.attendances[workshop.id] = Attendance(self.store, fanout, self.process)

    def busy(self, id: str) -> bool:
        return bool(self.fanouts[id].viewers)

    async def closed(self, workshop: LiveWorkshop) -> None:
        attendance = self.attendances.pop(workshop.id)
        self.fanouts.pop(workshop.id).close()
        await attendance.stop()

    async def tend(self) -> None:
        """Once a second, for all workshops: presence, and readers that are behind."""
        while True:
            await asyncio.sleep(ROUND)
            self._count()
            for id in list(self.fanouts):
                try:
                    await self._round(id)
                except Exception:
                    log.exception("a round of %s failed", id)

    def _count(self) -> None:
        open_pages = Counter(viewer.page for fanout in self.fanouts.values() for viewer in fanout.viewers)
        for page in get_args(Page):
            metrics.PAGES.labels(page).set(open_pages[page])
        metrics.PEOPLE.set(sum(len(fanout.people()) for fanout in self.fanouts.values()))

    async def _round(self, id: str) -> None:
        """Of a workshop that may have been closed while another was looked after."""
        fanout = self.fanouts.get(id)
        if fanout is not None:
            fanout.tend()
            await self.attendances[id].round()


def create(settings: Settings, store_url: str) -> Starlette:
    """The application, for a store that is running."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        store = Store(store_url, replicas=settings.replicas)
        await inspect(*await store.servers())
        server = app.state.server = Server(settings, store, Keys.of(settings))
        await server.workshops.start()
        await server.condition.look()
        tending = asyncio.create_task(server.tend(), name="presence and slow readers")
        watching = asyncio.create_task(server.condition.keep(), name="how the server is")
        registering = asyncio.create_task(Registrar(server).keep(), name="registrations")
        try:
            yield
        finally:
            await end(tending, watching, registering)
            for attendance in server.attendances.values():
                await attendance.stop()
            await server.workshops.stop()
            await store.close()

    return Starlette(
        routes=routes(),
        middleware=[Middleware(Edge, settings=settings)],
        exception_handlers={
            HTTPException: problems.refused,
            RedisError: problems.unreachable,
            Exception: _failed,
        },
        lifespan=lifespan,
    )


async def _failed(request: Request, error: Exception) -> Response:
    """Nobody expected this; Starlette logs it. It is answered outside of the edge, whose headers it needs as well."""
    response = problems.answer(request, problems.UNEXPECTED, 500)
    response.headers.update(HEADERS)
    return response
