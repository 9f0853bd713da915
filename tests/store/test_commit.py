"""commit.lua on both stores: every answer that it gives, and that a decision is applied whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest

from rooms.decision import Decision, Refusal
from rooms.document import ALL, Document, View
from rooms.store import Committed, Conflict, NewEpoch, Store, opened

pytestmark = pytest.mark.anyio

FULL = Refusal("full", "Full.")
NOTE = b'{"text":"Gr\xc3\xbcn"}'
LATER = 4_102_444_800_000


@pytest.fixture
async def store(every_store_url: str) -> AsyncIterator[Store]:
    """With one workshop, ``w``, in epoch ``e1``: its first entry put ``all/clock``."""
    async with opened(every_store_url) as opened_store:
        founding = Decision(View()).put_raw("all/clock", b"{}")
        assert await commit(opened_store, founding, "found", epoch="", begin="e1", expires=LATER) == Committed(1)
        yield opened_store


async def commit(
    store: Store,
    decision: Decision,
    id: str,
    *,
    epoch: str = "e1",
    begin: str = "",
    expires: int | None = None,
    further: tuple[str, ...] = (),
) -> Committed | Conflict | NewEpoch | Refusal:
    return await store.commit(
        "w", decision, command=id, by="p1", at=1_000, epoch=epoch, begin=begin, expires=expires, further=further
    )


async def now(store: Store) -> Document:
    loaded = await store.load("w")
    assert loaded is not None
    return loaded.document


async def replayed(store: Store) -> dict[str, bytes]:
    """The document that the log alone makes; every step must fit the one before."""
    document, last = Document(), 0
    async for entry in store.entries("w"):
        assert entry.sequence == last + 1
        document.apply(entry)
        last = entry.sequence
    return dict(document.items())


async def test_what_is_decided_is_in_the_document_and_in_the_log(store: Store) -> None:
    decision = Decision(await now(store)).put_raw("all/note:1", NOTE).count("all/notes").delete("all/clock")
    assert await commit(store, decision, "c1") == Committed(2)
    assert dict((await now(store)).items()) == {"all/note:1": NOTE, "all/notes": b"1"} == await replayed(store)
    [entry] = [entry async for entry in store.entries("w", 1)]
    assert (entry.sequence, entry.at, entry.by, entry.command) == (2, 1_000, "p1", "c1")
    assert (entry.put, entry.delete) == ({"all/note:1": NOTE, "all/notes": b"1"}, ("all/clock",))
    assert await store.head("w") == ("e1", 2)


async def test_the_same_command_again_gives_the_same_answer_and_changes_nothing(store: Store) -> None:
    first = Decision(await now(store)).put_raw("all/note:1", NOTE).count("all/notes")
    assert await commit(store, first, "c1") == Committed(2)
    await commit(store, Decision(await now(store)).put_raw("all/note:2", NOTE), "c2")
    again = Decision(await now(store)).put_raw("all/note:1", b"{}").count("all/notes")
    assert await commit(store, again, "c1") == Committed(2)
    assert await commit(store, again, "c1", epoch="another") == Committed(2)
    found = await now(store)
    assert (found.raw("all/note:1"), found.number("all/notes")) == (NOTE, 1)
    assert await store.standing("w", "c1") == (2, 3)
    assert await store.standing("w", "unknown") == (None, 3)


@pytest.mark.parametrize("seen", [b'{"old":1}', None], ids=["changed", "appeared"])
async def test_what_was_seen_otherwise_is_a_conflict_and_nothing_happens(store: Store, seen: bytes | None) -> None:
    view = View([] if seen is None else [("all/clock", seen)])
    decision = Decision(view).expect("all/clock").put_raw("all/note:1", NOTE).count("all/notes")
    assert await commit(store, decision, "c1") == Conflict(1)
    assert dict((await now(store)).items()) == {"all/clock": b"{}"}
    fresh = Decision(await now(store)).expect("all/clock").put_raw("all/note:1", NOTE)
    assert await commit(store, fresh, "c1") == Committed(2), "a command that did not fit may be decided again"


async def test_what_was_expected_and_has_gone_is_a_conflict(store: Store) -> None:
    seen = await now(store)
    await commit(store, Decision(seen).delete("all/clock"), "c1")
    assert await commit(store, Decision(seen).expect("all/clock").put_raw("all/note:1", NOTE), "c2") == Conflict(2)


@pytest.mark.parametrize(("by", "least", "most"), [(3, 0, 2), (-1, 0, None), (1, 2, None)])
async def test_a_counter_does_not_leave_its_bounds(store: Store, by: int, least: int, most: int | None) -> None:
    decision = Decision(View()).put_raw("all/note:1", NOTE)
    decision.count("all/notes").count("all/picks:a", by, least=least, most=most, refusal=FULL)
    assert await commit(store, decision, "c1") == FULL
    assert dict((await now(store)).items()) == {"all/clock": b"{}"}


async def test_a_counter_is_raised_by_many_at_once_up_to_its_limit_and_no_further(store: Store) -> None:
    def taking(number: int) -> Decision:
        return Decision(View()).count("all/picks:a", most=7, refusal=FULL).put_raw(f"all/seat:{number}", b"{}")

    outcomes = await asyncio.gather(*(commit(store, taking(number), f"c{number}") for number in range(40)))
    assert sum(isinstance(outcome, Committed) for outcome in outcomes) == 7
    assert sum(outcome is FULL for outcome in outcomes) == 33
    found = await now(store)
    assert found.number("all/picks:a") == len(list(found.ids("seat", ALL))) == 7
    assert await replayed(store) == dict(found.items())


async def test_another_epoch_is_told_and_nothing_happens(store: Store) -> None:
    decision = Decision(await now(store)).put_raw("all/note:1", NOTE)
    assert await commit(store, decision, "c1", epoch="e0") == NewEpoch("e1", 1)
    assert await commit(store, decision, "c1", epoch="") == NewEpoch("e1", 1)
    assert await store.commit("gone", decision, command="c1", by="", at=1, epoch="e1") == NewEpoch("", 0)
    assert await store.load("gone") is None
    assert await store.head("gone") == ("", 0)


async def test_a_new_epoch_begins_with_the_entry_that_names_it(store: Store) -> None:
    decision = Decision(await now(store)).put_raw("all/note:1", NOTE)
    assert await commit(store, decision, "c1", begin="e2") == Committed(2)
    assert await store.head("w") == ("e2", 2)
    assert await commit(store, Decision(View()).count("all/notes"), "c2") == NewEpoch("e2", 2)


async def test_one_entry_stands_for_several_commands_of_which_none_was_applied(store: Store) -> None:
    decision = Decision(await now(store)).put_raw("all/note:1", NOTE)
    assert await commit(store, decision, "c1", further=("c2", "c3")) == Committed(2)
    for id in ("c1", "c2", "c3"):
        assert await commit(store, Decision(View()).put_raw("all/note:2", NOTE), id) == Committed(2)
    later = Decision(await now(store)).put_raw("all/note:3", NOTE)
    assert await commit(store, later, "c4", further=("c5", "c3")) == Conflict(2)
    assert await store.unknown("w", ["c4", "c5"]) == {"c4", "c5"}
    assert dict((await now(store)).items()) == {"all/clock": b"{}", "all/note:1": NOTE} == await replayed(store)


async def test_all_four_keys_expire_together_and_stay_so(store: Store) -> None:
    keys = sorted(await store.redis.keys("facilitator:{w}:*"))
    assert len(keys) == 4
    await commit(store, Decision(await now(store)).put_raw("all/note:1", NOTE), "c1")
    assert {await store.redis.pexpiretime(key) for key in keys} == {LATER}
    await commit(store, Decision(View()).count("all/notes"), "c2", expires=1)
    assert await store.redis.keys("facilitator:{w}:*") == []


async def test_eight_thousand_entities_are_one_decision(store: Store) -> None:
    decision = Decision(View())
    for number in range(8_000):
        decision.put_raw(f"room:r{number % 5}/note:{number}", NOTE)
    assert await commit(store, decision, "c1") == Committed(2)
    found = await now(store)
    assert sum(1 for _ in found.items()) == 8_001
    gone = Decision(found)
    for key in decision.puts:
        gone.delete(key)
    assert await commit(store, gone, "c2") == Committed(3)
    assert await replayed(store) == {"all/clock": b"{}"}


@pytest.mark.parametrize("id", ['quote"', "back\\slash", "line\nbreak", "ü/ö", "\x01"])
async def test_a_key_of_any_letters_does_not_break_the_log(store: Store, id: str) -> None:
    """No command lets such a key through; if one ever did, everybody's log must still be readable."""
    key = f"all/note:{id}"
    await commit(store, Decision(View()).put_raw(key, NOTE).count(f"all/notes:{id}"), "c1")
    assert (await replayed(store))[key] == NOTE
    await commit(store, Decision(await now(store)).delete(key), "c2")
    assert key not in await replayed(store)


async def test_texts_come_back_byte_for_byte(store: Store) -> None:
    texts = ["🌳" * 1000, '\u2028 \\ " \n \t', "</script>", "עברית", "a\x7fb"]
    decision = Decision(View())
    for number, text in enumerate(texts):
        decision.put_raw(f"all/note:{number}", msgspec.json.encode({"text": text}))
    await commit(store, decision, "c1")
    for number, text in enumerate(texts):
        assert msgspec.json.decode((await replayed(store))[f"all/note:{number}"]) == {"text": text}


async def test_a_store_that_has_forgotten_its_scripts_is_taught_again(store: Store) -> None:
    await commit(store, Decision(View()).count("all/notes"), "c1")
    await store.redis.script_flush()
    assert await commit(store, Decision(View()).count("all/notes"), "c2") == Committed(3)
