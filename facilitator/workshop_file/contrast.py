"""Whether text in a theme's colour can be read on the papers on which it stands.

Contrast is that of WCAG 2.2 (success criterion 1.4.3): https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

LEAST = 4.5
# Page and sheet, light and dark: the same values as in static/css/tokens.css.
PAPERS = {"light": ("#F6F1E7", "#FFFDF8"), "dark": ("#121A16", "#1B2620")}
_STEPS = 500

Channels = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ``#rrggbb``, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour: str, papers: Sequence[str]) -> bool:
    return all(contrast(colour, paper) >= LEAST for paper in papers)


def nearest_legible(colour: str, papers: Sequence[str]) -> str:
    """The colour of the same hue and saturation, lighter or darker by as little as possible, that is legible."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    steps = sorted((step / _STEPS for step in range(_STEPS + 1)), key=lambda light: abs(light - lightness))
    tried = (_hex(colorsys.hls_to_rgb(hue, light, saturation)) for light in steps)
    return next(tone for tone in tried if legible(tone, papers))


def _channels(colour: str) -> Channels:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(channels: Channels) -> str:
    return "#" + "".join(f"{round(255 * channel):02X}" for channel in channels)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
