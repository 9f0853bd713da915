"""What somebody would notice on single pages: in English, with hostile words, at the door, without a connection, and
when their access ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from facilitator.exports import html
from facilitator.locale import translations
from rooms.blocks import Goals, Heading, Passage, Wording
from rooms.programme import workshop
from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger
from tests.browser.moderators import Moderator
from tests.browser.rooms import GROUPS, ONE_ROOM
from tests.serving import EVERYTHING, Gathering, workshop_text
from tests.unit.sample import sample_report

Arrive = Callable[..., Any]
Somebody = Callable[..., Any]

# What is written on a card, and by whom.
HOSTILE = {
    "markup": ("<script>alert(1)</script><img src=x onerror=alert(2)> &amp; ${7*7} {{7*7}}", "<b>Bo</b> &amp; {{7*7}}"),
    "a thousand emoji": ("🌳" * 1000, "🌳" * 40),
    "right to left": ("\u202eמרחוב לגן\u202c (שלום) und zurück", "מרים (כהן)"),
    "a very long word": ("Grünflächenpflegeverordnung" * 30, "Gartenamtsleitungsstellvertretung" * 2),
}


@pytest.fixture
def event(found: Found) -> Gathering:
    """A workshop with one room, which opens at the beginning."""
    return found(workshop_text(GROUPS, themes=ONE_ROOM, language="de"))


def assert_not_widened(guest: Guest) -> None:
    width = guest.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 0, f"the page is {width} px wider than the screen"


# In English


def test_whoever_has_an_english_browser_reads_english(found: Found, aside: Aside, somebody: Somebody) -> None:
    event = found(workshop_text(language="de"))
    house = event.house.addresses[0]
    guest: Guest = somebody(house, locale="en-GB")
    moderator: Moderator = somebody(house, Moderator, locale="en-GB")
    guest.page.goto(f"{house}/w/{event.id}")
    expect(guest.page.get_by_role("heading", name="Programme")).to_be_visible()
    guest.checks("event page, English", dark=True)
    for one, role, name in ((guest, Role.PARTICIPANT, "Ada"), (moderator, Role.MODERATOR, "Grace")):
        one.page.goto(aside(event.link(role)))
        one.hands.write(one.field("What shall we call you?"), name)
        one.checks("door, English", dark=True)
        one.press("Come in")
    guest.is_in("You are in, Ada.")
    moderator.is_in("Not begun yet")
    for one in (guest, moderator):
        one.checks("before the start, English")
    moderator.press(re.compile("^Begin with"))
    moderator.press("Begin now", moderator.page.get_by_role("dialog"))
    first, *others = re.findall(r'^title = "(.+)"$', EVERYTHING, re.MULTILINE)
    for title in (first, *others):
        if title in others:
            moderator.press(f"Jump to “{title}”")
            moderator.press("Jump there", moderator.page.get_by_role("dialog"))
        guest.is_in(title)
        for one in (guest, moderator):
            expect(one.standing).to_have_text("saved")
            expect(one.page.locator("html")).to_have_attribute("lang", "en")
            one.checks(f"{title}, English")


def test_no_window_has_soft_hyphens_in_its_name(found: Found, aside: Aside, somebody: Somebody) -> None:
    event = found(workshop_text(language="de", title="Online-Werk\u00adstatt", series="Grüne Infra\u00adstruktur"))
    guest: Guest = somebody(event.house.addresses[0])
    for address, title in (
        (f"{event.house.addresses[0]}/w/{event.id}", "Online-Werkstatt · Grüne Infrastruktur"),
        (aside(event.link(Role.PARTICIPANT)), "Eintreten · Online-Werkstatt"),
    ):
        guest.page.goto(address)
        assert guest.page.title() == title


# Hostile words


def test_hostile_words_are_shown_as_they_were_typed(event: Gathering, arrive: Arrive) -> None:
    phones: dict[str, Guest] = {name: arrive(event, name, Guest, Finger) for _, name in HOSTILE.values()}
    for name, phone in phones.items():
        phone.is_in(f"Sie sind dabei, {name}.")
        assert_not_widened(phone)
    reader: Guest = arrive(event, "Person am Tisch")
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    moderator.begin()
    for text, name in HOSTILE.values():
        phones[name].hands.write(phones[name].field("Neue Karte"), text)
        phones[name].press("Anheften")
        # Cards hang in the order in which they come.
        phones[name].is_saved()
    moderator.press("Liste")
    for one in (*phones.values(), reader):
        cards = one.section_list().get_by_role("listitem")
        expect(cards).to_have_count(len(HOSTILE))
        for number, (text, name) in enumerate(HOSTILE.values()):
            expect(cards.nth(number).get_by_role("paragraph").first).to_have_text(text)
            expect(cards.nth(number)).to_contain_text("von Ihnen" if one is phones.get(name) else name)
        assert_not_widened(one)
    for name, phone in phones.items():
        phone.press("Wand")
        assert_not_widened(phone)
        expect(moderator.button(name, moderator.page.get_by_role("dialog"))).to_be_visible()
    assert_not_widened(moderator)


def test_too_long_a_text_is_said_to_be_so_and_not_cut_off(event: Gathering, arrive: Arrive) -> None:
    arrive(event, "Moderation", Moderator, role=Role.MODERATOR).begin()
    guest: Guest = arrive(event, "Person am Tisch")
    field = guest.field("Neue Karte")
    guest.hands.write(field, "Grün, " * 200)
    expect(field).to_have_accessible_description(re.compile("200 Zeichen zu viel"))
    guest.press("Anheften")
    expect(field).to_be_focused()
    expect(field).to_have_value("Grün, " * 200)
    guest.checks("live, too long a card", dark=True)
    guest.hands.write(field, "Grün, " * 150)
    expect(field).to_have_accessible_description(re.compile("noch 100 Zeichen"))
    guest.press("Anheften")
    expect(guest.card(("Grün, " * 150).strip())).to_be_visible()


# At the door


def test_a_wrong_code_is_said_and_keeps_what_was_typed(event: Gathering, aside: Aside, somebody: Somebody) -> None:
    house = event.house.addresses[0]
    phone: Guest = somebody(house, Guest, Finger)
    phone.watch.expect("status of 422")
    phone.page.goto(house)
    phone.hands.write(phone.field("Code"), "FALSCH 99")
    phone.press("Weiter")
    phone.sees("Dieser Code passt nicht.")
    expect(phone.field("Code")).to_have_value("FALSCH 99")
    expect(phone.field("Code")).to_have_accessible_description(re.compile("Dieser Code passt nicht"))
    phone.checks("front page, wrong code", dark=True)
    phone.page.goto(f"{house}/w/{event.id}/live")
    phone.enter("Ada", organisation="Stadt Bottrop", code="FALSCH 99")
    phone.sees("Dieser Code passt nicht.")
    for label, typed in (("Wie dürfen wir", "Ada"), ("Organisation", "Stadt Bottrop"), ("Code", "FALSCH 99")):
        expect(phone.field(re.compile(label))).to_have_value(typed)
    expect(phone.field("Code")).to_be_focused()
    expect(phone.field("Code")).to_be_in_viewport()
    assert phone.field("Code").evaluate("(field) => field.selectionStart") == len("FALSCH 99"), "one goes on typing"
    phone.checks("door, wrong code", dark=True)
    phone.enter("Ada", code=workshop(aside(event.view())).code)
    phone.is_in("Sie sind dabei, Ada.")


def test_the_door_is_read_in_the_other_language_and_anew_without_losing_the_link(
    event: Gathering, aside: Aside, somebody: Somebody
) -> None:
    guest: Guest = somebody(event.house.addresses[0])
    guest.page.goto(aside(event.link(Role.PARTICIPANT)))
    expect(guest.field(re.compile("Wie dürfen wir"))).to_be_visible()
    guest.page.get_by_role("link", name="English").first.click()
    name = guest.field("What shall we call you?")
    expect(name).to_be_visible()
    guest.page.reload()
    guest.hands.write(name, "Ada")
    guest.press("Come in")
    guest.is_in("You are in, Ada.")
    assert not guest.page.evaluate("sessionStorage.length"), "the link is not needed any more, and kept nowhere"


def test_who_passed_on_their_own_link_makes_it_anew(event: Gathering, aside: Aside, somebody: Somebody) -> None:
    guest: Guest = somebody(event.house.addresses[0])
    guest.page.goto(aside(event.link(Role.PARTICIPANT)))
    guest.enter("Ada")
    guest.is_in("Sie sind dabei, Ada.")
    guest.press("Hilfe")
    guest.press("Meinen persönlichen Link zeigen")
    address = guest.page.locator("personal-link .address")
    old = address.inner_text()
    guest.press("Meinen Link erneuern …")
    guest.sees("Der alte Link endet sofort", guest.page.get_by_role("dialog"))
    guest.checks("help, renew one's own link", dark=True)
    guest.press("Erneuern")
    expect(address).not_to_have_text(old)
    expect(address).to_contain_text("#k=")


def test_a_name_of_nothing_is_said_and_keeps_what_was_typed(event: Gathering, aside: Aside, somebody: Somebody) -> None:
    guest: Guest = somebody(event.house.addresses[0])
    guest.watch.expect("status of 422")
    guest.page.goto(aside(event.link(Role.PARTICIPANT)))
    guest.press("Eintreten")
    expect(guest.field("Wie dürfen wir Sie nennen?")).to_be_focused()
    guest.enter("\u200b \u200b", organisation="Stadt Bottrop")
    guest.sees("Bitte nennen Sie uns einen Namen")
    expect(guest.field("Wie dürfen wir Sie nennen?")).to_be_focused()
    expect(guest.field("Organisation")).to_have_value("Stadt Bottrop")
    guest.checks("door, no name", dark=True)
    guest.enter("Ada")
    guest.is_in("Sie sind dabei, Ada.")


def test_an_address_that_leads_nowhere_says_what_to_do(event: Gathering, somebody: Somebody) -> None:
    guest: Guest = somebody(event.house.addresses[0])
    guest.watch.expect("status of 404")
    guest.page.goto(f"{event.house.addresses[0]}/w/{event.id}")
    guest.page.goto(f"{event.house.addresses[0]}/w/{event.id}/nowhere")
    guest.is_in("Hier ist nichts")
    guest.checks("nothing there", dark=True)
    guest.follow("Zur Veranstaltungsseite")
    guest.is_in("A test")


# Without a connection


def test_a_broken_connection_is_told_in_words_and_what_is_written_arrives_once(
    event: Gathering, arrive: Arrive
) -> None:
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    phone: Guest = arrive(event, "Person unterwegs", Guest, Finger)
    reader: Guest = arrive(event, "Person am Tisch")
    moderator.begin()
    expect(phone.field("Neue Karte")).to_be_visible()
    phone.lose_connection()
    phone.sees("Die Verbindung ist unterbrochen.", phone.page.get_by_role("complementary", name="Hinweise"))
    for text in ("Im Funkloch geschrieben", "Und gleich noch eine"):
        phone.hands.write(phone.field("Neue Karte"), text)
        phone.press("Anheften")
    expect(phone.standing).to_have_text("2 Beiträge warten auf Verbindung")
    phone.checks("live, without a connection", dark=True)
    phone.page.context.set_offline(False)
    phone.is_saved()
    for one in (phone, reader):
        expect(one.section_list().get_by_role("listitem").locator("bdi:first-child")).to_have_text(
            ["Im Funkloch geschrieben", "Und gleich noch eine"]
        )
    expect(phone.page.get_by_text("Die Verbindung ist unterbrochen.")).to_have_count(0)
    moderator.lose_connection()
    moderator.press("+1 min")
    moderator.sees("Gerade besteht keine Verbindung")
    moderator.checks("control panel, without a connection")


def test_a_tab_that_is_closed_without_a_connection_leaves_its_cards_to_the_next_one(
    event: Gathering, arrive: Arrive
) -> None:
    arrive(event, "Moderation", Moderator, role=Role.MODERATOR).begin()
    phone: Guest = arrive(event, "Person unterwegs", Guest, Finger)
    arrive(event, "Ada").write_card("Von Ada")
    expect(phone.card("Von Ada")).to_be_visible()
    phone.lose_connection()
    phone.support_card("Von Ada")
    phone.hands.write(phone.field("Neue Karte"), "Vor dem Zuklappen")
    phone.press("Anheften")
    expect(phone.standing).to_have_text("2 Beiträge warten auf Verbindung")
    phone.hands.write(phone.field("Neue Karte"), "Halb gesch")
    address, context = phone.page.url, phone.page.context
    phone.page.close()
    context.set_offline(False)
    again = Guest(context.new_page(), phone.watch, Finger)
    again.page.goto(address)
    again.is_saved()
    expect(again.card("Vor dem Zuklappen")).to_have_count(1)
    support = again.button(re.compile("^Diese Karte unterstützen"), again.card("Von Ada"))
    expect(support).to_have_attribute("aria-pressed", "true")
    expect(again.field("Neue Karte")).to_have_value("Halb gesch")


def test_a_part_that_could_not_be_loaded_comes_with_the_connection(
    event: Gathering, arrive: Arrive, aside: Aside, somebody: Somebody
) -> None:
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    phone: Guest = somebody(event.house.addresses[0], Guest, Finger)
    phone.watch.expect("board.js")
    phone.page.route("**/board.js", lambda route: route.abort("connectionfailed"))
    phone.come_in(aside(event.link(Role.PARTICIPANT)), "Person unterwegs")
    moderator.begin()
    phone.sees("Dieser Teil konnte nicht geladen werden.")
    phone.checks("live, part not loaded", dark=True)
    phone.lose_connection()
    phone.page.unroute_all()
    phone.page.context.set_offline(False)
    expect(phone.field("Neue Karte")).to_be_visible()
    expect(phone.page.get_by_text("Dieser Teil konnte nicht geladen werden.")).to_have_count(0)


# When access ends


def test_who_was_removed_is_told_so_and_their_card_stays_without_their_name(event: Gathering, arrive: Arrive) -> None:
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(event, "Störenfried")
    reader: Guest = arrive(event, "Person am Tisch")
    moderator.begin()
    guest.write_card("Das bleibt hier hängen")
    expect(reader.card("Das bleibt hier hängen")).to_contain_text("Störenfried")
    moderator.remove("Störenfried")
    guest.is_in("Sie sind nicht mehr in dieser Werkstatt.")
    guest.checks("live, removed", dark=True)
    expect(reader.card("Das bleibt hier hängen")).not_to_contain_text("Störenfried")
    guest.page.reload()
    guest.sees("Ihr Zugang mit diesem Browser ist beendet.")
    guest.checks("door, removed")
    people = moderator.page.get_by_role("dialog")
    moderator.press("Wieder zulassen", people)
    expect(moderator.button("Wieder zulassen", people)).to_have_count(0)
    guest.page.reload()
    expect(guest.card("Das bleibt hier hängen")).to_be_visible()


def test_a_link_that_is_renewed_ends_the_pages_that_hang_on_it(
    event: Gathering, arrive: Arrive, aside: Aside, somebody: Somebody
) -> None:
    house = event.house.addresses[0]
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(event, "Ada")
    stage: Guest = somebody(house)
    stage.page.goto(aside(event.link(Role.STAGE)))
    stage.is_in("A test")
    old = aside(event.link(Role.MODERATOR))
    organiser: Moderator = arrive(event, "Leitung", Moderator, role=Role.ORGANISER)
    organiser.follow("Regie")
    organiser.press("Links")
    for link in ("Für die Moderation", "Für die Bühne", "Für Teilnehmende"):
        organiser.renew(link)
    organiser.checks("control panel, links", dark=True)
    moderator.is_in("Ihr Zugang zu dieser Regie ist beendet.")
    moderator.checks("control panel, link renewed")
    stage.is_in("Diese Bühne ist nicht mehr verbunden.")
    stage.checks("stage, link renewed")
    guest.page.reload()
    guest.is_in("Sie sind dabei, Ada.")
    stage.page.goto(aside(event.link(Role.STAGE)))
    stage.is_in("A test")
    moderator.page.goto(old)
    moderator.sees("Dieser Link gilt nicht mehr.")
    moderator.come_in(aside(event.link(Role.MODERATOR)), "Moderation")
    moderator.is_in("Noch nicht begonnen")


# The documentation as a page


@pytest.mark.parametrize("width", [1440, 390])
def test_no_goal_makes_the_documentation_wider_than_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    # A sentence without a blank, in words that are read out as removed and added.
    passages = (Passage("removed", "Baum" * 60), Passage("added", "Beet" * 60))
    goals = Goals("Ziele", (Wording(1, "Beet" * 60, draft="Baum" * 60, passages=passages),))
    german = translations("de").gettext
    documentation = replace(sample_report(say=german), blocks=(Heading("Ziele"), goals))
    page.set_content(html.render(documentation, german).decode())
    expect(page.get_by_role("table", name="Ziele")).to_be_visible()
    beyond = "e => e.scrollWidth - e.clientWidth"
    assert page.locator("html").evaluate(beyond) == 0
    assert page.locator(".wide:has(.compared)").evaluate(beyond) == 0


# When the time ends


def test_what_may_be_sent_for_a_while_closes_by_itself(found: Found, arrive: Arrive) -> None:
    talk = '\n[[item]]\nid = "talk"\nkind = "talk"\ntitle = "Vortrag"\nminutes = 10\n'
    event = found(workshop_text(talk, themes="", language="de", grace=3))
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(event, "Ada")
    moderator.begin()
    guest.ask("Wie geht das?")
    moderator.end()
    guest.sees("Die Werkstatt ist zu Ende.", guest.page.get_by_role("complementary", name="Hinweise"))
    expect(guest.field("Eine Frage an die Vortragenden")).to_have_count(0)
    guest.sees("Wie geht das?")
