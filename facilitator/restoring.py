"""What to put back into a store that has lost entries of a workshop: pure, as decisions on what the store has now.

Nobody's work is overwritten: what was changed since the loss stays as it was changed, and counters count both. The
marks of snapshots and versions are not put back, because the log no longer holds the moments that they name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.editions import Version
from facilitator.recent import Seen
from rooms.decision import Decision
from rooms.document import View, split_key
from rooms.programme import Snapshot

# What names a moment of a log.
MARKS = frozenset({Snapshot.KIND, Version.KIND})


def redone(found: View, lost: Iterable[Seen]) -> Decision:
    """``found`` with what these entries did, one after the other."""
    now: dict[str, bytes | None] = {}
    for seen in lost:
        after: dict[str, bytes | None] = {**dict.fromkeys(seen.entry.delete), **seen.entry.put}
        for key, raw in after.items():
            present = now[key] if key in now else found.raw(key)
            now[key] = _merged(present, seen.before[key], raw)
    return _decision(found, now)


def put_back(found: View, base: View, held: View) -> Decision:
    """``found`` with everything that is ``held``; ``base`` is what of it was there before the loss."""
    keys = {key for view in (held, base) for key, _ in view.items()}
    return _decision(found, {key: _merged(found.raw(key), base.raw(key), held.raw(key)) for key in keys})


def _merged(now: bytes | None, before: bytes | None, after: bytes | None) -> bytes | None:
    """What stands in the store ``now``, where a change from ``before`` to ``after`` was lost."""
    if now == before:
        return after
    if after is not None and after.isdigit():
        return b"%d" % max(0, int(now or 0) + int(after) - int(before or 0))
    return now


def _decision(found: View, wanted: Mapping[str, bytes | None]) -> Decision:
    decision = Decision(found)
    for key, raw in wanted.items():
        if raw == found.raw(key) or split_key(key)[1] in MARKS:
            continue
        if raw is None:
            decision.delete(key)
        else:
            decision.put_raw(key, raw)
    return decision
