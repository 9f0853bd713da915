"""What is told at once, encoded and framed once for everybody who is told it."""

from __future__ import annotations

import zlib

# What is shorter is not worth unpacking, in bytes. To try harder takes three times as long, for a tenth less.
SMALL = 2_048
LEVEL = 1
TEXT, DEFLATED_TEXT = 0x81, 0xC1
# With what a flushed block ends; it goes without saying (RFC 7692, 7.2.1).
_TAIL = b"\x00\x00\xff\xff"


class Frame:
    """Envelopes, one after the other; ``framed`` are all of them, for a websocket."""

    __slots__ = ("_deflated", "framed", "payloads")

    def __init__(self, *payloads: bytes) -> None:
        self.payloads = payloads
        self.framed = b"".join(framed(TEXT, payload) for payload in payloads)
        self._deflated = b""

    def after(self, written: int) -> Frame:
        """What is left of it once so many bytes are written."""
        left = Frame()
        left.framed = self.framed[written:]
        return left

    @property
    def deflated(self) -> bytes:
        """The same for a websocket that unpacks; made once, when the first one asks for it."""
        if not self._deflated:
            self._deflated = b"".join(map(_deflated, self.payloads))
        return self._deflated


def framed(kind: int, payload: bytes) -> bytes:
    """A whole, unmasked frame of a server (RFC 6455, 5.2)."""
    length = len(payload)
    if length < 126:
        return bytes((kind, length)) + payload
    if length < 65_536:
        return bytes((kind, 126)) + length.to_bytes(2, "big") + payload
    return bytes((kind, 127)) + length.to_bytes(8, "big") + payload


def _deflated(payload: bytes) -> bytes:
    if len(payload) < SMALL:
        return framed(TEXT, payload)
    packing = zlib.compressobj(LEVEL, wbits=-15)
    packed = packing.compress(payload) + packing.flush(zlib.Z_SYNC_FLUSH)
    return framed(DEFLATED_TEXT, packed.removesuffix(_TAIL))
