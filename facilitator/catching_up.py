"""How a workshop that is late can come to its end: plans to choose from, before anybody takes one. Pure.

A plan shortens items that are ahead, none below its shortest length and no break below what people need, and none
for nothing: where the next locked time would be waited for all the same. What it cannot save, ends later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from facilitator import agenda
from facilitator.agenda import MINUTE, Agenda, Span
from rooms.activity import activities
from rooms.programme import Clock, Item, Ran

# Where the file does not say to how many minutes a break may be shortened, it keeps so many.
SHORTEST_BREAK = 10


@dataclass(frozen=True, slots=True)
class Plan:
    """``way`` names how it was made; ``lengths`` are the minutes of all items that are ahead and take another time
    than planned; ``late`` is how much later than agreed it then ends, in ms."""

    way: str
    lengths: Mapping[str, int]
    spans: Mapping[str, Span]
    late: int


def plans(clock: Clock, whole: Agenda, ran: Mapping[str, Ran], now: int) -> list[Plan]:
    """What can be done about a late end: the gentlest first; nothing where it ends as agreed."""
    if clock.state not in ("running", "held"):
        return []
    late = _late(clock, whole, ran, now)
    if late < MINUTE:
        return []
    found = [_plan(way, clock, whole, ran, now, lengths) for way, lengths in _ways(clock, whole, ran, now, late)]
    different = [plan for n, plan in enumerate(found) if all(plan.lengths != other.lengths for other in found[:n])]
    return [*different, _plan("later", clock, whole, ran, now, clock.lengths)]


def shortest(item: Item) -> int:
    """To how many minutes it may be shortened."""
    if activities()[item.kind].serves != "rest" or item.shortest > 1:
        return item.shortest
    return min(item.minutes, SHORTEST_BREAK)


def ahead(clock: Clock, whole: Agenda) -> Agenda:
    """What comes after the present item."""
    return whole[agenda.position(clock, whole) + 1 :]


Way = tuple[str, Mapping[str, int]]


def _ways(clock: Clock, whole: Agenda, ran: Mapping[str, Ran], now: int, late: int) -> Iterator[Way]:
    breaks = [(id, item) for id, item in ahead(clock, whole) if activities()[item.kind].serves == "rest"]
    work = [pair for pair in ahead(clock, whole) if pair not in breaks]
    ways: Sequence[tuple[str, Agenda]] = (("work", work), ("breaks", breaks), ("all", ahead(clock, whole)))
    for way, among in ways:
        lengths = _shortened(clock, whole, ran, now, late, among)
        if lengths != clock.lengths:
            yield way, lengths


def _shortened(
    clock: Clock, whole: Agenda, ran: Mapping[str, Ran], now: int, late: int, among: Agenda
) -> Mapping[str, int]:
    """A minute at a time from what can best spare it, as long as it ends earlier for that."""
    lengths, candidates = dict(clock.lengths), dict(among)
    minutes = {id: agenda.lasts(clock, id, item) for id, item in among}
    while candidates and late > 0:
        id = max(candidates, key=lambda one: (minutes[one] - shortest(candidates[one])) / candidates[one].minutes)
        tried = lengths | {id: minutes[id] - 1}
        if tried[id] < shortest(candidates[id]):
            break
        then = _late(_with(clock, tried), whole, ran, now, clock)
        if then < late:
            lengths, late, minutes[id] = tried, then, tried[id]
        else:
            del candidates[id]
    return lengths


def _plan(way: str, clock: Clock, whole: Agenda, ran: Mapping[str, Ran], now: int, lengths: Mapping[str, int]) -> Plan:
    after = _with(clock, lengths)
    late = _late(after, whole, ran, now, clock)
    return Plan(way, dict(lengths), agenda.forecast(after, whole, ran, now), late)


def _with(clock: Clock, lengths: Mapping[str, int]) -> Clock:
    return replace(clock, lengths=dict(lengths))


def _late(clock: Clock, whole: Agenda, ran: Mapping[str, Ran], now: int, agreed: Clock | None = None) -> int:
    """How much later than agreed all will be over, in ms."""
    if not whole:
        return 0
    last = whole[-1][0]
    held_to = agenda.agreed(agreed or clock, whole)[last].end
    return agenda.forecast(clock, whole, ran, now)[last].end - held_to
