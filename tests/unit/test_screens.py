"""What a screen is given when it opens."""

from __future__ import annotations

from facilitator.pages.screens import kind_on
from tests.playing import Play
from tests.serving import workshop_text

DAY = """
[[item]]
id = "welcome"
kind = "talk"
title = "Welcome"
minutes = 10

[[item]]
id = "words"
kind = "chain"
title = "Words"
minutes = 10
settings = { seed = "Green" }

[[item]]
id = "end"
kind = "closing"
title = "The end"
minutes = 10
"""


def test_what_is_on_is_the_first_item_before_the_start_and_the_last_one_after_the_end() -> None:
    play = Play(workshop_text(DAY))
    kinds = [kind_on(play.document)]
    play.go_to("words")
    kinds.append(kind_on(play.document))
    play.do(play.moderator, "clock.end")
    kinds.append(kind_on(play.document))
    assert kinds == ["talk", "chain", "closing"]
