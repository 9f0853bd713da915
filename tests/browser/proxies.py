"""Proxies as they stand between some offices and the world: each hinders a page in its own way.

One request is carried on each connection. ``asked`` counts what came: ``socket``, ``events``, ``say`` and pages.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from contextlib import suppress

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CONNECTION = re.compile(rb"\r\nconnection:[^\r]*", re.IGNORECASE)


class Proxy:
    """Hands everything on as it is."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.address = ""
        self.asked: Counter[str] = Counter()

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        self._server.close()

    async def _carry(self, browser: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
            head = await browser.readuntil(b"\r\n\r\n")
            self.asked[head.split(b" ")[1].decode().rpartition("/")[2].partition("?")[0]] += 1
            if b"\r\nupgrade: websocket" in head.lower():
                await self.upgrade(head, browser, back)
            else:
                length = _LENGTH.search(head)
                body = await browser.readexactly(int(length[1]) if length else 0)
                once = _CONNECTION.sub(b"", head)[:-2] + b"connection: close\r\n\r\n"
                await self.request(once + body, browser, back)
        back.close()

    async def upgrade(self, head: bytes, browser: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        await self._through(head, browser, back)

    async def request(self, whole: bytes, browser: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        await self._through(whole, browser, back)

    async def _through(self, said: bytes, browser: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Both ways, until one side ends."""
        server, on = await asyncio.open_connection("127.0.0.1", self._port)
        on.write(said)
        both = [asyncio.create_task(_pour(server, back)), asyncio.create_task(_pour(browser, on))]
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in both:
                one.cancel()
            await back.drain()
            on.close()


async def _pour(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while some := await source.read(65_536):
            target.write(some)
            await target.drain()


class Swallowing(Proxy):
    """Never answers who asks for a websocket."""

    async def upgrade(self, head: bytes, browser: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        await browser.read()


class HoldingBack(Proxy):
    """Refuses websockets, and hands an answer on once it is whole."""

    async def upgrade(self, head: bytes, browser: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        back.write(b"HTTP/1.1 501 Not Implemented\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        await back.drain()

    async def request(self, whole: bytes, browser: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        server, on = await asyncio.open_connection("127.0.0.1", self._port)
        on.write(whole)
        answer, left = asyncio.create_task(server.read()), asyncio.create_task(browser.read())
        await asyncio.wait([answer, left], return_when=asyncio.FIRST_COMPLETED)
        if answer.done():
            back.write(answer.result())
            await back.drain()
        for one in (answer, left):
            one.cancel()
        on.close()


class Impatient(Proxy):
    """Cuts whatever lasts longer than so many seconds."""

    LASTS = 2.5

    async def _through(self, said: bytes, browser: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(self.LASTS):
                await super()._through(said, browser, back)
        except TimeoutError:
            back.transport.abort()
