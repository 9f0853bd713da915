"""Tells pages who is connected, at most once a second and only when it has changed."""

from __future__ import annotations

import logging
from collections import defaultdict

from msgspec.structs import replace

from facilitator.live.fanout import FanOut
from facilitator.live.frame import Frame
from facilitator.live.protocol import Presence, encode
from facilitator.workshop import now_ms
from rooms import presence
from rooms.document import ALL, STAFF, room_audience
from rooms.people import place_of, rooms, taking_part
from rooms.roles import Role
from rooms.store import RedisError, Store

log = logging.getLogger(__name__)

# Unchanged presence is written again after that many rounds, so that the others do not forget it.
AGAIN = 4


class Attendance:
    """Presence in one workshop, as this process knows it."""

    def __init__(self, store: Store, fanout: FanOut, process: str) -> None:
        self._store = store
        self._fanout = fanout
        self._process = process
        self._told: set[str] = set()
        self._age = AGAIN
        self.people: set[str] = set()
        self._shown: dict[str, Presence] = {}
        # Who was there when it was last shown, and how far the fan-out had come.
        self._seen: tuple[set[str], int] = set(), -1

    async def round(self) -> None:
        """Once a second: tell the others, hear the others, and show what has changed."""
        try:
            await self._exchange()
        except (RedisError, OSError) as error:
            log.debug("presence is not exchanged: %s", error)
        if self._seen != (seen := (self.people, self._fanout.stirred)):
            self._seen = seen
            self._show()

    async def _exchange(self) -> None:
        workshop, here = self._fanout.workshop.id, self._fanout.people()
        self._age += 1
        if here != self._told or (here and self._age >= AGAIN):
            await presence.tell(self._store, workshop, self._process, presence.Present(now_ms(), sorted(here)))
            self._told, self._age = here, 0
        self.people = await presence.gather(self._store, workshop, now_ms()) if self._fanout.viewers else here

    def _show(self) -> None:
        view = self._fanout.workshop.view
        hosting = {id: who.role is Role.HOST for id in self.people if (who := taking_part(view, id)) is not None}
        count, hosts = len(hosting), sum(hosting.values())
        self._send(ALL, Presence(ALL, count, hosts))
        self._send(STAFF, Presence(STAFF, count, hosts, sorted(self.people)))
        there: defaultdict[str, list[str]] = defaultdict(list)
        for id in self.people:
            there[place_of(view, id)].append(id)
        for room in rooms(view):
            audience, inside = room_audience(room), there[room]
            counted = [hosting[id] for id in inside if id in hosting]
            self._send(audience, Presence(audience, len(counted), sum(counted), sorted(inside)))

    def _send(self, audience: str, whole: Presence) -> None:
        """Who has been told before, what has changed since: where a thousand are, one who comes is one name."""
        before = self._shown.get(audience)
        self._shown[audience] = whole
        all_of_them, viewers = whole != before, self._fanout.in_audience(audience)
        told = [viewer for viewer in viewers if all_of_them or audience not in viewer.greeted]
        if not told:
            return
        had, have = set(before.people or ()) if before else set(), set(whole.people or ())
        change = replace(whole, people=None, came=sorted(have - had) or None, gone=sorted(had - have) or None)
        changed, first = Frame(encode(change)), Frame(encode(whole))
        for viewer in told:
            if audience in viewer.greeted:
                viewer.send(changed)
            else:
                viewer.begin(first)
                viewer.greeted.add(audience)

    async def stop(self) -> None:
        try:
            await presence.forget(self._store, self._fanout.workshop.id, self._process)
        except (RedisError, OSError):
            log.debug("presence is left behind; it is forgotten by itself")
