"""What others notice of one person who sends as fast as the line takes it: on one page, and on as many as may be open.

200 people are on a board and write 20 notes a second. Somebody of them floods it with cards from a process of their
own, opens anew whatever is closed on them, and reads all that they are told. Without and with the flood by turns.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from facilitator.live.fanout import MOST_PAGES
from tests.bench.crowd import Crowd, frame, percentile
from tests.bench.stand import Event, standing
from tests.bench.table import Row

PEOPLE, RATE, SECONDS, TURNS = 200, 20, 8, 3


@contextmanager
def flooding(event: Event, pages: int) -> Iterator[None]:
    """The last of the people, through so many pages."""
    about = (event.stand.port, event.id, event.stand.server.address, event.cookies[-1], pages)
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.flood", *map(str, about)], stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        assert process.stdout.readline(), "the flood has begun"
        yield
    finally:
        process.kill()
        process.communicate()


async def _others(crowd: Crowd) -> list[float]:
    """After how many ms what they write has reached the last of them."""
    crowd.forget()
    await crowd.write(RATE, RATE * SECONDS, crowd.lines[:-1])
    await crowd.until_all()
    return crowd.lags()


async def measure() -> list[Row]:
    quiet, floods = list[float](), dict[int, list[float]]({1: [], MOST_PAGES: []})
    async with standing() as stand, stand.event() as event:
        await event.people(PEOPLE + 1)
        crowd = event.crowd()
        await crowd.come(PEOPLE)
        await _others(crowd)
        for _ in range(TURNS):
            quiet += await _others(crowd)
            for pages in floods:
                with flooding(event, pages):
                    floods[pages] += await _others(crowd)
        crowd.drop()
    without = {"without": percentile(quiet)}
    return [
        Row(f"{PEOPLE} people, {RATE}/s: posted until the last was told, p99", percentile(quiet), "ms"),
        *(
            Row(
                f"… while one floods through {pages} page{'s' * (pages > 1)}",
                percentile(lags),
                "ms",
                without,
                {"without": 2},
            )
            for pages, lags in floods.items()
        ),
    ]


# The flood, in a process of its own.


async def _flood(port: int, workshop: str, origin: str, cookie: str, pages: int) -> None:
    # On the core of the clients, as it inherits, and after them: a flood comes over a network and takes no core here.
    os.nice(19)
    headers = {
        "Host": f"127.0.0.1:{port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg==",
        "Sec-WebSocket-Version": "13",
        "Origin": origin,
        "Cookie": cookie,
    }
    said = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    request = f"GET /w/{workshop}/socket HTTP/1.1\r\n{said}\r\n".encode()
    async with asyncio.TaskGroup() as flooding:
        for _ in range(pages):
            flooding.create_task(_through_one(port, request))
        print("begun", flush=True)


async def _through_one(port: int, request: bytes) -> None:
    while True:
        with suppress(OSError, EOFError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(request)
            await reader.readuntil(b"\r\n\r\n")
            writer.write(frame(json.dumps({"t": "hello", "v": 1}).encode()))
            reading = asyncio.create_task(_read_on(reader))
            while not reading.done():
                writer.write(b"".join(frame(_card()) for _ in range(20)))
                await writer.drain()
            writer.close()


async def _read_on(reader: asyncio.StreamReader) -> None:
    with suppress(OSError):
        while await reader.read(262_144):
            pass


def _card() -> bytes:
    command = {"type": "board.write", "item": "groups", "room": "room-0", "section": 1, "text": "More, more, more!"}
    return json.dumps({"t": "do", "id": secrets.token_urlsafe(16), "command": command}).encode()


if __name__ == "__main__":
    asyncio.run(_flood(int(sys.argv[1]), *sys.argv[2:5], pages=int(sys.argv[5])))
