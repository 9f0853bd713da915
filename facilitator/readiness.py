"""Whether a workshop can begin: what was looked at, what is well, and what to do about what is not.

What has to be tried out, the page does that asks; here it is only judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from facilitator import conferences
from rooms.activity import activities
from rooms.command import Phase, Scene
from rooms.document import STAFF, View
from rooms.durability import Worth
from rooms.people import Person
from rooms.programme import clock, items, themes, workshop
from rooms.roles import STAFF_ROLES, Role
from rooms.wording import mark, unparted

# By how many ms the clocks of server and store may differ: their moments stand beside each other.
SAME_TIME = 2_000
_HERE = ("127.0.0.1", "localhost", "::1")
_DAY = 24 * 3_600_000

# Whether the link to join opened its workshop at the public address of the server: or something else answered there,
# or nothing did; or it could not be tried.
Opens = Literal["opens", "elsewhere", "silent", "untried"]


@dataclass(frozen=True, slots=True)
class Tried:
    """What was tried out: the store's worth and how far its clock is from the server's (ms), the address of the
    server, what the link to join does there, standing links that can still be shown, whose pages are connected, and
    each export with whether it came."""

    worth: Worth
    store: str
    apart: int
    address: str
    opens: Opens
    links: frozenset[tuple[str, str]]
    connected: frozenset[str]
    exports: Mapping[str, bool]
    now: int


class Check(msgspec.Struct, frozen=True):
    """An English sentence for the catalogues with what stands in its braces; ``tone`` says how it is."""

    tone: Literal["good", "signal", "alarm"]
    text: str
    values: Mapping[str, str | int] = {}


def checks(view: View, tried: Tried) -> list[Check]:
    """Everything, in the order in which a moderator would look at it."""
    return [
        *_start(view, tried),
        *_store(tried),
        *_links(view, tried),
        *_rooms(view, tried),
        *_people(view, tried),
        *_exports(tried),
    ]


def _start(view: View, tried: Tried) -> Iterator[Check]:
    if workshop(view).draft:
        yield Check("alarm", mark("The workshop is still a draft: only organisers come in. Publish it first."))
    if workshop(view).rehearsal:
        yield Check("signal", mark("This is a rehearsal: its time may go faster than the clock."))
    elif abs(tried.now - clock(view).start) > _DAY:
        yield Check("signal", mark("It is announced for another day: begin it with the plan moved to now."))
    rehearsing = sum(who.rehearsal and not who.removed for _, who in view.each(Person, STAFF))
    if rehearsing:
        yield Check("signal", mark("Still here from a rehearsal: {many}."), {"many": rehearsing})


def _store(tried: Tried) -> Iterator[Check]:
    values = {"store": tried.store}
    texts = {
        Worth.ON_DISK: ("good", mark("{store}: what is answered with “saved” is on disk.")),
        Worth.WITHIN_A_SECOND: ("good", mark("{store}: what is answered with “saved” is on disk within a second.")),
        Worth.IN_MEMORY: ("alarm", mark("{store} keeps everything in memory only: if it ends, all is lost.")),
        Worth.UNKNOWN: ("signal", mark("{store} does not tell how safe it keeps what is saved.")),
    }
    tone, text = texts[tried.worth]
    yield Check(tone, text, values)  # type: ignore[arg-type]
    if tried.apart > SAME_TIME:
        apart = {"seconds": round(tried.apart / 1000)}
        yield Check("alarm", mark("The clocks of server and store are {seconds} s apart."), apart)
    else:
        yield Check("good", mark("The clocks of server and store agree."))


def _links(view: View, tried: Tried) -> Iterator[Check]:
    if urlsplit(tried.address).hostname in _HERE:
        yield Check(
            "signal", mark("The links lead to {address}: only this machine reaches it."), {"address": tried.address}
        )
    yield from _opening(tried)
    wanted = [("participant", ""), ("stage", ""), *(("host", room) for room in _with_rooms(view))]
    missing = [role for role, room in wanted if (role, room) not in tried.links]
    if missing:
        one = mark("One link cannot be shown with this server's key; renew it.")
        many = mark("{many} links cannot be shown with this server's key; renew them.")
        text = one if len(missing) == 1 else many
        yield Check("alarm", text, {"many": len(missing)})
    else:
        yield Check("good", mark("All links hold, and can be shown."))


def _opening(tried: Tried) -> Iterator[Check]:
    """Who has the server in their own house may not reach its address from there, though all others do."""
    address = {"address": tried.address}
    if tried.opens == "opens":
        yield Check("good", mark("The link to join was tried at {address}: it opens this workshop."), address)
    elif tried.opens == "elsewhere":
        text = mark("The link to join does not open this workshop: something else answers at {address}.")
        yield Check("alarm", text, address)
    elif tried.opens == "silent":
        text = mark("The server itself cannot open {address}. Please open the link to join on another device.")
        yield Check("signal", text, address)


def _rooms(view: View, tried: Tried) -> Iterator[Check]:
    opened, named = _with_rooms(view), {id: unparted(theme.name) for id, theme in themes(view)}
    if not opened:
        return
    hosts = {who.room: id in tried.connected for id, who in _present(view) if who.role is Role.HOST}
    absent = [named[room] for room in opened if not hosts.get(room)]
    if absent:
        yield Check("signal", mark("No host is there yet for: {rooms}."), {"rooms": ", ".join(absent)})
    else:
        yield Check("good", mark("Each of the {many} rooms has its host here."), {"many": len(opened)})
    yield from _talking(view, opened)
    seats = [theme.seats for id, theme in themes(view) if id in opened]
    coming = sum(who.role is Role.PARTICIPANT for _, who in _present(view))
    if None not in seats and (many := sum(seat or 0 for seat in seats)) < coming:
        text = mark("The rooms have {seats} seats for {people} people: some are overfilled.")
        yield Check("signal", text, {"seats": many, "people": coming})


def _talking(view: View, opened: list[str]) -> Iterator[Check]:
    """By what the links say: where they lead, people try."""
    links = {unparted(theme.name): theme.conference for id, theme in themes(view) if id in opened}
    faults = {name: conferences.fault(link) for name, link in links.items() if link}
    plenary = workshop(view).links.conference
    alone = mark("No link to talk to each other in: {rooms}.")
    together = mark("Only the plenary's link to talk to each other in: {rooms}.")
    wrong = mark("Not the address of a video conference (https:// and a server) in: {rooms}.")
    found = [
        (together if plenary else alone, [name for name, link in links.items() if not link]),
        (wrong, [name for name, fault in faults.items() if fault == "wrong"]),
        (
            mark("The link to talk is only an example in: {rooms}."),
            [name for name in faults if faults[name] == "example"],
        ),
        *((mark("The same link to talk to each other in: {rooms}."), names) for names in _shared(links)),
    ]
    for text, names in found:
        if names:
            yield Check("signal", text, {"rooms": ", ".join(names)})
    if not any(names for _, names in found):
        text = mark("Each room has a link of its own to talk to each other. The server opens none: please try them.")
        yield Check("good", text)
    if plenary and conferences.fault(plenary):
        yield Check("signal", mark("The plenary's link leads to no video conference: {address}."), {"address": plenary})


def _shared(links: Mapping[str, str]) -> list[list[str]]:
    """The names of rooms in which people would meet each other."""
    by_link = sorted((name for name, link in links.items() if link), key=links.__getitem__)
    groups = [list(group) for _, group in groupby(by_link, key=links.__getitem__)]
    return [names for names in groups if len(names) > 1]


def _people(view: View, tried: Tried) -> Iterator[Check]:
    here = [who for id, who in _present(view) if id in tried.connected]
    staff, others = sum(who.role in STAFF_ROLES for who in here), sum(who.role is Role.PARTICIPANT for who in here)
    text = mark("One participant is connected.") if others == 1 else mark("{many} participants are connected.")
    yield Check("good" if others else "signal", text, {"many": others})
    if staff < 2:
        yield Check("signal", mark("Nobody else moderates: if your line breaks, only the clock goes on."))


def _exports(tried: Tried) -> Iterator[Check]:
    failed = [name for name, made in tried.exports.items() if not made]
    if failed:
        yield Check("alarm", mark("These downloads could not be made: {formats}."), {"formats": ", ".join(failed)})
    else:
        yield Check("good", mark("All downloads could be made: {formats}."), {"formats": ", ".join(tried.exports)})


def _present(view: View) -> list[tuple[str, Person]]:
    return [(id, who) for id, who in view.each(Person, STAFF) if not who.removed]


def _with_rooms(view: View) -> list[str]:
    """The rooms that some item of the agenda opens."""
    found: set[str] = set()
    for id, item in items(view):
        scene = Scene(view=view, now=0, id=id, item=item, phase=Phase.BEFORE)
        found.update(activities()[item.kind].rooms(scene))
    return [id for id, _ in themes(view) if id in found]
