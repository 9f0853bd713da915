"""What a change of the workshop file does to a workshop, in sentences, before anybody decides on it. Pure.

Told are the things that people see: when something begins, what comes and goes, what is called otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from facilitator import agenda
from facilitator.agenda import MINUTE, Span
from rooms.document import ALL, SEALED, STAFF, View
from rooms.programme import EventPage, Item, Ran, Sheet, Theme, Workshop, clock, items, themes, workshop
from rooms.registration import Terms
from rooms.wording import mark, quotable, unparted

GONE = mark("“{title}” is taken out.")
COMES = mark("“{title}” comes in at {to}, for {minutes} min.")
RENAMED = mark("“{was}” is called “{title}”.")
LONGER = mark("“{title}” takes {minutes} min instead of {before}.")
MOVES = mark("“{title}” moves from {since} to {to}.")
MORE_MOVE = mark("Further items that begin at another time: {many}.")
ENDS = mark("The workshop ends at {to} instead of {since}.")
BEGINS = mark("The workshop begins at another time.")
OTHERWISE = mark("“{title}” says or asks something else.")
FOR_TEAM = mark("The notes for the team change; only moderators and organisers see them.")
NEW_THEME = mark("“{name}” is a new theme, with a room and a link for its host.")
RENAMED_THEME = mark("The theme “{was}” is called “{name}”.")
NO_THEME = mark("“{name}” is a theme no longer.")
THEME = mark("“{name}” says or asks something else.")
PAGE = mark("The event page says something else.")
ABOUT = mark("What is said of the workshop as a whole changes.")
REGISTRATION = mark("People register otherwise, or no longer.")
CODE = mark("The code to join is {code}; the one before no longer lets anybody in.")
# So many items are named that move; of the others it is said how many they are.
NAMED = 3


class Effect(msgspec.Struct, frozen=True):
    """An English sentence for the catalogues; in its braces stand ``values``, and the times of day of ``moments``."""

    text: str
    values: Mapping[str, str | int] = {}
    moments: Mapping[str, int] = {}

    def said(self, say: Callable[[str], str], time: Callable[[int], str]) -> str:
        moments = {name: time(moment) for name, moment in self.moments.items()}
        return say(self.text).format(**self.values, **moments)


def consequences(before: View, after: View, now: int) -> list[Effect]:
    """What is otherwise in ``after``, if it becomes so ``now`` (workshop time in ms)."""
    return [*_items(before, after, now), *_times(before, after, now), *_themes(before, after), *_texts(before, after)]


def _items(before: View, after: View, now: int) -> Iterator[Effect]:
    was, will, spans = dict(items(before)), dict(items(after)), _spans(after, now)
    for id, item in was.items():
        if id not in will:
            yield Effect(GONE, {"title": _quoted(item.title)})
    for id, item in will.items():
        title = {"title": _quoted(item.title)}
        if id not in was:
            yield Effect(COMES, {**title, "minutes": item.minutes}, {"to": spans[id].start})
            continue
        old = was[id]
        if old.title != item.title:
            yield Effect(RENAMED, {**title, "was": _quoted(old.title)})
        if old.minutes != item.minutes:
            yield Effect(LONGER, {**title, "minutes": item.minutes, "before": old.minutes})
        if _content(old) != _content(item):
            yield Effect(OTHERWISE, title)


def _content(item: Item) -> Item:
    """An item without what is told in sentences of its own."""
    return msgspec.structs.replace(item, title="", minutes=1, place=0, locked=None)


def _spans(view: View, now: int) -> dict[str, Span]:
    present = clock(view)
    if present.state == "planned":
        return agenda.plan(present, items(view))
    return agenda.forecast(present, items(view), dict(view.each(Ran, ALL)), now)


def _times(before: View, after: View, now: int) -> Iterator[Effect]:
    was, will, titles = _spans(before, now), _spans(after, now), dict(items(after))
    if workshop(before).start != workshop(after).start:
        yield Effect(BEGINS)
    moved = [id for id in will if id in was and abs(will[id].start - was[id].start) >= MINUTE]
    for id in moved[:NAMED]:
        moments = {"since": was[id].start, "to": will[id].start}
        yield Effect(MOVES, {"title": _quoted(titles[id].title)}, moments)
    if len(moved) > NAMED:
        yield Effect(MORE_MOVE, {"many": len(moved) - NAMED})
    since, to = (max((span.end for span in spans.values()), default=0) for spans in (was, will))
    if abs(to - since) >= MINUTE:
        yield Effect(ENDS, {}, {"since": since, "to": to})


def _themes(before: View, after: View) -> Iterator[Effect]:
    was, will = dict(themes(before)), dict(themes(after))
    for id, theme in will.items():
        name = {"name": _quoted(theme.name)}
        if id not in was:
            yield Effect(NEW_THEME, name)
            continue
        if was[id].name != theme.name:
            yield Effect(RENAMED_THEME, {**name, "was": _quoted(was[id].name)})
        if _inside(was[id]) != _inside(theme):
            yield Effect(THEME, name)
    for id, theme in was.items():
        if id not in will:
            yield Effect(NO_THEME, {"name": _quoted(theme.name)})


def _inside(theme: Theme) -> Theme:
    """A theme without what is told in sentences of its own."""
    return msgspec.structs.replace(theme, name="", place=0)


def _texts(before: View, after: View) -> Iterator[Effect]:
    if _page(before) != _page(after):
        yield Effect(PAGE)
    if _about(before) != _about(after):
        yield Effect(ABOUT)
    if before.get(Terms, SEALED) != after.get(Terms, SEALED):
        yield Effect(REGISTRATION)
    if (code := workshop(after).code) != workshop(before).code:
        yield Effect(CODE, {"code": code})
    if dict(before.each(Sheet, STAFF)) != dict(after.each(Sheet, STAFF)):
        yield Effect(FOR_TEAM)


def _page(view: View) -> EventPage:
    return msgspec.structs.replace(view.get(EventPage, SEALED) or EventPage(), file="")


def _about(view: View) -> Workshop:
    return msgspec.structs.replace(workshop(view), start=0, code="", draft=False)


def _quoted(text: str) -> str:
    """As it stands between quotation marks in a sentence."""
    return quotable(unparted(text))
