"""The flash round: sealed until it is revealed, then without any trace of who said what."""

from __future__ import annotations

import pytest

from rooms.activities.flash import Ballot, Revealed, Spoken
from rooms.document import ALL, SEALED
from tests.playing import Play


@pytest.fixture
def play() -> Play:
    play = Play()
    play.crowd(4)
    play.go_to("flash")
    return play


def say(play: Play, who: str, text: str = "", mark: int = 0) -> None:
    play.do(play.actors[who], "flash.say", item="flash", text=text, mark=mark)


def wall(play: Play) -> set[str]:
    return {sentence.text for _, sentence in play.document.each(Spoken, ALL)}


def tally(play: Play) -> tuple[int, int]:
    return play.document.number("all/said:flash"), play.document.number("all/passed:flash")


def test_before_the_reveal_there_are_only_counts(play: Play) -> None:
    say(play, "p1", "Glad", 4)
    say(play, "p2")
    for who in ("p2", "p3", "mo"):
        assert "Glad" not in str(play.sees(play.actors[who]))
    assert "Glad" not in str(play.stage_sees())
    assert "Glad" in str(play.sees(play.actors["p1"])), "one's own sentence stays with oneself"
    assert tally(play) == (1, 1)


def test_what_is_said_again_replaces_what_was_said(play: Play) -> None:
    say(play, "p1", "Glad", 4)
    say(play, "p1", "Tired", 2)
    assert tally(play) == (1, 0)
    say(play, "p1")
    assert tally(play) == (0, 1)
    play.do(play.moderator, "flash.reveal", item="flash")
    assert wall(play) == set()


def test_the_reveal_shows_sentences_and_marks_without_names_or_order(play: Play) -> None:
    for number, who in enumerate(("p1", "p2", "p3"), 1):
        say(play, who, f"Sentence {number}", number)
    play.do(play.moderator, "flash.reveal", item="flash")
    assert wall(play) == {"Sentence 1", "Sentence 2", "Sentence 3"}
    assert play.document.get(Revealed, ALL, "flash").marks == (1, 1, 1, 0, 0)  # type: ignore[union-attr]
    assert not any(who in id for id in play.document.ids("sentence", ALL) for who in play.actors)
    other = Play()
    other.crowd(4)
    other.go_to("flash")
    for number, who in enumerate(("p3", "p1", "p2"), 1):
        say(other, who, f"Sentence {number}", number)
    other.do(other.moderator, "flash.reveal", item="flash")
    assert sorted(play.document.ids("sentence", ALL)) == sorted(other.document.ids("sentence", ALL))


def test_after_the_reveal_nothing_is_changed_and_who_was_silent_may_still_speak(play: Play) -> None:
    say(play, "p1", "Glad", 4)
    play.do(play.moderator, "flash.reveal", item="flash")
    assert play.no(play.actors["p1"], "flash.say", item="flash", text="Sad") == "revealed"
    assert play.no(play.moderator, "flash.reveal", item="flash") == "revealed"
    say(play, "p2", "Late", 4)
    assert wall(play) == {"Glad", "Late"}
    assert play.document.get(Revealed, ALL, "flash").marks == (0, 0, 0, 2, 0)  # type: ignore[union-attr]


def test_what_was_not_revealed_is_shown_when_the_item_ends(play: Play) -> None:
    say(play, "p1", "Glad", 4)
    play.go_to("end")
    assert wall(play) == {"Glad"}
    say(play, "p2", "In the grace time")
    assert wall(play) == {"Glad", "In the grace time"}
    play.now += 60_000
    assert play.no(play.actors["p3"], "flash.say", item="flash", text="Too late") == "closed"


def test_a_mark_must_be_on_the_scale(play: Play) -> None:
    assert play.no(play.actors["p1"], "flash.say", item="flash", mark=6) == "invalid"
    assert play.no(play.actors["p1"], "flash.say", item="flash", mark=-1) == "invalid"
    assert play.no(play.actors["p1"], "flash.say", item="flash", text="x" * 201) == "too-long"


def test_only_moderators_reveal(play: Play) -> None:
    assert play.no(play.actors["p1"], "flash.reveal", item="flash") == "forbidden"


def test_ballots_stay_sealed_for_ever(play: Play) -> None:
    say(play, "p1", "Glad", 4)
    play.do(play.moderator, "flash.reveal", item="flash")
    assert dict(play.document.each(Ballot, SEALED)) == {"flash.p1": Ballot("Glad", 4)}
    assert not any(key.startswith("sealed/") for who in play.actors.values() for key in play.sees(who))
