"""The documents say what the code says: every envelope, command, code, role and key, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator import commands
from facilitator.live.protocol import OUTGOING
from rooms.roles import Right, Role
from tests import reference

PROTOCOL = (reference.DOCS / "protocol.md").read_text("utf-8")


@pytest.mark.parametrize("path", list(reference.documents()), ids=lambda path: path.name)
def test_the_tables_are_those_of_the_code(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text == reference.written(text), "run: python -m tests.reference"


def test_every_table_stands_in_a_document() -> None:
    texts = "".join(path.read_text("utf-8") for path in reference.documents())
    assert [name for name in reference.TABLES if f"<!-- {name}, made from the code -->" not in texts] == []


def test_nothing_is_missing_in_the_tables() -> None:
    for name in (*map(commands.name_of, commands.command_types()), *reference.refusals()):
        assert f"`{name}`" in PROTOCOL
    for envelope in OUTGOING:
        assert f"| `{envelope.__struct_config__.tag}` |" in PROTOCOL
    roles = (reference.DOCS / "roles.md").read_text("utf-8")
    assert all(f"`{name}`" in roles for name in (*Role, *Right))


@pytest.mark.parametrize("command", commands.command_types(), ids=commands.name_of)
def test_every_command_says_what_it_does(command: type) -> None:
    assert reference.said_of(command)


def test_every_key_that_is_written_stands_in_the_table() -> None:
    assert reference.keys().count("\n") == 1 + 8
