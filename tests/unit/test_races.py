"""Two things at the same moment: whoever decided on what has changed since either finds out, or need not know.

Commands are decided on a replica that may be a few entries behind. The store applies a decision only if what it
expects is still so. This test draws any two commands, decides both on one document, applies the first, and asks: if
the second still fits, is it what would have been decided anew?
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator import arrival, commands
from facilitator.live.protocol import decode_command
from rooms.activities.chain.terms import Said, term_id, terms_in
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, Document, Entry, View
from rooms.people import JOINED, Link, Person, placed_key, places, rooms
from rooms.roles import STAFF_ROLES, Role
from tests.playing import Play
from tests.serving import EVERYTHING, workshop_text

NEWCOMERS = ("new", "newer")
PLACED = {f"me:{id}/place" for id in NEWCOMERS}
PEOPLE = ("p1", "p2", "p3", "host")
FREE = EVERYTHING.replace('rounds = ["groups", "groups-2"]', 'rounds = ["groups", "groups-2"], mode = "free"')
# Somebody's command; ``{n}`` stands for the id of one of the entries that were made before.
Act = tuple[str, dict[str, Any]]

WORDS = st.sampled_from(["tree", "bee", "moss"])
TERMS = st.sampled_from(["seed", "tree", "bee"])
MADE = st.integers(0, 3)
THEMES = st.lists(st.sampled_from(["klima", "arten"]), max_size=2, unique=True)
ROOM = st.sampled_from(["klima", "arten"])


def act(type: str, item: str = "", **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Act]:
    fixed = {"item": st.just(item)} if item else {}
    return st.fixed_dictionaries({**fixed, **fields}).map(lambda made: (type, made))


def choices(round: str) -> st.SearchStrategy[Act]:
    return act("choose.wish", "choice", round=st.just(round), themes=THEMES)


ACTS: dict[str, st.SearchStrategy[Act]] = {
    "welcome": act("talk.ask", "welcome", text=WORDS)
    | act("talk.support", "welcome", question=MADE, wanted=st.booleans())
    | act("talk.withdraw", "welcome", question=MADE),
    "words": act("chain.attach", "words", text=WORDS, to=TERMS) | act("chain.withdraw", "words", term=TERMS),
    "choice": choices("groups") | choices("groups-2"),
    "groups": act("board.write", "groups", room=ROOM, section=st.just(1), text=WORDS),
    "break": choices("groups-2"),
    "flash": act("flash.say", "flash", text=WORDS, mark=st.integers(0, 5)),
}
STAFF_ACTS: dict[str, st.SearchStrategy[Act]] = {
    "welcome": act("talk.hide", "welcome", question=MADE, hidden=st.booleans()),
    "words": act("chain.prune", "words", term=TERMS) | act("chain.restore", "words", term=TERMS),
    "flash": act("flash.reveal", "flash"),
}
ANYWHERE = (
    act("people.rename", person=st.sampled_from(PEOPLE), name=WORDS)
    | act("people.remove", person=st.sampled_from(PEOPLE))
    | act("people.readmit", person=st.sampled_from(PEOPLE))
    | act("people.appoint", person=st.sampled_from(PEOPLE), role=st.just("host"), room=ROOM)
    | act("people.appoint", person=st.sampled_from(PEOPLE), role=st.sampled_from(["moderator", "participant"]))
    | act("people.move", person=st.sampled_from(PEOPLE), room=ROOM)
    | act("clock.hold", seen=st.sampled_from(list(ACTS)))
    | act("clock.resume")
    | act("clock.extend", minutes=st.just(5), seen=st.sampled_from(list(ACTS)), seen_ends=st.just(0))
    | act("snapshot.take", title=st.just("now"))
)


@st.composite
def races(draw: st.DrawFn) -> tuple[str, bool, list[tuple[str, Act]], list[tuple[str, Act]]]:
    """``(item, whether seats are free to choose, what was done before, two commands at once)``, each by somebody."""
    item = draw(st.sampled_from(list(ACTS)))
    people = st.tuples(st.sampled_from(PEOPLE), ACTS[item])
    staff = st.tuples(st.just("mo"), STAFF_ACTS.get(item, ANYWHERE))
    anywhere = st.tuples(st.just("mo"), ANYWHERE)
    before = draw(st.lists(st.one_of(people, people, staff), max_size=6))
    joins = [(id, ("join", {})) for id in NEWCOMERS]
    hands = st.tuples(st.sampled_from(PEOPLE), act("hand.raise"))
    moves = st.sampled_from([("clock", ("due", {})), *joins, ("mo", ("clock.next", {"seen": item}))])
    both = draw(st.lists(st.one_of(people, people, staff, anywhere, moves, hands), min_size=2, max_size=2))
    return item, draw(st.booleans()), before, both


def decided(play: Play, view: View, who: str, what: Act, id: str) -> Decision | Refusal | None:
    """What a process decides that has seen this much."""
    type, fields = what
    if who == "clock":
        return commands.advance(view, id=id, now=play.now + 3_600_000)
    if who in NEWCOMERS:
        newcomer, link = Person("New", joined=play.now), (f"hash-{who}", Link(Role.PARTICIPANT, person=who))
        return arrival.join(view, who, newcomer, personal=link, now=play.now, command=id)
    made = {name: _made(name, value) for name, value in fields.items()}
    command = decode_command(msgspec.Raw(msgspec.json.encode({"type": type, **made})))
    assert not isinstance(command, Refusal), (type, made, command)
    return commands.decide(view, play.actors[who], command, id=id, now=play.now)


def _made(name: str, value: Any) -> Any:
    if name == "question":
        return f"before-{value}"
    return term_id(value) if name in ("to", "term") and value != "seed" else value


def fits(view: View, decision: Decision) -> bool:
    """Whether the store would apply it."""
    within = all(
        count.least <= view.number(key) + count.by <= (10**9 if count.most is None else count.most)
        for key, count in decision.counts.items()
    )
    return within and all(view.raw(key) == raw for key, raw in decision.expected.items())


def said(who: str, text: str, to: str = "seed") -> tuple[str, Act]:
    return who, ("chain.attach", {"item": "words", "text": text, "to": to})


def no_longer(who: str, text: str) -> tuple[str, Act]:
    return who, ("chain.withdraw", {"item": "words", "term": text})


TREE = said("p1", "tree")
MOSS = said("p2", "moss", to="tree")
MOSS_ENDS = no_longer("p2", "moss")
HAND = ("p1", ("hand.raise", {}))
MOVED = [("mo", ("people.move", {"person": "p1", "room": room})) for room in ("klima", "arten")]
REMOVED = ("mo", ("people.remove", {"person": "p1"}))
BEE = said("p3", "bee", to="moss")


@settings(max_examples=300, deadline=None)
@given(races())
@example(("words", False, [TREE, said("p2", "tree")], [no_longer("p1", "tree"), no_longer("p2", "tree")]))
@example(("words", False, [TREE, MOSS], [no_longer("p1", "tree"), MOSS_ENDS]))
@example(("words", False, [TREE, MOSS], [MOSS_ENDS, no_longer("p1", "tree")]))
@example(("words", False, [TREE, MOSS, BEE, MOSS_ENDS], [no_longer("p3", "bee"), no_longer("p1", "tree")]))
@example(("words", False, [TREE, MOSS, no_longer("p1", "tree")], [TREE, MOSS_ENDS]))
@example(("groups", False, [], [HAND, ("mo", ("clock.next", {"seen": "groups"}))]))
@example(("groups", False, [], [HAND, MOVED[0]]))
@example(("groups", False, [], [HAND, MOVED[1]]))
@example(("welcome", False, [], [HAND, REMOVED]))
@example(("welcome", False, [], [REMOVED, HAND]))
def test_who_decided_on_what_has_changed_since_finds_out(
    race: tuple[str, bool, list[tuple[str, Act]], list[tuple[str, Act]]],
) -> None:
    item, free, before, (first, second) = race
    play = Play(workshop_text(FREE if free else EVERYTHING))
    play.crowd(3)
    play.join("host", Role.HOST, "klima")
    play.go_to(item)
    for number, (who, what) in enumerate(before):
        outcome = decided(play, play.document, who, what, f"before-{number}")
        if isinstance(outcome, Decision):
            play.apply(outcome)
    stale = decided(play, play.document, *second, "second")
    now = decided(play, play.document, *first, "first")
    if not isinstance(stale, Decision) or not isinstance(now, Decision):
        return
    after = applied(play.document, now)
    if fits(after, stale):
        assert_same(stale, lambda: decided(play, after, *second, "second"))
        applied(after, stale)


def applied(view: View, decision: Decision) -> Document:
    """What the store makes of it: counters are raised from where they are, whatever was seen of them."""
    counted = {key: b"%d" % (view.number(key) + count.by) for key, count in decision.counts.items()}
    after = Document(view.items())
    after.apply(Entry(1, 0, "", "", {**decision.puts, **counted}, tuple(decision.deletes)))
    assert_counted(after)
    assert_said(after)
    return after


def assert_counted(view: View) -> None:
    """Who joined and who is in which room is counted as it is, whatever happens."""
    who = dict(view.each(Person, STAFF))
    assert view.number(JOINED) == sum(one.role not in STAFF_ROLES and not one.removed for one in who.values())
    here = [place.room for _, place in places(view)]
    assert {room: view.number(placed_key(room)) for room in rooms(view)} == {r: here.count(r) for r in rooms(view)}


def assert_said(view: View) -> None:
    """A chain holds what somebody says, and what that hangs on; its voices are those who say it."""
    terms = terms_in(view, "words", ALL)
    carried: set[str] = set()
    for id in terms:
        voices = sum(f"words.{id}" in view.ids(Said.KIND, f"me:{who}") for who in PEOPLE)
        assert view.number(f"all/voices:words.{id}") == voices
        at = id if voices else ""
        while at in terms:
            carried.add(at)
            at = terms[at].parent
    assert terms.keys() == carried


@pytest.mark.parametrize("item", ["groups", "welcome"])
def test_many_may_come_at_once_and_none_is_decided_again_for_another(item: str) -> None:
    play = Play(workshop_text())
    play.crowd(3)
    play.go_to(item)
    coming = {id: decided(play, play.document, id, ("join", {}), id) for id in NEWCOMERS}
    for decision in coming.values():
        assert isinstance(decision, Decision)
        assert fits(play.document, decision)
        play.apply(decision)
    assert_counted(play.document)


def assert_same(stale: Decision, fresh: Callable[[], Decision | Refusal | None]) -> None:
    anew = fresh()
    if isinstance(anew, Refusal) and anew.code == "not-here":
        return  # who was moved while they wrote: the card hangs where they were
    assert isinstance(anew, Decision), f"it would have been refused: {anew}"
    assert _lasting(stale.puts) == _lasting(anew.puts)
    assert stale.puts.keys() & PLACED == anew.puts.keys() & PLACED
    assert stale.deletes == anew.deletes
    assert _counts(stale) == _counts(anew)


def _lasting(puts: dict[str, bytes]) -> dict[str, bytes]:
    """Without the figures that the last item shows, and in which of the rooms somebody new finds a seat."""
    seat = [f"{audience}:{id}" for id in NEWCOMERS for audience in ("room:klima/name", "room:arten/name")]
    passing = ("all/summary:", *PLACED, *(f"me:{id}/team:" for id in NEWCOMERS), *seat)
    return {key: raw for key, raw in puts.items() if not key.startswith(passing)}


def _counts(decision: Decision) -> dict[str, int]:
    """By how much each counter is raised; the seats of rooms together for somebody new, who finds one in any."""
    counts = {key: count.by for key, count in decision.counts.items()}
    if decision.puts.keys() & PLACED:
        counts["seats"] = sum(counts.pop(key) for key in list(counts) if key.startswith("all/placed:"))
    return counts
