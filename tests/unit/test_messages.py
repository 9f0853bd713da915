"""Messages and snapshots by hand do not pile up: what is over goes, and there is an end to what is kept."""

from __future__ import annotations

import pytest

from facilitator.steering import MOST_TAKEN
from rooms.document import ALL, STAFF, own_audience, room_audience
from rooms.messages import MOST_SHOWN, Message
from rooms.programme import Snapshot
from rooms.roles import Role
from tests.playing import MINUTE, Play


@pytest.fixture
def play() -> Play:
    found = Play()
    found.join("ada")
    found.join("host", Role.HOST, "klima")
    return found


PLACES = {ALL: {}, room_audience("klima"): {"rooms": ["klima"]}, own_audience("ada"): {"person": "ada"}}


@pytest.mark.parametrize("audience", PLACES)
def test_a_message_that_is_over_goes_with_the_next_one_to_the_same_people(play: Play, audience: str) -> None:
    short = play.do(play.moderator, "message.send", text="Short", minutes=1, **PLACES[audience])
    long = play.do(play.moderator, "message.send", text="Long", minutes=60, **PLACES[audience])
    play.now += 2 * MINUTE
    last = play.do(play.moderator, "message.send", text="Next", **PLACES[audience])
    assert set(play.document.ids(Message.KIND, audience)) == {long, last}
    assert play.no(play.moderator, "message.withdraw", message=short, **PLACES[audience]) == "not-found"


def test_no_more_messages_are_shown_at_once_than_can_be_read(play: Play) -> None:
    for _ in range(MOST_SHOWN):
        play.do(play.moderator, "message.send", text="Again", rooms=["klima"])
    both = {"text": "Once more", "rooms": ["arten", "klima"]}
    assert play.no(play.actors["host"], "message.send", text="Mine", rooms=["klima"]) == "enough"
    assert play.no(play.moderator, "message.send", **both) == "enough"
    assert not play.document.ids(Message.KIND, room_audience("arten")), "to all that are named, or to none"
    play.do(play.moderator, "message.send", text="Elsewhere there is room", rooms=["arten"])
    play.now += 6 * MINUTE
    play.do(play.moderator, "message.send", **both)


def test_there_is_an_end_to_snapshots_by_hand_and_none_to_those_by_the_clock(play: Play) -> None:
    play.do(play.moderator, "clock.start")
    for number in range(MOST_TAKEN):
        play.do(play.moderator, "snapshot.take", title=f"Number {number}")
    assert play.no(play.moderator, "snapshot.take", title="One more") == "enough"
    play.do(play.moderator, "clock.end")
    assert len(play.document.ids(Snapshot.KIND, STAFF)) == MOST_TAKEN + 1
