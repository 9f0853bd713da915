"""Who belongs into which room of a video conference in a round, as conference systems read it. For organisers alone.

Only people who have registered with an e-mail address, and were told of this when they did, can be assigned that way;
the others are named, so that somebody moves them by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.exports.csv import table
from rooms.document import SEALED, STAFF, View, own_audience
from rooms.people import Person, Team
from rooms.programme import items, themes
from rooms.registration import Mail
from rooms.wording import unparted

HEAD = ("Pre-assign Room Name", "Email Address")


@dataclass(frozen=True)
class Round:
    """``assigned`` are ``(room, address)`` by room; ``missing`` are ``(name, room)`` of whose address nobody knows."""

    id: str
    title: str
    assigned: tuple[tuple[str, str], ...]
    missing: tuple[tuple[str, str], ...]


def rounds(view: View) -> list[Round]:
    """Every round for which somebody has a room, in the order of the agenda."""
    found = [_round(view, id, item.title) for id, item in items(view)]
    return [one for one in found if one.assigned or one.missing]


def _round(view: View, id: str, title: str) -> Round:
    names = {theme: unparted(about.name) for theme, about in themes(view)}
    assigned, missing = [], []
    for person, who in view.each(Person, STAFF):
        team = view.get(Team, own_audience(person), id)
        if team is None or who.removed or team.room not in names:
            continue
        mail, room = view.get(Mail, SEALED, person), names[team.room]
        if mail is not None and mail.shared:
            assigned.append((room, mail.address))
        else:
            missing.append((who.name, room))
    return Round(id, unparted(title), tuple(sorted(assigned)), tuple(sorted(missing)))


def as_csv(one: Round) -> bytes:
    """The two columns that are asked for and no other, separated by commas in any language, nothing before them."""
    return table((HEAD, *one.assigned), ",").removeprefix("\ufeff").encode()
