"""One browser's connection: hello first, then commands one after another, each answered once it is on disk."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from facilitator import metrics
from facilitator.commands import name_of
from facilitator.live.fanout import PATIENCE, FanOut
from facilitator.live.protocol import (
    MALFORMED,
    VERSION,
    Do,
    Hello,
    No,
    Ok,
    Ping,
    Pong,
    decode,
    decode_command,
    id_of,
)
from facilitator.live.viewer import Viewer
from facilitator.live.websocket import POLICY, FrameWriter
from facilitator.locale import preferred, sentence
from facilitator.workshop import now_ms
from rooms.decision import Refusal
from rooms.people import actor
from rooms.store import Committed
from rooms.wording import mark

log = logging.getLogger(__name__)

# How long a fresh connection may take to say hello, in seconds.
HELLO_WITHIN = 10.0
# As much of what somebody may say at once does it take to open a line: there is a good deal to be shown.
OPENING = 5
FAILED = Refusal(
    "failed", mark("Something went wrong here. It is not known whether it was saved; please send it again."), again=True
)
TOO_FAST = Refusal("too-fast", mark("That is more at once than can be taken. Please wait a moment."), again=True)


async def serve(websocket: WebSocket, fanout: FanOut, *, person: str, link: str) -> None:
    """Open the line of somebody who was checked before, and let it go on. ``link`` is what they hang on, if they do."""
    extensions: dict[str, Any] = websocket.scope["extensions"]
    line: FrameWriter = extensions["frames"]
    await _let_open(line, fanout, person)
    await websocket.accept()
    line.go_on(_live(line, fanout, person, link))


async def _let_open(line: FrameWriter, fanout: FanOut, person: str) -> None:
    """Whoever opens lines again and again waits as whoever says too much; nothing is read from them meanwhile."""
    if not person:
        return
    pace = fanout.pace_of(person)
    while not pace.allows(0, OPENING):
        line.hold()
        await asyncio.sleep(pace.pause(0, OPENING))
    line.read_on()


async def _live(line: FrameWriter, fanout: FanOut, person: str, link: str) -> None:
    try:
        async with asyncio.timeout(HELLO_WITHIN):
            hello = decode(await _told(line))
        if not isinstance(hello, Hello) or hello.v != VERSION:
            await line.close(POLICY)
            return
        viewer = Viewer(line, person, link, hello.page, preferred([hello.language], "en"))
        await _converse(line, fanout, viewer, hello)
    except (WebSocketDisconnect, TimeoutError):
        return
    finally:
        line.cut_later()


async def _told(line: FrameWriter) -> str:
    """The next text; a binary frame says nothing, which is no envelope."""
    message = await line.receive()
    if message["type"] == "websocket.receive":
        return message.get("text") or ""
    raise WebSocketDisconnect


async def _converse(line: FrameWriter, fanout: FanOut, viewer: Viewer, hello: Hello) -> None:
    fanout.enter(viewer, hello)
    try:
        while await _reads(viewer):
            text = await _told(line)
            if not viewer.pace.allows(len(text)):
                if viewer.line.gone:
                    return
                await slow_down(viewer, text)
                continue
            message = decode(text)
            if isinstance(message, Do | Ping):
                await answer(fanout, viewer, message)
            elif (id := id_of(text)) is not None:
                refuse(viewer, id, MALFORMED)
            else:
                await line.close(POLICY)
                return
    finally:
        fanout.leave(viewer)


async def _reads(viewer: Viewer) -> bool:
    """Whether this page is still there, and has read on far enough to be read from; one that does not is cut off."""
    if not viewer.line.waiting:
        return await viewer.line.drained()
    try:
        async with asyncio.timeout(PATIENCE):
            return await viewer.line.drained()
    except TimeoutError:
        viewer.line.cut()
        return False


async def slow_down(viewer: Viewer, text: str) -> None:
    """Refuse what is too much at once, and read on when as much is allowed again."""
    if (id := id_of(text)) is not None:
        refuse(viewer, id, TOO_FAST)
    await asyncio.sleep(viewer.pace.pause(len(text)))


async def answer(fanout: FanOut, viewer: Viewer, message: Do | Ping) -> None:
    """What one message of a browser leads to, told to it alone."""
    speaker = viewer.person if viewer.page != "stage" else ""
    viewer.answer(await respond(fanout, message, speaker, viewer.language))


async def respond(fanout: FanOut, message: Do | Ping, person: str, language: str) -> Ok | No | Pong:
    """The answer to one message of a browser, however it came; a command is answered once it is on disk."""
    if isinstance(message, Ping):
        return Pong(message.at, now_ms())
    outcome = await _carry_out(fanout, message, person)
    if isinstance(outcome, Committed):
        return Ok(message.id, outcome.sequence)
    return refusal_of(message.id, outcome, language)


def refusal_of(id: str, refusal: Refusal, language: str) -> No:
    metrics.REFUSALS.labels(refusal.code).inc()
    return No(id, refusal.code, sentence(refusal, language), refusal.again)


def refuse(viewer: Viewer, id: str, refusal: Refusal) -> None:
    viewer.answer(refusal_of(id, refusal, viewer.language))


async def _carry_out(fanout: FanOut, message: Do, person: str) -> Committed | Refusal:
    command = decode_command(message.command)
    if isinstance(command, Refusal):
        return command
    metrics.COMMANDS.labels(name_of(type(command))).inc()
    try:
        return await fanout.workshop.command(lambda view: actor(view, person), command, message.id)
    except Exception:
        log.exception("a %s command failed", type(command).__name__)
        return FAILED
