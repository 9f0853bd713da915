"""What people do in one item of each kind: every command of the kind at least once, with success.

The contract test plays these scripts, in memory and on real servers. A new kind has its ``SCRIPT`` in its own test
module; the contract test fails until there is one that uses all of its commands.
"""

from __future__ import annotations

import importlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from rooms.activities.board.doors import room_id
from rooms.activities.chain import term_id
from tests.serving import EVERYTHING

IN_TURN = """
[[item]]
id = "in-turn"
kind = "flash"
title = "In turn"
minutes = 10
settings = { question = "And now?", form = "spoken" }
"""
BY_HAND = """
[[item]]
id = "by-hand"
kind = "choose"
title = "Choice by hand"
minutes = 10
settings = { rounds = ["groups-2"], release = "by-hand" }
"""
# Of the workshop that ``tests.serving.EVERYTHING`` describes.
GUESTS = ("anna", "bela", "cleo")


class Cast(Protocol):
    """The people of a script, wherever it is played: ``anna``, ``bela``, ``cleo``, ``host`` (of klima) and ``mo``."""

    async def go_to(self, item: str) -> None: ...

    async def do(self, who: str, type: str, /, **fields: object) -> str:
        """A command that succeeds; the id under which its entry lies."""

    async def unseen(self, text: str, *but: str) -> None:
        """Nobody has been shown that text, these people apart."""

    def person(self, who: str) -> str:
        """Their id."""

    def entry(self, who: str, kind: str, text: str) -> str:
        """The id of the entry of that kind with that text, which they are shown."""

    def room(self, who: str) -> str: ...

    def text(self, plain: str) -> str:
        """What is typed in the place of this text."""


@dataclass(frozen=True)
class Script:
    """``texts`` are all that people write and that the documentation must therefore hold, hidden or not.

    ``most`` is how long such a text may be. ``item`` is an agenda item of the kind, where ``EVERYTHING`` has none.
    """

    play: Callable[[Cast], Awaitable[None]]
    texts: tuple[str, ...] = ()
    most: int = 200
    item: str = ""

    @property
    def agenda(self) -> str:
        return self.item + EVERYTHING


async def talk(cast: Cast) -> None:
    await cast.go_to("welcome")
    first = await cast.do("anna", "talk.ask", item="welcome", text=cast.text("Who pays?"))
    second = await cast.do("bela", "talk.ask", item="welcome", text=cast.text("Rude question"), named=False)
    third = await cast.do("cleo", "talk.ask", item="welcome", text="Taken back")
    await cast.do("bela", "talk.support", item="welcome", question=first)
    await cast.do("cleo", "talk.support", item="welcome", question=first)
    await cast.do("cleo", "talk.support", item="welcome", question=first, wanted=False)
    await cast.do("anna", "talk.support", item="welcome", question=third)
    await cast.do("cleo", "talk.withdraw", item="welcome", question=third)
    await cast.do("mo", "talk.go_on", item="welcome", lit=first)
    await cast.do("mo", "talk.go_on", item="welcome", done_with=first)
    for wanted in (True, False):
        await cast.do("mo", "talk.approve", item="welcome", wanted=wanted)
    await cast.do("mo", "talk.answer", item="welcome", question=first)
    await cast.do("mo", "talk.hide", item="welcome", question=second)
    await cast.do("mo", "talk.hide", item="welcome", question=first)
    await cast.do("mo", "talk.hide", item="welcome", question=first, hidden=False)


async def chain(cast: Cast) -> None:
    await cast.go_to("words")
    await cast.do("anna", "chain.attach", item="words", text=cast.text("Tree"))
    tree = term_id(cast.text("Tree"))
    await cast.do("bela", "chain.attach", item="words", text=cast.text("Shade"), to=tree)
    await cast.do("cleo", "chain.attach", item="words", text=cast.text("Tree"))
    await cast.do("cleo", "chain.withdraw", item="words", term=tree)
    await cast.do("cleo", "chain.attach", item="words", text=cast.text("Nonsense"))
    await cast.do("mo", "chain.prune", item="words", term=term_id(cast.text("Nonsense")))
    await cast.do("mo", "chain.prune", item="words", term=tree)
    await cast.do("mo", "chain.restore", item="words", term=tree)


async def choose(cast: Cast) -> None:
    await cast.go_to("choice")
    await cast.do("anna", "choose.wish", item="choice", round="groups", themes=["klima", "arten"])
    await cast.do("anna", "choose.wish", item="choice", round="groups-2", themes=["arten"])
    await cast.do("bela", "choose.wish", item="choice", round="groups", themes=["klima"])
    await cast.do("bela", "choose.wish", item="choice", round="groups", themes=[])
    await cast.do("cleo", "choose.wish", item="choice", round="groups", themes=["arten"])
    await cast.do("mo", "choose.line_up", item="choice")
    await cast.do("mo", "choose.put", item="choice", round="groups", person=cast.person("bela"), room="klima")
    await cast.do("mo", "choose.merge", item="choice", round="groups-2", room="arten", into="klima")
    await cast.do("mo", "choose.merge", item="choice", round="groups-2", room="arten", into="")
    await cast.go_to("groups")


async def choose_by_hand(cast: Cast) -> None:
    await cast.go_to("by-hand")
    await cast.do("anna", "choose.wish", item="by-hand", round="groups-2", themes=["klima"])
    await cast.go_to("welcome")
    await cast.do("mo", "choose.put", item="by-hand", round="groups-2", person=cast.person("bela"), room="arten")
    await cast.do("mo", "choose.release", item="by-hand")
    await cast.do("mo", "choose.withhold", item="by-hand")
    await cast.do("mo", "choose.release", item="by-hand")


async def both_choices(cast: Cast) -> None:
    await choose_by_hand(cast)
    await choose(cast)


async def pause(cast: Cast) -> None:
    """Nothing of its own; what it reopens can be changed."""
    await cast.go_to("break")
    await cast.do("anna", "choose.wish", item="choice", round="groups-2", themes=["klima"])
    await cast.go_to("groups-2")


async def board(cast: Cast) -> None:
    await cast.go_to("groups")
    room = cast.room("anna")
    at = {"item": "groups", "room": room}
    note = await cast.do("anna", "board.write", **at, section=1, text=cast.text("A tree\nfor every street"))
    await cast.do(
        "anna", "board.edit", **at, note=note, text=cast.text("Two trees"), seen=cast.text("A tree\nfor every street")
    )
    await cast.do("anna", "board.place", **at, card=note, section=2)
    await cast.do("anna", "board.delete", **at, note=note)
    await cast.do("anna", "board.undelete", **at, note=note)
    await cast.do("mo", "board.support", **at, note=note)
    rude = await cast.do("mo", "board.write", **at, section=1, text=cast.text("To be hidden"), named=False)
    await cast.do("mo", "board.hide", **at, note=rude)
    said = await cast.do("anna", "board.comment", **at, note=note, text=cast.text("And who waters them?"))
    await cast.do("anna", "board.uncomment", **at, comment=said)
    said = await cast.do("anna", "board.comment", **at, note=note, text=cast.text("Taken out by the host"))
    await cast.do("mo", "board.uncomment", **at, comment=said)
    await cast.do("mo", "board.comment", **at, note=note, text=cast.text("The neighbours do"))
    await cast.go_to("groups-2")
    await rooms_come_and_go(cast)
    await board_in_steps(cast)


async def rooms_come_and_go(cast: Cast) -> None:
    """Another one is opened and taken away, one is opened and stays, two are put together and parted again."""
    for lasts in (False, True):
        name, question = cast.text("Water")[:80], cast.text("Where does it go?")[:200]
        command = await cast.do("mo", "board.open", item="groups-2", name=name, questions=[question])
        if not lasts:
            await cast.do("mo", "board.shut", item="groups-2", room=room_id(command))
    await cast.do("mo", "board.merge", item="groups-2", room="arten", into="klima")
    await cast.do("mo", "board.part", item="groups-2", room="arten")


async def board_in_steps(cast: Cast) -> None:
    """Write in silence, cluster, weigh and sharpen; the host leads."""
    room = cast.room("anna")
    at = {"item": "groups-2", "room": room}
    silent = cast.text("Written in silence")
    first = await cast.do("anna", "board.write", **at, section=1, text=silent, kind="practice", where="Here", who="Us")
    second = await cast.do("mo", "board.write", **at, section=1, text=cast.text("Written beside it"), kind="project")
    await cast.unseen(silent, "anna")
    await cast.do("anna", "board.ready", **at)
    await cast.do("mo", "board.lead", **at, step=1, seen=0)
    await cast.do("mo", "board.suggest", **at)
    await cast.do("mo", "board.place", **at, card=second, section=2, x=10, y=200)
    cluster = await cast.do("anna", "board.gather", **at, cards=[first, second])
    await cast.do("anna", "board.name", **at, cluster=cluster, name=cast.text("Together")[:80])
    await cast.do("mo", "board.scatter", **at, cluster=cluster, cards=[second])
    await cast.do("mo", "board.gather", **at, cards=[second], into=cluster)
    await cast.do("mo", "board.tidy", **at, section=1)
    await cast.do("mo", "board.lead", **at, step=2, seen=1)
    await cast.do("mo", "board.stretch", **at, minutes=2)
    await cast.do("anna", "board.stick", **at, question=0, dots={first: 2, second: 1})
    await cast.do("mo", "board.lead", **at, step=3, seen=2)
    await goals_are_sharpened(cast, at, first)
    await cast.do("mo", "board.follow", **at)


async def goals_are_sharpened(cast: Cast, at: dict[str, str], card: str) -> None:
    reason = cast.text("Shade is not enough")[:200]
    better = await cast.do("anna", "board.propose", **at, text=cast.text("A goal of ours")[:400], reason=reason)
    await cast.do("mo", "board.second", **at, proposal=better)
    goal = await cast.do("mo", "board.adopt", **at, text=cast.text("A goal of ours")[:400], proposals=[better])
    other = await cast.do("anna", "board.propose", **at, goal=goal, text=cast.text("Another wording")[:400])
    await cast.do("mo", "board.set-aside", **at, proposal=other)
    late = await cast.do("anna", "board.propose", **at, goal=goal, text="Taken back")
    await cast.do("anna", "board.retract", **at, proposal=late)
    await cast.do("mo", "board.adopt", **at, goal=goal, seen=1, text=cast.text("A sharper goal of ours")[:400])
    await cast.do("mo", "board.adopt", **at, goal=goal, seen=2, text="Adopted too early")
    await cast.do("mo", "board.unadopt", **at, goal=goal, seen=3)
    await cast.do("mo", "board.to-plenary", **at, goal=goal)
    await cast.do("anna", "board.back", **at, goal=goal, card=card)


async def flash(cast: Cast) -> None:
    await cast.go_to("flash")
    await cast.do("anna", "flash.say", item="flash", text="Said first", mark=1)
    await cast.do("anna", "flash.say", item="flash", text=cast.text("Tired but glad"), mark=4)
    await cast.unseen(cast.text("Tired but glad"), "anna")
    await cast.do("bela", "flash.say", item="flash")
    await cast.do("cleo", "flash.say", item="flash", text=cast.text("See you"))
    await cast.unseen(cast.text("See you"), "cleo")
    await cast.do("mo", "flash.reveal", item="flash")
    await cast.do("mo", "flash.seal", item="flash")
    await cast.do("mo", "flash.reveal", item="flash")
    said = cast.entry("mo", "sentence", cast.text("See you")).partition(".")[2]
    await cast.do("mo", "flash.hide", item="flash", sentence=said)
    await cast.do("mo", "flash.hide", item="flash", sentence=said, hidden=False)


async def both_flash_rounds(cast: Cast) -> None:
    await flash(cast)
    await one_after_the_other(cast)


async def one_after_the_other(cast: Cast) -> None:
    """Everybody's turn once, and who leads goes back, puts somebody at the end and skips them."""
    await cast.go_to("in-turn")
    anna, bela = cast.person("anna"), cast.person("bela")
    await cast.do("mo", "flash.call", item="in-turn", person=anna)
    await cast.do("mo", "flash.next", item="in-turn", after=anna)
    await cast.do("mo", "flash.call", item="in-turn", person=bela)
    await cast.do("mo", "flash.defer", item="in-turn", person=bela)
    await cast.do("cleo", "flash.pass", item="in-turn")
    await cast.do("mo", "flash.skip", item="in-turn", person=bela)
    await cast.do("anna", "flash.say", item="in-turn", text=cast.text("Rather in writing"))


async def closing(cast: Cast) -> None:
    await cast.go_to("end")


_SCRIPTS: dict[str, Script] = {
    "talk": Script(talk, ("Who pays?", "Rude question")),
    "chain": Script(chain, ("Tree", "Shade", "Nonsense"), most=60),
    "choose": Script(both_choices, item=BY_HAND),
    "pause": Script(pause),
    "board": Script(
        board,
        (
            "Two trees",
            "To be hidden",
            "Taken out by the host",
            "The neighbours do",
            "Written in silence",
            "Written beside it",
            "Together",
            "Shade is not enough",
            "A goal of ours",
            "Another wording",
            "A sharper goal of ours",
        ),
    ),
    "flash": Script(both_flash_rounds, ("Tired but glad", "See you", "Rather in writing"), item=IN_TURN),
    "closing": Script(closing),
}


def script_of(kind: str) -> Script:
    """That of a kind: here, or in its own test module."""
    if kind in _SCRIPTS:
        return _SCRIPTS[kind]
    script = importlib.import_module(f"tests.activities.test_{kind}").SCRIPT
    assert isinstance(script, Script)
    return script
