"""A command of any type, with something that fits in each field that it must have."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

import msgspec

from facilitator import commands
from rooms.command import Command

# An item of the kind that tests.serving.EVERYTHING has none of.
POLL = """
[[item]]
kind = "poll"
title = "Which day?"
minutes = 5
[[item.settings.questions]]
question = "Which day?"
options = ["Monday", "Tuesday"]
"""

# What must be there to be meant: an item, a room, a round, a term; everything else may be anything that fits.
MEANT = {"item": "welcome", "room": "klima", "round": "groups", "themes": [], "to": "seed"}


def example(command: type[Command], **meant: object) -> dict[str, Any]:
    """The command as it stands on the wire; ``meant`` goes before what fits."""
    required = {field.name: field.type for field in msgspec.structs.fields(command) if field.required}
    known = MEANT | meant
    fitting = {name: known[name] if name in known else sample(type) for name, type in required.items()}
    return {"type": commands.name_of(command), **fitting}


def sample(type: Any) -> object:
    """Something that fits a field of this type."""
    named = get_args(type)[:1] if get_origin(type) is Literal else ()
    for value in (*named, "abcdef", 1, True, ["abcdef"], {"abcdef": 1}, {"abcdef": "abcdef"}):
        try:
            msgspec.convert(value, type)
        except msgspec.ValidationError:
            continue
        return value
    raise AssertionError(f"no sample fits {type}")
