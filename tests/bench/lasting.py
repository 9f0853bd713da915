"""What is left of the notes on a board after all is killed: 50 notes told to everybody, then kill -9, then again.

Killed are the server and its store. That does not try the disk itself (what was written to a file outlives its
process); it shows what was only in memory. Hocuspocus is told where to store its document, as its manual has it.
"""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path

from facilitator.embedded_store import EmbeddedStore
from rooms.activities.board.entities import Note
from rooms.document import room_audience
from tests.bench.crowd import MARK, Crowd, Line
from tests.bench.peers import Yjs, ready, running
from tests.bench.stand import Stand, board_text
from tests.bench.table import Row
from tests.serving import ServerProcess, house

NOTES, PEOPLE = 50, 20


async def _left_here() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        store = EmbeddedStore(Path(place))
        url = store.start()
        server = ServerProcess(Path(place), "retrospective", REDIS_URL=url)
        try:
            async with house(url, server) as here:
                stand = Stand(here.store, server, url, here)
                async with stand.event(board_text()) as event:
                    crowd = await event.filled(PEOPLE)
                    await crowd.write(100, NOTES)
                    await crowd.until_all()
                    crowd.drop()
                    id = event.id
                    [pid] = stand.store_pids
                    server.kill()
                    os.kill(pid, signal.SIGKILL)
            async with house(store.start()) as again:
                found = await again.store.load(id)
                return len(found.document.ids(Note.KIND, room_audience("room-0"))) if found else 0
        finally:
            server.kill()
            store.stop()


async def _left_at_hocuspocus(command: tuple[str, ...]) -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        kept = str(Path(place, "board"))
        dialect = Yjs()
        dialect.prepare(NOTES, PEOPLE)
        with running([*command, kept]) as program:
            crowd = Crowd(program.port, dialect)
            await crowd.come(PEOPLE)
            await crowd.write(100, NOTES)
            await crowd.until_all()
        with running([*command, kept]) as program:
            left = Reader()
            again = Crowd(program.port, left)
            await again.come(1)
            return len(left.marks)


class Reader(Yjs):
    """Reads what notes there are at first."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: set[bytes] = set()

    def heard(self, line: Line, payload: bytes) -> None:
        self.marks |= set(MARK.findall(payload))
        super().heard(line, payload)


async def measure() -> list[Row]:
    peers, beside = ready(), dict[str, float]()
    here = await _left_here()
    if "Hocuspocus" in peers:
        beside["Hocuspocus"] = await _left_at_hocuspocus(peers["Hocuspocus"])
    return [Row(f"left of {NOTES} notes after kill -9", here, "", beside, {"": NOTES}, least=True)]
