"""What a screen is given when it opens."""

from __future__ import annotations

from facilitator.pages.screens import kind_on
from tests.playing import Play


def test_what_is_on_is_the_first_item_before_the_start_and_the_last_one_after_the_end() -> None:
    play = Play()
    kinds = [kind_on(play.document)]
    play.go_to("words")
    kinds.append(kind_on(play.document))
    play.do(play.moderator, "clock.end")
    kinds.append(kind_on(play.document))
    assert kinds == ["talk", "chain", "closing"]
