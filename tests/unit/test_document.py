"""The document: what lies where, what a decision asks for, and that following the log gives the same document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rooms.decision import Decision, Refusal
from rooms.document import (
    ALL,
    SEALED,
    STAFF,
    Document,
    Entry,
    View,
    host_audience,
    key_of,
    own_audience,
    person_of,
    room_audience,
    split_key,
)
from rooms.people import Name
from rooms.programme import Salt

AUDIENCES = st.sampled_from([ALL, STAFF, SEALED, room_audience("klima"), host_audience("klima"), own_audience("p7")])
KEYS = st.builds(
    key_of, AUDIENCES, st.sampled_from(["note", "term", "clock"]), st.sampled_from(["", "1", "a.b", "x-2"])
)
RAW = st.sampled_from([b'{"a":1}', b'{"b":"x"}', b"{}"])
# What one decision does: a put, a delete or a count, each on its own key.
STEPS = st.lists(st.tuples(KEYS, st.one_of(RAW, st.none(), st.integers(1, 3))), max_size=12)


def counter(key: str) -> str:
    audience, _, id = split_key(key)
    return key_of(audience, "count", id)


def decided(view: View, steps: list[tuple[str, bytes | int | None]]) -> Decision:
    decision = Decision(view)
    for key, what in steps:
        if isinstance(what, int):
            decision.count(counter(key), what)
        elif what is None:
            decision.delete(key)
        else:
            decision.put_raw(key, what)
    return decision


@given(KEYS)
def test_a_key_is_parted_into_what_it_was_made_of(key: str) -> None:
    assert key_of(*split_key(key)) == key


def test_an_audience_tells_its_person() -> None:
    assert person_of(own_audience("p7")) == "p7"
    assert person_of(room_audience("klima")) is person_of(STAFF) is None


@given(STEPS, STEPS)
def test_a_preview_is_what_the_log_makes_of_the_decision(first: list, second: list) -> None:  # type: ignore[type-arg]
    document = Document()
    document.apply(decided(document, first).entry(1))
    before = dict(document.items())
    decision = decided(document, second)
    preview = dict(decision.preview().items())
    assert dict(document.items()) == before, "a preview changes nothing"
    document.apply(decision.entry(2))
    assert dict(document.items()) == preview


@given(STEPS, STEPS, STEPS)
def test_two_decisions_one_after_the_other_are_one(first: list, second: list, third: list) -> None:  # type: ignore[type-arg]
    """As transitions are made: the second part is decided on what the first leaves."""
    document = Document()
    document.apply(decided(document, first).entry(1))
    decision = decided(document, second)
    after = decision.preview()
    whole = decision.also(decided(after, third))
    expected = Document(after.items())
    expected.apply(decided(after, third).entry(2))
    assert dict(whole.preview().items()) == dict(expected.items())
    assert all(document.raw(key) == raw for key, raw in whole.expected.items()), "it expects what it was decided on"


def test_the_end_of_one_decision_may_read_what_another_counted() -> None:
    decision = Decision(View()).count("all/joined")
    later = Decision(decision.preview()).expect("all/joined")
    assert decision.also(later).expected == {}


def test_what_is_deleted_is_not_counted_any_more() -> None:
    document = Document([("all/voices:a", b"2")])
    decision = Decision(document).count("all/voices:a").delete("all/voices:a")
    document.apply(decision.entry(1))
    assert document.raw("all/voices:a") is None


def test_whatever_is_put_must_be_as_it_was_seen() -> None:
    view = View([("all/note:1", b"{}")])
    decision = Decision(view).put_raw("all/note:1", b'{"a":1}').delete("all/note:2").expect("all/clock")
    assert decision.expected == {"all/note:1": b"{}", "all/note:2": None, "all/clock": None}


def test_a_counter_keeps_the_bounds_that_were_given_last() -> None:
    full = Refusal("full", "Full.")
    decision = Decision(View()).count("all/picks:a", 1).count("all/picks:a", 1, most=3, refusal=full)
    assert (decision.counts["all/picks:a"].by, decision.counts["all/picks:a"].most) == (2, 3)
    assert decision.counts["all/picks:a"].refusal is full


def test_entities_are_found_by_audience_and_kind() -> None:
    view = View(
        [("all/name:a", b'{"name":"Anna"}'), ("room:x/name:a", b'{"name":"A."}'), ("sealed/salt", b'{"value":"s"}')]
    )
    assert dict(view.each(Name, ALL)) == {"a": Name("Anna")}
    assert view.get(Name, room_audience("x"), "a") == Name("A.")
    assert view.get(Salt, SEALED) == Salt("s")
    assert view.get(Name, ALL, "b") is None
    assert sorted(view.audiences("name")) == ["all", "room:x"]
    assert dict(view.items("room:x")) == {"room:x/name:a": b'{"name":"A."}'}


def test_what_is_no_longer_shown_is_forgotten() -> None:
    document = Document([("all/note:1", b"{}"), ("room:x/note:2", b"{}")])
    document.forget("room:x")
    assert dict(document.items()) == {"all/note:1": b"{}"}


def test_an_entry_deletes_before_it_puts() -> None:
    document = Document([("all/note:1", b"{}")])
    document.apply(Entry(1, 0, "", "", {"all/note:1": b'{"a":1}'}, ("all/note:1",)))
    assert document.raw("all/note:1") == b'{"a":1}'
