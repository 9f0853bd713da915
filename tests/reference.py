"""The tables of docs/protocol.md and docs/roles.md, made from the code.

``python -m tests.reference`` writes them into the documents, between their marks; a test fails where they differ.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect as shapes

import facilitator
import rooms
from facilitator import commands
from facilitator.live import protocol
from facilitator.live.protocol import OUTGOING, Do, Envelope, Hello, Ping
from facilitator.pages.entrance import PAGES
from rooms import keys as redis_keys
from rooms import wording
from rooms.activities.chain import TermId
from rooms.activity import activities
from rooms.command import ItemCommand
from rooms.decision import Refusal
from rooms.roles import RIGHTS, Right, Role

DOCS = Path(__file__).parents[1] / "docs"


def _pattern(type: Any) -> str:
    info = shapes.type_info(type)
    assert isinstance(info, shapes.StrType)
    return info.pattern or ""


# What texts of a certain form are.
NAMED = {
    _pattern(wording.Id): "id, 1 to 64 of `A-Za-z0-9_-`",
    _pattern(wording.Slug): "name, 1 to 40 of `a-z0-9-`",
    _pattern(TermId): "id of a term, or `seed`",
    _pattern(protocol.CommandId): "id, 22 of `A-Za-z0-9_-`",
}


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


# Types in words.


def in_words(type: shapes.Type) -> str:
    """``text, 1 to 400 characters`` say."""
    match type:
        case shapes.StrType(pattern=str(pattern)):
            return NAMED.get(pattern, f"text like `{pattern}`")
        case shapes.StrType():
            return f"text{_span(type.min_length, type.max_length, ' characters')}"
        case shapes.IntType():
            return f"whole number{_span(type.ge, type.le, '')}"
        case shapes.FloatType():
            return f"number{_span(type.ge, type.le, '')}"
        case shapes.BoolType():
            return "true or false"
        case shapes.LiteralType() | shapes.EnumType():
            values = type.values if isinstance(type, shapes.LiteralType) else [one.value for one in type.cls]
            return ", ".join(f"`{value}`" for value in sorted(values))
        case shapes.VarTupleType() | shapes.ListType():
            return f"list{_span(type.min_length, type.max_length, '')} of {in_words(type.item_type)}"
        case shapes.DictType():
            return f"map of {in_words(type.key_type)} to {in_words(type.value_type)}"
        case shapes.UnionType():
            return " or ".join(in_words(one) for one in type.types)
        case shapes.NoneType():
            return "nothing"
        case shapes.RawType():
            return "JSON"
        case shapes.Metadata():
            return in_words(type.type)
    return "JSON"


def _span(least: Any, most: Any, unit: str) -> str:
    if least is None and most is None:
        return ""
    if least in (None, 0) or least is None:
        return f", at most {most:,}{unit}"
    return f", at least {least:,}{unit}" if most is None else f", {least:,} to {most:,}{unit}"


def fields(struct: type[msgspec.Struct], besides: tuple[str, ...] = ()) -> str:
    """The fields of a struct with their types, the optional ones with what they are otherwise."""
    info = shapes.type_info(struct)
    assert isinstance(info, shapes.StructType)
    said = []
    for field in info.fields:
        if field.name in besides:
            continue
        default = "" if field.required else f", else {_default(field)}"
        said.append(f"`{field.encode_name}`: {in_words(field.type)}{default}")
    return "; ".join(said) or "none"


def _default(field: shapes.Field) -> str:
    value = field.default if field.default is not msgspec.NODEFAULT else {}
    return f"`{msgspec.json.encode(value).decode()}`"


def said_of(thing: object) -> str:
    """The docstring, as one line of Markdown; empty where it has none of its own."""
    own = thing.__dict__.get("__doc__") if isinstance(thing, type) else None
    return " ".join(inspect.cleandoc(own).split()).replace("``", "`") if own else ""


# The tables.


def envelopes(which: Iterable[type[Envelope]]) -> str:
    rows = ((f"`{one.__struct_config__.tag}`", fields(one), said_of(one)) for one in which)
    return table(("`t`", "fields", "what it says"), rows)


def command_rows(which: Iterable[type[Any]]) -> str:
    rows = []
    for command in which:
        of_item = issubclass(command, ItemCommand)
        when = ", ".join(sorted(command.WHEN)) if of_item else "any time"
        name = f"`{commands.name_of(command)}`"
        rows.append((name, fields(command, ("item",)), f"`{command.NEEDS}`", when, said_of(command)))
    return table(("command", "fields", "right", "when", "what it does"), rows)


def of_kind() -> str:
    parts = [
        f"### {kind}\n\n{command_rows(activity.handlers)}"
        for kind, activity in sorted(activities().items())
        if activity.handlers
    ]
    return "\n\n".join(parts)


def refusals() -> dict[str, set[tuple[str, bool]]]:
    """Every code with its sentences, and whether the same command may succeed later."""
    found: dict[str, set[tuple[str, bool]]] = {}
    for package in (rooms, facilitator):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.endswith("__main__"):
                continue
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, Refusal):
                    found.setdefault(value.code, set()).add((value.text, value.again))
    return found


def codes() -> str:
    rows = []
    for code, said in sorted(refusals().items()):
        texts = " / ".join(sorted(text for text, _ in said))
        rows.append((f"`{code}`", texts, "yes" if any(again for _, again in said) else "no"))
    return table(("code", "in English", "again"), rows)


def keys() -> str:
    """The table in the docstring of the module that names them."""
    row = r"^ {4}(facilitator:\S+) +(hash|stream|string|zset) +(.+?) {2,}(\S.*)$"
    found = re.findall(row, redis_keys.__doc__ or "", re.M)
    rows = ((f"`{key}`", type, re.sub(r"(<\S+>\S*):", r"`\1`:", what), by) for key, type, what, by in found)
    return table(("key", "type", "what", "written by"), rows)


def rights() -> str:
    rows = ((f"`{role}`", *("yes" if right in RIGHTS[role] else "" for right in Right)) for role in Role)
    return table(("role", *(f"`{right}`" for right in Right)), rows)


def pages() -> str:
    rows = ((f"`/w/<id>/{page}`", f"`{right}`", _who(right)) for page, right in PAGES.items())
    return table(("page", "right", "who"), rows)


def by_right() -> str:
    rows = []
    for right in Right:
        named = [f"`{commands.name_of(command)}`" for command in commands.command_types() if command.NEEDS is right]
        if named:
            rows.append((f"`{right}`", _who(right), ", ".join(sorted(named))))
    return table(("right", "who", "commands"), rows)


def _who(right: Right) -> str:
    return ", ".join(role for role in Role if right in RIGHTS[role])


TABLES: dict[str, Callable[[], str]] = {
    "from browsers": lambda: envelopes((Hello, Do, Ping)),
    "from the server": lambda: envelopes(OUTGOING),
    "commands of no item": lambda: command_rows((*commands.PLAIN, commands.Undo)),
    "commands of items": of_kind,
    "codes": codes,
    "keys": keys,
    "rights": rights,
    "pages": pages,
    "commands by right": by_right,
    "bounds": lambda: table(
        ("what", "bound"),
        (
            ("an envelope from a browser", f"{protocol.LARGEST_MESSAGE:,} bytes"),
            ("the version that both sides speak", f"`{protocol.VERSION}`"),
        ),
    ),
}
_MARKED = re.compile(r"(<!-- (?P<name>[a-z ]+), made from the code -->\n).*?(<!-- end -->)", re.S)


def written(text: str) -> str:
    """A document with its tables as the code has them now."""
    return _MARKED.sub(lambda found: f"{found[1]}\n{TABLES[found['name']]()}\n\n{found[3]}", text)


def documents() -> Iterator[Path]:
    return (path for path in sorted(DOCS.glob("*.md")) if _MARKED.search(path.read_text("utf-8")))


if __name__ == "__main__":
    for path in documents():
        path.write_text(written(path.read_text("utf-8")), "utf-8")
