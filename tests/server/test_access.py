"""Who may come in, see and do what: every role at every page, command and download, over HTTP and the wire."""

from __future__ import annotations

import asyncio
import re
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import msgspec
import pytest
from starlette.routing import Route
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin

from facilitator import commands
from facilitator.live.admission import NotLetIn, Ticket, fetch, join, show
from facilitator.live.client import Ended
from facilitator.locale import catalogue_version, messages
from facilitator.routes import routes
from facilitator.workshop import new_id
from rooms.activity import activities
from rooms.decision import Decision
from rooms.document import ALL, SEALED, STAFF
from rooms.links import links_of
from rooms.people import Link, Name
from rooms.programme import items
from rooms.roles import Right, Role, may
from tests.examples import POLL, example
from tests.serving import EVERYTHING, Gathering, House, done, refused, workshop_text

pytestmark = pytest.mark.anyio


def ask(
    address: str, method: str, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], str]:
    """One request just as it is said; ``_`` in a header's name stands for a dash."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    named = {"Origin": address, **{name.replace("_", "-"): value for name, value in headers.items()}}
    try:
        connection.request(method, path, body, {name: value for name, value in named.items() if value})
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode(errors="replace")
    finally:
        connection.close()


# Pages.

PAGES = {
    "live": Right.TAKE_PART,
    "control": Right.HOST,
    "stage": Right.WATCH,
    "results": Right.ADMINISTER,
    "results/next": Right.ADMINISTER,
    "results/compare": Right.ADMINISTER,
    "results/replay": Right.ADMINISTER,
    "edit": Right.ADMINISTER,
}
WITHOUT_WORDS = ("results", "results/next", "results/compare")
DOWNLOADS = {
    "results/now/json": Right.ADMINISTER,
    "results/now/pdf": Right.ADMINISTER,
    "results/film": Right.ADMINISTER,
    "registrations.csv": Right.ADMINISTER,
    "conference/groups.csv": Right.ADMINISTER,
    "mine.txt": Right.TAKE_PART,
    "mine.json": Right.TAKE_PART,
    "links": Right.MODERATE,
    "edit/manuscript": Right.ADMINISTER,
    "edit/versions/1": Right.ADMINISTER,
    "edit/workshop.toml": Right.ADMINISTER,
    "edit/run-sheet.pdf": Right.MODERATE,
    "links/mine": Right.TAKE_PART,
    "assigned": Right.MODERATE,
    "plans": Right.STEER,
    "readiness": Right.MODERATE,
}
# Rooms of the conference are told once people have some.
NOT_YET = ("conference/groups.csv",)
OPEN = ("", "/calendar.ics", "/privacy", "/accessibility", "/imprint", "/themes.css", "/edit/colours.css", "/waiting")
# Whoever is registered comes by a secret of their own.
ELSEWHERE = ("registration",)


async def tickets(here: Gathering) -> dict[Role | None, Ticket]:
    found: dict[Role | None, Ticket] = {
        role: await here.ticket(role, room="klima" if role is Role.HOST else "") for role in Role
    }
    stranger = found[Role.STAGE]
    return {**found, None: Ticket(stranger.address, stranger.workshop)}


async def test_every_page_and_download_is_for_those_who_have_its_right(servers: House) -> None:
    async with servers.workshop() as here:
        for role, ticket in (await tickets(here)).items():
            for page, right in PAGES.items():
                status, _, body = await fetch(ticket, page)
                is_in = b'class="door-card"' not in body
                assert status == 200
                assert is_in == (role is not None and may(role, right)), f"{role} at {page}"
                # By this a page that has lost its line sees whether it is let in.
                assert (b"data-catalogue=" in body) == (is_in and page not in WITHOUT_WORDS)
            for path, right in DOWNLOADS.items():
                status, headers, _ = await fetch(ticket, path)
                there = 404 if path in NOT_YET else 200
                wanted = there if role is not None and may(role, right) else 403
                assert status == wanted, f"{role} at {path}"
                assert status != 200 or headers["cache-control"] == "no-store"


def test_every_address_of_a_workshop_is_tried_with_every_role() -> None:
    whole = {route.path for route in routes() if isinstance(route, Route) and "GET" in (route.methods or ())}
    tried = [*PAGES, *DOWNLOADS, *(path.removeprefix("/") for path in OPEN), *ELSEWHERE]
    for path in (path for path in whole if path.startswith("/w/")):
        pattern = re.sub(r"\\{\w+\\}", r"[^/]+", re.escape(path.removeprefix("/w/{workshop}").removeprefix("/")))
        assert any(re.fullmatch(pattern, one) for one in tried), path


async def test_what_is_public_needs_nobody(servers: House) -> None:
    async with servers.workshop() as here:
        for path in OPEN:
            status, headers, body = await asyncio.to_thread(ask, servers.addresses[0], "GET", f"/w/{here.id}{path}")
            assert status == 200, path
            assert "default-src 'none'" in headers["content-security-policy"]
            assert "#k=" not in body
        status, _, _ = await asyncio.to_thread(ask, servers.addresses[0], "GET", "/w/there-is-none")
        assert status == 404


async def test_links_are_shown_to_those_who_may_hand_them_out(servers: House) -> None:
    async with servers.workshop() as here:
        shown = {}
        for role in (Role.MODERATOR, Role.ORGANISER):
            _, _, body = await fetch(await here.ticket(role), "links")
            shown[role] = {(link["role"], link["room"]) for link in msgspec.json.decode(body)["links"]}
        assert shown[Role.ORGANISER] - shown[Role.MODERATOR] == {("organiser", "")}
        renewal = msgspec.json.encode({"role": "stage"})
        assert (await fetch(await here.ticket(Role.MODERATOR), "links", renewal))[0] == 403
        unknown = msgspec.json.encode({"role": "stage", "more": 1})
        assert (await fetch(await here.ticket(Role.ORGANISER), "links", unknown))[0] == 422


# Commands.


@pytest.mark.parametrize("role", list(Role))
async def test_every_command_is_for_those_who_have_its_right(servers: House, role: Role) -> None:
    async with servers.workshop(workshop_text(EVERYTHING + POLL)) as here:
        page = await here.page(role, room="klima" if role is Role.HOST else "")
        item_of = {item.kind: id for id, item in items(await here.view())}
        kind_of = {command: kind for kind in activities() for command in activities()[kind].handlers}
        for command in commands.command_types():
            if may(role, command.NEEDS):
                continue
            own = {"item": item_of[kind_of[command]]} if command in kind_of else {}
            answer = await refused(page, **example(command, **own))  # type: ignore[arg-type]
            assert answer.code == "forbidden", (command, answer)


async def test_who_may_is_not_told_that_they_may_not(servers: House) -> None:
    async with servers.workshop() as here:
        for role in (Role.MODERATOR, Role.ORGANISER):
            page = await here.page(role)
            await (done(page, "clock.start") if role is Role.MODERATOR else done(page, "clock.hold", seen="welcome"))


async def test_a_page_shows_what_its_role_may_see_whatever_it_asks_for(servers: House) -> None:
    async with servers.workshop() as here:
        [anna] = await here.people(1)
        curious = await here.open(anna.ticket, "control")
        assert set(curious.seen) == {ALL, f"me:{anna.person}"}
        stage = await here.open(await here.ticket(Role.STAGE), "control")
        assert set(stage.seen) == set()
        looking = await here.open(anna.ticket, "stage")
        assert set(looking.seen) == {ALL}
        assert (await refused(looking, "talk.ask", item="welcome", text="x")).code == "forbidden"
        assert STAFF in (await here.moderator()).seen


# The door.


async def test_a_link_a_name_and_one_is_in_and_comes_back_as_the_same_person(servers: House) -> None:
    async with servers.workshop() as here:
        ticket = await here.ticket(Role.PARTICIPANT, "Änna \u202e O'Neill <b>")
        first = await here.open(ticket)
        again = await here.open(ticket)
        assert first.person == again.person
        [name] = [name.name for _, name in first.document.each(Name, f"me:{first.person}")]
        assert name == "Änna O'Neill <b>"
        _, _, body = await fetch(ticket, "links/mine")
        device = await here.open(await show(msgspec.json.decode(body)["address"]))
        assert device.person == first.person


async def knock(here: Gathering, *, at: int = 0, **form: str) -> tuple[int, dict[str, str], str]:
    """The door's form, as a browser sends it to one of the servers."""
    language = {"Cookie": f"language={form.pop('language')}"} if "language" in form else {}
    return await typed(here.house.addresses[at], f"/w/{here.id}/join", form, **language)


async def typed(address: str, path: str, form: dict[str, str], **headers: str) -> tuple[int, dict[str, str], str]:
    kind = "application/x-www-form-urlencoded"
    return await asyncio.to_thread(ask, address, "POST", path, urlencode(form).encode(), Content_Type=kind, **headers)


@pytest.mark.parametrize(
    ("form", "english"),
    [
        ({"name": " "}, "Please tell us a name"),
        ({"name": "x" * 81}, "Please tell us a name"),
        ({"name": "\u200b\u0007"}, "Please tell us a name"),
        ({"name": "Anna", "organisation": "x" * 81}, "at most 80 characters"),
        ({"name": "Anna", "more": "x"}, "does not fit: more"),
        ({"name": "Anna", "id": "short"}, "does not fit: id"),
        ({"name": "Anna", "secret": "guessed"}, "no longer valid"),
    ],
)
async def test_what_is_wrong_with_a_form_is_said_in_both_languages_and_what_was_typed_stays(
    servers: House, form: dict[str, str], english: str
) -> None:
    async with servers.workshop() as here:
        code = await here.code()
        for language in ("en", "de"):
            status, _, said = await knock(here, **{"code": code, **form, "language": language})
            assert status == 422
            [told] = re.findall(r'id="problem"[^>]*>.*?</svg>(.*?)</p>', said, re.DOTALL)
            assert english in told if language == "en" else told.strip() and english not in told
            if form["name"] == "Anna":
                assert 'value="Anna"' in said


async def test_a_link_for_those_who_need_no_name_makes_nobody(servers: House) -> None:
    async with servers.workshop() as here:
        with pytest.raises(NotLetIn):
            await join(await here.link(Role.STAGE), "Stage")
        assert (await here.view()).number("all/joined") == 0


# Where requests come from, and how large they are.


def changing(workshop: str) -> list[str]:
    """Every address of the server to which something can be sent."""
    found = [route.path for route in routes() if isinstance(route, Route) and "POST" in (route.methods or ())]
    assert len(found) > 15
    return [path.replace("{workshop}", workshop) for path in found]


@pytest.mark.parametrize("origin", ["https://evil.example.org", "null", "", "http://[", "http://127.0.0.1:1"])
async def test_nothing_is_changed_from_another_site(servers: House, origin: str) -> None:
    async with servers.workshop() as here:
        address, body = servers.addresses[0], urlencode({"name": "x"}).encode()
        for path in changing(here.id):
            status, _, _ = await asyncio.to_thread(ask, address, "POST", path, body, Origin=origin)
            assert status == 403, path
        ticket = await here.ticket(Role.PARTICIPANT)
        said = Origin(origin) if origin else None
        with pytest.raises(InvalidStatus) as refused_line:
            await connect(ticket.socket, additional_headers={"Cookie": ticket.cookie}, origin=said, proxy=None)
        assert refused_line.value.response.status_code == 403


@pytest.mark.parametrize("host", ["evil.example.org", "[", "127.0.0.1.evil.example.org"])
async def test_the_server_answers_to_its_own_names_only(servers: House, host: str) -> None:
    address = servers.addresses[0]
    status, _, said = await asyncio.to_thread(ask, address, "GET", "/", None, Host=host)
    assert (status, "PUBLIC_URL" in said) == (421, True)


async def test_whoever_probes_is_told_whether_the_server_lives_by_any_name(servers: House) -> None:
    for host in ("10.1.2.3:8000", "evil.example.org"):
        status, _, said = await asyncio.to_thread(ask, servers.addresses[0], "GET", "/healthz", None, Host=host)
        assert (status, said) == (200, '{"status":"ok"}')


async def test_a_page_of_another_version_is_not_told_to_keep_the_words_of_this_one(servers: House) -> None:
    for version, kept in ((catalogue_version(), "immutable"), ("0123456789ab", "no-store")):
        path = f"/locale/{version}/de.json"
        status, headers, said = await asyncio.to_thread(ask, servers.addresses[0], "GET", path)
        assert (status, kept in headers["cache-control"]) == (200, True)
        assert msgspec.json.decode(said).keys() == messages("de").keys()


async def test_a_stranger_gets_no_line(servers: House) -> None:
    async with servers.workshop() as here:
        ticket = await here.ticket(Role.PARTICIPANT)
        origin = Origin(ticket.address)
        for cookie in ("", "pass-x=y", ticket.cookie[:-3] + "xyz"):
            with pytest.raises(InvalidStatus) as refused_line:
                await connect(ticket.socket, additional_headers={"Cookie": cookie}, origin=origin, proxy=None)
            assert refused_line.value.response.status_code == 403


async def test_what_is_too_large_is_not_taken(servers: House) -> None:
    async with servers.workshop() as here:
        address, path = servers.addresses[0], f"/w/{here.id}/join"
        status, _, said = await asyncio.to_thread(ask, address, "POST", path, b"x" * 1_100_000)
        assert (status, "1 MiB" in said) == (413, True)
        for sends in (chunked, announced):
            assert await asyncio.to_thread(sends, address, path) == 413


def chunked(address: str, path: str) -> int:
    """A body that does not say beforehand how long it is."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    headers = {"Origin": address, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request("POST", path, iter([b"name=" + b"x" * 65_536] * 20), headers, encode_chunked=True)
        return connection.getresponse().status
    finally:
        connection.close()


def announced(address: str, path: str) -> int:
    """A body that is only said to be long: nobody waits for it."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        connection.request("POST", path, None, {"Origin": address, "Content-Length": "1048577"})
        return connection.getresponse().status
    finally:
        connection.close()


# Links that end, people who go.


async def test_a_renewed_link_ends_the_old_one_at_once(servers: House) -> None:
    async with servers.workshop() as here:
        organiser = await here.ticket(Role.ORGANISER)
        old = await here.link(Role.HOST, "klima")
        host, other = await here.page(Role.HOST, room="klima"), await here.page(Role.HOST, room="arten", at=1)
        renewal = msgspec.json.encode({"role": "host", "room": "klima"})
        status, _, body = await fetch(organiser, "links", renewal)
        assert status == 200
        with pytest.raises(Ended):
            await host.until(lambda: False, patience=2)
        assert other.open
        with pytest.raises((InvalidStatus, ConnectionClosed)):
            await host.connect()
        with pytest.raises(NotLetIn, match="no longer valid"):
            await join(old, "Again")
        links = {(link["role"], link["room"]): link["address"] for link in msgspec.json.decode(body)["links"]}
        assert (await join(links["host", "klima"], "New host")).cookie
        assert b'class="door-card"' in (await fetch(host.ticket, "control"))[2]


async def test_the_participants_link_can_be_renewed_without_sending_anybody_away(servers: House) -> None:
    async with servers.workshop() as here:
        [anna] = await here.people(1)
        await fetch(await here.ticket(Role.ORGANISER), "links", msgspec.json.encode({"role": "participant"}))
        await done(anna, "people.rename", person=anna.person, name="Still here")


async def test_ones_own_link_is_renewed_by_oneself_and_ends_what_came_in_by_the_old_one(servers: House) -> None:
    async with servers.workshop() as here:
        [anna] = await here.people(1)
        old = await own_link(anna.ticket)
        assert old == await own_link(anna.ticket)
        device = await here.open(await show(old), "live")
        fresh = await own_link(anna.ticket, b"")
        assert fresh != old
        with pytest.raises(Ended):
            await device.until(lambda: False, patience=2)
        assert (await fetch(device.ticket, "links/mine"))[0] == 403
        with pytest.raises(NotLetIn):
            await show(old)
        await done(anna, "people.rename", person=anna.person, name="Still here")
        assert (await here.open(await show(fresh))).person == anna.person


async def test_who_renews_their_link_on_a_device_that_came_in_by_it_stays_in(servers: House) -> None:
    async with servers.workshop() as here:
        [anna] = await here.people(1)
        ticket = await show(await own_link(anna.ticket))
        _, headers, _ = await fetch(ticket, "links/mine", b"")
        cookie = headers["set-cookie"].partition(";")[0]
        assert (await fetch(ticket, "links/mine"))[0] == 403
        assert (await here.open(Ticket(ticket.address, ticket.workshop, cookie))).person == anna.person


async def test_a_personal_link_that_is_missing_is_made_when_it_is_asked_for(servers: House) -> None:
    """After an import no link is there, and with another key of the server none can be shown."""
    async with servers.workshop() as here:
        [anna] = await here.people(1)
        old = await own_link(anna.ticket)
        view = await here.view()
        [(hashed, link)] = links_of(view, anna.person)
        other = Decision(view).delete(Link.key(SEALED, hashed)).put(Link.key(SEALED, "of-another-key"), link)
        epoch, _ = await servers.store.head(here.id)
        await servers.store.commit(here.id, other, command=new_id(), by="", at=1, epoch=epoch)
        shown = await own_link(anna.ticket)
        assert shown != old
        assert (await here.open(await show(shown))).person == anna.person
        assert Link.key(SEALED, "of-another-key") in dict((await here.view()).items())


async def own_link(ticket: Ticket, renewing: bytes | None = None) -> str:
    status, _, body = await fetch(ticket, "links/mine", renewing)
    assert status == 200
    address: str = msgspec.json.decode(body)["address"]
    return address


async def test_who_is_removed_goes_at_once_from_both_servers_and_does_not_come_back(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        [anna] = await here.people(1)
        elsewhere = await here.open(Ticket(servers.addresses[1], here.id, anna.ticket.cookie))
        await done(moderator, "people.remove", person=anna.person)
        for page in (anna, elsewhere):
            with pytest.raises(Ended):
                await page.until(lambda: False, patience=2)
        with pytest.raises(InvalidStatus):
            await anna.connect()
        _, _, body = await fetch(anna.ticket, "live")
        assert b'class="door-card"' in body, "they meet the door"


async def test_who_leaves_is_forgotten_by_this_browser(servers: House) -> None:
    async with servers.workshop() as here:
        ticket = await here.ticket(Role.PARTICIPANT)
        _, headers, _ = await fetch(ticket, "leave", b"")
        assert re.search(r'pass-.*="?"?;.*max-age=0', headers["set-cookie"].lower())
