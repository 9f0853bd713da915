"""The choice of a theme in a rehearsal: most wish, and some change their mind."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.rehearsal.people import Someone
from rooms.activities.choose.entities import Settings, Teams, begun
from rooms.activity import settings_of
from rooms.document import ALL, View
from rooms.programme import Item, items


async def doing(me: Someone, id: str, item: Item) -> None:
    if me.hosts or me.chance(0.1):
        return
    themes = sorted(me.page.document.ids("theme", ALL))
    settings = settings_of(item, Settings)
    most = settings.wishes if settings.mode == "wishes" else 1
    for round in settings.rounds:
        for _ in range(1 + me.chance(0.2)):
            # The first know at once what they want, and whoever looks on sees it; most have chosen by the middle.
            await me.at(me.random.triangular(0, 0.85, 0.1))
            # A break leaves only those open that are still ahead.
            if begun(me.page.document, round):
                break
            # The first themes are dearer to more people, so that not everybody can have their wish.
            wanted = sorted(themes, key=lambda theme: me.random.random() * (1 + themes.index(theme)))[:most]
            await me.do("choose.wish", item=id, round=round, themes=wanted)


def satisfaction(view: View) -> list[tuple[str, Mapping[str, int]]]:
    """``(round, how many got which of their wishes)``; "0" is none of them."""
    found: list[tuple[str, Mapping[str, int]]] = []
    for id, item in items(view):
        teams = view.get(Teams, ALL, id)
        if teams is not None:
            found.append((item.title, teams.wishes))
    return found
