"""Who registers, waits, moves up, withdraws, and is written to; judged as the document says it."""

from __future__ import annotations

import pytest

from facilitator.amending import started
from facilitator.exports import conference_rooms
from facilitator.workshop_file import parse
from rooms import registration
from rooms.decision import Decision, Refusal
from rooms.document import SEALED, View, own_audience
from rooms.people import Link, Team
from rooms.programme import clock
from rooms.registration import REMINDED_BEFORE, RETRY, SEATED, TRIES, Letter, Mail, Registered
from rooms.roles import Role
from tests.playing import Play
from tests.serving import workshop_text

NOW = 1_800_000_000_000
FORM = '[registration]\nopen = true\nseats = 2\ngroups = ["Town", "Club"]\n'


def founded(table: str = FORM, **about: object) -> View:
    text = workshop_text(**about).replace("\n[[theme]]", f"\n{table}\n[[theme]]", 1)
    return started(parse(text, name="garden"), now=NOW)


def after(decision: Decision | Refusal | None) -> View:
    assert isinstance(decision, Decision), decision
    return decision.preview()


def come(view: View, name: str, at: int = NOW, mail: str = "") -> View:
    return after(coming(view, name, at, mail))


def coming(view: View, name: str, at: int = NOW, mail: str = "") -> Decision | Refusal:
    link = f"hash-{name}", Link(Role.PARTICIPANT, person=name)
    return registration.register(view, name, Registered(name, at), Mail(mail, "de") if mail else None, link, at)


def waiting(view: View) -> list[str]:
    return [id for id, _ in registration.waiting(view)]


def letters(view: View) -> set[str]:
    return set(view.ids(Letter.KIND, SEALED))


def test_whoever_comes_when_all_places_are_taken_waits_and_moves_up_in_turn() -> None:
    view = founded()
    for minute, name in enumerate("abcd"):
        view = come(view, name, NOW + minute)
    assert (view.number(SEATED), waiting(view)) == (2, ["c", "d"])
    assert registration.seat_next(view, NOW) is None
    view = after(registration.withdraw(view, "a"))
    view = after(registration.seat_next(view, NOW))
    assert (view.number(SEATED), waiting(view)) == (2, ["d"])
    assert registration.seat_next(view, NOW) is None
    view = after(registration.withdraw(view, "d"))
    assert (view.number(SEATED), waiting(view)) == (2, [])


def test_nothing_is_left_of_who_withdraws() -> None:
    view = come(founded(), "a", mail="a@example.org")
    assert letters(view) == {"a.confirmed"}
    view = after(registration.withdraw(view, "a"))
    assert not [key for key, raw in view.items() if b"example.org" in raw or key.endswith((":a", ":a.confirmed"))]
    assert view.get(Link, SEALED, "hash-a") is None
    assert registration.withdraw(view, "a") is registration.UNKNOWN


def test_what_one_says_otherwise_keeps_the_place_and_the_turn() -> None:
    view = founded()
    for minute, name in enumerate("abcd"):
        view = come(view, name, NOW + minute)
    view = after(registration.change(view, "c", Registered("Cleo", NOW + 99), Mail("c@example.org", "de"), NOW))
    assert waiting(view) == ["c", "d"]
    assert registration.registered(view, "c") == Registered("Cleo", NOW + 2, waiting=True)
    assert letters(view) == {"c.waiting"}
    view = after(registration.change(view, "c", Registered("Cleo", NOW), None, NOW))
    assert (letters(view), view.get(Mail, SEALED, "c")) == (set(), None)


@pytest.mark.parametrize(
    ("table", "moment", "open_"),
    [
        (FORM, NOW, True),
        ("", NOW, False),
        ("[registration]\nopen = false\nseats = 2\n", NOW, False),
        ("[registration]\nopen = true\n", "start", False),
        ("[registration]\nopen = true\ncloses = 2030-05-01\n", "2030-05-01 23:59 Berlin", True),
        ("[registration]\nopen = true\ncloses = 2030-05-01\n", "2030-05-02 00:00 Berlin", False),
    ],
)
def test_registration_is_open_as_the_file_says(table: str, moment: int | str, open_: bool) -> None:
    view = founded(table)
    known = {
        "start": clock(view).start,
        "2030-05-01 23:59 Berlin": 1_903_903_140_000,
        "2030-05-02 00:00 Berlin": 1_903_903_200_000,
    }
    now = moment if isinstance(moment, int) else known[moment]
    assert registration.is_open(view, now) is open_
    assert (coming(view, "a", now) is registration.CLOSED) is not open_


def test_whoever_is_registered_is_reminded_once_a_day_before() -> None:
    view = come(come(come(founded(), "a", mail="a@example.org"), "b"), "c", mail="c@example.org")
    begins = clock(view).start
    late = begins - REMINDED_BEFORE
    assert registration.remind_next(view, late - 1) is None
    view = after(registration.remind_next(view, late))
    assert letters(view) == {"a.confirmed", "c.waiting", "a.reminder"}
    assert registration.remind_next(view, late) is None
    assert registration.remind_next(view, begins) is None


def test_whoever_registers_on_the_last_day_is_not_reminded_of_it() -> None:
    view = founded()
    late = clock(view).start - REMINDED_BEFORE + 1
    view = after(registration.remind_next(come(view, "a", late, "a@example.org"), late))
    assert letters(view) == {"a.confirmed"}


def test_a_letter_is_tried_again_later_and_not_for_ever() -> None:
    view, now = come(founded(), "a", mail="a@example.org"), NOW
    for _ in range(TRIES):
        view = after(registration.claim(view, "a.confirmed", now))
        found = view.get(Letter, SEALED, "a.confirmed")
        assert found is not None
        assert registration.claim(view, "a.confirmed", found.due - 1) is None
        now = found.due
    assert now - NOW == RETRY * (2**TRIES - 1)
    assert letters(after(registration.claim(view, "a.confirmed", now))) == set()


def test_a_process_wakes_for_what_is_due() -> None:
    view = founded()
    assert registration.due(view) is None
    view = come(view, "a", mail="a@example.org")
    assert registration.due(view) == NOW
    view = after(Decision(view).delete(Letter.key(SEALED, "a.confirmed")))
    assert registration.due(view) == clock(view).start - REMINDED_BEFORE


def test_conference_rooms_are_assigned_by_addresses_that_were_given_for_that_and_the_others_are_named() -> None:
    play = Play()
    for name in ("ada", "bo", "cy"):
        play.join(name)
    mails = {"ada": Mail("ada@example.org", "en", shared=True), "bo": Mail("bo@example.org", "en")}
    decision = Decision(play.document)
    for name in ("ada", "bo", "cy"):
        decision.put(Team.key(own_audience(name), "groups"), Team("klima"))
        if name in mails:
            decision.put(Mail.key(SEALED, name), mails[name])
    play.apply(decision)
    (groups,) = conference_rooms.rounds(play.document)
    assert conference_rooms.as_csv(groups) == b"Pre-assign Room Name,Email Address\r\nKlima,ada@example.org\r\n"
    assert groups.missing == (("Bo", "Klima"), ("Cy", "Klima"))
