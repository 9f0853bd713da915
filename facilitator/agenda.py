"""The arithmetic of the agenda clock: plan, due moments, forecast, drift, and what each move makes of it.

Everything is a function of the items, the clock entity and the present; nothing is kept, nothing waits.
All moments are workshop time in ms since 1970, unless a name says ``outside``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from msgspec.structs import replace

from rooms.command import Phase
from rooms.programme import MINUTE as MINUTE
from rooms.programme import Clock, Item, Ran

Agenda = Sequence[tuple[str, Item]]


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


def workshop_time(clock: Clock, outside: int) -> int:
    """What time it is in the workshop when it is ``outside`` on the wall."""
    return outside if clock.anchor == 0 else round(clock.base + (outside - clock.anchor) * clock.speed)


def outside_time(clock: Clock, moment: int) -> int:
    """The first ms on the wall at which that moment of the workshop has come."""
    return moment if clock.anchor == 0 else ceil(clock.anchor + (moment - clock.base) / clock.speed)


NO_LENGTHS: Mapping[str, int] = {}


def follow_on(first: int, start: int, agenda: Agenda, lengths: Mapping[str, int] = NO_LENGTHS) -> dict[str, Span]:
    """The items one after another from ``first``; a locked one not before its time after ``start``.

    ``lengths`` are the minutes that some of them take otherwise than planned.
    """
    spans = {}
    for id, item in agenda:
        first = first if item.locked is None else max(first, start + item.locked)
        spans[id] = Span(first, first + lengths.get(id, item.minutes) * MINUTE)
        first = spans[id].end
    return spans


def plan(clock: Clock, agenda: Agenda) -> dict[str, Span]:
    """When each item was announced."""
    return follow_on(clock.start, clock.start, agenda)


def agreed(clock: Clock, agenda: Agenda) -> dict[str, Span]:
    """The times that hold: as announced, and as was agreed since for what comes after."""
    spans = plan(clock, agenda)
    if clock.agreed not in spans:
        return spans
    place = next(place for place, (id, _) in enumerate(agenda) if id == clock.agreed)
    spans[clock.agreed] = Span(min(spans[clock.agreed].start, clock.agreed_end), clock.agreed_end)
    return spans | follow_on(clock.agreed_end, clock.start, agenda[place + 1 :], clock.lengths)


def position(clock: Clock, agenda: Agenda) -> int:
    """The place of the present item, -1 before the first, ``len(agenda)`` after the last."""
    if clock.state == "planned":
        return -1
    places = [id for id, _ in agenda]
    return places.index(clock.item) if clock.item in places else len(places)


def forecast(clock: Clock, agenda: Agenda, ran: Mapping[str, Ran], now: int) -> dict[str, Span]:
    """When each item ran, runs, or will run if nobody intervenes from ``now`` on."""
    if clock.state == "planned":
        return follow_on(max(clock.start, now), clock.start, agenda)
    at = position(clock, agenda)
    spans = {id: last for id, _ in agenda[:at] if (last := _last_span(ran.get(id))) is not None}
    if clock.state == "over":
        return spans
    spans[clock.item] = Span(clock.began, present_end(clock, now))
    return spans | follow_on(spans[clock.item].end, clock.start, agenda[at + 1 :], clock.lengths)


def present_end(clock: Clock, now: int) -> int:
    """When the present item will end if nobody intervenes from ``now`` on."""
    held = now - clock.held if clock.held else 0
    return max(clock.ends + held, now)


def drift(clock: Clock, agenda: Agenda, now: int) -> int:
    """How much later than agreed the present item will end, in ms; negative when ahead."""
    if clock.state == "planned":
        return max(0, now - clock.start)
    held_to = agreed(clock, agenda).get(clock.item)
    if held_to is None:
        return 0
    return present_end(clock, now) - _until_locked(clock, agenda, position(clock, agenda), held_to.end)


def due(clock: Clock, agenda: Agenda) -> int | None:
    """The next moment at which the clock moves by itself; none while it waits for somebody."""
    if clock.state == "planned":
        return clock.start if clock.auto else None
    if clock.state != "running":
        return None
    item = agenda[position(clock, agenda)][1]
    # A step that lasts as long as its item ends with it, and who waits is not moved on by that.
    moments = [clock.step_ends] if clock.step + 1 < len(item.steps) and clock.step_ends < clock.ends else []
    moments += [clock.ends] if item.advance == "auto" or clock.parting else []
    return min(moments, default=None)


def phase(clock: Clock, agenda: Agenda, id: str, grace: int, now: int, ran: Ran | None = None) -> Phase:
    """What the agenda clock says of one item, which ``ran`` in these spans; ``grace`` in seconds of workshop time."""
    at = position(clock, agenda)
    place = next(n for n, (other, _) in enumerate(agenda) if other == id)
    if clock.state in ("running", "held") and (place == at or id in agenda[at][1].reopens):
        return Phase.OPEN
    if now < _left_at(clock, id, ran) + grace * 1000:
        return Phase.GRACE
    return Phase.AFTER if place < at else Phase.BEFORE


def _left_at(clock: Clock, id: str, ran: Ran | None) -> int:
    """When the item was left last. Its grace holds also where the item after it is left before that is over."""
    if id == clock.left:
        return clock.left_at
    spans = ran.spans if ran else ()
    return (spans[-1][1] or 0) if spans else 0


def opened(clock: Clock, agenda: Agenda) -> list[str]:
    """The items that are open, the present one last."""
    if clock.state not in ("running", "held"):
        return []
    return [*agenda[position(clock, agenda)][1].reopens, clock.item]


# What each move makes of the clock.


def begin(clock: Clock, agenda: Agenda, place: int, at: int, now: int) -> Clock:
    """The item at that place begins at ``at``; after the last one the workshop is over."""
    clock = replace(clock, beyond=0)
    left = {"left": clock.item, "left_at": now, "left_step": clock.step} if clock.item else {}
    if place >= len(agenda):
        return replace(
            clock, state="over", item="", parting=False, began=at, ends=at, step=0, step_ends=at, held=0, **left
        )
    id, item = agenda[place]
    ends = end_of(clock, agenda, place, at)
    fresh = replace(clock, state="running", item=id, began=at, ends=ends, held=0, paused=0, **left)
    return begin_step(fresh, item, 0, at)


def end_of(clock: Clock, agenda: Agenda, place: int, begins: int) -> int:
    """When the item at that place ends that begins then; before a locked one it lasts until its time has come."""
    return _until_locked(clock, agenda, place, begins + lasts(clock, *agenda[place]) * MINUTE)


def _until_locked(clock: Clock, agenda: Agenda, place: int, ends: int) -> int:
    locked = agenda[place + 1][1].locked if place + 1 < len(agenda) else None
    return ends if locked is None else max(ends, clock.start + locked)


def lasts(clock: Clock, id: str, item: Item) -> int:
    """How many minutes it takes, as planned or as was agreed since."""
    return clock.lengths.get(id, item.minutes)


def begin_step(clock: Clock, item: Item, step: int, at: int) -> Clock:
    """A step begins; the last one takes what is left of the item."""
    last = step + 1 >= len(item.steps)
    # In an item that was shortened each step gives its part.
    part = lasts(clock, clock.item, item) / item.minutes
    ends = clock.ends if last else min(clock.ends, at + round(item.steps[step].minutes * MINUTE * part))
    return replace(clock, step=step, step_ends=ends, parting=False)


def forward(clock: Clock, agenda: Agenda, at: int, now: int) -> Clock:
    """The next step, or the next item after the last step."""
    place = position(clock, agenda)
    item = agenda[place][1] if place >= 0 else None
    resumed = resume(clock, now)
    if item is not None and not clock.parting and clock.step + 1 < len(item.steps) and at < resumed.ends:
        return begin_step(resumed, item, clock.step + 1, at)
    return begin(clock, agenda, place + 1, at, now)


def backward(clock: Clock, agenda: Agenda, ran: Mapping[str, Ran], now: int) -> Clock:
    """The step before, or the item that ran before, until when it was due to end, at least a minute.

    What was jumped over is not entered by that. From the end it goes back to the item that was left.
    """
    place = position(clock, agenda)
    if clock.state != "over" and clock.step > 0:
        return begin_step(resume(clock, now), agenda[place][1], clock.step - 1, now)
    left = [at for at, (id, _) in enumerate(agenda) if clock.state == "over" and id == clock.left]
    has_run = [at for at, (id, _) in enumerate(agenda[:place]) if id in ran and ran[id].spans]
    to = left[0] if left else has_run[-1] if has_run else place - 1
    id, item = agenda[to]
    again = begin(clock, agenda, to, now, now)
    before = ran.get(id)
    if before is None or not before.spans:
        return again
    ends = max(before.ends, now + MINUTE)
    step = max(0, len(item.steps) - 1)
    return replace(again, began=before.spans[-1][0], ends=ends, step=step, step_ends=ends)


def part(clock: Clock, seconds: int, now: int) -> Clock:
    """The present item ends so many seconds from now, and nothing waits then."""
    ends = now + seconds * 1000
    return replace(resume(clock, now), ends=ends, step_ends=ends, parting=True, beyond=0)


def hold(clock: Clock, now: int) -> Clock:
    return replace(clock, state="held", held=now)


def resume(clock: Clock, now: int) -> Clock:
    """The clock goes on; what was left when it was held is left again."""
    if clock.state != "held":
        return clock
    pause = now - clock.held
    later = {"ends": clock.ends + pause, "step_ends": clock.step_ends + pause}
    return replace(clock, state="running", held=0, paused=clock.paused + pause, **later)


def extend(clock: Clock, minutes: int, now: int) -> Clock:
    """More or less time for what runs, never ending before the present."""
    standing = clock.held or now
    ends = max(max(clock.ends, standing if minutes > 0 else 0) + minutes * MINUTE, standing)
    step_ends = max(max(clock.step_ends, standing if minutes > 0 else 0) + minutes * MINUTE, standing)
    return replace(clock, ends=ends, step_ends=min(step_ends, ends), beyond=0)


def _last_span(ran: Ran | None) -> Span | None:
    if ran is None or not ran.spans:
        return None
    start, end = ran.spans[-1]
    return Span(start, start if end is None else end)
