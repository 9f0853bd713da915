"""Lines that fail while people write, between page and server and between server and store: nothing is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import pytest

from facilitator.live.admission import Ticket
from tests.conftest import _embedded
from tests.failing import BOARD, Cut, Fault, History, Line, Proxy, Way, hold, in_the_rooms, none, write
from tests.serving import ServerProcess, house, workshop_text

pytestmark = pytest.mark.anyio

PEOPLE = 4
Store = tuple[str, Proxy, list[ServerProcess]]


@pytest.fixture(scope="module")
def premises(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two servers that reach their store through a proxy, and how it is reached directly."""
    place = tmp_path_factory.mktemp("failing")
    with _embedded(place) as url, Proxy(url.removeprefix("unix://")) as proxy:
        named = {"REDIS_URL": f"redis://{proxy.address}"}
        both = [ServerProcess(place, "retrospective", **named), ServerProcess(place, **named)]
        yield url, proxy, both
        for server in both:
            server.kill()


# Between page and server. A line says GET, hello, and then commands, each in one piece.


def lost_on_the_way_in(line: Line, way: Way, data: bytes) -> bytes:
    if way == "there" and line.counts("said") == 5:
        raise Cut
    return data


def cut_in_a_command(line: Line, way: Way, data: bytes) -> bytes:
    if way == "there" and line.counts("said") == 5:
        raise Cut(data[: len(data) // 2])
    return data


def reset(line: Line, way: Way, data: bytes) -> bytes:
    if way == "there" and line.counts("said") == 5:
        raise Cut(data, reset=True)
    return data


def answer_lost(line: Line, way: Way, data: bytes) -> bytes:
    if b'"t":"ok"' in data and line.counts("answered") == 3:
        raise Cut
    return data


def cut_in_an_answer(line: Line, way: Way, data: bytes) -> bytes:
    if b'"t":"ok"' in data and line.counts("answered") == 3:
        raise Cut(data[: data.index(b'"t":"ok"')])
    return data


def half_open(line: Line, way: Way, data: bytes) -> bytes:
    """After some commands nothing gets through any more, and nobody is told."""
    if way == "there" and line.counts("said") == 10:
        line.note["silent"] = 1
    return b"" if "silent" in line.note else data


@pytest.mark.parametrize(
    "fault",
    [lost_on_the_way_in, cut_in_a_command, reset, answer_lost, cut_in_an_answer, half_open],
    ids=lambda fault: fault.__name__,
)
async def test_lines_to_the_server_fail(premises: Store, fault: Fault) -> None:
    url, _, servers = premises
    async with house(url, *servers) as home, home.workshop(workshop_text(BOARD)) as here:
        moderator, people = await in_the_rooms(here, PEOPLE)
        with Proxy(servers[0].port) as proxy:
            proxy.fault = fault
            for page in people:
                page.ticket = Ticket(f"http://{proxy.address}", here.id, page.ticket.cookie)
                await page.connect()
            history = History()
            await asyncio.gather(*(write(page, number, history) for number, page in enumerate(people)))
            proxy.fault = none
            assert proxy.lines >= 2 * PEOPLE
            await hold(here, history, [moderator, *people])


# Between server and store. Every third commit, or read of the log, fails, whoever makes it.

Part = Callable[[Line, bytes], bytes]


def passes(_: Line, data: bytes) -> bytes:
    return data


def cut(_: Line, data: bytes) -> bytes:
    raise Cut


def cut_inside(_: Line, data: bytes) -> bytes:
    raise Cut(data[:3])


def refuses(error: bytes) -> Part:
    """The store's own words where it does not write."""

    def answers(line: Line, _: bytes) -> bytes:
        line.answer(b"-" + error + b"\r\n")
        return b""

    return answers


class EveryThird:
    def __init__(self, asked: bytes, there: Part = passes, back: Part = passes) -> None:
        self._asked, self._there, self._back, self._seen = asked, there, back, 0
        self.failed = 0

    def __call__(self, line: Line, way: Way, data: bytes) -> bytes:
        if way == "back":
            return self._back(line, data) if line.note.pop("third", 0) else data
        if self._asked not in data:
            return data
        self._seen += 1
        if self._seen % 3:
            return data
        self.failed += 1
        line.note["third"] = 1
        return self._there(line, data)


@pytest.mark.parametrize(
    ("asked", "there", "back"),
    [
        pytest.param(b"EVALSHA", cut, passes, id="commit lost"),
        pytest.param(b"EVALSHA", passes, cut, id="reply dropped"),
        pytest.param(b"EVALSHA", passes, cut_inside, id="cut in a reply"),
        pytest.param(b"XREAD", passes, cut, id="follower killed"),
        pytest.param(b"EVALSHA", refuses(b"MISCONF Errors writing to the AOF file: disk full"), passes, id="disk full"),
        pytest.param(b"EVALSHA", refuses(b"MISCONF Errors writing to the AOF file: fsync"), passes, id="fsync failing"),
        pytest.param(b"EVALSHA", refuses(b"OOM command not allowed"), passes, id="memory full"),
        pytest.param(b"EVALSHA", refuses(b"READONLY You can't write against a replica"), passes, id="now a replica"),
        pytest.param(b"EVALSHA", refuses(b"NOREPLICAS Not enough good replicas to write"), passes, id="alone"),
        pytest.param(b"EVALSHA", refuses(b"LOADING the dataset in memory"), passes, id="loading"),
        pytest.param(b"EVALSHA", refuses(b"NOSCRIPT No matching script"), passes, id="scripts forgotten"),
    ],
)
async def test_lines_to_the_store_fail(premises: Store, asked: bytes, there: Part, back: Part) -> None:
    url, proxy, servers = premises
    async with house(url, *servers) as home, home.workshop(workshop_text(BOARD)) as here:
        moderator, people = await in_the_rooms(here, PEOPLE)
        people[0].ticket = Ticket(home.addresses[1], here.id, people[0].ticket.cookie)
        await people[0].connect()
        history, fault = History(), EveryThird(asked, there, back)
        proxy.fault = fault
        try:
            await asyncio.gather(*(write(page, number, history) for number, page in enumerate(people)))
        finally:
            proxy.fault = none
        assert fault.failed > 0
        assert history.again < fault.failed / 2, "as a rule the server tries again, and nobody hears of it"
        await hold(here, history, [moderator, *people])
