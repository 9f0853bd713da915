"""A theme room in browsers, 75 minutes at speed: its host leads it with a mouse, one takes part on a phone, another one
with the keyboard alone. Written unseen, revealed, put together, weighed, sharpened; and what was done is undone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from facilitator.live.client import Client
from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import PRESS_ALL, Guest
from tests.browser.hands import Finger, Keys
from tests.serving import Gathering, done, workshop_text

THEME = """
[[theme]]
id = "klima"
name = "Klima"
questions = ["Was tun wir vor Ort?", "Was gilt in der Region?"]
goals = ["Wege liegen überwiegend im Schatten."]
seats = 20
"""
GROUPS = """
[[item]]
id = "groups"
kind = "board"
title = "Themengruppen"
minutes = 75
settings = { weighing = [{ question = "Was zuerst?", dots = 3, most = 2, on = "clusters" }] }
step = [
  { title = "Ankommen", minutes = 5, does = "arrive", aim = "Lesen Sie die Fragen." },
  { title = "Still schreiben", minutes = 10, does = "write", aim = "Ein Gedanke je Karte." },
  { title = "Aufdecken", minutes = 10, does = "reveal", aim = "Lesen Sie alles." },
  { title = "Clustern", minutes = 15, does = "cluster", aim = "Hängen Sie zusammen, was zusammengehört." },
  { title = "Gewichten", minutes = 10, does = "weigh", aim = "Kleben Sie Ihre Punkte." },
  { title = "Ziele schärfen", minutes = 20, does = "sharpen", aim = "Was ist zu vage?" },
  { title = "Abschluss", minutes = 5, does = "wrap", aim = "Was nehmen wir mit?" },
]
"""
ROOFS, TREES, WELLS = "Gründächer auf Hallen", "Bäume an jeder Straße", "Trinkbrunnen am Platz"
LOCAL, REGION = "Was tun wir vor Ort?", "Was gilt in der Region?"
PASTE = """(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
STEPS = ("Ankommen", "Still schreiben", "Aufdecken", "Clustern", "Gewichten", "Ziele schärfen", "Abschluss")


class Member(Guest):
    """Somebody in the room."""

    def note(self, text: str) -> Locator:
        """A card, on the wall or in the list."""
        return self.page.locator("board-card").filter(has_text=text)

    def is_at(self, number: int) -> None:
        expect(self.page.locator("board-steps .step")).to_contain_text(f"Schritt {number} von 7")
        expect(self.page.locator("board-steps .step strong")).to_have_text(STEPS[number - 1])

    def write(self, text: str, *, kind: str = "") -> None:
        """In the field of a new card, which is there while cards are written."""
        self.hands.write(self.field("Neue Karte"), text)
        if kind:
            self.hands.check(self.page.get_by_role("radio", name=kind))
        self.press("Anheften")
        expect(self.note(text)).to_be_visible()
        expect(self.note(text).locator(".own")).to_be_attached()

    def to(self, text: str) -> Locator:
        """A card, to which the keyboard walks."""
        note = self.note(text)
        if isinstance(self.hands, Keys):
            listed = note.locator("xpath=ancestor::ul")
            self.hands.reach_within(listed, listed)
            self.page.keyboard.press("Home")
            self.hands.reach_within(note, listed)
        return note

    def choose(self, text: str, choice: str) -> None:
        self.press("Was mit dieser Karte?", self.to(text))
        self.hands.press(self.page.get_by_role("menuitem", name=choice, exact=True))

    def is_told(self, words: str | re.Pattern[str]) -> None:
        expect(self.page.locator(".said-now")).to_contain_text(words)

    def undo(self) -> None:
        self.page.keyboard.press("ControlOrMeta+z")

    def redo(self) -> None:
        self.page.keyboard.press("ControlOrMeta+Shift+z")


class Host(Member):
    """The host of the room, at their control panel."""

    def leads_to(self, number: int) -> None:
        self.press(re.compile(f"^Weiter: {STEPS[number - 1]}"))
        self.is_at(number)


@dataclass
class Cast:
    event: Gathering
    moderator: Client
    host: Host
    phone: Member
    keys: Member

    @property
    def all(self) -> list[Member]:
        return [self.host, self.phone, self.keys]

    @property
    def people(self) -> list[Member]:
        return [self.phone, self.keys]

    def go_on_to(self, number: int) -> None:
        self.host.leads_to(number)
        for one in self.people:
            one.is_at(number)

    def checks(self, screen: str, *, dark: Member | None = None) -> None:
        """No barrier for anybody, once what was told at the foot of the room is put away."""
        for one in self.all:
            one.button("Schließen", one.page.locator(".said-now")).evaluate_all(PRESS_ALL)
            expect(one.page.locator(".said-now p")).to_have_count(0)
            one.checks(f"{screen}, {type(one.hands).__name__}", dark=one is dark)


@pytest.fixture
def cast(found: Found, aside: Aside, somebody: Callable[..., Any]) -> Cast:
    """The room is open, and in its first step."""
    event = found(workshop_text(GROUPS, themes=THEME, language="de"))
    address = event.house.addresses[0]
    moderator = aside(event.moderator())
    host: Host = somebody(address, Host)
    host.come_in(aside(event.link(Role.HOST, "klima")), "Raumleitung Klima")
    phone: Member = somebody(address, Member, Finger)
    keys: Member = somebody(address, Member, Keys)
    for guest, name in ((phone, "Person am Telefon"), (keys, "Person an der Tastatur")):
        guest.come_in(aside(event.link(Role.PARTICIPANT)), name)
    aside(done(moderator, "clock.start", plan="now"))
    cast = Cast(event, moderator, host, phone, keys)
    for one in cast.all:
        one.is_at(1)
    keys.press("Liste")
    return cast


@pytest.mark.timeout(600)
def test_a_room_goes_from_arriving_to_the_wrap_up(cast: Cast) -> None:
    arriving(cast)
    writing_unseen(cast)
    revealing(cast)
    putting_together(cast)
    weighing(cast)
    sharpening(cast)
    wrapping_up(cast)


def arriving(cast: Cast) -> None:
    """Nobody writes yet, and everybody reads whose cards will be seen to be."""
    for one in cast.people:
        one.sees("Lesen Sie die Fragen.")
        one.sees("Noch schreibt niemand", one.page.locator(".resting"))
        one.sees("Ihr Name steht auf Ihren Karten", one.page.locator(".resting"))
        expect(one.field("Neue Karte")).to_have_count(0)
    cast.host.sees("Der Raum geht mit dem Ablauf.")
    cast.checks("arriving", dark=cast.phone)
    cast.go_on_to(2)
    cast.host.sees("Eigener Takt; der Ablauf ist bei „Ankommen“.")


def writing_unseen(cast: Cast) -> None:
    cast.phone.write(TREES)
    cast.keys.write(ROOFS)
    cast.keys.write(WELLS, kind="Projektidee")
    for one, own, others in ((cast.phone, [TREES], [ROOFS, WELLS]), (cast.keys, [ROOFS, WELLS], [TREES])):
        one.sees(f"{len(others)} Karte", one.page.locator(".unseen"))
        for text in own:
            expect(one.note(text)).to_contain_text("nur Sie sehen das")
        for text in others:
            expect(one.page.get_by_text(text)).to_have_count(0)
    for text in (TREES, ROOFS, WELLS):
        expect(cast.host.page.get_by_text(text)).to_have_count(0)
    cast.keys.choose(WELLS, "Ändern")
    cast.keys.checks("changing a card, list", dark=True)
    cast.keys.hands.write(cast.keys.field("Text der Karte"), f"{WELLS}, mit Schatten")
    cast.keys.press("Speichern")
    expect(cast.keys.note("mit Schatten")).to_be_visible()
    cast.keys.undo()
    expect(cast.keys.note("mit Schatten")).to_have_count(0)
    cast.keys.is_told("Rückgängig gemacht.")
    cast.keys.redo()
    expect(cast.keys.note("mit Schatten")).to_be_visible()
    cast.keys.undo()
    expect(cast.keys.note("mit Schatten")).to_have_count(0)
    # A card that is not finished yet is still there after a reload.
    cast.phone.hands.write(cast.phone.field("Neue Karte"), "Noch nicht")
    # The tray is in sight wherever one has scrolled to: the page stays there while one types.
    cast.phone.page.evaluate("scrollTo(0, 0)")
    cast.phone.page.keyboard.type(" ganz")
    assert cast.phone.page.evaluate("scrollY") == 0
    cast.phone.page.reload()
    expect(cast.phone.field("Neue Karte")).to_have_value("Noch nicht ganz")
    expect(cast.phone.note(TREES)).to_contain_text("nur Sie sehen das")
    cast.phone.press("Fertig")
    expect(cast.phone.button("Fertig")).to_have_attribute("aria-pressed", "true")
    cast.host.sees("1 von 2 ist fertig")
    cast.host.sees("3 Karten erscheinen, alle zugleich.")
    # What lies unseen can be suggested for no cluster.
    expect(cast.host.button("Karten wählen")).to_be_visible()
    expect(cast.host.button("Cluster vorschlagen")).to_have_count(0)
    cast.checks("writing", dark=cast.keys)
    cast.go_on_to(3)


def revealing(cast: Cast) -> None:
    # It stands there for a moment only.
    cast.phone.is_told("„Aufdecken“ beginnt jetzt. Jetzt hängen hier 3 Karten.")
    for one in cast.all:
        for text in (TREES, ROOFS, WELLS):
            expect(one.note(text)).to_be_visible()
            expect(one.note(text)).not_to_contain_text("nur Sie sehen das")
    expect(cast.phone.button("Fertig")).to_have_attribute("aria-pressed", "false")
    comments(cast)
    the_host_corrects(cast)
    two_edit_the_same(cast)
    lines_become_cards(cast)
    cast.checks("revealed", dark=cast.host)
    cast.go_on_to(4)


def comments(cast: Cast) -> None:
    cast.keys.press("Diese Karte kommentieren", cast.keys.to(TREES))
    window = cast.keys.page.get_by_role("dialog", name="Kommentare")
    expect(cast.keys.field("Ihr Kommentar", window)).to_be_focused()
    cast.keys.page.keyboard.type("Welche Bäume?")
    cast.keys.press("Sagen", window)
    expect(cast.keys.page.get_by_role("dialog").get_by_role("listitem")).to_contain_text("Welche Bäume?")
    cast.keys.checks("a comment")
    cast.keys.page.keyboard.press("Escape")
    cast.phone.press("1 Kommentar zu dieser Karte", cast.phone.note(TREES))
    cast.phone.sees("Person an der Tastatur", cast.phone.page.get_by_role("dialog"))
    cast.phone.checks("a comment, phone")
    cast.phone.press("Schließen", cast.phone.page.get_by_role("dialog"))
    cast.keys.undo()
    expect(cast.phone.button("Diese Karte kommentieren", cast.phone.note(TREES))).to_be_visible()
    cast.keys.redo()
    expect(cast.phone.button("1 Kommentar zu dieser Karte", cast.phone.note(TREES))).to_be_visible()


def the_host_corrects(cast: Cast) -> None:
    cast.host.choose(ROOFS, "Korrigieren")
    cast.host.sees("Sie korrigieren die Karte von Person an der Tastatur.")
    cast.host.hands.write(cast.host.field("Text der Karte"), f"{ROOFS}, Bestand")
    cast.host.press("Speichern")
    expect(cast.phone.note(f"{ROOFS}, Bestand")).to_be_visible()
    cast.phone.press(re.compile("^korrigiert"), cast.phone.note(ROOFS))
    window = cast.phone.page.get_by_role("dialog", name="Wie es ursprünglich hieß")
    expect(window.get_by_role("blockquote").first).to_have_text(ROOFS)
    cast.phone.sees("Raumleitung Klima hat es um", window)
    cast.phone.checks("the first wording, phone")
    cast.phone.press("Schließen", window)


def two_edit_the_same(cast: Cast) -> None:
    """The second one sees what the first one has saved, keeps their own text, and chooses."""
    cast.phone.choose(TREES, "Ändern")
    # The new card steps aside meanwhile.
    foot = cast.phone.page.locator("board-room .foot")
    expect(foot).to_have_css("position", "static")
    field = cast.phone.field("Text der Karte")
    cast.phone.hands.write(field, "Linden an jeder Straße")
    cast.host.choose(TREES, "Korrigieren")
    cast.host.hands.write(cast.host.field("Text der Karte"), "Obstbäume an jeder Straße")
    cast.host.hands.check(cast.host.page.locator("board-editor").get_by_role("radio", name="Frage"))
    cast.host.press("Speichern")
    expect(cast.phone.page.get_by_role("alert").filter(has_text="Obstbäume")).to_be_visible()
    expect(field).to_have_value("Linden an jeder Straße")
    cast.phone.checks("overtaken, phone")
    cast.phone.press("Meinen Text nehmen")
    expect(foot).to_have_css("position", "sticky")
    expect(cast.host.note("Linden an jeder Straße")).to_be_visible()
    # What the first one has changed beside the text stays.
    expect(cast.host.note("Linden an jeder Straße")).to_have_attribute("data-colour", "rose")


def lines_become_cards(cast: Cast) -> None:
    """Only after asking, and they are taken back as one."""
    cast.keys.field("Neue Karte").evaluate(PASTE, "- Regentonnen\n- Zisternen")
    expect(cast.keys.note("Zisternen")).to_have_count(0)
    cast.keys.press("2 Karten anheften")
    for text in ("Regentonnen", "Zisternen"):
        expect(cast.phone.note(text)).to_be_visible()
    cast.keys.is_told("2 Karten angeheftet.")
    cast.keys.press("Rückgängig", cast.keys.page.locator(".said-now"))
    expect(cast.phone.note("Regentonnen")).to_have_count(0)
    expect(cast.phone.note("Zisternen")).to_have_count(0)


def putting_together(cast: Cast) -> None:
    """In the list on the phone; named, taken apart, undone and done again with the keyboard."""
    cast.phone.press("Karten wählen")
    for text in ("Linden", WELLS):
        cast.phone.hands.press(cast.phone.note(text).get_by_role("checkbox", name="Diese Karte wählen"))
    cast.phone.sees("2 Karten gewählt")
    cast.phone.checks("choosing cards, phone")
    cast.phone.press("Zusammenlegen")
    # Its name is asked for at once, and may wait.
    cast.phone.press("Abbrechen", cast.phone.page.get_by_role("dialog"))
    cluster = cast.keys.page.get_by_role("group", name="Cluster ohne Namen")
    expect(cluster.locator("board-card")).to_have_count(2)
    cast.phone.is_told("2 Karten zusammengehängt.")
    cast.phone.press("Rückgängig", cast.phone.page.locator(".said-now"))
    expect(cluster).to_have_count(0)
    cast.phone.press("Wiederholen", cast.phone.page.locator(".said-now"))
    expect(cluster.locator("board-card")).to_have_count(2)
    cast.keys.press("Was mit diesem Cluster?", cluster)
    cast.keys.hands.press(cast.keys.page.get_by_role("menuitem", name="Cluster benennen"))
    cast.keys.hands.write(cast.keys.field("Name des Clusters"), "Kühle Orte")
    cast.keys.press("Speichern", cast.keys.page.get_by_role("dialog"))
    # What a menu offers is called as it was when it was opened.
    expect(cast.keys.page.get_by_role("group", name="Kühle Orte")).to_be_visible()
    cast.keys.choose(ROOFS, "In „Kühle Orte“")
    for one in cast.all:
        expect(one.page.get_by_role("group", name="Kühle Orte").locator("board-card")).to_have_count(3)
    # The focus has gone along with the card.
    expect(cast.keys.note(ROOFS).locator(":focus")).to_have_count(1)
    cast.keys.undo()
    for one in cast.all:
        expect(one.page.get_by_role("group", name="Kühle Orte").locator("board-card")).to_have_count(2)
    cast.checks("clustering", dark=cast.phone)
    cast.go_on_to(5)


def weighing(cast: Cast) -> None:
    put = re.compile("^Einen Punkt hierher kleben")
    for one in cast.people:
        expect(one.field("Neue Karte")).to_have_count(0)
        one.press(put, one.page.get_by_role("group", name="Kühle Orte"))
        one.sees("2 von 3 Punkten übrig", one.page.locator(".supply"))
    cast.host.sees("Die Punkte von 2 Personen werden gezählt.")
    cast.checks("weighing", dark=cast.keys)
    cast.go_on_to(6)


def sharpening(cast: Cast) -> None:
    for one in cast.all:
        group = one.page.get_by_role("group", name="Kühle Orte")
        expect(group.get_by_role("img", name="2 Punkte")).to_be_visible()
    # The step is about goals: what hosts may do beside waits until they ask for it.
    for name in ("Neue Karte", "Karten wählen", "Cluster vorschlagen"):
        expect(cast.host.button(name)).to_have_count(0)
    cast.host.press("Mehr")
    cast.host.press("Neue Karte")
    expect(cast.host.field("Neue Karte")).to_be_focused()
    cast.host.press("Mehr")
    goal = cast.keys.page.get_by_role("article").filter(has_text="überwiegend")
    cast.keys.press("Anderen Wortlaut vorschlagen", goal)
    cast.keys.hands.write(cast.keys.field(re.compile("^Wie soll Ziel"), goal), "Wege liegen mittags im Schatten.")
    cast.keys.press("Vorschlagen", goal)
    cast.phone.sees("mittags", cast.phone.page.locator(".proposal"))
    cast.checks("sharpening", dark=cast.host)
    cast.go_on_to(7)


def wrapping_up(cast: Cast) -> None:
    cast.host.sees("Das ist der letzte Schritt; der Ablauf schließt den Raum.")
    for one in cast.people:
        one.sees("Die Karten stehen.", one.page.locator(".resting"))
        # What was begun on the phone when cards were still written.
    cast.phone.sees("1 angefangene Karte ist auf diesem Gerät aufgehoben.")
    cast.checks("wrapping up", dark=cast.keys)
    cast.host.press("Wieder mit dem Ablauf gehen")
    for one in cast.all:
        one.is_at(1)


def test_who_leads_goes_back_stretches_and_chooses_another_step(cast: Cast) -> None:
    cast.go_on_to(2)
    cast.host.press("+5 min")
    expect(cast.host.page.locator(".step-time [role=timer]")).to_have_text(re.compile(r"^1[45]:"))
    cast.host.press("Anderer Schritt")
    cast.host.hands.press(cast.host.page.get_by_role("menuitem", name=re.compile("Clustern")))
    for one in cast.all:
        one.is_at(4)
    cast.host.press(re.compile("^Zurück"))
    for one in cast.all:
        one.is_at(3)
    # The bar of the page goes with the room, not with the agenda.
    expect(cast.keys.page.locator(".live-bar .part")).to_have_text("Aufdecken")
    suggestions_know_what_was_revealed(cast)


def suggestions_know_what_was_revealed(cast: Cast) -> None:
    cast.host.press("Cluster vorschlagen")
    cast.host.sees("Es gibt keine einzelnen Karten mit ähnlichem Wortlaut, oder keine mehr.")
    cast.host.press(re.compile("^Zurück"))
    cast.keys.is_at(2)
    expect(cast.host.page.locator("board-suggest")).to_have_count(0)
    for text in ("Bäume pflanzen", "Bäume pflegen"):
        cast.keys.write(text)
    cast.go_on_to(3)
    expect(cast.host.page.get_by_role("group", name=re.compile("Gemeinsam: .*Bäume"))).to_be_visible()


def test_whoever_was_writing_when_the_room_goes_on_is_led_to_the_step_and_keeps_their_text(cast: Cast) -> None:
    cast.go_on_to(2)
    field = cast.keys.field("Neue Karte")
    cast.keys.hands.write(field, "Mitten im Satz")
    cast.host.press("Anderer Schritt")
    cast.host.hands.press(cast.host.page.get_by_role("menuitem", name=re.compile("Gewichten")))
    for one in (cast.keys, cast.host):
        one.is_at(5)
    expect(field).to_have_count(0)
    title = cast.keys.page.locator("board-steps .step strong")
    expect(title).to_be_focused()
    cast.keys.hears("Schritt 5 von 7: Gewichten.")
    cast.keys.sees("1 angefangene Karte ist auf diesem Gerät aufgehoben.")
    cast.host.press(re.compile("^Zurück"))
    cast.keys.is_at(4)
    expect(field).to_have_value("Mitten im Satz")


def test_cards_are_searched_and_what_is_new_is_shown_to_who_comes_back(cast: Cast) -> None:
    for step in (2, 3):
        cast.go_on_to(step)
    cast.keys.write(ROOFS)
    cast.keys.hears("Ihre Karte ist angeheftet.")
    cast.phone.write(TREES, kind="Frage")
    expect(cast.keys.note(TREES)).to_be_visible()
    cast.keys.press("Suchen")
    cast.keys.hands.write(cast.keys.page.get_by_role("searchbox"), "baume straße")
    cast.keys.sees("1 von 2 Karten wird gezeigt.")
    expect(cast.keys.note(ROOFS)).to_have_count(0)
    cast.keys.press("Alle zeigen")
    expect(cast.keys.note(ROOFS)).to_be_visible()
    # What was pressed is gone; one goes on where one searches.
    expect(cast.keys.button("Suchen")).to_be_focused()
    cast.keys.checks("searching", dark=True)
    address = cast.keys.page.url
    cast.keys.page.goto("about:blank")
    cast.phone.write(WELLS)
    cast.keys.page.goto(address)
    cast.keys.press(re.compile("^1 neu, seit Sie hier waren"))
    expect(cast.keys.page.locator("board-card")).to_have_count(1)
    expect(cast.keys.note(WELLS)).to_contain_text("neu")
    cast.keys.press(re.compile("^1 neu, seit Sie hier waren"))
    expect(cast.keys.page.locator("board-card")).to_have_count(3)
    expect(cast.keys.button("Suchen")).to_be_focused()
