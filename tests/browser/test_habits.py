"""How somebody works in a theme room, and goes on as before: what they chose, began and undid is not forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger, Keys
from tests.browser.rooms import Room, steps
from tests.serving import workshop_text

Arrive = Callable[..., Any]
ROOM = """
[[theme]]
id = "klima"
name = "Klima"
questions = ["Was tun?", "Was lassen?", "Wer hilft?"]
seats = 20
"""
SORTING = """
[[item]]
id = "groups"
kind = "board"
title = "Themengruppen"
minutes = 40
step = [
  { title = "Clustern", minutes = 20, does = "cluster" },
  { title = "Schluss", minutes = 20, does = "wrap" },
]
"""
# What is said in the line about what was done, each time that it is said.
LISTEN = """(region) => {
    globalThis.done = [];
    new MutationObserver((changes) => {
        const said = region.querySelector("span")?.textContent.trim();
        if (said && changes.some(({ addedNodes }) => addedNodes.length)) globalThis.done.push(said);
    }).observe(region, { childList: true, subtree: true });
}"""
SAID = "([words, times]) => globalThis.done.filter((said) => said === words).length === times"

ABOVE = "([one, other]) => one.getBoundingClientRect().bottom <= other.getBoundingClientRect().top"


@pytest.fixture
def room(found: Found, aside: Aside) -> Room:
    return Room(found(workshop_text(SORTING, themes=ROOM, language="de", names="choice")), aside)


class Writer(Guest):
    """Somebody who writes cards."""

    @property
    def new_card(self) -> Locator:
        return self.field("Neue Karte")

    @property
    def signed(self) -> Locator:
        return self.page.get_by_role("checkbox", name="mit meinem Namen")

    def pin(self, *texts: str) -> None:
        for text in texts:
            self.hands.write(self.new_card, text)
            self.page.keyboard.press("Enter")
            expect(self.card(text)).to_be_visible()


def test_each_press_takes_one_card_back_and_each_time_it_is_said(room: Room, arrive: Arrive) -> None:
    keys: Writer = arrive(room.event, "Ada", Writer, Keys)
    keys.press("Liste")
    keys.pin("Bäume", "Bänke", "Brunnen")
    keys.is_saved()
    line = keys.page.locator(".said-now")
    line.evaluate(LISTEN)
    told = "Rückgängig gemacht. (Karte angeheftet.)"
    for times, text in enumerate(("Brunnen", "Bänke", "Bäume"), start=1):
        keys.page.keyboard.press("ControlOrMeta+z")
        expect(keys.page.locator("board-list").get_by_text(text)).to_have_count(0)
        keys.page.wait_for_function(SAID, arg=[told, times])
    for _ in range(3):
        keys.page.keyboard.press("ControlOrMeta+Shift+z")
    for text in ("Bäume", "Bänke", "Brunnen"):
        expect(keys.page.locator("board-list").get_by_text(text)).to_be_visible()
    # Pressed as fast as one can.
    keys.is_saved()
    for _ in range(3):
        keys.page.keyboard.press("ControlOrMeta+z")
    for text in ("Bäume", "Bänke", "Brunnen"):
        expect(keys.page.locator("board-list").get_by_text(text)).to_have_count(0)
    expect(line).to_contain_text(told)


def test_who_has_chosen_cards_writes_on_as_before(room: Room, arrive: Arrive) -> None:
    keys: Writer = arrive(room.event, "Ada", Writer, Keys)
    keys.hands.reach(keys.new_card)
    keys.hands.check(keys.page.get_by_role("radio", name="Frage"))
    keys.hands.reach(keys.signed)
    keys.page.keyboard.press("Space")
    keys.press("Karten wählen")
    expect(keys.new_card).to_have_count(0)
    keys.press("Karten wählen")
    expect(keys.page.get_by_role("radio", name="Frage")).to_be_checked()
    expect(keys.signed).to_be_checked()


def test_one_sees_on_which_of_ones_cards_ones_name_stands(room: Room, arrive: Arrive) -> None:
    guest: Writer = arrive(room.event, "Ada", Writer)
    guest.press("Liste")
    guest.pin("Bäume")
    guest.new_card.click()
    guest.signed.check()
    guest.pin("Bänke")
    expect(guest.card("Bäume").locator(".own")).to_have_text("von Ihnen")
    expect(guest.card("Bänke").locator(".own")).to_have_text("von Ihnen, mit Namen")


def test_what_is_written_from_the_right_stands_at_the_right(room: Room, arrive: Arrive) -> None:
    room.write("מסלולי הליכה מוצלים לכל השכונות ולכל בתי הספר בעיר שלנו", "Bäume")
    guest: Writer = arrive(room.event, "Ada", Writer)
    guest.press("Liste")
    right = """(words) => {
        const line = document.createRange();
        line.selectNodeContents(words);
        const [last, card] = [[...line.getClientRects()].at(-1), words.closest("p").getBoundingClientRect()];
        return Math.round(card.right - last.right);
    }"""
    assert guest.card("מסלולי").locator(".text bdi").evaluate(right) == 0
    assert guest.card("Bäume").locator(".text bdi").evaluate(right) > 0


def test_on_a_phone_a_card_that_was_begun_is_met_again_after_a_reload(room: Room, arrive: Arrive) -> None:
    phone: Writer = arrive(room.event, "Bo", Writer, Finger)
    phone.press("Leitfrage 3 0 Karten")
    phone.hands.write(phone.new_card, "Wir fragen die Nachbarn")
    phone.page.reload()
    expect(phone.page.get_by_role("heading", name="Wer hilft?")).to_be_visible()
    expect(phone.new_card).to_have_value("Wir fragen die Nachbarn")


def test_by_keyboard_who_puts_cards_together_is_told_how_and_is_at_the_cluster_then(room: Room, arrive: Arrive) -> None:
    room.write("Bäume", "Bänke", "Brunnen")
    keys: Writer = arrive(room.event, "Ada", Writer, Keys)
    keys.press("Liste")
    keys.menu_of("Bäume", "Mit anderen zusammenlegen …")
    keys.hears("Wählen Sie die Karten, die zusammengehören. 1 Karte gewählt")
    keys.page.keyboard.press("ArrowDown")
    keys.page.keyboard.press("Space")
    keys.press("Zusammenlegen")
    name = keys.page.get_by_role("dialog").get_by_role("textbox", name="Name des Clusters")
    expect(name).to_be_focused()
    keys.page.keyboard.type("Zum Sitzen")
    keys.page.keyboard.press("Enter")
    cluster = keys.page.get_by_role("group", name="Zum Sitzen")
    expect(keys.button("Was mit diesem Cluster?", cluster)).to_be_focused()


def test_what_is_shown_again_has_the_focus_and_who_puts_suggestions_away_is_at_their_button(
    room: Room, arrive: Arrive
) -> None:
    room.write("Mehr Bäume am Platz", "Mehr Bäume an der Straße", "Brunnen")
    room.do("board.hide", note=room.cards["Brunnen"])
    host: Writer = arrive(room.event, "Team Klima", Writer, Keys, role=Role.HOST, room="klima")
    host.press("Liste")
    host.hands.press(host.page.locator("summary").filter(has_text="1 ausgeblendete Karte"))
    host.press("Wieder zeigen")
    expect(host.card("Brunnen").locator(":focus")).to_have_count(1)
    host.press("Cluster vorschlagen")
    expect(host.page.get_by_role("heading", name="Vorgeschlagene Cluster")).to_be_focused()
    host.press("Weglegen")
    expect(host.button("Cluster vorschlagen")).to_be_focused()


def test_who_is_at_a_card_stays_at_it_when_others_put_it_into_a_cluster(room: Room, arrive: Arrive) -> None:
    room.write("Bäume", "Bänke", "Brunnen")
    keys: Writer = arrive(room.event, "Ada", Writer, Keys)
    keys.press("Liste")
    assert isinstance(keys.hands, Keys)
    keys.hands.reach(keys.button("Was mit dieser Karte?", keys.card("Bäume")))
    room.do("board.gather", cards=[room.cards["Bänke"], room.cards["Bäume"]])
    cluster = keys.page.get_by_role("group", name="Cluster ohne Namen")
    expect(keys.button("Was mit dieser Karte?", cluster.locator("board-card").filter(has_text="Bäume"))).to_be_focused()
    # Where one question shows at a time, the card is out of sight: one goes on where the room begins.
    room.do("board.delete", note=room.cards["Bäume"])
    expect(keys.page.locator("board-steps [data-anchor]")).to_be_focused()


def test_on_a_phone_what_is_new_comes_into_sight_also_where_goals_stand_above_it(
    found: Found, aside: Aside, arrive: Arrive
) -> None:
    room = Room(found(steps()), aside)
    room.write("Bäume")
    phone: Writer = arrive(room.event, "Bo", Writer, Finger)
    expect(phone.card("Bäume")).to_be_visible()
    address = phone.page.url
    phone.page.goto("about:blank")
    room.write("Bänke")
    room.step(3)
    phone.page.goto(address)
    phone.press(re.compile("^1 neu, seit Sie hier waren"))
    expect(phone.card("Bänke")).to_be_in_viewport(ratio=1)


def test_when_cards_are_revealed_what_a_keyboard_has_the_focus_on_stays_in_sight(
    found: Found, aside: Aside, arrive: Arrive
) -> None:
    text = SORTING.replace('does = "cluster"', 'does = "write"')
    room = Room(found(workshop_text(text, themes=ROOM, language="de")), aside)
    room.write(*(f"Karte {number}" for number in range(14)))
    keys: Writer = arrive(room.event, "Ada", Writer, Keys)
    keys.press("Liste")
    keys.pin("Bäume")
    button = keys.button("Was mit dieser Karte?", keys.card("Bäume"))
    keys.hands.reach(button)
    room.step(1)
    expect(keys.card("Karte 13")).to_be_attached()
    expect(button).to_be_focused()
    expect(button).to_be_in_viewport(ratio=1)
    told = keys.page.locator(".said-now p")
    handles = [one.element_handle() for one in (button, told)]
    keys.page.wait_for_function(ABOVE, arg=handles)
