"""What comes over the wire is a command within its bounds, or it is said what is wrong with it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from facilitator.live.protocol import BLANK, INVALID, MALFORMED, TOO_LONG, decode, decode_command, id_of
from rooms.activities.board.cards import Write
from rooms.activities.board.wall import Place, Tidy
from rooms.activities.talk import Ask
from rooms.command import Command
from rooms.decision import Refusal

ASKS = {"type": "talk.ask", "item": "welcome", "text": "Why?"}
HERE = {"item": "groups", "room": "klima"}
# A board has at most so many; these commands are about one of them.
MOST_SECTIONS = 12
SECTIONED: dict[type[Command], dict[str, Any]] = {
    Write: {"type": "board.write", **HERE, "text": "A card"},
    Place: {"type": "board.place", **HERE, "card": "c1"},
    Tidy: {"type": "board.tidy", **HERE},
}


def read(**fields: Any) -> Command | Refusal:
    return decode_command(msgspec.Raw(msgspec.json.encode(fields)))


def invalid(field: str) -> Refusal:
    return Refusal("invalid", INVALID.text, values={"field": field})


def test_what_is_a_command_is_read_and_cleaned() -> None:
    assert read(**ASKS | {"text": "  Why? "}) == Ask("welcome", "Why?")


@pytest.mark.parametrize(
    "raw",
    [b"{", b"", b'{"type":"talk.ask","item":"a","text":"\xff"}', b'{"type":"talk.ask","item":"a","text":"\\ud800"}'],
)
def test_what_is_no_json_is_malformed(raw: bytes) -> None:
    assert decode_command(msgspec.Raw(raw)) is MALFORMED
    assert MALFORMED.code == "malformed"


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000], ids=str.__len__)
def test_what_is_nested_too_deeply_is_malformed(deep: str) -> None:
    assert decode_command(msgspec.Raw(f'{{"item":{deep},"type":"talk.ask"}}'.encode())) is MALFORMED
    assert decode(deep) is id_of(deep) is None


@pytest.mark.parametrize("raw", [b'{"t":"hello","v":1,"epoch":"\xff"}', b"\xff\xfe", b'{"t":"ping","at":1,"\xff":1}'])
def test_what_is_no_text_is_no_envelope(raw: bytes) -> None:
    assert decode(raw) is None


@pytest.mark.parametrize(("text", "fits"), [("x" * 400, True), ("x" * 401, False)])
def test_how_long_a_text_may_be_is_said_where_it_is_longer(text: str, fits: bool) -> None:
    found = read(**ASKS | {"text": text})
    assert found == (Ask("welcome", text) if fits else Refusal("too-long", TOO_LONG.text, values={"most": 400}))


@pytest.mark.parametrize("text", ["", " ", "\u200b\n"])
def test_where_nothing_is_written_that_is_said(text: str) -> None:
    assert read(**ASKS | {"text": text}) is BLANK
    assert BLANK.code == "blank"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (ASKS | {"item": 7}, "item"),
        (ASKS | {"more": 1}, "more"),
        ({"type": "talk.ask", "item": "welcome"}, "text"),
        ({"type": "talk.nothing"}, "type"),
        ({}, "type"),
        ({"type": "door.admit", "people": ["p1", "not one"]}, "people[1]"),
        ({"type": "people.place", "places": {"p1": 7}}, "places[...]"),
    ],
)
def test_what_does_not_fit_is_named(fields: dict[str, Any], field: str) -> None:
    assert read(**fields) == invalid(field)


def test_what_is_no_object_has_no_field_to_name() -> None:
    assert decode_command(msgspec.Raw(b"7")) == invalid("?")


@pytest.mark.parametrize("command", SECTIONED, ids=lambda command: command.__name__)
def test_a_section_is_one_of_those_that_a_board_may_have(command: type[Command]) -> None:
    for section in (1, MOST_SECTIONS):
        assert isinstance(read(**SECTIONED[command], section=section), command)
    for section in (-1, 0, MOST_SECTIONS + 1):
        assert read(**SECTIONED[command], section=section) == invalid("section")
