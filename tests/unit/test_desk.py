"""What the control panel needs of the server: who hears a call for help, who moved the clock, and the end at once."""

from __future__ import annotations

from typing import cast

from facilitator import commands, steering
from facilitator.steering import End, Extend, Next, Start
from rooms.attendance import Remove
from rooms.calls import CallHelp, EndHelp, TakeHelp
from rooms.command import FORBIDDEN, Actor, Command
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, Document, host_audience, own_audience, room_audience
from rooms.people import Help, Name, Person, Place
from rooms.programme import Clock, Item, Ran, Theme, Workshop, clock
from rooms.roles import Role

START = 1_669_797_000_000
MINUTE = 60_000
MODERATOR = Actor("m1", Role.MODERATOR)
HOST = Actor("h1", Role.HOST, "klima")
OTHER_HOST = Actor("h2", Role.HOST, "arten")
PERSON = Actor("p1", Role.PARTICIPANT)


def _document() -> Document:
    """Two talks, two rooms, and somebody in one of them; it has not begun."""
    found = Document()
    start = Decision(found)
    start.put(Workshop.key(ALL), Workshop("Example"))
    start.put(Clock.key(ALL), Clock("planned", START))
    for place, id in enumerate(("first", "second")):
        start.put(Item.key(ALL, id), Item(place, "talk", id.title(), 10))
        start.put(Theme.key(ALL, ("klima", "arten")[place]), Theme(place, id))
    for who in (MODERATOR, HOST, OTHER_HOST, PERSON):
        start.put(Person.key(STAFF, who.person), Person(f"Person {who.person}", who.role, room=who.room))
    start.put(Place.key(own_audience("p1")), Place("klima", "second"))
    start.put(Name.key(room_audience("klima"), "p1"), Name("Person p1", here=True))
    found.apply(start.entry())
    return found


def _do(view: Document, actor: Actor, command: Command, minute: int = 0) -> Refusal | None:
    """Decide and apply; what was refused, if it was."""
    outcome = commands.decide(view, actor, command, id=f"c{minute}", now=START + minute * MINUTE)
    if isinstance(outcome, Refusal):
        return outcome
    view.apply(outcome.entry())
    return None


def _heard_by(view: Document) -> set[str]:
    return set(view.audiences(Help.KIND))


def test_a_call_for_help_is_heard_by_staff_caller_and_the_host_of_the_room() -> None:
    view = _document()
    assert _do(view, PERSON, CallHelp("No sound")) is None
    assert _heard_by(view) == {STAFF, own_audience("p1"), host_audience("klima")}


def test_the_host_of_that_room_may_look_after_it_and_no_other_host() -> None:
    view = _document()
    _do(view, PERSON, CallHelp("No sound"))
    assert _do(view, OTHER_HOST, TakeHelp("p1")) == FORBIDDEN
    assert _do(view, OTHER_HOST, EndHelp("p1")) == FORBIDDEN
    assert _do(view, HOST, TakeHelp("p1")) is None
    assert {cast(Help, view.get(Help, audience, "p1")).taken for audience in _heard_by(view)} == {"h1"}
    assert _do(view, HOST, EndHelp("p1")) is None
    assert _heard_by(view) == set()


def test_a_call_from_the_plenary_is_the_staffs() -> None:
    view = _document()
    view.apply(Decision(view).delete(Place.key(own_audience("p1"))).entry())
    _do(view, PERSON, CallHelp())
    assert _heard_by(view) == {STAFF, own_audience("p1")}
    assert _do(view, HOST, TakeHelp("p1")) == FORBIDDEN
    assert _do(view, MODERATOR, TakeHelp("p1")) is None


def test_who_calls_again_from_another_room_is_no_longer_heard_in_the_first() -> None:
    view = _document()
    _do(view, PERSON, CallHelp())
    view.apply(Decision(view).put(Place.key(own_audience("p1")), Place("arten", "second")).entry())
    _do(view, PERSON, CallHelp())
    assert _heard_by(view) == {STAFF, own_audience("p1"), host_audience("arten")}


def test_the_call_of_somebody_who_is_removed_is_gone_everywhere() -> None:
    view = _document()
    _do(view, PERSON, CallHelp())
    assert _do(view, MODERATOR, Remove("p1")) is None
    assert _heard_by(view) == set()


def test_the_clock_says_who_moved_it_last() -> None:
    view = _document()
    _do(view, MODERATOR, Start())
    assert clock(view).mover == "m1"
    _do(view, Actor("m2", Role.MODERATOR), Extend(1, clock(view).item, clock(view).ends))
    assert clock(view).mover == "m2"
    due = commands.advance(view, id="itself", now=START + 11 * MINUTE)
    assert due is not None
    view.apply(due.entry())
    assert (clock(view).item, clock(view).mover) == ("second", "")


def test_the_workshop_can_be_ended_from_anywhere_and_gone_back_to() -> None:
    view = _document()
    assert _do(view, MODERATOR, End()) == steering.NOT_RUNNING
    _do(view, MODERATOR, Start())
    assert _do(view, HOST, End(), 5) == FORBIDDEN
    assert _do(view, MODERATOR, End(), 5) is None
    assert clock(view).state == "over"
    assert cast(Ran, view.get(Ran, ALL, "first")).spans == ((START, START + 5 * MINUTE),)
    assert set(view.ids("snapshot", STAFF)) == {f"first-{START + 5 * MINUTE}"}
    assert _do(view, MODERATOR, Next("second"), 6) == steering.NOT_RUNNING
    assert _do(view, MODERATOR, steering.Back(), 6) is None
    assert (clock(view).state, clock(view).item, clock(view).ends) == ("running", "first", START + 10 * MINUTE)
