"""What a voice that reads the page is given to say, in its order: a region for announcements holds each sentence only
until the next one comes, which may be at once or together with it.
"""

from __future__ import annotations

import re

from playwright.sync_api import Error, Page

# For a context's init script: the texts of the regions, the page's and those in its dialogs. What is behind a modal
# dialog is silent.
LISTEN = """
window.heard = [];
new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) =>
        (target instanceof Element ? target : target.parentElement)?.closest("#announcements, .announcements")));
    const dialog = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document;
    for (const region of regions)
        if (region?.textContent && dialog.contains(region)) window.heard.push(region.textContent.trim());
}).observe(document, { subtree: true, childList: true, characterData: true });
"""
HEARD = "(pattern) => window.heard.some((said) => new RegExp(pattern).test(said))"


def assert_heard(page: Page, words: str | re.Pattern[str]) -> None:
    """Sooner or later since the page was loaded, whatever is said before it, after it or with it."""
    try:
        page.wait_for_function(HEARD, arg=re.escape(words) if isinstance(words, str) else words.pattern)
    except Error:
        raise AssertionError(f"{words!r} was not among what was said: {said(page)}") from None


def said(page: Page) -> list[str]:
    """Since the page was loaded."""
    heard: list[str] = page.evaluate("window.heard")
    return heard
