"""What cannot be shown says so: as a page in the reader's language to who asked for a page, else as a line of text."""

from __future__ import annotations

import asyncio
import http.client
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from rooms.roles import Role
from tests.serving import House, workshop_text

pytestmark = pytest.mark.anyio

PAGE = {"Accept": "text/html,*/*"}
MIB = 1_048_576


@dataclass(frozen=True)
class Answer:
    status: int
    kind: str
    policy: str
    text: str


async def ask(house: House, method: str, path: str, headers: Mapping[str, str]) -> Answer:
    return await asyncio.to_thread(_ask, house.addresses[0].removeprefix("http://"), method, path, headers)


def _ask(host: str, method: str, path: str, headers: Mapping[str, str]) -> Answer:
    line = http.client.HTTPConnection(host, timeout=30)
    try:
        line.request(method, path, headers=dict(headers))
        answer = line.getresponse()
        told = {name: answer.headers.get(name, "") for name in ("content-type", "content-security-policy")}
        return Answer(answer.status, *told.values(), text=answer.read().decode())
    finally:
        line.close()


async def test_a_page_that_is_not_there_leads_back_to_the_event(servers: House) -> None:
    async with servers.workshop(workshop_text(language="de")) as here:
        await here.moderator()
        answer = await ask(servers, "GET", f"/w/{here.id}/nowhere", PAGE)
        assert answer.status == 404
        assert "Hier ist nichts" in answer.text
        assert f'href="/w/{here.id}"' in answer.text
        assert "default-src 'none'" in answer.policy


async def test_a_workshop_that_is_not_there_is_said_in_the_browsers_language(servers: House) -> None:
    german = await ask(servers, "GET", "/w/deleted", {**PAGE, "Accept-Language": "de-AT,en;q=0.5"})
    english = await ask(servers, "GET", "/w/deleted", {**PAGE, "Accept-Language": "fr,en;q=0.5"})
    assert (german.status, english.status) == (404, 404)
    assert "Vielleicht ist die Adresse vertippt" in german.text
    assert "The address may be mistyped" in english.text


async def test_who_may_not_download_is_told_what_to_do(servers: House) -> None:
    async with servers.workshop() as here:
        ticket = await here.ticket(Role.PARTICIPANT, "Person 1")
        answer = await ask(servers, "GET", f"/w/{here.id}/results/now/json", {**PAGE, "Cookie": ticket.cookie})
        assert answer.status == 403
        assert "Open the link once more" in answer.text


async def test_what_is_too_large_is_refused_before_it_is_sent(servers: House) -> None:
    async with servers.workshop() as here:
        headers = {**PAGE, "Origin": servers.addresses[0], "Content-Length": str(MIB + 1)}
        answer = await ask(servers, "POST", f"/w/{here.id}/join", headers)
        assert answer.status == 413
        assert "At most 1 MiB" in answer.text
        assert "default-src 'none'" in answer.policy


async def test_what_another_site_sends_is_not_carried_out(servers: House) -> None:
    async with servers.workshop() as here:
        answer = await ask(servers, "POST", f"/w/{here.id}/leave", {**PAGE, "Origin": "https://elsewhere.example.org"})
        assert answer.status == 403
        assert "It was not carried out" in answer.text


async def test_a_script_gets_a_line_of_text(servers: House) -> None:
    async with servers.workshop() as here:
        answer = await ask(servers, "GET", f"/w/{here.id}/links/mine", {"Accept": "*/*"})
        assert answer.status == 403
        assert answer.kind.startswith("text/plain")
        assert answer.text.startswith("This is not open to you: ")
