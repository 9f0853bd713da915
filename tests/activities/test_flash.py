"""The flash round: sealed until it is revealed, then without any trace of who said what; or one after the other."""

from __future__ import annotations

import pytest

from facilitator.documentation import neutral
from facilitator.moment import Moment
from facilitator.workshop_file import parse
from facilitator.workshop_file.faults import Faults
from rooms.activities.board.doors import room_id
from rooms.activities.flash import ACTIVITY
from rooms.activities.flash.entities import MOST_SPEAKERS, Ballot, Order, Revealed, Spoken
from rooms.command import Phase, Scene
from rooms.deeds import Deed
from rooms.document import ALL, SEALED, STAFF, decode, room_audience
from rooms.people import Name
from rooms.programme import items
from rooms.roles import Role
from tests.playing import Play
from tests.serving import EVERYTHING, workshop_text

SPOKEN = EVERYTHING.replace('question = "How was it?"', 'question = "How was it?", form = "spoken", seconds = 45')
IN_ROOMS = SPOKEN.replace('kind = "flash"\n', 'kind = "flash"\nreopens = ["groups-2"]\n').replace(
    'form = "spoken"', 'form = "spoken", where = "rooms"'
)


@pytest.fixture
def play() -> Play:
    play = Play()
    play.crowd(4)
    play.go_to("flash")
    return play


def say(play: Play, who: str, text: str = "", mark: int = 0) -> None:
    play.do(play.actors[who], "flash.say", item="flash", text=text, mark=mark)


def wall(play: Play) -> set[str]:
    return {sentence.text for _, sentence in play.document.each(Spoken, ALL)}


def tally(play: Play) -> tuple[int, int]:
    return play.document.number("all/said:flash"), play.document.number("all/passed:flash")


def test_before_the_reveal_there_are_only_counts(play: Play) -> None:
    say(play, "p1", "Glad", 4)
    say(play, "p2")
    for who in ("p2", "p3", "mo"):
        assert "Glad" not in str(play.sees(play.actors[who]))
    assert "Glad" not in str(play.stage_sees())
    assert "Glad" in str(play.sees(play.actors["p1"])), "one's own sentence stays with oneself"
    assert tally(play) == (1, 1)


def test_what_is_said_again_replaces_what_was_said(play: Play) -> None:
    say(play, "p1", "Glad", 4)
    say(play, "p1", "Tired", 2)
    assert tally(play) == (1, 0)
    say(play, "p1")
    assert tally(play) == (0, 1)
    play.do(play.moderator, "flash.reveal", item="flash")
    assert wall(play) == set()


def test_the_reveal_shows_sentences_and_marks_without_names_or_order(play: Play) -> None:
    for number, who in enumerate(("p1", "p2", "p3"), 1):
        say(play, who, f"Sentence {number}", number)
    play.do(play.moderator, "flash.reveal", item="flash")
    assert wall(play) == {"Sentence 1", "Sentence 2", "Sentence 3"}
    assert play.document.get(Revealed, ALL, "flash").marks == (1, 1, 1, 0, 0)  # type: ignore[union-attr]
    assert not any(who in id for id in play.document.ids("sentence", ALL) for who in play.actors)
    other = Play()
    other.crowd(4)
    other.go_to("flash")
    for number, who in enumerate(("p3", "p1", "p2"), 1):
        say(other, who, f"Sentence {number}", number)
    other.do(other.moderator, "flash.reveal", item="flash")
    assert sorted(play.document.ids("sentence", ALL)) == sorted(other.document.ids("sentence", ALL))


def test_after_the_reveal_nothing_is_changed_and_who_was_silent_may_still_speak(play: Play) -> None:
    say(play, "p1", "Glad", 4)
    play.do(play.moderator, "flash.reveal", item="flash")
    assert play.no(play.actors["p1"], "flash.say", item="flash", text="Sad") == "revealed"
    assert play.no(play.moderator, "flash.reveal", item="flash") == "revealed"
    say(play, "p2", "Late", 4)
    assert wall(play) == {"Glad", "Late"}
    assert play.document.get(Revealed, ALL, "flash").marks == (0, 0, 0, 2, 0)  # type: ignore[union-attr]


def test_what_was_not_revealed_is_shown_when_the_item_ends(play: Play) -> None:
    say(play, "p1", "Glad", 4)
    play.go_to("end")
    assert wall(play) == {"Glad"}
    say(play, "p2", "In the grace time")
    assert wall(play) == {"Glad", "In the grace time"}
    play.now += 60_000
    assert play.no(play.actors["p3"], "flash.say", item="flash", text="Too late") == "closed"


def test_a_mark_must_be_on_the_scale(play: Play) -> None:
    assert play.no(play.actors["p1"], "flash.say", item="flash", mark=6) == "invalid"
    assert play.no(play.actors["p1"], "flash.say", item="flash", mark=-1) == "invalid"
    assert play.no(play.actors["p1"], "flash.say", item="flash", text="x" * 201) == "too-long"


def test_only_moderators_reveal(play: Play) -> None:
    assert play.no(play.actors["p1"], "flash.reveal", item="flash") == "forbidden"


def test_ballots_stay_sealed_for_ever(play: Play) -> None:
    say(play, "p1", "Glad", 4)
    play.do(play.moderator, "flash.reveal", item="flash")
    assert dict(play.document.each(Ballot, SEALED)) == {"flash.p1": Ballot("Glad", 4)}
    assert not any(key.startswith("sealed/") for who in play.actors.values() for key in play.sees(who))


def sentence(play: Play, text: str) -> str:
    """Its id, as commands name it."""
    return next(id for id, found in play.document.each(Spoken, ALL) if found.text == text).partition(".")[2]


def test_a_revealed_sentence_is_hidden_from_everybody_but_moderators_and_its_author_and_shown_again(play: Play) -> None:
    say(play, "p1", "An insult", 1)
    say(play, "p2", "Glad", 4)
    play.do(play.moderator, "flash.reveal", item="flash")
    rude = sentence(play, "An insult")
    play.do(play.moderator, "spotlight.show", kind="sentence", of=f"flash.{rude}")
    assert play.no(play.actors["p2"], "flash.hide", item="flash", sentence=rude) == "forbidden"
    done = play.do(play.moderator, "flash.hide", item="flash", sentence=rude)
    assert wall(play) == {"Glad"}
    for seen in (play.sees(play.actors["p2"]), play.stage_sees()):
        assert "An insult" not in str(seen), "nor does it stay in the light"
    for seen in (play.sees(play.actors["p1"]), play.sees(play.moderator)):
        assert "An insult" in str(seen)
    assert play.no(play.moderator, "flash.hide", item="flash", sentence=rude) == "not-found"
    play.do(play.moderator, "deed.undo", deed=done)
    assert wall(play) == {"Glad", "An insult"}
    play.do(play.moderator, "flash.hide", item="flash", sentence=rude)
    play.do(play.moderator, "flash.hide", item="flash", sentence=rude, hidden=False)
    assert wall(play) == {"Glad", "An insult"}


def test_a_hidden_sentence_is_marked_in_the_documentation_and_not_counted_in_it(play: Play) -> None:
    say(play, "p1", "An insult")
    say(play, "p2", "Glad")
    play.do(play.moderator, "flash.reveal", item="flash")
    play.do(play.moderator, "flash.hide", item="flash", sentence=sentence(play, "An insult"))
    play.go_to("end")
    assert wall(play) == {"Glad"}, "the end of the item hangs up nothing that is hidden"
    told = neutral(Moment(play.document, 1, play.now), "", lambda text: text)
    cards = [card for block in told.blocks for card in getattr(block, "cards", ())]
    assert {card.text: card.state for card in cards if card.text in ("An insult", "Glad")} == {
        "An insult": "hidden",
        "Glad": "",
    }
    assert any(figure.value == 1 and "flash" in figure.label for figure in told.figures)


def test_whose_sentence_is_hidden_is_forgotten_with_it(play: Play) -> None:
    say(play, "p1", "An insult")
    play.do(play.moderator, "flash.reveal", item="flash")
    play.do(play.moderator, "flash.hide", item="flash", sentence=sentence(play, "An insult"))
    scene = Scene(
        view=play.document, now=play.now, id="flash", item=dict(items(play.document))["flash"], phase=Phase.OPEN
    )
    play.apply(ACTIVITY.forget(scene, frozenset({"p1"})))
    assert list(play.document.ids("sentence", STAFF)) == []


# One after the other.


@pytest.fixture
def spoken() -> Play:
    play = Play(workshop_text(SPOKEN))
    play.crowd(4)
    play.go_to("flash")
    return play


def order(play: Play, room: str = "") -> Order:
    found = play.document.get(Order, room_audience(room) if room else ALL, "flash")
    assert found is not None
    return found


def on(play: Play, after: str = "", **more: str) -> None:
    play.do(play.moderator, "flash.next", item="flash", after=after, **more)


def test_everybody_stands_in_an_order_once_and_everybody_knows_the_names(spoken: Play) -> None:
    assert sorted(order(spoken).people) == ["p1", "p2", "p3", "p4"]
    assert order(spoken).speaker == ""
    names = {name.name for _, name in spoken.document.each(Name, ALL)}
    assert names >= {"P1", "P2", "P3", "P4"}
    assert "all/order:flash" in spoken.stage_sees()


def test_each_speaks_once_and_the_time_counts_from_when_they_began(spoken: Play) -> None:
    whole, seen = order(spoken).people, ""
    for person in whole:
        spoken.now += 30_000
        on(spoken, seen)
        assert (order(spoken).speaker, order(spoken).since) == (person, spoken.now)
        seen = person
    on(spoken, seen)
    assert (order(spoken).speaker, order(spoken).spoke, order(spoken).waiting) == ("", whole, ())


def test_two_who_move_on_at_the_same_moment_do_it_once(spoken: Play) -> None:
    on(spoken)
    first = order(spoken).speaker
    assert spoken.no(spoken.moderator, "flash.next", item="flash", after="") == "already"
    assert order(spoken).speaker == first


def test_who_passes_is_left_out_and_may_think_better_of_it(spoken: Play) -> None:
    first, second, *_ = order(spoken).people
    spoken.do(spoken.actors[second], "flash.pass", item="flash")
    on(spoken)
    on(spoken, first)
    assert order(spoken).speaker not in ("", first, second)
    spoken.do(spoken.actors[second], "flash.pass", item="flash", passes=False)
    assert order(spoken).waiting[0] == second
    assert spoken.no(spoken.actors[second], "flash.skip", item="flash", person=first) == "forbidden"


def test_who_speaks_may_pass_and_the_next_one_begins(spoken: Play) -> None:
    on(spoken)
    first, second, *_ = order(spoken).people
    spoken.do(spoken.actors[first], "flash.pass", item="flash")
    assert (order(spoken).speaker, order(spoken).passed, order(spoken).spoke) == (second, (first,), ())
    assert spoken.no(spoken.actors[first], "flash.pass", item="flash") == "not-waiting"


def test_back_gives_the_word_to_who_had_it_and_nobody_loses_a_turn(spoken: Play) -> None:
    first, second, third, fourth = order(spoken).people
    on(spoken)
    on(spoken, first)
    spoken.do(spoken.moderator, "flash.call", item="flash", person=first)
    assert (order(spoken).speaker, order(spoken).waiting) == (first, (second, third, fourth))
    spoken.do(spoken.moderator, "flash.call", item="flash")
    assert (order(spoken).speaker, order(spoken).waiting) == ("", (first, second, third, fourth))


def test_going_back_is_taken_back_with_all_who_have_spoken(spoken: Play) -> None:
    first, second, *_ = order(spoken).people
    on(spoken)
    on(spoken, first)
    done = spoken.do(spoken.moderator, "flash.call", item="flash", person=first)
    spoken.do(spoken.moderator, "deed.undo", deed=done)
    assert (order(spoken).speaker, order(spoken).spoke) == (second, (first,))


def test_who_had_passed_and_was_given_the_word_by_mistake_passes_again(spoken: Play) -> None:
    first, second, *_ = order(spoken).people
    on(spoken)
    spoken.do(spoken.actors[second], "flash.pass", item="flash")
    done = spoken.do(spoken.moderator, "flash.call", item="flash", person=second)
    spoken.do(spoken.moderator, "deed.undo", deed=done)
    assert (order(spoken).speaker, order(spoken).passed) == (first, (second,))


def test_somebody_is_put_at_the_end_and_back(spoken: Play) -> None:
    first, second, third, fourth = order(spoken).people
    done = spoken.do(spoken.moderator, "flash.defer", item="flash", person=second)
    assert order(spoken).people == (first, third, fourth, second)
    spoken.do(spoken.moderator, "deed.undo", deed=done)
    assert order(spoken).people == (first, second, third, fourth)
    on(spoken)
    spoken.do(spoken.moderator, "flash.defer", item="flash", person=first)
    assert (order(spoken).speaker, order(spoken).people[-1]) == (second, first)


@pytest.mark.parametrize("type", ["flash.next", "flash.skip", "flash.call", "flash.defer"])
def test_whatever_is_done_to_the_order_is_taken_back(spoken: Play, type: str) -> None:
    on(spoken)
    before = order(spoken)
    first, second, *_ = before.people
    about = {"flash.next": {"after": first}, "flash.call": {"person": second}}.get(type, {"person": first})
    done = spoken.do(spoken.moderator, type, item="flash", **about)
    assert order(spoken).speaker == second
    assert spoken.document.get(Deed, STAFF, done) is not None
    undone = spoken.do(spoken.moderator, "deed.undo", deed=done)
    after = order(spoken)
    assert (after.speaker, after.spoke, after.passed) == (before.speaker, before.spoke, before.passed)
    assert (after.people, after.waiting) == (before.people, before.waiting), "each where they stood"
    again = spoken.do(spoken.moderator, "deed.undo", deed=undone)
    assert order(spoken).speaker == second
    spoken.do(spoken.moderator, "deed.undo", deed=again)
    assert (order(spoken).speaker, order(spoken).people) == (before.speaker, before.people)


def test_who_goes_is_left_out_and_who_comes_is_put_at_the_end(spoken: Play) -> None:
    on(spoken)
    first, second, third, fourth = order(spoken).people
    spoken.do(spoken.moderator, "people.remove", person=first)
    spoken.do(spoken.moderator, "people.remove", person=third)
    spoken.join("late")
    on(spoken, first)
    assert (order(spoken).speaker, order(spoken).waiting) == (second, (fourth, "late"))


def test_more_than_thirty_write() -> None:
    play = Play(workshop_text(SPOKEN))
    play.crowd(MOST_SPEAKERS + 1)
    play.go_to("flash")
    assert play.document.get(Order, ALL, "flash") is None
    assert play.no(play.moderator, "flash.next", item="flash", after="") == "written"
    say(play, "p1", "Glad")
    assert tally(play) == (1, 0)


def test_with_one_too_many_before_the_first_speaks_everybody_writes_and_afterwards_they_listen() -> None:
    play, begun = Play(workshop_text(SPOKEN)), Play(workshop_text(SPOKEN))
    for each in (play, begun):
        each.crowd(MOST_SPEAKERS)
        each.go_to("flash")
    on(begun)
    for each in (play, begun):
        each.join("mo-2", Role.MODERATOR)
        assert len(order(each).people) == MOST_SPEAKERS
        each.join("late")
    assert play.document.get(Order, ALL, "flash") is None
    on(begun, order(begun).speaker)
    assert "late" not in order(begun).people


def test_who_would_rather_write_does_so_beside_the_order(spoken: Play) -> None:
    say(spoken, "p1", "In writing")
    spoken.go_to("end")
    assert wall(spoken) == {"In writing"}


def test_only_who_leads_moves_on(spoken: Play) -> None:
    for type, about in (
        ("next", {"after": ""}),
        ("call", {"person": "p1"}),
        ("defer", {"person": "p1"}),
        ("skip", {"person": "p1"}),
    ):
        assert spoken.no(spoken.actors["p1"], f"flash.{type}", item="flash", **about) == "forbidden"


def test_at_the_end_who_is_speaking_has_spoken_and_the_documentation_counts(spoken: Play) -> None:
    on(spoken)
    first, second, *_ = order(spoken).people
    spoken.do(spoken.actors[second], "flash.pass", item="flash")
    spoken.go_to("end")
    assert (order(spoken).speaker, order(spoken).spoke) == ("", (first,))
    assert "1 person spoke" in str(neutral(Moment(spoken.document, 1, spoken.now), "", lambda text: text).blocks)


# Each room for itself.


@pytest.fixture
def in_rooms() -> Play:
    play = Play(workshop_text(IN_ROOMS))
    play.crowd(6)
    play.join("host", Role.HOST, "klima")
    play.go_to("groups-2")
    play.go_to("flash")
    return play


def test_each_room_has_an_order_of_its_own_which_its_host_leads(in_rooms: Play) -> None:
    people = {room: set(order(in_rooms, room).people) for room in ("klima", "arten")}
    assert people["klima"] == {id for id, who in in_rooms.actors.items() if in_rooms.place(who) == "klima"}
    assert people["klima"] | people["arten"] == in_rooms.actors.keys() - {"mo"}
    in_rooms.do(in_rooms.actors["host"], "flash.next", item="flash", room="klima", after="")
    assert order(in_rooms, "klima").speaker
    assert not order(in_rooms, "arten").speaker
    assert in_rooms.no(in_rooms.actors["host"], "flash.next", item="flash", room="arten", after="") == "forbidden"
    assert not any("order" in key for key in in_rooms.stage_sees())


def test_who_is_moved_speaks_in_the_other_room(in_rooms: Play) -> None:
    moved = next(id for id in order(in_rooms, "arten").people)
    in_rooms.do(in_rooms.moderator, "people.move", person=moved, room="klima")
    on(in_rooms, room="klima")
    on(in_rooms, room="arten")
    assert moved in order(in_rooms, "klima").people
    assert moved not in order(in_rooms, "arten").people


def test_what_is_written_in_a_room_is_shown_there_alone(in_rooms: Play) -> None:
    here, there = (order(in_rooms, room).people[0] for room in ("arten", "klima"))
    say(in_rooms, here, "Only here", 3)
    say(in_rooms, order(in_rooms, "klima").people[2], "Still sealed", 2)
    assert in_rooms.document.number("all/said:flash.arten") == 1
    assert in_rooms.no(in_rooms.actors["host"], "flash.reveal", item="flash") == "forbidden"
    assert in_rooms.no(in_rooms.moderator, "flash.reveal", item="flash") == "not-found"
    in_rooms.do(in_rooms.moderator, "flash.reveal", item="flash", room="arten")
    assert "Only here" in str(in_rooms.sees(in_rooms.actors[here]))
    assert "Still sealed" not in str(in_rooms.sees(in_rooms.actors[here]))
    assert "Only here" not in str(in_rooms.sees(in_rooms.actors[there]))
    assert "Only here" not in str(in_rooms.stage_sees())
    say(in_rooms, there, "Late", 1)
    in_rooms.go_to("end")
    say(in_rooms, order(in_rooms, "klima").people[1], "In the grace time")
    assert "In the grace time" in str(dict(in_rooms.document.items(room_audience("klima"))))
    assert in_rooms.no(in_rooms.moderator, "flash.say", item="flash", text="From nowhere") == "not-here"
    whole = str(neutral(Moment(in_rooms.document, 1, in_rooms.now), "", lambda text: text).blocks)
    assert all(text in whole for text in ("Only here", "Late", "In the grace time", "How was it? – "))


def test_the_host_hides_a_sentence_and_it_stays_hidden_when_rooms_are_put_together(
    in_rooms: Play,
) -> None:
    here, there = (order(in_rooms, room).people[0] for room in ("klima", "arten"))
    for who in (here, there):
        say(in_rooms, who, f"Insult by {who}")
        say(in_rooms, who, f"Insult by {who}")
    for room in ("klima", "arten"):
        reveal(in_rooms, room)
    host = in_rooms.actors["host"]

    def rude(room: str) -> str:
        return next(iter(in_rooms.document.ids("sentence", room_audience(room)))).partition(".")[2]

    assert in_rooms.no(host, "flash.hide", item="flash", room="arten", sentence=rude("arten")) == "forbidden"
    in_rooms.do(host, "flash.hide", item="flash", room="klima", sentence=rude("klima"))
    assert walls(in_rooms, here) == []
    assert walls(in_rooms, "host") == [f"Insult by {here}"], "the host still sees it"
    in_rooms.do(in_rooms.moderator, "flash.hide", item="flash", room="arten", sentence=rude("arten"))
    apart = put_together(in_rooms)
    assert walls(in_rooms, here) == walls(in_rooms, there) == []
    in_rooms.do(in_rooms.moderator, "deed.undo", deed=apart)
    assert walls(in_rooms, there) == []


def put_together(in_rooms: Play, room: str = "arten", into: str = "klima") -> str:
    return in_rooms.do(in_rooms.moderator, "board.merge", item="groups-2", room=room, into=into)


def reveal(in_rooms: Play, room: str) -> None:
    in_rooms.do(in_rooms.moderator, "flash.reveal", item="flash", room=room)


def walls(in_rooms: Play, who: str) -> list[str]:
    """The sentences of others and their own that somebody is shown."""
    seen = in_rooms.sees(in_rooms.actors[who])
    return [decode(Spoken, raw).text for key, raw in seen.items() if "/sentence:" in key]


def marks(in_rooms: Play, room: str) -> tuple[int, ...]:
    found = in_rooms.document.get(Revealed, room_audience(room), "flash")
    assert found is not None
    return found.marks


@pytest.mark.parametrize("when", ["sealed", "revealed", "revealed there", "revealed both"])
def test_who_was_put_together_with_another_room_sees_what_was_said_in_their_own(in_rooms: Play, when: str) -> None:
    came, there = (order(in_rooms, room).people[0] for room in ("arten", "klima"))
    say(in_rooms, came, "From arten", 3)
    say(in_rooms, there, "From klima", 3)
    for room in {"revealed": ["arten"], "revealed there": ["klima"], "revealed both": ["arten", "klima"]}.get(when, []):
        reveal(in_rooms, room)
    apart = put_together(in_rooms)
    assert in_rooms.no(in_rooms.moderator, "flash.reveal", item="flash", room="arten") == "not-found"
    if when == "revealed both":
        assert in_rooms.no(in_rooms.moderator, "flash.reveal", item="flash", room="klima") == "revealed"
    else:
        reveal(in_rooms, "klima")
    shown = dict(in_rooms.document.items(room_audience("klima")))
    assert {"From arten" in str(shown), "From klima" in str(shown)} == {True}
    assert marks(in_rooms, "klima") == (0, 0, 2, 0, 0)
    assert "From arten" in walls(in_rooms, came)
    assert in_rooms.no(in_rooms.actors[came], "flash.say", item="flash", text="Changed") == "revealed"
    in_rooms.do(in_rooms.moderator, "deed.undo", deed=apart)
    assert "From arten" in walls(in_rooms, came)
    assert marks(in_rooms, "arten") == (0, 0, 1, 0, 0)


def test_what_was_said_in_a_room_that_was_taken_away_is_shown_where_its_people_are(in_rooms: Play) -> None:
    about = {"name": "Water", "questions": ["Where?"]}
    room = room_id(in_rooms.do(in_rooms.moderator, "board.open", item="groups-2", **about))
    late = in_rooms.join("late")
    assert in_rooms.place(late) == room
    say(in_rooms, "late", "From water")
    in_rooms.do(in_rooms.moderator, "people.move", person="late", room="klima")
    in_rooms.do(in_rooms.moderator, "board.shut", item="groups-2", room=room)
    reveal(in_rooms, "klima")
    assert "From water" in walls(in_rooms, "late")
    assert in_rooms.no(late, "flash.say", item="flash", text="Changed") == "revealed"
    assert "From water" in str(neutral(Moment(in_rooms.document, 1, in_rooms.now), "", lambda text: text).blocks)


def test_rooms_must_be_open_for_each_to_speak_for_itself() -> None:
    with pytest.raises(Faults) as told:
        parse(workshop_text(IN_ROOMS.replace('reopens = ["groups-2"]\n', 'reopens = ["choice"]\n')), name="play")
    assert [fault.where.partition(".")[2] for fault in told.value.faults] == ["settings.where"]
