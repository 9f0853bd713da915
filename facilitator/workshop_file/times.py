"""When the items of a workshop file are announced: its wall clock and time zone made into moments.

All moments are ms since 1970. An hour that a change of the clocks skips does not exist; of one that comes
twice the first is meant, unless it has already passed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from facilitator.workshop_file.tables import About, ItemTable
from rooms.programme import MINUTE as MINUTE

LONGEST = 24 * 60 * MINUTE
YEARS = range(2000, 2101)
# A locked time that has passed on the workshop's own day may mean the day after, if that begins soon.
_OVER_MIDNIGHT = LONGEST // 2


@dataclass(frozen=True, slots=True)
class Slot:
    """When an item is announced; ``locked`` is in ms after the workshop's start, none if it just follows on."""

    start: int
    end: int
    locked: int | None = None


@cache
def zones() -> frozenset[str]:
    """The names of the time zones that there are."""
    return frozenset(available_timezones())


def moments(day: date, wall: str, zone: ZoneInfo) -> list[int]:
    """When it is ``wall`` o'clock on that day there: usually once, at a change of the clocks twice or never."""
    return sorted({moment for fold in (0, 1) if _says(moment := _moment(day, wall, zone, fold), day, wall, zone)})


def after_gap(day: date, wall: str, zone: ZoneInfo) -> str:
    """What the clock says when it has skipped ``wall``: as much later as was skipped."""
    return wall_time(_moment(day, wall, zone, 0), zone)


def wall_time(moment: int, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(moment / 1000, zone):%H:%M}"


def lay_out(about: About, items: Sequence[ItemTable]) -> list[Slot]:
    """When each item is announced. Where a lock cannot be kept, the item follows on what is before it."""
    zone = ZoneInfo(about.timezone)
    start = begins = moments(about.date, about.start, zone)[0]
    slots: list[Slot] = []
    for item in items:
        lock = _lock(about.date, item.starts, zone, begins) if item.starts else None
        begins = begins if lock is None else lock
        slots.append(Slot(begins, begins + item.minutes * MINUTE, None if lock is None else lock - start))
        begins = slots[-1].end
    return slots


def _lock(day: date, wall: str, zone: ZoneInfo, earliest: int) -> int | None:
    """The first ``wall`` o'clock from ``earliest`` on; none where it has passed."""
    same = [moment for moment in moments(day, wall, zone) if moment >= earliest]
    next_day = moments(day + timedelta(days=1), wall, zone)
    soon = [moment for moment in next_day if earliest <= moment <= earliest + _OVER_MIDNIGHT]
    return next(iter(same + soon), None)


def _moment(day: date, wall: str, zone: ZoneInfo, fold: int) -> int:
    return round(_naive(day, wall).replace(tzinfo=zone, fold=fold).timestamp() * 1000)


def _says(moment: int, day: date, wall: str, zone: ZoneInfo) -> bool:
    return datetime.fromtimestamp(moment / 1000, zone).replace(tzinfo=None) == _naive(day, wall)


def _naive(day: date, wall: str) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T{wall}")
