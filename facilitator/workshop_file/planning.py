"""What a planner should look at in a plan that can be used: nobody has a break, the end comes too fast, time lies idle.

``static/js/editor/plan.js`` says the same in the browser while one types; a test lets both judge the same plans.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from facilitator.workshop_file.times import MINUTE
from rooms.wording import mark

# Nobody listens longer, in minutes; less than the second is no break.
WITHOUT_BREAK = 90
BREAK = 5
# How long a goodbye takes at least, in a long workshop and in one under that many minutes.
GOODBYE, SHORT_GOODBYE, LONG = 10, 5, 120

WORDS = {
    "no-break": mark("From {start} to {end} nobody has a break: {minutes} minutes, and 90 are enough."),
    "no-goodbye": mark("Nothing closes the workshop. Plan at least {least} minutes at the end."),
    "short-goodbye": mark("The closing has {minutes} min. Plan at least {least}, so that nobody has to hurry."),
    "idle": mark("Between {start} and {end} nothing is planned."),
}


class Part(msgspec.Struct, frozen=True):
    """When an item is planned, in ms since 1970, and whether people work in it, rest, or say goodbye."""

    start: int
    end: int
    serves: Literal["work", "rest", "goodbye"] = "work"


class Caution(msgspec.Struct, frozen=True):
    """One thing to look at, from ``start`` to ``end``; it belongs to the item at that ``place``, counted from 0."""

    what: Literal["no-break", "no-goodbye", "short-goodbye", "idle"]
    place: int
    start: int
    end: int
    least: int = 0

    def said(self, say: Callable[[str], str], time: Callable[[int], str]) -> str:
        minutes = (self.end - self.start) // MINUTE
        return say(WORDS[self.what]).format(
            start=time(self.start), end=time(self.end), minutes=minutes, least=self.least
        )


def cautions(parts: Sequence[Part]) -> list[Caution]:
    """In the order of the items to which they belong."""
    found = [*_stretches(parts), *_idle(parts), *_goodbye(parts)]
    return sorted(found, key=lambda caution: (caution.place, caution.what))


def _stretches(parts: Sequence[Part]) -> list[Caution]:
    """Where people go on too long; each belongs to the item in which it becomes too long."""
    found: list[Caution] = []
    since: int | None = None
    place: int | None = None
    for number, part in enumerate(parts):
        idle = part.start - parts[number - 1].end if number else 0
        if part.serves == "rest" or idle >= BREAK * MINUTE:
            since = place = None
        if part.serves == "rest":
            continue
        since = part.start if since is None else since
        if part.end - since > WITHOUT_BREAK * MINUTE:
            found = found if place is None else found[:-1]
            place = number if place is None else place
            found.append(Caution("no-break", place, since, part.end))
    return found


def _idle(parts: Sequence[Part]) -> list[Caution]:
    between = pairwise(parts)
    return [
        Caution("idle", place, before.end, part.start)
        for place, (before, part) in enumerate(between, 1)
        if part.start > before.end
    ]


def _goodbye(parts: Sequence[Part]) -> list[Caution]:
    if not parts:
        return []
    long = parts[-1].end - parts[0].start >= LONG * MINUTE
    least = GOODBYE if long else SHORT_GOODBYE
    last = max((place for place, part in enumerate(parts) if part.serves == "goodbye"), default=-1)
    if last < 0:
        return [Caution("no-goodbye", len(parts) - 1, parts[-1].end, parts[-1].end, least)]
    start, end = parts[last].start, parts[last].end
    return [Caution("short-goodbye", last, start, end, least)] if end - start < least * MINUTE else []
