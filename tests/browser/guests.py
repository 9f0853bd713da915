"""The people of the browser tests. What they do is said in the words of a workshop, found by what a person would
look for (roles and names, in German); how they press is up to their hands.
"""

from __future__ import annotations

import re
from contextlib import suppress

from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.guarding import Watch, assert_accessible
from tests.browser.hands import Finger, Hands, Keys, Mouse
from tests.browser.hearing import assert_heard

Word = str | re.Pattern[str]
# Within this time a page knows what may be done with a card, in ms.
LEARNS = 5_000
# What may go by itself in this very moment is put away in one go, while it is there.
PRESS_ALL = "(buttons) => buttons.forEach((button) => button.click())"


class Guest:
    """Somebody with a browser."""

    def __init__(self, page: Page, watch: Watch, hands: type[Mouse] | type[Finger] | type[Keys] = Mouse) -> None:
        self.page, self.watch = page, watch
        self.hands: Hands = hands(page)

    def button(self, name: Word, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("button", name=name, exact=isinstance(name, str))

    def press(self, name: Word, within: Locator | None = None) -> None:
        self.hands.press(self.button(name, within))

    def field(self, label: Word, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("textbox", name=label)

    def follow(self, link: Word) -> None:
        self.hands.press(self.page.get_by_role("link", name=link, exact=isinstance(link, str)))

    def download(self, link: Word) -> Download:
        with self.page.expect_download() as found:
            self.follow(link)
        return found.value

    def sees(self, text: Word, within: Locator | None = None) -> None:
        expect((within or self.page.get_by_role("main")).get_by_text(text).filter(visible=True).first).to_be_visible()

    def hears(self, words: Word) -> None:
        """Whoever listens to the page."""
        assert_heard(self.page, words)

    def checks(self, where: str, *, dark: bool = False) -> None:
        """No barrier here, as it is now."""
        assert_accessible(self.page, where, dark=dark)

    def lose_connection(self) -> None:
        """Until ``page.context.set_offline(False)``."""
        self.watch.expect("WebSocket connection to", "ERR_INTERNET_DISCONNECTED")
        self.page.context.set_offline(True)
        expect(self.standing).to_have_text("Verbindung wird wiederhergestellt …")

    # The door

    def come_in(self, link: str, name: str, **more: str) -> None:
        """By a link, with a name and whatever else the door asks for."""
        self.page.goto(link)
        self.enter(name, **more)

    def enter(self, name: str, **more: str) -> None:
        self.hands.write(self.field("Wie dürfen wir Sie nennen?"), name)
        for label, text in more.items():
            self.hands.write(self.field(re.compile(label, re.IGNORECASE)), text)
        self.press("Eintreten")

    # The participants' page

    def is_in(self, title: Word) -> None:
        """What is on, in large letters."""
        expect(self.page.get_by_role("heading", level=1, name=title)).to_be_visible()

    @property
    def standing(self) -> Locator:
        """Where it is said whether all is saved."""
        return self.page.get_by_role("banner").locator(".saved")

    def is_saved(self) -> None:
        expect(self.standing).to_have_text("gespeichert")

    def ask(self, question: str) -> None:
        self.hands.write(self.field("Eine Frage an die Vortragenden"), question)
        self.press("Fragen")
        self.sees(question)

    def support_question(self, question: str) -> None:
        self.press(re.compile("^Diese Frage unterstützen"), self.row(question))

    def row(self, text: Word) -> Locator:
        """The innermost entry of a list in which this stands."""
        return self.page.get_by_role("listitem").filter(has_text=text).last

    def call_for_help(self, what: str) -> None:
        self.press("Hilfe")
        self.hands.write(self.field("Worum geht es? (freiwillig)"), what)
        self.press("Um Hilfe bitten")
        expect(self.button(re.compile("Hilfe ist gerufen"))).to_be_attached()
        self.press("Schließen", self.page.get_by_role("dialog"))

    # The chain

    def attach(self, word: str, to: str = "") -> None:
        """A word of one's own, to another one that is there already."""
        if to:
            self.hands.press(self.word(to))
        self.hands.write(self.field(re.compile(f"^Ihr Wort zu „{re.escape(to)}")), word)
        self.press("Anknüpfen")
        expect(self.word(word)).to_be_visible()

    def word(self, word: str) -> Locator:
        """A word of the chain, in the picture (which says how many say it) or in the list."""
        name = re.compile(rf"^{re.escape(word)}(,|$| \d)", re.IGNORECASE)
        return self.page.get_by_role("region").get_by_role("button", name=name).first

    # The board

    def write_card(self, text: str, *, under: str = "", kind: str = "") -> None:
        self.hands.write(self.field("Neue Karte"), text)
        if kind:
            self.hands.check(self.page.get_by_role("radio", name=kind))
        if under:
            self.hands.choose(self.page.get_by_role("combobox", name="kommt unter"), under)
        self.press("Anheften")
        expect(self.card(text)).to_be_visible()
        # What one may do with it is known once the page knows whose it is.
        expect(self.card(text).locator(".own")).to_be_attached()

    def card(self, text: Word) -> Locator:
        return self.page.locator("board-card").filter(has_text=text)

    def section_list(self, question: str = "") -> Locator:
        """The cards under a question; under any, if none is named."""
        return self.page.get_by_role("list", name=question or re.compile(r"\?$"))

    def menu_of(self, text: Word, choice: Word) -> None:
        """What can be done with a card, from its menu; opened anew where the page knew less when it was opened."""
        found = self.page.get_by_role("menuitem", name=choice)
        for _ in range(3):
            self.press("Was mit dieser Karte?", self.reached(text))
            with suppress(AssertionError):
                expect(found).to_be_visible(timeout=LEARNS)
                break
            self.page.keyboard.press("Escape")
        self.hands.press(found)

    def reached(self, text: Word) -> Locator:
        """A card, to which the keyboard walks."""
        card = self.card(text)
        if isinstance(self.hands, Keys):
            listed = card.locator("xpath=ancestor::ul")
            self.hands.reach_within(listed, listed)
            self.page.keyboard.press("Home")
            self.hands.reach_within(card, listed)
        return card

    def edit_card(self, text: str, new: str) -> None:
        self.menu_of(text, "Ändern")
        self.hands.write(self.field("Text der Karte"), new)
        self.press("Speichern")
        expect(self.card(new)).to_be_visible()

    def move_card(self, text: str, question: str) -> None:
        self.menu_of(text, f"Zu „{question}“")
        self.sees(f"Die Karte hängt jetzt unter „{question}“.")

    def drag_card(self, text: str, question: str) -> None:
        """On the wall, with the mouse."""
        self.card(text).hover(position={"x": 30, "y": 12})
        self.page.mouse.down()
        self.page.get_by_role("heading", name=question).hover()
        self.page.mouse.up()
        expect(self.section_list(question)).to_contain_text(text)

    def support_card(self, text: str) -> None:
        self.press(re.compile("^Diese Karte unterstützen"), self.reached(text))

    def comment_on(self, text: str, comment: str) -> None:
        self.press("Diese Karte kommentieren", self.card(text))
        comments = self.page.get_by_role("dialog")
        self.hands.write(self.field("Ihr Kommentar", comments), comment)
        self.press("Sagen", comments)
        self.sees(comment, comments.get_by_role("listitem"))
        self.press("Schließen", comments)

    def is_done(self) -> None:
        """With what is to be done in this step."""
        self.press("Fertig")
        expect(self.button("Fertig")).to_have_attribute("aria-pressed", "true")

    def stick_dot(self, text: str) -> None:
        card = self.reached(text)
        left = self.page.get_by_role("region", name="Kleben Sie Ihre Punkte").get_by_role("status")
        before = left.inner_text()
        self.press(re.compile("^Einen Punkt hierher kleben"), card)
        expect(left).not_to_have_text(before)

    def goal(self, number: int) -> Locator:
        return self.page.get_by_role("article", name=re.compile(rf"^Ziel {number}\b"))

    def propose_wording(self, number: int, wording: str) -> None:
        """Another one of a goal."""
        self.press("Anderen Wortlaut vorschlagen", self.goal(number))
        self.hands.write(self.field(f"Wie soll Ziel {number} lauten?"), wording)
        self.press("Vorschlagen", self.goal(number))
        self.is_saved()

    # The flash round

    def say(self, sentence: str, mark: int = 0) -> None:
        self.hands.write(self.field("Ihr Satz"), sentence)
        if mark:
            self.hands.check(self.page.get_by_role("radio", name=re.compile(rf"^{mark}\b")))
        self.press("Verdeckt abgeben")
        self.sees("Ihr Satz ist gespeichert und noch verdeckt.")
