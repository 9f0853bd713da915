"""The document of a workshop: a flat map from ``audience/kind:id`` to a small JSON entity.

The audience alone says who may see an entity. Entries say what became different, one after another. Nothing here knows
Redis, time or the network.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
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


def with_entry(view: View, entry: Entry) -> View:
    """A document as it will be after that entry; what the entry leaves alone is shared with ``view``."""
    after = Document()
    after._audiences = dict(view._audiences)
    touched: dict[str, set[str]] = {}
    for key in (*entry.put, *entry.delete):
        audience, kind, _ = split_key(key)
        touched.setdefault(audience, set()).add(kind)
    for audience, kinds in touched.items():
        before = after._audiences.get(audience, {})
        after._audiences[audience] = before | {kind: dict(before.get(kind, {})) for kind in kinds}
    after.apply(entry)
    return after
