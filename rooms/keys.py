"""What the keys in Redis are called.

Every key that is written (all of one workshop share a hash tag, so that they lie on one node):

    facilitator:{<workshop>}:document   hash    key -> JSON text                          commit.lua
    facilitator:{<workshop>}:log        stream  <sequence>-0: id, at, by, put, del         commit.lua
    facilitator:{<workshop>}:commands   hash    command id -> sequence                     commit.lua
    facilitator:{<workshop>}:meta       hash    epoch, sequence, format                    commit.lua
    facilitator:{<workshop>}:presence   hash    process -> who is connected to it          rooms.presence
    facilitator:{<workshop>}:joins      string  how many came in of late                   rooms.limits
    facilitator:wrong-codes             string  how many codes did not fit of late         rooms.limits
    facilitator:workshops               zset    workshop -> ms of its next due moment      a hint, made anew
"""

from __future__ import annotations

INDEX = "facilitator:workshops"


def presence_key(workshop: str) -> str:
    return f"facilitator:{{{workshop}}}:presence"


def limit_key(what: str, workshop: str = "") -> str:
    """Where something is counted, in one workshop or in all together."""
    return f"facilitator:{{{workshop}}}:{what}" if workshop else f"facilitator:{what}"


def workshop_keys(workshop: str) -> tuple[str, str, str, str]:
    """The four keys of one workshop: document, log, commands, meta."""
    tag = f"facilitator:{{{workshop}}}"
    return f"{tag}:document", f"{tag}:log", f"{tag}:commands", f"{tag}:meta"
