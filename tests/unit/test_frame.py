"""What is written to many websockets is what a browser reads, packed or not."""

from __future__ import annotations

import pytest
from websockets.client import ClientProtocol
from websockets.datastructures import Headers
from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.frames import Frame as Received
from websockets.protocol import OPEN
from websockets.server import ServerProtocol
from websockets.uri import parse_uri

from facilitator.live.frame import SMALL, Frame
from facilitator.live.websocket import Unpacking


def read(data: bytes) -> list[bytes]:
    """The texts that a browser reads which has agreed to unpack, each message for itself."""
    reader = ClientProtocol(parse_uri("ws://example.org"), state=OPEN, max_size=None)
    reader.extensions = [PerMessageDeflate(True, True, 15, 15)]
    reader.receive_data(data)
    assert reader.parser_exc is None
    return [bytes(event.data) for event in reader.events_received() if isinstance(event, Received)]


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536, 300_000])
def test_a_frame_is_read_as_it_was_said(size: int) -> None:
    payloads = [b"x" * size, b"between", bytes(number % 251 for number in range(size)) or b"end"]
    assert read(Frame(*payloads).framed) == payloads
    assert read(Frame(*payloads).deflated) == payloads


def test_what_is_large_is_packed_once_and_what_is_small_is_not() -> None:
    large, small = Frame(b"much of the same " * 1_000), Frame(b"s" * (SMALL - 1))
    assert len(large.deflated) < len(large.framed) / 10
    assert large.deflated is large.deflated
    assert small.deflated == small.framed


@pytest.mark.parametrize(
    ("offer", "packs"),
    [
        ("permessage-deflate; client_max_window_bits", True),
        ("permessage-deflate; server_max_window_bits=15", True),
        ("permessage-deflate; server_max_window_bits=10", False),
        ("permessage-deflate; server_max_window_bits=10, permessage-deflate", True),
        ("", False),
    ],
)
def test_nothing_is_packed_for_who_cannot_look_back_as_far(offer: str, packs: bool) -> None:
    """One packing serves everybody: who keeps less of what came before could not unpack it."""
    server = ServerProtocol(extensions=[Unpacking()])
    headers = Headers({"Sec-WebSocket-Extensions": offer} if offer else {})
    answer, agreed = server.process_extensions(headers)
    assert bool(agreed) is packs
    assert "server_max_window_bits=10" not in (answer or "")
