"""Who wrote what stands there without a name: said before anybody writes, and told to who may know, when they ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.rooms import Room, steps

Arrive = Callable[..., Any]
TOLD = "Ohne Namen; die Moderation und die Raumleitung können sehen, von wem die Karte ist."
NOT_TOLD = "Anonym: Niemand sieht, von wem die Karte ist, auch die Moderation nicht."
WHO = "Von wem ist das?"


@pytest.mark.parametrize("names", ["anonymous", "choice"])
def test_a_card_without_a_name_tells_hosts_whose_it_is_only_where_the_file_says_so(
    names: str, found: Found, aside: Aside, arrive: Arrive, somebody: Callable[..., Any]
) -> None:
    room = Room(found(steps(names=names, names_for_staff=True)), aside)
    ada: Guest = arrive(room.event, "Ada")
    bo: Guest = arrive(room.event, "Bo")
    ada.sees(TOLD)
    ada.checks("writing, known to the staff", dark=True)
    ada.write_card("Bäume")
    for one in (ada, bo):
        expect(one.card("Bäume")).not_to_contain_text("Ada")
    bo.press(re.compile("^Was mit dieser Karte"), bo.card("Bäume"))
    expect(bo.page.get_by_role("menuitem", name="Text kopieren")).to_be_visible()
    expect(bo.page.get_by_role("menuitem", name=WHO)).to_have_count(0)
    host: Guest = somebody(room.event.house.addresses[0])
    host.come_in(aside(room.event.link(Role.HOST, "klima")), "Raumleitung")
    expect(host.page).to_have_url(re.compile("/control"))
    host.page.goto(host.page.url.replace("/control", "/live"))
    host.menu_of("Bäume", WHO)
    host.sees("Diese Karte ist von Ada.")
    expect(host.card("Bäume")).not_to_contain_text("Ada")


def test_elsewhere_nobody_is_told_and_people_read_so(found: Found, aside: Aside, arrive: Arrive) -> None:
    room = Room(found(steps(names="anonymous")), aside)
    ada: Guest = arrive(room.event, "Ada")
    ada.sees(NOT_TOLD)
