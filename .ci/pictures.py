"""Plays the example event with simulated people, and takes a picture of each page as it looks then.

    make pictures                                      what the README shows, in docs/pictures
    make pictures ARGS="/tmp/all --every"              every page at every moment, each language, look and size
    make pictures ARGS="/tmp/all --items blitzlicht"   only there

A server, a store and a Chromium of its own, all gone afterwards. Nothing on the pictures is real.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from facilitator.agenda import workshop_time
from facilitator.embedded_store import EmbeddedStore
from facilitator.live.client import Client
from rooms.document import STAFF
from rooms.people import Person
from rooms.programme import clock, items
from rooms.roles import Role
from tests.browser.guarding import SETTLED
from tests.serving import Gathering, ServerProcess, done, house

CHECKOUT = Path(__file__).parents[1]
EXAMPLE = CHECKOUT / "facilitator/examples/gruene-infrastruktur.toml"
DESK, PHONE, STAGE = (1440, 900), (390, 844), (1920, 1080)
SPEED = 240


@dataclass(frozen=True)
class Look:
    """How a picture is taken; its name says so."""

    size: tuple[int, int] = DESK
    locale: str = "de-DE"
    scheme: str = "light"

    @property
    def name(self) -> str:
        device = {DESK: "", PHONE: "-phone", STAGE: ""}[self.size]
        return f"{device}{'' if self.locale == 'de-DE' else '-en'}{'' if self.scheme == 'light' else '-dark'}"


EVERY = [
    Look(size, locale, scheme)
    for size in (DESK, PHONE)
    for locale in ("de-DE", "en-GB")
    for scheme in ("light", "dark")
]


class Album:
    """Open pages of the people in the event, and the pictures that are taken of them."""

    def __init__(self, browser: Browser, event: Gathering, folder: Path, every: bool) -> None:
        self.browser, self.event, self.folder, self.every = browser, event, folder, every
        self.pages: dict[str, list[tuple[Look, Page]]] = {}

    async def open(self, who: str, role: Role | None, looks: list[Look], *, name: str = "", room: str = "") -> None:
        """A page for each look; with a role its link is followed, and the door passed under a name."""
        for look in looks if self.every else looks[:1]:
            context = await self.browser.new_context(
                viewport={"width": look.size[0], "height": look.size[1]},
                locale=look.locale,
                color_scheme=look.scheme,
                has_touch=look.size is PHONE,
                is_mobile=look.size is PHONE,
                reduced_motion="reduce",
            )
            page = await context.new_page()
            link = await self.event.link(role, room) if role else f"{self.event.house.addresses[0]}/w/{self.event.id}"
            await page.goto(link)
            if name:
                await page.locator("input[name=name]").fill(f"{name}{look.name}")
                await page.locator("form[action$=join] button[type=submit]").click()
                await page.wait_for_url("**/w/**")
            self.pages.setdefault(who, []).append((look, page))

    async def take(self, who: str, moment: str, *, full: bool = False) -> None:
        for look, page in self.pages.get(who, []):
            await page.evaluate(SETTLED)
            await page.screenshot(path=self.folder / f"{moment}-{who}{look.name}.png", full_page=full)

    async def take_all(self, moment: str) -> None:
        await asyncio.gather(*(self.take(who, moment) for who in self.pages))


@asynccontextmanager
async def rehearsing(event: Gathering, people: int) -> AsyncIterator[Client]:
    """Simulated people come in; who moderates is given. They go when the event is over."""
    control = await event.moderator()
    link = await event.link(Role.MODERATOR)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "facilitator", "rehearse", "--people", str(people), "--join", link,
        stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    themes = len(list(control.document.ids("theme", "all")))
    await control.until(lambda: len(rehearsed(control)) == people + themes + 1, patience=120)
    yield control
    if process.returncode is None:
        process.terminate()
    await process.wait()


def rehearsed(control: Client) -> list[Person]:
    return [who for _, who in control.document.each(Person, STAFF) if who.rehearsal]


async def play(album: Album, control: Client, wanted: set[str]) -> None:
    """Go through the agenda, and stop in each wanted item once most of it has passed."""
    if not wanted:
        await album.take_all("00-before")
    await done(control, "clock.start", plan="announced", speed=SPEED)
    for place, (id, item) in enumerate(items(control.document), 1):
        if wanted and id not in wanted:
            continue
        if clock(control.document).item != id:
            await done(control, "clock.jump", to=id)
        await control.until(lambda seen=id: clock(control.document).item == seen)
        await passed(control, 0.62)
        await album.take_all(f"{place:02}-{id}")
        if item.kind == "flash":
            await done(control, "flash.reveal", item=id)
            await album.take_all(f"{place:02}-{id}-revealed")
        await done(control, "clock.resume")
    if not wanted:
        await done(control, "clock.end", seen=clock(control.document).item)
        await album.take_all("99-over")


async def passed(control: Client, part: float) -> None:
    """Hold the clock once that part of the item has passed."""

    def there() -> bool:
        now = clock(control.document)
        return workshop_time(now, control.now()) >= now.began + (now.ends - now.began) * part

    while not there():
        await asyncio.sleep(0.1)
    await done(control, "clock.hold")


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", action="store_true")
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--items", default="", help="only these items, by their ids, with commas")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    text = EXAMPLE.read_text("utf-8").replace("[workshop]\n", "[workshop]\nrehearsal = true\n", 1)
    with tempfile.TemporaryDirectory(prefix="pictures-") as place:
        store = EmbeddedStore(Path(place))
        url = store.start()
        server = ServerProcess(Path(place), "retrospective", REDIS_URL=url)
        try:
            async with house(url, server) as here, here.workshop(text, "gruene-infrastruktur") as event:
                await _pictures(event, wanted)
        finally:
            server.kill()
            store.stop()


async def _pictures(event: Gathering, wanted: argparse.Namespace) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        album = Album(browser, event, wanted.folder, wanted.every)
        await album.open("event", None, EVERY)
        await album.take("event", "00", full=True)
        album.pages.clear()
        await album.open("door", Role.PARTICIPANT, EVERY)
        await album.take("door", "00")
        album.pages.clear()
        async with rehearsing(event, wanted.people) as control:
            people = [Look(), Look(PHONE), Look(PHONE, "en-GB", "dark"), Look(DESK, "en-GB", "dark")]
            await album.open("live", Role.PARTICIPANT, people, name="Person")
            await album.open("stage", Role.STAGE, [Look(STAGE)])
            await album.open(
                "control", Role.MODERATOR, [Look(), Look(PHONE), Look(DESK, "en-GB", "dark")], name="Moderation"
            )
            await album.open("host", Role.HOST, [Look()], name="Team", room="klimaangepasst")
            await play(album, control, {*wanted.items.split(",")} - {""})
            await album.open(
                "results", Role.ORGANISER, [Look(), Look(PHONE), Look(DESK, "en-GB", "dark")], name="Organisation"
            )
            await album.take("results", "99", full=True)
        await browser.close()


asyncio.run(main())
