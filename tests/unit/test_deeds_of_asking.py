"""What somebody did about calls for help, raised hands and messages is taken back, by moderators and by hosts."""

from __future__ import annotations

import pytest

from rooms.deeds import Deed
from rooms.document import ALL, STAFF, own_audience, room_audience
from rooms.messages import Message
from rooms.people import Hand, Help, place_of
from rooms.roles import Role
from tests.playing import MINUTE, Play
from tests.serving import STEPPED_DAY, workshop_text


@pytest.fixture
def play() -> Play:
    found = Play(workshop_text(STEPPED_DAY))
    found.crowd(4)
    return found


def test_a_call_that_was_taken_waits_again_unless_somebody_else_has_it_or_it_is_another(play: Play) -> None:
    second = play.join("m2", Role.MODERATOR)

    def call() -> Help:
        (found,) = {play.document.get(Help, audience, "p1") for audience in (STAFF, own_audience("p1"))}
        assert found is not None
        return found

    play.do(play.actors["p1"], "help.call", text="No sound")
    first = play.do(play.moderator, "help.take", person="p1")
    over = play.do(second, "help.take", person="p1")
    assert play.no(play.moderator, "deed.undo", deed=first) == "not-found", "the second looks after it"
    play.do(second, "deed.undo", deed=over)
    assert call().taken == "mo", "who looked after it before does again"
    play.do(second, "help.take", person="p1")
    play.now += 1_000
    play.do(play.actors["p1"], "help.call", text="Still none")
    assert call().taken == ""
    taken = play.do(play.moderator, "help.take", person="p1")
    assert play.no(play.moderator, "deed.undo", deed=first) == "not-found", "it was the call before"
    back = play.do(second, "deed.undo", deed=taken)
    assert call().taken == ""
    play.do(play.moderator, "deed.undo", deed=back)
    assert call().taken == "mo"


def test_who_answers_a_call_looks_after_it_until_the_answer_is_taken_back(play: Play) -> None:
    second, ada = play.join("m2", Role.MODERATOR), play.actors["p1"]

    def caring() -> str:
        call = play.document.get(Help, STAFF, "p1")
        assert call is not None
        assert call == play.document.get(Help, own_audience("p1"), "p1")
        return call.taken

    play.do(ada, "help.call", text="No sound")
    answer = play.do(play.moderator, "message.send", text="Reload the page", person="p1")
    assert caring() == "mo"
    deeds = [deed.what for _, deed in play.document.each(Deed, STAFF)]
    assert deeds == ["message.send"], "it is one thing that was done"
    play.do(second, "message.send", text="Better now?", person="p1")
    assert caring() == "mo", "whoever looks after it goes on to"
    play.do(second, "deed.undo", deed=answer)
    assert caring() == ""
    assert play.document.get(Message, own_audience("p1"), answer) is None

    # Who has called anew meanwhile, or is looked after by another one, stays so.
    answer = play.do(play.moderator, "message.send", text="Reload the page", person="p1")
    play.do(second, "help.take", person="p1")
    play.do(play.moderator, "deed.undo", deed=answer)
    assert caring() == "m2"
    play.now += 1_000
    play.do(ada, "help.call", text="Still none")
    answer = play.do(play.moderator, "message.send", text="Reload the page", person="p1")
    play.now += 1_000
    play.do(ada, "help.call", text="And no picture")
    play.do(second, "help.take", person="p1")
    play.do(play.moderator, "deed.undo", deed=answer)
    assert caring() == "m2"


def test_who_hosts_a_room_takes_back_what_they_did_last_in_it_and_nothing_else(play: Play) -> None:
    play.go_to("rooms")
    ada = play.actors["p1"]
    room = place_of(play.document, "p1")
    other = next(id for id in ("klima", "arten") if id != room)
    host, elsewhere = play.join("host", Role.HOST, room), play.join("h2", Role.HOST, other)

    def offered(person: str = "host") -> list[str]:
        return list(play.document.ids(Deed.KIND, own_audience(person)))

    play.do(ada, "help.call", text="No sound")
    play.do(ada, "hand.raise")
    before = {key: raw for key, raw in play.document.items() if "/help:" in key or "/hand:" in key}
    taken = play.do(host, "help.take", person="p1")
    lowered = play.do(host, "hand.lower", person="p1")
    assert offered() == [lowered], "only the last of it"
    assert play.no(host, "deed.undo", deed=taken) == "not-found"
    assert play.no(elsewhere, "deed.undo", deed=lowered) == "not-found", "it is not theirs"
    assert play.no(ada, "deed.undo", deed=lowered) == "forbidden"
    # Nobody but who moderates puts up the hand of somebody else, or calls in their name.
    assert play.no(host, "hand.put_up", person="p1", at=play.now) == "forbidden"
    assert play.no(host, "help.recall", person="p1", at=play.now, text="Mine") == "forbidden"
    play.do(host, "deed.undo", deed=lowered)
    assert offered() == [], "what was taken back is not made again"
    play.do(host, "help.end", person="p1")
    (ended,) = offered()
    play.do(host, "deed.undo", deed=ended)
    assert play.document.get(Help, STAFF, "p1") == Help(play.now, "No sound", room, taken="host")
    given_back = play.do(host, "help.leave", person="p1", taken="host", at=play.now)
    assert {key: raw for key, raw in play.document.items() if "/help:" in key or "/hand:" in key} == before

    # Where a moderator was faster, or the person has gone elsewhere, there is nothing to take back.
    play.do(play.moderator, "deed.undo", deed=given_back)
    assert offered() == []
    assert play.no(host, "deed.undo", deed=given_back) == "not-found"
    play.do(host, "hand.lower", person="p1")
    (lowered,) = offered()
    play.do(play.moderator, "people.move", person="p1", room=other)
    assert play.no(host, "deed.undo", deed=lowered) == "forbidden"


def test_what_moderators_do_is_shown_to_no_participant(play: Play) -> None:
    play.do(play.moderator, "message.send", text="Hello")
    assert play.document.audiences(Deed.KIND) == [STAFF]


def test_who_may_no_longer_look_after_a_call_is_not_said_to_once_another_one_leaves_it(play: Play) -> None:
    second = play.join("m2", Role.MODERATOR)

    def left_to(before: str) -> str:
        play.do(play.actors["p1"], "help.call")
        play.do(play.moderator, "help.take", person="p1")
        play.do(play.moderator, "help.leave", person="p1", taken="mo", at=play.now, before=before)
        call = play.document.get(Help, STAFF, "p1")
        assert call is not None
        return call.taken

    assert [left_to(before) for before in ("m2", "p2")] == ["m2", ""], "a participant looks after nobody"
    play.do(play.moderator, "people.appoint", person=second.person, role="participant")
    assert left_to("m2") == ""


def test_a_call_that_was_ended_by_mistake_is_heard_again(play: Play) -> None:
    play.do(play.actors["p1"], "help.call", text="No sound")
    before = play.document.get(Help, STAFF, "p1")
    ended = play.do(play.moderator, "help.end", person="p1")
    assert play.document.get(Help, STAFF, "p1") is None
    play.do(play.moderator, "deed.undo", deed=ended)
    assert play.document.get(Help, STAFF, "p1") == before == play.document.get(Help, own_audience("p1"), "p1")
    again = play.do(play.moderator, "help.end", person="p1")
    play.do(play.actors["p1"], "help.call", text="Still none")
    assert play.no(play.moderator, "deed.undo", deed=again) == "not-found", "they have called anew"


def test_a_hand_that_was_lowered_by_mistake_is_up_again_in_its_place_until_its_item_ends(play: Play) -> None:
    play.wait(15 * MINUTE)
    for who in ("p1", "p2"):
        play.now += 1_000
        play.do(play.actors[who], "hand.raise")
    before = play.document.get(Hand, STAFF, "p1")
    lowered = play.do(play.moderator, "hand.lower", person="p1")
    play.do(play.moderator, "deed.undo", deed=lowered)
    assert play.document.get(Hand, STAFF, "p1") == before == play.document.get(Hand, own_audience("p1"), "p1")
    gone = play.do(play.moderator, "hand.lower", person="p1")
    play.go_to("c", MINUTE)
    assert play.no(play.moderator, "deed.undo", deed=gone) == "not-found"
    own = play.do(play.actors["p2"], "hand.raise")
    assert play.document.get(Deed, STAFF, own) is None


@pytest.mark.parametrize("rooms", [[], ["klima", "arten"]])
def test_a_message_that_was_withdrawn_is_said_again_for_the_rest_of_its_time(play: Play, rooms: list[str]) -> None:
    audiences = [room_audience(room) for room in rooms] or [ALL]

    def shown() -> list[tuple[str, int]]:
        return [
            (one.text, one.until - play.now)
            for audience in audiences
            for _, one in play.document.each(Message, audience)
        ]

    said = play.do(play.moderator, "message.send", text="Back at ten", rooms=rooms, minutes=5)
    play.now += 2 * MINUTE
    gone = play.do(play.moderator, "message.withdraw", message=said, rooms=rooms)
    assert shown() == []
    again = play.do(play.moderator, "deed.undo", deed=gone)
    assert shown() == [("Back at ten", 3 * MINUTE)] * len(audiences)
    play.do(play.moderator, "deed.undo", deed=again)
    assert shown() == []


def test_what_was_withdrawn_from_one_person_or_was_over_stands_in_no_deed(play: Play) -> None:
    private = play.do(play.moderator, "message.send", text="Are you well?", person="p1")
    gone = play.do(play.moderator, "message.withdraw", message=private, person="p1")
    public = play.do(play.moderator, "message.send", text="Short", minutes=1)
    play.now += MINUTE
    late = play.do(play.moderator, "message.withdraw", message=public)
    assert b"Are you well?" not in (play.document.raw(f"{STAFF}/deed:{gone}") or b"")
    for id in (gone, late):
        assert play.no(play.moderator, "deed.undo", deed=id) == "not-found"
