"""Raised hands: who sees them, in which order, who lowers them, and when they go down by themselves."""

from __future__ import annotations

import pytest

from rooms.document import STAFF
from rooms.people import Hand
from rooms.roles import Role
from tests.playing import Play
from tests.serving import workshop_text

AGENDA = """
[[item]]
id = "talk"
kind = "talk"
title = "Talk"
minutes = 10

[[item]]
id = "words"
kind = "pause"
title = "Words"
minutes = 10

[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 30
"""


@pytest.fixture
def play() -> Play:
    found = Play(workshop_text(AGENDA))
    for name in ("ada", "bo"):
        found.join(name)
    for room in ("klima", "arten"):
        found.join(f"host-{room}", Role.HOST, room)
    return found


def up(play: Play) -> list[str]:
    """Whose hands are up, as moderators see them."""
    return [id for id, _ in sorted(play.document.each(Hand, STAFF), key=lambda pair: pair[1].at)]


def seen_by(play: Play, *names: str) -> list[bool]:
    return [any("/hand:ada" in key for key in play.sees(play.actors.get(name, play.moderator))) for name in names]


def raise_in_klima(play: Play) -> None:
    play.go_to("groups")
    if play.place(play.actors["ada"]) != "klima":
        play.do(play.moderator, "people.move", person="ada", room="klima")
    play.do(play.actors["ada"], "hand.raise")


def test_hands_stand_in_the_order_in_which_they_were_raised(play: Play) -> None:
    assert play.no(play.actors["ada"], "hand.raise") == "not-yet", "nobody speaks yet"
    play.go_to("talk")
    for name in ("bo", "ada", "bo"):
        play.now += 1_000
        play.do(play.actors[name], "hand.raise")
    assert up(play) == ["bo", "ada"], "who raises it twice keeps the place"
    play.do(play.actors["bo"], "hand.lower", person="bo")
    assert up(play) == ["ada"]
    assert play.no(play.actors["bo"], "hand.lower", person="bo") == "not-found"


def test_a_hand_in_a_room_is_seen_by_its_owner_its_host_and_the_moderators(play: Play) -> None:
    raise_in_klima(play)
    assert seen_by(play, "ada", "host-klima", "mo") == [True, True, True]
    assert seen_by(play, "bo", "host-arten") == [False, False]
    assert not [key for key in play.stage_sees() if "hand" in key]


def test_a_host_lowers_hands_in_their_room_and_nobody_elses(play: Play) -> None:
    raise_in_klima(play)
    assert play.no(play.actors["host-klima"], "hand.lower", person="bo") == "not-found", "it is down already"
    for name in ("bo", "host-arten"):
        assert play.no(play.actors[name], "hand.lower", person="ada") == "forbidden"
    play.do(play.actors["host-klima"], "hand.lower", person="ada")
    assert seen_by(play, "ada", "host-klima", "mo") == [False, False, False]


@pytest.mark.parametrize("what", ["item", "removed", "moderator", "over"])
def test_a_hand_goes_down_by_itself(play: Play, what: str) -> None:
    raise_in_klima(play)
    if what == "item":
        play.go_to("talk")
    elif what == "removed":
        play.do(play.moderator, "people.remove", person="ada")
    elif what == "moderator":
        play.do(play.moderator, "people.appoint", person="ada", role="moderator")
    else:
        play.do(play.moderator, "clock.end")
    assert up(play) == []
    assert seen_by(play, "host-klima", "mo") == [False, False]


def test_a_hand_goes_along_into_another_room_and_keeps_its_place_in_the_row(play: Play) -> None:
    raise_in_klima(play)
    play.now += 1_000
    play.do(play.actors["bo"], "hand.raise")
    play.do(play.moderator, "people.move", person="ada", room="arten")
    assert up(play) == ["ada", "bo"]
    assert seen_by(play, "ada", "host-arten", "host-klima", "mo") == [True, True, False, True]
    play.go_to("talk")
    assert up(play) == []
    assert seen_by(play, "ada", "host-arten", "mo") == [False, False, False]


def test_in_the_plenary_it_goes_down_with_the_item_too(play: Play) -> None:
    play.go_to("talk")
    play.do(play.actors["ada"], "hand.raise")
    play.go_to("words")
    assert up(play) == []
