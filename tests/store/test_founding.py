"""Workshops come into the store from their files: once, as the file says now, and never two with one code."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from facilitator.codes import same
from facilitator.exports import json
from facilitator.founding import CodeTaken, Founded, NotFounded, found
from facilitator.workshop import new_id
from facilitator.workshop_file import parse
from rooms.decision import Decision
from rooms.document import SEALED, Document, View, room_audience
from rooms.people import Link
from rooms.programme import EventPage, items, themes, workshop
from rooms.registration import Letter
from rooms.roles import Role
from rooms.store import Store, opened
from tests.serving import KEYS, THEMES, workshop_text

pytestmark = pytest.mark.anyio

GOAL = 'goals = ["Mehr Schatten."]\n'


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Store]:
    async with opened(store_url) as store:
        yield store


async def put(store: Store, text: str, id: str = "w") -> Founded:
    return await found(store, KEYS, id, parse(text, name=id))


async def document(store: Store, id: str = "w") -> Document:
    loaded = await store.load(id)
    assert loaded is not None
    return loaded.document


def hosts(view: View) -> set[str]:
    return {link.room for _, link in view.each(Link, SEALED) if link.role is Role.HOST}


async def test_what_is_taken_out_of_a_file_is_taken_out_of_the_workshop(store: Store) -> None:
    await put(store, workshop_text())
    assert [key for key, _ in (await document(store)).items(room_audience("klima"))] == ["room:klima/goal:1"]
    assert await put(store, workshop_text(themes=THEMES.replace(GOAL, ""))) is Founded.UPDATED
    assert list((await document(store)).items(room_audience("klima"))) == []


async def test_the_host_of_a_theme_that_is_taken_out_has_no_link_any_more(store: Store) -> None:
    await put(store, workshop_text())
    before = await document(store)
    renamed = THEMES.replace('id = "klima"', 'id = "wasser"')
    assert await put(store, workshop_text(themes=renamed)) is Founded.UPDATED
    after = await document(store)
    assert (hosts(before), hosts(after)) == ({"klima", "arten"}, {"wasser", "arten"})
    assert [id for id, _ in themes(after)] == ["wasser", "arten"]
    assert list(after.items(room_audience("klima"))) == []
    assert workshop(after).code == workshop(before).code
    kept = {pair for pair in before.each(Link, SEALED) if pair[1].room != "klima"}
    assert kept <= set(after.each(Link, SEALED))


async def test_a_file_of_an_older_version_that_would_be_refused_now_can_be_mended(store: Store) -> None:
    await put(store, workshop_text())
    view = await document(store)
    epoch, _ = await store.head("w")
    old = Decision(view).put(EventPage.key(SEALED), EventPage(file="[workshop]\nno = 1"))
    await store.commit("w", old, command=new_id(), by="", at=1, epoch=epoch)
    assert await put(store, workshop_text().replace('id = "end"', 'id = "over"')) is Founded.UPDATED
    assert "end" not in dict(items(await document(store)))


async def test_two_servers_that_start_at_once_found_a_workshop_once(store: Store) -> None:
    outcomes = await asyncio.gather(*(put(store, workshop_text()) for _ in range(4)))
    assert sorted(one.value for one in outcomes) == ["kept", "kept", "kept", "new"]
    entries = [entry async for entry in store.entries("w")]
    assert len(entries) == 1


async def test_a_store_that_changes_again_and_again_is_given_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing(_: str) -> None:
        return None

    await put(store, workshop_text())
    monkeypatch.setattr(store, "load", nothing)
    with pytest.raises(NotFounded):
        await put(store, workshop_text())


async def test_no_two_workshops_share_a_code(store: Store) -> None:
    await put(store, workshop_text(code="HALDE 47"), "one")
    with pytest.raises(CodeTaken, match="one"):
        await put(store, workshop_text(code="HALDE 47"), "other")
    await put(store, workshop_text(), "other")
    with pytest.raises(CodeTaken, match="one"):
        await put(store, workshop_text(code="HALDE 47"), "other")
    assert await put(store, workshop_text(code="HALDE 47", series="New"), "one") is Founded.UPDATED


async def test_a_workshop_that_is_read_in_under_another_name_gets_a_code_of_its_own(store: Store) -> None:
    await put(store, workshop_text(date="2090-05-14"), "one")
    exported = json.parse(json.render(await document(store, "one"), workshop="one", epoch="e", sequence=1))
    await found(store, KEYS, "again", exported)
    codes = [workshop(await document(store, id)).code for id in ("one", "again")]
    assert not same(*codes)


async def test_a_letter_that_is_due_wakes_the_workshop_also_after_a_server_was_started_anew(store: Store) -> None:
    await put(store, workshop_text())
    epoch, _ = await store.head("w")
    due = Decision(await document(store)).put(Letter.key(SEALED, "p1.reminder"), Letter(due=1_000))
    await store.commit("w", due, command=new_id(), by="", at=1, epoch=epoch)
    assert await put(store, workshop_text()) is Founded.KEPT
    assert await store.workshops(until=1_000) == ["w"]
