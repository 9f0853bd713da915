"""The documentation at the end of a rehearsal: it is waited for as long as making it takes, or it is said why not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from facilitator import making, rehearsal
from facilitator.live.admission import Ticket
from facilitator.rehearsal import CannotRehearse, Wanted

pytestmark = pytest.mark.anyio
WHOLE = b"HTTP/1.0 200 OK\r\n\r\n%PDF-made"


@asynccontextmanager
async def answering(answer: bytes) -> AsyncIterator[Ticket]:
    """A server that hears what is asked, gives that answer, and without one keeps silent."""
    over = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        if not answer:
            await over.wait()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()[:2]
        yield Ticket(f"http://{host}:{port}", "play")
        over.set()


async def test_it_is_waited_for_longer_than_making_it_may_take() -> None:
    assert rehearsal.DOCUMENT_PATIENCE > making.PATIENCE


async def test_what_was_made_is_written(tmp_path: Path) -> None:
    async with answering(WHOLE) as organiser:
        await rehearsal._document(organiser, Wanted(1, 1, tmp_path / "made.pdf"))
    assert (tmp_path / "made.pdf").read_bytes() == b"%PDF-made"


async def test_where_it_takes_too_long_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "DOCUMENT_PATIENCE", 0.2)
    async with answering(b"") as organiser:
        with pytest.raises(CannotRehearse, match=r"could not be downloaded .*timed out"):
            await rehearsal._document(organiser, Wanted(1, 1, tmp_path / "made.pdf"))


async def test_where_it_cannot_be_written_that_is_said(tmp_path: Path) -> None:
    async with answering(WHOLE) as organiser:
        with pytest.raises(CannotRehearse, match=r"could not be written .*nowhere"):
            await rehearsal._document(organiser, Wanted(1, 1, tmp_path / "nowhere" / "made.pdf"))
