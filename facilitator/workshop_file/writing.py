"""A workshop file that says something else, and is otherwise as it was typed: remarks, order and line breaks stay.

``tree_of`` gives what a text says, ``written`` the text with what it shall say. Where nothing is to be changed, it is
the same text, byte for byte. Whatever is written says exactly what it shall: it is read again before it is given.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from facilitator.workshop_file.layout import Scattered, Statement, Table, laid_out
from facilitator.workshop_file.shape import declared
from facilitator.workshop_file.tables import Tables
from facilitator.workshop_file.values import ORIGIN, Tree, alike, in_place_of, key_text, literal, plain

# What has a heading of its own where it is new; everything else stands behind its key.
HEADED = {
    *(("workshop",), ("links",), ("page",), ("registration",), ("theme",)),
    *(("item",), ("item", "step"), ("item", "settings")),
    *(("page", "answer"), ("page", "download"), ("page", "contact")),
    *(("theme", "goals"), ("theme", "goals", "proposals"), ("theme", "goals", "earlier")),
    *(("theme", "clusters"), ("theme", "clusters", "cards"), ("theme", "cards")),
}
_DAYS = {("workshop", "date"), ("registration", "closes")}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Names = tuple[str, ...]


def tree_of(text: str) -> Tree:
    """What a text says, as JSON has it; tables in lists say under ``@`` which one of them they are, from 0.

    Raises ``tomllib.TOMLDecodeError``.
    """
    tree: Tree = _numbered(plain(tomllib.loads(_plain_lines(text))))
    return tree


def written(text: str, tree: Tree) -> str:
    """The text with what ``tree`` says; its tables in lists are those of the text that they say they were."""
    had = tree_of(text)
    if alike(had, tree) and _origins(had) == _origins(tree):
        return text
    if not text.strip():
        return _anew(tree)
    mark, ends = "\ufeff" if text.startswith("\ufeff") else "", "\r\n" if "\r\n" in text else "\n"
    try:
        revised = str(_revised(laid_out(_plain_lines(text)), had, tree, ()))
    except Scattered:
        revised = ""
    whole = revised if revised and _says(revised, tree) else _anew(tree)
    return mark + whole.replace("\n", ends)


def _plain_lines(text: str) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return text if text.endswith("\n") or not text else text + "\n"


def _numbered(value: Any) -> Any:
    match value:
        case dict():
            return {key: _numbered(inner) for key, inner in value.items()}
        case list():
            entries = [_numbered(inner) for inner in value]
            return [{**one, ORIGIN: n} if isinstance(one, dict) else one for n, one in enumerate(entries)]
    return value


def _origins(value: Any) -> Any:
    """The order of all tables in lists."""
    match value:
        case dict():
            return {key: found for key, one in value.items() if key != ORIGIN and (found := _origins(one))}
        case list():
            return [(one.get(ORIGIN), _origins(one)) for one in value if isinstance(one, dict)]
    return None


def _says(text: str, tree: Tree) -> bool:
    try:
        return alike(plain(tomllib.loads(text)), tree)
    except tomllib.TOMLDecodeError:
        return False


def _anew(tree: Tree) -> str:
    return str(_revised(Table(), {}, tree, ())).lstrip("\n")


def _revised(table: Table, had: Tree, wanted: Tree, names: Names) -> Table:
    """The same table, changed from what it ``had`` to what is ``wanted``."""
    for key in [key for key in had if key != ORIGIN and wanted.get(key) in (None, [])]:
        _take_out(table, key)
    order = _order(names, wanted)
    for key in order:
        before, value = had.get(key), wanted[key]
        if before in (None, []):
            _put_in(table, key, value, names, order)
        elif not (alike(before, value) and _origins(before) == _origins(value)):
            _change(table, key, before, value, names, order)
    return table


def _order(names: Names, wanted: Tree) -> list[str]:
    """The keys that say something, as the declaration lists them; others as they come."""
    keys = [key for key, value in wanted.items() if key != ORIGIN and value not in (None, [])]
    known = [key for key in _declared(names) if key in keys]
    return [*known, *(key for key in keys if key not in known)]


def _declared(names: Names) -> Sequence[str]:
    kind: Any = declared(Tables)
    for name in names:
        kind = next((one.type for one in kind.fields if one.encode_name == name), None)
        while isinstance(kind, msgspec.inspect.Metadata | msgspec.inspect.VarTupleType):
            kind = kind.type if isinstance(kind, msgspec.inspect.Metadata) else kind.item_type
        if not isinstance(kind, msgspec.inspect.StructType):
            return ()
    return [one.encode_name for one in kind.fields]


def _take_out(table: Table, key: str) -> None:
    """Without what it says; remarks stay."""
    kept: list[Statement] = []
    lead = ""
    for statement in table.statements:
        if statement.keys[0] == key:
            lead += statement.lead if "#" in statement.lead else ""
            continue
        kept.append(statement)
        statement.lead, lead = lead + statement.lead, ""
    if lead and kept:
        kept[-1].after += lead
    table.statements = kept
    _replace(table, key, [])


def _change(table: Table, key: str, had: Any, wanted: Any, names: Names, order: Sequence[str]) -> None:
    inner = [one for one in table.tables if one.key == key]
    statement = next((one for one in table.statements if one.keys == (key,)), None)
    if statement is not None:
        value = _day((*names, key), wanted)
        statement.value = in_place_of(statement.value, had, value)
    elif inner and not inner[0].many and isinstance(wanted, dict):
        _revised(inner[0], had, wanted, (*names, key))
    elif inner and inner[0].many and _all_tables(wanted):
        left = dict(enumerate(zip(inner, had, strict=True)))
        _replace(table, key, [_entry(left, one, (*names, key)) for one in wanted])
    else:
        _take_out(table, key)
        _put_in(table, key, wanted, names, order)


def _entry(left: dict[int, tuple[Table, Tree]], wanted: Tree, names: Names) -> Table:
    """What an entry was, changed; or a new one. Taken once: a copy of an entry is a new one."""
    origin = wanted.get(ORIGIN)
    found = left.pop(origin, None) if isinstance(origin, int) else None
    return _fresh(names, True, wanted) if found is None else _revised(*found, wanted, names)


def _replace(table: Table, key: str, entries: list[Table]) -> None:
    """Other entries in the place of those of that key; what stands between them stays between them."""
    old = [one for one in table.tables if one.key == key]
    place = table.tables.index(old[0]) if old else len(table.tables)
    gaps = [one.gap for one in old]
    for number, one in enumerate(entries):
        one.gap = gaps[number] if number < len(gaps) else "\n"
    left = "".join(gap for gap in gaps[len(entries) :] if "#" in gap)
    table.tables = [one for one in table.tables if one.key != key]
    table.tables[place:place] = entries
    if left:
        (entries[-1] if entries else table).tail = left


def _put_in(table: Table, key: str, value: Any, names: Names, order: Sequence[str]) -> None:
    """Where its declaration has it."""
    inner = (*names, key)
    if inner in HEADED and (isinstance(value, dict) or _all_tables(value)):
        many = isinstance(value, list)
        fresh = [_fresh(inner, many, one) for one in (value if many else [value])]
        place = _behind([one.key for one in table.tables], key, order)
        table.tables[place:place] = fresh
        return
    statement = Statement("", (key,), f"{key_text(key)} = ", literal(_day(inner, value)), "\n")
    table.statements.insert(_behind([one.keys[0] for one in table.statements], key, order), statement)


def _behind(present: Sequence[str], key: str, order: Sequence[str]) -> int:
    """The place behind all that comes before that key."""
    before = set(order[: order.index(key)])
    return max((place + 1 for place, one in enumerate(present) if one in before), default=0)


def _fresh(names: Names, many: bool, value: Tree) -> Table:
    heading = ".".join(map(key_text, names))
    table = Table(names[-1], many, "\n", f"[[{heading}]]\n" if many else f"[{heading}]\n")
    return _revised(table, {}, value, names)


def _all_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _day(names: Names, value: Any) -> Any:
    """A day is written without quotation marks."""
    if names in _DAYS and isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value
