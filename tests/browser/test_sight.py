"""Nothing lies upon what has the focus, with the keys through everything that stays at an edge of a theme room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Aside, Found
from tests.browser.guests import PRESS_ALL, Guest
from tests.browser.rooms import FIRST, TOGETHER, Room, steps
from tests.browser.sight import assert_focus_in_sight

Arrive = Callable[..., Any]
DESK, PHONE, ENLARGED = {"width": 1280, "height": 800}, {"width": 390, "height": 640}, {"width": 320, "height": 256}
WRITING, WEIGHING, SHARPENING = 1, 2, 3


@pytest.mark.parametrize("size", [DESK, PHONE, ENLARGED], ids=["desk", "phone", "enlarged"])
@pytest.mark.parametrize("view", ["Wand", "Liste"])
def test_what_has_the_focus_in_a_theme_room_is_in_sight(
    view: str, size: dict[str, int], found: Found, aside: Aside, arrive: Arrive
) -> None:
    text = steps(FIRST, TOGETHER).replace('"Was tun?"', '"Was tun?", "Was lassen?", "Was zuerst?"')
    room = Room(found(text), aside)
    room.write(*(f"Karte {number}: Bäume, Bänke und Brunnen" for number in range(9)))
    guest: Guest = arrive(room.event, "Ada", viewport=size)
    guest.press(view)
    for step in (WRITING, WEIGHING, SHARPENING):
        room.step(step)
        expect(guest.page.locator("board-steps li").nth(step)).to_have_attribute("aria-current", "step")
        # It says for a moment that the step has begun, and goes by itself, perhaps while one walks.
        guest.button("Schließen", guest.page.locator(".said-now")).evaluate_all(PRESS_ALL)
        expect(guest.page.locator(".said-now p")).to_have_count(0)
        assert_focus_in_sight(guest.page, f"step {step}")


def test_what_has_the_focus_in_a_dialog_is_not_behind_its_head(found: Found, arrive: Arrive) -> None:
    guest: Guest = arrive(found(steps()), "Ada", viewport={"width": 1280, "height": 500})
    # The second time it is where it was scrolled to.
    for time in ("first", "second"):
        guest.press("Hilfe")
        assert_focus_in_sight(guest.page, f"help, {time} time")
        guest.page.keyboard.press("Escape")
