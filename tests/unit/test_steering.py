"""The commands of the agenda clock, and that a transition is whole: the clock, the rooms, the spans, the snapshot."""

from __future__ import annotations

import pytest

from facilitator import agenda
from rooms.document import ALL, STAFF
from rooms.programme import Ran, Snapshot
from rooms.roles import Role
from tests.playing import MINUTE, Play
from tests.serving import STEPPED, workshop_text

TWO = f"""{STEPPED}[[item]]
id = "b"
kind = "talk"
title = "B"
minutes = 10
advance = "wait"
[[item]]
id = "c"
kind = "talk"
title = "C"
minutes = 10
"""


@pytest.fixture
def play() -> Play:
    return Play(workshop_text(TWO, themes=""))


def spans(play: Play, id: str) -> list[tuple[float, float | None]]:
    """The spans in which an item ran, in minutes after the start."""
    ran = play.document.get(Ran, ALL, id)
    ms = ran.spans if ran else ()
    return [((a - play.start) / MINUTE, None if b is None else (b - play.start) / MINUTE) for a, b in ms]


def test_it_begins_by_itself_at_the_announced_time_and_only_then(play: Play) -> None:
    play.wait(10 * MINUTE - 1)
    assert play.clock.state == "planned"
    play.wait(1)
    assert (play.clock.item, play.clock.began) == ("a", play.start)


def test_it_can_be_begun_early_by_the_plan_or_with_the_plan(play: Play) -> None:
    play.do(play.moderator, "clock.start")
    assert (play.clock.start, play.clock.began) == (play.start, play.now)
    assert agenda.drift(play.clock, [], play.now) == 0
    other = Play(workshop_text(TWO, themes=""))
    other.do(other.moderator, "clock.start", plan="now")
    assert other.clock.start == other.clock.began == other.now
    assert other.no(other.moderator, "clock.start") == "already-started"


def test_only_a_rehearsal_may_run_faster(play: Play) -> None:
    assert play.no(play.moderator, "clock.start", speed=60) == "no-rehearsal"
    assert play.clock.state == "planned"


@pytest.mark.parametrize("plan", ["announced", "now"])
def test_a_rehearsal_begins_when_its_plan_begins_and_runs_as_fast_as_it_is_told(plan: str) -> None:
    play = Play(workshop_text(TWO, themes="", rehearsal=True))
    began = play.now
    play.do(play.moderator, "clock.start", speed=60, plan=plan)
    assert play.clock.began == play.clock.start == (play.start if plan == "announced" else began)
    play.wait(4_000)
    assert (play.clock.item, play.clock.step) == ("a", 1)
    play.wait(6_000)
    assert play.clock.item == "b"
    assert agenda.drift(play.clock, [], agenda.workshop_time(play.clock, play.now)) == 0


def test_steps_follow_each_other_and_an_item_that_waits_is_waited_for(play: Play) -> None:
    play.wait(14 * MINUTE)
    assert (play.clock.item, play.clock.step) == ("a", 1)
    play.wait(40 * MINUTE)
    assert play.clock.item == "b"
    play.do(play.moderator, "clock.next", seen="b")
    assert play.clock.item == "c"
    assert (spans(play, "a"), spans(play, "b"), spans(play, "c")) == ([(0, 10)], [(10, 44)], [(44, None)])


def test_what_came_due_while_nobody_was_there_is_done_for_the_moment_at_which_it_was_due(play: Play) -> None:
    play.wait(300 * MINUTE)
    assert spans(play, "a") == [(0, 10)]
    assert (play.clock.item, play.clock.began) == ("b", play.start + 10 * MINUTE)


def test_two_who_press_next_at_once_move_once(play: Play) -> None:
    play.wait(10 * MINUTE)
    second = play.join("m2", Role.MODERATOR)
    play.do(play.moderator, "clock.next", seen="a", seen_step=0)
    assert play.no(second, "clock.next", seen="a", seen_step=0) == "moved-on"
    assert (play.clock.item, play.clock.step) == ("a", 1)


def test_two_who_give_more_time_at_once_give_it_once(play: Play) -> None:
    play.wait(10 * MINUTE)
    second = play.join("m2", Role.MODERATOR)
    seen = {"seen": "a", "seen_step": 0, "seen_ends": play.clock.ends}
    ends = play.clock.ends
    play.do(play.moderator, "clock.extend", minutes=5, **seen)
    assert play.no(second, "clock.extend", minutes=5, **seen) == "time-changed"
    assert play.clock.ends == ends + 5 * MINUTE
    play.do(second, "clock.extend", minutes=5, **{**seen, "seen_ends": play.clock.ends})
    assert play.clock.ends == ends + 10 * MINUTE


@pytest.mark.parametrize(("type", "more"), [("hold", {}), ("extend", {"minutes": 5})])
def test_what_was_meant_for_one_item_is_not_done_to_the_next(play: Play, type: str, more: dict[str, int]) -> None:
    play.wait(10 * MINUTE)
    ends = {"seen_ends": play.clock.ends} if more else {}
    play.do(play.moderator, "clock.jump", to="c")
    before = play.clock
    assert play.no(play.moderator, f"clock.{type}", seen="a", **more, **ends) == "moved-on"
    assert play.clock == before


def test_back_ends_what_was_left_at_that_moment(play: Play) -> None:
    play.wait(20 * MINUTE)
    assert play.clock.item == "b"
    play.wait(2 * MINUTE)
    play.do(play.moderator, "clock.back", seen="b")
    assert play.clock.item == "a"
    assert spans(play, "b") == [(10, 12)]
    assert spans(play, "a") == [(0, None)]


def test_an_item_that_ran_twice_has_two_spans(play: Play) -> None:
    play.wait(15 * MINUTE)
    play.do(play.moderator, "clock.jump", to="c")
    play.wait(1 * MINUTE)
    play.do(play.moderator, "clock.jump", to="a")
    play.wait(1 * MINUTE)
    assert spans(play, "a") == [(0, 5), (6, None)]
    assert spans(play, "c") == [(5, 6)]


def test_every_item_and_every_step_leaves_a_snapshot(play: Play) -> None:
    play.wait(20 * MINUTE)
    play.do(play.moderator, "clock.next", seen="b")
    play.do(play.moderator, "snapshot.take", title="Before lunch")
    found = {(snapshot.title, snapshot.item) for _, snapshot in play.document.each(Snapshot, STAFF)}
    assert found == {("A: one", "a"), ("A", "a"), ("B", "b"), ("Before lunch", "c")}


def test_the_end_is_the_end(play: Play) -> None:
    play.wait(20 * MINUTE)
    play.do(play.moderator, "clock.jump", to="c")
    play.wait(10 * MINUTE)
    assert play.clock.state == "over"
    for type, fields in (("next", {}), ("hold", {}), ("resume", None), ("extend", {"minutes": 5, "seen_ends": 0})):
        seen = {} if fields is None else {**fields, "seen": "c"}
        assert play.no(play.moderator, f"clock.{type}", **seen) == "not-running"
    play.do(play.moderator, "clock.back", seen="")
    assert play.clock.item == "c"


def test_there_is_nothing_before_the_first_item_nor_before_the_start(play: Play) -> None:
    assert play.no(play.moderator, "clock.back", seen="") == "not-running"
    play.wait(10 * MINUTE)
    assert play.no(play.moderator, "clock.back", seen="a") == "nothing-before"
    assert play.no(play.moderator, "clock.jump", to="a") == "moved-on"
    assert play.no(play.moderator, "clock.jump", to="nowhere") == "not-found"


def test_only_moderators_and_organisers_steer(play: Play) -> None:
    play.wait(10 * MINUTE)
    organiser = play.join("or", Role.ORGANISER)
    guest, host = play.join("guest"), play.join("host", Role.HOST, "klima")
    for who in (guest, host):
        assert play.no(who, "clock.next", seen="a") == "forbidden"
    play.do(organiser, "clock.next", seen="a")


def test_who_is_in_the_rooms_is_told_before_the_agenda_goes_on_and_that_can_be_taken_back(play: Play) -> None:
    play.wait(21 * MINUTE)
    before = play.clock
    second = play.join("m2", Role.MODERATOR)
    told = play.do(play.moderator, "clock.part", seconds=60, seen="b")
    assert play.no(second, "clock.part", seconds=60, seen="b") == "moved-on"
    assert (play.clock.item, play.clock.ends) == ("b", play.now + MINUTE)
    play.do(second, "deed.undo", deed=told)
    assert (play.clock.ends, play.clock.parting) == (before.ends, False)
    play.wait(20 * MINUTE)
    assert play.clock.item == "b"
    play.do(play.moderator, "clock.part", seconds=60, seen="b")
    at_once = play.do(play.moderator, "clock.next", seen="b")
    play.do(play.moderator, "deed.undo", deed=at_once)
    assert (play.clock.item, play.clock.parting) == ("b", True), "as it was: they have been told"
    play.wait(MINUTE)
    assert (play.clock.item, play.clock.parting) == ("c", False)
    play.do(play.moderator, "clock.part", seconds=60, seen="c")
    play.do(play.moderator, "clock.next", seen="c")
    assert play.clock.state == "over"
