"""The ASGI server's websocket class, given to uvicorn as ``--ws``.

Beside the ASGI calls it offers the application one thing more, under ``scope["extensions"]["frames"]``: to
write a frame that was made once to this connection's transport, without another copy, queue or task. And it lets
no browser have more of the server than one can use: what comes in is counted before it is understood, and who is
gone without a word is found out by the kernel.
"""

from __future__ import annotations

import asyncio
import socket
from asyncio import BaseTransport, Transport
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from secrets import randbelow
from typing import Any, cast

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import NegotiationError
from websockets.extensions import Extension
from websockets.extensions.permessage_deflate import PerMessageDeflate, ServerPerMessageDeflateFactory
from websockets.frames import Frame as Received
from websockets.http11 import Request
from websockets.typing import ExtensionParameter

from facilitator.live.frame import Frame
from facilitator.live.outlet import Outlet
from facilitator.live.pace import FRAMES, Pace
from facilitator.live.protocol import Bye, encode

# More than this may not wait for one reader, in bytes: it is told no more and read from no more until it has read on.
MOST_WAITING = 262_144
# So many bytes are taken in at a time, and a message comes in so many fragments at most.
SLICE = 4_096
MOST_FRAGMENTS = 64
# The close code for who does not keep to what is agreed (RFC 6455, 7.4).
POLICY = 1008
# What was sent and is not acknowledged for so long was sent to nobody, in ms (RFC 5482).
UNHEARD = 20_000
# What does not drain after the end is cut off, in seconds.
LINGERS = 10.0
# Over how many ms the browsers of a stopping server spread their return.
COME_BACK_WITHIN = 3_000
# So far back looks whatever is packed, as an exponent of two.
FURTHEST = "15"


class Unpacking(ServerPerMessageDeflateFactory):
    """What a browser offers is taken, without any memory of what was said before.

    So one packing serves everybody, and a connection costs no more for it (RFC 7692, 7.1.1). Who cannot look back as
    far as that packing does, ``server_max_window_bits``, is sent everything unpacked (7.1.2.1).
    """

    def __init__(self) -> None:
        super().__init__(server_no_context_takeover=True, client_no_context_takeover=True)

    def process_request_params(
        self, params: Sequence[ExtensionParameter], accepted_extensions: Sequence[Extension]
    ) -> tuple[list[ExtensionParameter], PerMessageDeflate]:
        if any(name == "server_max_window_bits" and value != FURTHEST for name, value in params):
            raise NegotiationError("nothing is packed for a smaller window")
        return super().process_request_params(params, accepted_extensions)


def _notice_silence(sock: socket.socket | None) -> None:
    """Let the kernel end a connection on which nothing is acknowledged, where it can."""
    if sock is not None and sock.family in (socket.AF_INET, socket.AF_INET6) and hasattr(socket, "TCP_USER_TIMEOUT"):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNHEARD)


class FrameWriter(WebSocketsSansIOProtocol):
    """One browser's socket."""

    def __init__(self, *about: Any, **more: Any) -> None:
        super().__init__(*about, **more)
        self.conn.available_extensions = [Unpacking()]
        self._going_on: asyncio.Task[None] | None = None

    def connection_made(self, transport: BaseTransport) -> None:
        self._outlet = Outlet(cast(Transport, transport))
        super().connection_made(cast(Transport, self._outlet))
        self.transport.set_write_buffer_limits(high=MOST_WAITING)
        self._inflow = Pace(FRAMES)
        sock = transport.get_extra_info("socket")
        # Not where the transport encrypts what is written.
        self._socket = -1 if sock is None or self.scheme == "wss" else sock.fileno()
        _notice_silence(sock)

    def connection_lost(self, exc: Exception | None) -> None:
        # The socket is closed right after this, and its number is given to another.
        self._outlet.touch()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """What comes in, bit by bit, so that no read brings more than may be taken."""
        for start in range(0, len(data), SLICE):
            if self.transport.is_closing():
                return
            piece = data[start : start + SLICE]
            if self._inflow.allows(len(piece), 0):
                super().data_received(piece)
            else:
                self._refuse("too much at once")

    def handle_events(self) -> None:
        if self._inflow.allows(0, len(self.conn.events)):
            super().handle_events()
        else:
            self._refuse("too many frames at once")

    def handle_cont(self, event: Received) -> None:
        if len(self.frames) < MOST_FRAGMENTS:
            super().handle_cont(event)
        else:
            self._refuse("too many fragments")

    def _refuse(self, why: str) -> None:
        """Close on who does not keep to what is agreed, with nothing more taken from them."""
        self.frames.clear()
        if self.gone:
            # Who was closed on and goes on like that need not answer.
            self.transport.abort()
        else:
            self.conn.fail(POLICY, why)
            self.handle_parser_exception()

    def keepalive_timeout(self) -> None:
        """Whoever does not answer is not there any more: what was to be sent to them is let go."""
        super().keepalive_timeout()
        self.transport.abort()

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if self.response.status_code == 101:
            extensions: dict[str, Any] = self.scope["extensions"]
            extensions["frames"] = self

    def handle_ping(self) -> None:
        """Who does not read gets no pongs either."""
        if self.writable.is_set():
            super().handle_ping()
        else:
            self.conn.data_to_send()

    async def run_asgi(self) -> None:
        """A request, which ends with the handshake; the line then goes on by itself."""
        try:
            await self.app(self.scope, self.receive, self.send)
        except ClientDisconnected:
            pass
        except BaseException:
            self.logger.exception("a handshake failed")
        if self._going_on is None:
            self.send_500_response()
            self._let_go()

    def go_on(self, conversing: Coroutine[Any, Any, None]) -> None:
        """Live for this from now on, and end with it: what belongs to the request is forgotten."""
        del self.scope, self.request, self.response
        self._going_on = self.loop.create_task(conversing)
        self.tasks.add(self._going_on)
        self._going_on.add_done_callback(self._gone_on)

    def _gone_on(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.logger.error("a conversation failed", exc_info=error)
        self._let_go()

    def _let_go(self) -> None:
        """Unless a close frame is on its way, which the other side has to answer first."""
        if self.close_timer is None:
            self.transport.close()

    def hold(self) -> None:
        """Read nothing for a while."""
        self.transport.pause_reading()

    def read_on(self) -> None:
        self.transport.resume_reading()

    async def close(self, code: int) -> None:
        """Say so to the other side, and wait for its answer."""
        with suppress(ClientDisconnected):
            if not self.close_sent:
                await self.send({"type": "websocket.close", "code": code})

    def begin(self, frames: Sequence[Frame]) -> None:
        """Send frames at once, large ones packed if the browser unpacks."""
        if not self.gone:
            packs = bool(self.conn.extensions)
            self.transport.writelines([frame.deflated if packs else frame.framed for frame in frames])

    def write(self, frame: Frame) -> int:
        """Send a frame as it is; the bytes that now wait to be sent, -1 if the connection is closing."""
        if self.gone:
            return -1
        self.transport.write(frame.framed)
        return self.transport.get_write_buffer_size()

    def straight(self, ended: Callable[[], None]) -> int:
        """The socket, to be written to past this line until it calls ``ended``; -1 where something waits already."""
        if self._socket < 0 or self.gone or self._outlet.get_write_buffer_size():
            return -1
        self._outlet.watch(ended)
        return self._socket

    @property
    def gone(self) -> bool:
        """Whether nothing more reaches the other side."""
        return self.close_sent or self.disconnected or self.transport.is_closing()

    @property
    def waiting(self) -> int:
        """Bytes that wait to be sent."""
        return 0 if self.disconnected else self.transport.get_write_buffer_size()

    async def drained(self) -> bool:
        """Until no more waits than may; false if this side has closed the connection.

        What the other side said before it closed is still heard.
        """
        await self.writable.wait()
        return not self.close_sent

    def shutdown(self) -> None:
        """The server stops: say when to come back, each at another time, before the close frame."""
        if self.handshake_complete and not self.close_sent:
            self.write(Frame(encode(Bye("restart", randbelow(COME_BACK_WITHIN)))))
        super().shutdown()

    def end(self) -> None:
        """Close after what waits has been sent."""
        if not self.gone:
            self.conn.send_close(1000)
            self.close_sent = True
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.transport.close()
            self.cut_later()

    def cut_later(self) -> None:
        """Whoever does not read what still waits for them is not waited for."""
        self.loop.call_later(LINGERS, self.transport.abort)

    def cut(self) -> None:
        """End the connection now, whatever waits to be sent."""
        self.transport.abort()
