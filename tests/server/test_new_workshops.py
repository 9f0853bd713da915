"""Workshops that are begun in the browser: by whom, from what, and as drafts that nobody else finds."""

from __future__ import annotations

import asyncio
import re

import msgspec
import pytest

from facilitator.authors import author_secret
from facilitator.identity import Pass
from facilitator.live.admission import NotLetIn, Ticket, fetch, join
from facilitator.settings import Settings
from facilitator.workshop import new_id
from rooms.programme import clock, workshop
from rooms.roles import Role
from tests.server.editors import TEXT, changed, save, told
from tests.server.test_access import ask, typed
from tests.serving import KEYS, Gathering, House, ServerProcess, refused

pytestmark = pytest.mark.anyio


async def let_in(servers: House, *, at: int = 0) -> str:
    """The cookie of who has the authors' link."""
    body = msgspec.json.encode({"secret": author_secret(Settings(), KEYS), "page": "new"})
    status, headers, said = await asyncio.to_thread(ask, servers.addresses[at], "POST", "/new/enter", body)
    assert (status, said) == (200, '{"status":"in"}')
    return headers["set-cookie"].partition(";")[0]


async def begin(servers: House, cookie: str, **form: str) -> tuple[int, dict[str, str], str]:
    said = {"name": "Mira", "like": "empty", "title": "Summer meeting", "day": "2030-07-03", "start": "14:00", **form}
    return await typed(servers.addresses[0], "/new", said, Cookie=cookie)


async def begun(servers: House, **form: str) -> Ticket:
    status, headers, said = await begin(servers, await let_in(servers), **form)
    assert status == 303, said[:2000]
    return Ticket(servers.addresses[0], headers["location"].split("/")[2], headers["set-cookie"].partition(";")[0])


async def event_page(ticket: Ticket) -> int:
    path = f"/w/{ticket.workshop}"
    return (await asyncio.to_thread(ask, ticket.address, "GET", path, Cookie=ticket.cookie))[0]


async def not_found(address: str, workshop: str, **headers: str) -> str:
    """The page that a browser is shown."""
    accept = {"Accept": "text/html", **headers}
    status, _, said = await asyncio.to_thread(ask, address, "GET", f"/w/{workshop}", **accept)
    assert status == 404
    return said


async def test_nobody_writes_a_new_workshop_without_the_authors_link(servers: House) -> None:
    address = servers.addresses[0]
    assert 'name="title"' not in (await asyncio.to_thread(ask, address, "GET", "/new"))[2]
    for secret in ("", "guessed", "x" * 22):
        body = msgspec.json.encode({"secret": secret, "page": "new"})
        assert (await asyncio.to_thread(ask, address, "POST", "/new/enter", body))[2] == '{"status":"bad"}'
    of_another_word = KEYS.sign(Pass("", link="of another word"))
    for cookie in ("", "author=x", f"author={of_another_word}"):
        assert (await begin(servers, cookie))[0] == 403


async def test_a_new_workshop_is_a_draft_of_which_only_its_organisers_know(servers: House) -> None:
    ticket = await begun(servers)
    here = Gathering(servers, ticket.workshop, None)  # type: ignore[arg-type]
    about = workshop(await here.view())
    assert (about.draft, clock(await here.view()).auto) == (True, False)
    stranger = Ticket(ticket.address, ticket.workshop)
    assert await event_page(stranger) == 404
    for path in ("calendar.ics", "live", "control", "stage", "results", "privacy", "mine.txt", "edit/manuscript"):
        assert (await fetch(stranger, path))[0] == 404, path
    door = await fetch(stranger, "edit")
    assert (door[0], b"Summer meeting" in door[2]) == (200, False)
    # A date that does not stand on the page is not spoken of.
    assert b"deleted after the workshop" in door[2]
    assert b"the date below" not in door[2]
    assert (await fetch(stranger, "themes.css"))[2] == b""
    there, nowhere = await not_found(stranger.address, stranger.workshop), await not_found(stranger.address, "nowhere")
    assert there.replace(stranger.workshop, "nowhere") == nowhere
    own = await not_found(stranger.address, f"{stranger.workshop}/mistyped", Cookie=ticket.cookie)
    assert "Summer meeting" in own
    for role in (Role.PARTICIPANT, Role.MODERATOR):
        with pytest.raises(NotLetIn, match="not announced"):
            await join(await here.link(role), "Anna")
    assert (await typed(ticket.address, "/", {"code": about.code}))[0] == 422
    assert await event_page(ticket) == 200
    assert (await told(ticket))["versions"][0]["by"] == ""
    other = await join((await here.link(Role.ORGANISER)).replace("/results", "/edit"), "Jon")
    assert (await told(other))["draft"] is True


async def test_a_draft_begins_when_it_is_published_and_not_before(servers: House) -> None:
    ticket = await begun(servers)
    here = Gathering(servers, ticket.workshop, None)  # type: ignore[arg-type]
    broken = changed((await told(ticket))["text"], "minutes = 10", "minutes = 0")
    await save(ticket, broken, 1)
    publishing = {"published": True, "id": new_id()}
    assert (await told(ticket, "edit/publish", publishing, status=409))["code"] == "not-whole"
    await save(ticket, changed(broken, "minutes = 0", "minutes = 5"), 2)
    announced = await told(ticket, "edit/publish", {**publishing, "id": new_id()})
    assert announced["draft"] is False
    assert clock(await here.view()).auto
    assert await event_page(Ticket(ticket.address, ticket.workshop)) == 200
    assert (await told(ticket, "edit/publish", {"published": False, "id": new_id()}))["draft"] is True
    await told(ticket, "edit/publish", {"published": True, "id": new_id()})
    await join(await here.link(Role.PARTICIPANT), "Anna")
    kept = await told(ticket, "edit/publish", {"published": False, "id": new_id()}, status=409)
    assert kept["code"] == "open-already"


async def test_a_draft_cannot_be_started(servers: House) -> None:
    ticket = await begun(servers)
    async with servers.workshop(TEXT) as other:
        client = await other.open(ticket, "control")
        assert (await refused(client, "clock.start", plan="now")).code == "not-published"


@pytest.mark.parametrize("like", ["empty", "gruene-infrastruktur", "retrospective"])
async def test_an_example_becomes_ones_own(servers: House, like: str) -> None:
    ticket = await begun(servers, like=like, title="Ein Abend", start="18:00")
    manuscript = await told(ticket)
    assert manuscript["faults"] == []
    about = manuscript["tree"]["workshop"]
    assert (about["title"], about["date"], about["start"], about["id"]) == (
        "Ein Abend",
        "2030-07-03",
        "18:00",
        ticket.workshop,
    )


async def test_names_of_workshops_are_never_given_twice(servers: House) -> None:
    one, other = await begun(servers, title="Twice"), await begun(servers, title="Twice")
    assert one.workshop != other.workshop
    assert other.workshop.startswith("twice")


async def test_a_file_can_be_brought_along_whole_or_with_faults(servers: House) -> None:
    text = changed(TEXT, "[workshop]", '[workshop]\nid = "brought"')
    whole = await begun(servers, text=text)
    assert (whole.workshop, (await told(whole))["text"]) == ("brought", text)
    again = await begun(servers, text=text)
    assert (await told(again))["text"] == changed(text, '"brought"', f'"{again.workshop}"')
    broken = changed(text, "minutes = 10", "minutes = ten")
    faulty = await told(await begun(servers, text=broken))
    assert (faulty["text"], len(faulty["faults"])) == (broken, 1)


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"name": " "}, "name"),
        ({"title": ""}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"day": "soon"}, "day"),
        ({"start": "25:00"}, "start"),
    ],
)
async def test_what_is_missing_in_the_form_is_said_and_what_was_typed_stays(
    servers: House, form: dict[str, str], field: str
) -> None:
    status, _, said = await begin(servers, await let_in(servers), **form)
    assert status == 422
    assert re.search(rf'id="{field}"[^>]*aria-invalid="true"', said)
    assert form.get("title", "Summer meeting") in said


async def test_another_word_ends_the_authors_link_and_no_lets_nobody_write(
    tmp_path_factory: pytest.TempPathFactory, store_url: str
) -> None:
    for word, status in (("yes-2", 200), ("no", 404)):
        server = ServerProcess(tmp_path_factory.mktemp("server"), "retrospective", REDIS_URL=store_url, AUTHORS=word)
        try:
            assert (await asyncio.to_thread(ask, server.address, "GET", "/new"))[0] == status
            body = msgspec.json.encode({"secret": author_secret(Settings(), KEYS), "page": "new"})
            said = (await asyncio.to_thread(ask, server.address, "POST", "/new/enter", body))[2]
            assert said == '{"status":"bad"}'
        finally:
            server.kill()
