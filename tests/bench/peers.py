"""What is measured beside it: bare baselines and other servers, installed into .bench/ for this alone."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bench.crowd import BINARY, Crowd, Dialect, Line
from tests.bench.processes import Program
from tests.bench.stand import text

SOURCE = Path(__file__).parent / "peers"
FOLDER = Path(__file__).parents[2] / ".bench"


def ready() -> dict[str, tuple[str, ...]]:
    """The command of each peer that can be had here; what cannot be had is said."""
    FOLDER.mkdir(exist_ok=True)
    for file in SOURCE.iterdir():
        shutil.copy(file, FOLDER)
    found: dict[str, tuple[str, ...]] = {}
    if compiler := shutil.which("cc"):
        _run(compiler, "-O2", "broadcast.c", "-o", "broadcast")
        found["C"] = (str(FOLDER / "broadcast"),)
    else:
        print("left out: the broadcast in C, because there is no C compiler")
    if shutil.which("npm") and _installed():
        found |= {name: ("node", file) for name, file in PROGRAMS.items()}
    else:
        print(f"left out: {', '.join(PROGRAMS)}, because npm cannot install them")
    return found


PROGRAMS = {"ws": "ws.js", "socket.io": "socketio.js", "Hocuspocus": "hocuspocus.js"}


def _installed() -> bool:
    lock, kept = FOLDER / "package-lock.json", FOLDER / "node_modules" / ".installed.json"
    if kept.exists() and kept.read_bytes() == lock.read_bytes():
        return True
    try:
        _run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    except subprocess.CalledProcessError:
        return False
    shutil.copy(lock, kept)
    return True


def _run(*command: str) -> None:
    subprocess.run(command, cwd=FOLDER, check=True)


@contextmanager
def running(command: Sequence[str]) -> Iterator[Program]:
    program = Program(*command, cwd=FOLDER)
    try:
        yield program
    finally:
        program.kill()


class Bare(Dialect):
    """A server that hands on what it is told; a note has as many bytes as one of ours on the wire."""

    def __init__(self, size: int) -> None:
        self._size = size

    def _text(self, mark: int) -> str:
        return text(mark).ljust(self._size, ".")

    def note(self, number: int, mark: int) -> bytes:
        return self._text(mark).encode()


class SocketIo(Bare):
    def path(self, number: int) -> str:
        return "/socket.io/?EIO=4&transport=websocket"

    def opened(self, line: Line) -> None:
        """It speaks first."""

    def note(self, number: int, mark: int) -> bytes:
        return b"42" + json.dumps(["note", self._text(mark)[:-12]]).encode()

    def heard(self, line: Line, payload: bytes) -> None:
        if payload.startswith(b"0"):
            line.say(b"40")
        elif payload.startswith(b"40"):
            line.complete()
        elif payload == b"2":
            line.say(b"3")


class Yjs(Dialect):
    """A board as a Yjs document on Hocuspocus; a note is one key of a map."""

    kind = BINARY
    _ABOUT = b"\x05board"

    def __init__(self, vector: bytes = b"\0") -> None:
        self._vector = sized(vector) if vector == b"\0" else vector
        self.told_vector = b""
        self.updates: list[bytes] = []

    def prepare(self, many: int, writers: int) -> None:
        """What these notes are in the language of Yjs, made before anybody waits for it."""
        about = [[n % writers, f"{n:022}", _card(n % writers, n)] for n in range(many)]
        said = subprocess.run(
            ["node", "updates.js"], cwd=FOLDER, input=json.dumps(about), capture_output=True, text=True, check=True
        )
        self.updates = [base64.b64decode(line) for line in said.stdout.split()]

    def opened(self, line: Line) -> None:
        line.say(self._ABOUT + b"\x02\x00\x05token")
        line.say(self._ABOUT + b"\x00\x00" + self._vector)

    def note(self, number: int, mark: int) -> bytes:
        return self._ABOUT + b"\x00\x02" + sized(self.updates[mark])

    def tells_notes(self, payload: bytes) -> bool:
        return payload.startswith(self._ABOUT + b"\x00\x02")

    def heard(self, line: Line, payload: bytes) -> None:
        """The second step brings what there is, the first says what the server has."""
        about = len(self._ABOUT)
        if payload.startswith(b"\x00\x01", about):
            line.complete()
        elif payload.startswith(b"\x00\x00", about):
            self.told_vector = payload[about + 2 :]


def _card(writer: int, mark: int) -> dict[str, object]:
    """As much as a card of ours says."""
    about = {"item": "groups", "section": 1, "text": text(mark), "kind": "statement"}
    return {**about, "at": 1_700_000_000_000 + mark, "by": f"p{writer:010}"}


def sized(data: bytes) -> bytes:
    """With its length before it, as lib0 writes it."""
    length, head = len(data), bytearray()
    while length > 127:
        head.append(128 | length & 127)
        length >>= 7
    return bytes((*head, length)) + data


DIALECTS: dict[str, Callable[[int], Dialect]] = {
    "C": Bare,
    "ws": Bare,
    "socket.io": SocketIo,
    "Hocuspocus": lambda size: Yjs(),
}


def crowd_at(name: str, program: Program, size: float) -> Crowd:
    return Crowd(program.port, DIALECTS[name](round(size)))
