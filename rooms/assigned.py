"""The rooms that people were given for a round of theme rooms, as they themselves were told."""

from __future__ import annotations

from rooms.document import STAFF, View, own_audience
from rooms.people import Person, Team
from rooms.programme import clock, items


def assigned(view: View) -> tuple[bool, dict[str, str]]:
    """Whether the round is still ahead, and everybody's room in it: in the next one for which they have some, else
    the last one."""
    whole, now = [id for id, _ in items(view)], clock(view)
    at = whole.index(now.item) if now.item in whole else len(whole) if now.state == "over" else -1
    for round in (*whole[at + 1 :], *reversed(whole[: at + 1])):
        if found := _teams(view, round):
            return whole.index(round) > at, found
    return False, {}


def _teams(view: View, round: str) -> dict[str, str]:
    teams = ((id, view.get(Team, own_audience(id), round)) for id, who in view.each(Person, STAFF) if not who.removed)
    return {id: team.room for id, team in teams if team is not None}
