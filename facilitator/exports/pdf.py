"""The documentation as a tagged PDF (PDF/UA-1), set by typst from data: nothing that people wrote is ever markup.

Fonts and template lie beside this module; no other font and no network is used.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import typst

from facilitator.exports.typesetting import setting
from rooms.blocks import Say
from rooms.report import Report

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "documentation.typ"


def render(report: Report, say: Say) -> bytes:
    """The PDF; the same for the same report. Takes a tenth of a second for some hundred cards."""
    made = _compiler().compile(
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=report.moment // 1000,
        sys_inputs=_inputs(report, say),
    )
    return _bytes(made)


def render_pages(report: Report, say: Say, *, ppi: float = 100) -> list[bytes]:
    """The same pages as pictures (PNG), to be looked at."""
    made = _compiler().compile(format="png", ppi=ppi, sys_inputs=_inputs(report, say))
    return made if isinstance(made, list) else [_bytes(made)]


def _compiler() -> typst.Compiler:
    return typst.Compiler(_TEMPLATE, root=_HERE, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])


def _inputs(report: Report, say: Say) -> dict[str, str]:
    return {"setting": msgspec.json.encode(setting(report, say)).decode()}


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    return made if isinstance(made, bytes) else b"".join(made or [])
