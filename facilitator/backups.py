"""Workshops in a file, to be put back as they were: documents, logs, and which commands were applied.

Such a file is gzip of JSON, a line that says what it is and then a line for each workshop. It holds all that was
written and who wrote it, as the store does, and no link: those are kept hashed. What is past its retention date is
put back no more.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from facilitator.clock import wake
from facilitator.codes import same
from facilitator.founding import codes_of_others
from facilitator.outside import now_ms
from facilitator.serving import running_store
from facilitator.settings import BadSetting, Settings
from rooms.copying import Copied, Present, copied, is_followed, put_back
from rooms.document import Document
from rooms.programme import workshop
from rooms.store import Store, opened

# What one workshop may weigh in a file, in bytes; the largest that was seen is a hundredth of it.
MOST_BYTES = 1 << 30


class Kind(msgspec.Struct, frozen=True, tag_field="facilitator", tag="backup", forbid_unknown_fields=True):
    """The first line; ``at`` is when it was begun, in ms since 1970."""

    at: int
    version: int = 1


async def back_up(settings: Settings, ids: Sequence[str], target: Path) -> int:
    """Write these workshops, all where none is named, into a new file; the exit code."""
    async with _store(settings) as store:
        named = list(ids) or sorted(await store.workshops())
        written = target.with_name(f".{target.name}.part")
        try:
            with _opened_for_us_alone(written) as raw, gzip.open(raw, "wb") as file:
                file.write(msgspec.json.encode(Kind(now_ms())) + b"\n")
                for id in named:
                    await _write(store, id, file, must=bool(ids))
            os.link(written, target)
        except FileExistsError as error:
            raise BadSetting(f"{target} is there already; name another file with --to") from error
        except OSError as error:
            raise BadSetting(f"{target} cannot be written: {error.strerror}") from error
        finally:
            written.unlink(missing_ok=True)
    print(target)
    return 0


async def _write(store: Store, id: str, file: gzip.GzipFile, *, must: bool) -> None:
    whole = await copied(store, id)
    if whole is not None:
        file.write(msgspec.json.encode(whole) + b"\n")
        print(f"  {id:<32} {_entries(whole)}; {_kept_until(whole)}")
    elif must:
        raise BadSetting(f"there is no workshop {id!r} here; facilitator links shows those that there are")


async def restore(settings: Settings, source: Path, ids: Sequence[str], *, replace: bool) -> int:
    """Put the workshops of a file back, only those that are named if any are; 1 where one was not put back."""
    missing, failed = set(ids), 0
    async with _store(settings) as store:
        if replace:
            await _nobody_follows(store)
        for whole in _read(source):
            if not ids or whole.workshop in ids:
                missing.discard(whole.workshop)
                failed += not await _put_back(store, whole, replace=replace)
    if missing:
        raise BadSetting(f"{source} does not hold {', '.join(sorted(missing))}")
    return 1 if failed else 0


async def _nobody_follows(store: Store) -> None:
    followed = await is_followed(store)
    if followed:
        raise BadSetting(
            "a server is running on this store, and would put back what it has seen; "
            "stop all servers, and restore again. Nothing was replaced"
        )
    if followed is None:
        print("  This store does not tell whether a server is running on it; none may be.")


async def _put_back(store: Store, whole: Copied, *, replace: bool) -> bool:
    id, document = whole.workshop, Document((key, text.encode()) for key, text in whole.document.items())
    if 0 < whole.expires <= now_ms():
        return _said(id, "was to be deleted by now, and is not put back", well=False)
    code = workshop(document).code
    if any(same(code, other) for other in await codes_of_others(store, id)):
        return _said(id, f"people join another workshop here with its code {code}; it is not put back", well=False)
    try:
        await put_back(store, whole, replace=replace)
    except Present:
        return _said(id, "is here already, and stays as it is; with --replace it is replaced", well=False)
    await store.announce(id, wake(document))
    return _said(id, f"{_entries(whole)}; {_kept_until(whole)}", well=True)


def _said(id: str, what: str, *, well: bool) -> bool:
    print(f"  {id:<32} {what}")
    return well


def _read(source: Path) -> Iterator[Copied]:
    try:
        with gzip.open(source) as file:
            msgspec.json.decode(file.readline(1_000), type=Kind)
            while line := file.readline(MOST_BYTES):
                yield msgspec.json.decode(line, type=Copied)
    except (EOFError, gzip.BadGzipFile, msgspec.DecodeError) as error:
        raise BadSetting(f"{source} is no backup, or not all of one: {error}") from error
    except OSError as error:
        raise BadSetting(f"{source} cannot be read: {error.strerror or error}") from error


def _entries(whole: Copied) -> str:
    return "1 entry" if len(whole.log) == 1 else f"{len(whole.log)} entries"


def _kept_until(whole: Copied) -> str:
    if not whole.expires:
        return "kept for good"
    return f"kept until {datetime.fromtimestamp(whole.expires / 1000, UTC):%Y-%m-%d}"


def _opened_for_us_alone(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


@asynccontextmanager
async def _store(settings: Settings) -> AsyncIterator[Store]:
    with running_store(settings) as url:
        async with opened(url) as store:
            yield store
