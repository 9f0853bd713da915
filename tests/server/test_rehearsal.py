"""The dress rehearsal, as a moderator calls it: on a server of its own, on a running one, and gone again."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pypdf import PdfReader

from facilitator import cli
from facilitator.live.admission import Ticket
from facilitator.rehearsal import people, returning
from facilitator.rehearsal.record import Record
from facilitator.rehearsal.words import words_for
from rooms.document import ALL, STAFF, Document, Entry, View, decode
from rooms.people import JOINED, Person
from rooms.programme import Item, clock
from rooms.roles import Role
from tests.failing import Cut, Line, Proxy, Way
from tests.serving import House, done, workshop_text

pytestmark = pytest.mark.anyio

# After the first item everything waits for the moderator, however slow the machine is.
SHORT = """
[[item]]
id = "welcome"
kind = "talk"
title = "Welcome"
minutes = 4

[[item]]
id = "words"
kind = "chain"
title = "Words"
minutes = 4
advance = "wait"
settings = { seed = "green" }

[[item]]
id = "choice"
kind = "choose"
title = "Choice"
minutes = 4
advance = "wait"
settings = { rounds = ["groups"] }

[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 6
advance = "wait"

[[item]]
id = "flash"
kind = "flash"
title = "Flash"
minutes = 4
advance = "wait"
settings = { question = "How was it?" }

[[item]]
id = "poll"
kind = "poll"
title = "Poll"
minutes = 4
advance = "wait"
settings.questions = [
  { question = "Which day?", options = ["Monday", "Friday"] },
  { question = "What is missing?", kind = "multiple", options = ["Trees", "Water", "Shade"], most = 2 },
  { question = "How sure?", kind = "scale", low = "not", high = "very" },
  { question = "In a word?", kind = "words" },
  { question = "What first?", kind = "ranking", options = ["Roofs", "Brooks", "Lanes"] },
]

[[item]]
id = "end"
kind = "closing"
title = "The end"
minutes = 1
advance = "wait"
"""


CHECKOUT = Path(__file__).parents[2]


async def rehearse(folder: Path, *arguments: str) -> tuple[int, str]:
    """The command; its exit code and what it said."""
    own = {"REDIS_URL": "", "PUBLIC_URL": "https://elsewhere.example.org", "PYTHONPATH": str(CHECKOUT)}
    environment = os.environ | own
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "facilitator", "rehearse", *arguments,
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await process.communicate()
    return process.returncode or 0, said.decode()


async def test_a_whole_day_with_simulated_people_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "short.toml").write_text(workshop_text(SHORT), "utf-8")
    code, said = await rehearse(tmp_path, "short.toml", "--people", "12", "--speed", "200", "--pdf", ".")
    assert code == 0, said
    assert "It went well: everything that was saved is there once" in said
    assert re.search("14 people, 2[678] minutes of the workshop", said)
    for title in ("Welcome", "Words", "Choice", "Groups", "Flash", "Poll", "The end"):
        assert re.search(rf"^  {title}: \d+ done", said, re.M), said
    numbers = dict(re.findall(r"^  ([a-z ,]+?) {2,}(\d+)", said, re.M))
    assert int(numbers["written, chosen or moved"]) == int(numbers["saved"]) + int(numbers["refused by the rules"]) > 30
    assert int(numbers["shown to others"]) > int(numbers["saved"])
    assert {numbers[name] for name in ("saved, but lost", "kept twice", "saved, but not shown")} == {"0"}
    assert re.search(r"saved +\d+ +half of it within \d+\.\d+ s, 99 of 100 within \d+\.\d+ s", said)
    assert "wishes for Groups: first" in said
    assert "\x1b" not in said, "plain lines where there is no terminal"
    left = written_in(tmp_path)
    [pdf] = [name for name in left if name.endswith(".pdf")]
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / pdf).pages)
    questions = ("Which day?", "What is missing?", "How sure?", "In a word?", "What first?")
    assert [question for question in questions if question not in text] == []
    assert set(left) == {"short.toml", pdf}


def written_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def test_people_join_a_running_server_marked_and_are_removed_in_one_step(servers: House, tmp_path: Path) -> None:
    async with servers.workshop(workshop_text(SHORT, language="de", rehearsal=True)) as here:
        moderator = await here.moderator()
        [anna] = await here.people(1)
        link = await here.link(Role.MODERATOR)
        rehearsing = asyncio.create_task(rehearse(tmp_path, "--people", "5", "--join", link))
        await moderator.until(lambda: rehearsed(moderator.document) == 8, patience=30)
        assert "Probemoderation" in str(list(moderator.document.items(STAFF))), "in the workshop's language"
        await done(moderator, "clock.start", speed=300)
        await anna.until(lambda: clock(anna.document).item == "words", patience=30)
        await done(anna, "chain.attach", item="words", text="really")
        await moderator.until(lambda: clock(moderator.document).held == 0 and waits(moderator.document), patience=30)
        for item in ("words", "choice", "groups", "flash", "poll", "end"):
            await moderator.until(lambda seen=item: clock(moderator.document).item == seen)
            await done(moderator, "clock.next", seen=item)
        await moderator.until(lambda: clock(moderator.document).state == "over")
        code, said = await rehearsing
        assert code == 0, said
        assert "--remove" in said
        before = [entry.sequence async for entry in servers.store.entries(here.id)]
        code, said = await rehearse(tmp_path, "--remove", "--join", link)
        assert code == 0, said
        view = await here.view()
        assert rehearsed(view) == 0
        assert view.number(JOINED) == 1
        assert "Probegast" not in str(list(view.items()))
        assert "Probemoderation" not in str(list(view.items()))
        assert "Rehearsal" not in str(list(view.items()))
        assert "really" in str(list(view.items(ALL)))
        after = [entry async for entry in servers.store.entries(here.id, before[-1])]
        came = [key for entry in after for key in entry.put if key.startswith(f"{STAFF}/{Person.KIND}:")]
        [cleared] = {decode(Person, entry.put[key]).name for entry in after for key in came if key in entry.put}
        assert cleared == "Probemoderation", "who clears up too"
        assert len([entry for entry in after if entry.delete]) == 1, "one step"


def rehearsed(view: View) -> int:
    return sum(who.rehearsal for _, who in view.each(Person, STAFF))


def waits(view: View) -> bool:
    return clock(view).item == "words"


def called(*arguments: str) -> int:
    """The same command inside of this process, where it ends before it begins."""
    try:
        return cli.main(["rehearse", *arguments])
    except SystemExit as end:
        return int(end.code or 0)


async def test_it_says_what_is_wrong_instead_of_beginning(servers: House, capfd: pytest.CaptureFixture[str]) -> None:
    async with servers.workshop() as here:
        participants = await here.link(Role.PARTICIPANT)
        for arguments, sentence in (
            (("nowhere.toml",), "cannot be read"),
            (("--people", "none"), "whole number from 1 to"),
            (("--pdf", "nowhere/day.pdf"), "there is no folder nowhere"),
            (("--remove",), "from which server"),
            (("--join", "https://example.org/"), "not a link"),
            (("--join", "http://127.0.0.1:1/w/x/control#k=y"), "http://127.0.0.1:1 does not answer"),
            (("--join", "http://127.0.0.1:1/w/x/control#k=y", "--remove"), "http://127.0.0.1:1 does not answer"),
            (("--join", participants), "link of the control panel only"),
            (("--join", participants[:-3] + "xyz"), "no longer valid"),
        ):
            code = await asyncio.to_thread(called, *arguments)
            said = "".join(capfd.readouterr())
            assert code in (1, 2)
            assert sentence in said, said


async def test_it_gives_up_when_the_server_is_gone_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    from facilitator.rehearsal import day as module

    monkeypatch.setattr(module, "GONE", 0.1)
    nowhere = module.Venue(Ticket("http://127.0.0.1:1", "w"), {}, truth=nothing, steered=False)
    rehearsal = module.Rehearsal(nowhere, module.Wanted(1, 1))
    rehearsal.crowd = module.Crowd(rehearsal.record, module.words_for("en"), {})
    rehearsal.moderator = module.Someone(rehearsal.crowd, rehearsal.control, seed=0)
    with pytest.raises(module.CannotRehearse, match="has not answered"):
        await rehearsal._until(lambda: False)


async def test_simulated_people_come_back_wherever_a_line_ends(servers: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the server has answered, in the middle of its answer, or before all that was missed has come."""
    monkeypatch.setattr(returning, "SOONEST", 0.01)
    ends = [Cut(), Cut(b"HTTP/1.1 503"), Cut(b"HTTP/1.1 503 No\r\n\r\n")]

    welcomes = [Cut(), Cut(b"\x81")]

    def fails(_: Line, way: Way, data: bytes) -> bytes:
        if way == "back" and ends:
            raise ends.pop()
        if b'"t":"welcome"' in data and welcomes:
            raise welcomes.pop()
        return data

    async with servers.workshop() as here:
        [anna] = await here.people(1)
        record, moderator = Record(), await here.moderator()
        coming_back = asyncio.create_task(returning.keep_open(anna, record, Random(1)))
        with Proxy(int(servers.addresses[0].rpartition(":")[2])) as proxy:
            proxy.fault = fails
            anna.ticket = Ticket(f"http://{proxy.address}", here.id, anna.ticket.cookie)
            await anna.drop()
            await done(moderator, "message.send", text="While nobody was there")
            await anna.until(lambda: "While nobody was there" in str(list(anna.document.items())), patience=30)
            assert (ends, welcomes, record.reconnected) == ([], [], 1)
            coming_back.cancel()


async def test_who_was_removed_from_a_rehearsal_and_readmitted_takes_part_again(
    servers: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returning, "BETWEEN", 0.05)
    monkeypatch.setattr(returning, "SOONEST", 0.01)
    took_part, asked, fetch = asyncio.Queue[str](), asyncio.Event(), returning.fetch

    async def asking(*about: Any) -> Any:
        answer = await fetch(*about)
        asked.set()
        return answer

    async def watches(who: people.Someone, id: str, _: Item) -> None:
        took_part.put_nowait(id)

    monkeypatch.setattr(returning, "fetch", asking)
    async with servers.workshop(workshop_text(SHORT)) as here:
        [anna] = await here.people(1)
        moderator = await here.moderator()
        crowd = people.Crowd(Record(), words_for("en"), {"talk": watches, "chain": watches})
        living = asyncio.create_task(people.Someone(crowd, anna, seed=1).live())
        await done(moderator, "clock.start", plan="now")
        assert await took_part.get() == "welcome"
        await done(moderator, "people.remove", person=anna.person)
        await anna.until(lambda: not anna.open)
        await done(moderator, "clock.next", seen="welcome")
        # Whoever is back before they have asked cannot tell that they were away.
        await asked.wait()
        await done(moderator, "people.readmit", person=anna.person)
        assert await asyncio.wait_for(took_part.get(), 30) == "words"
        living.cancel()


async def nothing(*_: object) -> View:
    return View()


# What counts as lost.


async def entries(*found: Entry) -> object:
    for entry in found:
        yield entry


def confirmed(*ids: str) -> Record:
    return Record(confirmed={id: sequence for sequence, id in enumerate(ids, 1)})


@pytest.mark.parametrize(
    ("log", "lost", "doubled"),
    [
        ((Entry(1, 0, "", "a", {"all/x": b"1"}), Entry(2, 0, "", "b", {})), 0, 0),
        ((Entry(1, 0, "", "a", {"all/x": b"1"}),), 1, 0),
        ((Entry(1, 0, "", "a", {"all/x": b"1"}), Entry(2, 0, "", "b", {}), Entry(3, 0, "", "a", {})), 1, 1),
        ((Entry(1, 0, "", "a", {}), Entry(2, 0, "", "b", {})), 1, 0),
    ],
    ids=["all there", "one missing", "one twice", "another document"],
)
async def test_what_is_not_in_the_log_as_it_was_confirmed_is_lost(
    log: tuple[Entry, ...], lost: int, doubled: int
) -> None:
    record = confirmed("a", "b")
    await record.audit(entries(*log), View([("all/x", b"1")]))  # type: ignore[arg-type]
    assert (len(record.lost), len(record.doubled)) == (lost, doubled)
    assert record.failed is bool(lost or doubled)


async def test_who_does_not_see_what_they_should_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    from facilitator.live.client import Client
    from facilitator.rehearsal import record as module

    monkeypatch.setattr(module, "PATIENCE", 0.1)
    stage = Client(Ticket("http://127.0.0.1:1", "w"), "stage")
    stage.document, stage.seen = Document([("all/x", b"1"), ("all/z", b"1")]), {"all": 1}
    record = Record()

    async def truth() -> View:
        return View([("all/x", b"2"), ("all/y", b"1")])

    await record.compare(truth, lambda: [stage])
    assert record.failed
    assert record.undelivered == ["stage of : missing ['all/y'], not deleted ['all/z'], out of date ['all/x']"]
