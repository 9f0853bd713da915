"""A wrong move of the agenda that is taken back at once leaves all as it was: what was unseen is unseen again."""

from __future__ import annotations

from typing import Literal

import pytest

from rooms.activities.board.entities import Cluster, Comment, Note, Veiled
from rooms.activities.flash.entities import Revealed, Spoken
from rooms.document import ALL, SEALED, STAFF, host_audience, own_audience, room_audience
from rooms.people import Team
from rooms.programme import MOMENT
from rooms.roles import Role
from tests.playing import MINUTE, Play
from tests.serving import EVERYTHING, workshop_text

Way = Literal["undo", "back"]


@pytest.fixture
def play() -> Play:
    play = Play()
    play.crowd(6)
    return play


def mistaken(play: Play, way: Way, to: str = "", after: int = 3_000) -> None:
    """Jump there, or on to the next item or step, and go back."""
    if to:
        move = play.do(play.moderator, "clock.jump", to=to)
    else:
        move = play.do(play.moderator, "clock.next", seen=play.clock.item, seen_step=play.clock.step)
    play.now += after
    if way == "undo":
        play.do(play.moderator, "deed.undo", deed=move)
    else:
        play.do(play.moderator, "clock.back", seen=play.clock.item, seen_step=play.clock.step)


def say(play: Play, who: str, text: str) -> None:
    play.do(play.actors[who], "flash.say", item="flash", text=text, mark=0)


def sentences(play: Play) -> list[str]:
    return sorted(spoken.text for _, spoken in play.document.each(Spoken, ALL))


@pytest.mark.parametrize("way", ["undo", "back"])
def test_a_flash_round_that_was_only_visited_is_sealed_when_it_comes(play: Play, way: Way) -> None:
    play.go_to("groups")
    mistaken(play, way, "flash")
    play.go_to("flash", 20 * MINUTE)
    say(play, "p1", "Glad")
    assert sentences(play) == []
    play.do(play.moderator, "flash.reveal", item="flash")
    assert sentences(play) == ["Glad"]


@pytest.mark.parametrize("way", ["undo", "back"])
def test_sentences_that_an_end_by_mistake_has_shown_are_sealed_again_and_can_be_changed(play: Play, way: Way) -> None:
    play.go_to("flash")
    say(play, "p1", "Glad")
    say(play, "p2", "Sad")
    mistaken(play, way)
    assert play.clock.item == "flash"
    assert sentences(play) == []
    assert play.document.get(Revealed, ALL, "flash") is None
    say(play, "p1", "Very glad")
    play.go_to("end", 2 * MINUTE)
    assert sentences(play) == ["Sad", "Very glad"]


def test_what_was_hidden_in_that_moment_stays_hidden(play: Play) -> None:
    play.go_to("flash")
    say(play, "p1", "Rude")
    move = play.do(play.moderator, "clock.next", seen="flash", seen_step=0)
    [(id, _)] = play.document.each(Spoken, ALL)
    play.do(play.moderator, "flash.hide", item="flash", sentence=id.partition(".")[2])
    play.do(play.moderator, "deed.undo", deed=move)
    play.go_to("end", MINUTE)
    assert sentences(play) == []
    assert [spoken.text for _, spoken in play.document.each(Spoken, STAFF)] == ["Rude"]


def test_what_somebody_has_revealed_or_has_been_read_for_long_stays_seen(play: Play) -> None:
    play.go_to("flash")
    say(play, "p1", "Glad")
    play.go_to("end", MOMENT + MINUTE)
    play.now += MOMENT + 1
    play.do(play.moderator, "clock.back", seen="end")
    assert sentences(play) == ["Glad"]
    other = Play()
    other.crowd(1)
    other.go_to("flash")
    say(other, "p1", "Glad")
    other.do(other.moderator, "flash.reveal", item="flash")
    mistaken(other, "undo")
    assert sentences(other) == ["Glad"]


@pytest.mark.parametrize("way", ["undo", "back"])
def test_rooms_that_were_only_visited_are_still_to_be_chosen(way: Way) -> None:
    pause = '[[item]]\nid = "pause"\nkind = "pause"\ntitle = "Pause"\nminutes = 5\n\n'
    play = Play(workshop_text(EVERYTHING.replace('[[item]]\nid = "groups"\n', f'{pause}[[item]]\nid = "groups"\n')))
    play.crowd(6)
    play.go_to("words" if way == "undo" else "pause")
    mistaken(play, way, "groups")
    play.go_to("choice")
    for who in ("p1", "p2", "p3"):
        play.do(play.actors[who], "choose.wish", item="choice", round="groups", themes=["arten"])
    play.go_to("pause", MINUTE)
    play.go_to("groups", MINUTE)
    teams = [play.document.get(Team, own_audience(who), "groups") for who in ("p1", "p2", "p3")]
    assert [(team.room, team.wish) for team in teams if team] == [("arten", 1)] * 3


def test_rooms_in_which_people_worked_are_settled_even_if_the_agenda_goes_back(play: Play) -> None:
    play.go_to("choice")
    mistaken(play, "undo", "groups", MOMENT + MINUTE)
    wish = {"item": "choice", "round": "groups", "themes": ["arten"]}
    assert play.no(play.actors["p1"], "choose.wish", **wish) == "closed"


@pytest.fixture
def silent(play: Play) -> Play:
    """Two are in the same room and write in silence."""
    play.go_to("groups-2")
    play.do(play.moderator, "people.place", places={"p1": "klima", "p2": "klima"})
    return play


def write(play: Play, who: str, text: str) -> str:
    at = {"item": "groups-2", "room": "klima", "section": 1}
    return play.do(play.actors[who], "board.write", **at, text=text)


def shown(play: Play) -> list[str]:
    return sorted(note.text for _, note in play.document.each(Note, room_audience("klima")) if note.item == "groups-2")


@pytest.mark.parametrize("to", ["", "flash"])
def test_cards_that_a_mistake_has_shown_lie_with_their_authors_again(silent: Play, to: str) -> None:
    first, second = write(silent, "p1", "Trees"), write(silent, "p2", "Water")
    mistaken(silent, "undo", to)
    assert shown(silent) == []
    for who, id in (("p1", first), ("p2", second)):
        assert silent.document.get(Veiled, own_audience(who), f"klima.{id}") is not None
    edit = {"item": "groups-2", "room": "klima", "note": first, "seen": "Trees"}
    silent.do(silent.actors["p1"], "board.edit", **edit, text="Old trees")
    silent.do(silent.moderator, "clock.next", seen="groups-2", seen_step=0)
    assert shown(silent) == ["Old trees", "Water"]


def test_what_was_done_with_the_cards_in_that_moment_is_there_again_with_them(silent: Play) -> None:
    host = silent.join("host", Role.HOST, "klima")
    cards = [write(silent, "p1", "Trees"), write(silent, "p2", "Water")]
    gone = write(silent, "p1", "Mistake")
    at = {"item": "groups-2", "room": "klima"}
    move = silent.do(silent.moderator, "clock.next", seen="groups-2", seen_step=0)
    silent.do(host, "board.gather", **at, cards=cards)
    silent.do(silent.actors["p2"], "board.comment", **at, note=cards[0], text="Which?")
    silent.do(silent.actors["p1"], "board.delete", **at, note=gone)
    silent.do(silent.moderator, "deed.undo", deed=move)
    hidden, klima = host_audience("klima"), room_audience("klima")
    assert shown(silent) == []
    assert not [*silent.document.each(Comment, klima), *silent.document.each(Cluster, klima)]
    silent.do(silent.moderator, "clock.next", seen="groups-2", seen_step=0)
    assert shown(silent) == ["Trees", "Water"], "not what its author took back"
    assert [comment.text for _, comment in silent.document.each(Comment, klima)] == ["Which?"]
    assert len([*silent.document.each(Cluster, klima)]) == 1
    assert not [*silent.document.each(Comment, hidden), *silent.document.each(Cluster, hidden)]


def test_cards_that_everybody_has_read_stay(silent: Play) -> None:
    write(silent, "p1", "Trees")
    mistaken(silent, "undo", after=MOMENT + 1)
    assert shown(silent) == ["Trees"]


def released(play: Play, who: str, round: str = "groups") -> str:
    """In which room somebody is told that they will be."""
    team = play.document.get(Team, own_audience(who), round)
    return team.room if team else ""


def prepared(play: Play) -> dict[str, bytes]:
    """All that is known of who goes where."""
    kinds = ("/lineup:", "/teams:", "/team:", "/merged:", "/wish:")
    return {key: raw for key, raw in play.document.items() if any(kind in key for kind in kinds)}


def choosing(text: str = EVERYTHING) -> Play:
    """Six choose; two have a wish, one is put elsewhere, and in the second round both rooms work in one."""
    play = Play(workshop_text(text))
    play.crowd(6)
    play.join("host", Role.HOST, "klima")
    play.go_to("choice")
    for who in ("p1", "p2"):
        play.do(play.actors[who], "choose.wish", item="choice", round="groups", themes=["arten"])
    play.do(play.moderator, "choose.line_up", item="choice")
    play.do(play.moderator, "choose.put", item="choice", round="groups", person="p3", room="arten")
    play.do(play.moderator, "choose.merge", item="choice", round="groups-2", room="arten", into="klima")
    return play


BY_HAND = EVERYTHING.replace('rounds = ["groups", "groups-2"]', 'rounds = ["groups", "groups-2"], release = "by-hand"')
BETWEEN = '[[item]]\nid = "between"\nkind = "talk"\ntitle = "Between"\nminutes = 10\nadvance = "wait"\n\n'


def with_between(text: str) -> str:
    return text.replace('[[item]]\nid = "groups"\n', f'{BETWEEN}[[item]]\nid = "groups"\n')


@pytest.mark.parametrize("text", [EVERYTHING, BY_HAND, with_between(EVERYTHING)], ids=["told", "held", "before rooms"])
@pytest.mark.parametrize("way", ["undo", "back"])
def test_a_choice_that_closed_by_mistake_stands_as_before_and_closes_again(way: Way, text: str) -> None:
    play = choosing(text)
    before = prepared(play)
    mistaken(play, way)
    assert play.clock.item == "choice"
    assert prepared(play) == before
    play.do(play.actors["p4"], "choose.wish", item="choice", round="groups", themes=["klima"])
    play.go_to("groups", MINUTE)
    assert [released(play, who) for who in ("p1", "p2", "p3", "p4")] == ["arten", "arten", "arten", "klima"]
    assert {released(play, f"p{n}", "groups-2") for n in range(1, 7)} == {"klima"}


def test_what_everybody_was_told_for_long_stays_told() -> None:
    play = choosing()
    mistaken(play, "back", after=MOMENT + 1)
    assert play.clock.item == "choice"
    assert released(play, "p1") == "arten"


@pytest.mark.parametrize("text", [EVERYTHING, with_between(BY_HAND)], ids=["told at the close", "told by the rooms"])
def test_who_is_led_back_from_behind_the_rooms_soon_still_sees_what_the_choice_came_to(text: str) -> None:
    play = choosing(text)
    told_from = "choice" if text == EVERYTHING else "between"
    for item in (told_from, "groups", "groups-2", "flash"):
        play.go_to(item)
    told = prepared(play)
    assert released(play, "p1") == "arten"
    play.go_to(told_from, 3_000)
    assert prepared(play) == told


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (EVERYTHING, ("groups", "groups-2", "flash")),
        (EVERYTHING, ("groups", "break")),
        (with_between(BY_HAND), ("between", "groups")),
    ],
    ids=["all rounds", "a break that lets people choose anew", "told by the rooms"],
)
def test_a_close_is_taken_back_move_by_move(text: str, ways: tuple[str, ...]) -> None:
    play = choosing(text)
    before = prepared(play)
    moves = []
    for item in ways:
        play.now += 3_000
        moves.append(play.do(play.moderator, "clock.jump", to=item))
    for move in reversed(moves):
        play.now += 3_000
        play.do(play.moderator, "deed.undo", deed=move)
    assert play.clock.item == "choice"
    assert prepared(play) == before


def test_what_was_told_by_a_close_that_was_taken_back_never_comes_back() -> None:
    play = choosing()
    for item in ("groups", "break", "groups", "choice"):
        play.go_to(item, 3_000)
    play.do(play.moderator, "choose.put", item="choice", round="groups-2", person="p1", room="arten")
    play.do(play.moderator, "choose.merge", item="choice", round="groups-2", room="arten")
    play.go_to("groups", 3_000)
    assert released(play, "p1", "groups-2") == "arten"
    play.go_to("break", 3_000)
    assert released(play, "p1", "groups-2") == "arten"


def test_what_is_kept_to_take_back_what_people_were_told_is_forgotten_with_the_next_move_after_that() -> None:
    play = choosing(with_between(EVERYTHING))
    play.go_to("between", MINUTE)
    assert play.document.ids("untold", SEALED)
    play.go_to("groups", MOMENT + 1)
    assert not play.document.ids("untold", SEALED)


def test_a_break_that_lets_people_choose_anew_soon_after_the_close_takes_nothing_back() -> None:
    play = choosing(with_between(EVERYTHING).replace('id = "between"\nkind = "talk"', 'id = "between"\nkind = "pause"'))
    play.go_to("flash")
    play.now += MINUTE
    told = released(play, "p1", "groups-2")
    assert told
    play.go_to("break")
    assert released(play, "p1", "groups-2") == told


@pytest.mark.parametrize("way", ["undo", "back"])
def test_a_break_that_ended_by_mistake_leaves_the_rooms_as_they_were_told_before_it(way: Way) -> None:
    play = choosing()
    play.go_to("groups", MINUTE)
    play.go_to("break", 20 * MINUTE)
    for who in ("p1", "p2", "p3"):
        play.do(play.actors[who], "choose.wish", item="choice", round="groups-2", themes=["klima"])
    before = prepared(play)
    mistaken(play, way)
    assert play.clock.item == "break"
    assert prepared(play) == before


def test_rooms_that_were_released_by_hand_are_withheld_again_for_five_minutes() -> None:
    play = choosing(with_between(BY_HAND))
    play.go_to("between", MINUTE)
    before = prepared(play)
    release = play.do(play.moderator, "choose.release", item="choice")
    assert released(play, "p1") == "arten"
    play.now += MOMENT
    play.do(play.moderator, "deed.undo", deed=release)
    assert prepared(play) == before
    play.do(play.moderator, "choose.put", item="choice", round="groups", person="p1", room="klima")
    release = play.do(play.moderator, "choose.release", item="choice")
    play.now += MOMENT + 1
    assert play.no(play.moderator, "deed.undo", deed=release) == "seen"
    assert released(play, "p1") == "klima"


def test_what_was_released_by_hand_stays_when_a_move_is_taken_back_and_once_the_rooms_are_open() -> None:
    play = choosing(with_between(BY_HAND))
    play.go_to("between", MINUTE)
    release = play.do(play.moderator, "choose.release", item="choice")
    mistaken(play, "undo", "flash")
    assert released(play, "p1") == "arten"
    play.go_to("groups")
    assert play.no(play.moderator, "deed.undo", deed=release) == "seen"
    assert play.place(play.actors["p1"]) == "arten"


def test_who_is_led_back_into_rooms_that_were_jumped_over_is_in_the_one_that_was_told_by_hand() -> None:
    play = choosing(with_between(BY_HAND))
    play.go_to("between", MINUTE)
    play.do(play.moderator, "choose.release", item="choice")
    told = {who: released(play, who) for who in ("p1", "p2", "p3", "p4", "p5", "p6")}
    play.go_to("groups", 3_000)
    over = play.do(play.moderator, "clock.jump", to="flash")
    play.now += 3_000
    play.do(play.moderator, "deed.undo", deed=over)
    assert play.clock.item == "groups"
    assert {who: play.place(play.actors[who]) for who in told} == told
    assert {who: released(play, who) for who in told} == told


def test_what_was_released_by_hand_stays_when_the_agenda_goes_back_to_the_choice() -> None:
    play = choosing(with_between(BY_HAND))
    play.go_to("between", MINUTE)
    play.do(play.moderator, "choose.release", item="choice")
    play.do(play.moderator, "clock.back", seen="between")
    assert play.clock.item == "choice"
    assert released(play, "p1") == "arten"


def test_a_release_by_hand_stays_once_people_could_choose_anew_after_it() -> None:
    pause = '[[item]]\nid = "pause"\nkind = "pause"\ntitle = "Pause"\nminutes = 5\nreopens = ["choice"]\n\n'
    play = choosing(with_between(BY_HAND).replace('[[item]]\nid = "groups"\n', f'{pause}[[item]]\nid = "groups"\n'))
    play.go_to("between", MINUTE)
    release = play.do(play.moderator, "choose.release", item="choice")
    play.go_to("pause", 3_000)
    play.do(play.actors["p4"], "choose.wish", item="choice", round="groups", themes=["arten"])
    play.go_to("flash", 3_000)
    after = prepared(play)
    assert play.no(play.moderator, "deed.undo", deed=release) == "seen"
    assert prepared(play) == after


@pytest.mark.parametrize("way", ["undo", "back"])
def test_what_rooms_that_opened_by_mistake_have_told_is_told_to_nobody_again(way: Way) -> None:
    play = choosing(with_between(BY_HAND))
    play.go_to("between", MINUTE)
    before = prepared(play)
    mistaken(play, way)
    assert play.clock.item == "between"
    assert prepared(play) == before
    play.do(play.moderator, "choose.release", item="choice")
    assert released(play, "p1") == "arten"


def test_a_reveal_is_taken_back_for_five_minutes_and_what_was_said_can_be_changed(play: Play) -> None:
    play.go_to("flash")
    for who, text in (("p1", "Glad"), ("p2", "Rude")):
        say(play, who, text)
    before = {key: raw for key, raw in play.document.items() if "/deed:" not in key}
    revealed = play.do(play.moderator, "flash.reveal", item="flash")
    play.now += MOMENT
    play.do(play.moderator, "deed.undo", deed=revealed)
    assert {key: raw for key, raw in play.document.items() if "/deed:" not in key} == before
    say(play, "p1", "Very glad")
    revealed = play.do(play.moderator, "flash.reveal", item="flash")
    assert sentences(play) == ["Rude", "Very glad"]
    play.now += MOMENT + 1
    assert play.no(play.moderator, "deed.undo", deed=revealed) == "read"
