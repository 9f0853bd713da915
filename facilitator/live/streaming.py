"""Where no websocket gets through: the same envelopes, told as server-sent events and said by POST.

Many authorities' proxies swallow websockets, cut what lasts longer than half a minute, or hold an answer back until it
is whole. So every request stands for itself: a stream begins with the browser's hello, as a websocket does, and ends
before a proxy ends it; the browser says hello again and gets what it missed. One that arrives only as a whole is asked
for in pieces, each of which ends as soon as it says something.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from facilitator.live.connection import TOO_FAST, refusal_of, respond
from facilitator.live.fanout import FanOut
from facilitator.live.frame import Frame
from facilitator.live.protocol import LARGEST_MESSAGE, VERSION, Do, Hello, Ping, decode, encode
from facilitator.live.viewer import Viewer
from facilitator.locale import preferred

# A stream ends by itself after so many seconds, and says something at least every so many.
LASTS = 25.0
BEATS = 10.0
# Some proxies hold back the beginning of an answer until there is so much of it, in bytes.
PADDING = b":" + b" " * 2_048 + b"\n\n"
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


class EventLine:
    """Frames for one stream, until it ends."""

    def __init__(self) -> None:
        self._payloads: deque[bytes] = deque()
        self._more = asyncio.Event()
        self._ended = False
        self.waiting = 0

    @property
    def gone(self) -> bool:
        return self._ended

    def begin(self, frames: Sequence[Frame]) -> None:
        for frame in frames:
            self.write(frame)

    def write(self, frame: Frame) -> int:
        if self._ended:
            return -1
        self._payloads.extend(frame.payloads)
        self.waiting += len(frame.framed)
        self._more.set()
        return self.waiting

    def straight(self, ended: Callable[[], None]) -> int:
        return -1

    async def drained(self) -> bool:
        return not self._ended

    def end(self) -> None:
        self._ended = True
        self._more.set()

    def cut(self) -> None:
        self._payloads.clear()
        self.end()

    async def next(self, patience: float) -> bytes:
        """What has been said since, as events; a beat where nothing was. Empty once the line has ended."""
        if not self._payloads and not self._ended:
            self._more.clear()
            try:
                await asyncio.wait_for(self._more.wait(), patience)
            except TimeoutError:
                return b":\n\n"
        said = b"".join(b"data: " + payload + b"\n\n" for payload in self._payloads)
        self._payloads.clear()
        self.waiting = 0
        return said


async def stream(request: Request, fanout: FanOut, *, person: str, link: str) -> Response:
    """Tell a page everything, from its hello on; who it is was checked before."""
    hello = decode(await _body(request))
    if not isinstance(hello, Hello) or hello.v != VERSION:
        raise HTTPException(400)
    line = EventLine()
    viewer = Viewer(line, person, link, hello.page, preferred([hello.language], "en"))
    whole = "whole" in request.query_params
    return StreamingResponse(_told(fanout, viewer, line, hello, whole), media_type="text/event-stream", headers=HEADERS)


async def _told(fanout: FanOut, viewer: Viewer, line: EventLine, hello: Hello, whole: bool) -> AsyncIterator[bytes]:
    until = asyncio.get_running_loop().time() + LASTS
    fanout.enter(viewer, hello)
    try:
        yield PADDING + await line.next(0)
        # Who has nothing yet is waiting for just that.
        while not (whole and not hello.seen) and (left := until - asyncio.get_running_loop().time()) > 0:
            said = await line.next(min(BEATS, left))
            if said:
                yield said
            if line.gone or (whole and said.startswith(b"data")):
                return
    finally:
        fanout.leave(viewer)
        line.cut()


async def say(request: Request, fanout: FanOut, *, person: str, language: str) -> Response:
    """One message of a page in that ``language``; its answer is the answer."""
    text = await _body(request)
    message = decode(text)
    if not isinstance(message, Do | Ping):
        raise HTTPException(400)
    if isinstance(message, Do) and not fanout.pace_of(person).allows(len(text)):
        told = encode(refusal_of(message.id, TOO_FAST, language))
    else:
        told = encode(await respond(fanout, message, person, language))
    return Response(told, media_type="application/json", headers=HEADERS)


async def _body(request: Request) -> bytes:
    body = await request.body()
    if len(body) > LARGEST_MESSAGE:
        raise HTTPException(413)
    return body
