"""The arithmetic of the agenda clock: whatever moderators do, it stays a day that adds up."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator import agenda, loading
from facilitator.agenda import MINUTE, Span
from facilitator.workshop_file import parse
from rooms.command import Phase
from rooms.document import ALL
from rooms.parts import Step
from rooms.programme import Clock, Item, Ran
from tests.serving import workshop_text

START = 1_900_000_000_000
PLANNED = Clock(state="planned", start=START)


def item(minutes: int, place: int = 0, **more: object) -> Item:
    return Item(place=place, kind="talk", title="x", minutes=minutes, **more)  # type: ignore[arg-type]


def whole(*minutes: int) -> list[tuple[str, Item]]:
    return [(f"i{place}", item(long, place)) for place, long in enumerate(minutes)]


STEPS = st.lists(st.integers(1, 30).map(lambda minutes: Step("s", minutes)), max_size=3).map(tuple)


@st.composite
def agendas(draw: st.DrawFn) -> list[tuple[str, Item]]:
    found, earliest = [], 0
    for place in range(draw(st.integers(1, 6))):
        minutes = draw(st.integers(1, 90))
        late = draw(st.one_of(st.none(), st.integers(0, 60)))
        locked = None if late is None or place == 0 else earliest + late * MINUTE
        advance = draw(st.sampled_from(["auto", "wait"]))
        found.append((f"i{place}", item(minutes, place, locked=locked, advance=advance, steps=draw(STEPS))))
        earliest += minutes * MINUTE
    return found


MOVES = st.lists(
    st.tuples(
        st.integers(0, 40 * MINUTE),
        st.sampled_from(["next", "back", "hold", "resume", "+5", "+1", "-1", "-60", "due", "jump"]),
    ),
    max_size=12,
)


def moved(clock: Clock, items: list[tuple[str, Item]], what: str, now: int) -> Clock:
    """What one press of a moderator makes of a clock that runs, or the clock's own move."""
    match what:
        case "next":
            return agenda.forward(clock, items, now, now)
        case "back":
            first = agenda.position(clock, items) == 0 and clock.step == 0
            return clock if first else agenda.backward(clock, items, {}, now)
        case "hold":
            return agenda.hold(clock, now) if clock.state == "running" else clock
        case "resume":
            return agenda.resume(clock, now)
        case "jump":
            return agenda.begin(clock, items, now % len(items), now, now)
        case "due":
            due = agenda.due(clock, items)
            return clock if due is None or due > now else agenda.forward(clock, items, due, now)
        case _:
            return agenda.extend(clock, int(what), now)


@given(agendas(), MOVES)
def test_whatever_is_pressed_the_clock_stays_sound(items: list[tuple[str, Item]], moves: list[tuple[int, str]]) -> None:
    now = START
    clock = agenda.begin(PLANNED, items, 0, now, now)
    for later, what in moves:
        now += later
        if clock.state == "over":
            return
        clock = moved(clock, items, what, now)
        if clock.state == "over":
            continue
        present = items[agenda.position(clock, items)][1]
        assert clock.began <= now
        assert clock.began <= clock.ends
        assert clock.step_ends <= clock.ends
        assert 0 <= clock.step <= max(0, len(present.steps) - 1)
        if clock.step + 1 >= len(present.steps):
            assert clock.step_ends == clock.ends, "the last step takes what is left"
        assert (clock.state == "held") == bool(clock.held)
        spans = agenda.forecast(clock, items, {}, now)
        ahead = [spans[id] for id, _ in items[agenda.position(clock, items) :]]
        assert ahead[0].end >= now
        assert all(one.end <= other.start for one, other in pairwise(ahead))


@given(agendas())
def test_left_alone_it_runs_as_announced_or_waits(items: list[tuple[str, Item]]) -> None:
    """Auto items end when planned, and a waiting one is never left by itself."""
    clock = replace(PLANNED, auto=True)
    announced = agenda.plan(clock, items)
    for _ in range(60):
        due = agenda.due(clock, items)
        if due is None:
            break
        before, clock = clock, agenda.forward(clock, items, due, due)
        if before.item and clock.item != before.item:
            assert dict(items)[before.item].advance == "auto"
        if clock.item and clock.item != before.item:
            assert clock.began == announced[clock.item].start
            assert agenda.drift(clock, items, due) == 0
    else:
        raise AssertionError("it never comes to rest")
    assert clock.state == "over" or dict(items)[clock.item].advance == "wait"


def test_while_it_is_held_no_step_is_lost() -> None:
    items = [("i0", item(20, steps=(Step("a", 10), Step("b", 10)))), ("i1", item(5, 1))]
    held = agenda.hold(agenda.begin(PLANNED, items, 0, START, START), START + 5 * MINUTE)
    later = START + 90 * MINUTE
    after = agenda.forward(held, items, later, later)
    assert (after.item, after.step) == ("i0", 1), "however long it was held, the next step comes next"


def test_an_item_that_waits_is_not_left_when_its_steps_fill_it() -> None:
    items = [("a", item(10, advance="wait", steps=(Step("one", 10), Step("two", 5)))), ("b", item(5, 1))]
    clock = agenda.begin(PLANNED, items, 0, START, START)
    assert agenda.due(clock, items) is None
    shortened = agenda.extend(replace(clock, step_ends=START + 5 * MINUTE), -9, START + MINUTE)
    assert agenda.due(shortened, items) is None


@given(st.integers(1, 60), st.integers(0, 50), st.integers(0, 500))
def test_what_was_left_when_it_was_held_is_left_again(minutes: int, ran: int, paused: int) -> None:
    clock = agenda.begin(PLANNED, whole(minutes, 5), 0, START, START)
    held = agenda.hold(clock, START + ran * MINUTE)
    again = agenda.resume(held, START + (ran + paused) * MINUTE)
    assert again.ends - (START + (ran + paused) * MINUTE) == clock.ends - (START + ran * MINUTE)
    assert agenda.resume(again, START) == again


@given(st.integers(1, 60), st.integers(0, 90), st.sampled_from([1, 5, -1, -60]), st.booleans())
def test_more_time_is_that_much_more_and_less_never_ends_in_the_past(
    planned: int, ran: int, minutes: int, holding: bool
) -> None:
    now = START + ran * MINUTE
    clock = agenda.begin(PLANNED, whole(planned, 5), 0, START, START)
    before = agenda.hold(clock, now) if holding else clock
    after = agenda.extend(before, minutes, now + 7 * MINUTE if holding else now)
    if minutes > 0:
        assert after.ends == max(before.ends, now) + minutes * MINUTE
    else:
        assert after.ends == max(before.ends + minutes * MINUTE, now)


def test_a_locked_item_does_not_begin_before_its_time_and_what_is_before_it_lasts_until_then() -> None:
    items = [("a", item(10)), ("b", item(20, 1, locked=30 * MINUTE)), ("c", item(5, 2))]
    assert agenda.plan(PLANNED, items)["b"] == Span(START + 30 * MINUTE, START + 50 * MINUTE)
    clock = agenda.begin(PLANNED, items, 0, START, START)
    assert clock.ends == START + 30 * MINUTE
    late = agenda.begin(PLANNED, items, 0, START + 25 * MINUTE, START + 25 * MINUTE)
    assert late.ends == START + 35 * MINUTE
    assert agenda.forecast(late, items, {}, START + 25 * MINUTE)["b"].start == START + 35 * MINUTE


def test_the_present_item_drifts_with_every_minute_that_it_is_held() -> None:
    items = whole(10, 10)
    clock = agenda.hold(agenda.begin(PLANNED, items, 0, START, START), START + 4 * MINUTE)
    assert [agenda.drift(clock, items, START + at * MINUTE) for at in (4, 5, 9)] == [0, MINUTE, 5 * MINUTE]
    assert agenda.forecast(clock, items, {}, START + 9 * MINUTE)["i1"].start == START + 15 * MINUTE


def test_back_gives_the_time_that_was_left_and_at_least_a_minute() -> None:
    items = whole(10, 10)
    first = agenda.begin(PLANNED, items, 0, START, START)
    second = agenda.begin(first, items, 1, START + 4 * MINUTE, START + 4 * MINUTE)
    ran = {"i0": Ran(((START, START + 4 * MINUTE),), ends=first.ends)}
    again = agenda.backward(second, items, ran, START + 5 * MINUTE)
    assert (again.item, again.began, again.ends) == ("i0", START, START + 10 * MINUTE)
    late = agenda.backward(second, items, ran, START + 12 * MINUTE)
    assert late.ends == START + 13 * MINUTE


def test_back_does_not_enter_what_was_jumped_over() -> None:
    items = whole(10, 10, 10, 10)
    first = agenda.begin(PLANNED, items, 0, START, START)
    last = agenda.begin(first, items, 3, START + MINUTE, START + MINUTE)
    ran = {"i0": Ran(((START, START + MINUTE),), ends=first.ends), "i1": Ran(()), "i3": Ran(((START + MINUTE, None),))}
    assert agenda.backward(last, items, ran, START + 2 * MINUTE).item == "i0"


def test_from_the_end_it_goes_back_to_what_was_left() -> None:
    items = whole(10, 10, 10)
    second = agenda.begin(agenda.begin(PLANNED, items, 0, START, START), items, 1, START + MINUTE, START + MINUTE)
    over = agenda.begin(second, items, 3, START + 2 * MINUTE, START + 2 * MINUTE)
    assert over.state == "over"
    assert agenda.backward(over, items, {}, START + 3 * MINUTE).item == "i1"


def test_drafts_may_be_sent_during_the_grace_time_and_not_after() -> None:
    items = whole(10, 10, 10)
    clock = agenda.begin(PLANNED, items, 0, START, START)
    clock = agenda.begin(clock, items, 1, START + MINUTE, START + MINUTE)
    phases = [agenda.phase(clock, items, "i0", 60, START + MINUTE + late) for late in (0, 59_999, 60_000)]
    assert phases == [Phase.GRACE, Phase.GRACE, Phase.AFTER]
    assert agenda.phase(clock, items, "i1", 60, START) is Phase.OPEN
    assert agenda.phase(clock, items, "i2", 60, START) is Phase.BEFORE
    assert agenda.phase(PLANNED, items, "i0", 60, START) is Phase.BEFORE


def test_the_grace_time_keeps_its_seconds_when_the_next_item_is_left_before_it_is_over() -> None:
    items = whole(10, 10)
    ran = Ran(((START, START + MINUTE),))
    clock = agenda.begin(PLANNED, items, 0, START, START)
    for place, late in ((1, 0), (2, 10_000)):
        clock = agenda.begin(clock, items, place, START + MINUTE + late, START + MINUTE + late)
    assert clock.state == "over"
    phases = [agenda.phase(clock, items, "i0", 60, START + MINUTE + late, ran) for late in (10_000, 59_999, 60_000)]
    assert phases == [Phase.GRACE, Phase.GRACE, Phase.AFTER]
    assert agenda.phase(clock, items, "i0", 60, START + 10 * MINUTE, Ran(((START, None),))) is Phase.AFTER


def test_a_break_keeps_open_what_it_reopens() -> None:
    items = [("a", item(10)), ("b", item(10, 1, reopens=("a",))), ("c", item(10, 2))]
    clock = agenda.begin(PLANNED, items, 1, START, START)
    assert agenda.phase(clock, items, "a", 60, START) is Phase.OPEN
    assert agenda.opened(clock, items) == ["a", "b"]


@given(
    st.floats(1, 600),
    st.integers(0, 48 * 60 * MINUTE),
    st.integers(0, 4 * 60 * MINUTE),
)
def test_when_a_moment_of_a_rehearsal_has_come_outside_it_has_come_inside(speed: float, ahead: int, real: int) -> None:
    clock = replace(PLANNED, speed=speed, base=START, anchor=START - 86_400_000)
    moment = START + ahead
    outside = agenda.outside_time(clock, moment)
    assert agenda.workshop_time(clock, outside) >= moment
    assert agenda.workshop_time(clock, outside - 2) < moment + speed
    assert agenda.workshop_time(PLANNED, real) == agenda.outside_time(PLANNED, real) == real


@pytest.mark.parametrize(
    ("day", "hours"),
    [("2027-03-28", 3), ("2027-10-31", 5), ("2027-05-14", 4)],
    ids=["to summer time", "from summer time", "an ordinary day"],
)
def test_wall_clock_times_are_right_on_the_days_when_clocks_change(day: str, hours: int) -> None:
    """From 01:00 to 05:00 on the wall; the night in which the clocks change has one hour less, or one more."""
    items = '[[item]]\nkind = "talk"\ntitle = "A"\nminutes = 60\n[[item]]\nkind = "talk"\ntitle = "B"\nminutes = 30\n'
    items += 'starts = "05:00"\n'
    file = parse(workshop_text(items, date=day, start="01:00", timezone="Europe/Berlin"), name="night")
    entities = loading.entities(file, code="A 10", salt="", loaded_at=0)
    clock = entities[Clock.key(ALL)]
    assert isinstance(clock, Clock)
    pairs = [(key.removeprefix("all/item:"), found) for key, found in entities.items() if isinstance(found, Item)]
    last = agenda.plan(clock, sorted(pairs, key=lambda pair: pair[1].place))["b"].start
    assert last - clock.start == hours * 60 * MINUTE
    assert datetime.fromtimestamp(last / 1000, ZoneInfo("Europe/Berlin")).strftime("%H:%M") == "05:00"
