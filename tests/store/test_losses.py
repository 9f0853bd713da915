"""A store that has lost what it had confirmed: whoever still holds it puts it back, and nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import pytest

from facilitator import store_process
from facilitator.live.fanout import FanOut
from facilitator.live.protocol import VERSION, Hello, decode_command
from facilitator.live.viewer import Viewer
from facilitator.replica import Batch
from facilitator.workshop import LiveWorkshop, new_id
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, View
from rooms.people import actor
from rooms.store import Committed, Store, opened
from tests.machines import HOST, SAFE, Machine
from tests.playing import Play
from tests.processes import Page, founded, note, process, settled

pytestmark = pytest.mark.anyio

Lose = Callable[[], Awaitable[None]]


async def as_it_is_now(store: Store, id: str) -> Lose:
    """Brings the store back to this moment, as after a crash without its last writes."""
    keys = [key.decode() for key in await store.redis.keys(f"facilitator:{{{id}}}:*")]
    kept = {key: await store.redis.dump(key) for key in keys}

    async def lose() -> None:
        for key, dumped in kept.items():
            await store.redis.restore(key, 0, dumped, replace=True)

    return lose


async def done(through: LiveWorkshop, decide: Callable[[View], Decision], id: str = "") -> Committed:
    outcome = await through.do(decide, id=id or new_id())
    assert isinstance(outcome, Committed)
    await through.replica.catch_up(outcome.sequence)
    return outcome


async def by_nobody(store: Store, id: str, decision: Decision) -> None:
    """What a process writes that has not noticed anything yet."""
    outcome = await store.commit(id, decision, command=new_id(), by="", at=4_102_444_800_000, epoch="e1")
    assert isinstance(outcome, Committed)


async def restored(*processes: LiveWorkshop) -> None:
    first, *others = processes
    assert await first.replica.until(lambda: first.replica.epoch != "e1", patience=10)
    for other in others:
        assert await other.replica.until(lambda o=other: o.replica.epoch == first.replica.epoch, patience=10)  # type: ignore[misc]


@pytest.mark.parametrize("meanwhile", [0, 3])
async def test_what_a_store_has_lost_is_put_back_by_who_still_holds_it(lasting_store_url: str, meanwhile: int) -> None:
    """The store goes back to an earlier state, as after a crash without its last writes."""
    async with opened(lasting_store_url) as store:
        id = await founded(store, Play().document)
        keys = [key.decode() for key in await store.redis.keys(f"facilitator:{{{id}}}:*")]
        kept = {key: await store.redis.dump(key) for key in keys}
        async with process(lasting_store_url, id) as here, process(lasting_store_url, id) as there:
            for number in range(5):
                await here.do(note(number), id=new_id())
            await settled(store, id, here, there)
            held = dict(here.view.items())
            for key, dumped in kept.items():
                await store.redis.restore(key, 0, dumped, replace=True)
            for number in range(meanwhile):
                decision = Decision(View()).put_raw(f"all/other:{number}", b"{}")
                await store.commit(id, decision, command=new_id(), by="", at=1, epoch="e1")
            assert await here.replica.until(lambda: here.replica.epoch != "e1", patience=10)
            assert await there.replica.until(lambda: there.replica.epoch == here.replica.epoch, patience=10)
            await settled(store, id, here, there)
            assert held.items() <= dict(here.view.items()).items()
            outcome = await there.do(lambda view: Decision(view).put_raw("all/note:after", b"{}"), id=new_id())
            assert isinstance(outcome, Committed)
            await settled(store, id, here, there)


async def test_an_epoch_that_begins_is_noticed_with_its_entry(lasting_store_url: str) -> None:
    """Also where its number is the next one, and others write on without a pause."""
    async with opened(lasting_store_url) as store:
        id = await founded(store, Play().document)
        async with process(lasting_store_url, id) as here:
            batches: list[Batch] = []
            here.replica.listen(batches.append)
            begun = await store.commit(id, note(1)(View()), command=new_id(), by="", at=1, epoch="e1", begin="e2")
            assert isinstance(begun, Committed)
            assert await here.replica.until(lambda: here.replica.epoch == "e2", patience=10)
            assert [batch.epoch for batch in batches] == ["e2"], "whoever is here begins again, and nothing came before"


async def test_a_workshop_that_was_removed_is_not_put_back_when_its_time_is_over(lasting_store_url: str) -> None:
    play = Play()
    async with opened(lasting_store_url) as store:
        id = await founded(store, play.document)
        async with process(lasting_store_url, id) as here:
            expired = msgspec.json.decode(play.document.raw("all/workshop") or b"") | {"expires": 1}
            raw = msgspec.json.encode(expired)
            await by_nobody(store, id, Decision(here.view).put_raw("all/workshop", raw))
            await settled(store, id, here)
            await store.redis.delete(*await store.redis.keys(f"facilitator:{{{id}}}:*"))
            await here.replica._check_for_loss()
            assert await store.load(id) is None


async def test_what_only_the_slower_process_had_seen_is_put_back_too(lasting_store_url: str) -> None:
    """One process has confirmed an entry that the other, which restores first, had not read yet."""
    async with opened(lasting_store_url) as store:
        id = await founded(store, Play().document)
        async with process(lasting_store_url, id) as quick, process(lasting_store_url, id) as slow:
            lose = await as_it_is_now(store, id)
            await done(slow, note(1))
            await settled(store, id, quick, slow)
            await quick.replica.stop()
            command = new_id()
            await done(slow, note(2), command)
            await done(slow, lambda view: Decision(view).put_raw("all/note:1", b'{"edited":1}'))
            await slow.replica.stop()
            await lose()
            quick.replica.start()
            await restored(quick)
            assert quick.view.raw("all/note:2") is None
            slow.replica.start()
            await restored(quick, slow)
            assert await quick.replica.until(lambda: quick.view.raw("all/note:2") == b"{}")
            await settled(store, id, quick, slow)
            assert quick.view.raw("all/note:1") == b'{"edited":1}'
            assert await store.unknown(id, [command]) == set()


async def test_a_command_that_was_put_back_is_not_carried_out_again(lasting_store_url: str) -> None:
    play = Play()
    play.crowd(1)
    play.go_to("groups")
    async with opened(lasting_store_url) as store:
        id = await founded(store, play.document)
        async with process(lasting_store_url, id) as here:
            lose = await as_it_is_now(store, id)
            fields = {"item": "groups", "room": play.place(play.actors["p1"]), "section": 1, "text": "Once"}
            command = decode_command(msgspec.Raw(msgspec.json.encode({"type": "board.write", **fields})))
            assert not isinstance(command, Refusal)
            own = new_id()
            first = await here.command(lambda view: actor(view, "p1"), command, own)
            assert isinstance(first, Committed)
            await here.replica.catch_up(first.sequence)
            written = dict(here.view.items())
            await lose()
            await restored(here)
            again = await here.command(lambda view: actor(view, "p1"), command, own)
            assert isinstance(again, Committed)
            await settled(store, id, here)
            assert dict(here.view.items()) == written


async def test_pages_of_a_process_that_died_with_the_store_are_shown_what_there_is(tmp_path: Path) -> None:
    """They were told what it alone had seen; the process that lives has lost nothing, and took another entry since."""
    machine = Machine(store_process.program(), tmp_path / "store", *SAFE)
    machine.start()
    url = f"redis://{HOST}:{machine.port}"
    try:
        async with opened(url) as store:
            id = await founded(store, Play().document)
            async with process(url, id) as here:
                await done(here, note(1))
                lose = await as_it_is_now(store, id)
                await here.replica.stop()
                await by_nobody(store, id, Decision(View()).put_raw("all/note:lost", b"{}"))
                _, seen = await store.head(id)
                machine.kill()
                machine.start()
                # The ends of the lines have come, and are read in a round of the loop.
                await asyncio.sleep(0)
                await asyncio.sleep(0)
                await lose()
                await by_nobody(store, id, Decision(View()).put_raw("all/note:other", b"{}"))
                page, fanout = Page(), FanOut(here)
                here.replica.start()
                assert await here.replica.catch_up(seen)
                fanout.enter(Viewer(page, "mo", "", "live", "en"), Hello(VERSION, epoch="e1", seen={ALL: seen}))
                await restored(here)
                await settled(store, id, here)
                shown = [frame for frame in page.frames if b'"snapshot"' in frame and b'"audience":"all"' in frame]
                assert b"note:other" in shown[-1]
                assert b"note:lost" not in shown[-1]
    finally:
        machine.kill()


async def test_what_was_written_since_the_loss_stays_and_counters_count_both(lasting_store_url: str) -> None:
    async with opened(lasting_store_url) as store:
        id = await founded(store, Play().document)
        async with process(lasting_store_url, id) as here:
            await done(here, lambda view: Decision(view).put_raw("all/note:1", b'{"a":0}').count("all/notes", 4))
            await done(here, note(2))
            lose = await as_it_is_now(store, id)
            await done(here, lambda view: Decision(view).put_raw("all/note:1", b'{"a":1}').count("all/notes", 2))
            await done(here, lambda view: Decision(view).delete("all/note:2").put_raw("all/note:3", b"{}"))
            await here.replica.stop()
            await lose()
            lost = await store.load(id)
            assert lost is not None
            since = Decision(lost.document).put_raw("all/note:1", b'{"b":2}').count("all/notes", 10)
            await by_nobody(store, id, since)
            here.replica.start()
            await restored(here)
            await settled(store, id, here)
            assert here.view.raw("all/note:1") == b'{"b":2}'
            assert here.view.number("all/notes") == 16
            assert here.view.raw("all/note:2") is None
            assert here.view.raw("all/note:3") == b"{}"


async def test_a_process_that_has_only_just_loaded_notices_that_its_last_entry_is_another(
    lasting_store_url: str,
) -> None:
    async with opened(lasting_store_url) as store:
        id = await founded(store, Play().document)
        lose = await as_it_is_now(store, id)
        async with process(lasting_store_url, id) as here:
            await done(here, note(1))
        async with process(lasting_store_url, id) as fresh:
            await fresh.replica.stop()
            await lose()
            lost = await store.load(id)
            assert lost is not None
            await by_nobody(store, id, Decision(lost.document).put_raw("all/other", b"{}").count("all/notes", 1))
            fresh.replica.start()
            await restored(fresh)
            await settled(store, id, fresh)
            assert fresh.view.raw("all/note:1") == fresh.view.raw("all/other") == b"{}"
            assert fresh.view.number("all/notes") == 1


async def test_a_store_that_has_lost_everything_gets_back_everything(lasting_store_url: str) -> None:
    async with opened(lasting_store_url) as store:
        id = await founded(store, Play().document)
        async with process(lasting_store_url, id) as here:
            command = new_id()
            await done(here, note(1), command)
            held = dict(here.view.items())
            await store.redis.delete(*await store.redis.keys(f"facilitator:{{{id}}}:*"))
            await restored(here)
            await settled(store, id, here)
            assert dict(here.view.items()) == held
            assert await store.unknown(id, [command]) == set()


async def test_nothing_is_put_into_a_workshop_that_was_founded_anew(lasting_store_url: str) -> None:
    async with opened(lasting_store_url) as store:
        id = await founded(store, Play().document)
        async with process(lasting_store_url, id) as here:
            await done(here, note(1))
            await here.replica.stop()
            await store.redis.delete(*await store.redis.keys(f"facilitator:{{{id}}}:*"))
            fresh = Decision(View())
            for key, raw in Play().document.items():
                fresh.put_raw(key, raw)
            await store.commit(id, fresh, command=new_id(), by="", at=1, epoch="", begin="e2")
            here.replica.start()
            await restored(here)
            await settled(store, id, here)
            assert here.view.raw("all/note:1") is None


async def test_no_snapshot_is_put_back_whose_moment_the_log_does_not_hold(lasting_store_url: str) -> None:
    async with opened(lasting_store_url) as store:
        id = await founded(store, Play().document)
        async with process(lasting_store_url, id) as here:
            await done(here, lambda view: Decision(view).put_raw("staff/snapshot:a", b"{}"))
            lose = await as_it_is_now(store, id)
            await done(here, lambda view: Decision(view).put_raw("staff/snapshot:b", b"{}"))
            await done(here, note(1))
            await lose()
            await restored(here)
            await settled(store, id, here)
            assert list(here.view.ids("snapshot", STAFF)) == ["a"]
            assert here.view.raw("all/note:1") == b"{}"


async def test_a_hole_in_the_log_holds_nobody_up(lasting_store_url: str) -> None:
    async with opened(lasting_store_url) as store:
        id = await founded(store, Play().document)
        async with process(lasting_store_url, id) as here:
            page, fanout = Page(), FanOut(here)
            fanout.enter(Viewer(page, "mo", "", "live", "en"), Hello(VERSION))
            await here.replica.stop()
            for number in (1, 2):
                decision = Decision(View()).put_raw(f"all/note:{number}", b"{}")
                await store.commit(id, decision, command=new_id(), by="", at=1, epoch="e1")
            _, head = await store.head(id)
            await store.redis.xdel(f"facilitator:{{{id}}}:log", f"{head - 1}-0")
            here.replica.start()
            assert await here.replica.catch_up(head)
            assert sorted(here.view.ids("note", ALL)) == ["1", "2"]
            assert here.replica.epoch == "e1"
            assert b"note:1" in b"".join(page.frames)


async def test_who_cannot_take_a_batch_is_told_everything_anew_and_all_others_are_told(lasting_store_url: str) -> None:
    async with opened(lasting_store_url) as store:
        id = await founded(store, Play().document)
        async with process(lasting_store_url, id) as here:
            taken: list[Batch] = []

            def fails(batch: Batch) -> None:
                taken.append(batch)
                if not batch.epoch:
                    raise RuntimeError("cannot take this")

            heard: list[Batch] = []
            here.replica.listen(fails)
            here.replica.listen(heard.append)
            told = await done(here, note(1))
            assert [(batch.sequence, batch.epoch) for batch in taken] == [(told.sequence, ""), (told.sequence, "e1")]
            assert [batch.sequence for batch in heard] == [told.sequence]
