"""The moments of a workshop that can be looked at again, as they are listed and offered to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.history import NOW
from facilitator.locale import translations
from facilitator.pages.rendering import clock_time
from rooms.document import STAFF, View
from rooms.programme import Snapshot, themes, workshop
from rooms.wording import mark, unparted

Snapshots = Sequence[tuple[str, Snapshot]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A snapshot, or now, and how it is called where one is chosen."""

    id: str
    said: str


def snapshots(view: View) -> Snapshots:
    """``(id, snapshot)``, the latest first."""
    return sorted(view.each(Snapshot, STAFF), key=lambda pair: (pair[1].at, pair[0]), reverse=True)


def by_room(view: View, found: Snapshots) -> list[tuple[str, Snapshots]]:
    """``(name of the room, its snapshots)``, those of the whole workshop first, under no name."""
    rooms = {"": "", **{id: theme.name for id, theme in themes(view)}}
    known = [one.room if one.room in rooms else "" for _, one in found]
    groups = [(name, [one for one, of in zip(found, known, strict=True) if of == room]) for room, name in rooms.items()]
    return [(name, inside) for name, inside in groups if inside]


def times(view: View) -> dict[str, str]:
    """When each snapshot was taken, by its id; to the second where its minute has another one of the same name."""
    zone, found = workshop(view).timezone, snapshots(view)
    named = Counter((clock_time(one.at, zone), one.title) for _, one in found)
    twins = {id for id, one in found if named[clock_time(one.at, zone), one.title] > 1}
    return {id: clock_time(one.at, zone, seconds=id in twins) for id, one in found}


def marks(view: View, language: str) -> list[Mark]:
    """Now, and all snapshots from the latest to the first."""
    now, at = translations(language).gettext(mark("Now")), times(view)
    found = [(id, f"{at[id]} {unparted(one.title)}") for id, one in snapshots(view)]
    return [Mark(NOW, now), *(Mark(id, said) for id, said in found)]
