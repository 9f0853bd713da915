"""How ``commit.lua`` is called, and what an entry of the log says that it wrote."""

from __future__ import annotations

import hashlib
import importlib.resources
from collections.abc import Sequence
from typing import Any

import msgspec

from rooms.decision import Decision
from rooms.document import Entry

SCRIPT = importlib.resources.files("rooms").joinpath("commit.lua").read_text("utf-8")
SHA = hashlib.sha1(SCRIPT.encode(), usedforsecurity=False).hexdigest()
_put_decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])
_delete_decoder = msgspec.json.Decoder(tuple[str, ...])


def arguments(decision: Decision, further: Sequence[str]) -> list[Any]:
    """How many of what follow, and what they are, as ``commit.lua`` reads them."""
    parts = (decision.expected, decision.puts, decision.deletes, decision.counts, further)
    given: list[Any] = [len(part) for part in parts]
    for key, seen in decision.expected.items():
        given += [key, seen or b""]
    for key, raw in decision.puts.items():
        given += [key, raw]
    given += decision.deletes
    for key, count in decision.counts.items():
        given += [key, count.by, count.least, "" if count.most is None else count.most]
    return [*given, *further]


def entry_of(id: bytes, fields: dict[bytes, bytes]) -> Entry:
    return Entry(
        sequence=int(id.partition(b"-")[0]),
        at=int(fields[b"at"]),
        by=fields[b"by"].decode(),
        command=fields[b"id"].decode(),
        put={key: bytes(raw) for key, raw in _put_decoder.decode(fields[b"put"]).items()},
        delete=_delete_decoder.decode(fields[b"del"]),
        epoch=fields.get(b"epoch", b"").decode(),
    )
