"""People register on the event page, wait, change, withdraw, come in on the day, and are written to if they want."""

from __future__ import annotations

import asyncio
import csv
import html
import io
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import urlencode

import anyio
import msgspec
import pytest
from aiosmtpd.smtp import SMTP

from facilitator.live.admission import NotLetIn, Ticket, fetch, join, show
from facilitator.workshop import new_id
from rooms.document import SEALED, STAFF
from rooms.people import Link, Person
from rooms.registration import SEATED, Registered
from rooms.roles import Role
from tests.server.test_access import ask
from tests.serving import KEYS, THEMES, Gathering, House, ServerProcess, done, house, workshop_text

pytestmark = pytest.mark.anyio

PATIENCE = 20


def text(*, themes: str = THEMES, **said: object) -> str:
    terms = {"open": True, "groups": ["Town", "Club"], "wishes": True, **said}
    table = "[registration]\n" + "".join(
        f"{key} = {msgspec.json.encode(value).decode()}\n" for key, value in terms.items()
    )
    return workshop_text(themes=themes).replace("\n[[theme]]", f"\n{table}\n[[theme]]", 1)


async def register(here: Gathering, name: str, *, at: int = 0, **more: str | list[str]) -> Ticket:
    """Whoever registers, with the cookie that their browser has then."""
    stranger = Ticket(here.house.addresses[at], here.id)
    status, headers, page = await send(stranger, "registration", name=name, id=new_id(), **more)
    assert status == 303, told(page)
    return Ticket(stranger.address, here.id, headers["set-cookie"].partition(";")[0])


async def send(ticket: Ticket, path: str, **form: str | list[str]) -> tuple[int, dict[str, str], str]:
    status, headers, body = await fetch(ticket, path, urlencode(form, doseq=True).encode())
    return status, dict(headers), body.decode()


def told(page: str) -> str:
    """What the page says was wrong."""
    found = re.search(r'id="problem"[^>]*>(.*?)</p>', page, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", found[1])).strip() if found else ""


async def page_of(ticket: Ticket, path: str) -> str:
    """What somebody is shown there in their browser."""
    status, _, page = await asyncio.to_thread(
        ask, ticket.address, "GET", f"/w/{ticket.workshop}{path}", Cookie=ticket.cookie
    )
    assert status == 200
    return page


async def event_page(here: Gathering) -> str:
    status, _, page = await asyncio.to_thread(ask, here.house.addresses[0], "GET", f"/w/{here.id}")
    assert status == 200
    return page


async def own_page(ticket: Ticket) -> str:
    status, _, body = await fetch(ticket, "registration")
    assert status == 200
    return html.unescape(body.decode())


def link_on(page: str) -> str:
    found = re.search(r'class="address">([^<]+)<', page)
    assert found is not None
    return found[1]


async def says(ticket: Ticket, words: str) -> None:
    """Somebody's own page, in the end."""
    with anyio.fail_after(PATIENCE):
        while words not in await own_page(ticket):  # noqa: ASYNC110 - what is waited for happens in another process
            await anyio.sleep(0.1)


async def test_whoever_registers_has_a_link_and_comes_in_by_it_under_their_name(servers: House) -> None:
    async with servers.workshop(text()) as here:
        assert f'action="/w/{here.id}/registration"' in await event_page(here)
        anna = await register(here, "Anna", organisation="Park", group="Club", wishes=["arten", "klima", "none"])
        own = await own_page(anna)
        assert "Anna, you are registered." in own
        [(id, who)] = (await here.view()).each(Registered, SEALED)
        assert (who.organisation, who.group, who.wishes) == ("Park", "Club", ("klima", "arten"))
        assert (await here.view()).get(Person, STAFF, id) is None
        # On another device, by the link of one's own; on the day it leads in.
        other = await show(link_on(own))
        assert "Anna, you are registered." in await own_page(other)
        inside = await show(link_on(own).replace("/registration", "/live"))
        assert (await here.view()).get(Person, STAFF, id) == Person(
            "Anna",
            organisation="Park",
            group="Club",
            joined=(await here.view()).get(Person, STAFF, id).joined,  # type: ignore[union-attr]
        )
        client = await here.open(inside, "live")
        assert client.person == id
        assert (await send(anna, "registration/withdraw"))[0] == 422


async def test_one_click_on_ones_own_page_leads_in_and_nobody_else_is_let_in_by_it(servers: House) -> None:
    async with servers.workshop(text()) as here:
        anna = await register(here, "Anna")
        status, headers, _ = await send(anna, "registration/come")
        assert (status, headers["location"]) == (303, f"/w/{here.id}/live")
        await send(anna, "registration/come")
        [(_, person)] = (await here.view()).each(Person, STAFF)
        assert person.name == "Anna"
        stranger = Ticket(anna.address, here.id)
        for path in ("registration/come", "registration/withdraw"):
            status, headers, _ = await send(stranger, path)
            assert (status, headers["location"]) == (303, f"/w/{here.id}/registration")
            assert "set-cookie" not in headers
        assert "Anna" not in await own_page(stranger)


async def test_the_same_form_twice_registers_once(servers: House) -> None:
    async with servers.workshop(text()) as here:
        form = {"name": "Anna", "id": new_id()}
        for at in (0, 1):
            assert (await send(Ticket(servers.addresses[at], here.id), "registration", **form))[0] == 303
        assert len(list((await here.view()).each(Registered, SEALED))) == 1


async def test_who_goes_back_to_the_form_that_they_sent_and_mends_it_has_said_that(servers: House) -> None:
    async with servers.workshop(text()) as here:
        form, stranger = new_id(), Ticket(servers.addresses[0], here.id)
        _, headers, _ = await send(stranger, "registration", name="Ana", id=form)
        ana = Ticket(stranger.address, here.id, headers["set-cookie"].partition(";")[0])
        assert (await send(ana, "registration", name="Anna", group="Club", id=form))[0] == 303
        assert "Anna, you are registered." in await own_page(ana)
        # Also where the browser kept nothing: then it is somebody else's name, and nobody's page is empty.
        _, headers, _ = await send(stranger, "registration", name="Bo", id=form)
        bo = Ticket(stranger.address, here.id, headers["set-cookie"].partition(";")[0])
        assert "Bo, you are registered." in await own_page(bo)


async def test_who_goes_back_after_withdrawing_registers_nobody_and_is_told_what_is(servers: House) -> None:
    """With forms that are still open elsewhere, or that the browser brings back with what was typed."""
    async with servers.workshop(text()) as here:
        form, stranger = {"name": "Anna", "id": new_id()}, Ticket(servers.addresses[0], here.id)
        _, headers, _ = await send(stranger, "registration", **form)
        anna = Ticket(stranger.address, here.id, headers["set-cookie"].partition(";")[0])
        status, headers, _ = await send(anna, "registration/withdraw")
        assert (status, "Max-Age=0" in headers["set-cookie"]) == (303, True)
        assert headers["location"].endswith("/registration?withdrawn")
        assert "Your registration is withdrawn." in (await fetch(stranger, "registration?withdrawn"))[2].decode()
        for gone in (anna, stranger):
            for path in ("withdraw", "come", "change"):
                status, headers, _ = await send(gone, f"registration/{path}", **form)
                assert (status, headers.get("location")) == (303, f"/w/{here.id}/registration")
        status, _, page = await send(stranger, "registration", **form)
        assert (status, told(page)) == (422, "This registration was withdrawn. Send the form again to register anew.")
        assert list((await here.view()).each(Registered, SEALED)) == []
        fresh = re.search(r'name="id" value="([^"]+)"', page)
        assert fresh is not None
        assert (await send(stranger, "registration", name="Anna", id=fresh[1]))[0] == 303
        assert [who.name for _, who in (await here.view()).each(Registered, SEALED)] == ["Anna"]


async def test_the_last_place_is_given_once_and_whoever_waits_moves_up(servers: House) -> None:
    async with servers.workshop(text(seats=3)) as here:
        await asyncio.gather(*(register(here, f"Person {n}", at=n % 2) for n in range(6)))
        found = sorted((await here.view()).each(Registered, SEALED), key=lambda pair: pair[1].at)
        assert ((await here.view()).number(SEATED), sum(who.waiting for _, who in found)) == (3, 3)
        last = await register(here, "Zoe")
        assert "Zoe, you are on the waiting list, as number 4." in await own_page(last)
        early = await register(here, "Early")
        await send(last, "registration/withdraw")
        assert "Early, you are on the waiting list, as number 4." in await own_page(early)
        seated = await somebody_seated(here)
        assert (await send(seated, "registration/withdraw"))[0] == 303
        await says(early, "you are on the waiting list, as number 3.")
        assert (await here.view()).number(SEATED) == 3


async def somebody_seated(here: Gathering) -> Ticket:
    """Somebody who has a place, by their own link."""
    view = await here.view()
    id = next(id for id, who in view.each(Registered, SEALED) if not who.waiting)
    secret = KEYS.secret_for(here.id, Link(Role.PARTICIPANT, person=id))
    return await show(f"{here.house.addresses[0]}/w/{here.id}/registration#k={secret}")


async def test_what_one_has_said_can_be_changed_and_withdrawn_to_the_last_bit(servers: House) -> None:
    async with servers.workshop(text()) as here:
        anna = await register(here, "Anna", organisation="Park")
        link = link_on(await own_page(anna))
        changed = await send(anna, "registration/change", name="Anna B", group="Town", id=new_id())
        assert changed[0] == 303
        assert "Anna B, you are registered." in await own_page(anna)
        assert "Your changes are saved." not in await own_page(anna)
        assert changed[1]["location"].endswith("/registration?changed")
        assert "Your changes are saved." in await page_of(anna, "/registration?changed")
        await send(anna, "registration/withdraw")
        assert not [key for key, raw in (await here.view()).items() if b"Anna" in raw or "registered:" in key]
        with pytest.raises(NotLetIn):
            await show(link)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"name": " "}, "Please tell us a name"),
        ({"name": "Anna", "group": "Nobody"}, "Please choose one of the groups"),
        ({"name": "Anna", "mail": "no address"}, "Please write an e-mail address"),
        ({"name": "Anna", "more": "x"}, "does not fit"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(servers: House, form: dict[str, str], words: str) -> None:
    async with servers.workshop(text()) as here:
        stranger = Ticket(servers.addresses[0], here.id)
        status, _, page = await send(stranger, "registration", organisation="Kept", id=new_id(), **form)
        assert (status, words in told(page), 'value="Kept"' in page) == (422, True, True)
        anna = await register(here, "Anna")
        status, _, page = await send(anna, "registration", organisation="Kept", id=new_id(), **form)
        assert (status, words in html.unescape(page), 'value="Kept"' in page) == (422, True, True)
        # Where nothing was kept, nobody is written to.
        assert "We write to you at" not in page


async def test_the_page_says_who_holds_it_and_once_all_places_are_taken_leads_to_the_waiting_list(
    servers: House,
) -> None:
    held = text(seats=1).replace("[workshop]\n", '[workshop]\norganiser = "Town library"\n', 1)
    async with servers.workshop(held) as here:
        page = await event_page(here)
        assert "Held by Town library" in page
        assert "Only the organisers see who has registered: Town library." in page
        assert "To the waiting list" not in page
        await register(here, "Anna")
        page = await event_page(here)
        assert '<a class="button" href="#registration">To the waiting list</a>' in page
        assert "Wait for a place" in page


async def test_where_the_file_does_not_ask_nobody_registers(servers: House) -> None:
    async with servers.workshop() as here:
        stranger = Ticket(servers.addresses[0], here.id)
        assert "/registration" not in await event_page(here)
        assert (await send(stranger, "registration", name="Anna", id=new_id()))[0] == 422


async def test_only_who_is_registered_comes_in_where_the_file_says_so(servers: House) -> None:
    async with servers.workshop(text(walk_in=False, seats=1)) as here:
        with pytest.raises(NotLetIn):
            await join(await here.link(Role.PARTICIPANT), "Ben")
        door = (await fetch(Ticket(servers.addresses[0], here.id), "live"))[2]
        assert b"Only people who have registered" in door
        assert b'name="code"' not in door
        anna, ben = await register(here, "Anna"), await register(here, "Ben")
        assert (await send(anna, "registration/come"))[0] == 303
        for path in ("", "/registration", "/live"):
            page = await page_of(ben, path)
            assert "you are on the waiting list" in page
            assert "registration/come" not in page, "nothing is offered that is refused"
        assert "You are not let in without a place." in await page_of(ben, "/registration")
        assert (await send(ben, "registration/come"))[0] == 422
        await here.moderator()


async def test_who_waits_where_people_walk_in_is_told_that_they_may_come_in_without_a_place(servers: House) -> None:
    async with servers.workshop(text(seats=1)) as here:
        await register(here, "Anna")
        ben = await register(here, "Ben")
        assert "On the day you can come in here with a place or without one." in await page_of(ben, "/registration")
        assert "Come in without a place" in await page_of(ben, "/live")
        assert (await send(ben, "registration/come"))[0] == 303


async def test_the_list_is_for_organisers_alone_and_hostile_names_stay_text(servers: House) -> None:
    async with servers.workshop(text(seats=1)) as here:
        await register(here, '=1+1"', organisation="<b>Park</b>", wishes=["klima"])
        await register(here, "Ben")
        for role in (None, Role.PARTICIPANT, Role.MODERATOR):
            ticket = await here.ticket(role) if role else Ticket(servers.addresses[0], here.id)
            assert (await fetch(ticket, "registrations.csv"))[0] == 403
        organiser = await here.ticket(Role.ORGANISER)
        _, headers, body = await fetch(organiser, "registrations.csv")
        rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
        assert [(row[0], row[1], row[3], row[5]) for row in rows[1:]] == [
            ("'=1+1\"", "<b>Park</b>", "Klima", "has a place"),
            ("Ben", "", "", "waiting list"),
        ]
        assert headers["cache-control"] == "no-store"
        page = (await fetch(organiser, "results"))[2]
        assert b"2 registrations" in page
        assert b"<b>Park</b>" not in page
        # Before the day it stands first, without a column for what nobody has said.
        assert page.index(b"2 registrations") < page.index(b"To read and to print")
        assert b">Interested in</th>" in page
        assert b">Group</th>" not in page
        export = (await fetch(organiser, "results/now/json"))[2]
        assert b"Park" not in export
        moderator = await here.moderator()
        assert not [key for key, raw in moderator.document.items() if b"Park" in raw]
        await done(moderator, "clock.start", plan="now")
        page = (await fetch(organiser, "results"))[2]
        assert page.index(b"2 registrations") > page.index(b"To read and to print")


# Letters


class Postbox:
    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refuses = False

    async def handle_DATA(self, server: object, session: object, envelope) -> str:  # type: ignore[no-untyped-def]  # noqa: N802
        if self.refuses:
            return "451 not now"
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    async def has(self, many: int) -> list[EmailMessage]:
        with anyio.fail_after(PATIENCE):
            while len(self.letters) < many:  # noqa: ASYNC110 - what is waited for happens in another process
                await anyio.sleep(0.1)
        return self.letters


@pytest.fixture
async def postbox() -> AsyncIterator[tuple[Postbox, str]]:
    """A mail server on this machine, and its address."""
    box = Postbox()
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(box), "127.0.0.1", 0)
    yield box, f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()


@asynccontextmanager
async def writing(store_url: str, tmp_path_factory: pytest.TempPathFactory, smtp: str) -> AsyncIterator[House]:
    """Two servers that send letters."""
    own = {"REDIS_URL": store_url, "SMTP_URL": smtp, "MAIL_FROM": "garden@example.org"}
    servers = [ServerProcess(tmp_path_factory.mktemp("server"), "retrospective", **own) for _ in range(2)]
    try:
        async with house(store_url, *servers) as opened:
            yield opened
    finally:
        for server in servers:
            server.kill()


async def test_who_wants_a_letter_gets_each_once_in_their_language(
    store_url: str, tmp_path_factory: pytest.TempPathFactory, postbox: tuple[Postbox, str]
) -> None:
    box, smtp = postbox
    async with writing(store_url, tmp_path_factory, smtp) as servers, servers.workshop(text(seats=1)) as here:
        await register(here, "Nobody writes to me")
        ticket = Ticket(servers.addresses[1], here.id, "language=de")
        form = {"name": "Anna\nBcc: x@example.org", "mail": "anna@example.org", "id": new_id()}
        status, headers, _ = await send(ticket, "registration", **form)
        assert status == 303
        anna = Ticket(ticket.address, here.id, headers["set-cookie"].partition(";")[0])
        [letter] = await box.has(1)
        assert (letter["to"], letter["from"], letter["bcc"]) == ("anna@example.org", "garden@example.org", None)
        assert letter["subject"] == "Auf der Warteliste: A test"
        body = letter.get_body(("plain",))
        assert body is not None
        assert "Sie stehen auf der Warteliste" in body.get_content()
        [link] = re.findall(r"http\S+#k=\S+", body.get_content())
        assert "Anna" in await own_page(await show(link))
        # A place becomes free.
        await send(await somebody_seated(here), "registration/withdraw")
        _, seated = await box.has(2)
        assert seated["subject"] == "Sie haben einen Platz: A test"
        [calendar] = seated.iter_attachments()
        assert b"BEGIN:VCALENDAR" in calendar.get_content().encode()
        assert "anna@example.org" in await own_page(anna)
        organiser = await here.ticket(Role.ORGANISER)
        for path in ("registrations.csv", "results", "results/now/json"):
            assert b"anna@example.org" not in (await fetch(organiser, path))[2]
        assert len(box.letters) == 2


async def test_nobody_is_written_to_by_others_at_will(
    store_url: str, tmp_path_factory: pytest.TempPathFactory, postbox: tuple[Postbox, str]
) -> None:
    _, smtp = postbox
    async with writing(store_url, tmp_path_factory, smtp) as servers, servers.workshop(text()) as here:
        statuses = []
        for n in range(7):
            form = {
                "name": f"Person {n}",
                "mail": "VICTIM@example.org" if n % 2 else "victim@example.org",
                "id": new_id(),
            }
            statuses.append((await send(Ticket(servers.addresses[0], here.id), "registration", **form))[0])
        assert statuses == [303] * 5 + [422] * 2


# Rooms of a video conference


async def test_conference_rooms_are_told_to_organisers_alone_for_those_who_agreed_and_the_others_are_named(
    store_url: str, tmp_path_factory: pytest.TempPathFactory, postbox: tuple[Postbox, str]
) -> None:
    themes = THEMES.replace('name = "Klima"', "name = '=HYPERLINK(\"x\")'").replace("seats = 3", "seats = 5")
    async with (
        writing(store_url, tmp_path_factory, postbox[1]) as servers,
        servers.workshop(text(conference=True, themes=themes)) as here,
        servers.workshop(text()) as elsewhere,
    ):
        first = [await register(here, name, mail=f"{name}@example.org", wishes=["klima"]) for name in ("anna", "ben")]
        silent = [await register(here, name, wishes=["arten"]) for name in ("<b>cleo</b>", "dora")]
        for person in (*first, *silent):
            assert (await send(person, "registration/come"))[0] == 303
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        await done(moderator, "clock.jump", to="choice")
        await done(moderator, "clock.jump", to="groups")
        path = "conference/groups.csv"
        strangers = [await here.ticket(role) for role in (Role.PARTICIPANT, Role.MODERATOR, Role.STAGE)]
        hosts = [await here.ticket(Role.HOST, room="arten"), Ticket(servers.addresses[0], here.id)]
        foreign = await elsewhere.ticket(Role.ORGANISER)
        for ticket in (*strangers, *hosts, Ticket(foreign.address, here.id, foreign.cookie)):
            status, _, body = await fetch(ticket, path)
            assert status == 403
            assert b"example.org" not in body
        organiser = await here.ticket(Role.ORGANISER)
        status, headers, body = await fetch(organiser, path)
        assert (status, headers["cache-control"]) == (200, "no-store")
        assert headers["content-disposition"].startswith("attachment")
        head, *rows = body.decode().split("\r\n")[:-1]
        assert head == "Pre-assign Room Name,Email Address"
        assert sorted(csv.reader(rows)) == [['\'=HYPERLINK("x")', f"{name}@example.org"] for name in ("anna", "ben")]
        page = (await fetch(organiser, "results"))[2].decode()
        assert "&lt;b&gt;cleo&lt;/b&gt;" in page
        assert "dora" in page
        assert (await fetch(organiser, "conference/words.csv"))[0] == 404
        assert (await fetch(foreign, path))[0] == 404, "where the file does not ask, nobody is told"
