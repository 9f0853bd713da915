"""People speak one after the other: everybody sees whose turn it is, and hears before it is theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger, Keys, Mouse
from tests.browser.moderators import Moderator
from tests.serving import done, workshop_text

Arrive = Callable[..., Any]
AGENDA = """
[[item]]
id = "welcome"
kind = "talk"
title = "Willkommen"
minutes = 10

[[item]]
id = "blitz"
kind = "flash"
title = "Blitzlicht"
minutes = 10
settings = { question = "Was nehmen Sie mit?", form = "spoken", seconds = 30 }
"""


def test_many_sentences_leave_at_the_desk_in_sight_what_is_on_and_next(
    found: Found, aside: Aside, arrive: Arrive, somebody: Callable[..., Any]
) -> None:
    event = found(workshop_text(AGENDA.replace(', form = "spoken", seconds = 30', ""), language="de"))
    over_the_wire = aside(event.moderator())
    people = aside(event.people(55))
    aside(done(over_the_wire, "clock.start", plan="now"))
    aside(done(over_the_wire, "clock.jump", to="blitz"))
    stage: Guest = somebody(event.house.addresses[0])
    stage.page.goto(aside(event.link(Role.STAGE)))
    stage.sees("Hier hängen gleich Ihre Sätze.")
    stage.checks("a wall on which nothing hangs")
    for number, one in enumerate(people):
        aside(done(one, "flash.say", item="blitz", text=f"Satz {number}, den alle lesen können.", mark=3))
    aside(done(over_the_wire, "flash.reveal", item="blitz"))
    expect(stage.page.locator(".blank")).to_have_count(0)
    for hands in (Mouse, Finger):
        desk: Moderator = arrive(event, "Moderation", Moderator, hands, role=Role.MODERATOR)
        sentences = desk.page.get_by_role("region").locator(".sentences li")
        expect(sentences).to_have_count(55)
        sentences.last.scroll_into_view_if_needed()
        desk.checks("many sentences")
        expect(sentences.last).to_be_in_viewport(ratio=1)
        in_sight = ("control-next .go", "control-now .big") if hands is Mouse else ("control-next .go",)
        for what in in_sight:
            expect(desk.page.locator(what)).to_be_in_viewport(ratio=1)
        assert desk.page.locator(".sentences").bounding_box()["height"] < 600  # type: ignore[index]


def test_each_speaks_in_turn_is_told_when_they_are_next_and_may_pass(
    found: Found, aside: Aside, arrive: Arrive, somebody: Callable[..., Any]
) -> None:
    event = found(workshop_text(AGENDA, language="de"))
    over_the_wire = aside(event.moderator())
    aside(done(over_the_wire, "clock.start", plan="now"))
    people: dict[str, Guest] = {
        "Ada": arrive(event, "Ada", hands=Keys),
        "Bo": arrive(event, "Bo", hands=Finger),
        "Cleo": arrive(event, "Cleo"),
    }
    desk: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    stage: Guest = somebody(event.house.addresses[0])
    stage.page.goto(aside(event.link(Role.STAGE)))
    aside(done(over_the_wire, "clock.jump", to="blitz"))

    first, second, third = (row.inner_text().strip() for row in rows(desk))
    people[first].sees("Sie beginnen.")
    people[third].sees("Vor Ihnen sprechen noch 2 Personen.")
    desk.press(f"Mit {first} beginnen")
    people[first].sees("Sie sind an der Reihe: ein, zwei Sätze.")
    expect(people[first].page.get_by_role("timer", name="Redezeit")).to_be_visible()
    people[second].sees("Sie sind als Nächstes dran.")
    people[second].hears("Sie sind als Nächstes dran.")
    for one in (*people.values(), desk, stage):
        expect(one.page.get_by_role("timer").filter(has_text=re.compile("00:[0-3]")).first).to_be_visible()
    # Whoever speaks has their time beside it, once.
    expect(people[first].page.locator(".own-turn")).to_contain_text(re.compile("00:[0-3]"))
    expect(people[first].page.get_by_text("Spricht jetzt")).to_have_count(0)
    expect(stage.page.locator(".who")).to_have_text(first)
    people["Ada"].checks("a speaking order", dark=True)
    desk.checks("a speaking order at the desk")
    stage.checks("a speaking order on the stage")

    people[second].press("Ich passe")
    people[second].sees("Sie passen. Das ist in Ordnung.")
    people[third].sees("Sie sind als Nächstes dran.")
    desk.press(f"Weiter: {third}")
    people[first].sees("Sie haben gesprochen. Danke.")
    people[second].press("Ich spreche doch")
    people[second].sees("Sie sind als Nächstes dran.")
    desk.press(f"Zurück zu {first}")
    people[first].sees("Sie sind an der Reihe: ein, zwei Sätze.")
    desk.take_back("Jemand hat das Wort erhalten")
    people[third].sees("Sie sind an der Reihe: ein, zwei Sätze.")
    desk.press(f"Ans Ende: {third}")
    people[second].sees("Sie sind an der Reihe: ein, zwei Sätze.")
    expect(desk.button(f"Weiter: {third}")).to_be_visible()
    desk.press("Überspringen")
    desk.press("Runde beenden")
    for one in (people[first], stage):
        one.sees(re.compile("Alle waren an der Reihe"))


def test_who_would_rather_write_does_so_beside_the_order(found: Found, aside: Aside, arrive: Arrive) -> None:
    event = found(workshop_text(AGENDA, language="de"))
    aside(done(aside(event.moderator()), "clock.start", plan="now"))
    ada: Guest = arrive(event, "Ada", hands=Keys)
    desk: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    expect(desk.button("Aufdecken …")).to_have_count(0)
    aside(done(aside(event.moderator()), "clock.jump", to="blitz"))
    ada.hands.press(ada.page.get_by_text("Ich möchte lieber schreiben"))
    ada.say("Ich nehme die Halde mit.")
    desk.sees(re.compile("abgegeben"))
    wall = ada.page.get_by_role("region", name="Geschrieben")
    desk.end()
    ada.sees("Ich nehme die Halde mit.", wall)
    desk.take_back("Die Werkstatt wurde beendet")
    expect(wall).to_have_count(0)
    ada.press("Ändern")
    ada.say("Ich nehme die Emscher mit.")
    desk.reveal()
    ada.sees("Ich nehme die Emscher mit.", wall)
    desk.take_back("Sätze aufgedeckt")
    expect(wall).to_have_count(0)
    desk.reveal()
    ada.sees("Ich nehme die Emscher mit.", wall)
    desk.press("Ausblenden")
    expect(wall).to_have_count(0)
    desk.hands.press(desk.page.get_by_text("1 ausgeblendeter Satz"))
    desk.press("Wieder zeigen")
    ada.sees("Ich nehme die Emscher mit.", wall)


def rows(desk: Guest) -> list[Locator]:
    """The names in their order."""
    names = desk.page.locator(".queue li bdi")
    expect(names).to_have_count(3)
    return names.all()
