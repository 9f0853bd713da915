"""A view that is pinned to the stage holds until it is unpinned or the agenda moves on."""

from __future__ import annotations

import pytest

from rooms.document import ALL
from rooms.pinning import Pinned
from rooms.roles import Role
from tests.playing import Play
from tests.serving import workshop_text


@pytest.fixture
def play() -> Play:
    found = Play(workshop_text())
    found.join("host", Role.HOST, "klima")
    found.crowd(1)
    return found


def held(play: Play) -> tuple[str, str]:
    found = play.document.get(Pinned, ALL)
    return (found.view, found.by) if found else ("", "")


def test_a_view_holds_until_it_is_unpinned_or_the_agenda_moves_on_and_both_are_taken_back(play: Play) -> None:
    who = play.moderator.person
    assert play.no(play.moderator, "stage.pin", view="join") == "not-yet"
    play.go_to("welcome")
    play.do(play.moderator, "stage.pin", view="join")
    other = play.do(play.moderator, "stage.pin", view="agenda")
    assert held(play) == ("agenda", who)
    play.do(play.moderator, "deed.undo", deed=other)
    assert held(play) == ("join", who)
    unpinned = play.do(play.moderator, "stage.unpin")
    assert held(play) == ("", "")
    play.do(play.moderator, "deed.undo", deed=unpinned)
    assert held(play) == ("join", who)
    play.do(play.moderator, "clock.extend", seen="welcome", seen_ends=play.clock.ends, minutes=1)
    assert held(play) == ("join", who)
    play.do(play.moderator, "clock.jump", to="words")
    assert held(play) == ("", "")
    again = play.do(play.moderator, "stage.pin", view="clock")
    play.do(play.moderator, "deed.undo", deed=again)
    assert held(play) == ("", "")


def test_only_who_moderates_pins_and_only_what_there_is(play: Play) -> None:
    for actor in (play.actors["p1"], play.actors["host"]):
        assert play.no(actor, "stage.pin", view="join") == "forbidden"
    assert play.no(play.moderator, "stage.unpin") == "not-found"
