"""A workshop is written in browsers, from nothing to people who join it: by keyboard, and by two at once."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

from facilitator.authors import author_address
from facilitator.settings import Settings
from rooms.roles import Role
from tests.browser.authors import Author
from tests.browser.conftest import PATIENCE, Aside
from tests.browser.guests import Guest
from tests.browser.hands import Finger, Keys
from tests.serving import KEYS, Gathering, House

Somebody = Callable[..., Any]


def write_the_plan(author: Author) -> None:
    """With a fault inside of a shut row, and a warning that goes when there is a break."""
    author.add_item("Ideen sammeln", 50, "Clusterkette")
    author.opens("1 Fehler zu beheben")
    author.press(re.compile("^Ideen sammeln, .*Das Wort, von dem die Kette ausgeht: Hier muss etwas stehen.$"))
    expect(author.field("Das Wort, von dem die Kette ausgeht")).to_be_focused()
    author.page.keyboard.type("Garten")
    author.is_well()
    author.add_item("Weiterdenken", 45, "Vortrag")
    author.plan_is("09:30 Begrüßung", "09:40 Ideen sammeln", "10:30 Weiterdenken", "11:15 Verabschiedung")
    author.opens("1 Hinweis")
    author.sees(re.compile("Von 09:30 bis 11:25 hat niemand eine Pause"))
    author.checks("a run sheet with a warning", dark=True)
    author.add_item("Durchatmen", 15, "Pause")
    author.move_up("Durchatmen")
    author.plan_is(
        "09:30 Begrüßung",
        "09:40 Ideen sammeln",
        "10:30 Durchatmen",
        "10:45 Weiterdenken",
        "11:30 Verabschiedung",
    )
    author.is_well()


def write_a_theme(author: Author) -> None:
    """With a fault that is mended where it is told."""
    author.turn_to("Themen")
    author.press("Thema anfügen")
    author.page.keyboard.type("Garten")
    author.hands.check(author.page.get_by_role("radio", name="Biene"))
    author.hands.write(author.field(re.compile("^Auf hellem Papier$")), "#FFCC00")
    author.press(re.compile("^Die nächste lesbare nehmen"))
    author.opens("1 Fehler zu beheben")
    author.press(re.compile("^Garten, Eigene Leitfragen"))
    expect(author.field("Eigene Leitfragen")).to_be_focused()
    author.checks("a theme with a fault", dark=True)
    author.page.keyboard.type("Was wächst hier?")
    author.is_well()


def let_people_register(author: Author) -> None:
    # What listens for the tests is no script of the page, and comes into no frame that allows none.
    author.watch.expect("Blocked script execution in")
    author.turn_to("Veranstaltungsseite")
    author.hands.reach(author.page.get_by_role("checkbox", name="Auf der Veranstaltungsseite kann man sich anmelden"))
    author.page.keyboard.press("Space")
    author.hands.write(author.field("Plätze"), "1")
    preview = author.page.frame_locator("iframe")
    expect(preview.get_by_role("heading", name="Anmeldung")).to_be_attached()
    author.checks("the event page with its preview", dark=True)


def register(somebody: Somebody, address: str, name: str, words: str, button: str = "Anmelden") -> Guest:
    guest: Guest = somebody(address, Guest, Finger)
    guest.page.goto(address)
    guest.checks("the event page with a form to register", dark=True)
    guest.hands.write(guest.field("Ihr Name"), name)
    guest.press(button)
    guest.sees(words)
    guest.checks("a registration", dark=True)
    return guest


def write_at_once(author: Author, other: Author) -> None:
    """The other saves first; who is overtaken keeps what they wrote, and theirs stays among the versions."""
    other.hands.write(other.cell("Punkt", "Weiterdenken"), "Gemeinsam weiterdenken")
    author.turn_to("Regieplan")
    author.hands.write(author.cell("Wer leitet", "Ideen sammeln"), "Team Garten")
    other.press("Speichern")
    other.has_version(3)
    expect(author.page.get_by_text("Jo hat Fassung 3 gespeichert.")).to_be_visible()
    author.save()
    conflict = author.page.get_by_role("dialog")
    author.sees("„Weiterdenken“ heißt „Gemeinsam weiterdenken“.", conflict)
    author.checks("a conflict", dark=True)
    expect(author.button(re.compile("^Beides zusammenführen, als Fassung 4"), conflict)).to_be_in_viewport()
    expect(author.button("Später entscheiden", conflict)).to_be_in_viewport()
    author.press(re.compile("^Meine als Fassung 4 speichern"), conflict)
    author.has_version(4)
    expect(author.cell("Punkt", "Weiterdenken")).to_have_value("Weiterdenken")


def bring_back(author: Author) -> None:
    author.from_menu("Fassungen …")
    versions = author.page.get_by_role("dialog")
    author.press("Fassung 3 ansehen", versions)
    author.sees("„Weiterdenken“ heißt „Gemeinsam weiterdenken“.", versions)
    author.checks("the versions", dark=True)
    author.press("Zurückholen", versions)
    expect(author.cell("Punkt", "Gemeinsam")).to_have_value("Gemeinsam weiterdenken")
    author.save()
    author.has_version(5)


def announce(author: Author) -> str:
    """The code by which people come in."""
    author.press("Veröffentlichen …")
    author.press("Veröffentlichen", author.page.get_by_role("dialog"))
    links = author.page.get_by_role("dialog", name="Links")
    expect(links.get_by_role("heading", name="Für Teilnehmende")).to_be_visible()
    expect(links.get_by_text(re.compile(rf"^{re.escape(author.page.url.split('/edit')[0])}$"))).to_be_visible()
    author.checks("the links of what is announced", dark=True)
    code = links.locator(".code strong").inner_text()
    author.press("Schließen", links)
    expect(author.page.get_by_role("banner")).to_contain_text("angekündigt")
    return code


def seated_after_reload(guest: Guest) -> Locator:
    """What is said once somebody has moved up: in the moment in which the server looks after it."""
    found = guest.page.get_by_text(re.compile("Sie sind angemeldet"))
    deadline = time.monotonic() + PATIENCE / 1000
    while not found.is_visible() and time.monotonic() < deadline:
        guest.page.reload()
    return found


def test_a_workshop_is_written_from_nothing_and_people_join_it(aside: Aside, venue: House, somebody: Somebody) -> None:
    address = venue.addresses[0]
    author: Author = somebody(address, Author, Keys)
    author.begin_workshop(author_address(Settings(public_url=address), KEYS), "Gartenwerkstatt", "Mira")
    id = author.page.url.split("/")[4]
    event = Gathering(venue, id, None)  # type: ignore[arg-type]
    write_the_plan(author)
    write_a_theme(author)
    let_people_register(author)
    author.save()
    author.has_version(2)
    other: Author = somebody(address, Author, Finger)
    other.come_in(aside(event.link(Role.ORGANISER)).replace("/results", "/edit"), "Jo")
    other.writes()
    other.checks("the editor on a phone", dark=True)
    author.watch.expect("409 (Conflict)")
    write_at_once(author, other)
    bring_back(author)
    code = announce(author)
    guest: Guest = somebody(address, Guest, Finger)
    guest.page.goto(address)
    guest.hands.write(guest.field("Code"), code)
    guest.press("Weiter")
    guest.enter("Person am Beet")
    guest.is_in("Sie sind dabei, Person am Beet.")
    first = register(somebody, f"{address}/w/{id}", "Person am Tor", "Person am Tor, Sie sind angemeldet.")
    told = "Sie stehen auf der Warteliste, an Stelle 1."
    waiting = register(somebody, f"{address}/w/{id}", "Person am Zaun", told, "Auf die Warteliste setzen")
    first.page.get_by_text("Zurückziehen", exact=True).tap()
    first.press("Meine Anmeldung zurückziehen")
    first.sees(re.compile("Ihre Anmeldung ist zurückgezogen"))
    expect(seated_after_reload(waiting)).to_be_visible()
    # The programme changes under the eyes of who is in, and whoever changes it is told so before.
    author.hands.write(author.cell("Minuten", "Durchatmen"), "20")
    author.save()
    saving = author.page.get_by_role("dialog", name="Was Speichern bewirkt")
    author.sees("„Durchatmen“ dauert 20 min statt 15.", saving)
    author.checks("what saving does", dark=True)
    author.press("Speichern", saving)
    author.has_version(6)


def test_a_file_that_is_no_text_is_not_taken_and_who_wrote_before_finds_the_way_back(
    venue: House, somebody: Somebody
) -> None:
    address = venue.addresses[0]
    author: Author = somebody(address, Author)
    author.begin_workshop(author_address(Settings(public_url=address), KEYS), "Herbsttreffen", "Mira")
    day = author.page.evaluate(
        "JSON.parse(document.querySelector('#manuscript').content.textContent).tree.workshop.date"
    )
    author.turn_to("Themen")
    author.page.goto(f"{address}/new")
    mine = author.page.get_by_role("region", name="In diesem Browser geschrieben")
    expect(
        mine.get_by_role("listitem").filter(has_text="Herbsttreffen").locator(f"time[datetime='{day}']")
    ).to_be_visible()
    author.opens("Eine Werkstattdatei mitbringen")
    file = author.page.get_by_label("Datei (.toml)")
    file.set_input_files({"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 \xff\x00"})
    author.sees("Diese Datei ist kein Text. Bitte wählen Sie eine Werkstattdatei.")
    expect(author.field("Oder ihr Text")).to_have_value("")
    file.set_input_files({"name": "plan.toml", "mimeType": "text/plain", "buffer": b"[workshop]"})
    expect(author.field("Oder ihr Text")).to_have_value("[workshop]")
    expect(author.page.get_by_text("Diese Datei ist kein Text.")).to_be_hidden()


def test_of_a_draft_its_organisers_are_told_that_nobody_else_comes_in_yet(venue: House, somebody: Somebody) -> None:
    address = venue.addresses[0]
    author: Author = somebody(address, Author)
    author.begin_workshop(author_address(Settings(public_url=address), KEYS), "Winterfest", "Mira")
    workshop = author.page.url.split("/edit")[0]
    author.page.goto(workshop)
    author.sees("Das ist ein Entwurf: Diese Seite sehen nur Veranstalter.")
    author.checks("the event page of a draft", dark=True)
    author.page.goto(f"{workshop}/control")
    author.sees(re.compile("^Das ist ein Entwurf: Links und Code lassen noch niemanden herein."))
    author.checks("the control panel of a draft", dark=True)
    author.follow("Weiterschreiben und veröffentlichen")
    author.writes()
    announce(author)
    author.page.goto(workshop)
    expect(author.page.get_by_text("Das ist ein Entwurf")).to_have_count(0)
