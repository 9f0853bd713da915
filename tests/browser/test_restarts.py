"""The server and its store die in the middle of the work, without a word, as when the power fails: pages say that
they wait, come back by themselves, and nothing that anybody wrote is lost or there twice.
"""

from __future__ import annotations

import os
import re
import select
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from redis import Redis

from facilitator.embedded_store import EmbeddedStore
from rooms.roles import Role
from tests.browser.conftest import Aside
from tests.browser.guests import Guest
from tests.browser.hands import Finger
from tests.browser.moderators import Moderator
from tests.browser.rooms import ONE_ROOM
from tests.serving import Gathering, ServerProcess, house, workshop_text

ROOMS = """
[[item]]
id = "rooms"
kind = "board"
title = "Themengruppen"
minutes = 60

[[item]]
id = "end"
kind = "closing"
title = "Ausblick"
minutes = 10
"""
# A page tries again after ten seconds at the latest, and a busy server takes a while to start, in ms.
BACK_WITHIN = 45_000
WITHOUT_CONNECTION = re.compile("auf Verbindung|Verbindung wird wiederhergestellt")


class Premises:
    """A server with a private store in a folder of its own, which can lose its power."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self.server = ServerProcess(data, "retrospective")

    @property
    def store_url(self) -> str:
        return f"unix://{self._data}/store/store.sock"

    def kill_store(self) -> None:
        with Redis.from_url(self.store_url) as client:
            process = int(client.info("server")["process_id"])
        watched = os.pidfd_open(process)
        os.kill(process, signal.SIGKILL)
        ended, _, _ = select.select([watched], [], [], 10)
        os.close(watched)
        assert ended

    def open_again(self) -> None:
        """At the same address, with what lies in the folder."""
        self.server = ServerProcess(self._data, "retrospective", port=self.server.port)

    def close(self) -> None:
        self.server.kill()
        left = EmbeddedStore(self._data)
        left.start()
        left.stop()


@pytest.fixture
def premises(tmp_path: Path) -> Iterator[Premises]:
    opened = Premises(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def event(premises: Premises, aside: Aside) -> Iterator[Gathering]:
    opening = house(premises.store_url, premises.server)
    founding = aside(opening.__aenter__()).workshop(workshop_text(ROOMS, themes=ONE_ROOM, language="de"))
    yield aside(founding.__aenter__())
    aside(founding.__aexit__(None, None, None))
    aside(opening.__aexit__(None, None, None))


@pytest.fixture
def come(event: Gathering, arrive: Callable[..., Any]) -> Callable[..., Any]:
    """Somebody comes into this event, and will see the connection break."""

    def come(name: str, *kind_and_hands: type, role: Role = Role.PARTICIPANT) -> Guest:
        guest: Guest = arrive(event, name, *kind_and_hands, role=role)
        guest.watch.expect("WebSocket connection to", "ERR_CONNECTION_REFUSED")
        return guest

    return come


def test_server_and_store_are_killed_while_people_write(premises: Premises, come: Callable[..., Any]) -> None:
    moderator: Moderator = come("Moderation", Moderator, role=Role.MODERATOR)
    mouse: Guest = come("Person am Tisch")
    phone: Guest = come("Person am Telefon", Guest, Finger)
    moderator.begin()
    mouse.write_card("Mehr Schatten")
    phone.write_card("Weniger Asphalt")
    mouse.support_card("Weniger Asphalt")
    mouse.is_saved()

    phone.hands.write(phone.field("Neue Karte"), "Und wer gießt")
    mouse.hands.write(mouse.field("Neue Karte"), "Im letzten Augenblick")
    mouse.press("Anheften")
    premises.server.kill()
    premises.kill_store()

    for one in (mouse, phone, moderator):
        expect(one.standing).to_have_text(WITHOUT_CONNECTION)
    mouse.hands.write(mouse.field("Neue Karte"), "Ohne Verbindung geschrieben")
    mouse.press("Anheften")
    mouse.sees("wartet auf Verbindung", mouse.page.get_by_role("listitem").filter(has_text="Ohne Verbindung"))
    phone.page.keyboard.type(" im Sommer?")
    moderator.press("+1 min")
    moderator.sees("Gerade besteht keine Verbindung")
    for one in (mouse, phone):
        one.sees("Die Verbindung ist unterbrochen.", one.page.get_by_role("complementary", name="Hinweise"))
        one.checks("live, without connection")
    premises.open_again()

    for one in (mouse, phone, moderator):
        expect(one.standing).to_have_text("gespeichert", timeout=BACK_WITHIN)
    expect(phone.field("Neue Karte")).to_have_value("Und wer gießt im Sommer?")
    phone.press("Anheften")
    late: Guest = come("Person nach dem Neustart")
    for one in (mouse, phone, late):
        cards = one.section_list("Was tun?").get_by_role("listitem")
        expect(cards).to_have_count(5)
        for text in (
            "Mehr Schatten",
            "Weniger Asphalt",
            "Im letzten Augenblick",
            "Ohne Verbindung",
            "Und wer gießt im",
        ):
            expect(cards.filter(has_text=text)).to_have_count(1)
    expect(mouse.card("Weniger Asphalt").get_by_role("button", pressed=True)).to_be_visible()
    moderator.press_next("Ausblick")
    for one in (mouse, phone, late):
        one.is_in("Ausblick")


def test_the_store_alone_is_killed_while_somebody_writes(premises: Premises, come: Callable[..., Any]) -> None:
    """The server starts it again, and the page sends once more what was not saved."""
    moderator: Moderator = come("Moderation", Moderator, role=Role.MODERATOR)
    mouse: Guest = come("Person am Tisch")
    other: Guest = come("Person am Fenster")
    moderator.begin()
    mouse.write_card("Mehr Schatten")
    mouse.hands.write(mouse.field("Neue Karte"), "Während der Speicher fehlt")
    premises.kill_store()
    mouse.press("Anheften")
    for one in (mouse, other):
        cards = one.section_list("Was tun?").get_by_role("listitem")
        expect(cards.filter(has_text="Während der Speicher fehlt")).to_have_count(1, timeout=BACK_WITHIN)
        expect(cards).to_have_count(2)
    expect(mouse.standing).to_have_text("gespeichert", timeout=BACK_WITHIN)
