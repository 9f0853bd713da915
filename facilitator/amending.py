"""What another workshop file makes of a workshop that there is, as one decision. Pure.

Before it begins, the workshop becomes what the file says. Once it has begun, what is ahead does; whether the file asks
for more than that is ``facilitator.begun``'s to say, and is asked first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from msgspec.structs import replace

from facilitator import agenda, begun
from facilitator.loading import entities
from facilitator.workshop_file import Faults, WorkshopFile, parse
from rooms.decision import Decision
from rooms.document import ALL, SEALED, View, encode, split_key
from rooms.links import link_for
from rooms.people import Link, rooms
from rooms.programme import Clock, EventPage, Salt, Workshop, clock, items, workshop
from rooms.roles import Role

# The hash of a link's secret, under which the document keeps it.
Hashed = Callable[[Link], str]


def amended(view: View, file: WorkshopFile, *, now: int, hashed: Hashed, code: str = "") -> Decision:
    """The workshop as the file says; ``code`` is spoken to join where the file names none, else the present one.

    Raises ``Faults`` where the workshop has gone too far for it.
    """
    before = founded(view, now)
    after = _wanted(view, before, file, now, code)
    begun.check(view, file, before, after)
    decision = Decision(view)
    if clock(view).state == "planned":
        _become(decision, view, before, after)
    else:
        _go_on(decision, view, before, after, agenda.workshop_time(clock(view), now))
    open_rooms(decision, hashed)
    return decision


def founded(view: View, now: int) -> View:
    """What a document of the workshop file that holds now would start with."""
    page = view.get(EventPage, SEALED)
    file = _read(page.file) if page else None
    return started(file, now=now) if file else View()


@lru_cache(maxsize=8)
def _read(text: str) -> WorkshopFile | None:
    """Nothing for a file of an older version, which would be refused now."""
    try:
        return parse(text)
    except Faults:
        return None


def started(file: WorkshopFile, *, now: int, code: str = "", salt: str = "") -> View:
    """What a document of this file starts with."""
    begun_with = entities(file, code=code, salt=salt, loaded_at=now)
    return View((key, encode(entity)) for key, entity in begun_with.items())


def _wanted(view: View, before: View, file: WorkshopFile, now: int, code: str) -> View:
    """What a document of the file starts with, and what it keeps of this one."""
    present, salt = workshop(view), view.get(Salt, SEALED)
    fresh = started(file, code=code or present.code, salt=salt.value if salt else "", now=now)
    about, planned = workshop(fresh), clock(fresh)
    kept = Decision(fresh)
    kept.put(Workshop.key(ALL), _as_before(present, before.get(Workshop, ALL), replace(about, draft=present.draft)))
    kept.put(Clock.key(ALL), replace(planned, auto=planned.auto and not present.draft))
    return kept.preview() if salt else kept.delete(Salt.key(SEALED)).preview()


def _as_before(present: Workshop, said: Workshop | None, about: Workshop) -> Workshop:
    """What the file says no otherwise stays: a rehearsal that the server made, a promised day of deletion."""
    if said is None:
        return about
    rehearsal = present.rehearsal if said.rehearsal == about.rehearsal else about.rehearsal
    expires = present.expires if said.expires == about.expires else about.expires
    return replace(about, rehearsal=rehearsal, expires=expires)


def _become(decision: Decision, view: View, before: View, after: View) -> None:
    """People and what they did stay; what the file no longer names goes."""
    wanted = dict(after.items())
    standing = {key for key, _ in view.items(ALL) if split_key(key)[1] in ("item", "theme")}
    for key in (standing | {key for key, _ in before.items() if view.raw(key) is not None}) - wanted.keys():
        decision.delete(key)
    for key, raw in wanted.items():
        if view.raw(key) != raw:
            decision.put_raw(key, raw)


def _go_on(decision: Decision, view: View, before: View, after: View, moment: int) -> None:
    """Only what the file says otherwise; the clock stays where it is, and nothing is decided while it moves."""
    decision.expect(Clock.key(ALL))
    was, will = dict(before.items()), dict(after.items())
    for key in (was.keys() | will.keys()) - {Clock.key(ALL), Salt.key(SEALED)}:
        if key not in will:
            decision.delete(key)
        elif was.get(key) != will[key] != view.raw(key):
            decision.put_raw(key, will[key])
    moved = _moved(view, decision.preview(), moment)
    if moved != clock(view):
        decision.put(Clock.key(ALL), moved)


def _moved(view: View, after: View, moment: int) -> Clock:
    """If the next item has another locked time, what is on now ends as much earlier or later, but not in the past."""
    present, place = clock(view), agenda.position(clock(view), items(view))
    if not 0 <= place < len(items(view)):
        return present
    was = agenda.end_of(present, items(view), place, present.began)
    later = agenda.end_of(present, items(after), place, present.began) - was
    last = present.step + 1 >= len(items(after)[place][1].steps)
    ends = max(present.ends + later, min(present.ends, moment))
    return replace(present, ends=ends, step_ends=ends if last else min(present.step_ends, ends))


def open_rooms(decision: Decision, hashed: Hashed) -> None:
    """A link for the host of each room that there is then, and of no other."""
    after = decision.preview()
    for id, link in list(after.each(Link, SEALED)):
        if link.role is Role.HOST and not link.person and link.room not in rooms(after):
            decision.delete(Link.key(SEALED, id))
    for room in rooms(after):
        if link_for(after, Role.HOST, room) is None:
            link = Link(Role.HOST, room=room)
            decision.put(Link.key(SEALED, hashed(link)), link)
