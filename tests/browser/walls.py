"""The wall of a theme room as somebody sees it, and what they do there with a mouse or with fingers."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.guests import Guest


class Wall:
    """What somebody sees of the wall, and does there."""

    def __init__(self, guest: Guest) -> None:
        self.guest, self.page = guest, guest.page
        self.element = self.page.locator("board-wall")
        expect(self.element).to_have_attribute("data-drawn", "")

    @property
    def clusters(self) -> Locator:
        return self.element.locator(".cluster")

    @property
    def mouse(self) -> Any:
        return self.page.mouse

    def card(self, text: str) -> Locator:
        return self.element.locator("board-card").filter(has_text=text)

    def cluster(self, name: str) -> Locator:
        return self.element.get_by_role("group", name=name)

    def under(self, question: str) -> Locator:
        """All that hangs there, in clusters too."""
        return self.element.get_by_role("region", name=question)

    def middle(self, what: Locator) -> tuple[float, float]:
        box = settled_box(what)
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def take(self, what: Locator) -> None:
        """With the mouse, at the upper edge, where nothing is to be pressed."""
        box = settled_box(what)
        self.mouse.move(box["x"] + 24, box["y"] + 10)
        self.mouse.down()
        self.mouse.move(box["x"] + 40, box["y"] + 20, steps=4)
        expect(self.element).to_have_attribute("data-dragging", "")

    def carry(self, x: float, y: float) -> None:
        self.mouse.move(x, y, steps=8)

    def let_go(self) -> None:
        self.mouse.up()
        expect(self.element).not_to_have_attribute("data-dragging", "")

    def drag(self, what: Locator, onto: Locator) -> None:
        self.take(what)
        self.carry(*self.middle(onto))
        self.let_go()

    def says(self, words: str) -> None:
        """Where something would come to hang."""
        expect(self.element.locator(".where")).to_have_text(words)


def settled_box(what: Locator) -> dict[str, float]:
    """Where it is, once it has stopped moving."""
    what.scroll_into_view_if_needed()
    what.evaluate(
        """async (element) => {
            const where = () => JSON.stringify(element.getBoundingClientRect());
            for (let before = ""; before !== where(); ) {
                before = where();
                await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            }
        }"""
    )
    box = what.bounding_box()
    assert box is not None
    return dict(box)


class Touch:
    """One finger, or two."""

    def __init__(self, guest: Guest) -> None:
        self._line = guest.page.context.new_cdp_session(guest.page)
        self._at = (0.0, 0.0)

    def down(self, x: float, y: float, *others: tuple[float, float]) -> None:
        self._tell("touchStart", (x, y), *others)

    def move(self, x: float, y: float) -> None:
        (x0, y0), steps = self._at, 10
        for step in range(1, steps + 1):
            self._tell("touchMove", (x0 + (x - x0) * step / steps, y0 + (y - y0) * step / steps))

    def pinch(self, x: float, y: float, sooner: float, later: float) -> None:
        """Two fingers beside a point, so far apart at first and at last."""
        self._tell("touchStart", (x - sooner / 2, y), (x + sooner / 2, y))
        for step in range(1, 11):
            apart = sooner + (later - sooner) * step / 10
            self._tell("touchMove", (x - apart / 2, y), (x + apart / 2, y))
        self.up()

    def up(self) -> None:
        self._tell("touchEnd")

    def _tell(self, type: str, *points: tuple[float, float]) -> None:
        touching = [{"x": x, "y": y, "id": place} for place, (x, y) in enumerate(points)]
        self._line.send("Input.dispatchTouchEvent", {"type": type, "touchPoints": touching})
        self._at = points[0] if points else self._at
