"""The address to join, and its picture."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup


def join_address(address: str, workshop: str, secret: str) -> str:
    """The secret stands in the fragment, which browsers keep to themselves."""
    return f"{address}/w/{workshop}/live#k={secret}"


def qr_svg(address: str) -> Markup:
    """The address as an inline SVG that takes the size and colour of its surroundings."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None, dark="#121A16", light="#FFFFFF")
    return Markup(drawn)  # noqa: S704 - a drawing of our own


def qr_text(address: str) -> str:
    """The address for a terminal."""
    out = io.StringIO()
    segno.make(address, error="l", micro=False).terminal(out=out, compact=True)
    return out.getvalue()
