"""What moderators do is noted for the others, and taken back where it can be."""

from __future__ import annotations

import pytest

from facilitator.documentation import neutral
from facilitator.moment import Moment
from rooms.deeds import Deed
from rooms.document import ALL, STAFF, own_audience, room_audience
from rooms.former import Former
from rooms.messages import Message
from rooms.people import Name, Person, place_of
from rooms.programme import Clock, Snapshot
from rooms.roles import Role
from tests.playing import MINUTE, Play
from tests.serving import STEPPED_DAY, workshop_text


@pytest.fixture
def play() -> Play:
    found = Play(workshop_text(STEPPED_DAY))
    found.crowd(4)
    return found


def stands(clock: Clock) -> tuple[str, int, int, int, str]:
    return clock.item, clock.step, clock.ends, clock.step_ends, clock.state


def seen(play: Play) -> dict[str, object]:
    return {"seen": play.clock.item, "seen_step": play.clock.step}


def test_moderators_see_what_the_others_did_and_what_the_clock_did_by_itself(play: Play) -> None:
    play.wait(14 * MINUTE)
    second = play.join("m2", Role.MODERATOR)
    id = play.do(second, "clock.extend", minutes=5, seen_ends=play.clock.ends, **seen(play))
    told = sorted((deed.at, deed.what, deed.by) for _, deed in play.document.each(Deed, STAFF))
    assert [(what, by) for _, what, by in told] == [("clock.due", ""), ("clock.due", ""), ("clock.extend", "m2")]
    deed = play.document.get(Deed, STAFF, id)
    assert deed is not None
    assert deed.about["is"]["ends"] - deed.about["was"]["ends"] == 5 * MINUTE


@pytest.mark.parametrize(
    ("what", "fields"),
    [("clock.next", {}), ("clock.back", {}), ("clock.jump", {"to": "c"}), ("clock.end", {}), ("clock.hold", {})],
)
def test_a_move_of_the_clock_is_taken_back_to_where_it_stood(play: Play, what: str, fields: dict[str, str]) -> None:
    play.wait(15 * MINUTE)
    before = stands(play.clock)
    more = seen(play) if what not in ("clock.jump", "clock.end") else {}
    id = play.do(play.moderator, what, **fields, **more)
    assert stands(play.clock) != before
    play.now += 3_000
    play.do(play.moderator, "deed.undo", deed=id)
    assert stands(play.clock)[:2] == before[:2]
    assert stands(play.clock)[2:] == (before[2], before[3], "running")
    deed = play.document.get(Deed, STAFF, id)
    assert deed is not None
    assert deed.undone == "mo"
    assert play.no(play.moderator, "deed.undo", deed=id) == "undone"


def test_a_change_of_the_time_is_taken_back_but_never_into_the_past(play: Play) -> None:
    play.wait(10 * MINUTE)
    ends = play.clock.ends
    id = play.do(play.moderator, "clock.extend", minutes=5, seen_ends=ends, **seen(play))
    play.do(play.moderator, "deed.undo", deed=id)
    assert play.clock.ends == ends
    id = play.do(play.moderator, "clock.extend", minutes=5, seen_ends=ends, **seen(play))
    play.now = ends + MINUTE
    play.do(play.moderator, "deed.undo", deed=id)
    assert play.clock.ends == play.now


def test_what_came_due_is_taken_back_with_a_minute_and_only_while_nothing_came_after(play: Play) -> None:
    play.wait(20 * MINUTE)
    (due,) = [id for id, deed in play.document.each(Deed, STAFF) if deed.about["is"]["item"] == "rooms"]
    play.do(play.moderator, "clock.jump", to="c")
    assert play.no(play.moderator, "deed.undo", deed=due) == "moved-on"
    play.do(play.moderator, "clock.back", seen="c")
    play.do(play.moderator, "clock.back", seen="rooms")
    assert (play.clock.item, play.clock.step) == ("a", 1)
    assert play.clock.ends == play.now + MINUTE


@pytest.mark.parametrize("by_itself", [False, True])
def test_the_start_is_taken_back_while_the_first_item_is_on(by_itself: bool) -> None:
    play = Play(workshop_text(STEPPED_DAY))
    play.crowd(2)
    announced = play.clock.start
    if by_itself:
        play.wait(10 * MINUTE)
    else:
        play.do(play.moderator, "clock.start", plan="now")
    [begun] = [id for id, deed in play.document.each(Deed, STAFF) if deed.undo]
    question = play.do(play.actors["p1"], "talk.ask", item=play.clock.item, text="Kept?")
    play.do(play.moderator, "deed.undo", deed=begun)
    assert (play.clock.state, play.clock.item, play.clock.start, play.clock.auto) == ("planned", "", announced, False)
    play.do(play.moderator, "clock.start", plan="now")
    assert play.document.raw(f"all/question:{question}") is not None
    [again] = [id for id, deed in play.document.each(Deed, STAFF) if deed.undo and not deed.undone]
    play.do(play.moderator, "clock.jump", to="c")
    assert play.no(play.moderator, "deed.undo", deed=again) == "moved-on"


def test_two_who_take_the_same_back_at_once_take_it_back_once(play: Play) -> None:
    play.wait(10 * MINUTE)
    second = play.join("m2", Role.MODERATOR)
    id = play.do(play.moderator, "clock.next", **seen(play))
    play.do(second, "deed.undo", deed=id)
    assert play.no(play.moderator, "deed.undo", deed=id) == "undone"
    assert (play.clock.item, play.clock.step) == ("a", 0)


def test_what_was_done_to_people_and_said_to_them_is_taken_back(play: Play) -> None:
    play.go_to("rooms")
    here = place_of(play.document, "p1")
    there = next(id for id in ("klima", "arten") if id != here)
    moved = play.do(play.moderator, "people.move", person="p1", room=there)
    play.do(play.moderator, "deed.undo", deed=moved)
    assert place_of(play.document, "p1") == here
    assert play.document.get(Name, room_audience(here), "p1") == Name("P1", here=True)
    removed = play.do(play.moderator, "people.remove", person="p2")
    play.do(play.moderator, "deed.undo", deed=removed)
    assert play.document.get(Person, STAFF, "p2").removed is False  # type: ignore[union-attr]
    said = play.do(play.moderator, "message.send", text="Wrong room", rooms=[here])
    play.do(play.moderator, "deed.undo", deed=said)
    assert list(play.document.each(Message, room_audience(here))) == []
    private = play.do(play.moderator, "message.send", text="Are you well?", person="p1")
    assert b"Are you well?" not in (play.document.raw(f"{STAFF}/deed:{private}") or b"")


def test_taking_back_can_be_taken_back(play: Play) -> None:
    play.wait(10 * MINUTE)
    id = play.do(play.moderator, "clock.next", **seen(play))
    again = play.do(play.moderator, "deed.undo", deed=id)
    play.do(play.moderator, "deed.undo", deed=again)
    assert (play.clock.item, play.clock.step) == ("a", 1)


def test_who_only_takes_part_neither_takes_back_nor_is_noted(play: Play) -> None:
    play.wait(10 * MINUTE)
    id = play.do(play.moderator, "clock.next", **seen(play))
    assert play.no(play.actors["p1"], "deed.undo", deed=id) == "forbidden"
    asked = play.do(play.actors["p1"], "talk.ask", item="a", text="Why?")
    play.do(play.actors["p1"], "people.rename", person="p1", name="Me")
    assert {deed.by for _, deed in play.document.each(Deed, STAFF)} == {"", "mo"}
    hidden = play.do(play.moderator, "talk.hide", item="a", question=asked)
    play.do(play.moderator, "deed.undo", deed=hidden)
    assert play.document.raw(f"{ALL}/question:{asked}") is not None
    assert play.document.ids(Deed.KIND, own_audience("p1")) == {}.keys()


@pytest.mark.parametrize(
    "more",
    [
        {"ends": 10**30},
        {"ends": -1},
        {"seen_ends": 10**30},
        {"ends": 9_999_999_999_999},
        {"began": 9_999_999_999_999},
        {"paused": 9_999_999_999_999},
        {"agreed_end": 9_999_999_999_999},
    ],
)
def test_the_clock_goes_back_to_no_moment_at_which_it_cannot_have_stood(play: Play, more: dict[str, int]) -> None:
    play.go_to("a")
    was = play.clock
    play.go_to("c")
    now = play.clock
    back = {"item": "a", "began": was.began, "ends": was.ends, "step_ends": was.step_ends}
    seen = {"seen": now.item, "seen_step": now.step, "seen_ends": now.ends, "seen_agreed": now.agreed_end}
    assert play.no(play.moderator, "clock.return", **{**back, **seen, **more}) == "invalid"
    play.do(play.moderator, "clock.return", **back, **seen)


def test_what_was_done_before_the_clock_was_held_can_still_be_taken_back(play: Play) -> None:
    play.wait(10 * MINUTE)
    before = play.clock
    more = play.do(play.moderator, "clock.extend", minutes=1, seen_ends=play.clock.ends, **seen(play))
    less = play.do(play.moderator, "clock.extend", minutes=-2, seen_ends=play.clock.ends, **seen(play))
    held = play.do(play.moderator, "clock.hold", **seen(play))
    play.now += 3_000
    for id in (held, less, more):
        play.do(play.moderator, "deed.undo", deed=id)
    assert (play.clock.ends, play.clock.step_ends) == (before.ends, before.step_ends)


def test_a_hold_that_is_taken_back_gives_no_time_and_what_is_over_meanwhile_stays_for_a_minute(play: Play) -> None:
    play.wait(10 * MINUTE)
    play.do(play.moderator, "clock.jump", to="c")
    ends = play.clock.ends
    held = play.do(play.moderator, "clock.hold", **seen(play))
    play.now += 3_000
    play.do(play.moderator, "clock.resume")
    assert play.clock.ends == ends + 3_000, "what goes on gives it"
    assert play.no(play.moderator, "deed.undo", deed=held) == "not-running"
    again = play.do(play.moderator, "clock.hold", **seen(play))
    assert play.no(play.moderator, "deed.undo", deed=held) == "moved-on"
    play.now = play.clock.ends + 5 * MINUTE
    play.do(play.moderator, "deed.undo", deed=again)
    assert (play.clock.item, play.clock.ends) == ("c", play.now + MINUTE)


@pytest.mark.parametrize("later", ["extend", "next", "hold"])
def test_what_was_done_before_a_change_whose_end_has_passed_is_taken_back_after_it(play: Play, later: str) -> None:
    play.wait(20 * MINUTE)
    planned = play.clock.ends
    more = play.do(play.moderator, "clock.extend", minutes=1, seen_ends=planned, **seen(play))
    about = {} if later == "next" else {"minutes": 60, "seen_ends": play.clock.ends}
    last = play.do(play.moderator, "clock.next" if later == "next" else "clock.extend", **about, **seen(play))
    play.now = planned + 5 * MINUTE
    if later == "hold":
        play.do(play.moderator, "clock.hold", **seen(play))
        play.now += MINUTE
    play.do(play.moderator, "deed.undo", deed=last)
    ends = planned + MINUTE if later == "next" else play.clock.held or play.now
    assert (play.clock.item, play.clock.ends) == ("rooms", ends), "what waits and was over its time still is"
    play.now += 3_000
    if later == "hold":
        play.do(play.moderator, "clock.resume")
    again = play.do(play.moderator, "deed.undo", deed=more)
    assert play.clock.ends == play.now, "never into the past"
    play.do(play.moderator, "deed.undo", deed=again)
    assert play.clock.ends == play.now


def test_time_that_somebody_gave_after_an_end_had_passed_still_keeps_what_was_before(play: Play) -> None:
    play.wait(20 * MINUTE)
    planned = play.clock.ends
    more = play.do(play.moderator, "clock.extend", minutes=1, seen_ends=planned, **seen(play))
    last = play.do(play.moderator, "clock.extend", minutes=60, seen_ends=play.clock.ends, **seen(play))
    play.now = planned + 5 * MINUTE
    play.do(play.moderator, "deed.undo", deed=last)
    play.do(play.moderator, "clock.extend", minutes=5, seen_ends=play.clock.ends, **seen(play))
    assert play.no(play.moderator, "deed.undo", deed=more) == "time-changed"


def test_a_move_is_taken_back_after_the_clock_was_held_where_it_led(play: Play) -> None:
    play.wait(10 * MINUTE)
    more = play.do(play.moderator, "clock.extend", minutes=5, seen_ends=play.clock.ends, **seen(play))
    play.do(play.moderator, "clock.hold", **seen(play))
    play.now += MINUTE
    play.do(play.moderator, "clock.resume")
    before = play.clock
    gone = play.do(play.moderator, "clock.jump", to="c")
    play.do(play.moderator, "clock.hold", **seen(play))
    play.now += 3_000
    play.do(play.moderator, "clock.resume")
    play.do(play.moderator, "deed.undo", deed=gone)
    assert stands(play.clock) == stands(before)
    play.do(play.moderator, "deed.undo", deed=more)
    assert play.clock.ends == before.ends - 5 * MINUTE


def test_time_that_somebody_gave_after_a_hold_still_keeps_what_was_before(play: Play) -> None:
    play.wait(10 * MINUTE)
    more = play.do(play.moderator, "clock.extend", minutes=1, seen_ends=play.clock.ends, **seen(play))
    play.do(play.moderator, "clock.hold", **seen(play))
    play.now += 3_000
    play.do(play.moderator, "clock.resume")
    play.do(play.join("m2", Role.MODERATOR), "clock.extend", minutes=5, seen_ends=play.clock.ends, **seen(play))
    assert play.no(play.moderator, "deed.undo", deed=more) == "time-changed"


def planned_and_real(play: Play) -> dict[str, tuple[float | None, float | None, float]]:
    """What the documentation says of each item: when it began and ended after the start, and how long it ran."""
    found = neutral(Moment(play.document, 1, play.now), "", str)

    def minutes(at: int | None) -> float | None:
        return None if at is None else (at - play.start) / MINUTE

    return {line.id: (minutes(line.began), minutes(line.ended), line.ran / MINUTE) for line in found.agenda}


@pytest.mark.parametrize(("what", "to"), [("clock.jump", "c"), ("clock.jump", "rooms"), ("clock.next", "rooms")])
def test_the_documentation_knows_nothing_of_a_move_that_was_taken_back(play: Play, what: str, to: str) -> None:
    play.wait(16 * MINUTE)
    fields = {"to": to} if what == "clock.jump" else seen(play)
    gone = play.do(play.moderator, what, **fields)
    play.now += MINUTE
    play.do(play.moderator, "deed.undo", deed=gone)
    assert planned_and_real(play)["a"][:2] == (0, None)
    assert planned_and_real(play)[to] == (None, None, 0)
    play.now += 2 * MINUTE
    play.go_to(to)
    play.now += MINUTE
    assert planned_and_real(play)["a"] == (0, 9, 9)
    assert planned_and_real(play)[to] == (9, None, 1)


def test_taking_back_a_second_visit_leaves_the_first_as_it_was(play: Play) -> None:
    play.wait(15 * MINUTE)
    play.go_to("c")
    play.now += MINUTE
    before = planned_and_real(play)["a"]
    again = play.do(play.moderator, "clock.jump", to="a")
    play.now += MINUTE
    play.do(play.moderator, "deed.undo", deed=again)
    assert planned_and_real(play)["a"] == before == (0, 5, 5)
    play.do(play.moderator, "clock.back", seen="c")
    assert (play.clock.item, play.clock.ends) == ("a", play.start + 10 * MINUTE), "past what was jumped over"


def test_what_was_taken_back_and_done_after_all_ran_from_when_it_was_first_done(play: Play) -> None:
    play.wait(15 * MINUTE)
    gone = play.do(play.moderator, "clock.jump", to="c")
    play.now += MINUTE
    back = play.do(play.moderator, "deed.undo", deed=gone)
    play.now += MINUTE
    play.do(play.moderator, "deed.undo", deed=back)
    assert planned_and_real(play) == {"a": (0, 5, 5), "rooms": (None, None, 0), "c": (5, None, 2)}


def test_what_was_left_for_an_item_before_it_did_run_even_if_that_is_taken_back(play: Play) -> None:
    play.wait(20 * MINUTE)
    play.go_to("c", after=2 * MINUTE)
    back = play.do(play.moderator, "clock.back", seen="c")
    play.now += MINUTE
    play.do(play.moderator, "deed.undo", deed=back)
    found = planned_and_real(play)
    assert (found["rooms"], found["c"]) == ((10, 12, 2), (12, None, 1))


def test_a_name_that_a_moderator_gave_is_taken_back_and_stands_nowhere_then(play: Play) -> None:
    play.go_to("rooms")
    anna, here = play.actors["p1"], place_of(play.document, "p1")
    play.do(anna, "people.rename", person="p1", name="Anna", organisation="Town")
    assert not [deed for _, deed in play.document.each(Deed, STAFF) if deed.what == "people.rename"], "of oneself"
    renamed = play.do(play.moderator, "people.rename", person="p1", name="Bela", organisation="")
    assert b"Anna" not in (play.document.raw(f"{STAFF}/deed:{renamed}") or b"")
    assert play.document.get(Former, STAFF, renamed) == Former("Anna", "Town", "Bela"), "the log says from what"
    play.do(play.moderator, "deed.undo", deed=renamed)
    assert play.person(anna).organisation == "Town"
    assert play.document.get(Name, room_audience(here), "p1") == Name("Anna", here=True)
    assert all(b"Bela" not in raw for _, raw in play.document.items())


def test_who_has_given_another_name_since_keeps_it(play: Play) -> None:
    anna = play.actors["p1"]
    renamed = play.do(play.moderator, "people.rename", person="p1", name="Bela")
    play.do(anna, "people.rename", person="p1", name="Cleo")
    assert all(b"P1" not in raw for _, raw in play.document.items())
    assert play.no(play.moderator, "deed.undo", deed=renamed) == "not-found"
    assert play.person(anna).name == "Cleo"


def test_a_snapshot_by_hand_is_taken_back_and_no_other_one(play: Play) -> None:
    play.wait(15 * MINUTE)
    kept = set(play.document.ids(Snapshot.KIND, STAFF))
    taken = play.do(play.moderator, "snapshot.take", title="Noon")
    play.do(play.moderator, "deed.undo", deed=taken)
    assert set(play.document.ids(Snapshot.KIND, STAFF)) == kept != set()
    for one in kept:
        assert play.no(play.moderator, "snapshot.drop", snapshot=one) == "not-found"


@pytest.mark.parametrize("by_itself", [False, True])
def test_a_visit_that_is_taken_back_leaves_no_snapshot(play: Play, by_itself: bool) -> None:
    """Neither of what was left for it, which goes on, nor of itself."""
    play.wait(15 * MINUTE)
    kept = set(play.document.ids(Snapshot.KIND, STAFF))
    if by_itself:
        play.wait(5 * MINUTE)
    else:
        play.now += MINUTE
        play.do(play.moderator, "clock.jump", to="c")
    [last] = [id for id, deed in play.document.each(Deed, STAFF) if deed.at == play.now and deed.undo]
    assert set(play.document.ids(Snapshot.KIND, STAFF)) > kept
    play.now += MINUTE
    play.do(play.moderator, "deed.undo", deed=last)
    assert set(play.document.ids(Snapshot.KIND, STAFF)) == kept
    play.do(play.moderator, "clock.jump", to="c")
    assert set(play.document.ids(Snapshot.KIND, STAFF)) > kept
