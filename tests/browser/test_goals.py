"""Goals in a browser: a wording is proposed, compared word by word, supported and adopted; and suggested clusters."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger, Keys, Mouse
from tests.browser.rooms import Room, steps

Arrive = Callable[..., Any]
DRAFT = "Wege liegen bis 2035 überwiegend im Schatten."
SHARPER = "Wege liegen bis 2030 mittags im Schatten."
SUPPORT = re.compile("^Diesen Vorschlag unterstützen")


@pytest.fixture
def room(found: Found, aside: Aside) -> Room:
    """Goals are being sharpened."""
    room = Room(found(steps()), aside)
    room.write("Bäume", "Ein Baum je Kind", "Bänke")
    room.step(3)
    return room


class Sharpener(Guest):
    """Somebody in the room."""

    def goal(self, text: Any) -> Locator:
        return self.page.locator("board-goals").get_by_role("article", name=text)

    def proposal(self, text: Any) -> Locator:
        return self.page.locator(".proposal").filter(has_text=text)

    def propose(self, goal: Locator, text: str, reason: str = "") -> None:
        self.press("Anderen Wortlaut vorschlagen", goal)
        field = self.field(re.compile("^Wie soll Ziel"), goal)
        expect(field).to_be_focused()
        expect(field).to_have_value(DRAFT)
        self.hands.write(field, text)
        if reason:
            self.hands.write(self.field("Warum? (freiwillig)", goal), reason)
        self.press("Vorschlagen", goal)
        expect(field).to_have_count(0)


class Hosting(Sharpener):
    """The room's host, in front of a browser."""

    def come_in(self, link: str, name: str, **more: str) -> None:
        super().come_in(link, name, **more)
        expect(self.page).to_have_url(re.compile("/control"))
        self.page.goto(self.page.url.replace("/control", "/live"))


@pytest.fixture
def host(room: Room, somebody: Callable[..., Any], aside: Aside) -> Callable[..., Hosting]:
    def host(hands: type) -> Hosting:
        guest: Hosting = somebody(room.event.house.addresses[0], Hosting, hands)
        guest.come_in(aside(room.event.link(Role.HOST, "klima")), "Zweite Raumleitung")
        return guest

    return host


def test_a_wording_is_proposed_by_keyboard_supported_on_a_phone_and_adopted(
    room: Room, arrive: Arrive, host: Callable[..., Hosting]
) -> None:
    keys: Sharpener = arrive(room.event, "Ada", Sharpener, Keys)
    phone: Sharpener = arrive(room.event, "Bo", Sharpener, Finger)
    # The step begins with the goals, wherever somebody has scrolled to.
    phone.page.set_viewport_size({"width": 390, "height": 480})
    for one in (keys, phone):
        expect(one.page.get_by_role("heading", name="Die Ziele")).to_be_visible()
    room.step(2)
    for one in (keys, phone):
        expect(one.page.get_by_role("heading", name="Die Ziele")).to_have_count(0)
    phone.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    room.step(3)
    expect(phone.page.get_by_role("heading", name="Die Ziele")).to_be_in_viewport(ratio=1)
    assert phone.page.evaluate("document.querySelector('board-goals').getBoundingClientRect().top") > 0
    phone.page.set_viewport_size({"width": 390, "height": 844})
    keys.propose(keys.goal(DRAFT), SHARPER, "„Überwiegend“ lässt sich nicht messen.")
    # The focus is at what was just made.
    expect(keys.page.locator(".proposal")).to_be_focused()
    proposal = phone.proposal("mittags")
    expect(proposal.locator("del")).to_have_text("gestrichen: 2035 überwiegend")
    expect(proposal.locator("ins")).to_have_text("neu: 2030 mittags")
    expect(proposal).to_contain_text("„Überwiegend“ lässt sich nicht messen.")
    expect(proposal).to_contain_text("Ada")
    phone.press(SUPPORT, proposal)
    expect(phone.button(SUPPORT, proposal)).to_have_attribute("aria-pressed", "true")
    expect(keys.button(SUPPORT, keys.proposal("mittags"))).to_have_text("1")
    phone.checks("sharpening, phone", dark=True)
    phone.hears("1 neuer Vorschlag zu den Zielen.")
    decides = host(Keys)
    decides.press("Hilfe")
    window = decides.page.get_by_role("dialog", name="Hilfe")
    decides.sees("Sie leiten den Raum:", window)
    decides.press("Schließen", window)
    expect(phone.page.get_by_text("Sie leiten den Raum:")).to_have_count(0)
    decides.press("Übernehmen …", decides.proposal("mittags"))
    field = decides.field("Ziel 1 lautet ab jetzt")
    expect(field).to_be_focused()
    expect(field).to_have_value(SHARPER)
    decides.hands.write(field, "Wege liegen bis 2030 mittags ganz im Schatten.")
    decides.checks("adopting", dark=True)
    decides.press("Übernehmen", decides.page.locator("goal-adopt"))
    goal = decides.goal("Wege liegen bis 2030 mittags ganz im Schatten.")
    expect(goal.get_by_role("heading")).to_be_focused()
    # Who stood at the proposal that was adopted is at its goal.
    expect(keys.goal("Wege liegen bis 2030 mittags ganz im Schatten.").get_by_role("heading")).to_be_focused()
    history = phone.goal("mittags ganz im Schatten")
    history.get_by_text("1 Änderung").tap()
    expect(history.locator(".versions li").first).to_contain_text("Fassung 2, übernommen um")
    expect(history.locator(".versions li").first).to_contain_text("von Zweite Raumleitung")
    expect(history.locator(".versions li").first).to_contain_text("Vorgeschlagen von Ada")
    expect(history.locator(".versions li").last).to_contain_text("Entwurf")
    phone.checks("history, phone", dark=True)


def test_on_a_small_laptop_the_wall_hangs_beside_the_goals_and_what_leads_the_room_is_one_row(
    host: Callable[..., Hosting],
) -> None:
    page = host(Mouse).page
    page.set_viewport_size({"width": 1280, "height": 720})
    lead, goals, wall = (page.locator(part) for part in ("board-lead .lead", ".workbench", "board-wall"))
    expect(wall).to_have_attribute("data-drawn", "")
    tall = "(element) => element.getBoundingClientRect().height"
    assert lead.evaluate(tall) < 1.5 * lead.get_by_role("button", name="Weiter: Schluss").evaluate(tall)
    beside, hung = goals.bounding_box(), wall.bounding_box()
    assert beside is not None
    assert hung is not None
    assert hung["x"] >= beside["x"] + beside["width"]
    assert hung["y"] < 400
    # The goals are looked through by themselves: the page ends where the wall does.
    below = page.evaluate("document.documentElement.scrollHeight") - hung["y"] - hung["height"]
    assert below < 120


def test_who_leads_on_to_the_last_step_by_keyboard_is_at_that_step(host: Callable[..., Hosting]) -> None:
    keys = host(Keys)
    keys.press("Weiter: Schluss")
    expect(keys.page.locator("board-steps .step strong")).to_have_text("Schluss")
    expect(keys.page.locator("board-steps .step strong")).to_be_focused()


def test_a_wording_that_was_begun_survives_a_reload_and_the_step(room: Room, arrive: Arrive) -> None:
    ada: Sharpener = arrive(room.event, "Ada", Sharpener)
    ada.press("Anderen Wortlaut vorschlagen", ada.goal(DRAFT))
    ada.hands.write(ada.field(re.compile("^Wie soll Ziel")), SHARPER)
    ada.hands.write(ada.field("Warum? (freiwillig)"), "Darum")
    ada.page.reload()
    expect(ada.field(re.compile("^Wie soll Ziel 1"))).to_have_value(SHARPER)
    expect(ada.field("Warum? (freiwillig)")).to_have_value("Darum")
    room.step(4)
    ada.press("Ansehen", ada.page.get_by_role("listitem").filter(has_text=DRAFT))
    window = ada.page.get_by_role("dialog", name="Ziel 1")
    expect(window).to_contain_text("Ihr Wortlaut ist auf diesem Gerät aufbewahrt.")
    expect(window.get_by_role("blockquote")).to_have_text(SHARPER)
    ada.checks("a goal in its window", dark=True)


def test_who_adopts_what_another_has_changed_meanwhile_sees_both_and_keeps_their_text(
    room: Room, host: Callable[..., Hosting]
) -> None:
    decides = host(Keys)
    decides.press("Neu fassen", decides.goal(DRAFT))
    field = decides.field("Ziel 1 lautet ab jetzt")
    decides.hands.write(field, "Mein Wortlaut für die Wege.")
    room.do("board.adopt", goal="1", seen=1, text="Der andere Wortlaut für die Wege.")
    alert = decides.page.get_by_role("alert").filter(has_text="inzwischen anders gefasst")
    expect(alert).to_contain_text("Der andere Wortlaut für die Wege.")
    expect(field).to_have_value("Mein Wortlaut für die Wege.")
    decides.page.reload()
    expect(decides.field("Ziel 1 lautet ab jetzt")).to_have_value("Mein Wortlaut für die Wege.")
    decides.press("Trotzdem meinen Text übernehmen")
    expect(decides.goal("Mein Wortlaut für die Wege.")).to_be_visible()
    decides.goal("Mein Wortlaut").get_by_text("2 Änderungen").click()
    expect(decides.page.locator(".versions li")).to_have_count(3)


def test_a_proposal_is_set_aside_opened_again_and_taken_back(
    room: Room, arrive: Arrive, host: Callable[..., Hosting]
) -> None:
    ada: Sharpener = arrive(room.event, "Ada", Sharpener)
    ada.propose(ada.goal(DRAFT), SHARPER)
    decides = host(Finger)
    decides.press("Zurücklegen", decides.proposal("mittags"))
    settled = decides.goal(DRAFT).get_by_text("1 erledigter Vorschlag")
    settled.tap()
    decides.press("Wieder öffnen", decides.proposal("mittags"))
    expect(decides.button("Zurücklegen", decides.proposal("mittags"))).to_be_visible()
    ada.press("Zurücknehmen", ada.proposal("mittags"))
    expect(decides.page.locator(".proposal")).to_have_count(0)
    expect(ada.page.locator(".said-now")).to_contain_text("zurückgenommen.")
    ada.press("Rückgängig", ada.page.locator(".said-now"))
    expect(decides.proposal("mittags")).to_be_visible()


def test_a_new_goal_is_proposed_adopted_taken_back_and_marked_for_the_plenary(
    room: Room, arrive: Arrive, host: Callable[..., Hosting]
) -> None:
    ada: Sharpener = arrive(room.event, "Ada", Sharpener, Finger)
    ada.press("Neues Ziel vorschlagen")
    ada.hands.write(ada.field("Wie soll das neue Ziel lauten?"), "Jede Schule hat einen Garten.")
    ada.press("Vorschlagen", ada.page.locator("goal-form"))
    ada.press("Rückgängig", ada.page.locator(".said-now"))
    expect(ada.proposal("Garten")).to_have_count(0)
    ada.press("Wiederholen", ada.page.locator(".said-now"))
    decides = host(Keys)
    decides.press("Übernehmen …", decides.proposal("Garten"))
    decides.press("Übernehmen", decides.page.locator("goal-adopt"))
    expect(ada.goal("Jede Schule hat einen Garten.")).to_be_visible()
    decides.page.keyboard.press("ControlOrMeta+z")
    expect(ada.goal("Jede Schule hat einen Garten.")).to_have_count(0)
    expect(ada.button(SUPPORT, ada.proposal("Garten"))).to_be_visible()
    decides.page.keyboard.press("ControlOrMeta+Shift+z")
    decides.press("Für das Plenum: Ziel 3")
    expect(ada.goal("Jede Schule hat einen Garten.")).to_contain_text("für das Plenum")
    panel: Guest = arrive(room.event, "Moderation", Guest, role=Role.MODERATOR)
    panel.page.get_by_text("1 Satz für das Plenum").click()
    panel.press("Auf die Bühne", panel.page.locator("control-plenary"))
    expect(panel.page.locator("control-lit")).to_contain_text("Jede Schule hat einen Garten.")
    panel.checks("for the plenary", dark=True)


def test_cards_speak_for_a_goal_from_the_goal_and_from_the_cards_menu(room: Room, arrive: Arrive) -> None:
    keys: Sharpener = arrive(room.event, "Ada", Sharpener, Keys)
    goal = keys.goal(DRAFT)
    keys.press("Karten zuordnen …", goal)
    window = keys.page.get_by_role("dialog", name="Was für Ziel 1 spricht")
    keys.hands.write(window.get_by_role("searchbox"), "Baum")
    box = window.get_by_role("checkbox")
    expect(box).to_have_count(1)
    keys.hands.reach(box)
    keys.page.keyboard.press("Space")
    keys.checks("linking cards", dark=True)
    keys.press("Schließen", window)
    expect(goal).to_contain_text("1 Karte spricht dafür")
    finger: Sharpener = arrive(room.event, "Bo", Sharpener, Finger)
    finger.press("Was mit dieser Karte?", finger.page.locator("board-card").filter(has_text="Bänke"))
    finger.hands.press(finger.page.get_by_role("menuitem", name="Spricht für ein Ziel …"))
    finger.hands.press(finger.page.get_by_role("menuitem", name=re.compile("^Ziel 1:")))
    expect(goal).to_contain_text("2 Karten sprechen dafür")
    park = room.do("board.write", section=1, text="Ein Park", kind="project")
    room.do("board.back", goal="1", card=park)
    expect(goal.locator(".backing .link").last).to_have_text("Projektidee: Ein Park")


def test_a_suggested_cluster_is_looked_at_thinned_named_and_put_together(
    room: Room, host: Callable[..., Hosting]
) -> None:
    room.write("Baumpaten", "Wer pflegt die Bäume?")
    room.step(1)
    decides = host(Keys)
    decides.press("Cluster vorschlagen")
    suggestion = decides.page.get_by_role("group", name="Gemeinsam: Bäume")
    expect(decides.page.get_by_role("heading", name="Vorgeschlagene Cluster")).to_be_focused()
    expect(suggestion.get_by_role("checkbox")).to_have_count(4)
    expect(suggestion.locator("mark")).to_have_text(["Bäume", "Baum", "Baumpaten", "Bäume"])
    decides.checks("suggested clusters", dark=True)
    box = suggestion.get_by_role("checkbox", name="Wer pflegt die Bäume?")
    decides.hands.reach(box)
    decides.page.keyboard.press("Space")
    decides.hands.write(suggestion.get_by_role("textbox"), "Grün")
    decides.press("3 zusammenlegen", suggestion)
    expect(decides.page.get_by_role("group", name="Grün")).to_be_visible()
    expect(decides.page.get_by_role("group", name="Grün").locator("board-card")).to_have_count(3)
    decides.sees("Es gibt keine einzelnen Karten mit ähnlichem Wortlaut, oder keine mehr.")
    decides.press("Weglegen")
    expect(decides.page.locator("board-suggest")).to_have_count(0)
