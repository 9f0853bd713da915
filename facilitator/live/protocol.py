"""The envelopes on the wire, each a JSON text frame with its name in ``t``.

``docs/protocol.md`` is made from this module. Entities travel as they are stored: nothing is encoded twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from facilitator.commands import command_union
from rooms.command import Command
from rooms.decision import Refusal
from rooms.document import Entry
from rooms.wording import mark

VERSION = 1
# The largest envelope that a browser may send, in bytes.
LARGEST_MESSAGE = 16_384

CommandId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{22}\Z")]
Audience = Annotated[str, Meta(max_length=120)]
# What a page shows: a participant's, a control panel's, the stage's.
Page = Literal["live", "control", "stage"]


class Envelope(msgspec.Struct, frozen=True, tag_field="t", forbid_unknown_fields=True):
    """A message of either side."""


class Hello(Envelope, frozen=True, tag="hello"):
    """The first message of a browser: what it has, so that it gets only what it missed.

    ``seen`` gives per audience the last sequence that it was told, in ``epoch``.
    """

    v: int
    page: Page = "live"
    language: Annotated[str, Meta(max_length=16)] = "en"
    epoch: Annotated[str, Meta(max_length=40)] = ""
    seen: Annotated[dict[Audience, int], Meta(max_length=200)] = msgspec.field(default_factory=dict)


class Do(Envelope, frozen=True, tag="do"):
    """A command, with the id under which it may be sent again."""

    id: CommandId
    command: msgspec.Raw


class Ping(Envelope, frozen=True, tag="ping"):
    """Asks for the time; ``at`` comes back with the answer."""

    at: float


Incoming = Hello | Do | Ping


class Named(msgspec.Struct, frozen=True, tag_field="t", tag="do"):
    """What is read of a command whose envelope is none."""

    id: CommandId


class Welcome(Envelope, frozen=True, tag="welcome"):
    """Who the server knows this to be. ``now`` is ms since 1970, ``audiences`` what is shown on this page."""

    v: int
    now: int
    epoch: str
    sequence: int
    person: str
    role: str
    room: str
    audiences: list[str]


class Snapshot(Envelope, frozen=True, tag="snapshot"):
    """Everything in one audience, as of ``sequence``; replaces what the browser had of it."""

    audience: str
    sequence: int
    put: dict[str, msgspec.Raw]


class Changes(Envelope, frozen=True, tag="changes"):
    """What was put and deleted in one audience, up to ``sequence``."""

    audience: str
    sequence: int
    put: dict[str, msgspec.Raw]
    delete: list[str]


class Leave(Envelope, frozen=True, tag="leave"):
    """That audience is no longer shown: the browser forgets what it had of it."""

    audience: str


class Ok(Envelope, frozen=True, tag="ok"):
    """The command is on disk, as the log's entry ``sequence``."""

    id: str
    sequence: int


class No(Envelope, frozen=True, tag="no"):
    """The command was refused; ``again`` says whether the same one may succeed later."""

    id: str
    code: str
    text: str
    again: bool


class Pong(Envelope, frozen=True, tag="pong"):
    """The answer to `ping`: its `at`, and the time on the server in ms since 1970."""

    at: float
    now: int


class Presence(Envelope, frozen=True, tag="presence", omit_defaults=True):
    """Who is connected. ``count`` are those of this audience who take part, ``hosts`` how many of them host a room.

    In a room they are those whose place it is now. Who moderates is not counted; where an audience shows people, they
    are among its ``people``: all of them at first, then who ``came`` since and who is ``gone``.
    """

    audience: str
    count: int
    hosts: int = 0
    people: list[str] | None = None
    came: list[str] | None = None
    gone: list[str] | None = None


# Why the server closes: it stops, nobody is let in here any more, or this person has too many pages open.
Farewell = Literal["restart", "ended", "replaced"]


class Bye(Envelope, frozen=True, tag="bye"):
    """The server closes: come back after ``wait`` ms where it is a ``restart``, else not at all."""

    code: Farewell
    wait: int


OUTGOING: tuple[type[Envelope], ...] = (Welcome, Snapshot, Changes, Leave, Ok, No, Pong, Presence, Bye)

_encode = msgspec.json.Encoder().encode
_envelopes: msgspec.json.Decoder[Incoming] = msgspec.json.Decoder(Incoming)
_commands: msgspec.json.Decoder[Command] = msgspec.json.Decoder(command_union())

MALFORMED = Refusal("malformed", mark("The message could not be understood. Please reload the page."))
TOO_LONG = Refusal("too-long", mark("That is too long: at most {most} characters."))
BLANK = Refusal("blank", mark("Please write something first."))
INVALID = Refusal("invalid", mark("Something in it does not fit: {field}."))


def encode(envelope: Envelope) -> bytes:
    return _encode(envelope)


def decode(message: str | bytes) -> Incoming | None:
    """An envelope, or nothing if it is none."""
    try:
        return _envelopes.decode(message)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def id_of(message: str) -> str | None:
    """The id of a command whose envelope is none, where it can be read, so that it can be refused.

    What Python reads and JSON has not, half a character say, is what is wrong with most of them.
    """
    try:
        return msgspec.convert(json.loads(message), Named).id
    except (ValueError, msgspec.MsgspecError, RecursionError):
        return None


def decode_command(raw: msgspec.Raw) -> Command | Refusal:
    """A command within its bounds, or what is wrong with it."""
    try:
        return _commands.decode(raw)
    except msgspec.ValidationError as error:
        return explain(error)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return MALFORMED


def explain(error: msgspec.ValidationError) -> Refusal:
    """A validation error in words for the one who typed."""
    text = str(error)
    if found := re.search(r"`str` of length <= (\d+)", text):
        return Refusal(TOO_LONG.code, TOO_LONG.text, values={"most": int(found[1])})
    if "must not be blank" in text or "`str` of length >= 1" in text:
        return BLANK
    return Refusal(INVALID.code, INVALID.text, values={"field": _field(text)})


def _field(text: str) -> str:
    """The field that an error is about; `?` where it is about the whole."""
    found = re.search(r"`\$\.([\w.\[\]]+)`", text) or re.search(r"field `(\w+)`", text)
    return found[1] if found else "?"


def snapshot_frame(audience: str, sequence: int, entities: Iterable[tuple[str, bytes]]) -> bytes:
    put = {key.partition("/")[2]: msgspec.Raw(raw) for key, raw in entities}
    return encode(Snapshot(audience, sequence, put))


def changes_frames(entries: Iterable[Entry], sequence: int, wanted: Container[str]) -> dict[str, bytes]:
    """One frame for each of the ``wanted`` audiences that these entries changed; what was put twice is told once."""
    put: dict[str, dict[str, msgspec.Raw]] = {}
    gone: dict[str, dict[str, None]] = {}
    for entry in entries:
        for key in entry.delete:
            audience, _, name = key.partition("/")
            if audience in wanted:
                put.get(audience, {}).pop(name, None)
                gone.setdefault(audience, {})[name] = None
        for key, raw in entry.put.items():
            audience, _, name = key.partition("/")
            if audience in wanted:
                gone.get(audience, {}).pop(name, None)
                put.setdefault(audience, {})[name] = msgspec.Raw(raw)
    return {
        audience: encode(Changes(audience, sequence, put.get(audience, {}), list(gone.get(audience, {}))))
        for audience in put.keys() | gone.keys()
    }
