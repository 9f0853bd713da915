"""The documentation as a tagged PDF (PDF/UA-1), set by typst from data: nothing that people wrote is ever markup.

Fonts and template lie beside this module; no other font and no network is used.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import typst

from facilitator.exports.pieces import Setting
from facilitator.exports.typesetting import setting
from rooms.blocks import Say
from rooms.report import Report

Inputs = dict[str, str]

_HERE = Path(__file__).parent
# How many documents back the typesetter keeps what it made; it offers no way to say less.
_REMEMBERED = 10


def render(report: Report, say: Say) -> bytes:
    """The PDF; the same for the same report. Takes half a second for a thousand cards."""
    return typeset("documentation.typ", inputs(setting(report, say)), moment=report.moment)


def inputs(data: Setting) -> Inputs:
    """The data as a template takes it: a text, so that the values themselves need no memory while it is set."""
    return {"setting": msgspec.json.encode(data).decode()}


def typeset(template: str, data: Inputs, *, moment: int) -> bytes:
    """What a template beside this module makes of its data; ``moment`` (ms since 1970) is when it was made."""
    made = _compiler(template).compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment // 1000, sys_inputs=data)
    _forget()
    return _bytes(made)


def draw(data: Inputs, *, format: Literal["svg", "png"], ppi: float = 72) -> bytes:
    """The page of ``walls.typ`` as a picture."""
    made = _compiler("walls.typ").compile(format=format, ppi=ppi, sys_inputs=data)
    _forget()
    return _bytes(made)


def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(_HERE / template, root=_HERE, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])


def _forget() -> None:
    """Empty documents push out what the typesetter would keep of this one: 100 MB for a thousand cards."""
    for _ in range(_REMEMBERED + 1):
        typst.Compiler(b"", font_paths=_fonts()).compile(format="svg")


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    return made if isinstance(made, bytes) else b"".join(made or [])
