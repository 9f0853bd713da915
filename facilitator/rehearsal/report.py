"""What a rehearsal tells the terminal: where it is, a line for each item, and a report at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TextIO

from facilitator.rehearsal.record import Record, percentile

# So many of the things that went wrong are told one by one.
MOST_TOLD = 10


class Progress:
    """One line that is written anew again and again where the terminal can do that; else a line for each item only."""

    def __init__(self, stream: TextIO = sys.stdout) -> None:
        self._stream = stream
        self._live = stream.isatty()

    def now(self, text: str) -> None:
        if self._live:
            self._stream.write(f"\r\x1b[2K{text[:110]}")
            self._stream.flush()

    def line(self, text: str) -> None:
        self._stream.write(f"\r\x1b[2K{text}\n" if self._live else f"{text}\n")
        self._stream.flush()


def counts(record: Record) -> str:
    """The numbers so far, for the line of the present item."""
    posted, confirmed, refused = record.posted, len(record.confirmed), record.refused.total()
    return f"{posted} posted, {confirmed} confirmed, {refused} refused, {record.delivered} delivered"


def report(record: Record, *, people: int, seconds: float, minutes: float, rounds: Rounds) -> Iterator[str]:
    """The lines of the report. ``seconds`` it took, for so many ``minutes`` of the workshop."""
    yield f"{people} people, {minutes:.0f} minutes of the workshop in {seconds:.0f} s"
    yield _row("posted", record.posted, "")
    yield _row("confirmed", len(record.confirmed), _times(record.confirming))
    yield _row("refused", record.refused.total(), ", ".join(f"{code} {n}" for code, n in record.refused.most_common()))
    yield _row("delivered", record.delivered, _times(record.delivering))
    yield _row("lines lost and resumed", record.reconnected, "")
    yield _row("unanswered", record.unanswered, "")
    yield _row("not delivered", len(record.undelivered), "")
    yield _row("lost", len(record.lost), "")
    yield _row("doubled", len(record.doubled), "")
    for title, wishes in rounds:
        yield f"  wishes for {title}: {_wishes(wishes)}"
    for wrong in (*record.lost, *record.doubled, *record.undelivered)[:MOST_TOLD]:
        yield f"  ! {wrong}"
    yield "Something was lost or doubled." if record.failed else "Nothing was lost, nothing was doubled."


# Per round its title, and how many got which of their wishes.
Rounds = list[tuple[str, Mapping[str, int]]]


def _row(name: str, number: int, more: str) -> str:
    return f"  {name:<24}{number:>10}   {more}".rstrip()


def _times(values: list[float]) -> str:
    if not values:
        return ""
    return " · ".join(f"p{part} {percentile(values, part / 100):.0f} ms" for part in (50, 95, 99))


def _wishes(wishes: Mapping[str, int]) -> str:
    people = sum(wishes.values()) or 1
    names = {"1": "first", "2": "second", "3": "third", "0": "none"}
    return ", ".join(f"{names[wish]} {wishes[wish] / people:.0%}" for wish in names if wish in wishes)
