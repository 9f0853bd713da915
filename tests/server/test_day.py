"""What happens to people on the day: late arrivals, drafts at the end of an item, slow lines, and nobody there."""

from __future__ import annotations

import asyncio
import json
import socket
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import anyio
import pytest
from msgspec.structs import replace
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin

from facilitator.agenda import workshop_time
from facilitator.clock import next_due
from facilitator.live.admission import Ticket
from facilitator.live.client import Client, _decode
from facilitator.live.protocol import LARGEST_MESSAGE, Welcome
from facilitator.workshop import new_id, now_ms
from rooms.activities.board.entities import Note
from rooms.decision import Decision
from rooms.document import ALL, View, own_audience, room_audience
from rooms.people import Place
from rooms.programme import clock
from rooms.roles import Role
from tests.serving import Gathering, House, done, refused, workshop_text

pytestmark = pytest.mark.anyio

SOON = """
[[item]]
id = "first"
kind = "talk"
title = "First"
minutes = 1

[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 60
"""


async def test_who_comes_late_lands_in_the_present_item_and_in_a_room(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        await done(moderator, "clock.jump", to="groups")
        [late] = await here.people(1, at=1)
        place = late.document.get(Place, own_audience(late.person))
        assert place is not None
        assert place.item == clock(late.document).item == "groups"
        assert room_audience(place.room) in late.seen
        await done(late, "board.write", item="groups", room=place.room, section=1, text="Just in time")


async def test_many_who_come_at_the_moment_of_the_transition_all_land_somewhere(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        await done(moderator, "clock.jump", to="choice")
        coming = [asyncio.create_task(here.page(Role.PARTICIPANT, f"P{n}", at=n % 2)) for n in range(16)]
        await done(moderator, "clock.next", seen="choice")
        pages = await asyncio.gather(*coming)
        view = await here.view()
        assert all(view.get(Place, own_audience(page.person)) is not None for page in pages)
        for page in pages:
            await page.until(lambda page=page: any(audience.startswith("room:") for audience in page.seen))


async def test_a_workshop_begins_and_goes_on_with_nobody_connected(servers: House) -> None:
    """It is founded, and nobody ever opens a page; the log shows that it began, and went on to the rooms."""
    async with servers.workshop(workshop_text(SOON, rehearsal=True)) as here:
        view = await here.view()
        soon = clock(view)
        starting = Decision(view).put(
            "all/clock", replace(soon, speed=60, base=soon.start - 60_000, anchor=now_ms(), auto=True)
        )
        epoch, _ = await servers.store.head(here.id)
        await servers.store.commit(here.id, starting, command=new_id(), by="", at=now_ms(), epoch=epoch)
        await servers.store.announce(here.id, next_due(await here.view()))
        async for batch in servers.store.follow(here.id, 2):
            if any(b'"item":"groups"' in entry.put.get("all/clock", b"") for entry in batch):
                break
        assert clock(await here.view()).item == "groups"


async def test_a_workshop_that_begins_by_itself_is_in_the_index_from_the_first_moment(servers: House) -> None:
    async with servers.workshop(workshop_text(date="2050-05-14")) as here:
        start = clock(await here.view()).start
        assert here.id in await servers.store.workshops(until=start)
        assert here.id not in await servers.store.workshops(until=start - 1)


async def test_what_was_being_written_can_be_sent_during_the_grace_time_and_not_after(servers: House) -> None:
    async with servers.workshop(workshop_text(rehearsal=True, grace=60)) as here:
        moderator = await here.moderator()
        [anna] = await here.people(1)
        # A minute of grace is a second here.
        await done(moderator, "clock.start", speed=60)
        await done(moderator, "clock.jump", to="groups")
        await anna.until(lambda: any(audience.startswith("room:") for audience in anna.seen))
        [room] = [audience.removeprefix("room:") for audience in anna.seen if audience.startswith("room:")]
        card = {"item": "groups", "room": room, "section": 1, "text": "Nearly done"}
        await done(moderator, "clock.next", seen="groups")
        await anna.until(lambda: clock(anna.document).item == "break")
        ends = clock(anna.document).left_at + 60_000
        # Who goes on again at once takes nothing of it from anybody.
        await done(moderator, "clock.next", seen="break")
        await done(anna, "board.write", **card)
        assert "Nearly done" in str(list((await here.view()).each(Note, room_audience(room))))
        # A card for no section is refused for that as long as cards are taken at all.
        answer = await refused(anna, "board.write", **(card | {"section": 12}))
        while answer.code == "invalid":
            await anyio.sleep(0.05)
            answer = await refused(anna, "board.write", **(card | {"section": 12}))
        assert answer.code == "closed"
        assert answer.text == "This part of the workshop is over. Your text is kept here."
        assert workshop_time(clock(anna.document), now_ms()) >= ends


async def test_the_answer_to_what_does_not_fit_helps_in_the_readers_language(servers: House) -> None:
    async with servers.workshop() as here:
        ticket = await here.ticket(Role.PARTICIPANT)
        english, german = await here.open(ticket), await here.open(ticket, language="de")
        cases = {
            "too-long": {"type": "talk.ask", "item": "welcome", "text": "x" * 401},
            "blank": {"type": "talk.ask", "item": "welcome", "text": " \u200b\n"},
            "invalid": {"type": "talk.ask", "item": "welcome", "text": "x", "more": 1},
            "not-found": {"type": "talk.ask", "item": "nowhere", "text": "x"},
            "not-yet": {"type": "talk.ask", "item": "welcome", "text": "x"},
        }
        for code, fields in cases.items():
            answers = [await refused(page, **fields) for page in (english, german)]  # type: ignore[arg-type]
            assert [answer.code for answer in answers] == [code, code]
            assert len({answer.text for answer in answers}) == 2
            assert all(answer.text and "{" not in answer.text for answer in answers)
        assert "400" in (await refused(english, **cases["too-long"])).text  # type: ignore[arg-type]
        assert "more" in (await refused(english, **cases["invalid"])).text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "message",
    [
        b"not json",
        b"[]",
        b'{"t":"do"}',
        b'{"t":"do","id":"short","command":{}}',
        b'{"t":"do","id":"aaaaaaaaaaaaaaaaaaaaaa\\n","command":{"type":"clock.hold"}}',
        b'{"t":"hello","v":1}',
        b'{"t":"ping","at":1,"more":2}',
        b'{"t":"ping","at":"x"}',
        b"",
        b"[" * 5000,
        b'{"t":"do","id":"' + b"a" * LARGEST_MESSAGE + b'"}',
    ],
)
async def test_who_talks_nonsense_is_shown_out_and_nobody_else_notices(servers: House, message: bytes) -> None:
    async with servers.workshop() as here:
        ticket = await here.ticket(Role.PARTICIPANT)
        watching = await here.open(ticket)
        async with bare(ticket) as line:
            await line.send('{"t":"hello","v":1}')
            await line.send(message, text=True)
            await read_to_the_end(line)
        assert line.close_code in (1008, 1009)
        await watching.ping()
        assert watching.open


async def test_binary_frames_are_no_messages(servers: House) -> None:
    async with servers.workshop() as here:
        ticket = await here.ticket(Role.PARTICIPANT)
        for first in ([], ['{"t":"hello","v":1}']):
            async with bare(ticket) as line:
                for message in (*first, b'{"t":"hello","v":1}'):
                    await line.send(message)
                await read_to_the_end(line)
            assert line.close_code == 1008


@pytest.mark.parametrize(
    "rest",
    [
        '"command":{"type":"talk.ask","item":"welcome","text":"half \\ud83d of it"}',
        '"command":{"type":"talk.ask","item":"welcome","text":"x"},"more":1',
        '"command":{"type":"flash.say","mark":NaN}',
    ],
)
async def test_a_command_whose_envelope_is_none_is_refused_by_its_id_and_the_line_stays(
    servers: House, rest: str
) -> None:
    async with servers.workshop() as here:
        ticket = await here.ticket(Role.PARTICIPANT)
        async with bare(ticket) as line:
            await line.send('{"t":"hello","v":1}')
            await line.send(f'{{"t":"do","id":"{"a" * 22}",{rest}}}')
            await line.send('{"t":"ping","at":1}')
            answer = json.loads(await told(line, "no"))
            assert (answer["id"], answer["code"]) == ("a" * 22, "malformed")
            await told(line, "pong")


async def told(line: ClientConnection, name: str) -> str | bytes:
    """The next message of that name."""
    while True:
        message = await line.recv()
        if json.loads(message)["t"] == name:
            return message


def bare(ticket: Ticket, **more: Any) -> connect:
    """A line that says nothing by itself."""
    headers = {"Cookie": ticket.cookie}
    return connect(ticket.socket, additional_headers=headers, origin=Origin(ticket.address), proxy=None, **more)


async def read_to_the_end(line: ClientConnection) -> list[str | bytes]:
    said: list[str | bytes] = []
    with suppress(ConnectionClosed):
        while True:
            said.append(await line.recv())
    return said


@pytest.mark.parametrize("hello", ['{"t":"hello","v":2}', '{"t":"ping","at":1}', "{}"])
async def test_who_does_not_say_hello_is_not_let_in(servers: House, hello: str) -> None:
    async with servers.workshop() as here:
        ticket = await here.ticket(Role.PARTICIPANT)
        async with bare(ticket) as line:
            await line.send(hello)
            assert await read_to_the_end(line) == []
        assert line.close_code == 1008


async def test_a_command_that_makes_no_sense_is_refused_and_the_line_stays(servers: House) -> None:
    async with servers.workshop() as here:
        [anna] = await here.people(1)
        for command in ({"type": "there.is.none"}, {"type": 5}, {"type": "talk.ask"}):
            answer = await refused(anna, **command)  # type: ignore[arg-type]
            assert answer.code in ("invalid", "malformed")
        assert anna.open


async def test_a_slow_reader_gets_a_fresh_snapshot_and_nobody_waits_for_it(servers: House) -> None:
    """It reads nothing while megabytes come; when it reads on it has everything, in far fewer bytes."""
    async with servers.workshop(workshop_text()) as here:
        moderator = await here.moderator()
        ticket = await here.ticket(Role.PARTICIPANT)
        slow = await asyncio.to_thread(narrow, ticket.address)
        async with bare(ticket, sock=slow, max_queue=1, max_size=None, close_timeout=0.1) as line:
            page = Client(ticket)
            frames: list[object] = []
            page.heard.append(frames.append)
            await line.send('{"t":"hello","v":1}')
            page._take(_decode(await line.recv()))
            line.transport.pause_reading()
            written = await flood(here, moderator)
            line.transport.resume_reading()
            async with asyncio.timeout(20):
                async for message in line:
                    page._take(_decode(message))
                    page.received += len(message)
                    if page.seen.get(ALL, 0) >= written.sequence:
                        break
        assert sum(isinstance(frame, Welcome) for frame in frames) == 2, "it was welcomed anew"
        assert dict(page.document.items(ALL)) == dict((await here.view()).items(ALL))
        assert page.received < written.size / 2


def narrow(address: str) -> socket.socket:
    """A connection that takes little at a time."""
    parts = urlsplit(address)
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 32_768)
    line.connect((parts.hostname, parts.port))
    line.setblocking(False)
    return line


class Written:
    def __init__(self) -> None:
        self.sequence, self.size = 0, 0


async def flood(here: Gathering, moderator: Client) -> Written:
    """Entities of 60 KB, each put again and again, until twelve megabytes of them were told to who reads at once."""
    written, text = Written(), b'"' + b"x" * 60_000 + b'"'
    put: dict[str, bytes] = {}
    epoch, _ = await here.house.store.head(here.id)
    told = moderator.received
    while moderator.received - told < 12_000_000:
        for number in range(12):
            decision = Decision(View(put.items())).put_raw(f"all/heavy:{number}", text)
            put[f"all/heavy:{number}"] = text
            outcome = await here.house.store.commit(here.id, decision, command=new_id(), by="", at=1, epoch=epoch)
            written.sequence = outcome.sequence
        # What comes at once is told as one, however much it is.
        await moderator.until(lambda: moderator.seen[ALL] >= written.sequence)
    written.size = moderator.received - told
    return written
