"""What has the focus is in sight: no bar, tray or notice lies upon it (WCAG 2.2, 2.4.11), wherever the keys lead."""

from __future__ import annotations

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLong

from tests.browser.hands import STOPS

# Of nine points of what has the focus it is met at most, or what it contains, or its label. The rule asks for less.
IN_SIGHT = """() => {
    const focused = document.activeElement;
    const box = focused.getBoundingClientRect();
    const own = (met) => met && (focused.contains(met) || [...(focused.labels ?? [])].some((one) => one.contains(met)));
    const shares = [1 / 6, 1 / 2, 5 / 6];
    const points = shares.flatMap((x) => shares.map((y) => [box.left + box.width * x, box.top + box.height * y]));
    return points.filter(([x, y]) => own(document.elementFromPoint(x, y))).length > 4;
}"""
NOWHERE = "() => document.activeElement === null || document.activeElement === document.body"
NAME = """() => {
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    const upon = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const name = (one.getAttribute("aria-label") || one.textContent || one.localName).trim().replace(/\\s+/g, " ");
    return `${name.slice(0, 60)} at ${Math.round(box.top)} px, below ${upon?.outerHTML.slice(0, 80) ?? "the edge"}`;
}"""
# A card that unfolds, or a tray that is folded, takes a moment, in ms.
MOMENT = 1_500


def assert_focus_in_sight(page: Page, where: str) -> None:
    """Through the whole page with the Tab key and back again."""
    hidden = [f"{key}: {one}" for key in ("Tab", "Shift+Tab") for one in _walked(page, key)]
    assert not hidden, f"{where}: the focus is hidden on\n  " + "\n  ".join(sorted(set(hidden)))


def _walked(page: Page, key: str) -> list[str]:
    hidden: list[str] = []
    page.evaluate("() => document.activeElement?.blur()")
    for stops in range(STOPS):
        page.keyboard.press(key)
        if page.evaluate(NOWHERE):
            assert stops > 2, f"{key} leads nowhere, and nothing was looked at"
            return hidden
        if not _in_sight(page):
            hidden.append(page.evaluate(NAME))
    raise AssertionError("the keys do not lead out of the page")


def _in_sight(page: Page) -> bool:
    if page.evaluate(IN_SIGHT):
        return True
    try:
        page.wait_for_function(IN_SIGHT, timeout=MOMENT)
    except TooLong:
        return False
    return True
