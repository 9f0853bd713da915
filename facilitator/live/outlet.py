"""A socket that is written to straight away, past its transport, while nothing waits in there.

What is told to a thousand pages is one loop over their sockets, which touches nothing else of them. That is right for
as long as nothing is written in another way and the socket is not closed: whoever writes past it is told when that
ends, before it ends. A transport closes its socket only after it has said so to its protocol.
"""

from __future__ import annotations

from asyncio import Transport
from collections.abc import Callable, Iterable
from typing import Any


class Outlet:
    """A transport in which nothing happens unnoticed."""

    __slots__ = ("_ended", "_transport", "get_write_buffer_size", "is_closing")

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self.is_closing, self.get_write_buffer_size = transport.is_closing, transport.get_write_buffer_size
        self._ended: Callable[[], None] | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def watch(self, ended: Callable[[], None]) -> None:
        """Call this before anything is written or closed, once."""
        self._ended = ended

    def touch(self) -> None:
        """Something happens now."""
        if (ended := self._ended) is not None:
            self._ended = None
            ended()

    def write(self, data: bytes) -> None:
        self.touch()
        self._transport.write(data)

    def writelines(self, data: Iterable[bytes]) -> None:
        self.touch()
        self._transport.writelines(data)

    def close(self) -> None:
        self.touch()
        self._transport.close()

    def abort(self) -> None:
        self.touch()
        self._transport.abort()
