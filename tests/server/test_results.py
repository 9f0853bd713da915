"""The results page beyond its downloads: the next workshop, and two moments beside each other; for organisers only."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
import pytest

from facilitator.film import film
from facilitator.live.admission import Ticket, fetch
from facilitator.pages.rendering import day
from facilitator.workshop import new_id
from facilitator.workshop_file import parse
from rooms.activities.board.entities import Note
from rooms.decision import Decision
from rooms.document import STAFF, room_audience
from rooms.programme import Snapshot, clock, workshop
from rooms.roles import Right, Role, may
from tests.activities.boards import STEPS
from tests.server.test_access import tickets, typed
from tests.serving import Gathering, House, done, workshop_text

pytestmark = pytest.mark.anyio
POND, ROOFS, TREES = (f"{name:x<22}" for name in ("pond", "roofs", "trees"))
FORM = {"title": "Second", "day": "2031-03-01", "start": "10:00", "name": "Olga", "moment": "now", "id": "n" * 22}


@asynccontextmanager
async def board(servers: House) -> AsyncIterator[Gathering]:
    """After a snapshot, one of two cards was moved, the other taken down, and a third one written."""
    async with servers.workshop(workshop_text(STEPS)) as here:
        moderator, ada = await here.moderator(), await here.page(Role.PARTICIPANT, "Ada")
        await done(moderator, "clock.start", plan="now")
        await done(moderator, "people.move", person=ada.person, room="klima")
        at = {"item": "groups", "room": "klima"}
        await done(ada, "board.write", id=POND, section=1, text="A pond", **at)
        await done(ada, "board.write", id=ROOFS, section=1, text="<b>Roofs</b>", **at)
        await done(moderator, "snapshot.take", title="Early")
        await done(moderator, "board.place", card=POND, section=2, **at)
        await done(ada, "board.delete", note=ROOFS, **at)
        await done(ada, "board.write", id=TREES, section=1, text="Trees", **at)
        yield here


async def page(ticket: Ticket, path: str, *, status: int = 200) -> str:
    found, _, body = await fetch(ticket, path)
    assert found == status, path
    return re.sub(r"\s+", " ", body.decode())


async def test_only_organisers_see_what_more_there_is_and_only_they_begin_the_next(servers: House) -> None:
    async with board(servers) as here:
        for role, ticket in (await tickets(here)).items():
            allowed = role is not None and may(role, Right.ADMINISTER)
            for path in ("results/next", "results/compare", "results/replay"):
                assert ('class="door-card"' not in await page(ticket, path)) == allowed, (role, path)
            film, _, _ = await fetch(ticket, "results/film")
            assert film == (200 if allowed else 403), role
            if not allowed:
                path = f"/w/{here.id}/results/next"
                assert (await typed(ticket.address, path, FORM, Cookie=ticket.cookie))[0] == 403
        assert set(await servers.store.workshops()) >= {here.id}


async def test_the_results_say_when_a_workshop_was_held_that_was_announced_for_another_day(servers: House) -> None:
    async with servers.workshop(workshop_text(STEPS)) as here:
        ticket, moderator = await here.ticket(Role.ORGANISER), await here.moderator()
        about = workshop(await here.view())
        announced = day(about.start, about.timezone, "en")
        before = await page(ticket, "results?lang=en")
        assert f"· {announced} </p>" in before
        await done(moderator, "clock.start", plan="now")
        began = clock(await here.view()).began
        held = f"held on {day(began, about.timezone, 'en')}, announced for {announced}"
        assert held in await page(ticket, "results?lang=en")


async def test_two_moments_are_told_room_by_room_whichever_comes_first(servers: House) -> None:
    async with board(servers) as here:
        ticket = await here.ticket(Role.ORGANISER)
        [early] = (await here.view()).ids(Snapshot.KIND, STAFF)
        for two in (f"from={early}&to=now", f"to={early}&from=now"):
            told = await page(ticket, f"results/compare?{two}")
            lists = dict(re.findall(r'data-what="(\w+)">(.*?)</ul>', told))
            assert {what: re.findall(r"<bdi>(.*?)</bdi>", inside) for what, inside in lists.items()} == {
                "came": ["Trees"],
                "moved": ["A pond"],
                "went": ["&lt;b&gt;Roofs&lt;/b&gt;"],
            }
            assert re.search(r"Was tun\?</span>.*to</span>.*Was lassen\?", lists["moved"])
        assert "one and the same moment" in await page(ticket, "results/compare?from=now&to=now")
        await page(ticket, "results/compare?from=unknown&to=now", status=404)
        by_room = await page(ticket, "results?by=room")
        assert "What has changed since then" in by_room
        # Who looks for a room that went with the agenda is told where its steps are.
        assert re.search(r"The whole workshop</h3>\s*<p class=\"muted\">All rooms are in each of them", by_room)
        assert "All rooms are in each of them" not in await page(ticket, "results")
        # A snapshot that is taken back, as in a rehearsal that begins anew, is still in the log.
        key, watching = Snapshot.key(STAFF, early), await here.moderator()
        gone, (epoch, _) = Decision(await here.view()).delete(key), await servers.store.head(here.id)
        await servers.store.commit(here.id, gone, command=new_id(), by="", at=1, epoch=epoch)
        await watching.until(lambda: watching.document.raw(key) is None)
        await page(ticket, f"results/compare?from={early}&to=now", status=404)


async def test_the_next_workshop_begins_with_the_chosen_cards_as_a_draft(servers: House) -> None:
    async with board(servers) as here:
        ticket = await here.ticket(Role.ORGANISER)
        path = f"/w/{here.id}/results/next"
        offered = await page(ticket, "results/next")
        assert offered.count('name="card"') == 2
        assert "2 cards come along" in offered
        assert "0 cards come along" in await page(ticket, "results/next?chosen=yes&moment=now&dots=1&theme=klima")
        assert "0 cards come along" in await page(ticket, "results/next?chosen=yes&moment=now&dots=0&theme=arten")
        chosen = {**FORM, "card": f"klima.{TREES}"}
        status, headers, _ = await typed(ticket.address, path, {**chosen, "title": " "}, Cookie=ticket.cookie)
        assert (status, headers["cache-control"]) == (422, "no-store")
        status, headers, text = await typed(ticket.address, path, {**chosen, "file": "yes"}, Cookie=ticket.cookie)
        assert (status, headers["content-disposition"]) == (200, 'attachment; filename="second.toml"')
        [card] = parse(text).theme[0].cards
        assert card.text == "Trees"
        status, headers, said = await typed(ticket.address, path, chosen, Cookie=ticket.cookie)
        assert status == 303, said[:2000]
        second = Gathering(servers, headers["location"].split("/")[2], None)  # type: ignore[arg-type]
        view = await second.view()
        assert (workshop(view).title, workshop(view).draft) == ("Second", True)
        [(_, note)] = view.each(Note, room_audience("klima"))
        assert note.origin is not None
        assert (note.text, note.origin.workshop) == ("Trees", "A test")
        writer = Ticket(ticket.address, second.id, headers["set-cookie"].partition(";")[0])
        assert 'id="manuscript"' in await page(writer, "edit")


async def test_the_film_has_what_the_room_saw_with_the_times_of_the_workshop(servers: House) -> None:
    async with board(servers) as here:
        status, headers, body = await fetch(await here.ticket(Role.ORGANISER), "results/film")
        assert (status, headers["content-type"]) == (200, "application/jsonl")
        lines = [msgspec.json.decode(line) for line in body.splitlines()]
        assert [line[2:] for line in lines if line[0] == "clock"] == [["", 0, "planned"], ["groups", 0, "running"]]
        shown = [(list(line[3]), line[4]) for line in lines if line[:1] + line[2:3] == ["room", "klima"]]
        assert shown == [
            (["goal:1"], []),
            ([f"note:{POND}"], []),
            ([f"note:{ROOFS}"], []),
            ([f"spot:{POND}"], []),
            ([], [f"note:{ROOFS}"]),
            ([f"note:{TREES}"], []),
        ]
        began = clock(await here.view()).began
        assert all(line[1] >= began for line in lines[2:])
        assert [line[1] for line in lines] == sorted(line[1] for line in lines)


async def test_a_film_is_cut_where_it_would_be_too_long(servers: House) -> None:
    async with board(servers) as here:
        pieces = [piece async for piece in film(servers.store, here.id, most=10, piece=2)]
        assert msgspec.json.decode(b"".join(pieces).splitlines()[-1])[0] == "cut"
