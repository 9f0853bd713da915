"""What a rehearsal tells the terminal: where it is, a line for each item, and a report at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TextIO

from facilitator.rehearsal.record import Record, percentile

# So many of the things that went wrong are told one by one.
MOST_TOLD = 10
# What people wait for longer than that, in ms, they notice.
SLOW = 1_000


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
    saved, refused = len(record.confirmed), record.refused.total()
    return f"{record.posted} done, {saved} saved, {refused} refused, {record.delivered} shown to others"


def report(record: Record, *, people: int, seconds: float, minutes: float, rounds: Rounds) -> Iterator[str]:
    """The lines of the report. ``seconds`` it took, for so many ``minutes`` of the workshop."""
    yield _verdict(record)
    yield f"{people} people, {minutes:.0f} minutes of the workshop in {seconds:.0f} s"
    yield _row("written, chosen or moved", record.posted, "")
    yield _row("saved", len(record.confirmed), _times(record.confirming))
    yield _row("refused by the rules", record.refused.total(), _reasons(record))
    yield _row("shown to others", record.delivered, _times(record.delivering))
    yield _row("lines cut and taken up", record.reconnected, "")
    yield _row("without an answer", record.unanswered, "")
    yield _row("saved, but not shown", len(record.undelivered), "")
    yield _row("saved, but lost", len(record.lost), "")
    yield _row("kept twice", len(record.doubled), "")
    for title, wishes in rounds:
        yield f"  wishes for {title}: {_wishes(wishes)}"
    for wrong in (*record.lost, *record.doubled, *record.undelivered)[:MOST_TOLD]:
        yield f"  ! {wrong}"


def _verdict(record: Record) -> str:
    """How it went, in one sentence for whoever moderates."""
    if record.failed:
        return "It did not go well: something that was saved is lost, there twice, or not shown; “!” below says what."
    if record.unanswered:
        return "It went well but for what got no answer; nothing that was saved was lost, and nothing is there twice."
    if percentile(record.delivering, 0.99) > SLOW:
        return "Nothing was lost and nothing is there twice, but it was slow: some waited long for what others wrote."
    return "It went well: everything that was saved is there once, and everybody saw at once what is theirs to see."


def _reasons(record: Record) -> str:
    return ", ".join(f"“{record.reasons[code]}” {n}" for code, n in record.refused.most_common())


# Per round its title, and how many got which of their wishes.
Rounds = list[tuple[str, Mapping[str, int]]]


def _row(name: str, number: int, more: str) -> str:
    return f"  {name:<26}{number:>9}   {more}".rstrip()


def _times(values: list[float]) -> str:
    if not values:
        return ""
    half, most = (percentile(values, part) / 1000 for part in (0.5, 0.99))
    return f"half of it within {half:.3f} s, 99 of 100 within {most:.3f} s"


def _wishes(wishes: Mapping[str, int]) -> str:
    people = sum(wishes.values()) or 1
    names = {"1": "first", "2": "second", "3": "third", "0": "none"}
    return ", ".join(f"{names[wish]} {wishes[wish] / people:.0%}" for wish in names if wish in wishes)
