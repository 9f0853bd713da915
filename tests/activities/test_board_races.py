"""Cards at the same moment: whatever people, hosts and steps do at once, each card is seen by exactly whom it is for.

Every command is decided on the board as it was some entries ago, as in a process that is behind, and applied only if
all that it expects still holds; else it is decided anew, as the server does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator import commands
from facilitator.live.protocol import decode_command
from facilitator.workshop import ATTEMPTS
from rooms.activities.board.clusters import members
from rooms.activities.board.entities import Cluster, Comment, Note, Veiled, cluster_of
from rooms.activities.board.steps import Led, led_id
from rooms.command import Actor
from rooms.decision import Decision, Refusal
from rooms.document import ALL, Document, host_audience, own_audience
from rooms.spotlight import Spotlight
from tests.activities.boards import KLIMA, Board
from tests.unit.test_races import fits

HOST = host_audience("klima")
STEPS = """
[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 60
step = [
  { title = "Write", minutes = 10, does = "write" },
  { title = "Read", minutes = 10, does = "reveal" },
  { title = "Anything", minutes = 10 },
]
"""
SILENT, READ, FREE = range(3)
# Who, what, with which of the cards that were written before, and on a board how many entries ago.
Act = tuple[str, str, int, int]
PEOPLE = st.sampled_from(["ada", "bo"])
THEIRS = st.sampled_from(["board.write", "board.delete", "board.undelete", "board.comment", "board.uncomment"])
HOSTS = st.sampled_from(["hide", "show", "board.uncomment", "silent", "read", "free"])
STAGE = st.sampled_from(["spotlight.show", "spotlight.out"])
WHICH, BEHIND = st.integers(0, 2), st.integers(0, 3)
ACTS = st.one_of(
    st.tuples(PEOPLE, THEIRS, WHICH, BEHIND),
    st.tuples(st.just("host"), HOSTS, WHICH, BEHIND),
    st.tuples(st.just("mo"), STAGE, WHICH, BEHIND),
)


class Race:
    """A board that some processes are behind of."""

    def __init__(self) -> None:
        self.board = Board(STEPS)
        self.was = [self._copy()]
        self.cards: list[str] = []
        self.comments: list[str] = []
        self.hidden: set[str] = set()

    def act(self, who: str, what: str, which: int, behind: int) -> None:
        """Decided on the board of so many entries ago, and anew until it fits; a refusal holds for the newest alone."""
        actor, id = self.board.actors[who], f"c{len(self.was):021}"
        seen = self.was[max(0, len(self.was) - 1 - behind)]
        for view in (seen, *([self.board.document] * ATTEMPTS)):
            asked = self._asked(view, what, which)
            decision = None if asked is None else self._decided(view, actor, asked, id)
            if isinstance(decision, Decision) and fits(self.board.document, decision):
                return self._applied(decision, what, which, id, asked or {})
            if view is self.board.document:
                return None
        return None

    def _asked(self, view: Document, what: str, which: int) -> dict[str, Any] | None:
        card = self.cards[which % len(self.cards)] if self.cards else "none"
        comment = self.comments[which % len(self.comments)] if self.comments else "none"
        led = view.get(Led, ALL, led_id("groups", "klima"))
        step = led.step if led else SILENT
        here = {"item": "groups", "room": "klima"}
        asked: dict[str, Callable[[], dict[str, Any]]] = {
            "board.write": lambda: {**here, "section": 1, "text": "Trees"},
            "board.delete": lambda: {**here, "note": card},
            "board.undelete": lambda: {**here, "note": card},
            "board.comment": lambda: {**here, "note": card, "text": f"About {card}"},
            "board.uncomment": lambda: {**here, "comment": comment},
            "hide": lambda: {"type": "board.hide", **here, "note": card, "hidden": True},
            "show": lambda: {"type": "board.hide", **here, "note": card, "hidden": False},
            "silent": lambda: {"type": "board.lead", **here, "step": SILENT, "seen": step},
            "read": lambda: {"type": "board.lead", **here, "step": READ, "seen": step},
            "free": lambda: {"type": "board.lead", **here, "step": FREE, "seen": step},
            "gather": lambda: {"type": "board.gather", **here, "cards": self._two(which), "name": "Secret"},
            "into": lambda: {"type": "board.gather", **here, "cards": [card], "into": self._cluster(view, which)},
            "place": lambda: {"type": "board.place", **here, "card": card, "section": 1},
            "spotlight.show": lambda: {"kind": "note", "of": card, "room": "klima"},
            "spotlight.out": dict,
        }
        return {"type": what, **asked[what]()}

    def _two(self, which: int) -> list[str]:
        return [self.cards[which % len(self.cards)], self.cards[(which + 1) % len(self.cards)]]

    def _cluster(self, view: Document, which: int) -> str:
        found = sorted(view.ids(Cluster.KIND, KLIMA))
        return found[which % len(found)] if found else "none"

    def _decided(self, view: Document, actor: Actor, asked: dict[str, Any], id: str) -> object:
        command = decode_command(msgspec.Raw(msgspec.json.encode(asked)))
        assert not isinstance(command, Refusal), (asked, command)
        return commands.decide(view, actor, command, id=id, now=self.board.now)

    def _applied(self, decision: Decision, what: str, which: int, id: str, asked: dict[str, Any]) -> None:
        self.board.apply(decision, id)
        self.was.append(self._copy())
        if what == "board.write":
            self.cards.append(id)
        elif what == "board.comment":
            self.comments.append(id)
        elif what in ("hide", "show"):
            (self.hidden.add if what == "hide" else self.hidden.discard)(asked["note"])

    def _copy(self) -> Document:
        return Document(self.board.document.items())

    def places(self, card: str) -> Iterator[str]:
        """The audiences in which a card lies."""
        view = self.board.document
        for audience in (KLIMA, HOST):
            if view.get(Note, audience, card) is not None:
                yield audience
        for person in ("ada", "bo"):
            for kind in (Note, Veiled):
                if view.get(kind, own_audience(person), f"klima.{card}") is not None:
                    yield f"{kind.KIND} of {person}"


def write(who: str, behind: int = 0) -> Act:
    return who, "board.write", 0, behind


@settings(max_examples=150, deadline=None)
@given(st.lists(ACTS, max_size=14))
# While the room reveals, one card is hidden and another is written in silence: as many hang there as before.
@example(
    [
        ("host", "read", 0, 0),
        write("ada"),
        ("host", "silent", 0, 0),
        ("host", "hide", 0, 0),
        write("bo"),
        ("host", "read", 0, 2),
    ]
)
# Said about a card, or put into the light, in the moment in which it is hidden.
@example([("host", "free", 0, 0), write("ada"), ("bo", "board.comment", 0, 0), ("host", "hide", 0, 1)])
@example([("host", "free", 0, 0), write("ada"), ("mo", "spotlight.show", 0, 0), ("host", "hide", 0, 1)])
def test_a_card_and_what_hangs_on_it_are_seen_by_exactly_whom_they_are_for(acts: list[Act]) -> None:
    race = Race()
    for act in acts:
        race.act(*act)
    view = race.board.document
    led = view.get(Led, ALL, led_id("groups", "klima"))
    silent = led is None or led.step == SILENT
    for card in race.cards:
        [place] = race.places(card)
        assert (place == HOST) == (card in race.hidden)
        assert silent or not place.startswith("veiled"), "revealed with all the others"
    for _, comment in view.each(Comment, KLIMA):
        assert view.get(Note, KLIMA, comment.note) is not None, "said about what the room does not see"
    lit = view.get(Spotlight, ALL)
    assert lit is None or view.raw(lit.source) is not None, "in the light, but out of sight"


AROUND = st.one_of(
    st.tuples(st.just("host"), st.sampled_from(["hide", "show", "gather", "into", "place"]), WHICH, BEHIND),
    st.tuples(st.just("ada"), st.sampled_from(["board.delete", "board.undelete"]), WHICH, BEHIND),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(AROUND, max_size=14))
# Each of two cards goes out of sight in the moment in which the other one does, or is hung elsewhere.
@example([("host", "gather", 0, 0), ("host", "hide", 0, 0), ("host", "hide", 1, 1)])
@example([("host", "gather", 0, 0), ("host", "hide", 0, 0), ("host", "place", 1, 1)])
@example([("host", "gather", 0, 0), ("host", "place", 0, 0), ("ada", "board.delete", 1, 1)])
@example([("host", "hide", 1, 0), ("host", "gather", 0, 1), ("host", "hide", 0, 1)])
def test_a_cluster_is_in_the_rooms_sight_only_while_one_of_its_cards_is(acts: list[Act]) -> None:
    race = Race()
    race.act("host", "free", 0, 0)
    for _ in range(3):
        race.act(*write("ada"))
    for act in acts:
        race.act(*act)
    view = race.board.document
    for cluster in view.ids(Cluster.KIND, KLIMA):
        inside = [card for card, _ in members(view, KLIMA, cluster)]
        assert any(view.get(Note, KLIMA, card) is not None for card in inside), "its name tells of what is hidden"
    assert not set(view.ids(Cluster.KIND, KLIMA)) & set(view.ids(Cluster.KIND, HOST))


def test_of_two_who_put_the_same_card_together_the_last_one_has_it() -> None:
    board = Board()
    board.step("cluster")
    one, shared, other = board.cards("One", "Shared", "Other")
    first = board.here(board.host, "board.gather", cards=[one, shared])
    second = board.here(board.moderator, "board.gather", cards=[other, shared])
    where = {id: cluster_of(board.document, KLIMA, id) for id in (one, shared, other)}
    assert where == {one: first, shared: second, other: second}
