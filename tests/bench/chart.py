"""Curves side by side as a picture; each from nothing upwards, so that heights can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tests.bench.table import number

WIDE, HIGH, LEFT, TOP, BELOW, APART = 300, 150, 56, 44, 48, 28
LOOK = """
text { font: 12px system-ui, sans-serif; fill: #1d2433 } .what { font-weight: 600 } .axis { stroke: #8a93a6 }
.grid { stroke: #8a93a6; opacity: .3 } .curve { fill: none; stroke: #0b6e6e; stroke-width: 2 } .point { fill: #0b6e6e }
@media (prefers-color-scheme: dark) { text { fill: #e8ebf2 } .curve { stroke: #5cc8c8 } .point { fill: #5cc8c8 } }
"""


@dataclass(frozen=True)
class Curve:
    """``what`` it costs in ``unit``, ``along`` something that grows."""

    what: str
    unit: str
    along: str
    points: Sequence[tuple[int, float]]


def svg(curves: Sequence[Curve], columns: int = 2) -> str:
    rows = -(-len(curves) // columns)
    across, down = LEFT + WIDE + APART, TOP + HIGH + BELOW
    width, height = columns * across, rows * down
    said = "; ".join(f"{c.what}: " + ", ".join(f"{number(v)} {c.unit} at {m:,}" for m, v in c.points) for c in curves)
    places = [(LEFT + n % columns * across, TOP + n // columns * down) for n in range(len(curves))]
    drawn = "\n".join(
        f'<g transform="translate({x} {y})">\n{_curve(curve)}\n</g>'
        for (x, y), curve in zip(places, curves, strict=True)
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="said">'
    return f'{head}\n<title id="said">{escape(said)}</title>\n<style>{LOOK}</style>\n{drawn}\n</svg>\n'


def _curve(curve: Curve) -> str:
    top, end = _round_up(max(value for _, value in curve.points)), curve.points[-1][0]
    at = [(many / end * WIDE, HIGH - value / top * HIGH, many, value) for many, value in curve.points]
    lines = [
        f'<text class="what" x="0" y="-24">{escape(curve.what)}, {curve.unit}</text>',
        *(
            f'<line class="grid" x1="0" x2="{WIDE}" y1="{y:.0f}" y2="{y:.0f}"/>'
            f'<text x="-8" y="{y + 4:.0f}" text-anchor="end">{number(top * (HIGH - y) / HIGH)}</text>'
            for y in (0, HIGH / 2, HIGH)
        ),
        f'<line class="axis" x1="0" x2="{WIDE}" y1="{HIGH}" y2="{HIGH}"/>',
        f'<text x="{WIDE / 2}" y="{HIGH + 36}" text-anchor="middle">{escape(curve.along)}</text>',
        '<polyline class="curve" points="' + " ".join(f"{x:.1f},{y:.1f}" for x, y, *_ in at) + '"/>',
    ]
    free = -WIDE
    for x, y, many, value in at:
        lines.append(f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="3"/>')
        if x - free > 34:
            lines.append(f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{number(value)}</text>')
            lines.append(f'<text x="{x:.1f}" y="{HIGH + 18}" text-anchor="middle">{many:,}</text>')
            free = x
    return "\n".join(lines)


def _round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20 … with room for a number above the highest point."""
    step, wanted = 0.001, value * 1.1
    while True:
        for times in (1, 2, 5):
            if step * times >= wanted:
                return step * times
        step *= 10
