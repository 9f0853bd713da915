"""The results to take away: one module for each format, each made from the neutral report, JSON from the document.

Making one takes up to three seconds for 2,000 cards, and needs nothing but what is handed in: call it in a thread (the
typesetter lets other threads run).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from facilitator.exports import json
from facilitator.exports.harmless import harmless
from rooms.blocks import Say
from rooms.document import View
from rooms.report import Report

__all__ = ["FORMATS", "Format", "Taken"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken away: the document at a moment, and its report; ``workshop`` is its id in the store."""

    workshop: str
    epoch: str
    sequence: int
    view: View
    report: Report


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write it down; ``label`` as on its button. ``make`` is told the workshop's language by ``Say``."""

    label: str
    extension: str
    media_type: str
    make: Callable[[Taken, Say], bytes]


def _of_report(module: str, function: str = "render") -> Callable[[Taken, Say], bytes]:
    """Its module is read when the format is first wanted: whoever makes one needs no libraries of the others."""

    def make(taken: Taken, say: Say) -> bytes:
        render: Callable[[Report, Say], bytes] = getattr(import_module(f"{__name__}.{module}"), function)
        return render(harmless(taken.report), say)

    return make


def _of_document(taken: Taken, say: Say) -> bytes:
    return json.render(taken.view, workshop=taken.workshop, epoch=taken.epoch, sequence=taken.sequence)


FORMATS: Mapping[str, Format] = {
    "pdf": Format("PDF", "pdf", "application/pdf", _of_report("pdf")),
    "docx": Format(
        "DOCX",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _of_report("docx"),
    ),
    "html": Format("HTML", "html", "text/html; charset=utf-8", _of_report("html")),
    "md": Format("Markdown", "md", "text/markdown; charset=utf-8", _of_report("markdown")),
    "xlsx": Format(
        "XLSX", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _of_report("xlsx")
    ),
    "csv": Format("CSV", "zip", "application/zip", _of_report("csv")),
    "png": Format("PNG", "zip", "application/zip", _of_report("pictures", "render_png")),
    "svg": Format("SVG", "zip", "application/zip", _of_report("pictures", "render_svg")),
    "json": Format("JSON", "json", "application/json", _of_document),
}
