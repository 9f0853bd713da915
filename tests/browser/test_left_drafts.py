"""What somebody was typing when the agenda moved on is kept, whichever part it belongs to: to be sent, or copied."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

from rooms.roles import Role
from tests.browser.conftest import Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger
from tests.browser.moderators import Moderator
from tests.browser.rooms import ONE_ROOM
from tests.serving import workshop_text

THREE_PARTS = """
[[item]]
id = "talk"
kind = "talk"
title = "Impuls"
minutes = 60

[[item]]
id = "groups"
kind = "board"
title = "Themengruppen"
minutes = 60

[[item]]
id = "end"
kind = "closing"
title = "Ausblick"
minutes = 10
"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


def test_drafts_of_every_part_that_is_over_are_kept(found: Found, arrive: Callable[..., Any]) -> None:
    # However slow this machine is, the grace of the first part is not over before it is looked at.
    event = found(workshop_text(THREE_PARTS, themes=ONE_ROOM, language="de", grace=300))
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(event, "Person unterwegs", Guest, Finger)
    moderator.begin()
    guest.hands.write(guest.field("Eine Frage an die Vortragenden"), "Wer bezahlt das?")
    moderator.press_next("Themengruppen")
    guest.hands.write(guest.field("Neue Karte"), "Mehr Schatten")
    moderator.press_next("Ausblick")
    guest.is_in("Ausblick")
    expect(left(guest)).to_contain_text(["Wer bezahlt das?", "Mehr Schatten"])
    guest.checks("live, drafts of two parts", dark=True)
    # The grace of the first part holds its seconds though the second one is over as well.
    expect(guest.button("Senden", left(guest).first)).to_be_visible()
    guest.press("Senden", left(guest).last)
    expect(left(guest)).to_have_text([re.compile("Wer bezahlt das")])
    guest.page.reload()
    expect(left(guest)).to_have_text([re.compile("Wer bezahlt das")])
    guest.page.evaluate(NO_CLIPBOARD)
    guest.press("Kopieren", left(guest))
    guest.sees("Markiert: Bitte kopieren Sie es selbst.", left(guest))
    assert guest.page.evaluate("String(getSelection()).trim()") == "Wer bezahlt das?"
    guest.press("Verwerfen", left(guest))
    expect(left(guest)).to_have_count(0)
    guest.sees("Mehr Schatten")


def left(guest: Guest) -> Locator:
    return guest.page.get_by_role("region", name="Noch nicht gesendet").get_by_role("listitem")
