"""The door at the minute in which everybody comes, and for those who try what they were not told."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from facilitator.live.admission import Ticket, fetch
from facilitator.workshop import new_id
from rooms import limits
from rooms.document import STAFF
from rooms.keys import limit_key
from rooms.limits import Limit
from rooms.people import JOINED, Person
from rooms.roles import Role
from rooms.waiting import Waiting
from tests.server.test_access import knock, typed
from tests.serving import Gathering, House, done, workshop_text

pytestmark = pytest.mark.anyio

FULL_HOUSE = 300
WRONG = "HALDE 11 11 11"


@asynccontextmanager
async def used_up(servers: House, limit: Limit, what: str, workshop: str = "") -> AsyncIterator[None]:
    """As if it had happened as often as it may, just now."""
    key = limit_key(what, workshop)
    await servers.store.redis.set(key, limit.most, ex=limit.seconds)
    yield
    await servers.store.redis.delete(key)


async def names(here: Gathering) -> list[str]:
    return sorted(who.name for _, who in (await here.view()).each(Person, STAFF))


# The same form twice.


async def test_who_presses_twice_comes_in_once(servers: House) -> None:
    async with servers.workshop() as here:
        secret = (await here.link(Role.PARTICIPANT)).partition("#k=")[2]
        form = {"id": new_id(), "name": "Anna", "secret": secret}
        answers = await asyncio.gather(*(knock(here, at=number % 2, **form) for number in range(4)))
        assert {status for status, _, _ in answers} == {303}
        assert (await here.view()).number(JOINED) == 1
        assert await names(here) == ["Anna"]
        cookies = [headers["set-cookie"].partition(";")[0] for _, headers, _ in answers]
        pages = [await here.open(Ticket(servers.addresses[0], here.id, cookie)) for cookie in cookies[:2]]
        assert len({page.person for page in pages}) == 1


async def test_another_name_in_the_same_form_is_another_person(servers: House) -> None:
    async with servers.workshop() as here:
        form = {"id": new_id(), "code": await here.code()}
        for name in ("Anna", "Bela"):
            assert (await knock(here, **form, name=name))[0] == 303
        assert await names(here) == ["Anna", "Bela"]


async def test_every_form_has_an_id_of_its_own_and_keeps_it_when_something_is_wrong(servers: House) -> None:
    async with servers.workshop() as here:
        stranger = Ticket(servers.addresses[0], here.id)
        shown = [(await fetch(stranger, "live"))[2].decode() for _ in range(2)]
        assert len({id_in(page) for page in shown}) == 2
        _, _, again = await knock(here, id=id_in(shown[0]), name="Anna", code=WRONG)
        assert id_in(again) == id_in(shown[0])


def id_in(page: str) -> str:
    [found] = re.findall(r'name="id" value="([\w-]{22})"', page)
    return str(found)


# Many at once.


async def test_three_hundred_behind_one_address_all_come_in(servers: House) -> None:
    async with servers.workshop() as here:
        code = await here.code()
        coming = (knock(here, at=number % 2, name=f"P{number}", code=code) for number in range(FULL_HOUSE))
        assert {status for status, _, _ in await asyncio.gather(*coming)} == {303}
        assert (await here.view()).number(JOINED) == FULL_HOUSE


async def test_nobody_fills_a_workshop_in_no_time(servers: House) -> None:
    async with servers.workshop() as here, servers.workshop() as elsewhere:
        async with used_up(servers, limits.JOINS, "joins", here.id):
            status, _, said = await knock(here, name="Anna", code=await here.code())
            assert (status, "Too much is happening" in said) == (422, True)
            assert (await knock(elsewhere, name="Anna", code=await elsewhere.code()))[0] == 303
        assert (await knock(here, name="Anna", code=await here.code()))[0] == 303


# Codes.


async def test_the_code_leads_in_from_the_front_page_and_opens_the_door(servers: House) -> None:
    async with servers.workshop() as here:
        code = await here.code()
        for way in (code.lower(), code.replace(" ", "-")):
            status, headers, _ = await typed(servers.addresses[0], "/", {"code": way})
            assert (status, headers["location"].partition("#")[0]) == (303, f"/w/{here.id}/live")
            status, headers, _ = await knock(here, name="Anna", code=way)
            assert (status, headers["location"]) == (303, f"/w/{here.id}/live")
        for answer in (
            await typed(servers.addresses[0], "/", {"code": WRONG}),
            await knock(here, name="x", code=WRONG),
        ):
            assert (answer[0], "does not fit" in answer[2]) == (422, True)


async def test_wrong_codes_are_counted_wherever_they_are_typed_and_keep_nobody_out(servers: House) -> None:
    async with servers.workshop() as here:
        key, code = limit_key("wrong-codes"), await here.code()
        before = int(await servers.store.redis.get(key) or 0)
        for at in (0, 1):
            assert (await typed(servers.addresses[at], "/", {"code": WRONG}))[0] == 422
            assert (await knock(here, at=at, name="x", code=WRONG))[0] == 422
            assert (await knock(here, at=at, name="Anna", code=code))[0] == 303
        assert int(await servers.store.redis.get(key)) == before + 4
        # As many as one stranger types who tries one in every second.
        await servers.store.redis.set(key, limits.WRONG_CODES.seconds, ex=limits.WRONG_CODES.seconds)
        assert (await knock(here, name="Anna", code=code))[0] == 303
        await servers.store.redis.delete(key)


async def test_a_flood_of_codes_is_stopped_on_both_ways_and_links_still_open(servers: House) -> None:
    async with servers.workshop() as here, used_up(servers, limits.WRONG_CODES, "wrong-codes"):
        code = await here.code()
        for at in (0, 1):
            status, _, said = await knock(here, at=at, name="Anna", code=code)
            assert (status, "use the link" in said) == (422, True)
            status, _, said = await typed(servers.addresses[at], "/", {"code": code})
            assert (status, "Too many wrong codes" in said) == (422, True)
        assert (await here.ticket(Role.PARTICIPANT, "Anna")).cookie


# The waiting room.


async def stands(here: Gathering, ticket: Ticket, at: int = 0) -> str:
    there = Ticket(here.house.addresses[at], here.id, ticket.cookie)
    return str(json.loads((await fetch(there, "waiting"))[2])["stands"])


async def test_who_waits_sees_the_day_and_nothing_else_until_they_are_let_in_on_any_server(servers: House) -> None:
    text = workshop_text(waiting_room=True)
    async with servers.workshop(text) as here:
        moderator = await here.moderator()
        ticket = await here.ticket(Role.PARTICIPANT, "Anna")
        assert await names(here) == ["Moderator"]
        for at in (0, 1):
            there = Ticket(servers.addresses[at], here.id, ticket.cookie)
            page = (await fetch(there, "live"))[2].decode()
            assert "you will be let in soon" in page
            assert "Welcome" in page, "the agenda of the day"
            assert (await fetch(there, "mine.txt"))[0] == 403
            assert await stands(here, ticket, at) == "waiting"
        assert await stands(here, Ticket(servers.addresses[0], here.id)) == "unknown"
        [id] = (await here.view()).ids(Waiting.KIND, STAFF)
        await done(moderator, "door.refuse", person=id)
        assert await stands(here, ticket, 1) == "refused"
        assert "You were not let in" in (await fetch(ticket, "live"))[2].decode()
        await done(moderator, "door.admit", people=[id])
        assert {await stands(here, ticket, at) for at in (0, 1)} == {"in"}
        assert (await here.open(ticket)).person == id
        assert await names(here) == ["Anna", "Moderator"]
