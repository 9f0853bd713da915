"""Plays the example event with simulated people, and takes pictures of its pages.

    make pictures                                      what the README shows, in docs/pictures
    make pictures ARGS="/tmp/all --every"              every page at every moment, each language, look and size
    make pictures ARGS="/tmp/all --every --items blitzlicht"   only there

A server, a store and a Chromium of its own, all gone afterwards. Nothing on the pictures is real.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
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
from tests.browser.chromium import launching
from tests.browser.guarding import SETTLED
from tests.serving import Gathering, ServerProcess, done, house

EXAMPLE = Path(__file__).parents[1] / "facilitator/examples/gruene-infrastruktur.toml"
DESK, PHONE, STAGE, SQUARISH = (1440, 900), (390, 844), (1920, 1080), (1024, 768)
# Taken while the clock runs, for the README: moment, page and look.
SHOWN = {
    "00-event", "00-edit", "00-door", "00-before-stage", "02-keynote-stage", "03-clusterkette-live", "04-fighter-live",
    "04-fighter-live-phone", "05-pause-stage", "06-themengruppen-1-live", "06-themengruppen-1-live-phone",
    "06-themengruppen-1-control", "06-themengruppen-1-host", "09-blitzlicht-revealed-stage", "99-results",
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """How a picture is taken; its name says so."""

    size: tuple[int, int] = DESK
    locale: str = "de-DE"
    scheme: str = "light"

    @property
    def name(self) -> str:
        device = {PHONE: "-phone", SQUARISH: "-4x3"}.get(self.size, "")
        return f"{device}{'' if self.locale == 'de-DE' else '-en'}{'' if self.scheme == 'light' else '-dark'}"

    @property
    def device(self) -> dict[str, object]:
        width, height = self.size
        phone = self.size is PHONE
        return {
            "viewport": {"width": width, "height": height},
            "locale": self.locale,
            "color_scheme": self.scheme,
            "has_touch": phone,
            "is_mobile": phone,
            "reduced_motion": "reduce",
        }


ENGLISH_DARK = Look(DESK, "en-GB", "dark")
EVERY = [Look(DESK), Look(PHONE), Look(DESK, "de-DE", "dark"), Look(PHONE, "en-GB", "dark"), Look(DESK, "en-GB")]


class Album:
    """The open pages of some people in the event, and the pictures that are taken of them."""

    def __init__(self, browser: Browser, event: Gathering, folder: Path, every: bool) -> None:
        self.browser, self.event, self.folder, self.every = browser, event, folder, every
        self.pages: dict[str, list[tuple[Look, Page]]] = {}

    async def open(self, who: str, link: str, looks: Sequence[Look], *, name: str = "", room: str = "") -> None:
        """A page for each look, and with a name through the door."""
        for look in looks:
            page = await (await self.browser.new_context(**look.device)).new_page()
            await page.goto(link)
            if name:
                door = page.locator("form[action$=join]")
                await door.locator("input[name=name]").fill(name)
                await door.locator("button[type=submit]").click()
                await door.wait_for(state="detached")
            self.pages.setdefault(who, []).append((look, page))

    async def close(self, who: str) -> None:
        for _, page in self.pages.pop(who):
            await page.context.close()

    async def take(self, who: str, moment: str, *, full: bool = False) -> None:
        for look, page in self.pages[who]:
            picture = f"{moment}-{who}{look.name}"
            if self.every or picture in SHOWN:
                await page.evaluate(SETTLED)
                await page.screenshot(path=self.folder / f"{picture}.jpg", type="jpeg", quality=85, full_page=full)

    async def take_all(self, moment: str) -> None:
        await asyncio.gather(*(self.take(who, moment) for who in self.pages))

    async def play(self, control: Client, wanted: set[str]) -> None:
        """Go through the agenda, or to the wanted items only, and take pictures once most of each has passed."""
        await done(control, "clock.start", plan="announced", speed=240 if self.every else 60)
        for place, (id, item) in enumerate(items(control.document), 1):
            if wanted and id not in wanted:
                continue
            if wanted or (self.every and clock(control.document).item != id):
                await done(control, "clock.jump", to=id)
            await control.until(lambda seen=id: clock(control.document).item == seen, patience=300)
            await passed(control, 0.6 if self.every else 0.4)
            await self._in(control, f"{place:02}-{id}", id, item.kind)

    async def _in(self, control: Client, moment: str, id: str, kind: str) -> None:
        if self.every:
            await done(control, "clock.hold", seen=id, seen_step=clock(control.document).step)
            await quiet(control)
        await self.take_all(moment)
        if kind == "flash":
            await done(control, "flash.reveal", item=id)
            await self.take_all(f"{moment}-revealed")
        if self.every:
            await done(control, "clock.resume")


async def passed(control: Client, part: float) -> None:
    """Until that part of the present item is over."""

    def there() -> bool:
        now = clock(control.document)
        return workshop_time(now, control.now()) >= now.began + (now.ends - now.began) * part

    while not there():  # noqa: ASYNC110 - time passes by itself
        await asyncio.sleep(0.1)


async def quiet(control: Client) -> None:
    """Until nothing has come for a second: what was due before the hold comes after it too where time is this fast.

    Else the pages, which are taken one after the other, would show different moments.
    """
    seen: dict[str, int] = {}
    while control.seen != seen:
        seen = dict(control.seen)
        await asyncio.sleep(1)


@asynccontextmanager
async def rehearsing(event: Gathering, people: int) -> AsyncIterator[Client]:
    """Simulated people come in; who moderates is given. They go when it is over."""
    control = await event.moderator()
    link = await event.link(Role.MODERATOR)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "facilitator", "rehearse", "--people", str(people), "--join", link,
        stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    everybody = people + len(list(control.document.ids("theme", "all"))) + 1
    try:
        await control.until(lambda: rehearsed(control) == everybody, patience=120)
        yield control
    finally:
        # Where the day is over they have gone already.
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


def rehearsed(control: Client) -> int:
    return sum(who.rehearsal for _, who in control.document.each(Person, STAFF))


async def before(album: Album) -> None:
    """What is there for everybody, before anybody is in."""
    address = f"{album.event.house.addresses[0]}/w/{album.event.id}"
    looks = EVERY if album.every else EVERY[:1]
    await album.open("event", address, looks)
    await album.open("door", await album.event.link(Role.PARTICIPANT), looks)
    writing = (await album.event.link(Role.ORGANISER)).replace("/results", "/edit")
    await album.open("edit", writing, looks, name="Organisation")
    for who in ("event", "door", "edit"):
        await album.take(who, "00", full=album.every)
        await album.close(who)


async def during(album: Album, wanted: argparse.Namespace) -> None:
    event, more = album.event, album.every
    async with rehearsing(event, wanted.people) as control:
        live = [Look(), Look(PHONE), *([Look(PHONE, "en-GB", "dark"), ENGLISH_DARK] if more else [])]
        await album.open("live", await event.link(Role.PARTICIPANT), live, name="Kommune Musterstadt")
        await album.open("stage", await event.link(Role.STAGE), [Look(STAGE), *([Look(SQUARISH)] if more else [])])
        moderating = [Look(), *([Look(PHONE), ENGLISH_DARK] if more else [])]
        await album.open("control", await event.link(Role.MODERATOR), moderating, name="Moderation")
        room = await event.link(Role.HOST, "klimaangepasst")
        await album.open("host", room, [Look()], name="Team Klimaanpassung")
        await album.take_all("00-before")
        await album.play(control, {*wanted.items.split(",")} - {""})
        reading = [Look(), *([Look(PHONE), ENGLISH_DARK] if more else [])]
        await album.open("results", await event.link(Role.ORGANISER), reading, name="Organisation")
        await album.take("results", "99", full=more)


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
            async with (
                house(url, server) as here,
                here.workshop(text, "gruene-infrastruktur") as event,
                async_playwright() as playwright,
            ):
                browser = await playwright.chromium.launch(**launching())
                album = Album(browser, event, wanted.folder, wanted.every)
                await before(album)
                await during(album, wanted)
                await browser.close()
        finally:
            server.kill()
            store.stop()


asyncio.run(main())
