"""People: what each is shown, and that who is renamed, moved or removed is so everywhere."""

from __future__ import annotations

import msgspec
import pytest

from facilitator import commands
from facilitator.live.protocol import decode_command
from rooms.command import Actor, Command
from rooms.decision import Decision
from rooms.document import ALL, SEALED, STAFF, host_audience, own_audience, room_audience
from rooms.people import JOINED, Hand, Help, Link, Name, Person, Team, actor, audiences_of, place_of, placed_key
from rooms.roles import RIGHTS, Right, Role, covers, may
from tests.playing import Play
from tests.serving import EVERYTHING, workshop_text


@pytest.fixture
def play() -> Play:
    """In the theme rooms: Anna and the host in one, Bela in the other."""
    play = Play(workshop_text(names="named"))
    host = play.join("host", Role.HOST, "klima")
    anna, bela = play.crowd(2)
    for who, theme in ((anna, "klima"), (bela, "arten")):
        play.go_to("choice")
        play.do(who, "choose.wish", item="choice", round="groups", themes=[theme])
    play.go_to("groups")
    assert [play.place(who) for who in (host, anna, bela)] == ["klima", "klima", "arten"]
    return play


def names(play: Play, id: str) -> dict[str, str]:
    """How somebody is called in each audience that knows them."""
    found = {}
    for audience in play.document.audiences(Name.KIND):
        if (name := play.document.get(Name, audience, id)) is not None:
            found[audience] = name.name
    return found


def test_everybody_is_shown_what_is_theirs(play: Play) -> None:
    shown = {id: set(audiences_of(play.document, id, staff=id == "mo")) for id in play.actors}
    assert shown["p1"] == {ALL, own_audience("p1"), room_audience("klima")}
    assert shown["host"] == {ALL, own_audience("host"), room_audience("klima"), host_audience("klima")}
    rooms = {name(room) for room in ("klima", "arten") for name in (room_audience, host_audience)}
    assert shown["mo"] == {ALL, own_audience("mo"), STAFF, *rooms}
    assert audiences_of(play.document, "p1", staff=True) == audiences_of(play.document, "p1", staff=False)
    assert audiences_of(play.document, "nobody", staff=True) == []


def test_a_host_looks_after_their_room_also_while_it_is_closed(play: Play) -> None:
    play.go_to("break")
    assert play.place(play.actors["host"]) == ""
    assert host_audience("klima") in audiences_of(play.document, "host", staff=False)


def test_a_new_name_is_the_name_everywhere(play: Play) -> None:
    anna = play.actors["p1"]
    play.do(anna, "board.write", item="groups", room="klima", section=1, text="Shade")
    play.do(anna, "people.rename", person="p1", name="  Annika   B. ", organisation="Town")
    assert set(names(play, "p1").values()) == {"Annika B."}
    assert play.person(anna).organisation == "Town"
    play.do(anna, "people.rename", person="p1", name="Anna")
    assert play.person(anna).organisation == "Town"
    assert play.no(play.actors["p2"], "people.rename", person="p1", name="Nobody") == "forbidden"
    play.do(play.moderator, "people.rename", person="p1", name="Anna of the team")
    assert set(names(play, "p1").values()) == {"Anna of the team"}


def test_who_is_removed_is_gone_everywhere_and_what_they_wrote_stays(play: Play) -> None:
    anna = play.actors["p1"]
    note = play.do(anna, "board.write", item="groups", room="klima", section=1, text="Shade")
    play.do(anna, "help.call", text="No sound")
    play.do(play.moderator, "people.remove", person="p1")
    assert names(play, "p1") == {}
    assert actor(play.document, "p1") is None
    assert audiences_of(play.document, "p1", staff=False) == []
    assert play.document.get(Help, STAFF, "p1") is None
    assert play.document.raw(f"{room_audience('klima')}/note:{note}") is not None
    assert play.no(play.moderator, "people.remove", person="mo") == "not-yourself"
    assert play.no(play.moderator, "people.remove", person="p1") == "not-found"


def test_who_is_removed_makes_room_for_others_until_they_are_let_in_again(play: Play) -> None:
    for person, joined, here in (("p1", 2, 1), ("host", 1, 0)):
        play.do(play.moderator, "people.remove", person=person)
        assert (play.document.number(JOINED), play.document.number(placed_key("klima"))) == (joined, here)
    play.do(play.moderator, "people.readmit", person="p1")
    assert play.document.number(JOINED) == 2
    other = play.join("other", Role.MODERATOR)
    play.do(play.moderator, "people.remove", person=other.person)
    assert play.document.number(JOINED) == 2, "the staff are not counted"


@pytest.mark.parametrize("command", ["people.remove", "people.readmit", "people.rename"])
def test_nobody_decides_about_somebody_who_may_do_more(play: Play, command: str) -> None:
    play.join("organiser", Role.ORGANISER)
    other = play.join("other", Role.ORGANISER)
    if command == "people.readmit":
        play.do(other, "people.remove", person="organiser")
    more = {"name": "Nobody"} if command == "people.rename" else {}
    assert play.no(play.moderator, command, person="organiser", **more) == "forbidden"
    play.do(other, command, person="organiser", **more)


def test_who_is_let_in_again_has_a_name_again_wherever_something_of_theirs_is(play: Play) -> None:
    anna, host = play.actors["p1"], play.actors["host"]
    play.do(anna, "board.write", item="groups", room="klima", section=1, text="Shade")
    before = {id: set(names(play, id)) for id in ("p1", "host")}
    play.do(host, "board.write", item="groups", room="klima", section=1, text="From the host")
    for id in ("p1", "host"):
        play.do(play.moderator, "people.remove", person=id)
        play.do(play.moderator, "people.readmit", person=id)
        assert set(names(play, id)) == before[id]
    assert play.document.get(Name, room_audience("klima"), "host") == Name("Host", here=True, host=True)


def test_the_moderators_move_people_while_the_rooms_are_open(play: Play) -> None:
    play.do(play.moderator, "people.move", person="p1", room="arten")
    assert play.place(play.actors["p1"]) == "arten"
    assert not play.document.get(Name, room_audience("klima"), "p1").here  # type: ignore[union-attr]
    assert play.document.get(Name, room_audience("arten"), "p1").here  # type: ignore[union-attr]
    wished = Team("klima", 1, "wish")
    assert play.document.get(Team, own_audience("p1"), "groups") == Team("arten", why="moved", before=wished)
    play.do(play.moderator, "people.move", person="p1", room="klima")
    assert play.document.get(Team, own_audience("p1"), "groups") == Team("klima", why="moved", before=wished)
    assert play.no(play.actors["p2"], "people.move", person="p1", room="klima") == "forbidden"
    play.go_to("break")
    assert play.no(play.moderator, "people.move", person="p1", room="klima") == "no-rooms"


def test_people_are_moved_only_into_rooms_that_are_open() -> None:
    some = 'title = "Groups"\nminutes = 30\nsettings = { rooms = ["klima"] }'
    play = Play(workshop_text(EVERYTHING.replace('title = "Groups"\nminutes = 30', some)))
    play.crowd(1)
    play.go_to("groups")
    assert play.no(play.moderator, "people.move", person="p1", room="arten") == "not-found"
    assert play.no(play.moderator, "people.move", person="mo", room="klima") == "not-found"
    play.go_to("groups-2")
    play.do(play.moderator, "people.move", person="p1", room="arten")
    assert play.place(play.actors["p1"]) == "arten"


def test_who_comes_late_lands_in_a_room_at_once_and_goes_back_with_the_others(play: Play) -> None:
    late = play.join("late")
    assert play.place(late) in ("klima", "arten")
    assert play.document.number(JOINED) == 4, "three people and the host, not the staff"
    play.go_to("break")
    assert play.place(late) == ""


def test_messages_reach_whom_they_are_for(play: Play) -> None:
    host, anna, bela = (play.actors[id] for id in ("host", "p1", "p2"))
    play.do(play.moderator, "message.send", text="To all")
    in_room = play.do(host, "message.send", text="To the room", rooms=["klima"])
    play.do(play.moderator, "message.send", text="To Bela", person="p2")
    texts = {id: str(play.sees(play.actors[id])) for id in ("p1", "p2")}
    assert [("To all" in text, "To the room" in text, "To Bela" in text) for text in texts.values()] == [
        (True, True, False),
        (True, False, True),
    ]
    assert play.no(host, "message.send", text="To all", rooms=["arten"]) == "forbidden"
    assert play.no(host, "message.send", text="To all") == "forbidden"
    assert (
        play.no(anna, "message.send", text="x")
        == play.no(bela, "message.send", text="x", rooms=["arten"])
        == "forbidden"
    )
    several = play.do(play.moderator, "message.send", text="To two", rooms=["klima", "arten"])
    assert "To two" in str(play.sees(anna))
    assert "To two" in str(play.sees(bela))
    assert play.no(host, "message.send", text="x", rooms=["klima", "arten"]) == "forbidden"
    play.do(play.moderator, "message.withdraw", message=several, rooms=["klima", "arten"])
    assert "To two" not in str(play.sees(bela))
    play.do(host, "message.withdraw", message=in_room, rooms=["klima"])
    assert "To the room" not in str(play.sees(anna))


def test_who_sent_a_message_or_looks_after_a_call_is_called_as_they_are_called_now(play: Play) -> None:
    anna, host = play.actors["p1"], play.actors["host"]
    message = play.do(host, "message.send", text="To the room", rooms=["klima"])
    play.do(anna, "help.call", text="No sound")
    play.do(host, "help.take", person="p1")
    said = f"{room_audience('klima')}/message:{message}"
    assert b'"by":"host"' in play.sees(anna)[said]
    assert play.document.get(Help, own_audience("p1"), "p1").taken == "host"  # type: ignore[union-attr]
    play.do(play.moderator, "people.rename", person="host", name="Somebody else")
    assert play.document.get(Name, room_audience("klima"), "host").name == "Somebody else"  # type: ignore[union-attr]
    # The log says what they were called, and nothing else.
    old = [key for key, raw in play.sees(play.moderator).items() if b'"Host"' in raw]
    assert [key.partition(":")[0] for key in old] == [f"{STAFF}/former"]
    play.do(play.moderator, "people.remove", person="host")
    assert play.document.get(Help, own_audience("p1"), "p1").taken == ""  # type: ignore[union-attr]
    assert not any(b"Somebody else" in raw for raw in play.sees(anna).values())


def test_a_host_who_was_never_in_their_room_is_known_by_name_to_whom_they_write(play: Play) -> None:
    play.go_to("break")
    new = play.join("new", Role.HOST, "arten")
    play.do(new, "message.send", text="See you in a moment", rooms=["arten"])
    assert play.document.get(Name, room_audience("arten"), "new") == Name("New", host=True)


def test_roles_have_the_rights_of_the_table() -> None:
    assert may(Role.ORGANISER, Right.ADMINISTER)
    assert not may(Role.MODERATOR, Right.ADMINISTER)
    assert not may(Role.HOST, Right.MODERATE)
    assert RIGHTS[Role.STAGE] == {Right.WATCH}
    assert covers(Role.ORGANISER, Role.ORGANISER)
    assert covers(Role.MODERATOR, Role.HOST)
    assert not covers(Role.MODERATOR, Role.ORGANISER)
    assert RIGHTS.keys() == set(Role)


def test_staff_whose_link_has_ended_may_not_act(play: Play) -> None:
    play.apply(Decision(play.document).delete(Link.key(SEALED, play.person(play.moderator).link)))
    assert actor(play.document, "mo") is None
    assert actor(play.document, "p1") is not None


@pytest.mark.parametrize("who", ["mo", "host"])
def test_what_somebody_does_by_a_link_that_ends_at_that_moment_is_decided_again(play: Play, who: str) -> None:
    command = decode_command(msgspec.Raw(b'{"type":"message.send","rooms":["klima"],"text":"Hello"}'))
    assert isinstance(command, Command)
    outcome = commands.decide(play.document, play.actors[who], command, id="c" * 22, now=play.now)
    assert isinstance(outcome, Decision)
    play.apply(Decision(play.document).delete(Link.key(SEALED, play.person(play.actors[who]).link)))
    assert any(play.document.raw(key) != raw for key, raw in outcome.expected.items())


def test_people_who_come_are_told_to_the_staff_only(play: Play) -> None:
    assert play.document.get(Person, STAFF, "p1") is not None
    assert all(not key.startswith("staff/") for key in play.sees(play.actors["p2"]))
    assert "p1" not in {id for id, _ in play.document.each(Name, ALL)}


def test_several_are_moved_at_once_and_all_of_it_is_taken_back(play: Play) -> None:
    late = play.join("late")
    before = {who: play.place(play.actors[who]) for who in ("p1", "p2", "late")}
    assert play.no(play.moderator, "people.place", places={"p1": "nowhere"}) == "not-found"
    id = play.do(
        play.moderator, "people.place", places={"p1": "arten", "p2": "arten", "late": "arten", "gone": "arten"}
    )
    assert [play.place(play.actors[who]) for who in ("p1", "p2", "late")] == ["arten"] * 3
    assert play.document.number(placed_key("arten")) == 3
    assert play.no(late, "people.place", places={"p1": "klima"}) == "forbidden"
    play.do(play.moderator, "deed.undo", deed=id)
    assert {who: play.place(play.actors[who]) for who in before} == before
    play.go_to("break")
    assert play.no(play.moderator, "people.place", places={"p1": "klima"}) == "no-rooms"


def test_who_is_readmitted_while_the_rooms_are_open_is_back_in_theirs(play: Play) -> None:
    id = play.do(play.moderator, "people.remove", person="p2")
    assert play.place(play.actors["p2"]) == ""
    play.do(play.moderator, "deed.undo", deed=id)
    assert play.place(play.actors["p2"]) == "arten"
    assert play.document.get(Name, room_audience("arten"), "p2") == Name("P2", here=True)


def test_who_is_readmitted_in_a_break_that_keeps_the_rooms_open_is_back_in_theirs_as_well() -> None:
    play = Play(workshop_text(EVERYTHING.replace('reopens = ["choice"]', 'reopens = ["groups"]')))
    [anna] = play.crowd(1)
    for item in ("groups", "break"):
        play.go_to(item)
    room = play.place(anna)
    play.do(play.moderator, "people.remove", person="p1")
    play.do(play.moderator, "people.readmit", person="p1")
    assert play.place(anna) == room != ""


def test_somebody_becomes_host_or_moderator_while_it_runs_and_it_is_taken_back(play: Play) -> None:
    appointed = play.do(play.moderator, "people.appoint", person="p1", role="host", room="arten")
    anna = actor(play.document, "p1")
    assert anna is not None
    assert anna.hosts("arten")
    assert place_of(play.document, "p1") == "arten", "while the rooms are open they are in theirs"
    assert play.document.get(Name, room_audience("arten"), "p1") == Name("P1", here=True, host=True)
    assert play.no(anna, "people.appoint", person="p2", role="host", room="arten") == "forbidden"
    play.do(play.moderator, "deed.undo", deed=appointed)
    assert actor(play.document, "p1") == Actor("p1", Role.PARTICIPANT)
    assert place_of(play.document, "p1") == "klima", "who only looked after a room goes back into their own"
    joined = play.document.number(JOINED)
    play.do(play.moderator, "people.appoint", person="p1", role="moderator")
    assert (place_of(play.document, "p1"), play.document.number(JOINED)) == ("", joined - 1)
    assert play.document.get(Name, ALL, "p1") == Name("P1", host=True)
    play.do(play.moderator, "people.appoint", person="p1", role="participant")
    assert (place_of(play.document, "p1") != "", play.document.number(JOINED)) == (True, joined)
    assert play.no(play.moderator, "people.appoint", person="mo", role="participant") == "not-yourself"
    assert play.no(play.moderator, "people.appoint", person="p1", role="host", room="nowhere") == "not-found"
    play.join("organiser", Role.ORGANISER)
    assert play.no(play.moderator, "people.appoint", person="organiser", role="participant") == "forbidden"


def test_the_stage_counts_who_is_in_a_room_as_moderators_see_it_also_when_people_are_moved(play: Play) -> None:
    def counted(room: str) -> tuple[bytes | None, int]:
        desk = [name for _, name in play.document.each(Name, room_audience(room)) if name.here]
        return play.stage_sees().get(f"all/placed:{room}"), len(desk)

    assert (counted("klima"), counted("arten")) == ((b"2", 2), (b"1", 1))
    moved = play.do(play.moderator, "people.move", person="p1", room="arten")
    assert (counted("klima"), counted("arten")) == ((b"1", 1), (b"2", 2))
    play.do(play.moderator, "people.remove", person="p2")
    assert counted("arten") == (b"1", 1)
    play.do(play.moderator, "deed.undo", deed=moved)
    assert counted("klima") == (b"2", 2)


def test_a_call_for_help_goes_along_with_who_called(play: Play) -> None:
    play.do(play.actors["p1"], "help.call", text="No sound")
    play.do(play.moderator, "help.take", person="p1")
    moved = play.do(play.moderator, "people.move", person="p1", room="arten")
    call = Help(play.now, "No sound", "arten", taken="mo")
    for audience in (STAFF, own_audience("p1"), host_audience("arten")):
        assert play.document.get(Help, audience, "p1") == call
    assert play.document.get(Help, host_audience("klima"), "p1") is None
    play.do(play.moderator, "deed.undo", deed=moved)
    assert play.document.get(Help, host_audience("klima"), "p1") is not None
    play.go_to("break")
    assert play.document.get(Help, STAFF, "p1") == Help(call.at, "No sound", "", taken="mo")
    assert play.document.get(Help, host_audience("klima"), "p1") is None


def test_a_removal_that_is_taken_back_leaves_everything_as_it_was(play: Play) -> None:
    def there() -> dict[str, bytes]:
        return {key: raw for key, raw in play.document.items() if not key.startswith("staff/deed")}

    play.do(play.actors["p1"], "board.write", item="groups", room="klima", section=1, text="Shade")
    play.do(play.moderator, "people.move", person="p1", room="arten")
    before = there()
    for person in ("p1", "host"):
        removed = play.do(play.moderator, "people.remove", person=person)
        play.do(play.moderator, "deed.undo", deed=removed)
        assert there() == before


def test_who_is_readmitted_calls_and_would_speak_as_before_and_cares_for_whom_they_cared(play: Play) -> None:
    second = play.join("m2", Role.MODERATOR)
    play.do(play.actors["p1"], "help.call", text="No sound")
    play.do(second, "help.take", person="p1")
    play.do(play.actors["p1"], "hand.raise")
    play.now += 1_000
    play.do(play.actors["p2"], "hand.raise")

    def asked() -> dict[str, bytes]:
        return {key: raw for key, raw in play.document.items() if "/help:" in key or "/hand:" in key}

    before = asked()
    assert len(before) == 9, "each for the staff, for the room's host, and for themselves"
    for person in ("p1", "m2"):
        removed = play.do(play.moderator, "people.remove", person=person)
        assert asked() != before
        play.do(play.moderator, "deed.undo", deed=removed)
        assert asked() == before
    removed = play.do(play.moderator, "people.remove", person="p1")
    play.go_to("break")
    play.do(play.moderator, "deed.undo", deed=removed)
    assert play.document.get(Hand, STAFF, "p1") is None, "it went down with the item"
    assert play.document.get(Help, STAFF, "p1") == Help(play.start, "No sound", "", taken="m2")


def test_who_is_back_does_not_care_for_a_call_that_others_took_or_that_is_another(play: Play) -> None:
    second = play.join("m2", Role.MODERATOR)
    for caller in ("p1", "p2"):
        play.do(play.actors[caller], "help.call")
        play.do(second, "help.take", person=caller)
    play.do(play.moderator, "people.remove", person="m2")
    play.do(play.moderator, "help.take", person="p1")
    play.now += 1_000
    play.do(play.actors["p2"], "help.call", text="Still none")
    play.do(play.moderator, "people.readmit", person="m2")
    assert [play.document.get(Help, STAFF, caller).taken for caller in ("p1", "p2")] == ["mo", ""]  # type: ignore[union-attr]
