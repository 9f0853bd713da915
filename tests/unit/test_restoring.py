"""What is put back after a loss: everything where nobody has written since, and nobody is undone where somebody has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.recent import Recent
from facilitator.restoring import put_back, redone
from rooms.decision import Decision
from rooms.document import Document, View

NOTES = st.builds("{}/note:{}".format, st.sampled_from(["all", "room:a", "sealed"]), st.integers(1, 3))
RAW = st.integers(0, 9).map(lambda n: b'{"n":%d}' % n)
COUNTERS = st.sampled_from(["all/cards", "all/voices:a"])
STEP = st.one_of(st.tuples(NOTES, st.one_of(RAW, st.none())), st.tuples(COUNTERS, st.integers(1, 4)))
STEPS = st.lists(st.lists(STEP, min_size=1, max_size=3), max_size=5)
Step = tuple[str, bytes | int | None]


def played(document: Document, steps: list[list[Step]]) -> Recent:
    recent = Recent(0, "c0", 0)
    for sequence, step in enumerate(steps, 1):
        decision = Decision(document)
        for key, what in step:
            if isinstance(what, int):
                decision.count(key, what)
            elif what is None:
                decision.delete(key)
            else:
                decision.put_raw(key, what)
        entry = decision.entry(sequence, sequence, "", f"c{sequence}")
        recent.add(entry, document)
        document.apply(entry)
    return recent


@given(STEPS, STEPS)
def test_what_was_lost_is_there_again(before: list[list[Step]], lost: list[list[Step]]) -> None:
    found = Document()
    played(found, before)
    held = Document(found.items())
    seen = played(held, lost)
    assert dict(redone(found, seen.entries).preview().items()) == dict(held.items())
    assert dict(put_back(found, found, held).preview().items()) == dict(held.items())
    assert dict(put_back(View(), View(), held).preview().items()) == dict(held.items())


@given(STEPS, STEPS, STEPS)
def test_what_was_changed_since_stays_and_counters_count_both(
    before: list[list[Step]], lost: list[list[Step]], since: list[list[Step]]
) -> None:
    base = Document()
    played(base, before)
    held, found = Document(base.items()), Document(base.items())
    seen = played(held, lost).entries
    changed = {key for one in played(found, since).entries for key in one.before}
    stood = {(key, raw) for one in seen for key, raw in one.before.items()}
    for decision in (redone(found, seen), put_back(found, base, held)):
        after = decision.preview()
        for key in ("all/cards", "all/voices:a"):
            assert after.number(key) == held.number(key) + found.number(key) - base.number(key)
        for key in {key for key in changed if "/note:" in key and found.raw(key) != base.raw(key)}:
            # Unless by chance it is what somebody had changed before.
            assert after.raw(key) == found.raw(key) or (key, found.raw(key)) in stood
        for key in {key for key, _ in (*held.items(), *base.items())} - changed:
            assert after.raw(key) == held.raw(key)
