"""What fits on which screen: enlarged to 400 %, as wide as an old phone, and shared with a room."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from rooms.programme import items
from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest, Moderator
from tests.serving import EVERYTHING, done, workshop_text

Arrive = Callable[..., Any]
Somebody = Callable[..., Any]

# 1280 × 1024 at 400 %; and the narrowest that WCAG asks for.
FLAT, NARROW = {"width": 320, "height": 256}, {"width": 320, "height": 640}
LONG = "Arbeit in den Themengruppen an den Entwürfen der gemeinsamen Handlungsziele, erster Teil"
STAYING = """() => [...document.querySelectorAll("main *, header")].filter((one) =>
    ["sticky", "fixed"].includes(getComputedStyle(one).position) && one.checkVisibility())
    .map((one) => one.className)"""
BEYOND = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""


@pytest.mark.parametrize("size", [FLAT, NARROW], ids=["flat", "narrow"])
def test_nothing_is_covered_or_cut_off_on_a_small_screen(
    size: dict[str, int], found: Found, arrive: Arrive, aside: Aside
) -> None:
    event = found(workshop_text(language="de"))
    guest: Guest = arrive(event, "Ada", viewport=size)
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR, viewport=size)
    control = aside(event.moderator())
    aside(done(control, "clock.start"))
    for id, item in items(control.document):
        if item.place:
            aside(done(control, "clock.jump", to=id))
        guest.is_in(item.title)
        for one in (guest, moderator):
            expect(one.page.locator(f"activity-{item.kind}").first).to_be_attached()
            assert one.page.evaluate(BEYOND) <= 0, f"{id} is wider than the screen"
            if size is FLAT:
                assert one.page.evaluate(STAYING) == [], f"something stays over {id}"
    moderator.press("Liste")
    row = moderator.page.get_by_role("row", name="Ada")
    expect(row.get_by_role("cell", name="Teilnahme")).to_be_visible()
    assert moderator.page.evaluate(BEYOND) <= 0


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)], ids=["16:9", "4:3"])
def test_the_way_in_is_whole_on_every_stage(
    size: tuple[int, int], found: Found, arrive: Arrive, somebody: Somebody, aside: Aside
) -> None:
    text = EVERYTHING.replace('"Words"', f'"{LONG}"')
    event = found(workshop_text(text, language="de"))
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    stage: Guest = somebody(event.house.addresses[0], viewport={"width": size[0], "height": size[1]})
    stage.page.goto(aside(event.link(Role.STAGE)))
    moderator.begin()
    moderator.press("Anhalten")
    rail = stage.page.get_by_role("complementary")
    stage.sees("Die Uhr ist angehalten.", rail)
    stage.sees(LONG, rail)
    picture = stage.page.get_by_role("img", name="QR-Code zum Dazukommen")
    code = stage.page.get_by_role("region", name="So kommen Sie dazu").locator(".code")
    for one in (picture, code):
        box = inside(one, size)
        assert box["height"] > 0
    assert inside(picture, size)["width"] >= size[1] / 9, "too small to be read by a camera"


def test_whoever_is_led_back_to_the_choice_after_all_rounds_sees_what_it_came_to(
    found: Found, arrive: Arrive, somebody: Somebody, aside: Aside
) -> None:
    event = found(workshop_text(language="de"))
    guest: Guest = arrive(event, "Ada")
    stage: Guest = somebody(event.house.addresses[0], viewport={"width": 1920, "height": 1080})
    stage.page.goto(aside(event.link(Role.STAGE)))
    control = aside(event.moderator())
    aside(done(control, "clock.start"))
    for id in ("choice", "groups", "groups-2", "choice"):
        aside(done(control, "clock.jump", to=id))
    guest.sees("Die Wahl ist getroffen. Hier sind Sie dabei:")
    expect(guest.page.locator("activity-choose").get_by_role("listitem")).to_have_count(2)
    for theme in ("Klima", "Arten"):
        expect(stage.page.locator("activity-choose").get_by_role("listitem").filter(has_text=theme)).to_contain_text(
            re.compile("[0-9]")
        )
    guest.checks("choice after all rounds", dark=True)


def inside(one: Locator, size: tuple[int, int]) -> Any:
    box = one.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= size[0]
    assert box["y"] + box["height"] <= size[1]
    return box


def test_own_titles_are_read_in_their_language_on_a_page_in_another(
    found: Found, arrive: Arrive, somebody: Somebody
) -> None:
    event = found(workshop_text(language="de"))
    reader: Guest = somebody(event.house.addresses[0], locale="en-GB")
    reader.page.goto(f"{event.house.addresses[0]}/w/{event.id}")
    expect(reader.page.locator("html")).to_have_attribute("lang", "en")
    heading = reader.page.get_by_role("heading", level=1)
    expect(heading).to_have_attribute("lang", "de")
    expect(reader.page.get_by_text("Welcome", exact=True)).to_have_attribute("lang", "de")
