"""Two moments of a workshop beside each other: what came, went, moved and was reworded, room by room, in words."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from facilitator.history import NOW, moment_of
from facilitator.locale import translations
from facilitator.moment import Moment
from facilitator.pages.asking import Asking, asking
from facilitator.pages.entrance import PAGES, door
from facilitator.pages.moments import marks
from rooms.activity import activities
from rooms.blocks import Say
from rooms.changes import Change
from rooms.document import View
from rooms.programme import Theme, themes


@dataclass(frozen=True, slots=True)
class Room:
    """A room with what became different in it."""

    id: str
    theme: Theme
    changes: list[Change]

    @property
    def counts(self) -> Counter[str]:
        return Counter(change.what for change in self.changes)


async def compare(request: Request) -> Response:
    asked = await asking(request)
    if not asked.may(PAGES["results"]):
        return door(asked, "results")
    offered = marks(asked.view, asked.language)
    query = request.query_params
    chosen = [query.get("from", offered[-1].id), query.get("to", NOW)]
    said = {one.id: one.said for one in offered}
    # The log still has a snapshot that is taken back, when a rehearsal begins anew say.
    if not said.keys() >= set(chosen):
        raise HTTPException(404)
    first, last = await _moment(asked, chosen[0]), await _moment(asked, chosen[1])
    if last.sequence < first.sequence:
        first, last, chosen = last, first, chosen[::-1]
    say = translations(asked.language).gettext
    rooms = await asyncio.to_thread(_rooms, first.document, last.document, say)
    context = {
        "marks": offered,
        "chosen": chosen,
        "said": [said[id] for id in chosen],
        "rooms": rooms,
        "same": first.sequence == last.sequence,
    }
    return asked.page("results-compare.html", context)


async def _moment(asked: Asking, wanted: str) -> Moment:
    found = await moment_of(asked.server.store, asked.id, wanted)
    if found is None:
        raise HTTPException(404)
    return found


def _rooms(before: View, after: View, say: Say) -> list[Room]:
    """Every room that there is at one of the moments."""
    known = {**dict(themes(before)), **dict(themes(after))}
    return [
        Room(id, theme, [one for kind in activities().values() for one in kind.changes(before, after, id, say)])
        for id, theme in known.items()
    ]
