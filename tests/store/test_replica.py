"""The live copy of a workshop: however commands come through two processes, both have what the log says."""

from __future__ import annotations

import asyncio

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator import replica
from facilitator.live.fanout import FanOut
from facilitator.live.protocol import VERSION, Hello, decode_command
from facilitator.live.viewer import Viewer
from facilitator.workshop import LiveWorkshop, new_id
from rooms.decision import Decision, Refusal
from rooms.document import Entry, View
from rooms.people import Person, actor
from rooms.roles import Role
from rooms.store import Committed, opened
from tests.playing import Play
from tests.processes import Page, founded, note, process, settled
from tests.serving import EVERYTHING, workshop_text
from tests.unit.test_races import ACTS, ANYWHERE, PEOPLE, STAFF_ACTS, Act, _made

pytestmark = pytest.mark.anyio

FREE = EVERYTHING.replace('rounds = ["groups", "groups-2"]', 'rounds = ["groups", "groups-2"], mode = "free"')
# An item, and batches of commands that come at once: through which process, from whom, what.
Day = tuple[str, list[list[tuple[int, str, Act]]]]
SECRET = "sealed-until-then"


@st.composite
def days(draw: st.DrawFn) -> Day:
    item = draw(st.sampled_from(list(ACTS)))
    people = st.tuples(st.sampled_from(PEOPLE), ACTS[item])
    staff = st.tuples(st.just("mo"), STAFF_ACTS.get(item, ANYWHERE) | ANYWHERE)
    moving = st.tuples(st.just("mo"), st.just(("clock.next", {"seen": item})))
    one = st.tuples(st.integers(0, 1), st.one_of(people, people, people, staff, moving)).map(lambda x: (x[0], *x[1]))
    return item, draw(st.lists(st.lists(one, min_size=1, max_size=5), min_size=1, max_size=4))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days())
def test_any_interleaving_ends_as_the_log_says(
    store_url: str, day: tuple[str, list[list[tuple[int, str, Act]]]]
) -> None:
    asyncio.run(interleave(store_url, *day))


async def interleave(url: str, item: str, batches: list[list[tuple[int, str, Act]]]) -> None:
    play = Play(workshop_text(FREE))
    play.crowd(3)
    play.join("host", Role.HOST, "klima")
    play.go_to(item)
    async with opened(url) as store:
        id = await founded(store, play.document)
        async with process(url, id) as one, process(url, id) as other:
            pages = [opened_page(both, who) for both in (one, other) for who in PEOPLE]
            for number, batch in enumerate(batches):
                sent = [
                    send((one, other)[through], play, who, what, f"before-{number}-{place}")
                    for place, (through, who, what) in enumerate(batch)
                ]
                # Every command comes twice, through both processes, as after a broken line.
                again = [
                    send((other, one)[through], play, who, what, f"before-{number}-{place}")
                    for place, (through, who, what) in enumerate(batch)
                ]
                answers = await asyncio.gather(*sent, *again)
                for first, second in zip(answers[: len(sent)], answers[len(sent) :], strict=True):
                    if isinstance(first, Committed) and isinstance(second, Committed):
                        assert first == second, "the same command has one answer"
            await settled(store, id, one, other)
            assert_sound(one.view)
            for page, who in pages:
                assert_nobody_elses(page, who, one.view)


async def send(through: LiveWorkshop, play: Play, who: str, what: Act, id: str) -> Committed | Refusal:
    type, fields = what
    made = {name: _made(name, value) for name, value in fields.items()}
    if type == "flash.say":
        made["text"] = f"{SECRET}-{who}"
    command = decode_command(msgspec.Raw(msgspec.json.encode({"type": type, **made})))
    assert not isinstance(command, Refusal)
    outcome = await through.command(lambda view: actor(view, who), command, id)
    assert not isinstance(outcome, Refusal) or outcome.code not in ("crowded", "unreachable", "failed")
    return outcome


def opened_page(process: LiveWorkshop, who: str) -> tuple[Page, str]:
    page, fanout = Page(), FanOut(process)
    fanout.enter(Viewer(page, who, "", "live", "en"), Hello(VERSION))
    return page, who


def assert_sound(view: View) -> None:
    """Counters count what is there, and nothing is over its limit."""
    for round in ("groups", "groups-2"):
        for theme in ("klima", "arten"):
            made = [raw for key, raw in view.items() if key.endswith(f"/wish:choice.{round}")]
            wishes = [msgspec.json.decode(raw)["themes"] for raw in made]
            assert view.number(f"all/picks:{round}.{theme}") == sum(wish[0] == theme for wish in wishes) <= 3
    for id, voices in view.raws("voices", "all"):
        assert int(voices) == sum(1 for key, _ in view.items() if key.endswith(f"/said:{id}"))
    for audience in ("all", "room:klima", "room:arten"):
        for id, many in view.raws("support", audience):
            assert int(many) == sum(
                1 for key, _ in view.items() if key.startswith("me:") and key.endswith(f"/support:{id}")
            )


def assert_nobody_elses(page: Page, who: str, view: View) -> None:
    """Nothing that is sealed, or another person's, was in any frame; what was revealed has no name on it."""
    shown = b"".join(page.frames)
    revealed = view.raw("all/revealed:flash") is not None
    others = [other for other in PEOPLE if other != who and f"{SECRET}-{other}".encode() in shown]
    assert revealed or not others
    assert b"sealed/" not in shown
    assert b'"audience":"staff"' not in shown
    assert b'"audience":"sealed"' not in shown
    assert all(f'"audience":"me:{other}"'.encode() not in shown for other in PEOPLE if other != who)


async def test_a_process_that_loses_the_store_for_a_while_misses_nothing(lasting_store_url: str) -> None:
    async with opened(lasting_store_url) as store:
        id = await founded(store, Play().document)
        async with process(lasting_store_url, id) as here:
            for number in range(5):
                for name in await store.redis.client_list(_type="normal"):
                    if name["cmd"].startswith("xread"):
                        await store.redis.client_kill_filter(_id=name["id"])
                outcome = await here.do(
                    lambda view, n=number: Decision(view).put_raw(f"all/note:{n}", b"{}"), id=new_id()
                )
                assert isinstance(outcome, Committed)
            await settled(store, id, here)


async def test_where_telling_takes_long_entries_are_told_together_unless_somebody_waits_for_one(
    lasting_store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for what, seconds in {"SHARE": 1e9, "LONGEST": 1_000.0, "SHORTEST": 0.0}.items():
        monkeypatch.setattr(replica, what, seconds)
    async with opened(lasting_store_url) as store:
        id = await founded(store, Play().document)
        async with process(lasting_store_url, id) as here:
            told: list[int] = []
            here.replica.listen(lambda batch: told.append(len(batch.entries)))
            for number in range(10):
                outcome = await here.do(note(number), id=new_id())
                assert isinstance(outcome, Committed)
                assert await here.replica.catch_up(outcome.sequence)
            assert told == [1] * 10, "who waits for an entry has it at once"
            for number in range(5):
                outcome = await here.do(note(100 + number), id=new_id())
            assert isinstance(outcome, Committed)
            assert await here.replica.catch_up(outcome.sequence)
            assert told[10:] == [5]


def test_entries_gather_longer_the_more_people_say_something_and_who_says_very_much_alone_counts_once() -> None:
    said = [Entry(number, 0, f"p{number}", "", {}, ()) for number in range(100)]
    alone = [Entry(number, 0, "p1", "", {}, ()) for number in range(100)]
    assert replica.gathering(0.001, said[:1]) < replica.gathering(0.001, said[:10]) < replica.gathering(0.001, said)
    assert replica.gathering(0.001, alone) == replica.gathering(0.001, alone[:1])
    assert replica.gathering(1.0, said) == replica.LONGEST


async def test_a_refusal_is_told_only_after_the_newest_entry_was_seen(lasting_store_url: str) -> None:
    """What a stale process would refuse is decided anew: somebody who has just come may act at once."""
    play = Play()
    play.go_to("welcome")
    async with opened(lasting_store_url) as store:
        id = await founded(store, play.document)
        async with process(lasting_store_url, id) as here, process(lasting_store_url, id) as there:
            decision = Decision(there.view).put("staff/person:new", Person("New"))
            outcome = await there.do(lambda view: decision, id=new_id())
            assert isinstance(outcome, Committed)
            command = decode_command(msgspec.Raw(b'{"type":"talk.ask","item":"welcome","text":"May I?"}'))
            assert not isinstance(command, Refusal)
            asked = await here.command(lambda view: actor(view, "new"), command, new_id())
            assert isinstance(asked, Committed)
