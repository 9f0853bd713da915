"""What simulated people do: nothing that nobody can do, which would stand among the refusals of a rehearsal."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from facilitator.live.admission import Ticket
from facilitator.live.client import Client
from facilitator.live.protocol import Ok
from facilitator.rehearsal.day import Rehearsal, Venue, Wanted
from facilitator.rehearsal.doings import board, chain, choose, flash, poll
from facilitator.rehearsal.people import Crowd, Someone
from facilitator.rehearsal.record import Record
from facilitator.rehearsal.words import words_for
from rooms.document import Document, View
from rooms.programme import items
from tests.playing import MINUTE, Play
from tests.serving import EVERYTHING, workshop_text

pytestmark = pytest.mark.anyio
WORDS = '\n[[item]]\nid = "words"\nkind = "chain"\ntitle = "Words"\nminutes = 10\nsettings = { seed = "green" }\n'


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


async def test_whoever_rehearses_a_choice_sees_the_first_wishes_within_a_minute_and_most_by_the_middle() -> None:
    play, parts = Play(), list[float]()
    play.go_to("choice")

    class Patient(Person):
        async def at(self, part: float) -> None:
            parts.append(part)

    for seed in range(100):
        someone = Patient(seed)
        someone.page.document = play.document
        await choose.doing(someone, "choice", dict(items(play.document))["choice"])
    quarter_of_an_hour = 15
    assert min(parts) < 1 / quarter_of_an_hour
    assert sum(part < 0.5 for part in parts) > len(parts) / 2
    assert max(parts) < 0.9, "they are done before it closes"


POLL = """
[[item]]
id = "poll"
kind = "poll"
title = "Poll"
minutes = 10
settings.questions = [{ question = "Which day?", options = ["Monday", "Friday"] }]
"""


async def test_back_in_an_item_they_do_not_do_what_is_over_there(monkeypatch: pytest.MonkeyPatch) -> None:
    play = Play(workshop_text(EVERYTHING + POLL))
    monkeypatch.setattr(Client, "person", "anna")
    anna, whole = play.join("anna"), dict(items(play.document))
    play.go_to("flash")
    play.do(anna, "flash.say", item="flash", text="Glad")
    play.do(play.moderator, "flash.reveal", item="flash")
    play.go_to("poll")
    play.do(play.moderator, "poll.close", item="poll")
    for seed in range(10):
        someone = Person(seed)
        someone.page.document = play.document
        await flash.doing(someone, "flash", whole["flash"])
        await flash.moderating(someone, "flash", whole["flash"])
        await poll.doing(someone, "poll", whole["poll"])
        assert someone.did == []


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


class Living(Person):
    """One who lives through a play, whose minutes the test lets pass; when they did something is noted."""

    at = Someone.at

    def __init__(self, play: Play, seed: int) -> None:
        super().__init__(seed)
        self.play = play
        self.crowd.doings = {"chain": chain.doing}
        self.page.document = play.document
        self.page.now = lambda: play.now  # type: ignore[method-assign]
        self.when: list[int] = []

    async def keep_connected(self) -> None:
        return

    async def do(self, type: str, **fields: object) -> Ok:
        self.when.append(self.play.now)
        return await super().do(type, **fields)


async def pass_by(play: Play, people: list[Living], ms: int) -> None:
    for _ in range(ms // 1_000):
        play.now += 1_000
        for one in people:
            one.page._wake()
        for _ in range(5):
            await asyncio.sleep(0)


@pytest.mark.parametrize("way", ["back", "undo", "jump", "end"])
async def test_an_item_that_comes_back_is_lived_in_for_the_time_that_is_left(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    play, real = Play(), asyncio.sleep
    monkeypatch.setattr(asyncio, "sleep", lambda seconds: real(0))
    play.go_to("words")
    crowd = [Living(play, seed) for seed in range(10)]
    lives = [asyncio.create_task(one.live()) for one in crowd]
    await pass_by(play, crowd, 4 * MINUTE)
    on = {} if way == "end" else {"seen": "words", "seen_step": 0}
    gone = play.do(play.moderator, "clock.end" if way == "end" else "clock.next", **on)
    await pass_by(play, crowd, 10_000)
    if way == "jump":
        play.do(play.moderator, "clock.jump", to="words")
    elif way in ("undo", "end"):
        play.do(play.moderator, "deed.undo", deed=gone)
    else:
        play.do(play.moderator, "clock.back", seen="choice")
    came = play.now
    await pass_by(play, crowd, play.clock.ends - play.now)
    for life in lives:
        life.cancel()
    after = sorted(at - came for one in crowd for at in one.when if at >= came)
    span = play.clock.ends - came
    assert after[0] > 10_000, "nobody does all at once what they would have done meanwhile"
    assert after[-1] > span * 0.6
    assert all(any(at > came for at in one.when) for one in crowd)


async def test_where_the_start_was_taken_back_they_take_part_from_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    play, real = Play(workshop_text(WORDS, themes="")), asyncio.sleep
    monkeypatch.setattr(asyncio, "sleep", lambda seconds: real(0))
    crowd = [Living(play, seed) for seed in range(5)]
    lives = [asyncio.create_task(one.live()) for one in crowd]
    for _ in range(2):
        begun = play.do(play.moderator, "clock.start", plan="now")
        await pass_by(play, crowd, 8 * MINUTE)
        assert all(one.when and one.when[-1] > play.now - 8 * MINUTE for one in crowd)
        play.do(play.moderator, "deed.undo", deed=begun)
        await pass_by(play, crowd, MINUTE)
    for life in lives:
        life.cancel()


def over(steered: bool, agenda: str = WORDS) -> tuple[Play, str, Rehearsal]:
    """A workshop that was ended in its first item, by which command, and its rehearsal."""
    play = Play(workshop_text(agenda, themes=""))
    play.go_to("words")
    ended = play.do(play.moderator, "clock.end")
    rehearsal = Rehearsal(Venue(Ticket("http://127.0.0.1:1", "w"), {}, nothing, steered), Wanted(1, 1))
    rehearsal.control.document = play.document
    rehearsal.moderator = Someone(Crowd(Record(), words_for("en"), {}), rehearsal.control, seed=0)
    return play, ended, rehearsal


async def test_where_others_moderate_an_end_may_be_taken_back_before_the_people_leave() -> None:
    play, ended, rehearsal = over(steered=False)
    goes_on = asyncio.create_task(rehearsal._goes_on())
    await asyncio.sleep(0)
    play.do(play.moderator, "deed.undo", deed=ended)
    rehearsal.control._wake()
    assert await goes_on


@pytest.mark.parametrize(("agenda", "stay"), [(WORDS, 10), (WORDS + WORDS.replace("words", "more"), 300)])
async def test_where_the_last_item_never_began_the_people_stay_longer(
    agenda: str, stay: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    *_, rehearsal = over(steered=False, agenda=agenda)
    waited = []

    async def until(_: object, patience: float) -> None:
        waited.append(patience)
        raise TimeoutError

    monkeypatch.setattr(rehearsal.control, "until", until)
    assert not await rehearsal._goes_on()
    assert waited == [stay]


async def test_where_nobody_else_moderates_the_end_is_the_end() -> None:
    *_, rehearsal = over(steered=True)
    assert not await rehearsal._goes_on()


async def nothing(*_: object) -> View:
    return View()


class Line:
    """One that takes a moment until it is lost, and says nothing until then."""

    def __init__(self) -> None:
        self.transport = self
        self.aborted = asyncio.Event()

    def abort(self) -> None:
        self.aborted.set()

    def __aiter__(self) -> Line:
        return self

    async def __anext__(self) -> bytes:
        await self.aborted.wait()
        await asyncio.sleep(0.01)
        raise StopAsyncIteration


async def test_a_page_whose_line_breaks_while_the_agenda_moves_on_knows_that_it_has_none() -> None:
    """Else it would never come back, and whoever looks would find it without what everybody else sees."""
    page, line = Client(Ticket("http://127.0.0.1:1", "w")), Line()
    page._line, page.open = line, True  # type: ignore[assignment]
    page._reading = asyncio.create_task(page._read(line))  # type: ignore[arg-type]
    breaks = asyncio.create_task(page.drop())
    await line.aborted.wait()
    breaks.cancel()
    await page.until(lambda: not page.open, patience=1.0)
    assert not page._reading.cancelled()
