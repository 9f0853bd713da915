"""``facilitator serve``: the store, the workshops of the files, the server."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import uvicorn
from msgspec.structs import replace
from starlette.applications import Starlette
from uvicorn.supervisors import Multiprocess

from facilitator import app, logs, metrics, sweeping
from facilitator.announcing import say_authors, say_others, say_store, say_workshop
from facilitator.founding import CodeTaken, Expired, Founded, NotFounded, Source, found
from facilitator.identity import Keys
from facilitator.live.protocol import LARGEST_MESSAGE
from facilitator.settings import BadSetting, Settings, from_environment
from facilitator.store_keeping import kept_running
from rooms.durability import UnfitStore, inspect
from rooms.store import Store, opened

# How long open connections have to say goodbye when the server stops, in seconds.
GRACE = 5
# How long a process may take to begin on a busy machine, and to say that it lives, in seconds.
READY_WITHIN = 30
# Connections that may wait to be accepted: everybody opens the link at the same minute.
BACKLOG = 2048
STORE_URL = "FACILITATOR_STORE_URL"


class Told:
    """What Ctrl-C and SIGTERM do until the server listens to them itself, and after that.

    An interruption is lost where Python clears something away; that there was one is remembered.
    """

    def __init__(self) -> None:
        self.to_stop = False
        # SIGTERM must not end the process before the store.
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, self)

    def __call__(self, *_: object) -> None:
        self.to_stop = True
        raise KeyboardInterrupt


class Server(uvicorn.Server):
    """Stops in good order, also where it was told to before it began; then uvicorn raises the signal again."""

    def __init__(self, config: uvicorn.Config, told: Told) -> None:
        super().__init__(config)
        self._told = told

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        with super().capture_signals():
            self.should_exit = self.should_exit or self._told.to_stop
            yield


@contextmanager
def running_store(settings: Settings) -> Iterator[str]:
    """The address of the store: the one that was named, or a private one that is started here."""
    if settings.redis_url:
        yield settings.redis_url
        return
    with kept_running(settings.data) as url:
        yield url


def serve(settings: Settings, files: Sequence[tuple[str, Source]]) -> int:
    """Until Ctrl-C or SIGTERM; the exit code."""
    told = Told()
    logs.configure()
    listening = _listen(settings)
    if settings.port == 0:
        settings = replace(settings, port=listening.getsockname()[1])
    with running_store(settings) as url, suppress(KeyboardInterrupt):
        asyncio.run(_prepare(settings, url, files))
        print("Ctrl-C stops the server.\n", flush=True)
        if settings.processes == 1:
            _serve_alone(settings, url, listening, told)
        else:
            _serve_many(settings, url, listening, told)
    print("\nStopped. Everything is kept.")
    return 0


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        raise BadSetting(
            f"{settings.host}:{settings.port} cannot be used ({error.strerror}); set PORT to another number"
        ) from error
    # From here on who connects waits until the server is ready, instead of being turned away.
    listening.listen(BACKLOG)
    return listening


async def _prepare(settings: Settings, url: str, files: Sequence[tuple[str, Source]]) -> None:
    """Found the workshops, and say how to reach them."""
    async with opened(url, replicas=settings.replicas) as store:
        durability = await inspect(*await store.servers())
        if not settings.durability.met_by(durability.ok):
            raise UnfitStore(
                f"What this store answers is {durability.ok}; DURABILITY asks for {settings.durability}. "
                "Set appendonly to yes and appendfsync to always in the store, or ask for less."
            )
        for id, source in files:
            became = await _found(settings, store, id, source)
            loaded = await store.load(id)
            if loaded is not None:
                say_workshop(settings, id, loaded.document, became)
        say_authors(settings)
        await say_others(settings, store, {id for id, _ in files})
        say_store(settings, durability)


async def _found(settings: Settings, store: Store, id: str, source: Source) -> Founded:
    try:
        return await found(store, Keys.of(settings), id, source)
    except Expired as error:
        raise BadSetting(f"the export of {id} is past its retention date and is not read in again") from error
    except CodeTaken as error:
        raise BadSetting(str(error)) from error
    except NotFounded as error:
        raise BadSetting(f"{id} changes in the store again and again; start once more when that is over") from error


def _configuration(settings: Settings, application: Starlette | str, **more: object) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        host=settings.host,
        port=settings.port,
        ws="facilitator.live.websocket:FrameWriter",
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=False,
        ws_ping_interval=20.0,
        ws_ping_timeout=20.0,
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        timeout_worker_healthcheck=READY_WITHIN,
        backlog=BACKLOG,
        **more,  # type: ignore[arg-type]
    )


def _serve_alone(settings: Settings, url: str, listening: socket.socket, told: Told) -> None:
    server = Server(_configuration(settings, app.create(settings, url)), told)
    sweeping.seldom()
    server.run(sockets=[listening])


def _serve_many(settings: Settings, url: str, listening: socket.socket, told: Told) -> None:
    os.environ.update(settings.environment(), **{STORE_URL: url})
    listening.set_inheritable(True)
    with tempfile.TemporaryDirectory(prefix="facilitator-metrics-") as counted:
        os.environ[metrics.FOLDER] = counted
        _supervise(settings, listening, told)


def _supervise(settings: Settings, listening: socket.socket, told: Told) -> None:
    several = _configuration(settings, "facilitator.serving:application", workers=settings.processes, factory=True)
    supervisor = Multiprocess(several, [listening])
    if not told.to_stop:
        supervisor.run()


def application() -> Starlette:
    """For a server process that another one started."""
    logs.configure()
    created = app.create(from_environment(), os.environ[STORE_URL])
    sweeping.seldom()
    return created
