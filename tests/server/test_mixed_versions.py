"""Two versions of the program on one store, as while servers are exchanged: each lives with what the other writes."""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path

import pytest

from facilitator.live.admission import Ticket, fetch
from facilitator.live.protocol import Ok
from rooms.document import ALL, room_audience
from tests.failing import BOARD, History, comes_back, hold, in_the_rooms, write
from tests.server.test_access import ask
from tests.serving import ServerProcess, done, house, refused, workshop_text

pytestmark = pytest.mark.anyio

CHECKOUT = Path(__file__).parents[2]
# What the next version has: by file, what stands there now and what stands there then. A card has another field, which
# a command says; each card puts an entity of another kind for everybody; and what browsers load is different.
NEWER = {
    "rooms/activities/board/entities.py": (
        '    corrector: str = ""\n',
        '    corrector: str = ""\n    mood: str = ""\n',
    ),
    "rooms/activities/board/cards.py": (
        '    where: Label = ""\n    who: Label = ""\n',
        '    where: Label = ""\n    who: Label = ""\n    mood: Label = ""\n',
    ),
    "rooms/activities/board/cards.py ": (
        "scene.now, by, where=where, who=who)\n",
        "scene.now, by, where=where, who=who, mood=command.mood)\n",
    ),
    "rooms/activities/board/cards.py  ": (
        "    depends(decision, scene, command.room)\n    return decision.count(cards_key",
        "    depends(decision, scene, command.room)\n"
        "    decision.put_raw(f'all/horoscope:{scene.command}', b'{\"later\":1}')\n    return decision.count(cards_key",
    ),
    "static/css/base.css": ("@", "/* Of the next version. */\n@"),
}


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The packages of the next version."""
    build = tmp_path / "newer"
    for name in ("facilitator", "rooms", "static", "templates"):
        shutil.copytree(CHECKOUT / name, build / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (now, then) in NEWER.items():
        file = build / name.strip()
        text = file.read_text("utf-8")
        assert now in text, f"{name} reads otherwise now"
        file.write_text(text.replace(now, then, 1), "utf-8")
    return build


async def test_two_versions_serve_one_workshop_and_then_one_of_them_alone(
    two_servers: tuple[str, ServerProcess, ServerProcess], newer: Path, tmp_path: Path
) -> None:
    url, named = two_servers[0], {"REDIS_URL": two_servers[0]}
    data = tmp_path / "data"
    servers = [ServerProcess(data, "retrospective", **named), ServerProcess(data, build=newer, **named)]
    try:
        async with house(url, *servers) as home, home.workshop(workshop_text(BOARD)) as here:
            moderator, people = await in_the_rooms(here, 4)
            for page in people[2:]:
                page.ticket = Ticket(home.addresses[1], here.id, page.ticket.cookie)
                await page.connect()
            room = room_of(people[2].seen)
            card = {"item": "groups", "room": room, "section": 1, "text": "With a mood", "mood": "glad"}
            assert (await refused(moderator, "board.write", **card)).code == "invalid"
            told = await done(people[2], "board.write", **card)
            history = History({told.id: told.sequence})
            await asyncio.gather(*(write(page, number, history) for number, page in enumerate(people)))
            there = next((page for page in people[:2] if room_audience(room) in page.seen), moderator)
            assert isinstance(await there.do("board.support", item="groups", room=room, note=told.id), Ok)
            await hold(here, history, [moderator, *people])
            assert b'"mood":"glad"' in ((await here.view()).raw(f"{room_audience(room)}/note:{told.id}") or b"")
            assert set((await here.view()).ids("horoscope", ALL)) >= {told.id}
            await everything_loads_from_either(people[2].ticket, people[0].ticket)

            await asyncio.to_thread(servers[0].stop)
            servers[0] = await asyncio.to_thread(
                lambda: ServerProcess(data, port=servers[0].port, build=newer, **named)
            )
            for page in (moderator, *people):
                await comes_back(page)
            told = await done(people[0], "board.write", **{**card, "room": room_of(people[0].seen)})
            history.confirmed[told.id] = told.sequence
            await hold(here, history, [moderator, *people])
    finally:
        for server in servers:
            server.kill()


def room_of(audiences: dict[str, int]) -> str:
    return next(name.removeprefix("room:") for name in audiences if name.startswith("room:"))


async def everything_loads_from_either(one: Ticket, other: Ticket) -> None:
    """A page comes from one server, and what it names from the other one."""
    for page, files in ((one, other), (other, one)):
        status, _, body = await fetch(page, "live")
        assert status == 200
        addresses = re.findall(r'(?:href|src)="(/static/[^"#]+)"', body.decode())
        assert len(addresses) > 10
        for address in addresses:
            assert (await asyncio.to_thread(ask, files.address, "GET", address))[0] == 200, address
