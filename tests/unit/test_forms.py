"""Every field of a workshop file is asked for in the editor, in both languages, whatever kind declares it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from facilitator.locale import translations
from facilitator.workshop_file.forms import form, forms
from facilitator.workshop_file.tables import Tables
from rooms.activity import activities
from rooms.wording import mark

TYPES = {"line", "lines", "number", "switch", "choice", "day", "time", "colour", "list", "table", "tables", "settings"}


def structs(kind: Any) -> Iterator[type[msgspec.Struct]]:
    """All tables in a declaration."""
    match kind:
        case inspect.StructType():
            yield kind.cls
            for field in kind.fields:
                yield from structs(field.type)
        case inspect.Metadata():
            yield from structs(kind.type)
        case inspect.VarTupleType():
            yield from structs(kind.item_type)
        case inspect.UnionType():
            for one in kind.types:
                yield from structs(one)


DECLARED = [Tables, *(activity.settings for activity in activities().values())]
STRUCTS = sorted({one for kind in DECLARED for one in structs(inspect.type_info(kind))}, key=lambda one: one.__name__)


def asked(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from asked(field.get("fields", []))


@pytest.mark.parametrize("table", [one for one in STRUCTS if one is not Tables], ids=lambda one: one.__name__)
def test_every_field_has_a_label_and_no_other(table: type[msgspec.Struct]) -> None:
    assert sorted(table.FIELDS) == sorted(table.__struct_encode_fields__)  # type: ignore[attr-defined]


def test_every_field_can_be_asked_for() -> None:
    found = [field for kind in DECLARED for field in asked(form(kind, mark))]
    assert {field["type"] for field in found} <= TYPES
    for field in found:
        assert field["type"] != "settings" or field["key"] == "settings"
        if field["type"] in ("line", "lines"):
            assert field["most"]


def test_choices_have_a_name_for_each_value() -> None:
    for kind in DECLARED:
        for field in asked(form(kind, mark)):
            for value, name in field.get("options", []):
                assert name
                assert name != value or field["key"] == "on"


def test_all_of_it_is_said_in_german() -> None:
    english, german = forms(mark), forms(translations("de").gettext)
    for kind, about in german["kinds"].items():
        assert about["label"] != english["kinds"][kind]["label"]
        assert about["about"] != english["kinds"][kind]["about"]
        assert all(about["works"][work] != name for work, name in english["kinds"][kind]["works"].items())


def test_a_goal_may_be_a_text_alone() -> None:
    [theme] = [field for field in form(Tables, mark) if field["key"] == "theme"]
    [goals] = [field for field in theme["fields"] if field["key"] == "goals"]
    assert (goals["type"], goals["short"], goals["many"]) == ("tables", "text", 60)
