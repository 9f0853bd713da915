"""What strangers and the curious try over HTTP and the wire: it opens nothing, and the server goes on."""

from __future__ import annotations

import asyncio
import io
import json
import re
import secrets
import zipfile
from contextlib import suppress
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin

from facilitator import commands
from facilitator.documentation import FORMATS
from facilitator.live.admission import Ticket, fetch
from facilitator.pages.rendering import static_version
from rooms.roles import Role
from tests.examples import example
from tests.server.test_access import ask
from tests.server.test_hostile_wire import line, until_closed
from tests.serving import House, done, house, workshop_text

pytestmark = pytest.mark.anyio

FORM = {"Content_Type": "application/x-www-form-urlencoded"}


async def test_a_form_of_a_million_fields_is_not_read(servers: House) -> None:
    async with servers.workshop() as here:
        many = b"&".join([b"a="] * 340_000)
        for path in (f"/w/{here.id}/join", "/"):
            for body, wanted in ((many[:1_000_000], (400,)), (b"&" * 1_000_000, (400, 422)), (many * 3, (413,))):
                status, _, _ = await asyncio.to_thread(ask, servers.addresses[0], "POST", path, body, **FORM)
                assert status in wanted, path
        assert (await here.view()).number("all/joined") == 0


async def test_what_a_proxy_is_said_to_have_forwarded_changes_nothing(servers: House) -> None:
    """Every answer is the same: its status, its headers, whether a cookie is for TLS only, and its body."""
    async with servers.workshop() as here:
        forged = {"X_Forwarded_For": "10.0.0.1", "X_Forwarded_Host": "evil.example.org", "X_Forwarded_Proto": "https"}
        forged |= {"Forwarded": "for=10.0.0.1;host=evil.example.org;proto=https", "X_Real_IP": "10.0.0.1"}
        address, path = servers.addresses[0], f"/w/{here.id}"
        form = urlencode({"name": "Anna", "secret": (await here.link(Role.PARTICIPANT)).partition("#k=")[2]}).encode()
        for asked in (
            ("GET", path),
            ("GET", f"{path}/live"),
            ("GET", f"{path}/live/"),
            ("GET", f"{path}/calendar.ics"),
            ("POST", f"{path}/join"),
        ):
            body = form if asked[0] == "POST" else None
            plain, told = [
                await asyncio.to_thread(ask, address, *asked, body, **(FORM | headers)) for headers in ({}, forged)
            ]
            assert same_for_all(*told) == same_for_all(*plain)
            assert plain[0] in (200, 303, 307)
        foreign = {**forged, "Origin": "https://evil.example.org"}
        assert (await asyncio.to_thread(ask, address, "POST", f"{path}/join", b"name=x", **foreign))[0] == 403
        assert (await asyncio.to_thread(ask, address, "GET", path, **forged, Host="evil.example.org"))[0] == 421


def same_for_all(status: int, headers: dict[str, str], body: str) -> object:
    """An answer without what is another each time: the moment, and what was drawn by chance."""
    kept = {name: value for name, value in headers.items() if name not in ("date", "set-cookie")}
    about = headers.get("set-cookie", "").partition(";")[2]
    return status, kept, about, re.sub(r'value="[\w-]{22}"|DTSTAMP:\w+', "", body)


async def test_no_path_leads_out_of_what_is_shown(servers: House) -> None:
    """Neither up from a workshop, a download or a static file, nor in what a download is called."""
    async with servers.workshop(workshop_text(title="../../../etc/passwd")) as here:
        organiser = await here.ticket(Role.ORGANISER)
        for path in (
            "results/..%2f..%2f..%2f..%2fetc%2fpasswd/pdf",
            "results/%2e%2e/json",
            "results/now/..%2fjson",
            "results/now/json%00.pdf",
            "../../etc/passwd",
            "..%2f..%2fetc%2fpasswd",
        ):
            status, _, body = await fetch(organiser, path)
            assert status == 404, path
            assert b"root:" not in body
        for path in ("..%2fpyproject.toml", "%2e%2e/pyproject.toml", "js/..%2f..%2fpyproject.toml"):
            address = f"/static/{static_version()}/{path}"
            assert (await asyncio.to_thread(ask, servers.addresses[0], "GET", address))[0] == 404, path
        for format in FORMATS:
            status, headers, body = await fetch(organiser, f"results/now/{format}")
            assert status == 200
            assert re.fullmatch(r'attachment; filename="[\w-]+\.[a-z]+"', headers["content-disposition"])
            if headers["content-type"] == "application/zip":
                names = zipfile.ZipFile(io.BytesIO(body)).namelist()
                assert [name for name in names if not re.fullmatch(r"[\w-]+\.[a-z]+", name)] == []


async def test_a_cookie_opens_one_workshop_for_one_person(servers: House) -> None:
    """Replayed in another workshop, under its name, altered in each of its parts, or of who was removed."""
    async with servers.workshop() as here, servers.workshop() as elsewhere:
        moderator, [anna] = await here.moderator(), await here.people(1)
        name, _, value = anna.ticket.cookie.partition("=")
        parts = value.split(".")
        altered = [
            f"{name}=" + ".".join(part[::-1] if place == at else part for place, part in enumerate(parts))
            for at in range(len(parts))
        ]
        for id, cookie in [(elsewhere.id, f"pass-{elsewhere.id}={value}"), *((here.id, one) for one in altered)]:
            assert not await let_in(Ticket(servers.addresses[0], id, cookie))
        assert await let_in(anna.ticket)
        await done(moderator, "people.remove", person=anna.person)
        assert not await let_in(anna.ticket)


async def let_in(ticket: Ticket) -> bool:
    with suppress(InvalidStatus):
        async with connect(
            ticket.socket, additional_headers={"Cookie": ticket.cookie}, origin=Origin(ticket.address), proxy=None
        ):
            return True
    return False


async def test_links_are_not_guessed(servers: House) -> None:
    async with servers.workshop() as here:
        right = (await here.link(Role.STAGE)).partition("#k=")[2]
        guessed = (right[:-1], right.swapcase(), right[:-1] + "\0", "", "*", secrets.token_urlsafe(16))
        for secret in (right, *guessed):
            body = json.dumps({"secret": secret, "page": "stage"}).encode()
            _, headers, _ = await fetch(Ticket(servers.addresses[0], here.id), "enter", body)
            assert ("set-cookie" in headers) == (secret == right)


async def test_fifty_pages_of_one_person_are_twenty_and_nobody_else_notices(servers: House) -> None:
    async with servers.workshop() as here:
        [anna] = await here.people(1)
        ticket = await here.ticket(Role.PARTICIPANT, "Many")
        pages = [await here.open(ticket) for _ in range(50)]
        for page in pages[:30]:
            await page.until(lambda page=page: not page.open)
            assert page.bye is not None
            assert page.bye.code == "replaced"
        assert all(page.open for page in pages[30:])
        await done(anna, "help.call")


async def test_a_hundred_thousand_brackets_are_no_message(servers: House) -> None:
    async with servers.workshop() as here:
        [anna] = await here.people(1)
        for text in ("[" * 100_000, '{"a":' * 100_000):
            curious = await line(anna.ticket)
            await curious.send(text)
            await asyncio.wait_for(until_closed(curious), 10)
            assert curious.close_code == 1009
            status, _, _ = await fetch(anna.ticket, "say", text.encode())
            assert status == 413
            status, _, _ = await fetch(anna.ticket, "say", text[:16_000].encode())
            assert status == 400
        await done(anna, "help.call")


# Whatever is said, it is answered or shown out, and the server goes on.

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KINDS = [example(command) for command in commands.command_types()]


@st.composite
def altered(draw: st.DrawFn) -> str:
    """A command as it should be, but for some of its fields."""
    fields = dict(draw(st.sampled_from(KINDS)))
    for name in draw(st.lists(st.sampled_from([*fields, "more"]), min_size=1, max_size=3)):
        fields[name] = draw(JSON)
    return json.dumps({"t": "do", "id": secrets.token_urlsafe(16), "command": fields})


OTHERS = JSON.map(lambda body: json.dumps({"t": "do", "id": "x" * 22, "command": body}))
SAID = altered() | OTHERS | st.text(max_size=50)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(SAID, min_size=1, max_size=20), raw=st.binary(min_size=1, max_size=200))
def test_whatever_is_said_the_server_goes_on(
    two_servers: tuple[str, object, object], said: list[str], raw: bytes
) -> None:
    async def play() -> None:
        async with house(two_servers[0], *two_servers[1:]) as home, home.workshop() as here:  # type: ignore[arg-type]
            [anna] = await here.people(1)
            ticket = await here.ticket(Role.PARTICIPANT, "Curious")
            for text in said:
                await answered(ticket, text)
            curious = await line(ticket)
            curious.transport.write(raw)
            curious.transport.write_eof()
            await asyncio.wait_for(until_closed(curious), 10)
            await done(anna, "help.call")

    asyncio.run(play())


async def answered(ticket: Ticket, text: str) -> None:
    """By ``no``, by ``ok``, or with the end of the line; but not by a failure of the server."""
    curious = await line(ticket)
    await curious.send(text)
    await curious.send('{"t":"ping","at":1}')
    try:
        while (told := json.loads(await asyncio.wait_for(curious.recv(), 10)))["t"] != "pong":
            assert told.get("code") not in ("failed", "unreachable"), text
    except ConnectionClosed:
        assert curious.close_code in (1008, 1009)
    curious.transport.abort()
