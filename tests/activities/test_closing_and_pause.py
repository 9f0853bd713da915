"""The end and the breaks: figures, one's own contributions to take along, and what stays open meanwhile."""

from __future__ import annotations

import pytest

from rooms.activities.closing import Summary
from rooms.document import ALL
from rooms.report import contributions
from tests.activities.casts import InMemory
from tests.activities.scripts import board, chain, flash, script_of, talk
from tests.playing import Play


@pytest.mark.anyio
async def test_the_end_says_what_happened_in_figures() -> None:
    cast = InMemory()
    for script in (talk, chain, board, flash):
        await script(cast)
    await cast.go_to("end")
    summary = cast.play.document.get(Summary, ALL, "end")
    assert summary is not None
    assert {label: number for number, label in summary.figures} == {
        "people took part": 3,
        "host of a room": 1,
        "question to the speakers": 1,
        "words in the chain": 2,
        "cards in the theme rooms": 3,
        "sticky dots, given unseen": 3,
        "goal that is new or reads differently": 1,
        "sentences in the flash round": 2,
    }


@pytest.mark.anyio
async def test_everybody_takes_along_what_they_wrote_and_nothing_else() -> None:
    cast = InMemory()
    for script in (talk, chain, board, flash):
        await script(cast)
    mine = contributions(cast.play.document, "anna", str)
    assert mine == [
        ("Welcome", ["Who pays?"]),
        ("Words", ["Tree"]),
        ("Groups", ["Two trees"]),
        ("Groups again", ["Written in silence", "A goal of ours", "Another wording"]),
        ("Flash", ["Tired but glad"]),
    ]


def test_a_break_has_nothing_of_its_own() -> None:
    play = Play()
    play.crowd(1)
    play.go_to("break")
    assert play.place(play.actors["p1"]) == ""
    assert script_of("pause").texts == ()


def test_a_new_closing_counts_anew_when_it_is_entered_again() -> None:
    play = Play()
    play.go_to("end")
    play.do(play.moderator, "clock.jump", to="welcome")
    play.crowd(2)
    play.go_to("end")
    summary = play.document.get(Summary, ALL, "end")
    assert summary is not None
    assert summary.figures[0] == (2, "people took part")
