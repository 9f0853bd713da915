"""The document of a workshop: a flat map from ``audience/kind:id`` to a small JSON entity.

The audience alone says who may see an entity. A decision says what shall change and what must still be
true for it; the store applies it whole or not at all. Nothing here knows Redis, time or the network.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar, TypeVar

import msgspec

ALL = "all"
STAFF = "staff"
SEALED = "sealed"
_ROOM = "room:"
_HOST = "host:"
_OWN = "me:"


def room_audience(room: str) -> str:
    """Who is in that room, and the staff."""
    return _ROOM + room


def host_audience(room: str) -> str:
    """That room's host and the staff."""
    return _HOST + room


def own_audience(person: str) -> str:
    """That person alone."""
    return _OWN + person


def person_of(audience: str) -> str | None:
    return audience.removeprefix(_OWN) if audience.startswith(_OWN) else None


def key_of(audience: str, kind: str, id: str = "") -> str:
    """The key of an entity; without an id where an audience has one of that kind."""
    return f"{audience}/{kind}:{id}" if id else f"{audience}/{kind}"


def split_key(key: str) -> tuple[str, str, str]:
    """``(audience, kind, id)`` of a key."""
    audience, _, name = key.partition("/")
    kind, _, id = name.partition(":")
    return audience, kind, id


class Entity(msgspec.Struct, frozen=True, omit_defaults=True):
    """One small JSON object of the document; ``KIND`` stands in its key."""

    KIND: ClassVar[str]

    @classmethod
    def key(cls, audience: str, id: str = "") -> str:
        """The key of the entity of this kind with this id, in this audience."""
        return key_of(audience, cls.KIND, id)


class Turn(Entity, frozen=True):
    """``sealed/turn``: until then (ms since 1970, outside) nothing is decided but the command ``of`` that id."""

    KIND = "turn"
    of: str
    until: int


E = TypeVar("E", bound=Entity)
_encode = msgspec.json.Encoder().encode
_decoders: dict[type[Entity], msgspec.json.Decoder[Entity]] = {}


def encode(entity: Entity) -> bytes:
    return _encode(entity)


def decode(entity: type[E], raw: bytes) -> E:
    decoder = _decoders.get(entity)
    if decoder is None:
        decoder = _decoders[entity] = msgspec.json.Decoder(entity)
    return decoder.decode(raw)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a workshop's log: what one commit changed, ``at`` in ms since 1970, ``by`` whom.

    ``epoch`` is the one that begins with it, if one does.
    """

    sequence: int
    at: int
    by: str
    command: str
    put: dict[str, bytes]
    delete: tuple[str, ...] = ()
    epoch: str = ""


class View:
    """A document to be read. Entities lie by audience and kind, so that one kind is found at once."""

    def __init__(self, entities: Iterable[tuple[str, bytes]] = ()) -> None:
        self._audiences: dict[str, dict[str, dict[str, bytes]]] = {}
        for key, raw in entities:
            self._set(key, raw)

    def raw(self, key: str) -> bytes | None:
        """The entity's JSON text, byte for byte as it is stored."""
        audience, kind, id = split_key(key)
        return self._audiences.get(audience, {}).get(kind, {}).get(id)

    def get(self, entity: type[E], audience: str, id: str = "") -> E | None:
        raw = self._audiences.get(audience, {}).get(entity.KIND, {}).get(id)
        return None if raw is None else decode(entity, raw)

    def each(self, entity: type[E], audience: str) -> Iterator[tuple[str, E]]:
        """``(id, entity)`` of all of this kind in this audience, in no order."""
        for id, raw in self._audiences.get(audience, {}).get(entity.KIND, {}).items():
            yield id, decode(entity, raw)

    def ids(self, kind: str, audience: str) -> Collection[str]:
        return self._audiences.get(audience, {}).get(kind, {}).keys()

    def raws(self, kind: str, audience: str) -> Iterable[tuple[str, bytes]]:
        """``(id, JSON text)`` of all of this kind in this audience, in no order."""
        return self._audiences.get(audience, {}).get(kind, {}).items()

    def number(self, key: str) -> int:
        """A counter's value; 0 where nothing was counted."""
        raw = self.raw(key)
        return 0 if raw is None else int(raw)

    def audiences(self, kind: str) -> list[str]:
        """The audiences that have an entity of this kind."""
        return [name for name, kinds in self._audiences.items() if kinds.get(kind)]

    def items(self, audience: str | None = None) -> Iterator[tuple[str, bytes]]:
        """``(key, JSON text)`` of everything, or of one audience."""
        names = self._audiences if audience is None else [audience]
        for name in names:
            for kind, entities in self._audiences.get(name, {}).items():
                for id, raw in entities.items():
                    yield key_of(name, kind, id), raw

    def _set(self, key: str, raw: bytes) -> None:
        audience, kind, id = split_key(key)
        self._audiences.setdefault(audience, {}).setdefault(kind, {})[id] = raw


class Document(View):
    """A document that follows its log."""

    def apply(self, entry: Entry) -> None:
        for key in entry.delete:
            audience, kind, id = split_key(key)
            self._audiences.get(audience, {}).get(kind, {}).pop(id, None)
        for key, raw in entry.put.items():
            self._set(key, raw)

    def forget(self, audience: str) -> None:
        """Without anything in this audience, as a reader has it who is no longer shown it."""
        self._audiences.pop(audience, None)


@dataclass(frozen=True)
class Refusal:
    """Why not: a stable ``code``, an English sentence for the catalogues, and what stands in its braces.

    ``again`` says whether the same command may succeed later.
    """

    code: str
    text: str
    again: bool = False
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Count:
    """A counter raised inside the commit, never below ``least`` nor above ``most``; else ``refusal``."""

    by: int
    least: int
    most: int | None
    refusal: Refusal | None


class Decision:
    """What shall change, and what must still be true for it.

    Whatever is put or deleted must still be as ``view`` had it; ``expect`` adds what was only read.
    Counters are the exception: they are raised, never overwritten, and many may raise one at a time.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self.expected: dict[str, bytes | None] = {}
        self.puts: dict[str, bytes] = {}
        self.deletes: dict[str, None] = {}
        self.counts: dict[str, Count] = {}

    def expect(self, key: str) -> Decision:
        if key not in self.expected:
            self.expected[key] = self._view.raw(key)
        return self

    def put(self, key: str, entity: Entity) -> Decision:
        return self.put_raw(key, encode(entity))

    def put_raw(self, key: str, raw: bytes) -> Decision:
        self.expect(key)
        self.deletes.pop(key, None)
        self.puts[key] = raw
        return self

    def delete(self, key: str) -> Decision:
        self.expect(key)
        self.puts.pop(key, None)
        self.counts.pop(key, None)
        self.deletes[key] = None
        return self

    def count(
        self, key: str, by: int = 1, *, least: int = 0, most: int | None = None, refusal: Refusal | None = None
    ) -> Decision:
        before = self.counts.get(key)
        self.counts[key] = Count(by + (before.by if before else 0), least, most, refusal)
        return self

    def also(self, other: Decision) -> Decision:
        """This decision and another, made on the same view or on its preview, as one."""
        for key, raw in other.expected.items():
            # What is counted here was seen by the other as it will be, and is never expected.
            if key not in self.counts:
                self.expected.setdefault(key, raw)
        for key in other.deletes:
            self.delete(key)
        for key, raw in other.puts.items():
            self.put_raw(key, raw)
        for key, count in other.counts.items():
            self.count(key, count.by, least=count.least, most=count.most, refusal=count.refusal)
        return self

    def preview(self) -> View:
        """The document as it will be if this decision is applied as it stands.

        What the decision leaves alone is shared with its view: a preview is good for as long as that stays as it is.
        """
        entry, after = self.entry(), Document()
        after._audiences = dict(self._view._audiences)
        touched: dict[str, set[str]] = {}
        for key in (*entry.put, *entry.delete):
            audience, kind, _ = split_key(key)
            touched.setdefault(audience, set()).add(kind)
        for audience, kinds in touched.items():
            before = after._audiences.get(audience, {})
            after._audiences[audience] = before | {kind: dict(before.get(kind, {})) for kind in kinds}
        after.apply(entry)
        return after

    def entry(self, sequence: int = 0, at: int = 0, by: str = "", command: str = "") -> Entry:
        """The entry that this decision becomes, if nothing else happens first."""
        counted = {key: b"%d" % (self._view.number(key) + count.by) for key, count in self.counts.items()}
        return Entry(sequence, at, by, command, {**self.puts, **counted}, tuple(self.deletes))
