"""Who moderates in the browser tests, at the control panel; in words and by hands as the guests."""

from __future__ import annotations

import re
from contextlib import suppress

from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as TooSlow

from tests.browser.guests import Guest, Word

# Longer than the control panel takes no further press after one that moved the clock, in ms.
MOMENT = 1_500


class Moderator(Guest):
    """Somebody at the control panel."""

    def begin(self) -> None:
        self.press(re.compile("^Beginnen mit"))
        self.press("Jetzt beginnen", self.page.get_by_role("dialog"))
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    def press_next(self, to: Word) -> None:
        """The big button, which names what it leads to; out of rooms at once, without the seconds of notice. It is
        pressed again only for that, and where they are asked to.
        """
        big = self.page.locator("control-next")
        button = big.get_by_role("button", name=to)
        again = (
            big.get_by_role("alert").filter(has_text="Drücken Sie noch einmal").or_(big.get_by_text("Sofort weiter zu"))
        )
        button.click()
        while button.is_visible():
            with suppress(AssertionError, TooSlow):
                if again.first.is_visible():
                    button.click(timeout=MOMENT)
                expect(button).to_be_hidden(timeout=MOMENT)

    def press_through(self, button: Locator) -> None:
        """What is gone once it was pressed. A moment after what it is about has moved it takes no press, in silence."""
        expect(button).to_be_visible()
        while button.is_visible():
            with suppress(AssertionError, TooSlow):
                button.click(timeout=MOMENT)
                expect(button).to_be_hidden(timeout=MOMENT)

    def shorten(self, minutes: int) -> None:
        """Take that many minutes off what runs; once nothing is left, it moves on by itself."""
        end = self.page.locator("control-now").get_by_role("definition").first
        for _ in range(minutes):
            before = end.inner_text()
            while end.inner_text() == before:
                self.press("−1 min")
                with suppress(AssertionError):
                    expect(end).not_to_have_text(before, timeout=MOMENT)

    def reveal(self) -> None:
        """What was said in the flash round."""
        self.press("Aufdecken …")
        self.press("Aufdecken", self.page.get_by_role("dialog"))

    def end(self) -> None:
        self.press(re.compile("^Jetzt Die Werkstatt beenden"))
        self.press("Die Werkstatt beenden", self.page.get_by_role("dialog"))
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    def take_back(self, deed: str) -> None:
        """What was done last, as the button names it: before it does, and before that is answered, none means it."""
        self.is_saved()
        self.press(re.compile(f"^Rückgängig: {re.escape(deed)}"))

    def remove(self, name: str) -> None:
        """Somebody from the workshop, by the list of people."""
        self.press("Liste")
        people = self.page.get_by_role("dialog")
        self.press(name, people)
        self.press("Entfernen …", people)
        self.press("Entfernen", people)
        self.sees(f"{name} wurde entfernt.", people)

    def renew(self, link: str) -> None:
        """A link, in the dialog that shows them."""
        links = self.page.get_by_role("dialog")
        self.press(f"Link erneuern: {link}", links)
        self.press("Erneuern", links)
        self.sees(f"{link}: Der neue Link gilt.", links)
