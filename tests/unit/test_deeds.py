"""What moderators do is noted for the others, and taken back where it can be."""

from __future__ import annotations

import pytest

from rooms.deeds import Deed
from rooms.document import ALL, STAFF, own_audience, room_audience
from rooms.messages import Message
from rooms.people import Name, Person, place_of
from rooms.programme import Clock
from rooms.roles import Role
from tests.playing import MINUTE, Play
from tests.serving import STEPPED, workshop_text

DAY = f"""{STEPPED}[[item]]
id = "rooms"
kind = "board"
title = "Rooms"
minutes = 30
advance = "wait"
[[item]]
id = "c"
kind = "talk"
title = "C"
minutes = 10
"""


@pytest.fixture
def play() -> Play:
    found = Play(workshop_text(DAY))
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
    later = 3_000 if what == "clock.hold" else 0
    assert stands(play.clock)[2:] == (before[2] + later, before[3] + later, "running")
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
    play = Play(workshop_text(DAY))
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
