"""The waiting room: who waits is nobody here yet, and comes in where things are once a moderator says so."""

from __future__ import annotations

from collections import Counter

import pytest

from facilitator.admitting import MOST_AT_ONCE
from rooms import waiting
from rooms.activities.board.entities import Note
from rooms.decision import Decision, Refusal
from rooms.document import SEALED, STAFF, room_audience
from rooms.people import JOINED, Link, Name, Person, actor, place_of
from rooms.roles import Role
from rooms.waiting import MOST_WAITING, Waiting, must_wait, standing
from tests.playing import Play
from tests.serving import workshop_text

AGENDA = """
[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 30
"""


@pytest.fixture
def play() -> Play:
    return Play(workshop_text(AGENDA, waiting_room=True))


def knock(play: Play, *names: str) -> None:
    """They ask to come in, as at the door."""
    for name in names:
        asked = waiting.wait(play.document, name, Waiting(name.capitalize(), play.now))
        assert isinstance(asked, Decision)
        play.apply(asked.put(Link.key(SEALED, f"own-{name}"), Link(Role.PARTICIPANT, person=name)))


def test_who_waits_is_shown_nothing_counted_nowhere_and_seen_by_moderators_alone(play: Play) -> None:
    play.join("ada")
    knock(play, "bo")
    assert standing(play.document, "bo") == "waiting"
    assert actor(play.document, "bo") is None
    assert play.document.number(JOINED) == 1
    assert "staff/waiting:bo" in play.sees(play.moderator)
    assert not [key for key in play.sees(play.actors["ada"]) if "waiting" in key]


def test_who_is_let_in_is_where_things_are_and_those_who_come_together_spread(play: Play) -> None:
    play.go_to("groups")
    people = [f"p{number}" for number in range(8)]
    knock(play, *people)
    play.do(play.moderator, "door.admit", people=people)
    assert {standing(play.document, id) for id in people} == {"in"}
    assert Counter(place_of(play.document, id) for id in people) == {"klima": 4, "arten": 4}
    assert play.document.number(JOINED) == 8
    assert play.no(play.moderator, "door.admit", people=people) == "not-found", "they are in already"


def test_who_is_refused_is_told_so_and_may_be_let_in_after_all(play: Play) -> None:
    knock(play, "bo")
    deed = play.do(play.moderator, "door.refuse", person="bo")
    assert standing(play.document, "bo") == "refused"
    assert play.no(play.moderator, "door.refuse", person="bo") == "not-found"
    play.do(play.moderator, "deed.undo", deed=deed)
    assert standing(play.document, "bo") == "waiting"
    play.do(play.moderator, "door.refuse", person="bo")
    admitted = play.do(play.moderator, "door.admit", people=["bo"])
    assert standing(play.document, "bo") == "in"
    play.do(play.moderator, "deed.undo", deed=admitted)
    assert standing(play.document, "bo") == "refused", "as it was before"


def test_who_was_let_in_by_mistake_waits_again_where_they_stood_and_comes_in_as_who_they_were(play: Play) -> None:
    play.go_to("groups")
    play.join("ada")
    knock(play, "bo", "cy", "ada2")
    since = dict(play.document.each(Waiting, STAFF))
    admitted = play.do(play.moderator, "door.admit", people=["bo", "cy", "ada2"])
    bo = actor(play.document, "bo")
    assert bo is not None
    room = play.place(bo)
    card = play.do(bo, "board.write", item="groups", room=room, section=1, text="Already here")
    play.do(play.moderator, "people.remove", person="ada2")
    undone = play.do(play.moderator, "deed.undo", deed=admitted)
    assert dict(play.document.each(Waiting, STAFF)) == {id: since[id] for id in ("bo", "cy")}
    assert [standing(play.document, id) for id in ("bo", "cy")] == ["waiting", "waiting"]
    assert actor(play.document, "bo") is None
    assert (play.document.number(JOINED), place_of(play.document, "bo")) == (1, "")
    assert play.document.get(Name, room_audience(room), "bo") is None
    play.do(play.moderator, "deed.undo", deed=undone)
    assert {standing(play.document, id) for id in ("bo", "cy")} == {"in"}
    assert not play.document.ids(Waiting.KIND, STAFF)
    assert (play.document.number(JOINED), place_of(play.document, "bo")) == (3, room)
    named = play.document.get(Name, room_audience(room), "bo")
    assert named is not None
    assert named.name == "Bo"
    assert play.document.get(Note, room_audience(room), card) is not None


def test_who_waits_again_may_be_let_in_as_one_who_was_removed(play: Play) -> None:
    knock(play, "bo")
    admitted = play.do(play.moderator, "door.admit", people=["bo"])
    play.do(play.moderator, "deed.undo", deed=admitted)
    play.do(play.moderator, "people.readmit", person="bo")
    assert standing(play.document, "bo") == "in"
    assert not play.document.ids(Waiting.KIND, STAFF)


def test_only_moderators_let_anybody_in(play: Play) -> None:
    knock(play, "bo")
    for who in (play.join("ada"), play.join("host", Role.HOST, "klima")):
        assert play.no(who, "door.admit", people=["bo"]) == "forbidden"
        assert play.no(who, "door.refuse", person="bo") == "forbidden"
    assert play.no(play.moderator, "door.admit", people=[f"p{n}" for n in range(MOST_AT_ONCE + 1)]) == "invalid"


@pytest.mark.parametrize(
    ("asked", "role", "rehearsal", "rehearsing", "waits"),
    [
        (True, Role.PARTICIPANT, False, False, True),
        (True, Role.HOST, False, False, False),
        (False, Role.PARTICIPANT, False, False, False),
        (True, Role.PARTICIPANT, True, True, False),
        # Nobody gets by with saying that they only rehearse.
        (True, Role.PARTICIPANT, False, True, True),
    ],
)
def test_who_must_wait(asked: bool, role: Role, rehearsal: bool, rehearsing: bool, waits: bool) -> None:
    view = Play(workshop_text(AGENDA, waiting_room=asked, rehearsal=rehearsal)).document
    assert must_wait(view, role, rehearsing=rehearsing) is waits


def test_only_so_many_wait_and_who_was_refused_is_not_one_of_them(play: Play) -> None:
    knock(play, *(f"p{number}" for number in range(MOST_WAITING)))
    more = waiting.wait(play.document, "late", Waiting("Late", play.now))
    assert isinstance(more, Refusal)
    assert more.code == "waiting-full"
    play.do(play.moderator, "door.refuse", person="p1")
    knock(play, "late")


def test_who_is_in_does_not_wait_again(play: Play) -> None:
    play.join("ada")
    again = waiting.wait(play.document, "ada", Waiting("Ada", play.now))
    assert isinstance(again, Refusal)
    assert play.document.get(Person, STAFF, "ada") is not None


def test_who_has_come_in_by_another_way_meanwhile_keeps_nobody_else_out(play: Play) -> None:
    knock(play, "ada", "bo")
    play.join("ada")
    play.do(play.moderator, "door.admit", people=["ada", "bo"])
    assert [standing(play.document, id) for id in ("ada", "bo")] == ["in", "in"]
    assert not play.document.ids(Waiting.KIND, STAFF)


def test_of_who_waited_only_to_rehearse_nothing_is_left(play: Play) -> None:
    knock(play, "bo")
    before = dict(play.document.items())
    asked = waiting.wait(play.document, "staged", Waiting("Staged", play.now, rehearsal=True))
    assert isinstance(asked, Decision)
    play.apply(asked.put(Link.key(SEALED, "own-staged"), Link(Role.PARTICIPANT, person="staged")))
    removal = play.do(play.moderator, "rehearsal.remove")
    left = dict(play.document.items())
    assert left.pop(f"staff/deed:{removal}")
    assert left == before
