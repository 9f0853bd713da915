"""How smoothly a card is dragged on a wall with many cards, while somebody else moves others.

    PYTHONPATH=. .venv/bin/python tests/bench/board_drag.py

Prints one line: frames a second, and how long 95 of 100 frames took at most. A server, a store and a headless Chromium
of its own (1440 × 900), all gone afterwards. ``--cards``, ``--clusters`` and ``--seconds`` say how much of it.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import tempfile
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from playwright.async_api import Page, async_playwright

from facilitator.embedded_store import EmbeddedStore
from facilitator.live.client import Client
from rooms.activities.board.entities import Note
from rooms.roles import Role
from tests.browser.chromium import launching
from tests.serving import Gathering, ServerProcess, done, house, workshop_text

THEME = """
[[theme]]
id = "klima"
name = "Klima"
questions = ["What is done here?", "What holds for the region?", "What is urgent?"]
seats = 20
"""
ITEM = """
[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 60
step = [{ title = "Cluster", minutes = 60, does = "cluster" }]
"""
WORDS = "Green roofs on halls, trees along streets, shade for schools, wells in squares, water kept where it falls"
ROOM = {"item": "groups", "room": "klima"}
# When each frame is drawn, in ms.
RECORD = """() => {
    window.frames_ = [];
    const note = (at) => { window.frames_.push(at); window.noting = requestAnimationFrame(note); };
    window.noting = requestAnimationFrame(note);
}"""
STOP = "() => { cancelAnimationFrame(window.noting); return window.frames_; }"


async def fill(control: Client, writers: list[Client], cards: int, clusters: int) -> list[str]:
    """Cards under three questions, most of them in clusters; the ids of those that hang alone."""
    for number in range(cards):
        text = WORDS[: 18 + number * 7 % 60]
        await done(
            writers[number % len(writers)], "board.write", **ROOM, section=number % 3 + 1, text=f"{number} {text}"
        )
    await control.until(lambda: len(list(control.document.ids("note", "room:klima"))) == cards)
    notes = sorted(control.document.each(Note, "room:klima"), key=lambda pair: pair[1].at)
    by_section = [[id for id, note in notes if note.section == section] for section in (1, 2, 3)]
    size = math.floor(cards * 0.9 / clusters)
    for number in range(clusters):
        hanging = by_section[number % 3]
        together, by_section[number % 3] = hanging[:size], hanging[size:]
        await done(control, "board.gather", **ROOM, cards=together, name=f"Cluster {number + 1}")
    return [id for left in by_section for id in left]


async def move_on(other: Client, card: str) -> None:
    """Somebody else has a card in the hand, and moves it five times a second."""
    step = 0
    while True:
        step += 1
        place = {"x": 100 + round(90 * math.sin(step / 4)), "y": 100 + round(90 * math.cos(step / 4))}
        await other.do("board.place", **ROOM, card=card, section=2, **place)
        await asyncio.sleep(0.2)


async def drag(page: Page, seconds: float) -> list[float]:
    """Drag the card in the middle of the wall in circles; when frames were drawn meanwhile, in ms."""
    wall = await page.locator("board-wall .scroller").bounding_box()
    assert wall is not None
    across, down = wall["x"] + wall["width"] / 2, wall["y"] + wall["height"] / 2
    find = """([x, y]) => [...document.querySelectorAll("board-wall li[data-movable]")].map((one) => {
        const box = one.getBoundingClientRect();
        return { x: box.x + 12, y: box.y + 8, far: Math.hypot(box.x - x, box.y - y) };
    }).sort((a, b) => a.far - b.far)[0]"""
    start = await page.evaluate(find, [across, down])
    await page.mouse.move(start["x"], start["y"])
    await page.mouse.down()
    await page.mouse.move(start["x"] + 12, start["y"] + 12)
    await page.locator("board-wall[data-dragging]").wait_for()
    await page.evaluate(RECORD)
    loop = asyncio.get_running_loop()
    began = loop.time()
    while (passed := loop.time() - began) < seconds:
        turn = passed * 2
        await page.mouse.move(across + 500 * math.cos(turn), down + 120 * math.sin(turn * 1.7))
    frames: list[float] = await page.evaluate(STOP)
    await page.mouse.up()
    return frames


async def measure(event: Gathering, wanted: argparse.Namespace) -> str:
    control = await event.moderator()
    await done(control, "clock.start", plan="now")
    # One page may only say so much at once.
    other, *writers = await event.people(1 + math.ceil(wanted.cards / 150))
    alone = await fill(control, writers, wanted.cards, wanted.clusters)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**launching())
        page = await browser.new_page(viewport={"width": 1440, "height": 900})
        await page.goto(await event.link(Role.PARTICIPANT))
        await page.locator("input[name=name]").fill("Somebody")
        await page.locator("button[type=submit]").click()
        await page.locator("board-wall[data-drawn]").wait_for()
        if wanted.whole:
            await page.locator("board-wall .scroller").press("0")
        moving = asyncio.create_task(move_on(other, alone[0]))
        try:
            frames = await drag(page, wanted.seconds)
        finally:
            moving.cancel()
            with suppress(asyncio.CancelledError):
                await moving
        await browser.close()
    lengths = sorted(later - sooner for sooner, later in pairwise(frames))
    rate = 1000 * len(lengths) / sum(lengths)
    late = lengths[math.ceil(len(lengths) * 0.95) - 1]
    return (
        f"board drag: {rate:.1f} frames a second, 95 % of them within {late:.1f} ms "
        f"({wanted.cards} cards, {wanted.clusters} clusters, somebody else moving, {wanted.seconds:.0f} s)"
    )


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, default=500)
    parser.add_argument("--clusters", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--whole", action="store_true", help="with the whole wall in sight")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        store = EmbeddedStore(Path(place))
        url = store.start()
        server = ServerProcess(Path(place), "retrospective", REDIS_URL=url)
        try:
            text = workshop_text(ITEM, themes=THEME)
            async with house(url, server) as here, here.workshop(text) as event:
                print(await measure(event, wanted))
        finally:
            server.kill()
            store.stop()


if __name__ == "__main__":
    asyncio.run(main())
