"""A theme room that is led from aside: what the host does over the wire, while people stand in front of browsers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.live.client import Client
from rooms.roles import Role
from tests.serving import Gathering, done, workshop_text

THEME = """
[[theme]]
id = "klima"
name = "Klima"
questions = ["Was tun?"]
goals = ["Wege liegen bis 2035 überwiegend im Schatten.", "Die Aue puffert Starkregen."]
seats = 20
"""
ONE_ROOM = """
[[theme]]
id = "klima"
name = "Klima"
questions = ["Was tun?", "Was lassen?"]
seats = 20
"""
GROUPS = """
[[item]]
id = "groups"
kind = "board"
title = "Themengruppen"
minutes = 60
"""
STEPS = """
[[item]]
id = "groups"
kind = "board"
title = "Themengruppen"
minutes = 90
settings = {{ weighing = [{weighing}] }}
step = [
  {{ title = "Sammeln", minutes = 20, does = "reveal" }},
  {{ title = "Clustern", minutes = 20, does = "cluster" }},
  {{ title = "Gewichten", minutes = 20, does = "weigh" }},
  {{ title = "Schärfen", minutes = 20, does = "sharpen" }},
  {{ title = "Schluss", minutes = 10, does = "wrap" }},
]
"""
FIRST = '{ question = "Was zuerst?", dots = 3, most = 2 }'
TOGETHER = '{ question = "Was gemeinsam?", dots = 2, most = 1, on = "clusters" }'


def steps(*weighing: str, **about: object) -> str:
    """An item with these questions to weigh, the first one where none is named; ``about`` says more of the workshop."""
    asked = ", ".join(weighing or (FIRST,))
    return workshop_text(STEPS.format(weighing=asked), themes=THEME, language="de", **about)


class Room:
    """The room ``klima``, with its host on the wire; ``cards`` are the ids of what they wrote, by its text."""

    def __init__(self, event: Gathering, aside: Callable[..., Any]) -> None:
        self._aside = aside
        self.event = event
        self.host: Client = aside(event.page(Role.HOST, "Team Klima", "klima", page="live"))
        self.moderator: Client = aside(event.moderator())
        aside(done(self.moderator, "clock.start", plan="now"))
        self.at = 0
        self.cards: dict[str, str] = {}

    def do(self, type: str, **fields: object) -> str:
        """What the host does; the id of what was made."""
        return str(self._aside(done(self.host, type, item="groups", room="klima", **fields)).id)

    def write(self, *texts: str) -> None:
        for text in texts:
            self.cards[text] = self.do("board.write", section=1, text=text)

    def step(self, to: int) -> None:
        self.do("board.lead", step=to, seen=self.at)
        self.at = to
