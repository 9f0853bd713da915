"""What people may do with the cards of a theme room, and what the screens outside of it learn: only how many."""

from __future__ import annotations

from functools import partial
from typing import Literal, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import commands
from rooms.activities.board import wall
from rooms.activities.board.cards import Delete, Hide, Support, Undelete, Write
from rooms.activities.board.commenting import Say, Unsay
from rooms.activities.board.editing import Beside, Edit
from rooms.activities.board.entities import Comment, Note, cards_key
from rooms.activities.board.steps import Led
from rooms.activities.board.weighing import Tally, tally_id
from rooms.command import Actor, Command
from rooms.contributions import supporters
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, Document, host_audience, own_audience, room_audience
from rooms.people import Name, Person, Place, audiences_of
from rooms.programme import MOMENT, Clock, Item, Snapshot, Theme, Workshop
from rooms.roles import Role
from tests.playing import Play
from tests.serving import workshop_text

START = 1_669_797_000_000
MINUTE = 60_000
AUTHOR = Actor("p1", Role.PARTICIPANT)
NEIGHBOUR = Actor("p2", Role.PARTICIPANT)
ELSEWHERE = Actor("p3", Role.PARTICIPANT)
HOST = Actor("h1", Role.HOST, "klima")
OTHER_HOST = Actor("h2", Role.HOST, "arten")
MODERATOR = Actor("m1", Role.MODERATOR)
KLIMA = room_audience("klima")


def _document(item: str = "one") -> Document:
    """Two rounds in the same two rooms; the first one runs, and three people are in their rooms."""
    found = Document()
    start = Decision(found)
    start.put(Workshop.key(ALL), Workshop("Example"))
    for place, round in enumerate(("one", "two")):
        start.put(Item.key(ALL, round), Item(place, "board", round.title(), 30))
    for place, room in enumerate(("klima", "arten")):
        start.put(Theme.key(ALL, room), Theme(place, room.title(), questions=("What?", "Where?")))
    start.put(Clock.key(ALL), _clock(item))
    for who in (AUTHOR, NEIGHBOUR, ELSEWHERE, HOST, OTHER_HOST, MODERATOR):
        start.put(Person.key(STAFF, who.person), Person(f"Person {who.person}", who.role, room=who.room))
    for who, room in ((AUTHOR, "klima"), (NEIGHBOUR, "klima"), (ELSEWHERE, "arten")):
        start.put(Place.key(own_audience(who.person)), Place(room, item))
        start.put(Name.key(room_audience(room), who.person), Name(f"Person {who.person}", here=True))
    found.apply(start.entry())
    return found


def _clock(item: str, **left: object) -> Clock:
    return Clock("running", START, item=item, began=START, ends=START + 30 * MINUTE, **left)  # type: ignore[arg-type]


def _do(view: Document, actor: Actor, command: Command, id: str = "c1") -> str:
    """Decide and apply; the code of the refusal, empty where there was none."""
    outcome = commands.decide(view, actor, command, id=id, now=START + MINUTE)
    if isinstance(outcome, Refusal):
        return outcome.code
    view.apply(outcome.entry())
    return ""


def _turn(view: Document, item: str, **left: object) -> None:
    view.apply(Decision(view).put(Clock.key(ALL), _clock(item, **left)).entry())


def _with_card(text: str = "Trees") -> Document:
    view = _document()
    assert _do(view, AUTHOR, Write("one", "klima", 1, text), "card") == ""
    return view


def _counted(view: Document, round: str = "one", room: str = "klima") -> int:
    return view.number(cards_key(round, room))


def test_a_card_is_counted_while_it_hangs_and_only_then() -> None:
    view = _with_card()
    assert _counted(view) == 1
    for command, actor, hanging in (
        (Delete("one", "klima", "card"), AUTHOR, 0),
        (Undelete("one", "klima", "card"), AUTHOR, 1),
        (Hide("one", "klima", "card"), HOST, 0),
        (Hide("one", "klima", "card", hidden=False), HOST, 1),
    ):
        assert _do(view, actor, command) == ""
        assert _counted(view) == hanging


def test_a_card_counts_for_the_round_in_which_it_was_written() -> None:
    view = _with_card()
    _turn(view, "two")
    assert _do(view, NEIGHBOUR, Write("two", "klima", 1, "Shade"), "new") == ""
    assert (_counted(view), _counted(view, "two")) == (1, 1)
    assert _do(view, AUTHOR, Delete("two", "klima", "card")) == ""
    assert (_counted(view), _counted(view, "two")) == (0, 1)


Step = tuple[Literal["write", "delete", "undelete", "hide", "show"], int]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["write", "delete", "undelete", "hide", "show"]), st.integers(0, 3))))
def test_the_count_is_what_hangs_there_whatever_people_do(steps: list[Step]) -> None:
    view = _document()
    for place, (what, which) in enumerate(steps):
        note = f"card{which}"
        made: dict[str, Command] = {
            "write": Write("one", "klima", 1, "Trees"),
            "delete": Delete("one", "klima", note),
            "undelete": Undelete("one", "klima", note),
            "hide": Hide("one", "klima", note),
            "show": Hide("one", "klima", note, hidden=False),
        }
        actor = HOST if what in ("hide", "show") else AUTHOR
        _do(view, actor, made[what], id=f"card{place}")
        assert _counted(view) == len(list(view.ids("note", KLIMA)))


def test_screens_that_may_not_see_cards_learn_nothing_but_their_number() -> None:
    view = _with_card("Only for this room")
    everybody = dict(view.items(ALL))
    assert not any(b"Only for this room" in raw for raw in everybody.values())
    assert everybody[cards_key("one", "klima")] == b"1"


def test_who_moderates_may_look_into_every_room_from_any_page() -> None:
    view = _document()
    rooms = {room_audience("klima"), room_audience("arten"), host_audience("klima"), host_audience("arten")}
    assert rooms < set(audiences_of(view, "m1", staff=False))
    assert STAFF not in audiences_of(view, "m1", staff=False)
    assert STAFF in audiences_of(view, "m1", staff=True)
    assert set(audiences_of(view, "p1", staff=True)) == {ALL, own_audience("p1"), KLIMA}
    assert host_audience("arten") not in audiences_of(view, "h1", staff=True)


def test_nobody_overwrites_what_they_have_not_seen() -> None:
    view = _with_card()
    assert _do(view, AUTHOR, Edit("one", "klima", "card", "Street trees", seen="Trees")) == ""
    assert _do(view, AUTHOR, Edit("one", "klima", "card", "Oaks", seen="Trees")) == "changed"
    assert cast(Note, view.get(Note, KLIMA, "card")).text == "Street trees"


def test_nobody_overwrites_what_another_one_made_of_a_card_beside_its_text() -> None:
    view, begun = _with_card(), Beside("statement")
    example = Edit("one", "klima", "card", "Trees", seen="Trees", kind="practice", where="Herne", was=begun)
    assert _do(view, HOST, example) == ""
    edit = partial(Edit, "one", "klima", "card", "Oaks", seen="Trees", was=begun)
    assert _do(view, AUTHOR, edit(kind="question")) == "changed"
    assert _do(view, AUTHOR, edit(where="Bottrop")) == "changed", "where it is found goes with what it is"
    assert _do(view, AUTHOR, edit(was=Beside("practice"), where="Bottrop")) == "changed"
    assert _do(view, AUTHOR, edit(was=Beside("practice"), who="The school")) == "", "another thing of it"
    card = cast(Note, view.get(Note, KLIMA, "card"))
    assert (card.text, card.kind, card.where, card.who) == ("Oaks", "practice", "Herne", "The school")


def test_how_the_author_had_put_it_is_kept_until_they_put_it_anew() -> None:
    view = _with_card()
    for text, seen in (("Oaks", "Trees"), ("Old oaks", "Oaks")):
        assert _do(view, HOST, Edit("one", "klima", "card", text, seen=seen)) == ""
    corrected = cast(Note, view.get(Note, KLIMA, "card"))
    assert (corrected.original, corrected.corrector) == ("Trees", "h1")
    assert view.get(Name, KLIMA, "h1") is not None, "who corrected it has a name there"
    assert _do(view, AUTHOR, Edit("one", "klima", "card", "Limes", seen="Old oaks")) == ""
    own = cast(Note, view.get(Note, KLIMA, "card"))
    assert (own.original, own.corrector) == ("", "")


def test_a_correction_that_is_taken_back_leaves_no_trace() -> None:
    view = _with_card()
    for text, seen in (("Oaks", "Trees"), ("Old oaks", "Oaks"), ("Trees", "Old oaks")):
        assert _do(view, HOST, Edit("one", "klima", "card", text, seen=seen)) == ""
    card = view.get(Note, KLIMA, "card")
    assert card
    assert (card.text, card.original, card.corrector, card.edited) == ("Trees", "", "", 0)


def test_what_its_author_changes_and_changes_back_reads_as_never_changed() -> None:
    view = _with_card()
    for text, seen in (("Oaks", "Trees"), ("Old oaks", "Oaks"), ("Trees", "Old oaks")):
        assert _do(view, AUTHOR, Edit("one", "klima", "card", text, seen=seen)) == ""
        edited = cast(Note, view.get(Note, KLIMA, "card")).edited
        assert bool(edited) == (text != "Trees"), "that it was changed shows until it reads as it did"
    assert _do(view, AUTHOR, Edit("one", "klima", "card", "Trees", seen="Trees", kind="question")) == ""
    assert cast(Note, view.get(Note, KLIMA, "card")).edited, "another kind is a change, too"


@pytest.mark.parametrize(
    ("actor", "edit", "move", "delete", "hide"),
    [
        (AUTHOR, "", "", "", "forbidden"),
        (NEIGHBOUR, "forbidden", "forbidden", "forbidden", "forbidden"),
        (HOST, "", "", "forbidden", ""),
        (OTHER_HOST, "forbidden", "not-here", "forbidden", "forbidden"),
        (MODERATOR, "", "", "forbidden", ""),
    ],
    ids=lambda value: value.person if isinstance(value, Actor) else value,
)
def test_who_may_do_what_with_somebodys_card(actor: Actor, edit: str, move: str, delete: str, hide: str) -> None:
    assert _do(_with_card(), actor, Edit("one", "klima", "card", "Oaks", seen="Trees")) == edit
    assert _do(_with_card(), actor, wall.Place("one", "klima", "card", 2)) == move
    assert _do(_with_card(), actor, Delete("one", "klima", "card")) == delete
    assert _do(_with_card(), actor, Hide("one", "klima", "card")) == hide


def test_what_is_taken_back_is_seen_by_its_author_alone_and_keeps_its_dots() -> None:
    view = _with_card()
    assert _do(view, NEIGHBOUR, Support("one", "klima", "card")) == ""
    assert _do(view, AUTHOR, Delete("one", "klima", "card")) == ""
    assert view.get(Note, KLIMA, "card") is None
    assert view.get(Note, own_audience("p1"), "klima.card") is not None
    assert _do(view, NEIGHBOUR, Undelete("one", "klima", "card")) == "not-found"
    assert _do(view, AUTHOR, Undelete("one", "klima", "card")) == ""
    assert supporters(view, KLIMA, "card") == 1


def test_a_hidden_card_is_seen_by_host_and_staff_alone() -> None:
    view = _with_card()
    assert _do(view, HOST, Hide("one", "klima", "card")) == ""
    assert view.audiences(Note.KIND) == [host_audience("klima")]


def _said(view: Document, actor: Actor) -> set[str]:
    """The comments that somebody's page is sent."""
    shown = audiences_of(view, actor.person, staff=False)
    return {id for audience in shown for id in view.ids(Comment.KIND, audience)}


@pytest.mark.parametrize(
    ("away", "back", "by"),
    [
        (Hide("one", "klima", "card"), Hide("one", "klima", "card", hidden=False), HOST),
        (Delete("one", "klima", "card"), Undelete("one", "klima", "card"), AUTHOR),
    ],
)
def test_what_was_said_about_a_card_goes_and_comes_with_it(away: Command, back: Command, by: Actor) -> None:
    view = _with_card()
    for id in ("kept", "taken-out"):
        assert _do(view, NEIGHBOUR, Say("one", "klima", "card", f"Comment {id}"), id) == ""
    assert _do(view, HOST, Unsay("one", "klima", "taken-out")) == ""
    assert _do(view, by, away) == ""
    assert _said(view, AUTHOR) == _said(view, NEIGHBOUR) == set()
    assert _said(view, HOST) == {"kept", "taken-out"}
    assert _do(view, NEIGHBOUR, Say("one", "klima", "card", "Late")) == "not-found"
    assert _do(view, by, back) == ""
    assert _said(view, AUTHOR) == _said(view, NEIGHBOUR) == {"kept"}, "but not what the host has taken out"


def test_a_comment_that_the_host_has_taken_out_is_put_back_while_its_card_hangs() -> None:
    view = _with_card()
    assert _do(view, NEIGHBOUR, Say("one", "klima", "card", "A comment"), "said") == ""
    assert _do(view, HOST, Unsay("one", "klima", "said")) == ""
    back = Unsay("one", "klima", "said", out=False)
    assert _do(view, NEIGHBOUR, back) == "forbidden"
    assert _do(view, HOST, Hide("one", "klima", "card")) == ""
    assert _do(view, HOST, back) == "not-found"
    assert _do(view, HOST, Hide("one", "klima", "card", hidden=False)) == ""
    assert _said(view, NEIGHBOUR) == set()
    assert _do(view, HOST, back) == ""
    assert _said(view, NEIGHBOUR) == {"said"}
    assert _do(view, HOST, back) == "not-found"


def test_nobody_writes_in_a_room_where_they_are_not() -> None:
    view = _document()
    assert _do(view, ELSEWHERE, Write("one", "klima", 1, "Trees")) == "not-here"
    assert _do(view, ELSEWHERE, Write("one", "nowhere", 1, "Trees")) == "not-found"
    assert _do(view, AUTHOR, Write("one", "klima", 3, "Trees")) == "invalid"


def test_what_was_being_written_can_still_be_sent_when_the_round_is_over() -> None:
    view = _document()
    view.apply(Decision(view).delete(Place.key(own_audience("p1"))).entry())
    _turn(view, "two", left="one", left_at=START + MINUTE // 2)
    assert _do(view, AUTHOR, Write("one", "klima", 1, "Trees")) == ""
    assert _do(view, ELSEWHERE, Write("one", "klima", 1, "Trees")) == "not-here"


REOPENED = """
[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 10
settings = { weighing = [{ question = "What first?" }] }
step = [{ title = "Write", minutes = 5, does = "write" }, { title = "Weigh", minutes = 5, does = "weigh" }]

[[item]]
id = "break"
kind = "pause"
title = "Break"
minutes = 10
reopens = ["groups"]
"""


def test_in_a_break_that_keeps_it_open_a_room_that_was_led_goes_back_to_the_step_in_which_the_agenda_left_it() -> None:
    play = Play(workshop_text(REOPENED))
    host, at = play.join("host", Role.HOST, "klima"), {"item": "groups", "room": "klima"}
    play.go_to("groups")
    play.wait(5 * MINUTE)
    play.wait(5 * MINUTE)
    assert play.clock.item == "break"
    play.do(host, "board.lead", **at, step=0, seen=1)
    silent = play.do(host, "board.write", **at, section=1, text="Written in silence")
    assert play.document.get(Note, KLIMA, silent) is None
    play.do(host, "board.follow", **at)
    assert play.document.get(Note, KLIMA, silent) is not None
    assert play.document.get(Tally, KLIMA, tally_id("groups", 0)) is None, "dots are being stuck"


def test_a_room_that_was_led_follows_the_agenda_when_a_later_break_opens_it_again_and_dots_are_sealed() -> None:
    talk = '[[item]]\nid = "talk"\nkind = "talk"\ntitle = "Talk"\nminutes = 10\n\n[[item]]\nid = "break"'
    play = Play(workshop_text(REOPENED.replace('[[item]]\nid = "break"', talk)))
    host, at = play.join("host", Role.HOST, "klima"), {"item": "groups", "room": "klima"}
    play.go_to("groups")
    play.wait(5 * MINUTE)
    play.do(host, "board.lead", **at, step=0, seen=1)
    play.go_to("talk")
    play.go_to("break", after=10 * MINUTE)
    assert play.document.get(Tally, KLIMA, tally_id("groups", 0)) is None, "dots are being stuck"


def test_a_room_that_was_led_goes_with_the_agenda_that_has_come_back_to_its_step_for_longer_else_on_by_itself() -> None:
    longer = REOPENED.replace("minutes = 10\nsettings", "minutes = 30\nsettings").replace('reopens = ["groups"]\n', "")
    for step, own in ((0, MINUTE), (1, None)):
        play = Play(workshop_text(longer))
        host, at = play.join("host", Role.HOST, "klima"), {"item": "groups", "room": "klima"}
        play.go_to("groups")
        play.do(play.moderator, "clock.next", seen="groups", seen_step=0)
        play.do(host, "board.lead", **at, step=0, seen=1)
        if step == 1:
            play.do(host, "board.lead", **at, step=1, seen=0)
        play.wait(2 * MINUTE)
        play.go_to("break")
        play.wait(2 * MINUTE + 30_000)
        play.do(play.moderator, "clock.back", seen="break")
        assert (play.clock.step, play.clock.step_ends - play.now) == (1, 25 * MINUTE + 30_000)
        led = play.document.get(Led, ALL, "groups.klima")
        assert (led and led.ends - play.now) == own


def test_what_was_begun_in_a_step_that_a_break_kept_open_is_shown_and_counted_when_it_ends() -> None:
    last = '{ title = "Sharpen", minutes = 1, does = "sharpen" }]'
    steps = REOPENED.replace('"Write", minutes = 5', '"Write", minutes = 4').replace(
        '"weigh" }]', f'"weigh" }}, {last}'
    )
    end = '[[item]]\nid = "end"\nkind = "talk"\ntitle = "End"\nminutes = 10\n'
    for left in (0, 1):
        play = Play(workshop_text(steps + end))
        host, at = play.join("host", Role.HOST, "klima"), {"item": "groups", "room": "klima"}
        play.go_to("groups")
        card = play.do(host, "board.write", **at, section=1, text="Written before")
        play.wait(left * 4 * MINUTE)
        play.go_to("break")
        if left == 0:
            card = play.do(host, "board.write", **at, section=1, text="Written in silence")
        else:
            play.do(host, "board.stick", **at, question=0, dots={card: 2})
        play.go_to("end")
        assert play.document.get(Note, KLIMA, card) is not None
        assert play.document.get(Tally, KLIMA, tally_id("groups", 0)) == (Tally({card: 2}, 1) if left else None)


def test_a_card_of_an_earlier_round_that_is_put_up_again_in_silence_is_revealed_with_the_others() -> None:
    again = REOPENED.split("[[item]]")[1].replace('id = "groups"', 'id = "groups-2"')
    play = Play(workshop_text(f"{REOPENED}[[item]]{again}"))
    host = play.join("host", Role.HOST, "klima")
    play.go_to("groups")
    card = play.do(host, "board.write", item="groups", room="klima", section=1, text="Trees")
    play.do(host, "board.delete", item="groups", room="klima", note=card)
    play.go_to("groups-2")
    play.do(host, "board.undelete", item="groups-2", room="klima", note=card)
    assert play.document.get(Note, KLIMA, card) is None
    play.wait(5 * MINUTE)
    assert play.document.get(Note, KLIMA, card) is not None


def test_the_time_of_a_room_that_is_taken_back_is_what_there_was_and_only_in_its_step() -> None:
    play = Play(workshop_text(REOPENED))
    at = {"item": "groups", "room": "klima"}
    play.go_to("groups")

    def ends() -> int:
        return play.document.get(Led, ALL, "groups.klima").ends - play.now  # type: ignore[union-attr]

    longer = play.do(play.moderator, "board.stretch", **at, minutes=3)
    shorter = play.do(play.moderator, "board.stretch", **at, minutes=-60)
    assert ends() == 0
    play.do(play.moderator, "deed.undo", deed=shorter)
    assert ends() == 8 * MINUTE, "no more comes back than was taken"
    follows = play.do(play.moderator, "board.follow", **at)
    play.do(play.moderator, "deed.undo", deed=follows)
    assert ends() == 8 * MINUTE, "with the time that was given to it"
    led = play.do(play.moderator, "board.lead", **at, step=1, seen=0)
    assert play.no(play.moderator, "deed.undo", deed=longer) == "moved-on", "the room has left that step"
    play.do(play.moderator, "board.lead", **at, step=0, seen=1)
    assert play.no(play.moderator, "deed.undo", deed=led) == "moved-on"


def test_a_room_that_was_led_on_by_mistake_leaves_no_snapshot_once_that_is_taken_back() -> None:
    play = Play(workshop_text(REOPENED))
    play.go_to("groups")
    at, other = {"item": "groups", "room": "klima"}, {"item": "groups", "room": "arten"}
    play.do(play.moderator, "board.lead", **other, step=1, seen=0)
    kept = set(play.document.ids(Snapshot.KIND, STAFF))
    led = play.do(play.moderator, "board.lead", **at, step=1, seen=0)
    assert set(play.document.ids(Snapshot.KIND, STAFF)) > kept
    play.now += MINUTE
    play.do(play.moderator, "deed.undo", deed=led)
    assert set(play.document.ids(Snapshot.KIND, STAFF)) == kept


@pytest.mark.parametrize("taken_back", ["undo", "back"])
@pytest.mark.parametrize("own", [False, True], ids=["with the agenda", "at its own pace"])
def test_a_step_that_a_room_has_left_by_mistake_has_the_time_that_was_left(taken_back: str, own: bool) -> None:
    play = Play(workshop_text(REOPENED))
    host, at = play.join("host", Role.HOST, "klima"), {"item": "groups", "room": "klima"}
    play.go_to("groups")
    if own:
        play.do(host, "board.stretch", **at, minutes=2)
    left = (7 if own else 5) * MINUTE - 3 * MINUTE
    play.now += 2 * MINUTE
    moved = play.do(host, "board.lead", **at, step=1, seen=0)
    play.do(play.moderator, "clock.hold", seen="groups", seen_step=0)
    play.now += 30_000
    play.do(play.moderator, "clock.resume")
    play.now += MINUTE
    if taken_back == "undo":
        play.do(play.moderator, "deed.undo", deed=moved)
    else:
        play.do(host, "board.lead", **at, step=0, seen=1)
    led = play.document.get(Led, ALL, "groups.klima")
    assert (led.step if led else play.clock.step) == 0
    assert (led.ends if led else play.clock.step_ends) - play.now == left
    play.do(host, "board.lead", **at, step=1, seen=0)
    play.do(play.moderator, "clock.hold", seen="groups", seen_step=0)
    play.now += MOMENT + 1
    play.do(play.moderator, "clock.resume")
    play.do(host, "board.lead", **at, step=0, seen=1)
    led = play.document.get(Led, ALL, "groups.klima")
    assert led
    assert led.ends - play.now == 5 * MINUTE, "later it has its whole time"


def test_going_back_that_is_taken_back_gives_the_room_the_time_that_it_had() -> None:
    play = Play(workshop_text(REOPENED))
    host, at = play.join("host", Role.HOST, "klima"), {"item": "groups", "room": "klima"}
    play.go_to("groups")
    play.do(host, "board.lead", **at, step=1, seen=0)
    before = play.document.get(Led, ALL, "groups.klima")
    assert before
    play.now += MINUTE
    gone = play.do(host, "board.lead", **at, step=0, seen=1)
    play.now += MINUTE
    play.do(play.moderator, "deed.undo", deed=gone)
    led = play.document.get(Led, ALL, "groups.klima")
    assert led
    assert (led.step, led.ends) == (1, before.ends)


def test_a_step_to_which_a_room_was_taken_is_taken_back_with_the_cards_that_appeared_by_it() -> None:
    play = Play(workshop_text(REOPENED))
    at = {"item": "groups", "room": "klima"}
    play.go_to("groups")
    led = play.do(play.moderator, "board.lead", **at, step=1, seen=0)
    stretched = play.do(play.moderator, "board.stretch", **at, minutes=3)
    ends = play.document.get(Led, ALL, "groups.klima").ends  # type: ignore[union-attr]
    play.do(play.moderator, "deed.undo", deed=stretched)
    assert play.document.get(Led, ALL, "groups.klima").ends == ends - 3 * MINUTE  # type: ignore[union-attr]
    play.do(play.moderator, "deed.undo", deed=led)
    assert play.document.get(Led, ALL, "groups.klima") is None, "it follows the agenda, as before"
    assert play.document.get(Tally, KLIMA, tally_id("groups", 0)) is not None, "no dots are stuck"
    play.do(play.moderator, "board.lead", **at, step=1, seen=0)
    follows = play.do(play.moderator, "board.follow", **at)
    play.do(play.moderator, "deed.undo", deed=follows)
    assert play.document.get(Led, ALL, "groups.klima").step == 1  # type: ignore[union-attr]
    play.do(play.moderator, "board.lead", **at, step=0, seen=1)
    card = play.do(play.moderator, "board.write", **at, section=1, text="Written in silence")
    shown = play.do(play.moderator, "board.lead", **at, step=1, seen=0)
    assert play.document.get(Note, KLIMA, card) is not None
    play.do(play.moderator, "deed.undo", deed=shown)
    assert play.document.get(Note, KLIMA, card) is None
