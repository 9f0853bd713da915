"""docs/workshop-file.md explains every key that a workshop file may have, with its type, bounds and default."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from msgspec import NODEFAULT, inspect

from facilitator.workshop_file import parse
from facilitator.workshop_file.contrast import PAPERS, nearest_legible
from facilitator.workshop_file.rules import ILLEGIBLE, STEPS_TOO_LONG
from facilitator.workshop_file.tables import Code, StartTime, Tables, WallTime
from facilitator.workshop_file.theme import Questions
from rooms.activity import activities
from rooms.parts import Hex
from rooms.wording import Email, Slug, Url

DOCS = Path(__file__).parents[2] / "docs" / "workshop-file.md"
FORMS = {Slug: "identifier", Url: "link", Email: "e-mail address", Hex: "colour", Code: "code"}
FORMS |= {WallTime: "time of day", StartTime: "time of day"}
FORM_NAMES = {inspect.type_info(form).pattern: name for form, name in FORMS.items()}


def plain(kind: Any) -> Any:
    return plain(kind.type) if isinstance(kind, inspect.Metadata) else kind


def described(kind: inspect.Type) -> str:
    match kind:
        case inspect.Metadata():
            several = "text of several lines" if (kind.extra or {}).get("lines") else "text"
            return described(kind.type).replace("text", several, 1)
        case inspect.UnionType():
            return " or ".join(described(one) for one in kind.types if not isinstance(one, inspect.NoneType))
        case inspect.StrType():
            if kind.pattern:
                return FORM_NAMES[kind.pattern]
            return f"text, {between(kind.min_length or 0, kind.max_length)} characters"
        case inspect.IntType():
            return f"whole number, {kind.ge} to {kind.le}"
        case inspect.BoolType():
            return "true or false"
        case inspect.DateType():
            return "date"
        case inspect.LiteralType():
            return " or ".join(f"`{value}`" for value in kind.values if value)
        case inspect.StructType() | inspect.DictType():
            return "table"
        case inspect.VarTupleType():
            how_many = between(kind.min_length or 0, kind.max_length)
            if isinstance(kind.item_type, inspect.StructType):
                return f"{how_many} tables"
            return f"list of {how_many}: {described(kind.item_type)}"
    raise AssertionError(f"the reference has no words for {kind}")


def between(least: int, most: int | None) -> str:
    assert most is not None, "every text and list has a bound"
    return f"{least} to {most}" if least else f"up to {most}"


def default(field: inspect.Field) -> str:
    if field.required:
        return "required"
    value = field.default if field.default is not NODEFAULT else field.default_factory()
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int) or (isinstance(value, tuple) and value):
        return f"`{list(value) if isinstance(value, tuple) else value}`"
    return f'`"{value}"`' if isinstance(value, str) and value else "none"


def declared(kind: inspect.StructType, heading: str) -> dict[tuple[str, str], tuple[str, str]]:
    """``(heading, key) -> (type, default)`` of a table and of all tables in it."""
    rows = {}
    for field in kind.fields:
        rows[heading, field.encode_name] = (described(field.type), default(field))
        for inner, many in inner_tables(plain(field.type)):
            name = f"{heading.strip('[]')}.{field.encode_name}".removeprefix("The whole file.")
            rows |= declared(inner, f"[[{name}]]" if many else f"[{name}]")
        for inner in optional_tables(plain(field.type)):
            rows |= declared(inner, field.encode_name)
    return rows


def optional_tables(kind: Any) -> list[inspect.StructType]:
    """A table that may be left out is explained once, wherever it may stand."""
    options = kind.types if isinstance(kind, inspect.UnionType) else ()
    return [one for one in options if isinstance(one, inspect.StructType)]


def inner_tables(kind: Any) -> list[tuple[inspect.StructType, bool]]:
    if isinstance(kind, inspect.StructType):
        return [(kind, False)]
    if isinstance(kind, inspect.VarTupleType):
        item = kind.item_type
        options = item.types if isinstance(item, inspect.UnionType) else (item,)
        return [(one, True) for one in options if isinstance(one, inspect.StructType)]
    return []


def documented() -> dict[tuple[str, str], tuple[str, str]]:
    rows, heading = {}, ""
    for line in DOCS.read_text().splitlines():
        if found := re.match(r"#+ (.*)", line):
            heading = found[1].replace("`", "")
        elif found := re.match(r"\| `([a-z_]+)` \| (.*?) \| (.*?) \| (.+) \|$", line):
            rows[heading, found[1]] = (found[2], found[3])
    return rows


def everything_declared() -> dict[tuple[str, str], tuple[str, str]]:
    rows = declared(inspect.type_info(Tables), "The whole file")  # type: ignore[arg-type]
    for kind, activity in activities().items():
        settings = declared(inspect.type_info(activity.settings), "[item.settings]")  # type: ignore[arg-type]
        for (heading, key), cells in settings.items():
            shown = heading.replace("[item.settings]", f"[item.settings] of {kind}")
            rows[shown, key] = cells
    return rows


def test_every_key_stands_in_the_reference_and_no_other() -> None:
    assert sorted(documented()) == sorted(everything_declared())


@pytest.mark.parametrize("key", sorted(everything_declared()), ids=" ".join)
def test_the_reference_says_type_bounds_and_default(key: tuple[str, str]) -> None:
    assert documented().get(key) == everything_declared()[key]


def test_the_examples_in_the_reference_work() -> None:
    smallest, *parts = re.findall(r"^```toml\n(.*?)^```", DOCS.read_text(), re.M | re.S)
    assert parse(smallest).item
    joined = "".join(parts)
    assert len(parse(joined + '[[theme]]\nname = "Change"\n').item) == joined.count("[[item]]")


def test_the_faults_shown_in_the_reference_are_said_like_that() -> None:
    shown = re.findall(r"^\d+: [a-z.0-9\[\]]+: (.*)$", DOCS.read_text(), re.M)
    colour, nearest = re.findall(r"#[0-9A-F]{6}", shown[1])
    assert nearest == nearest_legible(colour, PAPERS["light"])
    for said, (wrong, right) in zip(shown[1:], (ILLEGIBLE, STEPS_TOO_LONG), strict=True):
        pattern = re.sub(r"\\{\w+\\}", ".+", re.escape(f"{wrong} {right}"))
        assert re.fullmatch(pattern, said)


def test_the_reference_has_a_section_for_each_kind_of_activity() -> None:
    sections = re.findall(r"^### `\[item\.settings\]` of `([a-z]+)`", DOCS.read_text(), re.M)
    assert sorted(sections) == sorted(activities())


def test_questions_are_as_many_as_a_board_has_sections() -> None:
    assert inspect.type_info(Questions).max_length == 12  # type: ignore[attr-defined]
