"""What no browser sends: the server takes no more of it than anybody may have, and serves the others meanwhile."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import Callable

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode
from websockets.typing import Origin

from facilitator.live.admission import Ticket
from facilitator.live.protocol import VERSION
from rooms.roles import Role
from tests.serving import House, done

pytestmark = pytest.mark.anyio


async def line(ticket: Ticket, compression: str | None = "deflate") -> ClientConnection:
    """A line that has said hello, and agreed to pack messages, if it has."""
    opened = await connect(
        ticket.socket,
        additional_headers={"Cookie": ticket.cookie},
        origin=Origin(ticket.address),
        proxy=None,
        ping_interval=None,
        max_size=None,
        compression=compression,
    )
    await opened.send(json.dumps({"t": "hello", "v": VERSION}))
    await opened.recv()
    return opened


def raw(opcode: Opcode, data: bytes = b"", *, fin: bool = True) -> bytes:
    return Frame(opcode, data, fin).serialize(mask=True, extensions=[])


def pings() -> bytes:
    return raw(Opcode.PING, b"x" * 100) * 5_000


def empty_fragments() -> bytes:
    return raw(Opcode.TEXT, fin=False) + raw(Opcode.CONT, fin=False) * 20_000


def endless_fragments() -> bytes:
    """Fewer than the frames that anybody may send, of a message that never ends."""
    return raw(Opcode.TEXT, fin=False) + raw(Opcode.CONT, fin=False) * 100


def tiny_frames() -> bytes:
    return raw(Opcode.TEXT, b'{"t":"ping","at":1}') * 9_000


def one_great_frame() -> bytes:
    # The header alone promises 16 MiB.
    return b"\x81\xff" + (16 * 1024 * 1024).to_bytes(8, "big") + b"\0\0\0\0" + b"x" * 1_000


def compressed() -> bytes:
    """A frame that says it is deflated, which was never agreed: nothing is unpacked."""
    return b"\xc1\x85" + b"\0\0\0\0" + b"\xca\xc1\x01\x01\x00"


def bomb() -> bytes:
    """16 MiB in as many kB, on a line on which packing was agreed."""
    packing = zlib.compressobj(wbits=-15)
    packed = packing.compress(b" " * (16 * 1024 * 1024)) + packing.flush(zlib.Z_SYNC_FLUSH)
    frame = bytearray(raw(Opcode.TEXT, packed[:-4]))
    frame[0] |= 0x40
    return bytes(frame)


def no_text() -> bytes:
    return raw(Opcode.TEXT, b"\xff\xfe")


@pytest.mark.parametrize(
    "flood",
    [pings, empty_fragments, endless_fragments, tiny_frames, one_great_frame, compressed, bomb, no_text],
    ids=lambda flood: flood.__name__,
)
async def test_who_floods_is_cut_off_and_the_others_are_served(servers: House, flood: Callable[[], bytes]) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        [anna] = await here.people(1)
        ticket = await here.ticket(Role.PARTICIPANT, "Hostile")
        hostile = await line(ticket, None if flood is compressed else "deflate")
        hostile.transport.write(flood())
        await done(anna, "talk.ask", item="welcome", text="Are you there?")
        await asyncio.wait_for(until_closed(hostile), 10)
        await done(anna, "talk.ask", item="welcome", text="Still there?")
        assert "Hostile" not in await connected(here.house, here.id)


async def until_closed(hostile: ClientConnection) -> None:
    try:
        while True:
            await hostile.recv()
    except ConnectionClosed:
        return


async def connected(house: House, workshop: str) -> str:
    fields = await house.store.redis.hgetall(f"facilitator:{{{workshop}}}:presence")
    return str(fields)


async def test_what_is_nested_too_deeply_is_no_message(servers: House) -> None:
    async with servers.workshop() as here:
        [anna] = await here.people(1)
        curious = await line(await here.ticket(Role.PARTICIPANT, "Curious"))
        await curious.send(f'{{"t":"do","id":"{"x" * 22}","command":{"[" * 8_000}{"]" * 8_000}}}')
        await asyncio.wait_for(until_closed(curious), 10)
        assert curious.close_code == 1008
        await done(anna, "help.call")


async def test_a_line_that_is_silent_does_not_stay(servers: House) -> None:
    """Without a hello nobody is told anything."""
    async with servers.workshop() as here:
        ticket = await here.ticket(Role.PARTICIPANT, "Silent")
        opened = await connect(
            ticket.socket, additional_headers={"Cookie": ticket.cookie}, origin=Origin(ticket.address), proxy=None
        )
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(opened.recv(), 30)
