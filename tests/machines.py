"""Stores of several servers, started for a test: a primary with a replica and a Sentinel, and a cluster.

All on this machine, each in a folder of its own, with every write on disk before it is answered.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

HOST = "127.0.0.1"
# After so long without an answer a server counts as dead, in ms.
DEAD_AFTER = 500
# A Sentinel that is not to notice anything.
PATIENT = 60_000
PRIMARY = "workshops"


class Machine:
    """One server of a store, on a port of its own."""

    def __init__(self, program: str, folder: Path, *settings: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        own = ["--port", str(self.port), "--bind", HOST, "--dir", str(folder), "--logfile", f"{folder}/log"]
        self._command = [program, *settings, *own]

    def start(self, *more: str, through: Sequence[str] = ()) -> None:
        """Also again, with what lies in its folder; ``through`` a program that becomes it."""
        command = [*through, *self._command, *more]
        self._process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
        until(lambda: self.ask("PING"), "it answers")

    def ask(self, *command: str | int) -> Any:
        with Redis(port=self.port, retry=Retry(NoBackoff(), 0), decode_responses=True) as client:
            return client.execute_command(*command)

    def says(self, section: str, name: str) -> Any:
        told: dict[str, Any] = self.ask("INFO", section)
        return told.get(name, "")

    def knows(self, what: str, said: str) -> bool:
        return said in str(self.ask("CLUSTER", what))

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def wait(self) -> None:
        """Until it has ended by itself."""
        self._process.wait(20)

    def freeze(self) -> None:
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._process.send_signal(signal.SIGCONT)


def until(holds: Callable[[], Any], what: str, patience: float = 20.0) -> None:
    """Waits for a state of servers; one that does not answer yet is not there."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        with suppress(RedisError, OSError):
            if holds():
                return
        time.sleep(0.02)
    raise AssertionError(f"it did not come to this: {what}")


def free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


Start = Callable[..., Machine]
SAFE = ("--save", "", "--appendonly", "yes", "--appendfsync", "always", "--repl-diskless-sync-delay", "0")


class Watched:
    """A primary, a replica of it, and a Sentinel that puts the replica in its place when it is dead."""

    def __init__(self, start: Start, folder: Path) -> None:
        self.primary = start("primary", *SAFE)
        self.replica = start("replica", *SAFE, "--replicaof", HOST, str(self.primary.port))
        until(lambda: self.replica.says("replication", "master_link_status") == "up", "the replica follows")
        configuration = folder / "sentinel.conf"
        configuration.write_text(
            f"sentinel monitor {PRIMARY} {HOST} {self.primary.port} 1\n"
            f"sentinel down-after-milliseconds {PRIMARY} {PATIENT}\n"
            f"sentinel failover-timeout {PRIMARY} 5000\n"
        )
        self.sentinel = start("sentinel", str(configuration), "--sentinel")
        until(lambda: self.sentinel.says("sentinel", "master0")["slaves"] == 1, "the Sentinel knows the replica")

    def leave_behind(self) -> None:
        """From now on the replica gets nothing any more; what was sent to it would still come once it is thawed."""
        self.replica.freeze()
        self.primary.ask("CLIENT", "KILL", "TYPE", "replica")

    def promote(self) -> None:
        """Until the replica has taken the place of the primary, which is dead.

        Only meanwhile is the Sentinel quick to call a server dead: on a busy machine it would else replace the new
        primary too, by the old one, which lacks what was written since.
        """
        self._be_patient_for(DEAD_AFTER)
        until(self._has_promoted, "the replica is promoted")
        self._be_patient_for(PATIENT)

    def _be_patient_for(self, ms: int) -> None:
        self.sentinel.ask("SENTINEL", "SET", PRIMARY, "down-after-milliseconds", ms)

    def _has_promoted(self) -> bool:
        """The replica has taken the place of the primary, and the Sentinel says so."""
        _, port = self.sentinel.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", PRIMARY)
        fine = self.sentinel.says("sentinel", "master0")["status"] == "ok"
        return fine and int(port) == self.replica.port and self.replica.says("replication", "role") == "master"

    @property
    def url(self) -> str:
        return f"redis+sentinel://{HOST}:1,{HOST}:{self.sentinel.port}/{PRIMARY}"


class Cluster:
    """Three primaries that share the slots, and a replica of the first."""

    SLOTS = ((0, 5460), (5461, 10922), (10923, 16383))

    def __init__(self, start: Start, folder: Path) -> None:
        self._bus: dict[Machine, str] = {}
        self.primaries = [self._node(start, f"primary-{number}") for number in range(3)]
        self.replica = self._node(start, "replica")
        for one, (first, last) in zip(self.primaries, self.SLOTS, strict=True):
            one.ask("CLUSTER", "ADDSLOTSRANGE", str(first), str(last))
            one.ask("CLUSTER", "SET-CONFIG-EPOCH", str(self.primaries.index(one) + 1))
        for one in (*self.primaries[1:], self.replica):
            one.ask("CLUSTER", "MEET", HOST, str(self.primaries[0].port), self._bus[self.primaries[0]])
        for one in self.primaries:
            until(partial(one.knows, "INFO", "cluster_state:ok"), "the cluster is one")
        of_first = self.primaries[0].ask("CLUSTER", "MYID")
        until(lambda: self.replica.ask("CLUSTER", "REPLICATE", of_first), "the replica knows whom to follow")
        until(lambda: self.replica.says("replication", "master_link_status") == "up", "the replica follows")

    def _node(self, start: Start, name: str) -> Machine:
        cluster = ("--cluster-enabled", "yes", "--cluster-node-timeout", str(DEAD_AFTER))
        bus = str(free_port())
        node = start(name, *SAFE, *cluster, "--cluster-port", bus)
        self._bus[node] = bus
        return node

    def has_replaced_the_first(self) -> bool:
        """Everybody knows that the replica has taken its place."""
        dead, living = self.primaries[0], self.primaries[1:]
        return not any(one.knows("SLOTS", f" {dead.port},") for one in living)

    def move(self, key: str) -> None:
        """The slot with this key to another primary, as an operator does who gives each its share."""
        slot = self.primaries[0].ask("CLUSTER", "KEYSLOT", key)
        [source] = [one for one, (first, last) in zip(self.primaries, self.SLOTS, strict=True) if first <= slot <= last]
        target = self.primaries[self.primaries.index(source) - 1]
        new, old = target.ask("CLUSTER", "MYID"), source.ask("CLUSTER", "MYID")
        target.ask("CLUSTER", "SETSLOT", slot, "IMPORTING", old)
        source.ask("CLUSTER", "SETSLOT", slot, "MIGRATING", new)
        while keys := source.ask("CLUSTER", "GETKEYSINSLOT", slot, "100"):
            for one in keys:
                source.ask("MIGRATE", HOST, str(target.port), one, "0", "5000")
        for one in (target, source, *self.primaries):
            one.ask("CLUSTER", "SETSLOT", slot, "NODE", new)

    @property
    def url(self) -> str:
        return f"redis+cluster://{HOST}:1,{HOST}:{self.primaries[1].port}"


@contextmanager
def running(kind: type[Watched] | type[Cluster], program: str, folder: Path) -> Iterator[Any]:
    """One of both, until the test ends."""
    machines: list[Machine] = []

    def start(name: str, *settings: str) -> Machine:
        machines.append(Machine(program, folder / name, *settings))
        machines[-1].start()
        return machines[-1]

    try:
        yield kind(start, folder)
    finally:
        for machine in machines:
            machine.kill()
