"""A poll: everybody answers for themselves, the results are seen when they are shown, nobody sees whose they are."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.workshop_file import parse
from facilitator.workshop_file.faults import Faults
from rooms.activities.poll.entities import Word, word_id
from rooms.activity import activities
from rooms.blocks import Bars, Paragraph, Scale
from rooms.command import Actor, Phase, Scene
from rooms.document import ALL, STAFF
from rooms.programme import items
from tests.activities.scripts import Cast, Script
from tests.playing import Play
from tests.serving import EVERYTHING, workshop_text

ITEM = """
[[item]]
id = "poll"
kind = "poll"
title = "Poll"
minutes = 10
[[item.settings.questions]]
question = "Which day?"
options = ["Monday", "Tuesday", "Friday"]
[[item.settings.questions]]
question = "What else?"
kind = "multiple"
options = ["Trees", "Water", "Shade"]
most = 2
[[item.settings.questions]]
question = "How sure?"
kind = "scale"
low = "not at all"
high = "very"
[[item.settings.questions]]
question = "In one word?"
kind = "words"
most = 2
[[item.settings.questions]]
question = "What first?"
kind = "ranking"
options = ["Trees", "Water", "Shade"]
"""
DAY, ELSE, SURE, WORDS, FIRST = range(1, 6)


async def script(cast: Cast) -> None:
    await cast.go_to("poll")
    await cast.do("anna", "poll.answer", item="poll", question=DAY, chosen=[2])
    await cast.do("bela", "poll.answer", item="poll", question=FIRST, chosen=[3, 1, 2])
    cool, rude = cast.text("Cool"), cast.text("Rude")
    await cast.do("anna", "poll.answer", item="poll", question=WORDS, words=[cool])
    await cast.do("bela", "poll.answer", item="poll", question=WORDS, words=[rude, cool])
    await cast.unseen(cool, "anna", "bela", "mo")
    await cast.do("mo", "poll.hide", item="poll", question=WORDS, word=word_id(rude))
    await cast.do("mo", "poll.show", item="poll", question=WORDS)
    await cast.unseen(rude, "bela", "mo")
    await cast.do("mo", "poll.close", item="poll")


SCRIPT = Script(script, ("Cool", "Rude"), most=60, item=ITEM)


@pytest.fixture
def play() -> Play:
    return begun(ITEM)


def begun(item: str) -> Play:
    play = Play(workshop_text(item + EVERYTHING))
    play.crowd(4)
    play.go_to("poll")
    return play


def give(play: Play, who: str, question: int, **what: Any) -> None:
    play.do(play.actors[who], "poll.answer", item="poll", question=question, **what)


def seen(play: Play, who: Actor, question: int) -> dict[str, int]:
    """What is counted of a question, as somebody sees it, by option or word."""
    sees = {key.partition("/")[2]: raw for key, raw in play.sees(who).items()}
    start = f"polled:poll.{question}."
    return {key.removeprefix(start): int(raw) for key, raw in sees.items() if key.startswith(start) and int(raw)}


def test_what_is_answered_again_replaces_what_was_answered_and_can_be_taken_back(play: Play) -> None:
    give(play, "p1", DAY, chosen=[1])
    give(play, "p2", DAY, chosen=[1])
    give(play, "p1", DAY, chosen=[3])
    assert seen(play, play.moderator, DAY) == {"1": 1, "3": 1}
    assert play.document.number("all/answered:poll.1") == 2
    give(play, "p2", DAY)
    assert seen(play, play.moderator, DAY) == {"3": 1}
    assert play.document.number("all/answered:poll.1") == 1


def test_results_are_seen_by_moderators_only_until_they_are_shown_and_again_when_they_are_not(play: Play) -> None:
    someone = play.actors["p2"]
    give(play, "p1", ELSE, chosen=[1, 3])
    assert seen(play, someone, ELSE) == {}
    play.do(play.moderator, "poll.show", item="poll", question=ELSE)
    give(play, "p2", ELSE, chosen=[3])
    assert seen(play, someone, ELSE) == {"1": 1, "3": 2}
    play.do(play.moderator, "poll.show", item="poll", question=ELSE, shown=False)
    assert seen(play, someone, ELSE) == {}
    assert seen(play, play.moderator, ELSE) == {"1": 1, "3": 2}


def test_where_the_file_says_so_everybody_sees_them_at_once() -> None:
    play = begun(ITEM.replace('title = "Poll"', 'title = "Poll"\nsettings.results = "at-once"'))
    give(play, "p1", SURE, chosen=[4])
    assert seen(play, play.actors["p2"], SURE) == {"4": 1}


def test_a_ranking_gives_points_and_needs_a_place_for_every_option(play: Play) -> None:
    give(play, "p1", FIRST, chosen=[2, 1, 3])
    give(play, "p2", FIRST, chosen=[2, 3, 1])
    assert seen(play, play.moderator, FIRST) == {"2": 6, "1": 3, "3": 3}
    assert play.no(play.actors["p3"], "poll.answer", item="poll", question=FIRST, chosen=[2]) == "not-ranked"


@pytest.mark.parametrize(
    ("question", "what", "code"),
    [
        (DAY, {"chosen": [4]}, "invalid"),
        (DAY, {"chosen": [1, 2]}, "too-many"),
        (DAY, {"words": ["x"]}, "invalid"),
        (ELSE, {"chosen": [1, 1]}, "invalid"),
        (ELSE, {"chosen": [1, 2, 3]}, "too-many"),
        (SURE, {"chosen": [6]}, "invalid"),
        (WORDS, {"words": ["a", "b", "c"]}, "too-many"),
        (WORDS, {"chosen": [1]}, "invalid"),
        (6, {"chosen": [1]}, "not-found"),
    ],
)
def test_what_cannot_be_answered_is_refused(play: Play, question: int, what: dict[str, Any], code: str) -> None:
    assert play.no(play.actors["p1"], "poll.answer", item="poll", question=question, **what) == code


def test_the_same_word_grows_however_it_is_written_and_counts_once_for_each(play: Play) -> None:
    give(play, "p1", WORDS, words=["Green roofs", "green  ROOFS!"])
    give(play, "p2", WORDS, words=["GREEN ROOFS", "Moss"])
    assert seen(play, play.moderator, WORDS) == {word_id("green roofs"): 2, word_id("moss"): 1}


def test_a_hidden_word_stays_out_of_sight_with_whatever_it_gets_and_comes_back_with_it(play: Play) -> None:
    someone, moss = play.actors["p3"], {"item": "poll", "question": WORDS, "word": word_id("Moss")}
    play.do(play.moderator, "poll.show", item="poll", question=WORDS)
    give(play, "p1", WORDS, words=["Moss", "Bee"])
    play.do(play.moderator, "poll.hide", **moss)
    give(play, "p2", WORDS, words=["moss"])
    assert seen(play, someone, WORDS) == {word_id("Bee"): 1}
    assert "oss" not in str(play.sees(someone))
    play.do(play.moderator, "poll.show", item="poll", question=WORDS, shown=False)
    play.do(play.moderator, "poll.show", item="poll", question=WORDS)
    assert {word.text for _, word in play.document.each(Word, ALL)} == {"Bee"}
    play.do(play.moderator, "poll.hide", **moss, hidden=False)
    assert seen(play, someone, WORDS) == {word_id("Bee"): 1, word_id("Moss"): 2}
    assert not list(play.document.each(Word, STAFF))
    assert play.no(play.moderator, "poll.hide", **moss, hidden=False) == "not-found"


def test_a_closed_poll_takes_no_answer_until_it_is_opened_again(play: Play) -> None:
    give(play, "p1", DAY, chosen=[1])
    play.do(play.moderator, "poll.close", item="poll")
    assert play.no(play.actors["p1"], "poll.answer", item="poll", question=DAY, chosen=[2]) == "poll-closed"
    play.do(play.moderator, "poll.close", item="poll", closed=False)
    give(play, "p1", DAY, chosen=[2])
    assert play.no(play.actors["p1"], "poll.close", item="poll") == "forbidden"


def test_the_report_has_every_question_that_was_answered_without_anybody(play: Play) -> None:
    give(play, "p1", DAY, chosen=[2])
    give(play, "p1", SURE, chosen=[5])
    give(play, "p2", SURE, chosen=[5])
    play.go_to("welcome")
    kind = activities()["poll"]
    item = dict(items(play.document))["poll"]
    scene = Scene(view=play.document, now=play.now, id="poll", item=item, phase=Phase.AFTER)
    assert kind.report(scene, str) == [
        Bars(
            "Which day?",
            (("Tuesday", 1),),
            "people",
            "polls",
            without=("Monday", "Friday"),
            people="1 person answered",
        ),
        Scale("How sure?", (0, 0, 0, 0, 2), "not at all", "very", "2 people answered", "poll-scales"),
    ]
    assert kind.mine(scene, "p1", str) == ["Which day? Tuesday", "How sure? 5/5"]


def test_the_order_that_somebody_gave_is_numbered_where_they_take_it_along(play: Play) -> None:
    give(play, "p1", FIRST, chosen=[3, 1, 2])
    item = dict(items(play.document))["poll"]
    scene = Scene(view=play.document, now=play.now, id="poll", item=item, phase=Phase.AFTER)
    assert activities()["poll"].mine(scene, "p1", str) == ["What first? 1. Shade, 2. Trees, 3. Water"]


def test_the_report_says_what_the_points_of_a_ranking_are(play: Play) -> None:
    give(play, "p1", FIRST, chosen=[2, 1, 3])
    item = dict(items(play.document))["poll"]
    scene = Scene(view=play.document, now=play.now, id="poll", item=item, phase=Phase.AFTER)
    bars, said = activities()["poll"].report(scene, str)
    assert isinstance(bars, Bars)
    assert (bars.counts, [count for _, count in bars.bars]) == ("points", [3, 2, 1])
    assert said == Paragraph("The first place gives 3 points, each one after it a point less.", quiet=True)


def test_who_is_forgotten_is_counted_no_more(play: Play) -> None:
    give(play, "p1", WORDS, words=["Moss"])
    give(play, "p2", WORDS, words=["Moss"])
    item = dict(items(play.document))["poll"]
    scene = Scene(view=play.document, now=play.now, id="poll", item=item, phase=Phase.OPEN)
    play.apply(activities()["poll"].forget(scene, frozenset({"p1"})))
    assert seen(play, play.moderator, WORDS) == {word_id("Moss"): 1}
    assert play.document.number("all/answered:poll.4") == 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('options = ["Monday", "Tuesday", "Friday"]', 'options = ["Monday"]'),
        ('options = ["Monday", "Tuesday", "Friday"]', 'options = ["Monday", "Monday"]'),
        ('kind = "scale"', 'kind = "scale"\noptions = ["a", "b"]'),
    ],
)
def test_options_that_do_not_fit_the_question_are_told_with_its_number(right: str, wrong: str) -> None:
    with pytest.raises(Faults) as told:
        parse(workshop_text(ITEM.replace(right, wrong) + EVERYTHING), name="wrong")
    assert [fault.wrong.partition(" ")[0] for fault in told.value.faults] == ["Question"]
