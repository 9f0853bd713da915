"""Reads what TOML gave into structs, and reports each value that does not fit its declaration.

msgspec's own conversion stops at the first error; here reading goes on with a stand-in of the right type, so
that all faults come to light. Rules between values are not checked here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import NODEFAULT, inspect

from facilitator.workshop_file.faults import Findings, remedy, shown
from facilitator.workshop_file.lines import Path
from rooms.wording import clean, clean_lines, mark

S = TypeVar("S", bound=msgspec.Struct)

# What a struct declares; to look into it takes several times as long as to read a file by it.
declared = cache(inspect.type_info)

NOT_TEXT = (mark("“{key}” is not a text."), mark('Put it in quotation marks: "…".'))
NOT_NUMBER = (mark("“{key}” is not a whole number."), mark("Write digits only, without quotation marks, such as 10."))
NOT_SWITCH = (mark("“{key}” is neither true nor false."), mark("Write true or false, without quotation marks."))
NOT_DATE = (mark("“{key}” is not a date."), mark("Write year, month and day, such as 2026-11-30."))
NOT_LIST = (mark("“{key}” is not a list."), mark("Put its entries in square brackets: {key} = [ … ]."))
NOT_TABLE = (mark("“{key}” is not a table of keys and values."), mark("Write them under the heading {heading}."))
NOT_TABLES = (mark("“{key}” is not a list of tables."), mark("Give each of them the heading {heading}."))
MISSING = (mark("“{key}” is missing."), mark("Write it here: {sample}"))
UNKNOWN = mark("There is no key “{key}” here.")
IMPOSSIBLE = mark("“{value}” is not possible for “{key}”.")
EMPTY = (mark("“{key}” is empty."), mark("Write at least one character between the quotation marks."))
LONG = (mark("“{key}” has {many} characters."), mark("Shorten it to {most}."))
FEW = (mark("“{key}” has too few entries."), mark("Write at least {least}."))
MANY = (mark("“{key}” has {many} entries."), mark("Leave {most} at most."))
OUT_OF_BOUNDS = (mark("“{key}” is too small or too large."), mark("Write a whole number from {least} to {most}."))
FORMLESS = (mark("“{value}” is not written as “{key}” must be."), mark("It must match the pattern {pattern}."))


class Reader:
    """Reads values by their declared types. ``forms`` has two sentences for each pattern of a text."""

    def __init__(self, findings: Findings, forms: Mapping[str, tuple[str, str]]) -> None:
        self._findings, self._forms = findings, forms

    def table(self, kind: type[S], raw: object, path: Path) -> S:
        """``raw`` as a struct of that kind; where something was reported, with stand-ins."""
        read: S = self._read(declared(kind), raw, path)
        return read

    def _read(self, kind: inspect.Type, raw: object, path: Path) -> Any:
        match kind:
            case inspect.Metadata(type=inspect.StrType() as text, extra={"lines": True}):
                return self._text(text, raw, path, clean_lines)
            case inspect.Metadata():
                return self._read(kind.type, raw, path)
            case inspect.UnionType():
                return self._read(_meant(kind, raw), raw, path)
            case inspect.StructType():
                return self._struct(kind, raw, path)
            case inspect.VarTupleType():
                return self._list(kind, raw, path)
            case inspect.StrType():
                return self._text(kind, raw, path)
            case inspect.IntType():
                return self._number(kind, raw, path)
            case inspect.LiteralType():
                return self._choice(kind, raw, path)
            case _:
                return self._plain(kind, raw, path)

    def _struct(self, kind: inspect.StructType, raw: object, path: Path) -> Any:
        if not isinstance(raw, dict):
            self._findings.report(path, *NOT_TABLE, heading=_heading(path))
            return stand_in(kind)
        fields = {field.encode_name: field for field in kind.fields}
        for key in raw:
            if key not in fields:
                right, values = remedy(key, fields)
                self._findings.report((*path, key), UNKNOWN, right, **values)
        return kind.cls(**{field.name: self._field(field, raw, (*path, key)) for key, field in fields.items()})

    def _field(self, field: inspect.Field, raw: dict[str, Any], path: Path) -> Any:
        if field.encode_name in raw:
            return self._read(field.type, raw[field.encode_name], path)
        if field.required:
            self._findings.report(path, *MISSING, sample=_sample(field.type, path))
            return stand_in(field.type)
        return field.default_factory() if field.default is NODEFAULT else field.default

    def _list(self, kind: inspect.VarTupleType, raw: object, path: Path) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            tables = isinstance(kind.item_type, inspect.StructType)
            complaint = NOT_TABLES if tables else NOT_LIST
            self._findings.report(path, *complaint, heading=_heading((*path, 0)))
            return ()
        if len(raw) < (kind.min_length or 0):
            self._findings.report(path, *FEW, least=kind.min_length or 0)
        if kind.max_length is not None and len(raw) > kind.max_length:
            self._findings.report(path, *MANY, many=len(raw), most=kind.max_length)
        entries = enumerate(raw[: kind.max_length])
        return tuple(self._read(kind.item_type, entry, (*path, number)) for number, entry in entries)

    def _text(self, kind: inspect.StrType, raw: object, path: Path, tidy: Callable[[str], str] = clean) -> str:
        if isinstance(raw, time):  # 09:30:00 without quotation marks
            raw = raw.isoformat("minutes" if not raw.second and not raw.microsecond else "auto")
        if not isinstance(raw, str):
            self._findings.report(path, *NOT_TEXT)
            return ""
        text = tidy(raw)
        if len(text) < (kind.min_length or 0):
            self._findings.report(path, *EMPTY)
        elif kind.max_length is not None and len(text) > kind.max_length:
            self._findings.report(path, *LONG, many=len(text), most=kind.max_length)
        elif kind.pattern is not None and re.search(kind.pattern, text) is None:
            wrong, right = self._forms.get(kind.pattern, FORMLESS)
            self._findings.report(path, wrong, right, value=shown(text), pattern=kind.pattern)
        return text

    def _number(self, kind: inspect.IntType, raw: object, path: Path) -> int:
        least, most = kind.ge or 0, kind.le if kind.le is not None else 2**53
        if not isinstance(raw, int) or isinstance(raw, bool):
            self._findings.report(path, *NOT_NUMBER)
        elif not least <= raw <= most:
            self._findings.report(path, *OUT_OF_BOUNDS, least=least, most=most)
        else:
            return raw
        return least

    def _choice(self, kind: inspect.LiteralType, raw: object, path: Path) -> Any:
        if isinstance(raw, str) and raw in kind.values:
            return raw
        if isinstance(raw, str):
            right, values = remedy(raw, sorted(str(value) for value in kind.values if value))
            self._findings.report(path, IMPOSSIBLE, right, value=shown(raw), **values)
        else:
            self._findings.report(path, *NOT_TEXT)
        return kind.values[0]

    def _plain(self, kind: inspect.Type, raw: object, path: Path) -> Any:
        match kind, raw:
            case (inspect.BoolType(), bool()) | (inspect.DictType(), dict()):
                return raw
            case inspect.DateType(), date() if not isinstance(raw, datetime):
                return raw
            case inspect.DateType(), str() if (day := _day(raw)) is not None:
                return day
        complaint = {inspect.BoolType: NOT_SWITCH, inspect.DictType: NOT_TABLE, inspect.DateType: NOT_DATE}[type(kind)]
        self._findings.report(path, *complaint, heading=_heading(path))
        return stand_in(kind)


def stand_in(kind: inspect.Type) -> Any:
    """A harmless value of that type, so that checks of other values can go on."""
    match kind:
        case inspect.Metadata():
            return stand_in(kind.type)
        case inspect.StructType():
            return kind.cls(**{field.name: stand_in(field.type) for field in kind.fields if field.required})
        case inspect.LiteralType():
            return kind.values[0]
        case inspect.IntType():
            return kind.ge or 0
        case inspect.DateType():
            return date(2000, 1, 1)
    return {inspect.StrType: "", inspect.BoolType: False, inspect.VarTupleType: (), inspect.DictType: {}}.get(
        type(kind)
    )


def _meant(kind: inspect.UnionType, raw: object) -> inspect.Type:
    """The one of several types whose faults are worth telling; TOML has no null."""
    tables = [one for one in kind.types if isinstance(one, inspect.StructType)]
    if tables and isinstance(raw, dict):
        return tables[0]
    return next(one for one in kind.types if not isinstance(one, inspect.StructType | inspect.NoneType))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _heading(path: Path) -> str:
    """The heading of the table there: ``[page]``, ``[[item.step]]``."""
    name = ".".join(part for part in path if isinstance(part, str))
    return f"[[{name}]]" if isinstance(path[-1], int) else f"[{name}]"


def _sample(kind: inspect.Type, path: Path) -> str:
    """What to write where a required key is missing."""
    key = path[-1]
    match kind:
        case inspect.Metadata():
            return _sample(kind.type, path)
        case inspect.StructType():
            return _heading(path)
        case inspect.VarTupleType(item_type=inspect.StructType()):
            return _heading((*path, 0))
        case inspect.VarTupleType():
            return f"{key} = [ … ]"
        case inspect.IntType():
            return f"{key} = {max(10, kind.ge or 0)}"
        case inspect.DateType():
            return f"{key} = 2026-11-30"
    return f'{key} = "…"'
