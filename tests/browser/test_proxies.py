"""Behind proxies that let no websocket through, hold answers back, or cut what lasts: everything works, and nothing
alarming is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from facilitator.live.client import Client
from rooms.document import ALL
from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.proxies import HoldingBack, Impatient, Proxy, Swallowing
from tests.serving import Gathering, House, done, workshop_text

AGENDA = """
[[item]]
id = "welcome"
kind = "talk"
title = "Willkommen"
minutes = 10

[[item]]
id = "rooms"
kind = "board"
title = "Themengruppen"
minutes = 60

[[item]]
id = "end"
kind = "closing"
title = "Ausblick"
minutes = 10
"""
THEME = """
[[theme]]
id = "klima"
name = "Klima"
questions = ["Was tun?"]
seats = 20
"""
# Notices for good whether anybody was told that the connection is interrupted.
LISTENING = """
    addEventListener("DOMContentLoaded", () =>
        new MutationObserver(() => {
            if (document.body.textContent.includes("Verbindung ist unterbrochen")) window.alarmed = true;
        }).observe(document.body, { subtree: true, childList: true, characterData: true }));
"""


@pytest.fixture(params=[Swallowing, HoldingBack, Impatient], ids=lambda kind: kind.__name__)
def proxy(request: pytest.FixtureRequest, aside: Aside, venue: House) -> Iterator[Proxy]:
    proxy: Proxy = request.param(urlsplit(venue.addresses[0]).port)
    aside(proxy.open())
    yield proxy
    aside(proxy.close())


def test_everything_works_and_nothing_alarming_is_said(
    proxy: Proxy, aside: Aside, found: Found, somebody: Callable[..., Any]
) -> None:
    event: Gathering = found(workshop_text(AGENDA, themes=THEME, language="de"))
    moderator: Client = aside(event.moderator())
    aside(done(moderator, "clock.start", plan="now"))

    guest: Guest = somebody(proxy.address)
    guest.watch.expect("WebSocket connection to", "ERR_CONNECTION_RESET", "ERR_INCOMPLETE_CHUNKED", "ERR_EMPTY_RESP")
    guest.page.add_init_script(LISTENING)
    through = replace(event, house=House([proxy.address], event.house.store))
    guest.come_in(aside(through.link(Role.PARTICIPANT)), "Im Amt")
    guest.is_in("Willkommen")
    guest.is_saved()
    goes_by_stream(proxy, guest)

    guest.ask("Kommt das an?")
    guest.is_saved()
    aside(moderator.until(lambda: any(b"Kommt das an?" in raw for _, raw in moderator.document.items(ALL))))
    aside(done(moderator, "message.send", text="Auch das kommt an."))
    expect(guest.page.get_by_text("Auch das kommt an.").first).to_be_visible()
    aside(done(moderator, "clock.jump", to="rooms"))
    guest.is_in("Themengruppen")
    guest.write_card("Mehr Schatten")
    guest.is_saved()
    aside(done(moderator, "clock.jump", to="end"))
    guest.is_in("Ausblick")
    guest.is_saved()
    assert not guest.page.evaluate("window.alarmed === true")


def goes_by_stream(proxy: Proxy, guest: Guest) -> None:
    """Until what the proxy does to websockets was noticed, and to streams as well."""
    many = 1 if isinstance(proxy, Swallowing) else 3
    for _ in range(400):
        if proxy.asked["events"] >= many:
            return
        guest.page.wait_for_timeout(50)
    raise AssertionError(f"it does not go by stream: {proxy.asked}")
