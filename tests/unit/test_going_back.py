"""Whoever goes on by mistake and goes back at once finds the time that was left, whether by Back or by Undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rooms.programme import MOMENT, Clock
from tests.playing import MINUTE, Play
from tests.serving import workshop_text
from tests.unit.test_deeds import seen
from tests.unit.test_steering import TWO

Way = Callable[[Play, str], object]


def undo(play: Play, move: str) -> None:
    play.do(play.moderator, "deed.undo", deed=move)


def back(play: Play, move: str = "") -> None:
    play.do(play.moderator, "clock.back", **seen(play))


WAYS = pytest.mark.parametrize("taken_back", [undo, back], ids=["undo", "back"])


@pytest.fixture
def play() -> Play:
    return Play(workshop_text(TWO, themes=""))


def on(play: Play) -> str:
    return play.do(play.moderator, "clock.next", **seen(play))


def stands(clock: Clock) -> tuple[object, ...]:
    return clock.item, clock.step, clock.began, clock.ends, clock.step_ends, clock.state


@WAYS
def test_a_step_has_the_time_that_was_left_less_what_has_passed(play: Play, taken_back: Way) -> None:
    play.wait(12 * MINUTE)
    before = stands(play.clock)
    move = on(play)
    play.now += 30_000
    taken_back(play, move)
    assert stands(play.clock) == before


@WAYS
def test_an_item_goes_on_in_the_step_in_which_it_was_left(play: Play, taken_back: Way) -> None:
    play.wait(12 * MINUTE)
    before = stands(play.clock)
    move = play.do(play.moderator, "clock.jump", to="c")
    play.now += 30_000
    taken_back(play, move)
    assert stands(play.clock) == before


@WAYS
def test_what_waited_and_was_over_its_time_still_is(play: Play, taken_back: Way) -> None:
    play.wait(33 * MINUTE)
    before = stands(play.clock)
    assert play.clock.ends == play.now - 3 * MINUTE
    move = on(play)
    play.now += 30_000
    taken_back(play, move)
    assert stands(play.clock) == before


@WAYS
def test_what_goes_on_by_itself_has_at_least_a_minute(play: Play, taken_back: Way) -> None:
    play.wait(20 * MINUTE - 10_000)
    move = on(play)
    play.now += 30_000
    taken_back(play, move)
    assert (play.clock.item, play.clock.step, play.clock.ends) == ("a", 1, play.now + MINUTE)


@WAYS
def test_what_was_held_is_held_with_all_that_was_left(play: Play, taken_back: Way) -> None:
    play.wait(25 * MINUTE)
    play.do(play.moderator, "clock.hold", **seen(play))
    play.now += MINUTE
    move = on(play)
    play.now += 30_000
    taken_back(play, move)
    assert play.clock.state == "held"
    play.do(play.moderator, "clock.resume")
    assert (play.clock.item, play.clock.ends) == ("b", play.now + 5 * MINUTE)


def test_two_steps_too_far_are_two_steps_back(play: Play) -> None:
    play.wait(12 * MINUTE)
    before = stands(play.clock)
    on(play)
    play.now += 1_000
    on(play)
    play.now += 1_000
    assert play.clock.item == "b"
    back(play)
    play.now += 1_000
    back(play)
    assert stands(play.clock) == before


def test_time_that_was_given_meanwhile_stays(play: Play) -> None:
    play.wait(12 * MINUTE)
    before = play.clock
    on(play)
    play.do(play.moderator, "clock.extend", minutes=5, seen_ends=play.clock.ends, **seen(play))
    back(play)
    assert (play.clock.ends, play.clock.step_ends) == (before.ends + 5 * MINUTE, before.step_ends)


def test_out_of_rooms_in_which_everybody_was_told_it_goes_back_to_what_was_left_before_that(play: Play) -> None:
    play.wait(22 * MINUTE)
    before = stands(play.clock)
    play.do(play.moderator, "clock.part", seconds=30, **seen(play))
    play.wait(40_000)
    assert play.clock.item == "c"
    back(play)
    assert stands(play.clock) == before


def test_later_a_step_has_its_whole_time(play: Play) -> None:
    play.wait(12 * MINUTE)
    step = play.clock.step_ends - play.clock.began
    on(play)
    play.do(play.moderator, "clock.hold", **seen(play))
    play.now += MOMENT + 1
    back(play)
    assert (play.clock.step, play.clock.step_ends) == (0, play.now + step)
