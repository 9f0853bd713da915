"""The address to join, and its picture."""

from __future__ import annotations

import io
from functools import lru_cache

import segno
from markupsafe import Markup


def join_address(address: str, workshop: str, secret: str) -> str:
    """The secret stands in the fragment, which browsers keep to themselves."""
    return f"{address}/w/{workshop}/live#k={secret}"


@lru_cache(256)
def qr_svg(address: str) -> Markup:
    """The address as an inline SVG that takes the size and colour of its surroundings.

    Every page of a workshop shows the same one, so that it is drawn once.
    """
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None, dark="#121A16", light="#FFFFFF")
    return Markup(drawn)  # noqa: S704 - a drawing of our own


def qr_text(address: str) -> str:
    """The address for a terminal."""
    out = io.StringIO()
    segno.make(address, error="l", micro=False).terminal(out=out, compact=True)
    return out.getvalue()
