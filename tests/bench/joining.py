"""1,000 people open a board with 300 notes within 5 seconds, each until the whole board is there.

They have been at the door before, so what is measured is what everybody does when the line comes back: the websocket,
the welcome and the state of each audience. The door itself, a form that makes a person of whoever comes, is told apart.
"""

from __future__ import annotations

import asyncio

from facilitator.live.admission import join
from rooms.roles import Role
from tests.bench.crowd import Crowd, percentile
from tests.bench.peers import Yjs, crowd_at, ready, running
from tests.bench.processes import spent
from tests.bench.stand import standing
from tests.bench.table import Row

PEOPLE, NOTES, WITHIN, WRITERS, AT_DOOR = 1_000, 300, 5.0, 100, 100


async def come(crowd: Crowd) -> tuple[float, float]:
    """How long one of a hundred waits at least, in ms, and bytes for each."""
    await crowd.come(PEOPLE, WITHIN)
    return percentile(crowd.waits()), sum(line.received for line in crowd.lines) / PEOPLE


async def measure() -> list[Row]:
    peers, cpu, wait, size = ready(), dict[str, float](), dict[str, float](), dict[str, float]()
    async with standing() as stand, stand.event() as event:
        link, before = await event.gathering.link(Role.PARTICIPANT), stand.spent()
        for number in range(0, AT_DOOR, 10):
            await asyncio.gather(*(join(link, f"Comer {number + one}") for one in range(10)))
        door = (sum(stand.spent()) - sum(before)) * 1000 / AT_DOOR
        await event.people(PEOPLE - AT_DOOR)
        event.cookies += event.cookies[:AT_DOOR]
        await event.cards(NOTES)
        crowd, before = event.crowd(), stand.spent()
        late, bytes_each = await come(crowd)
        server = (stand.spent()[0] - before[0]) * 1000 / PEOPLE
        crowd.drop()
    if "ws" in peers:
        with running(peers["ws"]) as program:
            crowd, used = crowd_at("ws", program, 280), spent(program.pids)
            wait["ws, handshake alone"], _ = await come(crowd)
            cpu["ws, handshake alone"] = (spent(program.pids) - used) * 1000 / PEOPLE
            crowd.drop()
    if "Hocuspocus" in peers:
        with running(peers["Hocuspocus"]) as program:
            dialect = Yjs()
            dialect.prepare(NOTES, WRITERS)
            writer = Crowd(program.port, dialect)
            await writer.come(1)
            await writer.write(500, NOTES)
            crowd, used = Crowd(program.port, Yjs()), spent(program.pids)
            wait["Hocuspocus"], size["Hocuspocus"] = await come(crowd)
            cpu["Hocuspocus"] = (spent(program.pids) - used) * 1000 / PEOPLE
            crowd.drop()
            writer.drop()
    about = f"{PEOPLE:,} within {WITHIN:.0f} s, {NOTES} notes: "
    return [
        Row(f"{about}complete, p99", late, "ms", wait, {"": 1_000}),
        Row(f"{about}the server's CPU each", server, "ms", cpu, {"": 1}),
        Row(f"{about}bytes each", bytes_each / 1000, "KB", {k: v / 1000 for k, v in size.items()}, {"": 60}),
        Row("at the door, server and store each", door, "ms"),
    ]
