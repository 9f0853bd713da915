"""Whether a link can lead to a video conference, by what it says: no other server is ever asked. Pure."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

Fault = Literal["", "wrong", "example"]

# Where nobody's conference is, by RFC 2606 and 6761; what the examples of workshop files lead to.
_NOBODY = ("example", "invalid", "test", "example.com", "example.net", "example.org")
_THIS_DEVICE = ("localhost", "127.0.0.1", "::1")


def fault(link: str) -> Fault:
    """``wrong`` where it is not ``https://`` and a server that all can reach, or still has a place to fill in."""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return "wrong"
    if parts.scheme != "https" or not host or host in _THIS_DEVICE or not {"{", "}", "<", ">"}.isdisjoint(link):
        return "wrong"
    return "example" if any(f".{host}".endswith(f".{name}") for name in _NOBODY) else ""
