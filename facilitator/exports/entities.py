"""Which entities a document may have when it comes from outside: the form of keys, and what lies under them."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from functools import cache

import msgspec

from rooms.activity import activities
from rooms.document import SEALED, Entity, split_key
from rooms.programme import EventPage

# Larger than any entity that a command can make; only what has a whole workshop file in it is longer.
MOST_BYTES = 64 * 1024
_FILES = frozenset({EventPage.KIND, "manuscript"})
MOST_BYTES_PAGE = 4 * 1024 * 1024
_ID = r"[A-Za-z0-9_-]{1,64}"
_KEY = re.compile(rf"(?:all|staff|sealed|(?:room|host|me):{_ID})/[a-z]{{1,24}}(?::{_ID}(?:\.{_ID}){{0,3}})?")
# What opens doors is made anew by the server that reads a document in, and never taken from a file; who registered and
# where they are written to, and what is kept for a moment to take back what was revealed and told, goes nowhere.
SECRET = frozenset({"link", "salt", "registered", "mail", "letter", "seated", "unveiled", "untold"})
_MODULES = (
    *("facilitator.editions", "facilitator.steering"),
    *(
        "rooms.attendance",
        "rooms.contributions",
        "rooms.messages",
        "rooms.people",
        "rooms.programme",
        "rooms.registration",
    ),
)


def entity_fault(key: str, raw: bytes) -> str | None:
    """What is wrong with an entity from outside, in English; nothing where it may be stored."""
    if _KEY.fullmatch(key) is None:
        return "that is no key of a document"
    audience, kind, _ = split_key(key)
    if audience == SEALED and kind in SECRET:
        return "secrets are not read in"
    if len(raw) > (MOST_BYTES_PAGE if kind in _FILES else MOST_BYTES):
        return "it is too large"
    if raw[:1] != b"{":
        return _counter_fault(raw)
    if kind not in entity_kinds():
        return f"there is no kind “{kind}”"
    faults = [_shape_fault(raw, shape) for shape in entity_kinds()[kind]]
    return None if None in faults else faults[0]


def _counter_fault(raw: bytes) -> str | None:
    """A counter is a whole number; what it counts is its activity's own matter."""
    return None if re.fullmatch(rb"0|[1-9][0-9]{0,8}", raw) else "that is neither an object nor a counted number"


def _shape_fault(raw: bytes, shape: type[Entity]) -> str | None:
    try:
        msgspec.json.decode(raw, type=shape)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        return str(error)
    return None


@cache
def entity_kinds() -> dict[str, tuple[type[Entity], ...]]:
    """Every kind of entity there is, with the shapes that it may have."""
    activities()
    for module in _MODULES:
        importlib.import_module(module)
    kinds: dict[str, tuple[type[Entity], ...]] = {}
    for shape in _all(Entity):
        kinds[shape.KIND] = (*kinds.get(shape.KIND, ()), shape)
    return kinds


def _all(shape: type[Entity]) -> Iterator[type[Entity]]:
    for below in shape.__subclasses__():
        yield below
        yield from _all(below)
