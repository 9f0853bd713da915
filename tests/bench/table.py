"""What was measured, as a table for the terminal and for docs/performance.md."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- table: {} -->", "<!-- end -->"
HEAD = ("measured", "here", "beside it", "wanted", "reached")


@dataclass(frozen=True)
class Row:
    """One figure. ``wanted`` bounds it from above (from below where ``least``): by a number under ``""``, or by a
    multiple of what the ``beside`` of that name needs."""

    what: str
    value: float
    unit: str
    beside: Mapping[str, float] = field(default_factory=dict)
    wanted: Mapping[str, float] = field(default_factory=dict)
    least: bool = False

    @property
    def reached(self) -> bool | None:
        """Nothing where nothing was wanted, or what to compare with is missing."""
        holds = operator.ge if self.least else operator.le
        known = {name: bound for name, bound in self.wanted.items() if not name or name in self.beside}
        if not known:
            return None
        return all(holds(self.value, bound * self.beside.get(name, 1.0)) for name, bound in known.items())

    def cells(self) -> tuple[str, ...]:
        beside = ", ".join(
            f"{name} {number(value)}" + (f" ({self.value / value:.2f} ×)" if value else "")
            for name, value in self.beside.items()
        )
        sign = "≥" if self.least else "≤"
        wanted = ", ".join(
            f"{sign} {number(bound)} {'× ' + name if name else self.unit}".rstrip()
            for name, bound in self.wanted.items()
        )
        reached = {True: "yes", False: "**no**", None: ""}[self.reached]
        return self.what, f"{number(self.value)} {self.unit}".strip(), beside, wanted, reached


def number(value: float) -> str:
    """Three digits, as people write them."""
    if value != value:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def lines(rows: Iterable[Row]) -> list[str]:
    """A table in Markdown, its columns aligned."""
    cells = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(HEAD))]
    padded = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in cells]
    drawn = [f"| {' | '.join(row)} |" for row in padded]
    return [drawn[0], "| " + " | ".join("-" * width for width in widths) + " |", *drawn[1:]]


def write(name: str, rows: Iterable[Row], circumstances: str) -> None:
    """Put a measure's table where the page has its place for it, with what the machine was busy with."""
    text = PAGE.read_text()
    begin = BEGIN.format(name)
    before, found, after = text.partition(begin)
    if not found:
        raise SystemExit(f"{PAGE} has no place for the table of {name}: {begin}")
    after = after.partition(END)[2]
    PAGE.write_text(before + begin + "\n\n" + "\n".join(lines(rows)) + f"\n\n{circumstances}\n\n" + END + after)
