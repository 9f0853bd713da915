"""A first visit: the participants' page with every script and style sheet that it names, as a browser asks for them,
beside the same files from Starlette's own static files. The server's core; bytes are those that are sent.

Some is asked for at once, and the scripts and style sheets of what is not on yet at a moment of the first minute.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.pages.rendering import resource
from tests.bench.peers import running
from tests.bench.processes import part, spent
from tests.bench.stand import Event, standing
from tests.bench.table import Row

VISITS = 30
_FILE = re.compile(rb'(?:href|src)="(/static/[^"#]+\.(?:js|css))"')
# What waits in the page until then.
_WAITING = re.compile(rb"<template.*?</template>", re.DOTALL)
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


class Visitor:
    """One connection that stays open, and what came over it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self.received = 0

    @classmethod
    async def at(cls, port: int) -> Visitor:
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def get(self, path: str, host: str, cookie: str = "") -> bytes:
        lines = (f"GET {path} HTTP/1.1", f"Host: {host}", "Accept-Encoding: gzip", f"Cookie: {cookie}")
        self._writer.write("\r\n".join((*lines, "", "")).encode())
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        assert head.startswith(b"HTTP/1.1 200"), head
        assert length is not None, head
        body = await self._reader.readexactly(int(length[1]))
        self.received += len(head) + len(body)
        return body


@dataclass(frozen=True, slots=True)
class Visit:
    """``used`` of the server's core in s, and ``received`` in bytes, on average; ``files`` beside the page."""

    used: float
    received: float
    files: tuple[str, ...]


def _named(page: bytes) -> list[str]:
    return [found.decode() for found in dict.fromkeys(_FILE.findall(page))]


async def _here(event: Event, named: Callable[[bytes], list[str]]) -> Visit:
    server = event.stand.server
    part(event.stand.server_pids)
    visitor, host = await Visitor.at(server.port), server.address.partition("//")[2]

    async def visit() -> list[str]:
        files = named(await visitor.get(f"/w/{event.id}/live", host, event.cookies[0]))
        for file in files:
            await visitor.get(file, host)
        return files

    files = await visit()
    before, visitor.received = event.stand.spent()[0], 0
    for _ in range(VISITS):
        await visit()
    return Visit((event.stand.spent()[0] - before) / VISITS, visitor.received / VISITS, tuple(files))


async def _beside(files: Sequence[str]) -> float:
    program = (sys.executable, str(Path(__file__).parent / "peers" / "files.py"), str(resource("static")))
    with running(program) as peer:
        visitor = await Visitor.at(peer.port)
        for file in files:
            await visitor.get(file, "127.0.0.1")
        before = spent(peer.pids)
        for _ in range(VISITS):
            for file in files:
                await visitor.get(file, "127.0.0.1")
        return (spent(peer.pids) - before) / VISITS


async def measure() -> list[Row]:
    file = resource("examples") / "gruene-infrastruktur.toml"
    async with standing() as stand, stand.event(file.read_text("utf-8")) as event:
        await event.people(1)
        at_once = await _here(event, lambda page: _named(_WAITING.sub(b"", page)))
        whole = await _here(event, _named)
    return [
        *await _rows("what a first visit asks for at once", at_once),
        *await _rows("and with what it asks for within the minute", whole),
    ]


async def _rows(what: str, visit: Visit) -> list[Row]:
    bare = await _beside(visit.files)
    return [
        Row(
            f"{what}, the page and {len(visit.files)} files: the server's CPU",
            visit.used * 1000,
            "ms",
            {"bare": bare * 1000},
        ),
        Row(f"{what}, sent", visit.received / 1024, "KiB"),
    ]
