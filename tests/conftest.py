"""Real stores for every test that needs one: the private Valkey, and Debian's redis-server.

Each pytest worker has its own, in a temporary folder, with every write on disk before it is answered, as in
production. ``store_url`` and ``every_store_url`` are emptied before each test; ``lasting_store_url`` belongs to one
test module, for servers that live as long as it does; ``servers`` are two on one store, for tests that each found a
workshop of their own. Nothing is skipped where a store is missing: the test fails.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import hypothesis
import pytest
from redis import Redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from facilitator import short_path, store_process
from facilitator.embedded_store import EmbeddedStore
from tests.machines import Cluster, Watched, running
from tests.serving import House, ServerProcess, house

StartStore = Callable[..., str]

# How long an example takes says something of the machine and what else runs there, not of the code.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Tests marked ``anyio`` run on asyncio, as the server does."""
    return "asyncio"


@pytest.fixture
def store_url(_valkey: str) -> str:
    """An empty private Valkey."""
    return _emptied(_valkey)


@pytest.fixture(params=["valkey", "redis"])
def every_store_url(request: pytest.FixtureRequest) -> str:
    """An empty store; the test runs once on the private Valkey and once on redis-server."""
    return _emptied(request.getfixturevalue(f"_{request.param}"))


@pytest.fixture(scope="module")
def lasting_store_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A private Valkey for one test module, never emptied."""
    with _embedded(tmp_path_factory.mktemp("lasting")) as url:
        yield url


@pytest.fixture(scope="session")
def two_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, ServerProcess, ServerProcess]]:
    """Two server processes on one store, and the store's address; started once for each pytest worker."""
    place = tmp_path_factory.mktemp("house")
    with _embedded(place) as url:
        both = ServerProcess(place, "retrospective", REDIS_URL=url), ServerProcess(place, REDIS_URL=url)
        yield url, *both
        for server in both:
            server.kill()


@pytest.fixture
async def servers(two_servers: tuple[str, ServerProcess, ServerProcess]) -> AsyncIterator[House]:
    """The two servers, with nobody in them."""
    url, *both = two_servers
    async with house(url, *both) as opened:
        yield opened


@pytest.fixture(params=["valkey", "redis"])
def start_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StartStore]:
    """Start a store with settings of the test's own (``start_store("--appendonly", "no")``); both programs in turn."""
    program = store_process.program() if request.param == "valkey" else _redis_server()
    with ExitStack() as running:

        def start(*settings: str) -> str:
            folder = tmp_path / f"store{len(list(tmp_path.iterdir()))}"
            folder.mkdir()
            return running.enter_context(_running(program, folder, *settings))

        yield start


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """A primary with a replica and a Sentinel, all redis-server."""
    with running(Watched, _redis_server(), tmp_path / "watched") as machines:
        yield machines


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Three primaries and a replica of the first, all the Valkey that comes along."""
    with running(Cluster, store_process.program(), tmp_path / "cluster") as machines:
        yield machines


@pytest.fixture(scope="session")
def _valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with _embedded(tmp_path_factory.mktemp("valkey")) as url:
        yield url


@pytest.fixture(scope="session")
def _redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("redis")
    with _running(_redis_server(), folder, "--appendonly", "yes", "--appendfsync", "always") as url:
        yield url


@contextmanager
def _embedded(data: Path) -> Iterator[str]:
    store = EmbeddedStore(data)
    try:
        yield store.start()
    finally:
        store.stop()


@contextmanager
def _running(program: str, folder: Path, *settings: str) -> Iterator[str]:
    socket = short_path.short(folder, "store.sock")
    command = [program, "--port", "0", "--unixsocket", "store.sock", "--save", "", *settings]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        with Redis(unix_socket_path=str(socket), retry=Retry(ConstantBackoff(0.01), 500)) as client:
            client.ping()
        yield f"unix://{socket}"
    finally:
        process.terminate()
        process.wait()
        short_path.forget(folder)


def _emptied(url: str) -> str:
    with Redis.from_url(url) as client:
        client.flushall()
    return url


def _redis_server() -> str:
    found = shutil.which("redis-server")
    if found is None:
        pytest.fail("redis-server is missing: the store is tested against it too (apt-get install redis-server)")
    return found
