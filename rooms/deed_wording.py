"""What was done, in words of the documentation, command by command; the control panel's deed-wording.js says the same.

Names stand where the documentation shows names. Called for the log, and where a report says who changed something.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rooms.blocks import Say
from rooms.contributions import shown_name
from rooms.document import ALL, STAFF, View
from rooms.former import Former
from rooms.people import Person
from rooms.programme import Item, Theme
from rooms.roles import Role
from rooms.wording import mark, unparted

About = Mapping[str, Any]

ROLES: Mapping[Role, str] = {
    Role.ORGANISER: mark("organiser"),
    Role.MODERATOR: mark("moderator"),
    Role.HOST: mark("host"),
    Role.PARTICIPANT: mark("participant"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """How people, rooms and items are called, in the report's language."""

    view: View
    say: Say

    def fill(self, sentence: str, **values: object) -> str:
        """With what belongs in its braces, as text; nothing where it is not known."""
        return self.say(sentence).format_map(_Known({name: str(value) for name, value in values.items()}))

    def doer(self, id: str) -> str:
        """By their name, where names are shown, and as what they did it."""
        if not id:
            return self.say(mark("by itself"))
        return ", ".join(filter(None, (shown_name(self.view, id), self.office(id))))

    def office(self, id: str) -> str:
        """As what somebody did it."""
        who = self.view.get(Person, STAFF, id)
        if who is None:
            return self.say(mark("Somebody"))
        return self.say(ROLES[who.role]) + (f" {self.room(who.room)}" if who.room else "")

    def person(self, id: str) -> str:
        return shown_name(self.view, id) or self.say(mark("Somebody"))

    def room(self, id: str) -> str:
        theme = self.view.get(Theme, ALL, id)
        return unparted(theme.name) if theme else id

    def item(self, id: str) -> str:
        item = self.view.get(Item, ALL, id)
        return unparted(item.title) if item else id

    def place(self, id: str) -> int:
        """Of an item in the agenda; after all of them where there is none."""
        item = self.view.get(Item, ALL, id)
        return item.place if item else len(self.view.ids(Item.KIND, ALL))

    def step(self, id: str, step: int) -> str:
        item = self.view.get(Item, ALL, id)
        return unparted(item.steps[step].title) if item and step < len(item.steps) else self.item(id)


class _Known(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return ""


def _rooms(names: Names, rooms: object) -> str:
    named = rooms if isinstance(rooms, list | tuple) else []
    return ", ".join(dict.fromkeys(names.room(room) for room in named))


def _message(names: Names, about: About) -> str:
    alone = about.get("person") or ""
    person = (shown_name(names.view, alone) or names.say(mark("one person"))) if alone else names.say(mark("everybody"))
    whom = _rooms(names, about.get("rooms")) or person
    if about.get("text"):
        return names.fill(mark("Message to {whom}: “{text}”"), whom=whom, text=about["text"])
    return names.fill(mark("Message to {whom}"), whom=whom)


def _appointed(names: Names, about: About) -> str:
    who = {"name": names.person(about["person"]), "room": names.room(about.get("room") or "")}
    said = {"host": mark("{name} hosts {room}"), "moderator": mark("{name} moderates")}
    return names.fill(said.get(about["role"], mark("{name} is a participant")), **who)


def _placed(names: Names, about: About) -> str:
    rooms = _rooms(names, list(about["places"].values()))
    return names.fill(mark("People moved to {rooms}: {n}"), rooms=rooms, n=len(about["places"]))


def _of_round(sentence: str, other: str) -> Callable[[Names, About], str]:
    """The second sentence where it is taken back: without ``into``, or a ``room`` of somebody."""

    def said(names: Names, about: About) -> str:
        there = about.get("into" if "person" not in about else "room")
        return names.fill(
            sentence if there else other,
            name=names.person(about.get("person", "")),
            room=names.room(about.get("room", "")),
            other=names.room(about.get("into", "")),
            title=names.item(about["round"]),
        )

    return said


def _renamed(names: Names, about: About) -> str:
    """From what to what, where names are shown and nobody has called themselves something else since."""
    view, person = names.view, about["person"]
    former = view.get(Former, STAFF, about["deed"])
    if former is None or not shown_name(view, person):
        return names.fill(mark("{name} renamed"), name=names.person(person))
    if former.gave == former.name:
        return names.fill(mark("Organisation of {name} changed"), name=former.gave)
    return names.fill(mark("“{before}” renamed to “{name}”"), before=former.name, name=former.gave)


def _of_person(sentence: str) -> Callable[[Names, About], str]:
    return lambda names, about: names.fill(
        sentence, name=names.person(about["person"]), room=names.room(about.get("room") or "")
    )


def _of_room(sentence: str) -> Callable[[Names, About], str]:
    return lambda names, about: names.fill(
        sentence, room=names.room(about["room"]), title=names.step(about["item"], about.get("step", 0))
    )


def _stretched(names: Names, about: About) -> str:
    minutes = f"{about['minutes']:+d}".replace("-", "−")
    return names.fill(mark("{room}: {minutes} min for its step"), room=names.room(about["room"]), minutes=minutes)


def _plain(sentence: str) -> Callable[[Names, About], str]:
    return lambda names, about: names.fill(sentence, **about)


def _hidden(names: Names, about: About) -> str:
    said = mark("Card hidden in {room}") if about.get("hidden", True) else mark("Card shown again in {room}")
    return names.fill(said, room=names.room(about["room"]))


# The same sentences as in `deed-wording.js`, for commands that have none of their own.
WORDS: Mapping[str, Callable[[Names, About], str]] = {
    "people.move": _of_person(mark("{name} moved to {room}")),
    "people.place": _placed,
    "people.appoint": _appointed,
    "people.rename": _renamed,
    "people.unname": _of_person(mark("{name} has the former name again")),
    "people.remove": _of_person(mark("{name} removed")),
    "people.readmit": _of_person(mark("{name} readmitted")),
    "message.send": _message,
    "message.withdraw": _plain(mark("Message withdrawn")),
    "help.take": _of_person(mark("{name} is being helped")),
    "help.leave": _of_person(mark("{name} is no longer being helped")),
    "help.end": _of_person(mark("{name} was helped")),
    "help.recall": _of_person(mark("{name} asks for help again")),
    "hand.lower": _of_person(mark("The hand of {name} taken down")),
    "hand.put_up": _of_person(mark("The hand of {name} is up again")),
    "snapshot.take": _plain(mark("Snapshot “{title}”")),
    "snapshot.drop": _plain(mark("A snapshot taken away")),
    "rehearsal.reset": _plain(mark("Rehearsal begun anew")),
    "rehearsal.remove": _plain(mark("Rehearsal removed")),
    "choose.put": _of_round(
        mark("{name} put in {room} for “{title}”"), mark("Wishes of {name} count again for “{title}”")
    ),
    "choose.merge": _of_round(
        mark("{room} works with {other} in “{title}”"), mark("{room} on its own again in “{title}”")
    ),
    "board.merge": lambda names, about: names.fill(
        mark("{room} put together with {other}"), room=names.room(about["room"]), other=names.room(about["into"])
    ),
    "board.part": lambda names, about: names.fill(mark("{room} on its own again"), room=names.room(about["room"])),
    "spotlight.show": _plain(mark("Put on the stage")),
    "spotlight.out": _plain(mark("Taken off the stage")),
    "stage.pin": _plain(mark("A view pinned to the stage")),
    "stage.unpin": _plain(mark("The stage follows the agenda again")),
    "board.hide": _hidden,
    "board.lead": _of_room(mark("{room} goes to “{title}”")),
    "board.stretch": _stretched,
    "board.follow": _of_room(mark("{room} follows the agenda again")),
}
