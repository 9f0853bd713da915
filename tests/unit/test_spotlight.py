"""What stands alone on the stage is what people are shown already, and goes with it."""

from __future__ import annotations

import pytest

from rooms.document import ALL
from rooms.roles import Role
from rooms.spotlight import Spotlight
from tests.playing import Play
from tests.serving import workshop_text


@pytest.fixture
def play() -> Play:
    found = Play(workshop_text())
    found.join("host", Role.HOST, "klima")
    found.crowd(2)
    return found


def lit(play: Play) -> str:
    found = play.document.get(Spotlight, ALL)
    return found.text if found else ""


def ask(play: Play, text: str) -> str:
    play.go_to("welcome")
    return play.do(play.actors["p1"], "talk.ask", item="welcome", text=text)


def test_a_question_is_in_the_light_until_it_is_put_out_and_that_is_taken_back(play: Play) -> None:
    first, second = ask(play, "Why?"), ask(play, "How?")
    play.do(play.moderator, "spotlight.show", kind="question", of=first)
    again = play.do(play.moderator, "spotlight.show", kind="question", of=second)
    assert lit(play) == "How?"
    play.do(play.moderator, "deed.undo", deed=again)
    assert lit(play) == "Why?"
    out = play.do(play.moderator, "spotlight.out")
    assert lit(play) == ""
    play.do(play.moderator, "deed.undo", deed=out)
    assert lit(play) == "Why?"
    play.do(play.moderator, "clock.jump", to="words")
    assert lit(play) == ""


def test_what_is_hidden_or_withdrawn_goes_out_and_what_is_corrected_reads_anew(play: Play) -> None:
    question = ask(play, "Why?")
    play.do(play.moderator, "spotlight.show", kind="question", of=question)
    play.do(play.moderator, "talk.answer", item="welcome", question=question)
    assert lit(play) == "Why?"
    play.do(play.moderator, "talk.hide", item="welcome", question=question)
    assert lit(play) == ""
    assert play.no(play.moderator, "spotlight.show", kind="question", of=question) == "not-found"
    play.go_to("groups")
    host = play.actors["host"]
    note = play.do(host, "board.write", item="groups", room="klima", section=1, text="Shade")
    play.do(play.moderator, "spotlight.show", kind="note", of=note, room="klima")
    play.do(host, "board.edit", item="groups", room="klima", note=note, text="More shade", seen="Shade")
    assert lit(play) == "More shade"
    play.do(host, "board.delete", item="groups", room="klima", note=note)
    assert lit(play) == ""


def test_a_goal_is_in_the_light_as_it_reads(play: Play) -> None:
    play.go_to("groups")
    here = {"item": "groups", "room": "klima"}
    goal = play.do(play.actors["host"], "board.adopt", **here, text="More shade")
    play.do(play.moderator, "spotlight.show", kind="goal", of=goal, room="klima")
    assert lit(play) == "More shade"
    play.do(play.actors["host"], "board.adopt", **here, goal=goal, seen=1, text="More shade by noon")
    assert lit(play) == "More shade by noon"
    play.do(play.actors["host"], "board.unadopt", **here, goal=goal, seen=2)
    assert lit(play) == "More shade"
    play.do(play.actors["host"], "board.unadopt", **here, goal=goal, seen=1)
    assert lit(play) == ""


def test_only_who_moderates_puts_anything_there_and_only_what_has_a_text(play: Play) -> None:
    question = ask(play, "Why?")
    for actor in (play.actors["p1"], play.actors["host"]):
        assert play.no(actor, "spotlight.show", kind="question", of=question) == "forbidden"
    assert play.no(play.moderator, "spotlight.show", kind="item", of="welcome") == "not-found"
    assert play.no(play.moderator, "spotlight.show", kind="note", of="x", room="nowhere") == "not-found"
    assert play.no(play.moderator, "spotlight.out") == "not-found"
