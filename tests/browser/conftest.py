"""Chromium, a server, and people in front of browsers.

A server is started for each pytest worker; each test founds a workshop of its own on it. Whoever comes in is watched:
at the end of a test nothing may have failed on any page, nor have been asked of another host.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import BrowserContext, expect

from facilitator.embedded_store import EmbeddedStore
from facilitator.live.admission import join, parted
from rooms.roles import Role
from tests.browser.chromium import launching
from tests.browser.guarding import Watch
from tests.browser.guests import Guest
from tests.browser.hands import Finger, Keys, Mouse
from tests.browser.hearing import LISTEN
from tests.serving import Gathering, House, ServerProcess, house

T = TypeVar("T")
G = TypeVar("G", bound=Guest)
# How long a state may take to come, in ms: a machine with two cores may be busy with other things.
PATIENCE = 15_000

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that it does not go on alone at the end."""
    items.sort(key=lambda item: item.path.name != "test_event.py")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, **launching()}


class Aside:
    """An event loop in a thread beside: Playwright's synchronous side holds the one of the tests."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="aside", daemon=True).start()

    def __call__(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)


@pytest.fixture(scope="session")
def aside() -> Aside:
    return Aside()


@pytest.fixture(scope="session")
def venue(aside: Aside, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server on a store of its own, with nobody on it."""
    store = EmbeddedStore(tmp_path_factory.mktemp("store"))
    url = store.start()
    server = ServerProcess(tmp_path_factory.mktemp("server"), "retrospective", REDIS_URL=url)
    opening = house(url, server)
    yield aside(opening.__aenter__())
    aside(opening.__aexit__(None, None, None))
    server.kill()
    store.stop()


Found = Callable[..., Gathering]


@pytest.fixture
def found(aside: Aside, venue: House) -> Iterator[Found]:
    """A new workshop from the text of a file; who came in over the wire goes when the test ends."""
    founded = []

    def found(text: str = "", id: str = "") -> Gathering:
        founded.append(venue.workshop(text, id))
        return aside(founded[-1].__aenter__())

    yield found
    for workshop in founded:
        aside(workshop.__aexit__(None, None, None))


DEVICES: dict[type, dict[str, Any]] = {
    Mouse: {"viewport": {"width": 1440, "height": 900}},
    Finger: {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    Keys: {"viewport": {"width": 1280, "height": 800}},
}


@pytest.fixture
def somebody(new_context: Callable[..., BrowserContext]) -> Iterator[Callable[..., Any]]:
    """Somebody new with a browser: ``somebody(address, Moderator, Keys, locale="en-GB")``."""
    watches: list[Watch] = []

    def somebody(address: str, role: type[G] = Guest, hands: type = Mouse, **more: Any) -> G:  # type: ignore[assignment]
        device = {"locale": "de-DE", "reduced_motion": "reduce", "accept_downloads": True, **DEVICES[hands], **more}
        context = new_context(**device)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(LISTEN)
        watches.append(Watch(context, address))
        return role(context.new_page(), watches[-1], hands)

    yield somebody
    troubles = [trouble for watch in watches for trouble in watch.troubles]
    assert not troubles, "what went wrong on the pages:\n" + "\n".join(troubles)


@pytest.fixture
def arrive(aside: Aside, somebody: Callable[..., Any]) -> Callable[..., Any]:
    """Somebody new who has come in: ``arrive(event, "Moderation", Moderator, role=Role.MODERATOR)``.

    They have passed the door on the wire; ``come_in`` of the people themselves is the door in the browser.
    """

    def arrive(
        event: Gathering,
        name: str,
        kind: type[G] = Guest,  # type: ignore[assignment]
        hands: type = Mouse,
        *,
        role: Role = Role.PARTICIPANT,
        room: str = "",
        **more: Any,
    ) -> G:
        guest: G = somebody(event.house.addresses[0], kind, hands, **more)
        link = aside(event.link(role, room))
        ticket, page, _ = parted(link)
        name, _, value = aside(join(link, name)).cookie.partition("=")
        workshop = f"{ticket.address}/w/{ticket.workshop}/"
        guest.page.context.add_cookies([{"name": name, "value": value, "url": workshop}])
        guest.page.goto(workshop + page)
        return guest

    return arrive


@pytest.fixture(scope="session")
def example() -> str:
    return Path("facilitator/examples/gruene-infrastruktur.toml").read_text("utf-8")
