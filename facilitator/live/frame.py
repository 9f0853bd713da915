"""What is told at once, encoded and framed once for everybody who is told it."""

from __future__ import annotations

from collections.abc import Sequence


class Frame:
    """Envelopes, one after the other; ``framed`` are all of them, for a websocket."""

    __slots__ = ("framed", "payloads")

    def __init__(self, *payloads: bytes) -> None:
        self.payloads = payloads
        self.framed = b"".join(map(text_frame, payloads))

    @staticmethod
    def of(frames: Sequence[Frame]) -> Frame:
        """Several as one."""
        return frames[0] if len(frames) == 1 else Frame(*(payload for frame in frames for payload in frame.payloads))


def text_frame(payload: bytes) -> bytes:
    """A whole, unmasked text frame of a server (RFC 6455, 5.2)."""
    length = len(payload)
    if length < 126:
        return bytes((0x81, length)) + payload
    if length < 65_536:
        return b"\x81\x7e" + length.to_bytes(2, "big") + payload
    return b"\x81\x7f" + length.to_bytes(8, "big") + payload
