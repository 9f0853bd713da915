"""A theme room to test with: two people in it, its host, another host, a moderator, and somebody in the room beside."""

from __future__ import annotations

from rooms.activities.board.steps import Led, led_id
from rooms.command import Actor
from rooms.document import ALL, room_audience
from rooms.roles import Role
from tests.playing import Play
from tests.serving import workshop_text

KLIMA = room_audience("klima")
STEPS = """
[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 60
settings = { weighing = [
  { question = "What first?", dots = 5, most = 3 },
  { question = "What together?", dots = 2, most = 1, on = "clusters" },
] }
step = [
  { title = "Write", minutes = 10, does = "reveal" },
  { title = "Cluster", minutes = 10, does = "cluster" },
  { title = "Weigh", minutes = 10, does = "weigh" },
  { title = "Sharpen", minutes = 10, does = "sharpen" },
]

[[item]]
id = "end"
kind = "talk"
title = "End"
minutes = 10
"""
STEP_OF = {"reveal": 0, "cluster": 1, "weigh": 2, "sharpen": 3}


class Board(Play):
    """The room ``klima``, in the first step of its item."""

    def __init__(self, items: str = STEPS, **about: object) -> None:
        super().__init__(workshop_text(items, **about))
        self.host = self.join("host", Role.HOST, "klima")
        self.other = self.join("other", Role.HOST, "arten")
        self.ada, self.bo, self.cy = (self.join(name) for name in ("ada", "bo", "cy"))
        self.go_to("groups")
        for who, room in ((self.ada, "klima"), (self.bo, "klima"), (self.cy, "arten")):
            if self.place(who) != room:
                self.do(self.moderator, "people.move", person=who.person, room=room)

    def here(self, who: Actor, type: str, **fields: object) -> str:
        """A command about the room that must succeed; its id."""
        return self.do(who, type, item="groups", room="klima", **fields)

    def not_here(self, who: Actor, type: str, **fields: object) -> str:
        """One that must not; the refusal's code."""
        return self.no(who, type, item="groups", room="klima", **fields)

    def step(self, does: str) -> None:
        """The host leads the room there."""
        led = self.document.get(Led, ALL, led_id("groups", "klima"))
        seen = led.step if led else self.clock.step
        self.here(self.host, "board.lead", step=STEP_OF[does], seen=seen)

    def cards(self, *texts: str, who: Actor | None = None) -> list[str]:
        written = []
        for text in texts:
            self.now += 1_000
            written.append(self.here(who or self.ada, "board.write", section=1, text=text))
        return written
