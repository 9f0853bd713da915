"""Questions from the audience: asked, supported, answered, hidden, taken back."""

from __future__ import annotations

import pytest

from facilitator.documentation import neutral
from facilitator.exports import markdown
from facilitator.locale import translations
from facilitator.moment import Moment
from rooms.activities.talk.entities import Question
from rooms.document import ALL, STAFF
from rooms.people import Name
from rooms.spotlight import Spotlight
from tests.playing import Play
from tests.serving import EVERYTHING, workshop_text

KEYNOTE = """
[[item]]
id = "keynote"
kind = "talk"
title = "Keynote"
minutes = 10
"""


def asking(names: str = "named", items: str = EVERYTHING) -> Play:
    play = Play(workshop_text(items, names=names))
    play.crowd(3)
    play.go_to("welcome")
    return play


@pytest.fixture
def play() -> Play:
    return asking()


def ask(play: Play, who: str = "p1", text: str = "Why?", **more: object) -> str:
    return play.do(play.actors[who], "talk.ask", item="welcome", text=text, **more)


@pytest.mark.parametrize(
    ("names", "named", "shown"),
    [("named", False, True), ("anonymous", True, False), ("choice", True, True), ("choice", False, False)],
)
def test_a_name_stands_there_if_the_workshop_or_the_author_wants_it(names: str, named: bool, shown: bool) -> None:
    play = asking(names)
    question = play.document.get(Question, ALL, ask(play, named=named))
    assert question is not None
    assert (question.by == "p1") is shown
    assert (play.document.get(Name, ALL, "p1") is not None) is shown
    if not shown:
        assert "p1" not in str(play.sees(play.actors["p2"])), "nothing that others see says whose it is"


def test_one_person_supports_once_and_may_take_it_back(play: Play) -> None:
    question = ask(play)
    for who in ("p2", "p3"):
        play.do(play.actors[who], "talk.support", item="welcome", question=question)
    assert play.no(play.actors["p2"], "talk.support", item="welcome", question=question) == "already"
    play.do(play.actors["p2"], "talk.support", item="welcome", question=question, wanted=False)
    assert play.no(play.actors["p2"], "talk.support", item="welcome", question=question, wanted=False) == "already"
    assert play.document.number(f"all/support:{question}") == 1


def test_what_is_hidden_is_seen_by_the_staff_only_and_comes_back_as_it_was(play: Play) -> None:
    question = ask(play)
    play.do(play.actors["p2"], "talk.support", item="welcome", question=question)
    play.do(play.moderator, "talk.hide", item="welcome", question=question)
    assert "Why?" not in str(play.sees(play.actors["p1"])) + str(play.stage_sees())
    assert play.document.get(Question, STAFF, question) is not None
    assert play.no(play.actors["p3"], "talk.support", item="welcome", question=question) == "not-found"
    play.do(play.moderator, "talk.hide", item="welcome", question=question, hidden=False)
    assert play.document.get(Question, ALL, question) == Question("welcome", "Why?", play.now, "p1")
    assert play.document.number(f"all/support:{question}") == 1


def test_only_its_author_takes_a_question_back(play: Play) -> None:
    question = ask(play)
    assert play.no(play.actors["p2"], "talk.withdraw", item="welcome", question=question) == "not-found"
    play.do(play.actors["p1"], "talk.withdraw", item="welcome", question=question)
    assert "Why?" not in str(list(play.document.items()))


def test_questions_are_supported_and_answered_after_the_talk_but_no_longer_asked(play: Play) -> None:
    question = ask(play)
    play.go_to("words")
    play.do(play.actors["p2"], "talk.support", item="welcome", question=question)
    play.do(play.moderator, "talk.answer", item="welcome", question=question)
    assert play.document.get(Question, ALL, question).answered  # type: ignore[union-attr]
    play.now += 60_000
    assert play.no(play.actors["p1"], "talk.ask", item="welcome", text="Late?") == "closed"


def test_a_question_of_another_talk_is_not_found_here() -> None:
    twice = EVERYTHING + EVERYTHING.split("[[item]]")[1].join(["[[item]]", ""]).replace('"welcome"', '"welcome-2"')
    play = asking(items=twice)
    question = ask(play)
    assert play.no(play.actors["p2"], "talk.support", item="welcome-2", question=question) == "not-found"


def test_a_talk_may_take_no_questions() -> None:
    play = asking(items=EVERYTHING.replace('title = "Welcome"', 'title = "Welcome"\nsettings = { questions = false }'))
    assert play.no(play.actors["p1"], "talk.ask", item="welcome", text="Why?") == "no-questions"


def test_where_the_file_says_so_everybody_sees_a_question_once_it_was_let_through() -> None:
    items = EVERYTHING.replace('id = "welcome"', 'id = "welcome"\nsettings = { approve = true }')
    play = asking(items=items)
    kept, turned_away = ask(play), ask(play, "p2", text="Nonsense")
    assert "Why?" not in str(play.sees(play.actors["p1"])) + str(play.stage_sees())
    through = play.do(play.moderator, "talk.hide", item="welcome", question=kept, hidden=False)
    assert "Why?" in str(play.sees(play.actors["p3"]))
    assert play.document.get(Name, ALL, "p1") == Name("P1")
    away = play.do(play.moderator, "talk.hide", item="welcome", question=turned_away)
    assert play.no(play.moderator, "deed.undo", deed=away) == "not-found", "undoing would let it through"
    assert "Nonsense" not in str(play.sees(play.actors["p3"]))
    play.do(play.moderator, "deed.undo", deed=through)
    assert "Why?" not in str(play.sees(play.actors["p3"]))
    own = ask(play, "p3", text="Mine")
    assert play.no(play.actors["p1"], "talk.hide", item="welcome", question=own, hidden=False) == "forbidden"


@pytest.mark.parametrize("speakers", ["", "Team Moor"])
def test_what_goes_with_a_talk_is_in_the_documentation(speakers: str) -> None:
    settings = f'settings = {{ link = "https://example.org/slides.pdf", speakers = "{speakers}" }}'
    talk = f'[[item]]\nid = "welcome"\nkind = "talk"\ntitle = "Welcome"\nminutes = 10\n{settings}\n'
    play = asking(items="\n" + talk)
    say = translations("en").gettext
    text = markdown.render(neutral(Moment(play.document, 1, play.now), "", say), say).decode()
    assert ("Who speaks: Team Moor" in text) is bool(speakers)
    assert "What goes with the talk" in text
    assert f"{speakers or 'Welcome'}: https" in text
    assert "slides.pdf" in text


def test_one_press_to_the_next_question_is_one_deed_and_taken_back_as_one(play: Play) -> None:
    anna, bela = play.actors["p1"], play.actors["p2"]
    first = play.do(anna, "talk.ask", item="welcome", text="First?")
    second = play.do(bela, "talk.ask", item="welcome", text="Second?")

    def stands() -> tuple[bool, bool, str]:
        answered = [play.document.get(Question, ALL, id).answered for id in (first, second)]  # type: ignore[union-attr]
        lit = play.document.get(Spotlight, ALL)
        return answered[0], answered[1], lit.text if lit else ""

    play.do(play.moderator, "talk.go_on", item="welcome", lit=first)
    before = stands()
    assert before == (False, False, "First?")
    onward = play.do(play.moderator, "talk.go_on", item="welcome", done_with=first, lit=second)
    assert stands() == (True, False, "Second?")
    back = play.do(play.moderator, "deed.undo", deed=onward)
    assert stands() == before
    play.do(play.moderator, "deed.undo", deed=back)
    last = play.do(play.moderator, "talk.go_on", item="welcome", done_with=second)
    assert stands() == (True, True, "")
    play.do(play.moderator, "deed.undo", deed=last)
    assert stands() == (True, False, "Second?")
    assert play.no(anna, "talk.go_on", item="welcome", lit=first) == "forbidden"


def test_moderators_let_questions_through_from_now_on_also_where_the_file_does_not_say_so(play: Play) -> None:
    anna = play.actors["p1"]
    approving = play.do(play.moderator, "talk.approve", item="welcome", wanted=True)
    waits = play.do(anna, "talk.ask", item="welcome", text="Waits?")
    assert play.document.raw(f"{ALL}/question:{waits}") is None
    play.do(play.moderator, "deed.undo", deed=approving)
    seen = play.do(anna, "talk.ask", item="welcome", text="Seen?")
    assert play.document.raw(f"{ALL}/question:{seen}") is not None
    assert play.no(play.moderator, "talk.approve", item="welcome", wanted=False) == "not-found"


def test_who_lets_questions_through_does_so_in_the_talks_after_it_too() -> None:
    play = asking(items=EVERYTHING + KEYNOTE)
    play.do(play.moderator, "talk.approve", item="welcome", wanted=True)
    play.go_to("keynote")
    waits = play.do(play.actors["p1"], "talk.ask", item="keynote", text="Waits?")
    assert play.document.raw(f"{ALL}/question:{waits}") is None
    play.do(play.moderator, "talk.approve", item="keynote", wanted=False)
    seen = play.do(play.actors["p1"], "talk.ask", item="keynote", text="Seen?")
    assert play.document.raw(f"{ALL}/question:{seen}") is not None


def test_what_is_asked_while_moderators_say_that_questions_wait_is_not_seen_at_once() -> None:
    play = asking(items=EVERYTHING + KEYNOTE)
    play.go_to("keynote")
    for talk in ("welcome", "keynote"):
        asked = play.decide(play.actors["p1"], "talk.ask", item="keynote", text="Seen?")
        assert play.fits(asked)
        play.do(play.moderator, "talk.approve", item=talk, wanted=talk == "welcome")
        assert not play.fits(asked), "it is decided anew"
