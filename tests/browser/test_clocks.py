"""Devices whose clocks are wrong, and laptops that sleep: the time that is left is the server's."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from rooms.programme import clock
from rooms.roles import Role
from tests.browser.conftest import PATIENCE, Aside, Found
from tests.browser.guests import Guest
from tests.browser.moderators import Moderator
from tests.browser.rooms import ONE_ROOM
from tests.serving import Gathering, workshop_text

ROOM = """
[[item]]
id = "rooms"
kind = "board"
title = "Themengruppen"
minutes = 240
"""
# So far, in seconds, may what is read from a page be from what is worked out here: both take a moment.
NEAR = 3


def seconds_left(guest: Guest) -> int:
    """As the page shows it, hours and minutes before."""
    shown = guest.page.get_by_role("banner").get_by_role("timer").first.inner_text()
    found = re.search(r"(?:(\d+):)?(\d+):(\d\d)", shown)
    if found is None:
        return -1
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def shows_the_time_that_is_left(guest: Guest, event: Gathering, aside: Aside) -> None:
    ends = clock(aside(event.view())).ends / 1000
    deadline = time.monotonic() + PATIENCE / 1000
    while abs(seconds_left(guest) - (ends - time.time())) > NEAR:
        assert time.monotonic() < deadline, f"{seconds_left(guest)} s are shown, {ends - time.time():.0f} s are left"
        guest.page.wait_for_timeout(100)


@pytest.mark.parametrize("days", [1, -1], ids=["ahead", "behind"])
def test_on_a_device_whose_clock_is_wrong_by_a_day(
    days: int, found: Found, arrive: Callable[..., Any], somebody: Callable[..., Any], aside: Aside
) -> None:
    event = found(workshop_text(ROOM, themes=ONE_ROOM, language="de"))
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = somebody(event.house.addresses[0])
    guest.page.clock.install(time=datetime.now(UTC) + timedelta(days=days))
    guest.come_in(aside(event.link(Role.PARTICIPANT)), "Anna")
    moderator.begin()
    shows_the_time_that_is_left(guest, event, aside)
    guest.write_card("Heute geschrieben")
    guest.is_saved()


def test_a_laptop_that_slept_for_an_hour(
    found: Found, arrive: Callable[..., Any], somebody: Callable[..., Any], aside: Aside
) -> None:
    """What was written before is sent when it wakes, what others wrote meanwhile is shown, and the time is right."""
    event = found(workshop_text(ROOM, themes=ONE_ROOM, language="de"))
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    other: Guest = arrive(event, "Ben")
    guest: Guest = somebody(event.house.addresses[0])
    guest.page.clock.install(time=datetime.now(UTC))
    guest.watch.expect("WebSocket connection to", "ERR_INTERNET_DISCONNECTED")
    guest.come_in(aside(event.link(Role.PARTICIPANT)), "Anna")
    moderator.begin()
    shows_the_time_that_is_left(guest, event, aside)
    expect(guest.field("Neue Karte")).to_be_visible()
    guest.page.context.set_offline(True)
    guest.hands.write(guest.field("Neue Karte"), "Kurz vor dem Zuklappen")
    guest.press("Anheften")
    expect(guest.standing).to_have_text("1 Beitrag wartet auf Verbindung")
    other.write_card("Während sie schläft")
    # Its clock goes on by an hour that has not passed for anybody else, as if it had been set.
    guest.page.clock.fast_forward("01:00:00")
    guest.page.context.set_offline(False)
    guest.is_saved()
    for one in (guest, other):
        cards = one.section_list("Was tun?").get_by_role("listitem")
        expect(cards).to_have_count(2)
        for text in ("Kurz vor dem Zuklappen", "Während sie schläft"):
            expect(cards.filter(has_text=text)).to_have_count(1)
    shows_the_time_that_is_left(guest, event, aside)


def test_a_rehearsal_is_begun_as_fast_as_one_wants_and_a_workshop_as_fast_as_the_clock(
    found: Found, arrive: Callable[..., Any], aside: Aside
) -> None:
    fast = ("Wie schnell die Zeit in dieser Probe geht", "20-mal so schnell")
    for rehearsal in (True, False):
        text = workshop_text(language="de")
        event = found(text.replace("[workshop]", "[workshop]\nrehearsal = true", 1) if rehearsal else text)
        moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
        moderator.press(re.compile("^Beginnen mit"))
        dialog = moderator.page.get_by_role("dialog")
        expect(dialog.get_by_role("combobox")).to_have_count(int(rehearsal))
        if rehearsal:
            moderator.hands.choose(dialog.get_by_role("combobox", name=fast[0]), fast[1])
            moderator.checks("the beginning of a rehearsal", dark=True)
        moderator.press("Jetzt beginnen", dialog)
        expect(dialog).to_have_count(0)
        control = aside(event.moderator())
        assert clock(control.document).speed == (20 if rehearsal else 1)
