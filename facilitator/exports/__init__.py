"""The results to take away: one module for each format, each made from the neutral report, JSON from the document.

Making one takes up to a second of one core, and needs nothing but what is handed in: call it in a thread (the
typesetter lets other threads run), or in a process where its memory shall be given back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from facilitator.exports import csv, json, markdown, pdf
from facilitator.exports.names import file_name
from rooms.blocks import Say
from rooms.document import View
from rooms.report import Report
from rooms.wording import mark

__all__ = ["FORMATS", "Format", "Taken", "render"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken away: the document at a moment with its report; ``workshop`` is its id in the store."""

    workshop: str
    epoch: str
    sequence: int
    view: View
    report: Report


@dataclass(frozen=True, slots=True)
class Format:
    """``what`` is said in a file's name, ``title`` on the page that offers it; both in English, for the catalogues."""

    extension: str
    media_type: str
    title: str
    what: str
    make: Callable[[Taken, Say], bytes]


def _json(taken: Taken, say: Say) -> bytes:
    return json.render(taken.view, workshop=taken.workshop, epoch=taken.epoch, sequence=taken.sequence)


FORMATS: Mapping[str, Format] = {
    "pdf": Format(
        "pdf",
        "application/pdf",
        mark("Documentation (PDF)"),
        mark("documentation"),
        lambda taken, say: pdf.render(taken.report, say),
    ),
    "markdown": Format(
        "md",
        "text/markdown; charset=utf-8",
        mark("Minutes (Markdown)"),
        mark("minutes of the day"),
        lambda taken, say: markdown.render(taken.report, say),
    ),
    "csv": Format(
        "zip",
        "application/zip",
        mark("Tables (CSV)"),
        mark("tables"),
        lambda taken, say: csv.render(taken.report, say),
    ),
    "json": Format("json", "application/json", mark("Everything (JSON)"), mark("complete"), _json),
}


def render(format: str, taken: Taken, say: Say) -> tuple[str, bytes]:
    """``(file name, content)`` in one of ``FORMATS``; ``say`` speaks the workshop's language."""
    chosen = FORMATS[format]
    name = file_name(taken.report.workshop, taken.workshop, say(chosen.what), chosen.extension)
    return name, chosen.make(taken, say)
