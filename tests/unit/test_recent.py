"""What a process has seen of late: exactly what was missed, audience by audience, and no more than it can know."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.recent import Recent
from rooms.document import Document, Entry

AUDIENCES = ("all", "staff", "room:a", "me:p1")
KEYS = st.builds("{}/note:{}".format, st.sampled_from(AUDIENCES), st.integers(1, 3))
CHANGES = st.tuples(st.sets(KEYS, max_size=3), st.sets(KEYS, max_size=2))
SINCE, MOST = 10, 5


def played(changes: list[tuple[set[str], set[str]]]) -> tuple[Recent, list[Entry]]:
    """A process that began with entry ``SINCE`` and keeps ``MOST``."""
    recent, document, entries = Recent(SINCE, "c10", 0, MOST), Document(), []
    for sequence, (put, gone) in enumerate(changes, SINCE + 1):
        raw = b'{"at":%d}' % sequence
        entry = Entry(sequence, sequence, "", f"c{sequence}", dict.fromkeys(put, raw), tuple(gone - put))
        recent.add(entry, document)
        document.apply(entry)
        entries.append(entry)
    return recent, entries


def part(entry: Entry, audience: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    own = f"{audience}/"
    put = {key: raw for key, raw in entry.put.items() if key.startswith(own)}
    return put, tuple(key for key in entry.delete if key.startswith(own))


@given(st.lists(CHANGES, max_size=12), st.sampled_from(AUDIENCES), st.integers(SINCE - 2, SINCE + 13))
def test_who_comes_back_is_told_exactly_what_changed_for_them(
    changes: list[tuple[set[str], set[str]]], audience: str, seen: int
) -> None:
    recent, entries = played(changes)
    last = SINCE + len(entries)
    wanted = [part(entry, audience) for entry in entries if entry.sequence > seen and any(part(entry, audience))]
    missed = recent.missed(audience, seen)
    if missed is not None:
        assert [(entry.put, entry.delete) for entry in missed] == wanted
        assert seen <= last
    if max(SINCE, last - MOST) <= seen <= last:
        assert missed is not None
    if seen < SINCE:
        assert missed is None or not wanted


@given(st.lists(CHANGES, max_size=12))
def test_each_entry_is_kept_with_what_it_found(changes: list[tuple[set[str], set[str]]]) -> None:
    recent, entries = played(changes)
    document = Document()
    for entry in entries[: max(0, len(entries) - MOST)]:
        document.apply(entry)
    for seen in recent.entries:
        assert seen.before == {key: document.raw(key) for key in (*seen.entry.put, *seen.entry.delete)}
        document.apply(seen.entry)
    assert len(recent.entries) == min(MOST, len(entries))
    assert recent.known == f"c{SINCE + max(0, len(entries) - MOST)}"
    assert (recent.sequence, recent.command) == (SINCE + len(entries), f"c{SINCE + len(entries)}")


def test_what_has_not_changed_since_is_not_missed_however_long_ago_it_was() -> None:
    recent, _ = played([({"room:a/note:1"}, set()), *[({"all/note:1"}, set[str]())] * 10])
    assert recent.missed("room:a", SINCE + 1) == []
    assert recent.missed("all", SINCE + 1) is None
