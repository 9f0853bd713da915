"""The documentation as one HTML file that asks nobody for anything: fonts, pictures and styles are in it, no script.

For screen readers as for eyes: landmarks, headings, heads of tables, words beside what is struck out or coloured.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from facilitator.exports.emblems import emblem
from facilitator.exports.outline import Nested, Part, Title, after, before, chapters, day
from facilitator.exports.pictures import alternative, pngs, svgs
from facilitator.exports.walls import walls
from facilitator.exports.wording import Words, headed
from rooms.blocks import Say, Wall
from rooms.report import Report
from rooms.wording import unparted

_HERE = Path(__file__).parent
# A picture with more cards than that is smaller as pixels, and has so many of them.
MOST_SHAPES, PIXELS = 150, 2_500_000
# How deep a tree is nested; what branches further says how much.
DEEPEST = 12


@dataclass
class Chapter:
    title: Title
    parts: list[Part] = field(default_factory=list)


@dataclass
class Branch:
    text: str
    weight: int
    twigs: list[Branch] = field(default_factory=list)


def render(report: Report, say: Say) -> bytes:
    words = Words(report, say)
    page = _template().render(
        about=report.workshop,
        words=words,
        say=say,
        figures=report.figures,
        chapters=list(_chapters((*day(words), *chapters(words)))),
        themes={room.id: room.theme for room in report.rooms},
        pictures=_pictures(report, words),
        numbers={wall.theme: number for number, wall in enumerate(walls(report), 1)},
        alternative=lambda wall: alternative(wall, words),
        face=_face,
        style=Markup((_HERE / "documentation.css").read_text("utf-8")),  # noqa: S704 - our own
    )
    return page.encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"unparted": unparted, "headed": headed, "before": before, "after": after, "nested": _nested}
    environment.globals["kind"] = lambda part: type(part).__name__
    environment.globals["emblem"] = lambda theme: _held("image/svg+xml", emblem(theme.emblem, "#000").encode())
    return environment.get_template("documentation.html")


def _chapters(parts: Sequence[Part]) -> Iterator[Chapter]:
    chapter: Chapter | None = None
    for part in parts:
        if isinstance(part, Title) and part.level == 2:
            if chapter is not None:
                yield chapter
            chapter = Chapter(part)
        elif chapter is not None:
            chapter.parts.append(part)
    if chapter is not None:
        yield chapter


def _pictures(report: Report, words: Words) -> dict[str, str]:
    """The picture of each theme's wall, as an address that has it in itself."""
    found = walls(report)
    many = {wall.theme: _cards(wall) for wall in found}
    shapes, pixels = (
        [w for w in found if many[w.theme] <= MOST_SHAPES],
        [w for w in found if many[w.theme] > MOST_SHAPES],
    )
    drawn = {wall.theme: _held("image/svg+xml", svg) for wall, svg in zip(shapes, svgs(shapes, words), strict=True)}
    return drawn | {
        wall.theme: _held("image/png", png)
        for wall, png in zip(pixels, pngs(pixels, words, pixels=PIXELS), strict=True)
    }


def _cards(wall: Wall) -> int:
    return sum(len(area.loose) + sum(len(one.cards) for one in area.bundles) for area in wall.areas)


@cache
def _face(name: str) -> str:
    return _held("font/ttf", (_HERE / "fonts" / f"{name}.ttf").read_bytes())


def _held(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(content).decode()}"


def _nested(tree: Nested) -> list[Branch]:
    """The flat list as a nested one."""
    root = Branch(tree.root, 0)
    above = [root]
    for twig in tree.twigs:
        beyond = max(0, twig.depth - DEEPEST)
        del above[twig.depth - beyond :]
        branch = Branch((f"›{beyond} " if beyond else "") + twig.text, twig.weight)
        above[-1].twigs.append(branch)
        above.append(branch)
    return root.twigs
