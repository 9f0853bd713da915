"""A poll of all five forms: answered by keyboard alone and on a phone, changed, taken back, shown, closed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger, Keys
from tests.browser.moderators import Moderator
from tests.serving import done, workshop_text

Arrive = Callable[..., Any]
AGENDA = """
[[item]]
id = "umfrage"
kind = "poll"
title = "Umfrage"
minutes = 30

[[item.settings.questions]]
question = "Welcher Tag?"
options = ["Montag", "Dienstag", "Freitag"]

[[item.settings.questions]]
question = "Was fehlt?"
kind = "multiple"
options = ["Bäume", "Wasser", "Schatten"]
most = 2

[[item.settings.questions]]
question = "Wie sicher?"
kind = "scale"
low = "gar nicht"
high = "sehr"

[[item.settings.questions]]
question = "In einem Wort?"
kind = "words"
most = 2

[[item.settings.questions]]
question = "Was zuerst?"
kind = "ranking"
options = ["Dächer", "Bäche", "Alleen"]
"""


def test_all_five_forms_are_answered_by_keyboard_and_shown_question_by_question(
    found: Found, aside: Aside, arrive: Arrive, somebody: Callable[..., Any]
) -> None:
    event = found(workshop_text(AGENDA, language="de"))
    aside(done(aside(event.moderator()), "clock.start", plan="now"))
    ada: Guest = arrive(event, "Ada", hands=Keys)
    bo: Guest = arrive(event, "Bo", hands=Finger)
    desk: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    stage: Guest = somebody(event.house.addresses[0])
    stage.page.goto(aside(event.link(Role.STAGE)))

    ada.press("Antworten", asked(ada, "Welcher Tag?"))
    ada.sees("Wählen Sie zuerst etwas aus.", asked(ada, "Welcher Tag?"))
    ada.hands.check(ada.page.get_by_role("radio", name="Dienstag"))
    answer(ada, "Welcher Tag?")
    for option in ("Bäume", "Schatten"):
        box = ada.page.get_by_role("checkbox", name=option)
        assert isinstance(ada.hands, Keys)
        ada.hands.reach(box)
        ada.page.keyboard.press("Space")
        expect(box).to_be_checked()
    expect(ada.page.get_by_role("checkbox", name="Wasser")).to_be_disabled()
    answer(ada, "Was fehlt?")
    ada.hands.check(ada.page.get_by_role("radio", name=re.compile("^4")))
    answer(ada, "Wie sicher?")
    ada.hands.write(ada.field("Wort 1"), "Zuversicht")
    answer(ada, "In einem Wort?")
    ada.press("Nach oben: Alleen")
    expect(ada.button("Nach oben: Alleen")).to_be_focused()
    ada.page.keyboard.press("Enter")
    expect(asked(ada, "Was zuerst?").locator(".words")).to_have_text(["Alleen", "Dächer", "Bäche"])
    answer(ada, "Was zuerst?")
    ada.sees("Sie haben 5 von 5 Fragen beantwortet.")

    bo.hands.check(bo.page.get_by_role("radio", name="Freitag"))
    answer(bo, "Welcher Tag?")
    bo.hands.write(bo.field("Wort 1"), "Unfug")
    answer(bo, "In einem Wort?")
    bo.press("Zurücknehmen", asked(bo, "Welcher Tag?"))
    bo.sees("1 Person hat geantwortet", asked(bo, "Welcher Tag?"))
    for one in (ada, stage):
        expect(one.page.get_by_text("Unfug")).to_have_count(0)
    ada.checks("a poll, answered", dark=True)
    bo.checks("a poll on a phone")
    desk.checks("a poll at the desk")
    stage.checks("a poll on the stage, before")

    desk.press("Ausblenden: Unfug")
    desk.press("Ergebnisse zeigen", row(desk, "In einem Wort?"))
    for one in (ada, bo, stage):
        one.sees("Zuversicht", one.page.locator(".cloud"))
        expect(one.page.locator(".cloud").get_by_text("Unfug")).to_have_count(0)
    stage.checks("words on the stage")
    desk.press("Ergebnisse zeigen", row(desk, "Was zuerst?"))
    stage.sees("Was zuerst?")
    stage.sees("Alleen")
    desk.press("Umfrage schließen")
    ada.sees("Die Umfrage ist geschlossen. Was vorher geantwortet wurde, zählt.")
    ada.sees("Alleen › Dächer › Bäche", asked(ada, "Was zuerst?"))
    ada.checks("a poll, closed and shown")
    desk.checks("a poll, closed, at the desk", dark=True)


def asked(guest: Guest, question: str) -> Locator:
    return guest.page.get_by_role("region", name=re.compile(re.escape(question) + "$")).first


def row(desk: Guest, question: str) -> Locator:
    heading = desk.page.get_by_role("heading", name=re.compile(re.escape(question)))
    return desk.page.get_by_role("listitem").filter(has=heading)


def answer(guest: Guest, question: str) -> None:
    guest.press("Antworten", asked(guest, question))
    guest.sees("Ihre Antwort ist gespeichert. Sie können sie ändern.", asked(guest, question))
