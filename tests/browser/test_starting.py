"""How pages begin where something does not come: a script, the words, the server at the door, the browser's storage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger
from tests.browser.moderators import Moderator
from tests.browser.rooms import GROUPS, ONE_ROOM
from tests.serving import Gathering, workshop_text

Arrive = Callable[..., Any]
Somebody = Callable[..., Any]

LATE = "Das dauert länger als sonst."
# What the browser asked for among scripts, and what the page had announced, but for the one that its own script names.
ASKED = """() => {
    const path = (address) => new URL(address).pathname.split("/").slice(3).join("/");
    const scripts = performance.getEntriesByType("resource").map(({ name }) => path(name));
    return scripts.filter((name) => name.endsWith(".js") && !name.startsWith("js/pages/live"));
}"""
ANNOUNCED = """() => [...document.querySelectorAll("link[rel=modulepreload]")]
    .map(({ href }) => new URL(href).pathname.split("/").slice(3).join("/"))"""

TALK = """
[[item]]
id = "welcome"
kind = "talk"
title = "Begrüßung"
minutes = 20
"""


@pytest.fixture
def event(found: Found) -> Gathering:
    return found(workshop_text(GROUPS, themes=ONE_ROOM, language="de"))


def fail(route: Route) -> None:
    route.abort("connectionfailed")


def test_a_page_announces_the_scripts_of_what_is_on_and_later_all_others(found: Found, arrive: Arrive) -> None:
    event = found(workshop_text(TALK + GROUPS, themes=ONE_ROOM, language="de"))
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    early: Guest = arrive(event, "Person am Tisch")
    early.page.clock.install()
    early.page.reload()
    early.sees("Sie sind dabei")
    board, sheet = "js/activities/board.js", "css/activities/board.css"
    assert board not in early.page.evaluate(ANNOUNCED)
    assert "js/activities/talk.js" in early.page.evaluate(ANNOUNCED)
    from_cache = served(early, sheet)
    with early.page.expect_response(f"**/{board}"), early.page.expect_response(f"**/{sheet}"):
        early.page.clock.fast_forward(60_000)
    moderator.begin()
    hasty: Guest = arrive(event, "Person unterwegs")
    hasty.is_in("Begrüßung")
    moderator.press_next("Themengruppen")
    for guest in (early, hasty):
        expect(guest.field("Neue Karte")).to_be_visible()
    asked, announced = hasty.page.evaluate(ASKED), hasty.page.evaluate(ANNOUNCED)
    assert board in asked
    assert set(asked) <= set(announced)
    assert from_cache == [False, True], "it is there when everybody needs it"


def served(guest: Guest, path: str) -> list[bool]:
    """Of each answer with that file from now on, whether the browser had it already."""
    found: list[bool] = []

    def received(event: dict[str, Any]) -> None:
        answer = event["response"]
        if answer["url"].endswith(path):
            found.append(bool(answer.get("fromDiskCache") or answer.get("fromPrefetchCache")))

    session = guest.page.context.new_cdp_session(guest.page)
    session.on("Network.responseReceived", received)
    session.send("Network.enable")
    return found


def test_what_a_page_asks_of_another_host_is_told(event: Gathering, somebody: Somebody) -> None:
    """The watch on every page can fail, also where no policy of the page's own forbids the request."""
    guest: Guest = somebody(event.house.addresses[0])
    addresses = ("http://elsewhere.example/", "http://192.0.2.1/")
    for address in addresses:
        guest.page.evaluate("(address) => fetch(address).catch(() => undefined)", address)
    told = [one for one in guest.watch.troubles if one.startswith("request failed")]
    assert len(told) == len(addresses), told
    guest.watch.expect(*addresses)


def test_a_page_whose_script_does_not_come_says_so_and_goes_on_when_the_line_is_back(
    event: Gathering, arrive: Arrive
) -> None:
    guest: Guest = arrive(event, "Person unterwegs", Guest, Finger)
    guest.sees("Sie sind dabei")
    guest.watch.expect("workshop-live.js", "WebSocket connection to", "ERR_INTERNET_DISCONNECTED")
    guest.page.route("**/workshop-live.js", fail)
    guest.page.reload()
    guest.sees(LATE)
    guest.checks("live, script missing", dark=True)
    guest.page.context.set_offline(True)
    guest.page.unroute_all()
    guest.page.context.set_offline(False)
    guest.sees("Sie sind dabei")


@pytest.mark.parametrize("script", ["core/outbox.js", "pages/open.js"])
def test_a_page_without_what_it_cannot_do_without_says_that_it_is_late(
    event: Gathering, arrive: Arrive, script: str
) -> None:
    guest: Guest = arrive(event, "Person unterwegs")
    guest.sees("Sie sind dabei")
    guest.watch.expect(script, "Failed to fetch dynamically imported module")
    guest.page.route(f"**/{script}", fail)
    guest.page.reload()
    guest.sees(LATE)
    guest.page.unroute_all()
    guest.follow("Seite neu laden")
    guest.sees("Sie sind dabei")


def test_a_page_whose_words_do_not_come_speaks_english(event: Gathering, arrive: Arrive) -> None:
    guest: Guest = arrive(event, "Person am Tisch")
    guest.sees("Sie sind dabei")
    guest.watch.expect("/locale/")
    guest.page.route("**/locale/**", fail)
    guest.page.reload()
    guest.sees("You are in")
    expect(guest.page.locator("html")).to_have_attribute("lang", "en")


def test_a_link_is_still_good_when_the_server_did_not_answer(
    event: Gathering, aside: Aside, somebody: Somebody
) -> None:
    phone: Guest = somebody(event.house.addresses[0], Guest, Finger)
    phone.watch.expect("/enter")
    phone.page.route("**/enter", lambda route: route.fulfill(status=502, body="Bad gateway"))
    phone.page.goto(aside(event.link(Role.PARTICIPANT)))
    phone.sees("Der Server antwortet im Moment nicht.")
    phone.checks("door, no answer", dark=True)
    assert "#k=" in phone.page.url
    phone.page.unroute_all()
    phone.press("Noch einmal versuchen")
    expect(phone.page.get_by_text("Der Server antwortet im Moment nicht.")).to_be_hidden()
    expect(phone.field("Code")).to_be_hidden()
    assert "#" not in phone.page.url
    phone.enter("Person unterwegs")
    phone.sees("Sie sind dabei")


def test_a_browser_that_keeps_nothing_takes_part_and_is_told_to_leave_the_page_open(
    event: Gathering, arrive: Arrive
) -> None:
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(event, "Person am Tisch")
    guest.page.context.add_init_script("""
        Object.defineProperty(window, "indexedDB", { value: undefined });
        Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
    """)
    guest.page.reload()
    moderator.begin()
    guest.write_card("Mehr Schatten")
    guest.is_saved()
    guest.watch.expect("WebSocket connection to", "ERR_INTERNET_DISCONNECTED")
    guest.page.context.set_offline(True)
    guest.hands.write(guest.field("Neue Karte"), "Ohne Verbindung")
    guest.press("Anheften")
    guest.sees("dieser Browser bewahrt nichts auf", guest.page.get_by_role("complementary", name="Hinweise"))
    guest.page.context.set_offline(False)
    guest.is_saved()
    expect(moderator.page.get_by_text("Ohne Verbindung")).to_have_count(0)
    expect(guest.card("Ohne Verbindung")).to_have_count(1)


def test_who_was_removed_while_away_is_told_so(event: Gathering, arrive: Arrive) -> None:
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(event, "Person unterwegs")
    guest.sees("Sie sind dabei")
    guest.watch.expect("WebSocket connection to", "ERR_INTERNET_DISCONNECTED", "403 (Forbidden)")
    guest.page.context.set_offline(True)
    moderator.remove("Person unterwegs")
    guest.page.context.set_offline(False)
    guest.is_in("Sie sind nicht mehr in dieser Werkstatt.")
