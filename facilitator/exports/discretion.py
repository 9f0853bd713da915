"""What of a document may leave the house: no secret, names only where they are let in, authors only where they signed.

It goes by what is known to be harmless, not by what is known to be private: whatever lies under a person and is
not named here goes under a pseudonym, so that a new kind of activity cannot tell on anybody by oversight.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterator
from typing import Any

import msgspec

from facilitator.exports.entities import SECRET
from rooms.contributions import Author, Own
from rooms.document import SEALED, STAFF, View, key_of, own_audience, person_of, split_key
from rooms.former import Former
from rooms.messages import Message
from rooms.people import Hand, Help, Name, Person, Place, Team
from rooms.programme import Salt, workshop
from rooms.waiting import Waiting

# Where somebody was, and what was said to them, tells nothing of what they wrote.
_WHEREABOUTS = frozenset({Name.KIND, Place.KIND, Team.KIND, Help.KIND, Hand.KIND, Message.KIND})
# The fields in which a person's name stands.
_NAMING: dict[str, tuple[str, ...]] = {
    Person.KIND: ("name", "organisation", "group"),
    Name.KIND: ("name",),
    Former.KIND: ("name", "organisation", "gave"),
    Waiting.KIND: ("name", "organisation", "group"),
}
# What stands in the place of a link's hash: a staff person still hangs on a link, and there is none of that name.
WITHHELD = "withheld"
# No id of a person is as long as that.
_PSEUDONYM = re.compile(r"anon-[0-9a-f]{24}")

_encode = msgspec.json.Encoder().encode


def discreet(view: View) -> Iterator[tuple[str, bytes]]:
    """``(key, JSON text)`` of all that the complete export shows, in no order."""
    hidden = {} if workshop(view).names_in_results else _NAMING
    veil = _Veil(view)
    for key, raw in view.items():
        audience, kind, _ = split_key(key)
        if kind != Author.KIND and (audience != SEALED or kind not in SECRET):
            yield veil.key(key, raw), _content(kind, raw, hidden.get(kind, ()))


def _content(kind: str, raw: bytes, hidden: tuple[str, ...]) -> bytes:
    """The entity without what nobody outside may read."""
    if not hidden and kind != Person.KIND:
        return raw
    fields: dict[str, Any] = msgspec.json.decode(raw)
    changed = {name: "" for name in hidden if fields.get(name)}
    if kind == Person.KIND and fields.get("link"):
        changed["link"] = WITHHELD
    return _encode({**fields, **changed}) if changed else raw


class _Veil:
    """Keys that do not tell whose an unsigned contribution is."""

    def __init__(self, view: View) -> None:
        salt = view.get(Salt, SEALED)
        # Without a salt nothing can have the same pseudonym twice, and need not: it is made but once.
        self._salt = salt.value.encode() if salt and salt.value else secrets.token_bytes(32)
        self._signed = set(_signatures(view))
        self._people = {*view.ids(Person.KIND, STAFF), *(_owner(key) for key, raw in view.items() if raw)} - {""}

    def key(self, key: str, raw: bytes) -> str:
        audience, kind, id = split_key(key)
        person = person_of(audience)
        if audience == SEALED:
            return key_of(SEALED, kind, self._sealed(kind, id))
        if person is None or _PSEUDONYM.fullmatch(person) or self._may_be_known(person, kind, id, raw):
            return key
        return key_of(own_audience(self._pseudonym(person, kind, id)), kind, id)

    def _may_be_known(self, person: str, kind: str, id: str, raw: bytes) -> bool:
        if kind in _WHEREABOUTS:
            return True
        made = msgspec.json.decode(raw, type=Own).kind if kind == Own.KIND else kind
        return (person, made, _entry(id)) in self._signed

    def _sealed(self, kind: str, id: str) -> str:
        """The id of a sealed entity, with a pseudonym in the place of every person."""
        parts = id.split(".")
        rest = ".".join(part for part in parts if part not in self._people)
        return ".".join(self._pseudonym(part, kind, rest) if part in self._people else part for part in parts)

    def _pseudonym(self, person: str, kind: str, id: str) -> str:
        """Another one for each thing that somebody made: two of them cannot be found to be the same person's."""
        digest = hashlib.blake2b(f"{person}|{kind}|{id}".encode(), key=self._salt[:64], digest_size=12)
        return f"anon-{digest.hexdigest()}"


def _signatures(view: View) -> Iterator[tuple[str, str, str]]:
    """``(person, kind, entry)`` of everything that is signed with a person's id."""
    for key, raw in view.items():
        if b'"by":"' in raw:
            _, kind, id = split_key(key)
            fields = msgspec.json.decode(raw)
            if kind not in (Message.KIND, Author.KIND) and isinstance(fields.get("by"), str):
                yield fields["by"], kind, _entry(id)


def _entry(id: str) -> str:
    """The entry's own part of an id that begins with an item or a room."""
    return id.rpartition(".")[2]


def _owner(key: str) -> str:
    """The person under whom something lies; nothing where it lies under a pseudonym already, or under nobody."""
    person = person_of(split_key(key)[0])
    return "" if person is None or _PSEUDONYM.fullmatch(person) else person
