"""The log of deeds as a chapter of the documentation, where the workshop file wishes for it: when, what, by whom.

In the words in which the control panel says it. Names stand where the documentation shows names; what was said to one
person alone stays between the two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rooms.blocks import Block, Heading, Say, Table
from rooms.contributions import shown_name
from rooms.deeds import Deed
from rooms.document import ALL, STAFF, View
from rooms.people import Person
from rooms.programme import MINUTE, Item, Theme, workshop
from rooms.roles import Role
from rooms.wording import mark, unparted

About = Mapping[str, Any]

ROLES: Mapping[Role, str] = {
    Role.ORGANISER: mark("organiser"),
    Role.MODERATOR: mark("moderator"),
    Role.HOST: mark("host"),
    Role.PARTICIPANT: mark("participant"),
}


def log(view: View, say: Say) -> list[Block]:
    """In the order of time; nothing where nothing was done."""
    words, zone = Words(view, say), ZoneInfo(workshop(view).timezone)
    rows = tuple(
        (datetime.fromtimestamp(deed.at / 1000, zone).strftime("%H:%M"), words.said(deed), words.doer(deed.by))
        for _, deed in sorted(view.each(Deed, STAFF), key=lambda pair: (pair[1].at, pair[0]))
    )
    columns = (say(mark("Time")), say(mark("What was done")), say(mark("By whom")))
    return [Heading(say(mark("Log"))), Table("", columns, rows, sheet="log")] if rows else []


@dataclass(frozen=True, slots=True)
class Words:
    """Says deeds in the report's language."""

    view: View
    say: Say

    def said(self, deed: Deed) -> str:
        before = self.view.get(Deed, STAFF, deed.of) if deed.of else None
        if before is not None:
            return self.fill(mark("Taken back: {words}"), words=self.done(before))
        return self.done(deed)

    def done(self, deed: Deed) -> str:
        about = deed.about
        if "was" in about and "is" in about:
            return self.clock(about["was"], about["is"]) or self.say(mark("The clock was set"))
        if deed.what in WORDS:
            return WORDS[deed.what](self, about)
        if deed.words:
            room = {"room": self.room(about["room"])} if about.get("room") else {}
            return self.fill(deed.words, **{**about, **room})
        return self.fill(mark("Worked on “{title}”"), title=self.item(about.get("item", "")))

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

    def clock(self, was: About, now: About) -> str:
        title = self.item(now["item"])
        if now["state"] == "over":
            return self.say(mark("The workshop was ended"))
        if now["state"] == "planned":
            return self.say(mark("Back before the start"))
        if was["state"] == "planned":
            return self.fill(mark("Begun with “{title}”"), title=title)
        if was["item"] != now["item"]:
            return self._moved(self.place(was["item"]), self.place(now["item"]), title)
        if was["step"] != now["step"]:
            onward = mark("On to “{title}”") if now["step"] > was["step"] else mark("Back to “{title}”")
            return self.fill(onward, title=self.step(now["item"], now["step"]))
        if now.get("parting") and not was.get("parting"):
            return self.say(mark("Told everybody that the rooms close"))
        if was["state"] != now["state"]:
            return self.say(mark("Held") if now["state"] == "held" else mark("Running again"))
        if was.get("agreed_end") != now.get("agreed_end"):
            return self.say(mark("New times for what is ahead"))
        return self._longer(round((now["ends"] - was["ends"]) / MINUTE))

    def _moved(self, before: int, after: int, title: str) -> str:
        if after == before + 1:
            return self.fill(mark("On to “{title}”"), title=title)
        back = mark("Back to “{title}”") if after < before else mark("Jumped to “{title}”")
        return self.fill(back, title=title)

    def _longer(self, minutes: int) -> str:
        if minutes == 0:
            return ""
        changed = mark("Longer by {n} min") if minutes > 0 else mark("Shorter by {n} min")
        return self.fill(changed, n=abs(minutes))

    def fill(self, sentence: str, **values: object) -> str:
        """With what belongs in its braces, as text; nothing where it is not known."""
        return self.say(sentence).format_map(_Known({name: str(value) for name, value in values.items()}))

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


def _rooms(words: Words, rooms: object) -> str:
    named = rooms if isinstance(rooms, list | tuple) else []
    return ", ".join(dict.fromkeys(words.room(room) for room in named))


def _message(words: Words, about: About) -> str:
    alone = about.get("person") or ""
    person = (shown_name(words.view, alone) or words.say(mark("one person"))) if alone else words.say(mark("everybody"))
    whom = _rooms(words, about.get("rooms")) or person
    if about.get("text"):
        return words.fill(mark("Message to {whom}: “{text}”"), whom=whom, text=about["text"])
    return words.fill(mark("Message to {whom}"), whom=whom)


def _appointed(words: Words, about: About) -> str:
    names = {"name": words.person(about["person"]), "room": words.room(about.get("room") or "")}
    said = {"host": mark("{name} hosts {room}"), "moderator": mark("{name} moderates")}
    return words.fill(said.get(about["role"], mark("{name} is a participant")), **names)


def _placed(words: Words, about: About) -> str:
    rooms = _rooms(words, list(about["places"].values()))
    return words.fill(mark("People moved to {rooms}: {n}"), rooms=rooms, n=len(about["places"]))


def _of_person(sentence: str) -> Callable[[Words, About], str]:
    return lambda words, about: words.fill(
        sentence, name=words.person(about["person"]), room=words.room(about.get("room") or "")
    )


def _of_room(sentence: str) -> Callable[[Words, About], str]:
    return lambda words, about: words.fill(
        sentence, room=words.room(about["room"]), title=words.step(about["item"], about.get("step", 0))
    )


def _plain(sentence: str) -> Callable[[Words, About], str]:
    return lambda words, about: words.fill(sentence, **about)


def _hidden(words: Words, about: About) -> str:
    said = mark("Card hidden in {room}") if about.get("hidden", True) else mark("Card shown again in {room}")
    return words.fill(said, room=words.room(about["room"]))


# The same sentences as in `control-deeds.js`, for commands that have none of their own.
WORDS: Mapping[str, Callable[[Words, About], str]] = {
    "people.move": _of_person(mark("{name} moved to {room}")),
    "people.place": _placed,
    "people.appoint": _appointed,
    "people.remove": _of_person(mark("{name} removed")),
    "people.readmit": _of_person(mark("{name} readmitted")),
    "message.send": _message,
    "message.withdraw": _plain(mark("Message withdrawn")),
    "help.take": _of_person(mark("{name} is being helped")),
    "help.leave": _of_person(mark("{name} is no longer being helped")),
    "help.end": _of_person(mark("{name} was helped")),
    "snapshot.take": _plain(mark("Snapshot “{title}”")),
    "rehearsal.reset": _plain(mark("Rehearsal begun anew")),
    "rehearsal.remove": _plain(mark("Rehearsal removed")),
    "spotlight.show": _plain(mark("Put on the stage")),
    "spotlight.out": _plain(mark("Taken off the stage")),
    "stage.pin": _plain(mark("A view pinned to the stage")),
    "stage.unpin": _plain(mark("The stage follows the agenda again")),
    "board.hide": _hidden,
    "board.lead": _of_room(mark("{room} goes to “{title}”")),
    "board.stretch": _of_room(mark("{room} has another time")),
    "board.follow": _of_room(mark("{room} follows the agenda again")),
}
