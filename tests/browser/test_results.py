"""What organisers do with the results: they watch how a wall grew, compare two moments, and begin the next workshop."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from rooms.roles import Role
from tests.activities.boards import STEPS
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.serving import Gathering, done, workshop_text

Somebody = Callable[..., Any]


async def written(event: Gathering) -> None:
    """Two cards are written; after a snapshot one is moved, one taken down and a third written."""
    moderator, ada = await event.moderator(), await event.page(Role.PARTICIPANT, "Ada")
    # A film of some minutes, in some moments.
    await done(moderator, "clock.start", speed=120)
    await done(moderator, "people.move", person=ada.person, room="klima")
    at = {"item": "groups", "room": "klima"}
    await done(ada, "board.write", id=f"{'pond':x<22}", section=1, text="Ein Teich", **at)
    await done(ada, "board.write", id=f"{'roof':x<22}", section=1, text="Grüne Dächer", **at)
    await done(moderator, "snapshot.take", title="Früh")
    await done(moderator, "board.place", card=f"{'pond':x<22}", section=2, **at)
    await done(ada, "board.delete", note=f"{'roof':x<22}", **at)
    await done(ada, "board.write", id=f"{'tree':x<22}", section=1, text="Bäume", **at)
    await done(moderator, "clock.jump", to="end")


@pytest.fixture
def organiser(found: Found, aside: Aside, somebody: Somebody) -> Guest:
    event = found(workshop_text(STEPS, language="de", rehearsal=True))
    aside(written(event))
    guest: Guest = somebody(event.house.addresses[0])
    guest.come_in(aside(event.link(Role.ORGANISER)), "Olga")
    guest.is_in("Ergebnisse")
    return guest


def test_the_results_are_watched_compared_and_gone_on_with(organiser: Guest) -> None:
    take_a_file(organiser)
    watch_the_film(organiser)
    compare(organiser)
    go_on(organiser)


def test_before_the_workshop_the_results_say_what_is_not_there_yet(found: Found, arrive: Any) -> None:
    event = found(workshop_text(STEPS + "\n[registration]\nopen = true\n", language="de"))
    organiser: Guest = arrive(event, "Olga", Guest, role=Role.ORGANISER)
    organiser.sees("Noch hat sich niemand angemeldet")
    organiser.checks("results before the workshop", dark=True)
    for way, nothing in (
        ("Vergleichen …", "Noch keine Momentaufnahme"),
        ("Film ansehen …", "Noch ist nichts zu sehen"),
    ):
        organiser.follow(way)
        organiser.sees(nothing)
        organiser.checks(nothing, dark=True)
        organiser.follow("Ergebnisse")


def test_on_a_phone_the_room_of_a_film_is_read_as_far_as_its_pace(organiser: Guest) -> None:
    organiser.page.set_viewport_size({"width": 390, "height": 844})
    organiser.page.emulate_media(reduced_motion="no-preference")
    organiser.follow("Film ansehen …")
    room, pace = organiser.page.get_by_label("Raum"), organiser.page.get_by_label("Tempo")
    expect(room).to_be_visible()
    wide = "e => e.getBoundingClientRect().width"
    assert room.evaluate(wide) == pytest.approx(pace.evaluate(wide), abs=1)
    expect(organiser.button("Einen Schritt vor")).to_be_in_viewport()


def take_a_file(organiser: Guest) -> None:
    """While it is made the page says so, and for how long already; then it is there."""
    page, told = organiser.page, organiser.page.locator("#making")
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    page.route("**/results/now/md", hold)
    page.clock.install()
    organiser.follow("Markdown herunterladen")
    expect(told).to_have_text("Markdown: Die Datei wird erstellt. Sie können inzwischen weiterarbeiten.")
    page.clock.run_for(10_000)
    expect(told).to_have_text(re.compile("^Markdown: .* 10 Sekunden"))
    with page.expect_download() as taken:
        asked[0].continue_()
    assert "Bäume" in Path(taken.value.path()).read_text("utf-8")
    expect(told).to_have_text("Markdown: Die Datei ist da; Ihr Browser speichert sie.")
    page.reload()


def watch_the_film(organiser: Guest) -> None:
    organiser.follow("Film ansehen …")
    organiser.is_in("Wie die Wände gewachsen sind")
    page, time, news = organiser.page, organiser.page.get_by_role("slider", name="Zeit"), "[data-news]"
    wall = page.get_by_role("img")
    expect(wall).to_have_accessible_name("Klima: 0 Karten, 0 Cluster")
    expect(time).to_have_attribute("aria-valuetext", re.compile(r"^\d\d:\d\d, Groups, Write$"))
    expect(organiser.button("Einen Schritt vor")).to_be_in_viewport()
    expect(time).to_be_in_viewport()
    page.get_by_text("als Liste").click()
    for _ in range(20):
        if "End" in (time.get_attribute("aria-valuetext") or ""):
            break
        organiser.press("Einen Schritt vor")
    expect(time).to_have_attribute("aria-valuetext", re.compile(r", End$"))
    expect(page.locator(news)).to_have_text("Neu: „Bäume“")
    expect(page.get_by_role("listitem").filter(has_text="Ein Teich")).to_be_visible()
    organiser.checks("the film", dark=True)
    time.press("Home")
    expect(wall).to_have_accessible_name("Klima: 0 Karten, 0 Cluster")
    # Who wants no motion is offered steps alone; this page does not mind.
    expect(organiser.button("Abspielen")).to_be_hidden()
    page.emulate_media(reduced_motion="no-preference")
    organiser.press("Abspielen")
    expect(wall).to_have_accessible_name("Klima: 2 Karten, 0 Cluster")
    expect(organiser.button("Abspielen")).to_be_visible()
    page.get_by_label("Raum", exact=True).select_option("Arten")
    expect(wall).to_have_accessible_name("Arten: 0 Karten, 0 Cluster")
    organiser.follow("Ergebnisse")


def compare(organiser: Guest) -> None:
    organiser.follow("Vergleichen …")
    page = organiser.page
    since = page.get_by_label("Änderungen seit")
    since.select_option(since.locator("option", has_text="Früh").get_attribute("value"))
    organiser.press("Vergleichen")
    klima = page.get_by_role("region", name="Klima")
    for what, text in (("Dazugekommen", "Bäume"), ("Umgehängt", "Ein Teich"), ("Weggefallen", "Grüne Dächer")):
        expect(klima.get_by_role("heading", name=what)).to_be_visible()
        expect(klima.get_by_role("listitem").filter(has_text=text)).to_be_visible()
    expect(page.get_by_role("region", name="Arten")).to_contain_text("Hier hat sich nichts geändert.")
    organiser.checks("two moments", dark=True)
    organiser.follow("Ergebnisse")


def go_on(organiser: Guest) -> None:
    organiser.follow("Nächste Werkstatt beginnen …")
    page = organiser.page
    summary = page.get_by_role("status").filter(has_text="mit")
    expect(summary).to_have_text("2 Karten kommen mit, mit 1 Ziel.")
    page.get_by_label("Mit mindestens so vielen Punkten").fill("1")
    organiser.press("Diese Karten ankreuzen")
    expect(summary).to_have_text("0 Karten kommen mit, mit 1 Ziel.")
    page.get_by_label("Bäume").check()
    expect(summary).to_have_text("1 Karte kommt mit, mit 1 Ziel.")
    organiser.checks("the next workshop", dark=True)
    organiser.hands.write(organiser.field("Titel"), "Zweite Werkstatt")
    organiser.press("Nächste Werkstatt schreiben")
    expect(page).to_have_url(re.compile("/w/zweite-werkstatt(-[0-9]+)?/edit"))
    expect(page.get_by_role("banner")).to_contain_text("Zweite Werkstatt Entwurf")
