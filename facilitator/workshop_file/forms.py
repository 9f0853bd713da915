"""The tables of a workshop file as forms: what is asked for each field, with its bounds, ready to be sent to a browser.

Made from the declarations alone, so that a new key, or a new kind of activity with its settings, is asked for as soon
as it is declared. All texts are in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import inspect

from facilitator.workshop_file.shape import declared
from facilitator.workshop_file.tables import StartTime, Tables, WallTime
from rooms.activity import Activity, activities
from rooms.fields import Field, Fields
from rooms.parts import Hex

Say = Callable[[str], str]
Form = list[dict[str, Any]]

_FORMS = {WallTime: "time", StartTime: "time", Hex: "colour"}
_BY_PATTERN = {inspect.type_info(kind).pattern: name for kind, name in _FORMS.items()}  # type: ignore[attr-defined]


def forms(say: Say) -> dict[str, Any]:
    """``tables``: the form of each table of the file; ``kinds``: what there is to know of each kind of activity."""
    return {
        "tables": {field["key"]: field for field in form(Tables, say)},
        "kinds": {kind: _kind(activity, say) for kind, activity in sorted(activities().items())},
    }


def form(table: type[msgspec.Struct], say: Say) -> Form:
    """What is asked of one table, in the order in which it is asked."""
    info = declared(table)
    if not isinstance(info, inspect.StructType):
        raise TypeError(table)
    return _fields(info, say)


def _kind(activity: Activity, say: Say) -> dict[str, Any]:
    return {
        "label": say(activity.label),
        "about": say(activity.about),
        "serves": activity.serves,
        "rooms": activity.has_rooms,
        "works": {work: say(name) for work, name in activity.works.items()},
        "usual": list(activity.usual.items()),
        "settings": form(activity.settings, say),
    }


def _fields(info: inspect.StructType, say: Say) -> Form:
    said: Fields = getattr(info.cls, "FIELDS", {})
    known = {field.encode_name: field for field in info.fields}
    order = [*(key for key in said if key in known), *(key for key in known if key not in said)]
    return [_field(known[key], said.get(key, Field(key)), say) for key in order]


def _field(field: inspect.Field, said: Field, say: Say) -> dict[str, Any]:
    asked = {
        "key": field.encode_name,
        "label": say(said.label),
        "help": say(said.help) if said.help else "",
        "required": field.required,
        **_shape(field.type, said, say),
    }
    if isinstance(field.default, str | bool | int) or (isinstance(field.default, tuple) and field.default):
        asked["default"] = field.default
    if said.refers:
        asked["refers"] = said.refers
    if said.quiet:
        asked["quiet"] = True
    return asked


def _shape(kind: inspect.Type, said: Field, say: Say) -> dict[str, Any]:
    """How it is asked, and within which bounds."""
    match kind:
        case inspect.Metadata(extra={"lines": True}):
            return {**_shape(kind.type, said, say), "type": "lines"}
        case inspect.Metadata():
            return _shape(kind.type, said, say)
        case inspect.UnionType():
            return _either(kind, said, say)
        case inspect.StrType():
            return {"type": _BY_PATTERN.get(kind.pattern, "line"), "most": kind.max_length or 80}
        case inspect.IntType():
            return {"type": "number", "least": kind.ge, "most": kind.le}
        case inspect.BoolType():
            return {"type": "switch"}
        case inspect.DateType():
            return {"type": "day"}
        case inspect.LiteralType():
            return {
                "type": "choice",
                "options": [[one, say(said.options.get(str(one), str(one)))] for one in kind.values],
            }
        case inspect.StructType():
            return {"type": "table", "fields": _fields(kind, say)}
        case inspect.VarTupleType():
            return _several(kind, said, say)
    return {"type": "settings"}


def _either(kind: inspect.UnionType, said: Field, say: Say) -> dict[str, Any]:
    """A table that may be a text where only its first field is said; or something that may be left out."""
    tables = [one for one in kind.types if isinstance(one, inspect.StructType)]
    if tables:
        return {**_shape(tables[0], said, say), "short": tables[0].fields[0].encode_name}
    return _shape(next(one for one in kind.types if not isinstance(one, inspect.NoneType)), said, say)


def _several(kind: inspect.VarTupleType, said: Field, say: Say) -> dict[str, Any]:
    entry = _shape(kind.item_type, said, say)
    if entry["type"] == "table":
        return {**entry, "type": "tables", "many": kind.max_length, "least": kind.min_length or 0}
    return {"type": "list", "entry": entry, "many": kind.max_length, "least": kind.min_length or 0}
