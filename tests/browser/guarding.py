"""What every page of every test is held to, without being asked: nothing fails, nothing is fetched from elsewhere,
and axe finds no barrier.

``conftest.py`` puts a ``Watch`` on each browser context and asks it at the end of the test.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError

# A place where a rule is broken, as axe tells it.
Node = dict[str, list[str]]
# The rules of WCAG 2.2 AA and of what it is built on.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Motion that ends is waited for, since half of it has half the contrast; and what it sets in motion in its turn.
SETTLED = """async () => {
    const ending = () => document.getAnimations()
        .filter((one) => one.playState === "running" && Number.isFinite(one.effect.getComputedTiming().endTime));
    for (let moving = ending(); moving.length; moving = ending())
        await Promise.all(moving.map((one) => one.finished.catch(() => undefined)));
}"""


class Watch:
    """Collects what goes wrong in a browser context; a test says beforehand what it breaks on purpose."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self._host = urlsplit(address).netloc
        self._troubles: list[str] = []
        self._meant: list[str] = []
        context.on("console", self._said)
        context.on("weberror", self._raised)
        context.on("requestfailed", self._failed)
        context.on("page", self._opened)

    def expect(self, *parts: str) -> None:
        """Troubles that contain one of these are meant by the test."""
        self._meant.extend(parts)

    @property
    def troubles(self) -> list[str]:
        return [one for one in self._troubles if not any(part in one for part in self._meant)]

    def _opened(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._connected(socket.url))
        page.on("crash", lambda page: self._troubles.append(f"crashed: {page.url}"))

    def _said(self, message: ConsoleMessage) -> None:
        # A broken content security policy is told here too.
        if message.type == "error":
            self._troubles.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _raised(self, error: WebError) -> None:
        self._troubles.append(f"uncaught: {error.error.stack or error.error}")

    def _connected(self, url: str) -> None:
        if urlsplit(url).netloc != self._host:
            self._troubles.append(f"asked another host: {url}")

    def _failed(self, request: Request) -> None:
        # The browser reaches no other host: what is asked of one fails, and is told here.
        # A page that is left, and a link that turns out to be a download, are broken off by the browser itself.
        if request.failure != "net::ERR_ABORTED":
            self._troubles.append(f"request failed: {request.url} ({request.failure})")


def assert_accessible(page: Page, where: str, *, dark: bool = False) -> None:
    """Axe finds nothing on this page as it is now, and with ``dark`` nor in the dark look."""
    _assert_no_violation(page, where)
    if dark:
        page.emulate_media(color_scheme="dark")
        _assert_no_violation(page, f"{where}, dark")
        page.emulate_media(color_scheme="light")


def _assert_no_violation(page: Page, where: str) -> None:
    page.evaluate(SETTLED)
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = {one["help"]: _still_there(page, one) for one in _violations(page, {"type": "tag", "values": RULES})}
    told = [f"  {help}\n{_places(nodes)}" for help, nodes in found.items() if nodes]
    assert not told, f"{where} has barriers:\n" + "\n".join(told)


def _violations(page: Page, rules: object, part: str | None = None) -> list[dict[str, Any]]:
    # With its preload axe would itself break the content security policy.
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    run = "async ([part, options]) => (await axe.run(part ?? document, options)).violations"
    found: list[dict[str, Any]] = page.evaluate(run, [part, options])
    return found


def _still_there(page: Page, violation: dict[str, Any]) -> list[Node]:
    """The nodes of a violation. What a bar covers in part is not too small: it is looked at again in the middle."""
    nodes: list[Node] = violation["nodes"]
    if violation["id"] != "target-size":
        return nodes
    small = []
    for node in nodes:
        [target] = node["target"]
        page.locator(target).evaluate("(element) => element.scrollIntoView({ block: 'center', inline: 'nearest' })")
        small += [node] if _violations(page, ["target-size"], target) else []
    return small


def _places(nodes: list[Node]) -> str:
    return "\n".join(
        f"    {' '.join(map(str, node['target']))}\n      {str(node['failureSummary']).splitlines()[-1].strip()}"
        for node in nodes[:4]
    )
