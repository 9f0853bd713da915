"""Questions that were not answered while the talk ran: the next talk carries them on."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.moderators import Moderator
from tests.serving import done, workshop_text

TALKS = """
[[item]]
id = "welcome"
kind = "talk"
title = "Begrüßung"
minutes = 10

[[item]]
id = "keynote"
kind = "talk"
title = "Keynote"
minutes = 10
settings = { approve = true }
"""


def test_what_was_asked_in_the_talk_before_is_still_supported_answered_and_shown(
    found: Found, arrive: Callable[..., Any], somebody: Callable[..., Any], aside: Aside
) -> None:
    event = found(workshop_text(TALKS, themes="", language="de"))
    ada: Guest = arrive(event, "Ada")
    ben: Guest = arrive(event, "Ben")
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    stage: Guest = somebody(event.house.addresses[0], viewport={"width": 1920, "height": 1080})
    stage.page.goto(aside(event.link(Role.STAGE)))
    control = aside(event.moderator())
    aside(done(control, "clock.start", plan="now"))
    ada.is_in("Begrüßung")
    ada.ask("Wer sind Sie?")
    ada.hears("Ihre Frage ist gestellt.")
    expect(ben.page.get_by_role("list", name="Fragen")).to_contain_text("Wer sind Sie?")
    is_told(ben, "Alle sehen sie sofort.", not_that="durchgelassen")

    # One after the other: the one that is wanted most is on the stage, and one press goes on to the next.
    ben.ask("Wie lange dauert es?")
    ada.support_question("Wie lange dauert es?")
    expect(moderator.row("Wie lange dauert es?").locator(".num")).to_contain_text("1")
    moderator.press("Der Reihe nach beantworten")
    stage.sees("Wie lange dauert es?")
    expect(ada.row("Wie lange dauert es?")).to_contain_text("wird gerade beantwortet")
    moderator.checks("a question is being answered")
    moderator.press_through(moderator.button("Beantwortet, nächste Frage"))
    stage.sees("Wer sind Sie?")
    expect(ada.row("Wer sind Sie?")).to_contain_text("wird gerade beantwortet")
    expect(ben.row("Wie lange dauert es?").locator(".tag")).to_have_text("beantwortet")

    aside(done(control, "clock.jump", to="keynote"))
    expect(moderator.page.locator("control-now")).to_contain_text("Keynote")
    for one in (ada, ben):
        one.is_in("Keynote")
        one.sees("1 offene Frage")
    is_told(ben, "sobald die Moderation sie durchgelassen hat.", not_that="sofort")
    moderator.is_in("Keynote")
    waits = moderator.page.get_by_role("checkbox", name="Fragen warten, bis ich sie durchlasse")
    waits.uncheck()
    expect(ben.page.get_by_text("Erst liest sie die Moderation.")).to_have_count(0)
    is_told(ben, "Alle sehen sie sofort.", not_that="durchgelassen")
    # What was set before may come to this page only now.
    waits.click()
    expect(waits).to_be_checked()
    ben.sees(re.compile("Erst liest sie die Moderation"))
    ben.support_question("Wer sind Sie?")
    expect(moderator.row("Wer sind Sie?").locator(".num")).to_contain_text("1")
    ben.checks("a question of the talk before", dark=True)
    moderator.press("Auf die Bühne", moderator.row("Wer sind Sie?"))
    stage.sees("Wer sind Sie?")
    moderator.press("Beantwortet", moderator.row("Wer sind Sie?"))
    moderator.sees("alle Fragen beantwortet")
    expect(ada.row("Wer sind Sie?")).to_contain_text("beantwortet")
    expect(ada.button("Zurücknehmen", ada.row("Wer sind Sie?"))).to_be_visible()


def is_told(one: Guest, how: str, *, not_that: str) -> None:
    """How the present part works, as it is set."""
    one.press("Hilfe")
    guide = one.page.get_by_role("dialog").locator(".prose")
    expect(guide).to_contain_text(how)
    expect(guide).not_to_contain_text(not_that)
    one.press("Schließen", one.page.get_by_role("dialog"))
