"""Somebody who writes a workshop in the browser, in the words of the editor (German)."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.guests import Guest, Word
from tests.browser.hands import Keys


class Author(Guest):
    # A new workshop

    def begin_workshop(self, link: str, title: str, name: str) -> None:
        """With nothing but a welcome and a goodbye."""
        self.page.goto(link)
        self.hands.write(self.field("Titel"), title)
        self.hands.write(self.field("Ihr Name"), name)
        self.checks("a new workshop", dark=True)
        self.press("Werkstatt schreiben")
        self.writes()

    def writes(self) -> None:
        """The editor is there."""
        expect(self.page.get_by_role("heading", level=1, name="Werkstatt schreiben")).to_be_visible()

    @property
    def standing(self) -> Locator:
        return self.page.get_by_role("banner").get_by_role("status")

    def save(self) -> None:
        self.page.keyboard.press("ControlOrMeta+s")

    def has_version(self, number: int) -> None:
        expect(self.standing).to_have_text(re.compile(rf"^\s*Fassung {number}\b"))

    def from_menu(self, choice: str) -> None:
        """What can be done with the workshop as a whole, in a menu right below its button."""
        self.press("Mehr")
        button = self.page.get_by_role("button", name="Mehr", exact=True).bounding_box()
        menu = self.page.get_by_role("menu").bounding_box()
        assert button
        assert menu
        assert 0 <= menu["y"] - button["y"] - button["height"] < 12
        self.hands.press(self.page.get_by_role("menuitem", name=choice))

    def turn_to(self, part: str) -> None:
        self.hands.press(self.page.get_by_role("navigation").get_by_role("link", name=part))
        expect(self.page.get_by_role("main").get_by_role("heading", level=2, name=part)).to_be_attached()

    # The run sheet

    def add_item(self, title: str, minutes: int, kind: str) -> None:
        """Before the goodbye; whoever adds an item is in its title already."""
        self.press("Punkt anfügen")
        expect(self.cell("Punkt", "Punkt")).to_be_focused()
        self.page.keyboard.type(title)
        self.hands.write(self.cell("Minuten", title), str(minutes))
        self.hands.choose(self.page.get_by_role("combobox", name=f"Art: {title}"), kind)

    def cell(self, column: str, title: Word) -> Locator:
        return self.page.get_by_role("table").get_by_role("textbox", name=re.compile(f"^{column}: {title}"))

    def move_up(self, title: str) -> None:
        """By keys, from its title."""
        assert isinstance(self.hands, Keys)
        self.hands.reach(self.cell("Punkt", title))
        self.page.keyboard.press("Alt+ArrowUp")
        expect(self.cell("Punkt", title)).to_be_focused()

    def plan_is(self, *rows: str) -> None:
        """Each row as its time and its title."""
        table = self.page.get_by_role("table").locator("tbody[data-row]")
        expect(table).to_have_count(len(rows))
        for row, wanted in zip(table.all(), rows, strict=True):
            time, title = wanted.split(" ", 1)
            expect(row.get_by_role("textbox", name=re.compile("^Punkt: "))).to_have_value(title)
            expect(row.locator("time, .time input")).to_have_text(time)

    # What is to be mended and looked at

    def opens(self, summary: Word) -> None:
        """What is told in one line only."""
        self.hands.press(self.page.get_by_role("main").locator("summary").filter(has_text=summary))

    def is_well(self) -> None:
        self.sees("Nichts zu beheben, kein Hinweis.")
