"""Beside a video conference everybody is told where they talk: the room of it, a link to open and one to copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger
from tests.serving import THEMES, done, workshop_text

ROOM, PLENARY = "https://konferenz.example.org/raum-{}", "https://konferenz.example.org/plenum"
DAY = f"""
[links]
conference = "{PLENARY}"

[[item]]
id = "break"
kind = "pause"
title = "Pause"
minutes = 10

[[item]]
id = "groups"
kind = "board"
title = "Gruppen"
minutes = 30

[[item]]
id = "end"
kind = "closing"
title = "Abschied"
minutes = 10
"""


def test_who_belongs_into_a_room_of_the_conference_is_told_which_and_can_copy_the_link(
    found: Found, arrive: Callable[..., Any], somebody: Callable[..., Any], aside: Aside
) -> None:
    themes = "".join(
        f'\n[[theme]]{theme}conference = "{ROOM.format(number)}"\n'
        for number, theme in enumerate(THEMES.split("[[theme]]")[1:], 1)
    )
    event = found(workshop_text(themes + DAY, themes="", language="de"))
    phone: Guest = arrive(event, "Ada", hands=Finger)
    stage: Guest = somebody(event.house.addresses[0], viewport={"width": 1920, "height": 1080})
    stage.page.goto(aside(event.link(Role.STAGE)))
    control = aside(event.moderator())
    aside(done(control, "clock.start"))
    aside(done(control, "clock.jump", to="groups"))
    phone.is_in("Gruppen")
    place = phone.page.get_by_text("Jetzt in Konferenzraum")
    expect(place).to_be_visible()
    number = 1 if "1: Klima" in place.inner_text() else 2
    expect(phone.page.get_by_role("link", name="Zum Gespräch")).to_have_attribute("href", ROOM.format(number))
    phone.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.press("Link kopieren")
    phone.hears("Kopiert.")
    assert phone.page.evaluate("navigator.clipboard.readText()") == ROOM.format(number)
    phone.checks("the way to the talk of one's group", dark=True)
    for one, name in enumerate(("Klima", "Arten"), 1):
        row = stage.page.get_by_role("listitem").filter(has=stage.page.get_by_role("heading", name=name))
        expect(row).to_contain_text(f"Konferenzraum {one}")
        expect(row).to_contain_text(f"konferenz.example.org/raum-{one}")
    aside(done(control, "clock.jump", to="end"))
    phone.is_in("Abschied")
    expect(phone.page.get_by_role("link", name="Videokonferenz öffnen")).to_have_attribute("href", PLENARY)
    phone.press("Link kopieren")
    expect(phone.button("Kopiert.")).to_be_visible()
    assert phone.page.evaluate("navigator.clipboard.readText()") == PLENARY
