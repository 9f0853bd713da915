"""The complete document of a workshop as one JSON text, to be kept, computed with, and read in again.

Everything that was written is in it, hidden or sealed. Left out are secrets (links, the salt) and, as the
workshop file asks for it, names and whose an unsigned contribution is. ``docs/json-export.md`` says it all.
"""

from __future__ import annotations

import msgspec

from facilitator.exports.discretion import discreet
from facilitator.exports.entities import entity_fault
from rooms.document import ALL, View, key_of
from rooms.wording import Slug, mark

FORMAT = "facilitator-workshop"
VERSION = 1
MOST_BYTES = 20 * 1024 * 1024
MOST_ENTITIES = 200_000
_NEEDED = (key_of(ALL, "workshop"), key_of(ALL, "clock"))


_encode = msgspec.json.Encoder().encode


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file says before the entities: which workshop this was, and up to which entry of which epoch."""

    format: str
    version: int
    workshop: Slug
    epoch: str
    sequence: int
    entities: dict[str, msgspec.Raw]


class BadFile(ValueError):
    """A file that is not read in. ``text`` is an English sentence of the catalogues with ``values`` in its braces."""

    def __init__(self, text: str, **values: str | int) -> None:
        super().__init__(text.format_map(values))
        self.text, self.values = text, values


def render(view: View, *, workshop: str, epoch: str, sequence: int) -> bytes:
    """The document as it stands in ``view``, one entity on each line; the same document gives the same bytes."""
    head = {"format": FORMAT, "version": VERSION, "workshop": workshop, "epoch": epoch, "sequence": sequence}
    lines = [b"%b: %b" % (_encode(name), _encode(value)) for name, value in head.items()]
    entities = [b"%b: %b" % (_encode(key), raw) for key, raw in sorted(discreet(view))]
    return b'{\n%b,\n"entities": {\n%b\n}\n}\n' % (b",\n".join(lines), b",\n".join(entities))


def parse(body: bytes) -> dict[str, bytes]:
    """The entities of an exported file, as they were stored; raises ``BadFile`` if anything in it does not fit."""
    return parse_named(body)[1]


def parse_named(body: bytes) -> tuple[str, dict[str, bytes]]:
    """The workshop's id beside its entities."""
    if len(body) > MOST_BYTES:
        raise BadFile(mark("The file is larger than {most} MiB."), most=MOST_BYTES // 1024 // 1024)
    envelope = _envelope(body)
    if envelope.format != FORMAT:
        raise BadFile(mark("This is not the export of a workshop."))
    if envelope.version != VERSION:
        known = mark("The file has version {found}; version {known} can be read.")
        raise BadFile(known, found=envelope.version, known=VERSION)
    if len(envelope.entities) > MOST_ENTITIES:
        raise BadFile(mark("The file has more than {most} entries."), most=MOST_ENTITIES)
    if missing := [key for key in _NEEDED if key not in envelope.entities]:
        raise BadFile(mark("The entry “{key}” is missing, without which there is no workshop."), key=missing[0])
    for key, raw in envelope.entities.items():
        if (fault := entity_fault(key, bytes(raw))) is not None:
            raise BadFile(mark("The entry “{key}” cannot be read: {fault}."), key=key[:120], fault=fault)
    return envelope.workshop, {key: bytes(raw) for key, raw in envelope.entities.items()}


def _envelope(body: bytes) -> Envelope:
    try:
        return msgspec.json.decode(body, type=Envelope)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise BadFile(mark("The file cannot be read as JSON of a workshop: {error}."), error=str(error)) from error
