"""Plans to catch up: whatever is late, no plan breaks a promise, and none takes from anybody for nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator import agenda, catching_up, replanning
from facilitator.agenda import MINUTE
from rooms.programme import Clock, Item, Ran
from tests.playing import Play
from tests.serving import workshop_text

START = 1_900_000_000_000
NOBODY: dict[str, Ran] = {}


@st.composite
def late_days(draw: st.DrawFn) -> tuple[Clock, list[tuple[str, Item]], int]:
    """A day that runs late in its first item, held or not, with breaks, locked times and shortest lengths."""
    whole, earliest = [], 0
    for place in range(draw(st.integers(2, 7))):
        minutes = draw(st.integers(1, 60))
        gap = draw(st.one_of(st.none(), st.integers(0, 20))) if place else None
        item = Item(
            place=place,
            kind=draw(st.sampled_from(["talk", "board", "pause"])),
            title="x",
            minutes=minutes,
            shortest=draw(st.integers(1, minutes)),
            locked=None if gap is None else earliest + gap * MINUTE,
        )
        whole.append((f"i{place}", item))
        earliest = max(earliest, item.locked or 0) + minutes * MINUTE
    clock = agenda.begin(Clock(state="planned", start=START), whole, 0, START, START)
    now = clock.ends + draw(st.integers(0, 90 * MINUTE))
    if draw(st.booleans()):
        clock = agenda.hold(clock, clock.ends - MINUTE)
    return clock, whole, now


@given(late_days())
def test_no_plan_breaks_a_locked_time_a_shortest_length_or_a_break(
    day: tuple[Clock, list[tuple[str, Item]], int],
) -> None:
    clock, whole, now = day
    for plan in catching_up.plans(clock, whole, NOBODY, now):
        for id, item in whole[1:]:
            minutes = plan.lengths.get(id, item.minutes)
            assert item.shortest <= minutes <= item.minutes
            if item.kind == "pause" and item.shortest == 1:
                assert minutes >= min(10, item.minutes)
            assert plan.spans[id].end - plan.spans[id].start == minutes * MINUTE
            assert item.locked is None or plan.spans[id].start >= START + item.locked
        assert whole[0][0] not in plan.lengths


@given(late_days())
def test_nothing_is_shortened_for_nothing(day: tuple[Clock, list[tuple[str, Item]], int]) -> None:
    clock, whole, now = day
    last = whole[-1][0]
    for plan in catching_up.plans(clock, whole, NOBODY, now):
        for id, minutes in plan.lengths.items():
            longer = agenda.forecast(replace(clock, lengths={**plan.lengths, id: minutes + 1}), whole, NOBODY, now)
            assert longer[last].end > plan.spans[last].end


@given(late_days())
def test_the_last_plan_takes_nothing_and_the_fullest_leaves_no_more_late_than_must_be(
    day: tuple[Clock, list[tuple[str, Item]], int],
) -> None:
    clock, whole, now = day
    last = whole[-1][0]
    late = agenda.forecast(clock, whole, NOBODY, now)[last].end - agenda.plan(clock, whole)[last].end
    plans = catching_up.plans(clock, whole, NOBODY, now)
    assert bool(plans) == (late >= MINUTE)
    if not plans:
        return
    assert (plans[-1].way, plans[-1].lengths, plans[-1].late) == ("later", {}, late)
    least = agenda.forecast(
        replace(clock, lengths={id: catching_up.shortest(item) for id, item in whole[1:]}), whole, NOBODY, now
    )[last].end
    assert min(plan.late for plan in plans) <= max(0, least - agenda.plan(clock, whole)[last].end)


@given(late_days())
def test_once_taken_it_runs_as_it_was_shown_and_is_on_time(day: tuple[Clock, list[tuple[str, Item]], int]) -> None:
    clock, whole, now = day
    for plan in catching_up.plans(clock, whole, NOBODY, now):
        after = replanning.agree(clock, plan.lengths, now)
        assert agenda.forecast(after, whole, NOBODY, now) == plan.spans
        assert agenda.drift(after, whole, now) <= 0
        assert catching_up.plans(after, whole, NOBODY, now) == []
        at = agenda.present_end(after, now)
        begun = agenda.forward(agenda.resume(after, now), whole, at, at)
        assert begun.ends >= plan.spans[begun.item].end
        assert agenda.plan(after, whole) == agenda.plan(clock, whole)


DAY = """
[[item]]
id = "a"
kind = "talk"
title = "A"
minutes = 20
[[item]]
id = "b"
kind = "talk"
title = "B"
minutes = 20
shortest = 12
step = [{ title = "one", minutes = 10 }, { title = "two", minutes = 10 }]
[[item]]
id = "rest"
kind = "pause"
title = "Break"
minutes = 15
[[item]]
id = "c"
kind = "talk"
title = "C"
minutes = 20
starts = "10:30"
"""


def test_a_plan_is_taken_once_holds_for_everybody_and_is_taken_back() -> None:
    play = Play(workshop_text(DAY, themes=""))
    play.wait(29 * MINUTE)
    play.do(play.moderator, "clock.extend", minutes=15, seen="a", seen_ends=play.clock.ends)
    fields = {"lengths": {"b": 15, "rest": 10}, "seen": "a"}
    assert play.no(play.moderator, "clock.replan", **{**fields, "lengths": {"b": 11}}) == "too-short"
    assert play.no(play.moderator, "clock.replan", **{**fields, "lengths": {"rest": 9}}) == "too-short"
    play.do(play.moderator, "clock.replan", **fields)
    assert play.no(play.moderator, "clock.replan", **fields) == "time-changed"
    assert agenda.drift(play.clock, [], play.now) == 0
    play.do(play.moderator, "clock.next", seen="a")
    assert (play.clock.ends - play.clock.began, play.clock.step_ends - play.clock.began) == (15 * MINUTE, 7.5 * MINUTE)


def test_a_plan_that_was_taken_is_taken_back() -> None:
    play = Play(workshop_text(DAY, themes=""))
    play.wait(12 * MINUTE)
    before = play.clock
    id = play.do(play.moderator, "clock.replan", lengths={"b": 15}, seen="a")
    assert (play.clock.lengths, play.clock.agreed) == ({"b": 15}, "a")
    play.do(play.moderator, "deed.undo", deed=id)
    assert replace(play.clock, mover="") == replace(before, mover="")
