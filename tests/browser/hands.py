"""How somebody works a page: with a mouse, a finger, or the keyboard alone.

The same three gestures for all of them: press something, write into a field, choose among options. What these mean
in a workshop is said in ``guests.py``.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Protocol

from playwright.sync_api import Keyboard, Locator, Page, expect

# More stops than any page has.
STOPS = 250
# After so long, in ms, letters that are typed into a list of options begin another word.
PAUSE = 2_000
FOCUSED = "(element) => element === document.activeElement"
# Which arrow keys lead to an element from what has the focus, the one that leads further first.
WAYS = """(element) => {
    const focused = document.activeElement;
    const at = (focused.closest("board-card, .cluster, li") ?? focused).getBoundingClientRect();
    const to = element.getBoundingClientRect();
    const across = to.left + to.width / 2 - at.left - at.width / 2;
    const down = to.top + to.height / 2 - at.top - at.height / 2;
    const ways = [[Math.abs(down), down > 0 ? "ArrowDown" : "ArrowUp"],
        [Math.abs(across), across > 0 ? "ArrowRight" : "ArrowLeft"]];
    return ways.sort((a, b) => b[0] - a[0]).map(([, key]) => key);
}"""
HOLDS_FOCUS = "(element) => element.contains(document.activeElement)"


class Hands(Protocol):
    """``option`` is what an option begins with, since some go on with a number that changes."""

    def press(self, target: Locator) -> None: ...
    def write(self, field: Locator, text: str) -> None: ...
    def choose(self, select: Locator, option: str) -> None: ...
    def check(self, radio: Locator) -> None: ...


class Mouse:
    def __init__(self, page: Page) -> None:
        self._page = page

    def press(self, target: Locator) -> None:
        target.click()

    def write(self, field: Locator, text: str) -> None:
        self.press(field)
        self._page.keyboard.press("ControlOrMeta+a")
        self._page.keyboard.insert_text(text)

    def choose(self, select: Locator, option: str) -> None:
        select.select_option(_beginning_with(select, option))

    def check(self, radio: Locator) -> None:
        # What is seen and pressed is the label around it.
        radio.locator("xpath=ancestor::label").click()
        expect(radio).to_be_checked()


class Finger(Mouse):
    """A context with touch is needed."""

    def press(self, target: Locator) -> None:
        target.tap()

    def check(self, radio: Locator) -> None:
        radio.locator("xpath=ancestor::label").tap()
        expect(radio).to_be_checked()


class Keys:
    """Nothing but keys, and nothing that a person could not see: the focus is led where it shall be, stop by stop."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @property
    def _keyboard(self) -> Keyboard:
        return self._page.keyboard

    def press(self, target: Locator) -> None:
        self.reach(target)
        self._keyboard.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        self._keyboard.press("ControlOrMeta+a")
        self._keyboard.type(text)

    def choose(self, select: Locator, option: str) -> None:
        """By its first letters, as one does; none that no key of this keyboard has. After a pause they begin anew."""
        letters = re.split("[^ -~]", option)[0]
        chosen, wanted = select.locator("option:checked"), re.compile(f"^\\s*{re.escape(option)}")
        self.reach(select)
        self._keyboard.type(letters)
        with suppress(AssertionError):
            return expect(chosen).to_have_text(wanted, timeout=PAUSE)
        self._keyboard.type(letters)
        return expect(chosen).to_have_text(wanted)

    def check(self, radio: Locator) -> None:
        """Tab leads into a group of radio buttons, the arrow keys through it."""
        group = self._page.locator(f"input[type=radio][name='{radio.get_attribute('name')}']")
        self._walk(lambda: any(one.evaluate(FOCUSED) for one in group.all()), str(radio))
        if not radio.is_checked():
            self._keyboard.press("Space")
        for _ in group.all():
            if radio.is_checked():
                return
            self._keyboard.press("ArrowDown")
        expect(radio).to_be_checked()

    def reach(self, target: Locator) -> None:
        """By the Tab key; in a menu by the arrow keys."""
        expect(target).to_be_visible()
        key = "ArrowDown" if target.get_attribute("role") == "menuitem" else "Tab"
        self._walk(lambda: bool(target.evaluate(FOCUSED)), str(target), key)

    def reach_within(self, part: Locator, whole: Locator) -> None:
        """In a list, or on a wall, that is one stop of the Tab key and is walked through with the arrow keys."""
        self._walk(lambda: bool(whole.evaluate(HOLDS_FOCUS)), str(whole))
        for _ in range(STOPS):
            if part.evaluate(HOLDS_FOCUS):
                return
            for key in part.evaluate(WAYS):
                before = self._page.evaluate_handle("document.activeElement")
                self._keyboard.press(key)
                if not before.evaluate(FOCUSED):
                    break
        raise AssertionError(f"the arrow keys do not lead to {part}")

    def _walk(self, there: object, where: str, key: str = "Tab") -> None:
        assert callable(there)
        for _ in range(STOPS):
            if there():
                return
            self._keyboard.press(key)
        raise AssertionError(f"the key {key} does not lead to {where}")


def _beginning_with(select: Locator, option: str) -> str:
    """The value of that option."""
    found = select.locator("option").filter(has_text=re.compile(f"^\\s*{re.escape(option)}"))
    return found.first.get_attribute("value") or ""
