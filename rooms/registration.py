"""Who has registered before the day: seats, the waiting list, changes and withdrawals, and letters to be sent. Pure.

Whoever registers has a personal link at once; they become a person of the workshop, with the same id, when they come.
Nobody is shown any of it but organisers, on pages of the server: it all lies in ``sealed``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from rooms.decision import Decision, Refusal
from rooms.document import SEALED, STAFF, Entity, View, decode, key_of
from rooms.people import MOST_PEOPLE, Link, Person
from rooms.programme import MINUTE, clock, workshop
from rooms.wording import mark

SEATED = key_of(SEALED, "seated")
# So long before the beginning people are reminded.
REMINDED_BEFORE = 24 * 60 * MINUTE
# A letter is tried so often; before it is tried again, the wait doubles from the second on.
TRIES = 6
RETRY = 5 * MINUTE


class Terms(Entity, frozen=True):
    """``sealed/registration``: how people register, where they can; ``closes`` in ms since 1970, 0 at the beginning.

    ``conference`` says that organisers may take addresses along to assign rooms of a video conference.
    """

    KIND = "registration"
    seats: int | None = None
    groups: tuple[str, ...] = ()
    wishes: bool = False
    closes: int = 0
    walk_in: bool = True
    conference: bool = False


class Registered(Entity, frozen=True):
    """``sealed/registered:<person>``: who wants to come, since ``at`` (ms since 1970); on the waiting list or not."""

    KIND = "registered"
    name: str
    at: int
    organisation: str = ""
    group: str = ""
    wishes: tuple[str, ...] = ()
    waiting: bool = False


class Mail(Entity, frozen=True):
    """``sealed/mail:<person>``: where somebody wants to be written to, and in which language.

    ``shared`` says that they were told, when they gave it, that organisers take it along to assign conference rooms.
    """

    KIND = "mail"
    address: str
    language: str
    reminded: bool = False
    shared: bool = False


What = Literal["confirmed", "waiting", "seated", "reminder"]


class Letter(Entity, frozen=True):
    """``sealed/letter:<person>.<what>``: what is to be written to somebody, not before ``due`` (ms since 1970)."""

    KIND = "letter"
    due: int
    tries: int = 0


CLOSED = Refusal("registration-closed", mark("Registration is closed."))
MOST = Refusal("registration-full", mark("Nobody else can be taken, not even on the waiting list."))
UNKNOWN = Refusal("not-registered", mark("This registration was withdrawn."))
WAITING = Refusal("waiting", mark("You are on the waiting list. As soon as there is a place for you, this changes."))


def terms(view: View) -> Terms | None:
    return view.get(Terms, SEALED)


def registered(view: View, person: str) -> Registered | None:
    return view.get(Registered, SEALED, person) if person else None


def expected(view: View, person: str) -> Registered | None:
    """Whoever is registered and has not come in yet."""
    return registered(view, person) if view.raw(Person.key(STAFF, person)) is None else None


def kept_out(view: View, who: Registered) -> bool:
    """Whether they have to wait for a place: where people walk in, whoever waits may too."""
    found = terms(view)
    return who.waiting and found is not None and not found.walk_in


def is_open(view: View, now: int) -> bool:
    """Whether people can register now (ms since 1970)."""
    found, present = terms(view), clock(view)
    return found is not None and present.state == "planned" and now < (found.closes or present.start)


def register(
    view: View, person: str, who: Registered, mail: Mail | None, link: tuple[str, Link], now: int
) -> Decision | Refusal:
    """``who`` takes a seat, or waits for one; ``link`` is their personal one, with its hash."""
    found = terms(view)
    if found is None or not is_open(view, now):
        return CLOSED
    if len(view.ids(Registered.KIND, SEALED)) >= MOST_PEOPLE:
        return MOST
    waits = found.seats is not None and view.number(SEATED) >= found.seats
    decision = Decision(view).put(Registered.key(SEALED, person), replace(who, waiting=waits))
    decision.put(Link.key(SEALED, link[0]), link[1]).expect(SEATED)
    if not waits:
        decision.count(SEATED)
    return _written_to(decision, view, person, mail, "waiting" if waits else "confirmed", now)


def change(view: View, person: str, who: Registered, mail: Mail | None, now: int) -> Decision | Refusal:
    """Something else is said of oneself; the seat, or the place on the waiting list, stays."""
    before = registered(view, person)
    if before is None:
        return UNKNOWN
    who = replace(who, at=before.at, waiting=before.waiting)
    decision = Decision(view).put(Registered.key(SEALED, person), who)
    had = view.get(Mail, SEALED, person)
    if (had.address if had else "") == (mail.address if mail else ""):
        return decision
    return _written_to(decision, view, person, mail, "waiting" if who.waiting else "confirmed", now)


def _written_to(decision: Decision, view: View, person: str, mail: Mail | None, what: What, now: int) -> Decision:
    for letter in _letters_of(view, person):
        decision.delete(Letter.key(SEALED, letter))
    if mail is None:
        return decision.delete(Mail.key(SEALED, person))
    decision.put(Mail.key(SEALED, person), mail)
    return decision.put(Letter.key(SEALED, f"{person}.{what}"), Letter(now))


def _letters_of(view: View, person: str) -> list[str]:
    return [id for id in view.ids(Letter.KIND, SEALED) if id.partition(".")[0] == person]


def withdraw(view: View, person: str) -> Decision | Refusal:
    """The document has nothing of it any more, and the seat is free; whoever waits takes it (``seat_next``)."""
    who = registered(view, person)
    if who is None:
        return UNKNOWN
    decision = Decision(view).delete(Registered.key(SEALED, person)).delete(Mail.key(SEALED, person))
    for hashed, link in view.each(Link, SEALED):
        if link.person == person:
            decision.delete(Link.key(SEALED, hashed))
    for letter in _letters_of(view, person):
        decision.delete(Letter.key(SEALED, letter))
    return decision if who.waiting else decision.count(SEATED, -1)


def waiting(view: View) -> list[tuple[str, Registered]]:
    """Who waits, who came first first."""
    found = [(id, who) for id, who in view.each(Registered, SEALED) if who.waiting]
    return sorted(found, key=lambda pair: (pair[1].at, pair[0]))


def seat_next(view: View, now: int) -> Decision | None:
    """Whoever waits longest takes a seat that is free; nothing where none is, or nobody waits."""
    found, seated = terms(view), view.number(SEATED)
    if found is None or len(view.ids(Registered.KIND, SEALED)) <= seated:
        return None
    if found.seats is not None and seated >= found.seats:
        return None
    person, who = waiting(view)[0]
    decision = Decision(view).put(Registered.key(SEALED, person), replace(who, waiting=False))
    decision.expect(SEATED).count(SEATED).expect(Terms.key(SEALED))
    if view.get(Mail, SEALED, person) is not None:
        decision.put(Letter.key(SEALED, f"{person}.seated"), Letter(now))
    return decision


def remind_next(view: View, now: int) -> Decision | None:
    """Somebody is to be reminded of what begins soon; nothing where nobody is."""
    if not _remind_at(view) <= now < clock(view).start:
        return None
    for person, mail in _unreminded(view):
        who = registered(view, person)
        if who is not None and not who.waiting:
            decision = Decision(view).put(Mail.key(SEALED, person), replace(mail, reminded=True))
            # Whoever registers within the last day was written to a moment ago.
            late = who.at >= _remind_at(view)
            return decision if late else decision.put(Letter.key(SEALED, f"{person}.reminder"), Letter(now))
    return None


def _unreminded(view: View) -> Iterator[tuple[str, Mail]]:
    for person, raw in view.raws(Mail.KIND, SEALED):
        # What says so in its text is not read: there may be thousands.
        if b'"reminded":true' not in raw:
            yield person, decode(Mail, raw)


def _remind_at(view: View) -> int:
    return clock(view).start - REMINDED_BEFORE


def claim(view: View, letter: str, now: int) -> Decision | None:
    """One process alone sends a letter now; if it does not say that it did, it is tried again later."""
    found = view.get(Letter, SEALED, letter)
    if found is None or found.due > now:
        return None
    key = Letter.key(SEALED, letter)
    if found.tries >= TRIES:
        return Decision(view).delete(key)
    again = Letter(now + RETRY * 2**found.tries, found.tries + 1)
    return Decision(view).put(key, again)


def due(view: View) -> int | None:
    """When something is to be done about registrations next, in ms since 1970."""
    if workshop(view).draft:
        return None
    moments = [letter.due for _, letter in view.each(Letter, SEALED)]
    remind = _remind_at(view)
    if clock(view).state == "planned" and next(_unreminded(view), None) is not None:
        moments.append(remind)
    return min(moments, default=None)
