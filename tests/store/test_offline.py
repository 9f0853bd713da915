"""What the command line does with a workshop that is kept, beside a server or without one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.founding import create_draft, found
from facilitator.identity import link_opened_by
from facilitator.offline import show_links
from facilitator.settings import BadSetting, Settings
from facilitator.workshop_file import parse
from rooms.document import View
from rooms.links import link_for
from rooms.roles import Role
from rooms.store import Store, opened
from tests.serving import KEYS, SECRET, workshop_text

pytestmark = pytest.mark.anyio


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Store]:
    async with opened(store_url) as store:
        await found(store, KEYS, "w", parse(workshop_text(), name="w"))
        yield store


@pytest.fixture
def settings(store_url: str, tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, redis_url=store_url, secret_key=SECRET)


async def document(store: Store) -> View:
    loaded = await store.load("w")
    assert loaded is not None
    return loaded.document


async def test_a_renewed_link_is_shown_and_the_old_one_opens_nothing(
    store: Store, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    old = link_for(await document(store), Role.HOST, "klima")
    assert old is not None
    await show_links(settings, "w", "host", "klima")
    fresh = link_for(await document(store), Role.HOST, "klima")
    assert fresh is not None
    assert fresh[1].number == old[1].number + 1
    assert link_opened_by(await document(store), KEYS.secret_for("w", old[1])) is None
    shown = capsys.readouterr().out
    assert KEYS.secret_for("w", fresh[1]) in shown
    assert KEYS.secret_for("w", old[1]) not in shown


async def test_a_link_of_another_key_is_not_shown_as_one_that_leads_nowhere(
    store: Store, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """As when a backup is restored without the key; once it is renewed there is one to show."""
    elsewhere = replace(settings, secret_key="another key, which is as long as it must be")
    await show_links(elsewhere, "w", None, "")
    shown = capsys.readouterr().out
    assert shown.count("works, but was made with another key") == 6
    assert "#k=" not in shown
    await show_links(elsewhere, "w", "host", "klima")
    [address] = [word for word in capsys.readouterr().out.split() if "#k=" in word]
    assert link_opened_by(await document(store), address.partition("#k=")[2]) is not None


async def test_who_has_no_link_cannot_have_a_new_one(store: Store, settings: Settings) -> None:
    with pytest.raises(BadSetting, match="no link for a host water"):
        await show_links(settings, "w", "host", "water")


async def test_of_a_draft_the_link_of_its_organisers_leads_to_the_editor(
    store: Store, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await show_links(settings, "w", None, "")
    assert "/w/w/results#k=" in capsys.readouterr().out
    await create_draft(store, KEYS, "d", parse(workshop_text(), name="d"))
    await show_links(settings, "d", None, "")
    shown = capsys.readouterr().out
    assert "/w/d/edit#k=" in shown
    assert "/w/d/results" not in shown
    assert "until it is published" in shown
