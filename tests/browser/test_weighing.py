"""Sticky dots in a browser: put on, moved and taken off by mouse, finger and keys; unseen until they are counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import HOLDS_FOCUS, Finger, Keys
from tests.browser.rooms import FIRST, TOGETHER, Room, steps

Arrive = Callable[..., Any]
PUT, TAKE = re.compile("^Einen Punkt hierher kleben"), re.compile("^Einen Punkt abnehmen")


@pytest.fixture
def room(found: Found, aside: Aside) -> Room:
    """Three cards hang there, and dots are being stuck."""
    room = Room(found(steps()), aside)
    room.write("Bäume", "Bänke", "Brunnen")
    room.step(2)
    return room


class Sticker(Guest):
    """Somebody with dots."""

    def see_list(self) -> None:
        self.press("Liste")

    def card(self, text: Any) -> Locator:
        return self.page.locator("board-card").filter(has_text=text)

    def reach(self, text: str) -> Locator:
        card = self.card(text)
        if isinstance(self.hands, Keys):
            cards = self.page.locator("board-list .group")
            if cards.evaluate(HOLDS_FOCUS):
                self.page.keyboard.press("Home")
            self.hands.reach_within(card, cards)
        return card

    def put(self, text: str) -> None:
        self.press(PUT, self.reach(text))

    def take(self, text: str) -> None:
        self.press(TAKE, self.reach(text))

    def own(self, text: str, many: int) -> None:
        expect(self.card(text).locator(".off .dot")).to_have_count(many)

    @property
    def ranking(self) -> Locator:
        return self.page.get_by_role("region", name="Was zuerst?")

    def unfold_ranking(self, leading: str) -> None:
        """Beside the goals the wall has the room; what is ahead shows anyway."""
        summary = self.page.locator(".results > summary")
        expect(summary).to_contain_text(leading)
        self.hands.press(summary)

    @property
    def status(self) -> Locator:
        return self.page.locator(".supply [role=status]")


def test_with_the_keyboard_alone_dots_are_put_on_moved_and_taken_off(room: Room, arrive: Arrive) -> None:
    keys: Sticker = arrive(room.event, "Ada", Sticker, Keys)
    keys.see_list()
    keys.put("Bäume")
    keys.own("Bäume", 1)
    expect(keys.button(PUT, keys.card("Bäume"))).to_have_accessible_description("Bäume Was zuerst?")
    expect(keys.status).to_have_text("2 von 3 Punkten übrig")
    # Wherever the focus is on a card, plus and minus do the same; no more than two go on one card.
    keys.page.keyboard.press("+")
    keys.own("Bäume", 2)
    keys.page.keyboard.press("+")
    keys.hears("Höchstens 2 Ihrer Punkte dürfen an einer Stelle kleben.")
    keys.own("Bäume", 2)
    keys.page.keyboard.press("ArrowDown")
    keys.page.keyboard.press("+")
    keys.own("Bänke", 1)
    expect(keys.status).to_have_text("alle Punkte geklebt")
    expect(keys.button(PUT, keys.card("Brunnen"))).to_be_disabled()
    keys.take("Bäume")
    keys.put("Brunnen")
    for text in ("Bäume", "Bänke", "Brunnen"):
        keys.own(text, 1)
    # The last dot goes from under the fingers; the focus stays at its card.
    keys.take("Brunnen")
    expect(keys.button(PUT, keys.card("Brunnen"))).to_be_focused()
    keys.is_saved()
    keys.page.reload()
    keys.own("Bäume", 1)
    keys.own("Brunnen", 0)
    keys.checks("weighing, list", dark=True)


def test_on_the_wall_plus_and_minus_are_the_keys_of_the_dots(room: Room, arrive: Arrive) -> None:
    keys: Sticker = arrive(room.event, "Ada", Sticker, Keys)
    wall = keys.page.locator("board-wall")
    expect(wall).to_have_attribute("data-drawn", "")
    area = wall.get_by_role("region", name="Was tun?")
    keys.hands.reach_within(area.locator("board-card:focus-within"), area)
    card = wall.locator("board-card").filter(has=keys.page.locator(":focus"))
    size = wall.locator(".percent").inner_text()
    keys.page.keyboard.press("+")
    expect(card.locator(".off .dot")).to_have_count(1)
    keys.page.keyboard.press("-")
    expect(card.locator(".off .dot")).to_have_count(0)
    expect(wall.locator(".percent")).to_have_text(size)


def test_with_the_mouse_dots_are_dragged_from_the_supply_from_card_to_card_and_back(room: Room, arrive: Arrive) -> None:
    mouse: Sticker = arrive(room.event, "Ada", Sticker)
    drag(mouse, mouse.page.locator(".supply [data-dot]").first, mouse.card("Bäume"))
    mouse.own("Bäume", 1)
    drag(mouse, mouse.button(TAKE, mouse.card("Bäume")), mouse.card("Brunnen"))
    mouse.own("Bäume", 0)
    mouse.own("Brunnen", 1)
    drag(mouse, mouse.button(TAKE, mouse.card("Brunnen")), mouse.page.locator(".supply"))
    mouse.own("Brunnen", 0)
    expect(mouse.status).to_have_text("3 von 3 Punkten übrig")
    mouse.checks("weighing, wall", dark=True)


def drag(guest: Guest, what: Locator, to: Locator) -> None:
    what.hover()
    guest.page.mouse.down()
    to.hover(force=True, position={"x": 30, "y": 14})
    guest.page.mouse.up()


def test_on_a_phone_each_question_has_dots_of_its_own_and_clusters_take_them(
    found: Found, aside: Aside, arrive: Arrive
) -> None:
    room = Room(found(steps(FIRST, TOGETHER)), aside)
    room.write("Bäume", "Bänke", "Brunnen")
    room.do("board.gather", cards=[room.cards["Bäume"], room.cards["Bänke"]], name="Im Straßenraum")
    room.step(2)
    phone: Sticker = arrive(room.event, "Ada", Sticker, Finger)
    phone.put("Bäume")
    expect(phone.status).to_have_text("2 von 3 Punkten übrig")
    phone.hands.check(phone.page.get_by_role("radio", name=re.compile("Was gemeinsam")))
    expect(phone.status).to_have_text("2 von 2 Punkten übrig")
    expect(phone.button(PUT, phone.card("Bäume"))).to_have_count(0)
    cluster = phone.page.get_by_role("group", name="Im Straßenraum")
    phone.press(PUT, cluster)
    phone.put("Brunnen")
    expect(phone.status).to_have_text("alle Punkte geklebt")
    phone.checks("weighing, phone", dark=True)
    phone.page.locator(".where summary").tap()
    phone.press("Alle abnehmen")
    expect(phone.status).to_have_text("2 von 2 Punkten übrig")


def test_on_a_phone_what_leads_stays_within_the_page_however_long_it_is(
    found: Found, aside: Aside, arrive: Arrive
) -> None:
    room = Room(found(steps()), aside)
    long = "Trinkbrunnen an jedem Platz und an jeder Haltestelle der Innenstadt"
    room.write(long, "Bäume")
    room.step(2)
    room.do("board.stick", question=0, dots=dict.fromkeys(room.cards.values(), 1))
    room.step(4)
    room.step(1)
    phone: Sticker = arrive(room.event, "Bo", Sticker, Finger)
    leading = phone.page.locator(".results .leading")
    expect(leading).to_be_visible()
    expect(leading.get_by_text("1 Punkt")).to_be_in_viewport(ratio=1)
    assert phone.page.evaluate("document.documentElement.scrollWidth") == 390
    phone.unfold_ranking("1 Punkt")
    box = phone.page.locator(".results").bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, 390)


def test_nobody_sees_where_dots_stick_before_they_are_counted_and_then_everybody(room: Room, arrive: Arrive) -> None:
    ada: Sticker = arrive(room.event, "Ada", Sticker)
    bo: Sticker = arrive(room.event, "Bo", Sticker, Finger)
    ada.put("Bäume")
    bo.put("Bänke")
    for one in (ada, bo):
        one.sees("2 von 3 haben Punkte geklebt.")
        expect(one.page.locator(".off .dot")).to_have_count(1)
    room.step(3)
    ada.unfold_ranking("Bäume und andere 1 Punkt")
    for one in (ada, bo):
        ranking = one.ranking
        expect(ranking.locator(".ranks .rank [aria-hidden]")).to_have_text(["1.", "1."])
        expect(ranking.get_by_text("Rang 1, gemeinsam mit anderen")).to_have_count(2)
        expect(ranking).to_contain_text("2 Personen haben geklebt")
        expect(ranking.get_by_text("Brunnen")).to_be_hidden()
        ranking.get_by_text("1 ohne Punkt").click()
        expect(ranking.get_by_text("Brunnen")).to_be_visible()
        expect(one.page.locator("board-card .got")).to_have_count(2)
    ada.checks("result, wall", dark=True)
    bo.checks("result, phone", dark=True)
    room.step(2)
    expect(ada.ranking).to_have_count(0)
    ada.own("Bäume", 1)


def test_dots_on_what_is_taken_down_come_back(room: Room, arrive: Arrive) -> None:
    ada: Sticker = arrive(room.event, "Ada", Sticker)
    ada.put("Bäume")
    ada.is_saved()
    room.do("board.hide", note=room.cards["Bäume"])
    expect(ada.status).to_have_text("3 von 3 Punkten übrig")
    for _ in range(2):
        ada.put("Bänke")
    ada.put("Brunnen")
    ada.is_saved()
    expect(ada.page.get_by_role("alert")).to_have_count(0)


def test_dots_that_are_stuck_without_a_connection_show_at_once_and_arrive_in_order(room: Room, arrive: Arrive) -> None:
    ada: Sticker = arrive(room.event, "Ada", Sticker)
    ada.put("Bäume")
    ada.is_saved()
    ada.watch.expect("WebSocket connection to", "ERR_INTERNET_DISCONNECTED")
    ada.page.context.set_offline(True)
    expect(ada.standing).to_have_text("Verbindung wird wiederhergestellt …")
    ada.put("Bänke")
    ada.take("Bäume")
    ada.put("Brunnen")
    ada.own("Bänke", 1)
    ada.own("Bäume", 0)
    ada.page.context.set_offline(False)
    ada.is_saved()
    room.step(3)
    ada.unfold_ranking("Bänke und andere")
    expect(ada.ranking.locator(".ranks .what")).to_have_text(["Bänke", "Brunnen"])


def test_dots_that_come_too_late_are_refused_in_words(room: Room, arrive: Arrive) -> None:
    ada: Sticker = arrive(room.event, "Ada", Sticker)
    ada.put("Bäume")
    ada.is_saved()
    ada.watch.expect("WebSocket connection to", "ERR_INTERNET_DISCONNECTED")
    ada.page.context.set_offline(True)
    expect(ada.standing).to_have_text("Verbindung wird wiederhergestellt …")
    ada.put("Bänke")
    room.step(3)
    ada.page.context.set_offline(False)
    expect(ada.page.get_by_role("alert")).to_contain_text("In diesem Schritt werden keine Punkte geklebt.")
    ada.unfold_ranking("Bäume")
    expect(ada.ranking.locator(".ranks .what")).to_have_text(["Bäume"])
