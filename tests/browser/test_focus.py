"""Where the focus is and stays, for who works with the keyboard or listens: whatever others do meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger, Keys
from tests.browser.hearing import said
from tests.browser.moderators import Moderator
from tests.browser.rooms import GROUPS, ONE_ROOM
from tests.serving import Gathering, done, workshop_text

Arrive = Callable[..., Any]
Somebody = Callable[..., Any]

TWO_ROOMS = """
[[theme]]
id = "klima"
name = "Klima"
questions = ["Was tun?", "Was lassen?"]
seats = 20

[[theme]]
id = "arten"
name = "Arten"
questions = ["Was tun?"]
seats = 20
"""
TALK = """
[[item]]
id = "talk"
kind = "talk"
title = "Vortrag"
minutes = 60

[[item]]
id = "end"
kind = "talk"
title = "Nachwort"
minutes = 10
"""


@pytest.fixture
def rooms(found: Found) -> Gathering:
    return found(workshop_text(GROUPS, themes=TWO_ROOMS, language="de", grace=0))


@pytest.fixture
def talk(found: Found) -> Gathering:
    return found(workshop_text(TALK, themes="", language="de"))


class HeldLine:
    """The line of a page, whose server can be made to seem slow."""

    def __init__(self, page: Page) -> None:
        self._held: list[Callable[[], None]] | None = None
        page.route_web_socket(re.compile("/socket$"), self._open)

    def _open(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        server.on_message(lambda message: self._pass(lambda: page.send(message)))

    def _pass(self, on: Callable[[], None]) -> None:
        if self._held is None:
            on()
        else:
            self._held.append(on)

    def hold(self) -> None:
        self._held = []

    def release(self) -> None:
        held, self._held = self._held or [], None
        for on in held:
            on()


def test_words_that_are_typed_never_move_the_workshop(talk: Gathering, arrive: Arrive) -> None:
    moderator: Moderator = arrive(talk, "Moderation", Moderator, Keys, role=Role.MODERATOR)
    colleague: Moderator = arrive(talk, "Kollegin", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(talk, "Ada")
    moderator.begin()
    guest.call_for_help("Ich höre nichts")
    moderator.press("Antworten", moderator.row("Ich höre nichts"))
    answer = moderator.field("Antwort, nur für diese Person")
    expect(answer).to_be_focused()
    moderator.page.keyboard.type("Schauen Sie ")
    colleague.press("Erledigt", colleague.row("Ich höre nichts"))
    moderator.sees("Der Hilferuf ist inzwischen beendet.")
    expect(answer).to_be_focused()
    moderator.page.keyboard.type("nach dem Ton.")
    moderator.page.keyboard.press("Control+Enter")
    guest.sees("Schauen Sie nach dem Ton.", guest.page.get_by_role("complementary", name="Hinweise"))
    expect(answer).to_have_count(0)
    # The field has gone from under the fingers: the next letters would hold the clock, or go on.
    moderator.page.keyboard.type("hn")
    moderator.is_in("Vortrag")
    expect(moderator.button("Anhalten")).to_be_visible()


def test_a_board_that_has_closed_is_still_walked_by_keyboard(
    rooms: Gathering, arrive: Arrive, somebody: Somebody, aside: Aside
) -> None:
    moderator: Moderator = arrive(rooms, "Moderation", Moderator, role=Role.MODERATOR)
    keys: Guest = somebody(rooms.house.addresses[0], Guest, Keys)
    keys.page.goto(aside(rooms.link(Role.HOST, "klima")))
    expect(keys.field("Wie dürfen wir Sie nennen?")).to_be_focused()
    keys.enter("Team Klima")
    moderator.begin()
    for text in ("Dachgärten", "Trinkbrunnen"):
        keys.write_card(text)
    moderator.end()
    keys.sees("Diese Runde ist vorbei.")
    assert isinstance(keys.hands, Keys)
    keys.hands.reach_within(keys.card("Dachgärten"), keys.section_list("Was tun?"))
    more = keys.button("Was mit dieser Karte?", keys.card("Trinkbrunnen"))
    keys.page.keyboard.press("ArrowRight")
    expect(more).to_be_focused()
    expect(more).to_have_accessible_description("Trinkbrunnen")
    expect(keys.button(re.compile("^Diese Karte unterstützen"))).to_have_count(0)
    keys.page.keyboard.press("Enter")
    expect(keys.page.get_by_role("menuitem")).to_have_text(["Kommentare", "Text kopieren", "Ausblenden"])


def test_a_late_answer_leaves_the_focus_where_somebody_has_gone(
    rooms: Gathering, arrive: Arrive, somebody: Somebody, aside: Aside
) -> None:
    moderator: Moderator = arrive(rooms, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = somebody(rooms.house.addresses[0])
    line = HeldLine(guest.page)
    guest.come_in(aside(rooms.link(Role.PARTICIPANT)), "Ada")
    moderator.begin()
    guest.write_card("Dachgärten")
    line.hold()
    guest.menu_of("Dachgärten", "Zurücknehmen")
    guest.hands.press(guest.field("Neue Karte"))
    guest.page.keyboard.type("Trink")
    line.release()
    expect(guest.button("Rückgängig")).to_be_visible()
    expect(guest.card("Dachgärten")).to_have_count(0)
    guest.page.keyboard.type("brunnen")
    expect(guest.field("Neue Karte")).to_have_value("Trinkbrunnen")
    guest.press("Rückgängig")
    expect(guest.card("Dachgärten")).to_be_visible()
    # What was pressed is gone, but the focus is not.
    expect(guest.page.locator("board-room :focus")).to_have_count(1)


def test_support_is_counted_at_once_and_a_second_press_takes_it_back(
    talk: Gathering, arrive: Arrive, somebody: Somebody, aside: Aside
) -> None:
    moderator: Moderator = arrive(talk, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = somebody(talk.house.addresses[0])
    line = HeldLine(guest.page)
    guest.come_in(aside(talk.link(Role.PARTICIPANT)), "Ada")
    moderator.begin()
    guest.ask("Wie geht das?")
    support = guest.button(re.compile("^Diese Frage unterstützen"))
    expect(support).to_be_visible()
    line.hold()
    for pressed, many in (("true", "1"), ("false", "0"), ("true", "1")):
        guest.hands.press(support)
        expect(support).to_have_attribute("aria-pressed", pressed)
        expect(support).to_have_text(many)
    line.release()
    guest.is_saved()
    expect(moderator.row("Wie geht das?").locator(".num")).to_contain_text("1")
    expect(guest.page.get_by_role("alert")).to_have_count(0)
    expect(support).to_have_text("1")


def test_who_looks_at_the_people_of_a_room_goes_on_while_somebody_there_calls(rooms: Gathering, arrive: Arrive) -> None:
    moderator: Moderator = arrive(rooms, "Moderation", Moderator, role=Role.MODERATOR)
    guests = [arrive(rooms, name) for name in ("Ada", "Bo")]
    moderator.begin()
    last = guests[0 if in_room(guests[0], "Arten") else 1]
    expect(rows(moderator).nth(1)).to_contain_text("Arten")
    moderator.press(re.compile("Arten"), rows(moderator).nth(1).get_by_role("cell").first)
    dialog = moderator.page.get_by_role("dialog", name="Wer in Arten ist")
    expect(dialog).to_be_visible()
    last.call_for_help("Ich höre nichts")
    expect(rows(moderator).nth(1)).to_have_attribute("data-state", "help")
    expect(rows(moderator).nth(1)).to_contain_text("Arten")
    expect(dialog).to_be_visible()
    moderator.press(re.compile("^.+ in einen anderen Raum"), dialog)
    moderator.hands.press(moderator.page.get_by_role("menuitem", name="Klima"))
    last.sees("Sie sind jetzt in Klima.")


def test_who_is_moved_reads_so_where_they_have_scrolled_to(rooms: Gathering, arrive: Arrive) -> None:
    moderator: Moderator = arrive(rooms, "Moderation", Moderator, role=Role.MODERATOR)
    guests = [arrive(rooms, name, hands=Finger) for name in ("Ada", "Bo")]
    moderator.begin()
    moved = guests[0 if in_room(guests[0], "Arten") else 1]
    # A change of a card stays with the card, a new card goes along.
    moved.hands.write(moved.field("Neue Karte"), "Ein Teich")
    moved.press("Anheften")
    expect(moved.card("Ein Teich")).to_contain_text("von Ihnen")
    moved.press("Was mit dieser Karte?", moved.card("Ein Teich"))
    moved.hands.press(moved.page.get_by_role("menuitem", name="Ändern"))
    moved.hands.write(moved.field("Text der Karte"), "Ein Teich am Hof")
    moved.hands.write(moved.field("Neue Karte"), "Mitten im Satz")
    moved.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    moderator.press(re.compile("Arten"), rows(moderator).nth(1).get_by_role("cell").first)
    moderator.press(re.compile("^.+ in einen anderen Raum"), moderator.page.get_by_role("dialog"))
    moderator.hands.press(moderator.page.get_by_role("menuitem", name="Klima"))
    moved.sees("Sie sind jetzt in Klima.")
    moved.sees("Was Sie gerade schrieben, ist mitgekommen.")
    expect(moved.field("Neue Karte")).to_have_value("Mitten im Satz")
    moved.page.get_by_text("1 Text, den Sie in Arten begonnen haben").tap()
    moved.sees("Ein Teich am Hof", moved.page.locator(".moved"))
    moved.checks("moved, phone", dark=True)
    moved.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert moved.page.evaluate("scrollY") > 100
    expect(moved.page.locator(".moved").get_by_text("Sie sind jetzt in Klima.")).to_be_in_viewport()


def in_room(guest: Guest, theme: str) -> bool:
    heading = guest.page.get_by_role("heading", level=2, name=re.compile("^(Klima|Arten)$"))
    expect(heading).to_be_visible()
    return heading.inner_text() == theme


def rows(moderator: Moderator) -> Locator:
    return moderator.page.get_by_role("table", name="Räume").locator("tbody").get_by_role("row")


def test_news_are_told_in_an_open_dialog_too(talk: Gathering, arrive: Arrive) -> None:
    moderator: Moderator = arrive(talk, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(talk, "Ada")
    moderator.begin()
    guest.is_in("Vortrag")
    guest.press("Hilfe")
    for text in ("Gleich geht es weiter.", "Bitte das Mikrofon ausschalten."):
        moderator.hands.write(moderator.field("An alle"), text)
        moderator.press("An alle senden", moderator.page.locator("control-messages"))
        guest.hears(f"Nachricht von Moderation: {text}")


def test_an_answer_to_a_call_for_help_stands_in_the_dialog_from_which_it_was_called(
    talk: Gathering, arrive: Arrive
) -> None:
    moderator: Moderator = arrive(talk, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(talk, "Ada", hands=Finger)
    moderator.begin()
    guest.press("Hilfe")
    guest.press("Um Hilfe bitten")
    moderator.press("Antworten")
    moderator.hands.write(moderator.field("Antwort"), "Bitte laden Sie die Seite neu.")
    moderator.press("Senden", moderator.page.locator("control-help"))
    dialog = guest.page.get_by_role("dialog")
    expect(dialog.locator(".calling")).to_contain_text("Moderation Bitte laden Sie die Seite neu.")
    guest.hears("Nachricht von Moderation: Bitte laden Sie die Seite neu.")
    guest.checks("an answer in the help dialog, phone", dark=True)
    guest.press("Schließen", dialog)
    guest.press("Verstanden")
    guest.page.reload()
    guest.is_in("Vortrag")
    guest.press(re.compile("^Hilfe"))
    expect(dialog.locator(".calling")).to_contain_text("kümmert sich darum")
    expect(guest.page.get_by_text("Bitte laden Sie die Seite neu.")).to_have_count(0)


def test_what_becomes_of_a_call_and_of_a_hand_is_heard_where_no_dialog_is_open(talk: Gathering, arrive: Arrive) -> None:
    moderator: Moderator = arrive(talk, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(talk, "Ada", hands=Keys)
    moderator.begin()
    guest.call_for_help("Ich höre nichts")
    moderator.press("Ich kümmere mich")
    guest.hears("Moderation kümmert sich darum.")
    moderator.press("Erledigt", moderator.row("Ich höre nichts"))
    guest.hears("Ihre Bitte um Hilfe ist erledigt.")
    guest.press("Hand heben")
    guest.hears("Ihre Hand ist oben. Wer leitet, sieht sie.")
    moderator.press(re.compile("^Hand senken: Ada"))
    guest.hears("Ihre Hand ist unten.")


def test_who_has_no_access_any_more_is_led_to_the_words_that_say_so(talk: Gathering, arrive: Arrive) -> None:
    moderator: Moderator = arrive(talk, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(talk, "Ada")
    moderator.begin()
    guest.hands.press(guest.field("Eine Frage an die Vortragenden"))
    moderator.remove("Ada")
    heading = guest.page.get_by_role("heading", level=1, name="Sie sind nicht mehr in dieser Werkstatt.")
    expect(heading).to_be_focused()
    expect(guest.page).to_have_title("Sie sind nicht mehr in dieser Werkstatt.")


def test_who_is_led_into_a_room_hears_which_and_until_when_and_that_the_clock_is_held(
    rooms: Gathering, arrive: Arrive
) -> None:
    moderator: Moderator = arrive(rooms, "Moderation", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(rooms, "Ada")
    notices = guest.page.get_by_role("complementary", name="Hinweise")
    guest.is_in("Sie sind dabei, Ada.")
    moderator.begin()
    theme = "Arten" if in_room(guest, "Arten") else "Klima"
    # The room says so itself, once its part of the page is there.
    guest.hears(re.compile(r"Jetzt: .+, bis \d\d:\d\d Uhr\."))
    guest.hears(f"Sie sind jetzt in {theme}.")
    moderator.press("Anhalten")
    guest.hears("Die Uhr ist angehalten.")
    # Who goes from landmark to landmark finds this one where there is something in it.
    expect(notices).to_have_count(0)
    moderator.hands.write(moderator.field("An alle"), "Gleich geht es weiter.")
    moderator.press("An alle senden", moderator.page.locator("control-messages"))
    expect(notices).to_contain_text("Gleich geht es weiter.")


def test_comments_of_others_are_heard_and_ones_own_once(found: Found, arrive: Arrive) -> None:
    room = found(workshop_text(GROUPS, themes=ONE_ROOM, language="de"))
    moderator: Moderator = arrive(room, "Moderation", Moderator, role=Role.MODERATOR)
    first, second = (arrive(room, name) for name in ("Ada", "Bo"))
    moderator.begin()
    first.write_card("Dachgärten")
    first.press("Diese Karte kommentieren", first.card("Dachgärten"))
    expect(first.field("Ihr Kommentar", first.page.get_by_role("dialog"))).to_be_focused()
    first.page.keyboard.type("Wo denn?")
    first.press("Sagen", first.page.get_by_role("dialog"))
    second.press("1 Kommentar zu dieser Karte", second.card("Dachgärten"))
    expect(second.field("Ihr Kommentar", second.page.get_by_role("dialog"))).to_be_focused()
    second.page.keyboard.type("Auf der Schule")
    second.press("Sagen", second.page.get_by_role("dialog"))
    first.hears("Neuer Kommentar: Auf der Schule")
    assert " ".join(said(first.page)).count("Kommentar") == 1


def test_who_calls_for_help_without_a_connection_is_told_that_the_call_waits(talk: Gathering, arrive: Arrive) -> None:
    guest: Guest = arrive(talk, "Ada")
    guest.is_saved()
    guest.lose_connection()
    guest.press("Hilfe")
    guest.press("Um Hilfe bitten")
    waits = "Gerade besteht keine Verbindung. Es wird gesendet, sobald sie wieder da ist."
    dialog = guest.page.get_by_role("dialog")
    expect(dialog.locator(".calling")).to_contain_text(waits)
    guest.hears(waits)
    guest.page.context.set_offline(False)
    expect(dialog.locator(".calling")).to_contain_text("Die Moderation weiß Bescheid.")
    expect(dialog.locator(".calling")).not_to_contain_text(waits)


def test_in_the_choice_it_is_heard_which_theme_shows_and_for_which_part_one_chooses(
    found: Found, arrive: Arrive, aside: Aside
) -> None:
    event = found(workshop_text(language="de"))
    keys: Guest = arrive(event, "Ada", hands=Keys)
    control = aside(event.moderator())
    aside(done(control, "clock.start"))
    aside(done(control, "clock.jump", to="choice"))
    keys.press(re.compile("^Erster Wunsch: "))
    keys.hears("ist Ihr 1. Wunsch.")
    keys.press(re.compile("^1 .+ Ansehen$"))
    keys.hears(re.compile("(Klima|Arten) wird gezeigt\\."))
    keys.press(re.compile("^Weiter mit"))
    keys.hears("Sie wählen jetzt für ")
    expect(keys.page.get_by_role("tab", selected=True)).to_be_focused()
