"""The day drawn to scale: where each item lies between the first moment and the last, as planned and as it was."""

from __future__ import annotations

from typing import Any

from facilitator.exports.wording import Words
from rooms.programme import MINUTE
from rooms.report import Line

# Steps between the marks of the axis, in minutes; the smallest that needs no more than so many marks is taken.
STEPS = (5, 10, 15, 30, 60, 120, 240, 480, 1440)
MOST_MARKS = 9


def to_scale(words: Words) -> dict[str, Any]:
    """``planned`` and ``real`` are ``(number of the item, from, to)``, ``marks`` ``(where, time)``; all from 0 to 1."""
    report = words.report
    planned = [(n, line.planned, line.planned + line.minutes * MINUTE) for n, line in enumerate(report.agenda, 1)]
    real = [(n, line.began, _until(line, report.moment)) for n, line in enumerate(report.agenda, 1) if line.began]
    first = min(begins for _, begins, _ in [*planned, *real])
    last = max(ends for *_, ends in [*planned, *real])
    whole = max(1, last - first)

    def within(moment: int) -> float:
        return round((moment - first) / whole, 4)

    return {
        "planned": [(n, within(begins), within(ends)) for n, begins, ends in planned],
        "real": [(n, within(begins), within(ends)) for n, begins, ends in real],
        "marks": [(within(mark), words.time(mark)) for mark in _marks(first, last)],
    }


def _until(line: Line, moment: int) -> int:
    return line.ended if line.ended is not None else max(moment, line.began or 0)


def _marks(first: int, last: int) -> range:
    """Round moments between the first and the last; every time zone has whole quarters of an hour."""
    step = next((step for step in STEPS if (last - first) / (step * MINUTE) < MOST_MARKS), STEPS[-1]) * MINUTE
    return range(-(-first // step) * step, last + 1, step)
