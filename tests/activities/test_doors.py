"""Rooms while people work in them: another one is opened, two are put together, and both are taken back."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfReader

from facilitator.documentation import neutral, render
from facilitator.exports import FORMATS
from facilitator.exports.walls import walls
from facilitator.moment import Moment
from facilitator.pages.event import content
from rooms.activities.board.doors import MOST_ROOMS, room_id
from rooms.activities.board.entities import Note, Veiled
from rooms.activities.board.weighing import Tally
from rooms.document import ALL, own_audience, room_audience
from rooms.people import Team, merged, place_of
from rooms.programme import Theme, announced, themes
from rooms.roles import Role
from tests.activities.boards import KLIMA, STEPS, Board
from tests.playing import Play
from tests.serving import workshop_text

TWO_ROUNDS = """
[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 30
settings = {{ rooms = [{named}] }}

[[item]]
id = "again"
kind = "board"
title = "Again"
minutes = 30
settings = {{ rooms = [{later}] }}
"""


@pytest.fixture
def board() -> Board:
    return Board()


def open_room(board: Play, name: str = "Water", **more: object) -> str:
    about = {"name": name, "questions": ["Where does it go?"], **more}
    return room_id(board.do(board.moderator, "board.open", item="groups", **about))


def merge(board: Board, room: str = "klima", into: str = "arten") -> str:
    return board.do(board.moderator, "board.merge", item="groups", room=room, into=into)


def team(board: Board, id: str) -> Team:
    found = board.document.get(Team, own_audience(id), "groups")
    assert found is not None
    return found


def test_another_room_takes_newcomers_cards_and_whoever_is_moved_there(board: Board) -> None:
    room = open_room(board, seats=12, conference="https://meet.example.org/water")
    theme = board.document.get(Theme, ALL, room)
    assert theme is not None
    assert (theme.name, theme.seats, theme.conference) == ("Water", 12, "https://meet.example.org/water")
    assert [id for id, _ in themes(board.document)][-1] == room, "the rooms of the file keep their places"
    late = board.join("late")
    assert board.place(late) == room, "whoever comes now is in the emptiest"
    board.do(late, "board.write", item="groups", room=room, section=1, text="Into the ground")
    board.do(board.moderator, "people.move", person=board.ada.person, room=room)
    assert [note.text for _, note in board.document.each(Note, room_audience(room))] == ["Into the ground"]
    assert board.no(late, "board.open", item="groups", name="Mine", questions=["Why?"]) == "forbidden"


def test_the_event_page_shows_what_was_announced(board: Board) -> None:
    before = content(board.document, "de")["themes"]
    room = open_room(board)
    assert content(board.document, "de")["themes"] == before
    assert room not in dict(announced(board.document)), "nobody registers for it either"


@pytest.mark.parametrize("format", FORMATS)
def test_its_wall_is_in_every_format_like_any_other(board: Board, format: str) -> None:
    room = open_room(board)
    board.cards("From klima")
    board.do(board.moderator, "board.write", item="groups", room=room, section=1, text="Into the ground")
    moment = Moment(board.document, 1, 0)
    assert [wall.theme for wall in walls(neutral(moment, "", str))] == ["klima", room]
    made = render("one", "epoch", moment, format, "").body
    if format in PICTURES:
        assert any("water" in name for name in zipfile.ZipFile(io.BytesIO(made)).namelist())
    else:
        assert "Into the ground" in read(made)


PICTURES = "png", "svg"


def read(made: bytes) -> str:
    """What somebody would find in it, whatever it is packed in."""
    if made.startswith(b"%PDF"):
        return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages)
    if not made.startswith(b"PK"):
        return made.decode()
    packed = zipfile.ZipFile(io.BytesIO(made))
    return "".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


def test_two_rooms_that_are_opened_at_once_are_never_one_too_many_nor_in_one_place(board: Board) -> None:
    about = {"item": "groups", "questions": ["Why?"]}
    for number in range(MOST_ROOMS - len(themes(board.document)) - 1):
        board.do(board.moderator, "board.open", name=f"Room {number}", **about)
    first, second = (board.decide(board.moderator, "board.open", name=name, **about) for name in ("Last", "Too late"))
    board.apply(first)
    assert not board.fits(second), "it is decided again, on what there is now"
    assert board.no(board.moderator, "board.open", name="Too late", **about) == "enough"


@pytest.mark.parametrize("address", ["http://meet.example.org/x", "javascript:alert(1)", "ftp://example.org/"])
def test_its_conference_is_behind_a_link_that_a_workshop_file_may_have(board: Board, address: str) -> None:
    refused = board.no(board.moderator, "board.open", item="groups", name="Water", questions=["?"], conference=address)
    assert refused == "invalid"


def test_whoever_becomes_its_host_goes_there_and_is_where_they_were_once_it_is_taken_back(board: Board) -> None:
    opened = board.do(
        board.moderator, "board.open", item="groups", name="Water", questions=["Why?"], host=board.ada.person
    )
    room = room_id(opened)
    assert (board.person(board.ada).role, board.person(board.ada).room, board.place(board.ada)) == ("host", room, room)
    board.do(board.moderator, "deed.undo", deed=opened)
    assert board.document.get(Theme, ALL, room) is None
    assert (board.person(board.ada).role, board.place(board.ada)) == (Role.PARTICIPANT, "klima")


def test_a_room_in_which_something_was_done_is_not_taken_away(board: Board) -> None:
    opened = board.do(board.moderator, "board.open", item="groups", name="Water", questions=["Why?"])
    room = room_id(opened)
    late = board.join("late")
    assert board.no(board.moderator, "deed.undo", deed=opened) == "not-empty", "somebody is there"
    board.do(late, "board.write", item="groups", room=room, section=1, text="Stays")
    board.do(board.moderator, "people.move", person="late", room="klima")
    assert board.no(board.moderator, "deed.undo", deed=opened) == "not-empty", "something hangs there"
    assert board.no(board.moderator, "board.shut", item="groups", room="klima") == "not-found", "the file says so"


def test_a_room_in_which_somebody_wrote_in_silence_is_not_taken_away() -> None:
    board = Board(STEPS.replace('"reveal"', '"write"'))
    room = open_room(board)
    board.do(board.moderator, "people.move", person="ada", room=room)
    written = board.do(board.ada, "board.write", item="groups", room=room, section=1, text="Not shown yet")
    board.do(board.moderator, "people.move", person="ada", room="klima")
    assert board.no(board.moderator, "board.shut", item="groups", room=room) == "not-empty"
    assert board.document.get(Veiled, own_audience("ada"), f"{room}.{written}")


def test_a_room_with_a_proposal_for_a_goal_is_not_taken_away(board: Board) -> None:
    room = open_room(board)
    board.do(board.moderator, "board.propose", item="groups", room=room, text="Every street has a tree")
    assert board.no(board.moderator, "board.shut", item="groups", room=room) == "not-empty"


@pytest.mark.parametrize("first", ["board.write", "board.shut"])
def test_what_is_pinned_up_while_a_room_is_taken_away_is_not_lost(board: Board, first: str) -> None:
    room = open_room(board)
    at_once = {
        "board.write": board.decide(board.moderator, "board.write", item="groups", room=room, section=1, text="Now"),
        "board.shut": board.decide(board.moderator, "board.shut", item="groups", room=room),
    }
    board.apply(at_once.pop(first))
    [second] = at_once.values()
    assert not board.fits(second), "it is decided again, on what there is now"


def test_what_is_done_in_a_room_while_it_goes_into_another_one_is_there_in_the_end() -> None:
    board = Board(STEPS.replace('"reveal"', '"write"'))
    late = board.decide(board.ada, "board.write", item="groups", room="klima", section=1, text="In silence")
    merge(board)
    assert board.fits(late)
    board.apply(late)
    assert not board.document.ids(Note.KIND, KLIMA), "unseen, as it was written"
    board.go_to("end")
    assert [note.text for _, note in board.document.each(Note, KLIMA)] == ["In silence"]


def test_what_was_written_in_silence_stays_unseen_while_its_room_works_in_another_one() -> None:
    board = Board(STEPS.replace('"reveal"', '"write"'))
    board.cards("In silence")
    together = merge(board)
    assert not board.document.ids(Note.KIND, KLIMA)
    board.do(board.moderator, "deed.undo", deed=together)
    assert not board.document.ids(Note.KIND, KLIMA), "and the room goes on where it was"
    board.do(board.moderator, "clock.next", seen="groups", seen_step=0)
    assert [note.text for _, note in board.document.each(Note, KLIMA)] == ["In silence"]


def test_the_board_of_a_room_that_works_in_another_one_goes_along_with_the_agenda() -> None:
    board = Board(STEPS.replace('"reveal"', '"write"'))
    board.cards("In silence")
    merge(board)
    board.do(board.moderator, "clock.next", seen="groups", seen_step=0)
    assert [note.text for _, note in board.document.each(Note, KLIMA)] == ["In silence"]


def test_everybody_of_a_room_works_in_another_one_and_its_board_stays(board: Board) -> None:
    board.cards("From klima")
    before = {who.person: team(board, who.person) for who in (board.ada, board.bo)}
    together = merge(board)
    assert {board.place(who) for who in (board.ada, board.bo, board.cy, board.host)} == {"arten"}
    assert (team(board, "ada").why, team(board, "ada").room) == ("merged", "arten")
    assert [note.text for _, note in board.document.each(Note, KLIMA)] == ["From klima"]
    assert board.not_here(board.host, "board.write", section=1, text="Nobody is here") == "not-found"
    assert board.place(board.join("late")) == "arten"
    assert board.no(board.moderator, "people.move", person="cy", room="klima") == "not-found"
    board.do(board.moderator, "deed.undo", deed=together)
    assert {board.place(who) for who in (board.ada, board.bo, board.host)} == {"klima"}
    assert board.place(board.cy) == place_of(board.document, "late") == "arten", "they never were in klima"
    assert {id: team(board, id) for id in before} == before
    board.here(board.ada, "board.write", section=1, text="Here again")


def test_who_comes_back_to_a_room_that_works_elsewhere_is_with_the_others(board: Board) -> None:
    board.do(board.moderator, "people.remove", person="ada")
    open_room(board)
    merge(board)
    board.do(board.moderator, "people.readmit", person="ada")
    assert board.place(board.ada) == "arten", "and not where most seats are free"


def test_who_was_moved_on_meanwhile_stays_there_when_rooms_part(board: Board) -> None:
    room = open_room(board)
    merge(board)
    board.do(board.moderator, "people.move", person="bo", room=room)
    board.do(board.moderator, "board.part", item="groups", room="klima")
    assert (board.place(board.ada), board.place(board.bo)) == ("klima", room)


def test_what_came_with_a_room_goes_along_and_goes_home_by_itself(board: Board) -> None:
    room = open_room(board)
    merge(board)
    last = merge(board, "arten", room)
    assert {board.place(who) for who in (board.ada, board.cy, board.host, board.other)} == {room}
    assert board.no(board.moderator, "deed.undo", deed=last) == "not-found", "klima would not come back with it"
    board.do(board.moderator, "board.part", item="groups", room="arten")
    assert (board.place(board.cy), board.place(board.ada)) == ("arten", room)
    board.do(board.moderator, "board.part", item="groups", room="klima")
    assert (board.place(board.ada), board.place(board.host)) == ("klima", "klima")


@pytest.mark.parametrize(("room", "into", "code"), [("klima", "klima", "invalid"), ("klima", "no", "not-found")])
def test_a_room_works_in_another_one_that_there_is(board: Board, room: str, into: str, code: str) -> None:
    assert board.no(board.moderator, "board.merge", item="groups", room=room, into=into) == code


def test_dots_of_a_room_that_works_in_another_one_are_counted_when_the_item_ends(board: Board) -> None:
    [card] = board.cards("Worth it")
    board.step("weigh")
    board.here(board.ada, "board.stick", question=0, dots={card: 2})
    merge(board)
    assert not list(board.document.each(Tally, KLIMA)), "who sees their room again may still move them"
    board.go_to("end")
    assert {card: 2} in [tally.dots for _, tally in board.document.each(Tally, KLIMA)]


@pytest.mark.parametrize(
    ("named", "later", "there"),
    [("", "", True), ('"klima", "arten"', "", True), ("", '"klima", "arten"', False)],
)
def test_later_items_that_have_all_rooms_have_the_new_one_too(named: str, later: str, there: bool) -> None:
    board = Play(workshop_text(TWO_ROUNDS.format(named=named, later=later)))
    board.go_to("groups")
    ada = board.join("ada")
    room = open_room(board, host="ada")
    assert board.place(ada) == room
    board.go_to("again")
    assert (board.place(ada) == room) is there
    assert merged(board.document, "again") == {}
