"""Workshops that are written in the browser: who may, versions, two at once, and what becomes of one that runs."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
import pytest
from icalendar import Calendar

from facilitator.founding import Founded, found
from facilitator.live.admission import Ticket, fetch
from facilitator.workshop import new_id
from facilitator.workshop_file import parse
from rooms.document import ALL, STAFF
from rooms.programme import clock, items
from rooms.roles import Right, Role, may
from tests.server.editors import TEXT, changed, save, told
from tests.server.test_access import ask, tickets
from tests.serving import KEYS, House, done, workshop_text

pytestmark = pytest.mark.anyio

EDITS = {
    "edit/look": {"text": TEXT},
    "edit/save": {"text": TEXT, "base": 1, "id": "x" * 22},
    "edit/publish": {"published": True, "id": "y" * 22},
}
READS = ("edit/manuscript", "edit/versions/1", "edit/workshop.toml")


# Rights


async def test_only_organisers_write(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        for role, ticket in (await tickets(here)).items():
            allowed = role is not None and may(role, Right.ADMINISTER)
            for path in READS:
                status, _, _ = await fetch(ticket, path)
                assert status == (200 if allowed else 403), (role, path)
            status, _, page = await fetch(ticket, "edit")
            assert (b'id="manuscript"' in page, status) == (allowed, 200)
            paper, headers, body = await fetch(ticket, "edit/run-sheet.pdf")
            shown = role is not None and may(role, Right.MODERATE)
            assert paper == (200 if shown else 403)
            assert not shown or (body[:5], headers["content-type"]) == (b"%PDF-", "application/pdf")
            if not allowed:
                for path, edit in EDITS.items():
                    status, _, _ = await fetch(ticket, path, msgspec.json.encode(edit))
                    assert status == 403, (role, path)
        assert [key for key in dict((await here.view()).items()) if "/version:" in key] == ["staff/version:1"]


@pytest.mark.parametrize("origin", ["https://evil.example.org", "null", ""])
async def test_nothing_is_written_from_another_site(servers: House, origin: str) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        for path in (*EDITS, "edit/preview"):
            status, _, _ = await asyncio.to_thread(
                ask,
                servers.addresses[0],
                "POST",
                f"/w/{here.id}/{path}",
                msgspec.json.encode(EDITS.get(path, {})),
                Origin=origin,
                Cookie=organiser.cookie,
            )
            assert status == 403
        for path in ("/new", "/new/enter"):
            assert (await asyncio.to_thread(ask, servers.addresses[0], "POST", path, b"{}", Origin=origin))[0] == 403


async def test_what_is_no_edit_is_not_taken(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        deep: Any = {}
        for _ in range(600):
            deep = {"a": deep}
        strange = ({"item": [{"@": []}]}, {"item": [1, None]}, {"workshop": [1]}, {"": {"": None}})
        for tree in strange:
            assert (await told(organiser, "edit/look", {"text": TEXT, "tree": tree}))["faults"]
        for body in (
            {},
            {"text": 1},
            {"text": "x", "more": 1},
            {"text": "a = [", "tree": {}},
            {"text": "", "tree": deep},
        ):
            await told_nothing(organiser, "edit/look", body)
        for body in ({"text": TEXT, "base": 1}, {"text": TEXT, "base": 1, "id": "short"}):
            await told_nothing(organiser, "edit/save", body)


async def told_nothing(ticket: Ticket, path: str, body: Any) -> None:
    status, _, _ = await fetch(ticket, path, msgspec.json.encode(body))
    assert status == 422, (path, body)


# Versions


async def test_every_save_is_a_version_and_the_file_is_exactly_what_was_saved(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER, "Mira")
        assert (await fetch(organiser, "edit/workshop.toml"))[2].decode() == TEXT
        after = changed(TEXT, 'title = "Welcome"', 'title = "Hello"  # new')
        saved = await save(organiser, after, 1)
        assert (saved["version"], saved["text"], saved["faults"]) == (2, after, [])
        assert [(one["number"], one["by"], one["holds"]) for one in saved["versions"]] == [
            (2, "Mira", True),
            (1, "", True),
        ]
        assert (await fetch(organiser, "edit/workshop.toml"))[2].decode() == after
        assert dict(items(await here.view()))["welcome"].title == "Hello"
        earlier = await told(organiser, "edit/versions/1")
        assert (earlier["text"], earlier["changes"]) == (TEXT, ["“Hello” is called “Welcome”."])
        assert (await told(organiser, "edit/manuscript?since=1"))["changes"] == ["“Welcome” is called “Hello”."]
        back = await save(organiser, earlier["text"], 2, of=1)
        assert [(one["number"], one["of"]) for one in back["versions"]] == [(3, 1), (2, 0), (1, 0)]
        assert dict(items(await here.view()))["welcome"].title == "Welcome"
        for number in ("9", "²", "-1", "9" * 5_000):
            assert (await fetch(organiser, f"edit/versions/{quote(number)}"))[0] == 404
        assert "changes" not in await told(organiser, f"edit/manuscript?since={'9' * 5_000}")


async def test_a_change_of_fields_keeps_the_file_as_it_was_typed(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        manuscript = await told(organiser)
        tree = manuscript["tree"]
        tree["item"][0]["title"], tree["item"][0]["team"] = "Hello", "Door open"
        looked = await told(organiser, "edit/look", {"text": manuscript["text"], "tree": tree})
        expected = changed(
            TEXT, 'title = "Welcome"\nminutes = 10\n', 'title = "Hello"\nminutes = 10\nteam = "Door open"\n'
        )
        assert looked["text"] == expected
        saved = await save(organiser, manuscript["text"], 1, tree=tree)
        assert saved["text"] == expected
        assert (await here.view()).raw("staff/sheet:welcome") == b'{"team":"Door open"}'


async def test_an_item_that_is_called_otherwise_stays_the_same_item(servers: House) -> None:
    text = changed(TEXT, 'id = "break"\n', "")
    async with servers.workshop(text) as here:
        organiser = await here.ticket(Role.ORGANISER)
        manuscript = await told(organiser)
        tree = manuscript["tree"]
        assert manuscript["ids"]["item"][4] == "break"
        tree["item"][4]["title"] = "Lunch"
        saved = await save(organiser, manuscript["text"], 1, tree=tree)
        assert 'id = "break"\nkind = "pause"\ntitle = "Lunch"' in saved["text"]
        assert dict(items(await here.view()))["break"].title == "Lunch"


async def test_what_has_faults_is_kept_and_what_holds_is_the_version_before(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        broken = changed(TEXT, "minutes = 10", 'minutes = "ten"')
        saved = await save(organiser, broken, 1)
        assert [(one["number"], one["holds"]) for one in saved["versions"]] == [(2, False), (1, True)]
        assert [(fault["where"], fault["line"]) for fault in saved["faults"]] == [
            ("item[1].minutes", broken.count("\n", 0, broken.index('"ten"')) + 1)
        ]
        assert (await told(organiser))["text"] == broken
        assert dict(items(await here.view()))["welcome"].minutes == 10
        unreadable = await save(organiser, "[workshop\n", 2)
        assert (unreadable["tree"], len(unreadable["faults"])) == (None, 1)
        assert (await told(organiser, "edit/versions/1"))["changes"] is None
        mended = await save(organiser, TEXT, 3)
        assert (mended["faults"], mended["versions"][0]["holds"]) == ([], True)
        assert (await here.view()).raw("sealed/manuscript") is None


async def test_faults_are_told_in_the_readers_language(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        said = {}
        for language in ("en", "de"):
            asked = Ticket(organiser.address, organiser.workshop, f"{organiser.cookie}; language={language}")
            found = await told(asked, "edit/look", {"text": changed(TEXT, "minutes = 10", "minutes = 0")})
            said[language] = found["faults"][0]["said"]
        assert said["en"].startswith("“minutes” is too small")
        assert found["faults"][0]["of_field"].startswith("Das ist zu klein"), "the field says what it is called"
        assert said["de"] != said["en"]


async def test_the_same_save_twice_is_one_version(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        wish = {"text": changed(TEXT, '"Welcome"', '"Hello"'), "base": 1, "id": new_id()}
        for at in (0, 1):
            ticket = Ticket(servers.addresses[at], here.id, organiser.cookie)
            assert (await told(ticket, "edit/save", wish))["version"] == 2


async def test_whoever_is_overtaken_is_told_what_the_other_changed_and_chooses(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        first, second = await here.ticket(Role.ORGANISER, "Mira"), await here.ticket(Role.ORGANISER, "Jon", at=1)
        await save(first, changed(TEXT, '"Welcome"', '"Hello"'), 1)
        mine = changed(TEXT, '"Break"', '"Lunch"')
        overtaken = await save(second, mine, 1, status=409)
        assert overtaken["code"] == "edited-meanwhile"
        assert overtaken["changes"] == ["“Welcome” is called “Hello”."]
        theirs = overtaken["theirs"]
        assert (theirs["version"], theirs["versions"][0]["by"]) == (2, "Mira")
        assert (await save(second, mine, 2))["version"] == 3
        titles = [item.title for _, item in items(await here.view())]
        assert "Lunch" in titles
        assert "Hello" not in titles


async def test_two_who_save_at_once_make_one_version_and_one_of_them_is_told(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        both = [Ticket(servers.addresses[at], here.id, organiser.cookie) for at in (0, 1)]
        texts = [changed(TEXT, '"Welcome"', f'"Hello {n}"') for n in (0, 1)]
        answers = await asyncio.gather(
            *(
                fetch(ticket, "edit/save", msgspec.json.encode({"text": text, "base": 1, "id": new_id()}))
                for ticket, text in zip(both, texts, strict=True)
            )
        )
        assert sorted(status for status, _, _ in answers) == [200, 409]
        assert len((await told(organiser))["versions"]) == 2


async def test_saving_what_is_saved_makes_no_version(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        assert (await save(organiser, TEXT, 1, status=409))["code"] == "unchanged"


async def test_no_two_workshops_are_joined_with_one_code(servers: House) -> None:
    async with servers.workshop(workshop_text(code="HALDE 11 22 33")), servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        text = changed(TEXT, 'language = "en"', 'language = "en"\ncode = "HALDE 11 22 33"')
        saved = await save(organiser, text, 1)
        assert [fault["where"] for fault in saved["faults"]] == ["workshop.code"]


async def test_a_workshop_keeps_its_address(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        found = await told(organiser, "edit/look", {"text": changed(TEXT, "[workshop]", '[workshop]\nid = "another"')})
        assert [fault["where"] for fault in found["faults"]] == ["workshop.id"]


# While it runs


async def test_what_is_ahead_is_changed_while_it_runs_and_everybody_sees_it(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser, moderator = await here.ticket(Role.ORGANISER), await here.moderator()
        [anna] = await here.people(1)
        await done(moderator, "clock.start", plan="now")
        text = changed(TEXT, 'title = "Break"\nminutes = 10', 'title = "Lunch"\nminutes = 40')
        looked = await told(organiser, "edit/look", {"text": text})
        assert looked["faults"] == []
        assert "“Lunch” takes 40 min instead of 10." in looked["effects"]
        assert any(
            re.fullmatch(r"“Groups again” moves from \d\d:\d\d to \d\d:\d\d\.", one) for one in looked["effects"]
        )
        before = clock(await here.view())
        await save(organiser, text, 1)
        await anna.until(lambda: dict(items(anna.document))["break"].title == "Lunch")
        assert clock(await here.view()) == before


async def test_what_is_over_is_refused_at_its_field_and_kept(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser, moderator = await here.ticket(Role.ORGANISER), await here.moderator()
        await done(moderator, "clock.start", plan="now")
        await done(moderator, "clock.jump", to="groups")
        saved = await save(organiser, changed(TEXT, '"Welcome"', '"Hello"'), 1)
        assert [fault["where"] for fault in saved["faults"]] == ["item[1].title"]
        assert saved["versions"][0]["holds"] is False
        assert dict(items(await here.view()))["welcome"].title == "Welcome"


async def test_a_calendar_takes_another_time_for_the_newer_one(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser, stranger = await here.ticket(Role.ORGANISER), Ticket(servers.addresses[0], here.id)
        told = [Calendar.from_ical((await fetch(stranger, "calendar.ics"))[2]).walk("VEVENT")[0]]
        await save(organiser, changed(TEXT, 'start = "09:30"', 'start = "10:00"'), 1)
        told.append(Calendar.from_ical((await fetch(stranger, "calendar.ics"))[2]).walk("VEVENT")[0])
        assert told[0]["UID"] == told[1]["UID"]
        assert [one["SEQUENCE"] for one in told] == [1, 2]
        assert told[1].start - told[0].start == timedelta(minutes=30)
        # Also where a calendar shows nothing but the text.
        assert told[0]["DESCRIPTION"].endswith(f"{servers.addresses[0]}/w/{here.id}")


# Files on disk


async def test_a_file_that_was_edited_in_the_browser_is_not_read_over_it(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        after = changed(TEXT, '"Welcome"', '"Hello"')
        await save(organiser, after, 1)
        assert await found(servers.store, KEYS, here.id, parse(TEXT, name=here.id)) is Founded.EDITED
        assert await found(servers.store, KEYS, here.id, parse(after, name=here.id)) is Founded.KEPT
        third = parse(changed(TEXT, '"Welcome"', '"Good day"'), name=here.id)
        assert await found(servers.store, KEYS, here.id, third) is Founded.UPDATED
        newest = (await told(organiser))["versions"][0]
        assert (newest["number"], newest["by"]) == (3, "")


# The preview


async def test_the_event_page_is_shown_as_it_would_be_inside_of_the_editor_only(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        text = changed(TEXT, "[[theme]]", '[page]\nknow = "**Bold** <b>tag</b>"\n\n[[theme]]')
        body = urlencode({"draft": msgspec.json.encode({"text": text}).decode()}).encode()
        status, headers, page = await fetch(organiser, "edit/preview", body)
        assert status == 200
        assert b"<strong>Bold</strong> &lt;b&gt;tag&lt;/b&gt;" in page
        assert b"#registration" not in page, "where nobody registers there is no way to do so"
        text = f"{text}\n[registration]\nopen = true\n"
        body = urlencode({"draft": msgspec.json.encode({"text": text}).decode()}).encode()
        assert b'href="#registration"' in (await fetch(organiser, "edit/preview", body))[2]
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert "script-src" not in headers["content-security-policy"]
        status, headers, _ = await fetch(organiser, "edit")
        assert "frame-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


async def test_colours_of_the_preview_are_colours_and_nothing_else(servers: House) -> None:
    async with servers.workshop(TEXT) as here:
        organiser = await here.ticket(Role.ORGANISER)
        asked = "edit/colours.css?of=klima.112233.AABBCC,x%22%5D%7B%7D.112233.445566,b.1.2,c.112233.445566%7D"
        _, _, sheet = await fetch(organiser, asked)
        assert sheet.decode() == '[data-theme="klima"] { --theme: light-dark(#112233, #AABBCC); }'


async def test_nothing_of_the_editor_is_shown_to_others(servers: House) -> None:
    """Neither notes for the team nor what is not saved: an audience tells who sees it."""
    async with servers.workshop(changed(TEXT, 'title = "Welcome"', 'title = "Welcome"\nteam = "Door open"')) as here:
        [anna] = await here.people(1)
        moderator = await here.moderator()
        await moderator.until(lambda: moderator.document.raw("staff/sheet:welcome") is not None)
        assert not [key for key, raw in anna.document.items() if b"Door open" in raw or STAFF in key]
        assert not [key for key, raw in anna.document.items(ALL) if b"Door open" in raw]
