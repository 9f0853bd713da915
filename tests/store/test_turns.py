"""Whose turn it is: however many write, the agenda moves on, and one moment decides for all processes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import msgspec
import pytest

from facilitator import clock as agenda_clock
from facilitator import workshop as live
from facilitator.live.protocol import decode_command
from facilitator.turns import TURN
from facilitator.workshop import CROWDED, LiveWorkshop, new_id, now_ms
from rooms.activities.flash.entities import Spoken
from rooms.decision import Decision, Refusal
from rooms.document import ALL, SEALED, Turn, View
from rooms.people import actor
from rooms.programme import Clock, clock
from rooms.store import Committed, Store, opened
from tests.playing import Play
from tests.processes import founded, note, process, settled

pytestmark = pytest.mark.anyio

PEOPLE = 8
MINUTE = 60_000


def flashing(ends_in: int = 10 * MINUTE) -> Play:
    """A flash round that began now, and ends by itself in so many ms."""
    play = Play()
    play.crowd(PEOPLE)
    play.go_to("flash")
    now = now_ms()
    began = msgspec.structs.replace(play.clock, start=now, began=now, ends=now + ends_in, step_ends=now + ends_in)
    play.apply(Decision(play.document).put(Clock.key(ALL), began))
    return play


def made(type: str, **fields: Any) -> Any:
    command = decode_command(msgspec.Raw(msgspec.json.encode({"type": type, **fields})))
    assert not isinstance(command, Refusal)
    return command


async def command(through: LiveWorkshop, who: str, type: str, **fields: Any) -> Committed | Refusal:
    return await through.command(lambda view: actor(view, who), made(type, **fields), new_id())


@asynccontextmanager
async def two(url: str, play: Play) -> AsyncIterator[tuple[Store, str, LiveWorkshop, LiveWorkshop]]:
    async with opened(url) as store:
        id = await founded(store, play.document)
        async with process(url, id) as one, process(url, id) as other:
            yield store, id, one, other


@asynccontextmanager
async def never_silent(through: LiveWorkshop, before: LiveWorkshop) -> AsyncIterator[list[str]]:
    """Whatever ``before`` is about to commit, somebody says something through the other process first, if they may.

    Yields what became of what they said.
    """
    numbers, saying, became = count(), set[asyncio.Task[None]](), list[str]()
    store = before._store
    commit = store.commit

    async def say(number: int) -> None:
        said = {"item": "flash", "text": f"No {number}.", "mark": 1 + number % 5}
        outcome = await command(through, f"p{1 + number % PEOPLE}", "flash.say", **said)
        became.append(outcome.code if isinstance(outcome, Refusal) else "ok")

    async def interrupted(*args: Any, **more: Any) -> Any:
        task = asyncio.create_task(say(next(numbers)))
        saying.add(task)
        # Whoever has to wait for their turn is not waited for.
        await asyncio.wait([task], timeout=0.2)
        return await commit(*args, **more)

    store.commit = interrupted  # type: ignore[method-assign]
    try:
        yield became
    finally:
        store.commit = commit  # type: ignore[method-assign]
        await asyncio.gather(*saying)


@pytest.mark.parametrize("elsewhere", [False, True], ids=["one process", "two processes"])
async def test_a_moderator_moves_on_however_many_speak(lasting_store_url: str, elsewhere: bool) -> None:
    async with two(lasting_store_url, flashing()) as (store, id, here, there):
        async with never_silent(there if elsewhere else here, here) as became:
            moved = await command(here, "mo", "clock.next", seen="flash")
        assert isinstance(moved, Committed)
        await settled(store, id, here, there)
        assert clock(here.view).item == "end"
        assert here.view.raw(TURN) is None
        assert len(became) < 10
        assert set(became) <= {"ok", "closed"}
        said = here.view.number("all/said:flash")
        assert said == len(list(here.view.ids("ballot", SEALED))) == len(list(here.view.ids(Spoken.KIND, ALL)))


async def test_more_time_for_what_another_process_ends_in_that_moment_is_given_to_nothing(
    lasting_store_url: str,
) -> None:
    async with two(lasting_store_url, flashing()) as (store, id, here, there):
        before = here._store.commit

        async def overtaken(*args: Any, **more: Any) -> Any:
            here._store.commit = before  # type: ignore[method-assign]
            assert isinstance(await command(there, "mo", "clock.next", seen="flash"), Committed)
            return await before(*args, **more)

        here._store.commit = overtaken  # type: ignore[method-assign]
        ends = clock(here.view).ends
        more = await command(here, "mo", "clock.extend", minutes=5, seen="flash", seen_ends=ends)
        assert isinstance(more, Refusal)
        await settled(store, id, here, there)
        assert (clock(here.view).item, clock(here.view).ends - clock(here.view).began) == ("end", 10 * MINUTE)


@pytest.mark.parametrize("elsewhere", [False, True], ids=["one process", "two processes"])
async def test_whatever_reads_what_many_write_has_its_turn_in_the_end(lasting_store_url: str, elsewhere: bool) -> None:
    async with two(lasting_store_url, flashing()) as (store, id, here, there):
        async with never_silent(there if elsewhere else here, here):
            revealed = await command(here, "mo", "flash.reveal", item="flash")
        assert isinstance(revealed, Committed)
        await settled(store, id, here, there)
        assert here.view.raw(TURN) is None


async def test_what_is_said_when_the_time_is_over_waits_for_the_transition_and_one_verdict_holds_everywhere(
    lasting_store_url: str,
) -> None:
    """Both processes are asked at the moment at which the round is over: the transition is first in both."""
    play = flashing(ends_in=300)
    # No grace: what comes afterwards is refused.
    about = msgspec.json.decode(play.document.raw("all/workshop") or b"") | {"grace": 0}
    play.apply(Decision(play.document).put_raw("all/workshop", msgspec.json.encode(about)))
    async with two(lasting_store_url, play) as (store, id, here, there):
        ends = play.clock.ends
        assert not await here.replica.until(lambda: now_ms() >= ends, patience=(ends - now_ms()) / 1000)
        saying = [
            asyncio.create_task(command(through, f"p{number}", "flash.say", item="flash", text="Late.", mark=1))
            for number, through in enumerate((here, there) * 3, 1)
        ]
        done, _ = await asyncio.wait(saying, timeout=0.2)
        assert not done, "nothing is decided while the transition is due"
        keeping = [asyncio.create_task(agenda_clock.keep(one, store)) for one in (here, there)]
        verdicts = await asyncio.gather(*saying)
        for task in keeping:
            task.cancel()
        await asyncio.gather(*keeping, return_exceptions=True)
        await settled(store, id, here, there)
        assert {verdict.code for verdict in verdicts if isinstance(verdict, Refusal)} == {"closed"}
        assert here.view.number("all/said:flash") == 0
        assert clock(here.view).item == "end"


async def test_a_transition_that_cannot_be_decided_holds_nobody_back(
    lasting_store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with two(lasting_store_url, flashing(ends_in=0)) as (_, _, here, _):

        def fails(*_: object, **__: object) -> Decision:
            raise RuntimeError("a mistake in an activity")

        monkeypatch.setattr(live.commands, "advance", fails)
        saying = asyncio.create_task(command(here, "p1", "flash.say", item="flash", text="Still here.", mark=1))
        with pytest.raises(RuntimeError):
            await here.advance()
        assert isinstance(await asyncio.wait_for(saying, 2), Committed)


async def test_a_turn_that_its_process_has_not_given_back_ends_by_itself(lasting_store_url: str) -> None:
    async with two(lasting_store_url, flashing()) as (store, id, here, there):
        for until in (now_ms() + 400, now_ms() - 1):
            await here._commit(Decision(here.view).put(TURN, Turn("of one that died", until)), id=new_id(), by="")
            _, head = await store.head(id)
            await there.replica.catch_up(head)
            outcome = await there.do(note(until), id=new_id())
            assert isinstance(outcome, Committed)
            assert now_ms() >= until
            await here.replica.catch_up(outcome.sequence)


async def test_what_another_process_has_carried_out_meanwhile_keeps_no_turn(lasting_store_url: str) -> None:
    """As a command that is sent again through another process, while the first one still tries."""
    async with two(lasting_store_url, flashing()) as (store, id, here, there):
        own, before = new_id(), here._store
        commit = before.commit

        async def overtaken(workshop: str, decision: Decision, **more: Any) -> Any:
            if TURN in decision.deletes:
                await store.commit(id, Decision(View()).count("all/done"), command=own, by="", at=1, epoch="e1")
            return await commit(workshop, decision, **more)

        before.commit = overtaken  # type: ignore[method-assign]

        def decide(view: View) -> Decision:
            seen = view if view.raw(TURN) is not None else View([("all/clock", b"another")])
            return Decision(seen).expect("all/clock").count("all/done")

        assert isinstance(await here.first(decide, id=own), Committed)
        await settled(store, id, here, there)
        assert here.view.raw(TURN) is None
        assert here.view.number("all/done") == 1


async def test_what_was_refused_in_its_turn_gives_it_back(lasting_store_url: str) -> None:
    async with two(lasting_store_url, flashing()) as (store, id, here, there):

        def decide(view: View) -> Decision | Refusal:
            # Loses until it is its turn: somebody else always changes what it expects.
            return (
                CROWDED
                if view.raw(TURN) is not None
                else Decision(View([("all/clock", b"another")])).expect("all/clock")
            )

        assert await here.first(decide, id=new_id()) == CROWDED
        await settled(store, id, here, there)
        assert here.view.raw(TURN) is None
