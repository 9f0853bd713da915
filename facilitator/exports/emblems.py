"""The pictures of the themes, coloured for paper: the same files as on the pages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_NAME = re.compile(r"[a-z0-9-]{1,40}")


def emblem(name: str, colour: str) -> str:
    """The emblem of that name as SVG in a colour (``#rrggbb``); empty where there is none."""
    return _picture(name).replace("currentColor", colour) if _NAME.fullmatch(name) else ""


@cache
def _picture(name: str) -> str:
    for folder in (_PACKAGE / "static", _PACKAGE.parent / "static"):
        path = folder / "emblems" / f"{name}.svg"
        if path.is_file():
            return path.read_text("utf-8")
    return ""
