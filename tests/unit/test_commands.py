"""What holds for every command, whatever its activity decides."""

from __future__ import annotations

import pytest

from facilitator import commands
from rooms.contributions import Own
from rooms.decision import Decision
from rooms.document import ALL, own_audience
from tests.playing import Play


@pytest.fixture
def play() -> Play:
    play = Play()
    play.crowd(2)
    play.go_to("welcome")
    return play


def test_one_person_writes_so_much_and_no_more_and_the_others_go_on(play: Play) -> None:
    many, own = Decision(play.document), own_audience("p1")
    for number in range(commands.MOST_OWN - 1):
        many.put(Own.key(own, f"made-{number}"), Own("welcome", "question"))
    play.apply(many)
    p1, p2 = play.actors["p1"], play.actors["p2"]
    last = play.do(p1, "talk.ask", item="welcome", text="The last one?")
    assert play.no(p1, "talk.ask", item="welcome", text="And one more?") == "enough"
    play.do(p1, "talk.withdraw", item="welcome", question=last)
    play.do(p1, "talk.ask", item="welcome", text="In its place?")
    play.do(p2, "talk.ask", item="welcome", text="Somebody else?")


def test_no_audience_takes_more_of_a_kind_than_can_be_shown(play: Play) -> None:
    many = Decision(play.document)
    for number in range(commands.MOST_OF_A_KIND):
        many.put_raw(f"{ALL}/question:{number}", b'{"item":"welcome","text":"?","at":1}')
    play.apply(many)
    p1 = play.actors["p1"]
    assert play.no(p1, "talk.ask", item="welcome", text="One more?") == "enough"
    play.do(p1, "talk.support", item="welcome", question="7")
    play.do(play.moderator, "talk.answer", item="welcome", question="7")
