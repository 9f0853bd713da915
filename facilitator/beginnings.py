"""What a new workshop can begin with: an example made one's own, or next to nothing. Pure, but for reading examples.

Used by the page at ``/new`` and by ``facilitator new``.
"""

from __future__ import annotations

import importlib.resources
from dataclasses import dataclass
from datetime import date
from functools import cache

from facilitator.locale import translations
from facilitator.workshop_file import WorkshopFile, parse
from facilitator.workshop_file.times import MINUTE, lay_out
from facilitator.workshop_file.values import Tree
from facilitator.workshop_file.writing import tree_of, written
from rooms.activity import activities
from rooms.wording import mark

EXAMPLES = importlib.resources.files("facilitator").joinpath("examples")
EXAMPLE = "gruene-infrastruktur"
EMPTY = "empty"
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Band:
    """An item of a day drawn to scale, in minutes after the beginning."""

    start: int
    minutes: int
    serves: str
    title: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """What somebody sees of an example before they choose it."""

    name: str
    file: WorkshopFile
    bands: tuple[Band, ...]

    @property
    def minutes(self) -> int:
        return self.bands[-1].start + self.bands[-1].minutes


def example_names() -> list[str]:
    return sorted(found.name.removesuffix(".toml") for found in EXAMPLES.iterdir() if found.name.endswith(".toml"))


def example_text(name: str) -> str:
    return EXAMPLES.joinpath(f"{name}.toml").read_text("utf-8")


def beginnings(language: str) -> list[Beginning]:
    """The announced event, and the examples in a language; the shortest first."""
    offered = [one for one in _all() if one.name == EXAMPLE or one.file.workshop.language == language]
    return sorted(offered, key=lambda one: (one.name != EXAMPLE, one.minutes, one.name))


@cache
def _all() -> tuple[Beginning, ...]:
    return tuple(_beginning(name) for name in example_names())


def _beginning(name: str) -> Beginning:
    file = parse(example_text(name), name=name)
    slots = lay_out(file.workshop, file.item)
    bands = [
        Band(
            start=(slot.start - slots[0].start) // MINUTE,
            minutes=item.minutes,
            serves=activities()[item.kind].serves,
            title=item.title.replace("\u00ad", ""),
        )
        for item, slot in zip(file.item, slots, strict=True)
    ]
    return Beginning(name, file, tuple(bands))


def made_ones_own(name: str, *, id: str, title: str, day: date, start: str, timezone: str, language: str) -> str:
    """The text of an example, or of the empty one, for another workshop on another day; locked times move along.

    Where no ``timezone`` is said, that of the example stays.
    """
    text = "" if name == EMPTY else example_text(name)
    tree = _empty(language) if name == EMPTY else tree_of(text)
    if timezone:
        tree["workshop"]["timezone"] = timezone
    return written(text, on_another_day(tree, id=id, title=title, day=day.isoformat(), start=start))


def on_another_day(tree: Tree, *, id: str, title: str, day: str, start: str) -> Tree:
    """The same workshop, as another one; it changes the tree."""
    about: Tree = tree["workshop"]
    before = str(about.get("start", start))
    about |= {"id": id, "title": title, "date": day, "start": start}
    about.pop("code", None)
    for item in tree["item"]:
        if "starts" in item:
            item["starts"] = _moved(item["starts"], _minutes(start) - _minutes(before))
    return tree


def _empty(language: str) -> Tree:
    say = translations(language).gettext
    return {
        "workshop": {"language": language},
        "item": [
            {"kind": "talk", "title": say(mark("Welcome")), "minutes": 10},
            {"kind": "closing", "title": say(mark("Goodbye")), "minutes": 10},
        ],
    }


def _minutes(wall: str) -> int:
    hours, minutes = wall.split(":")
    return int(hours) * 60 + int(minutes)


def _moved(wall: str, minutes: int) -> str:
    moved = (_minutes(wall) + minutes) % _DAY
    return f"{moved // 60:02}:{moved % 60:02}"
