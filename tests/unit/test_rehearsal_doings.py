"""What simulated people do: nothing that nobody can do, which would stand among the refusals of a rehearsal."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from facilitator.live.admission import Ticket
from facilitator.live.client import Client
from facilitator.live.protocol import Ok
from facilitator.rehearsal.doings import board, choose
from facilitator.rehearsal.people import Crowd, Someone
from facilitator.rehearsal.record import Record
from facilitator.rehearsal.words import words_for
from rooms.document import Document
from rooms.programme import items
from tests.playing import Play

pytestmark = pytest.mark.anyio


class Person(Someone):
    """What this one does is noted, and time does not pass."""

    def __init__(self, seed: int = 1) -> None:
        self.did: list[dict[str, Any]] = []
        super().__init__(Crowd(Record(), words_for("en"), {}), Client(Ticket("http://127.0.0.1:1", "w")), seed)
        self.crowd.gate.open()

    async def at(self, part: float) -> None:
        return

    async def do(self, type: str, **fields: object) -> Ok:
        self.did.append({"type": type, **fields})
        return Ok("c", 1)


@pytest.mark.parametrize(("at", "asked"), [("choice", {"groups", "groups-2"}), ("break", {"groups-2"})])
async def test_they_wish_for_rounds_that_are_still_ahead(at: str, asked: set[str]) -> None:
    play = Play()
    if at == "break":
        play.go_to("groups")
    play.go_to(at)
    wished = []
    for seed in range(10):
        someone = Person(seed)
        someone.page.document = play.document
        await choose.doing(someone, "choice", dict(items(play.document))["choice"])
        wished += [done["round"] for done in someone.did]
    assert set(wished) == asked


async def test_whose_page_is_opened_anew_waits_until_it_knows_its_room(monkeypatch: pytest.MonkeyPatch) -> None:
    play = Play()
    play.join("anna")
    play.go_to("groups")
    someone = Person()
    monkeypatch.setattr(Client, "person", "anna")
    someone.page.document = Document()
    doing = asyncio.create_task(board.Place(someone, "groups", dict(items(play.document))["groups"]).do("board.ready"))
    await asyncio.sleep(0)
    assert not someone.did
    someone.page.document = play.document
    someone.page._wake()
    await doing
    assert [done["room"] for done in someone.did] == [play.place(play.actors["anna"])] != [""]


@pytest.mark.parametrize(("at", "does"), [("groups", ["board.ready"]), ("groups-2", [])])
async def test_what_comes_too_late_for_a_room_is_not_sent(
    at: str, does: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    play = Play()
    play.join("anna")
    play.go_to(at)
    someone = Person()
    monkeypatch.setattr(Client, "person", "anna")
    someone.page.document = play.document
    assert play.place(play.actors["anna"])
    await board.Place(someone, "groups", dict(items(play.document))["groups"]).do("board.ready")
    assert [done["type"] for done in someone.did] == does
