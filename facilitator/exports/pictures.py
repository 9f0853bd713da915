"""Pictures of the walls, as they hung in their rooms: SVG to scale, PNG to show anywhere.

Letters are drawn as shapes: a picture looks the same everywhere, and nothing that people wrote is markup in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape

from facilitator.exports.bundles import zipped
from facilitator.exports.glyphs import line_of
from facilitator.exports.pdf import draw, inputs
from facilitator.exports.walls import Setting, drawn, legend, walls
from facilitator.exports.wording import Words
from rooms.blocks import Say, Wall
from rooms.report import Report
from rooms.wording import slug

# A picture has about so many pixels at most, so that making it needs little memory, and no more than so many per inch.
PIXELS, FINEST = 6_000_000, 144.0
# So many are drawn at the same time (the typesetter lets other threads run), and no more, as each takes memory.
AT_ONCE = 2
_EMPTY_SIGNS = re.compile(r"(<svg[^>]*>)")


def render_svg(report: Report, say: Say) -> bytes:
    """A zip with an SVG of each wall."""
    found, words = walls(report), Words(report, say)
    pictures = [_titled(svg, wall, words) for wall, svg in zip(found, svgs(found, words), strict=True)]
    return _zip(found, pictures, "svg", words)


def render_png(report: Report, say: Say) -> bytes:
    """A zip with a PNG of each wall."""
    found, words = walls(report), Words(report, say)
    return _zip(found, pngs(found, words), "png", words)


def svgs(found: Sequence[Wall], words: Words) -> list[bytes]:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return [*threads.map(lambda wall: draw(inputs(_setting([wall], words)), format="svg"), found)]


def pngs(found: Sequence[Wall], words: Words, *, pixels: int = PIXELS) -> list[bytes]:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return [*threads.map(lambda wall: png(wall, words, pixels=pixels), found)]


def png(wall: Wall, words: Words, *, pixels: int = PIXELS) -> bytes:
    """A wall in no more than about so many pixels."""
    setting = _setting([wall], words)
    [size] = setting["walls"]
    inches = (size["width"] + 40) * (size["height"] + 120) / 72**2
    return draw(inputs(setting), format="png", ppi=min(FINEST, (pixels / inches) ** 0.5))


def _setting(found: Sequence[Wall], words: Words) -> Setting:
    about = f"{line_of(words.report.workshop.title)} · {words.as_of()}"
    return {
        "language": words.report.workshop.language,
        "walls": [{**drawn(wall), "about": about} for wall in found],
        "words": {"wall-signs": legend(words.say)},
    }


def _titled(svg: bytes, wall: Wall, words: Words) -> bytes:
    """With its name and what it is, for whoever cannot see it."""
    name = escape(alternative(wall, words), quote=False)
    return _EMPTY_SIGNS.sub(rf"\1<title>{name.replace(chr(92), chr(92) * 2)}</title>", svg.decode(), count=1).encode()


def alternative(wall: Wall, words: Words) -> str:
    """What a picture shows, in words."""
    cards = sum(len(area.loose) + sum(len(one.cards) for one in area.bundles) for area in wall.areas)
    bundles = sum(len(area.bundles) for area in wall.areas)
    said = words.say("The wall of {theme}. Cards: {cards}; questions: {questions}; clusters: {clusters}.")
    return said.format(theme=line_of(wall.title), cards=cards, questions=len(wall.areas), clusters=bundles)


def _zip(found: Sequence[Wall], pictures: Sequence[bytes], extension: str, words: Words) -> bytes:
    names = [f"{n:02}-{slug(wall.title) or n}.{extension}" for n, wall in enumerate(found, 1)]
    return zipped(dict(zip(names, pictures, strict=True)), words)
