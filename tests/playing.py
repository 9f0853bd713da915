"""A workshop without store and server: commands as they come over the wire, decided and applied one after another.

For tests of what is decided. What is written here is JSON, as a browser sends it; what comes back is the id of the
command, or the refusal.
"""

from __future__ import annotations

import itertools
from typing import Any

import msgspec

from facilitator import arrival, commands, loading
from facilitator.live.protocol import decode_command
from facilitator.workshop_file import parse
from rooms import people
from rooms.command import Actor
from rooms.decision import Decision, Refusal
from rooms.document import ALL, SEALED, STAFF, Document, Entry, View
from rooms.people import Link, Person
from rooms.programme import Clock, clock
from rooms.roles import STAFF_ROLES, Role
from tests.serving import workshop_text

MINUTE = 60_000


class Play:
    """``now`` is outside, in ms since 1970; it begins ten minutes before the workshop is announced to begin."""

    def __init__(self, text: str = "") -> None:
        file = parse(text or workshop_text(), name="play")
        self.document = Document()
        self._sequence = self.now = 0
        self._ids = (f"c{number:021}" for number in itertools.count(1))
        founding = Decision(self.document)
        for key, entity in loading.entities(file, code="HALDE 47", salt="salt", loaded_at=0).items():
            founding.put(key, entity)
        self.apply(founding)
        self.start = clock(self.document).start
        self.now = self.start - 10 * MINUTE
        self.actors: dict[str, Actor] = {}
        self.moderator = self.join("mo", Role.MODERATOR)

    def join(self, id: str, role: Role = Role.PARTICIPANT, room: str = "", **more: Any) -> Actor:
        """Somebody comes, as through the door."""
        link = "" if role is Role.PARTICIPANT else f"link-{role}-{room}"
        if link and self.document.get(Link, SEALED, link) is None:
            self.apply(Decision(self.document).put(Link.key(SEALED, link), Link(role, room=room)))
        who = Person(name=id.capitalize(), role=role, room=room, link=link, joined=self.now, **more)
        own = f"own-{id}", Link(Role.PARTICIPANT, person=id)
        self.apply(arrival.join(self.document, id, who, personal=own, now=self.now, command=next(self._ids)))
        self.actors[id] = Actor(id, role, room)
        return self.actors[id]

    def crowd(self, many: int) -> list[Actor]:
        return [self.join(f"p{number}") for number in range(1, many + 1)]

    def try_(self, actor: Actor, type: str, *, id: str = "", **fields: Any) -> str | Refusal:
        """Decide and apply; the command's id, or why not."""
        id = id or next(self._ids)
        outcome = self.decide(actor, type, id=id, **fields)
        if isinstance(outcome, Refusal):
            return outcome
        for key, count in outcome.counts.items():
            if count.most is not None and count.refusal and self.document.number(key) + count.by > count.most:
                return count.refusal
        self.apply(outcome, id, actor.person)
        return id

    def decide(self, actor: Actor, type: str, *, id: str = "", **fields: Any) -> Decision | Refusal:
        """What becomes of a command, without applying it."""
        command = decode_command(msgspec.Raw(msgspec.json.encode({"type": type, **fields})))
        if isinstance(command, Refusal):
            return command
        return commands.decide(self.document, actor, command, id=id or next(self._ids), now=self.now)

    def do(self, actor: Actor, type: str, **fields: Any) -> str:
        """A command that must succeed; its id."""
        outcome = self.try_(actor, type, **fields)
        assert isinstance(outcome, str), f"{type}: {outcome}"
        return outcome

    def no(self, actor: Actor, type: str, **fields: Any) -> str:
        """A command that must not succeed; the refusal's code."""
        outcome = self.try_(actor, type, **fields)
        assert isinstance(outcome, Refusal), f"{type} was carried out"
        return outcome.code

    def go_to(self, item: str, after: int = 0) -> None:
        """The moderator goes there, that many ms later."""
        self.now = max(self.now, self.start) + after
        if clock(self.document).state == "planned":
            self.do(self.moderator, "clock.start")
        if clock(self.document).item != item:
            self.do(self.moderator, "clock.jump", to=item)

    def wait(self, ms: int) -> None:
        """Time passes, and the clock does what is due."""
        self.now += ms
        while (due := commands.advance(self.document, id=next(self._ids), now=self.now)) is not None:
            self.apply(due)

    def apply(self, decision: Decision | Refusal, command: str = "", by: str = "") -> None:
        """As the store would: what is expected must be there, and every counter within its bounds."""
        assert isinstance(decision, Decision), decision
        assert self.fits(decision)
        counted = {}
        for key, count in decision.counts.items():
            value = self.document.number(key) + count.by
            assert count.least <= value <= (value if count.most is None else count.most), key
            counted[key] = b"%d" % value
        self._sequence += 1
        put, gone = {**decision.puts, **counted}, tuple(decision.deletes)
        self.document.apply(Entry(self._sequence, self.now, by, command, put, gone))

    def fits(self, decision: Decision | Refusal) -> bool:
        """Whether all that it expects is still so."""
        assert isinstance(decision, Decision), decision
        return all(self.document.raw(key) == raw for key, raw in decision.expected.items())

    @property
    def clock(self) -> Clock:
        return clock(self.document)

    def place(self, actor: Actor) -> str:
        return people.place_of(self.document, actor.person)

    def sees(self, actor: Actor) -> dict[str, bytes]:
        """Everything that somebody's page is shown."""
        staff = actor.role in STAFF_ROLES
        shown = people.audiences_of(self.document, actor.person, staff=staff)
        return {key: raw for audience in shown for key, raw in self.document.items(audience)}

    def stage_sees(self) -> dict[str, bytes]:
        return dict(self.document.items(ALL))

    def view(self) -> View:
        return self.document

    def person(self, actor: Actor) -> Person:
        found = self.document.get(Person, STAFF, actor.person)
        assert found is not None
        return found
