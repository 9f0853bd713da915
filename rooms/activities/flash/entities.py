"""What a flash round asks, who speaks together in it, and what lies in the document of it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from rooms.activity import activities, settings_of
from rooms.command import Phase, Scene
from rooms.document import ALL, SEALED, STAFF, Entity, host_audience, key_of, own_audience, room_audience
from rooms.fields import Field, Fields
from rooms.people import Team, merged, person, place_of
from rooms.programme import Salt, items
from rooms.wording import Label, Question, Sentence, mark

# So many can listen to each other; more of them write.
MOST_SPEAKERS = 30


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The question that stays visible, how and where people speak, and a scale with its two ends.

    ``think`` is the time to think and ``seconds`` that of each speaker, both in seconds.
    """

    FIELDS: ClassVar[Fields] = {
        "question": Field(mark("The question that stays visible")),
        "form": Field(
            mark("How people speak"),
            mark("Where more than 30 are together, they write."),
            options={"written": mark("in writing, all at once"), "spoken": mark("one after the other")},
        ),
        "seconds": Field(mark("Seconds for each speaker"), mark("Where people speak one after the other.")),
        "where": Field(
            mark("Where they do"),
            mark("In rooms only while this item keeps theme rooms open."),
            options={"together": mark("all together"), "rooms": mark("each room for itself")},
        ),
        "think": Field(mark("Seconds to think before writing")),
        "scale": Field(mark("What is asked on the scale"), mark("Left out, there is no scale.")),
        "steps": Field(mark("Marks on the scale")),
        "low": Field(mark("What the lowest mark means")),
        "high": Field(mark("What the highest mark means")),
    }
    question: Question
    form: Literal["written", "spoken"] = "written"
    seconds: Annotated[int, Meta(ge=10, le=300)] = 60
    where: Literal["together", "rooms"] = "together"
    think: Annotated[int, Meta(ge=0, le=600)] = 60
    scale: Sentence = ""
    steps: Annotated[int, Meta(ge=2, le=10)] = 5
    low: Label = ""
    high: Label = ""


class Ballot(Entity, frozen=True):
    """``sealed/ballot:<item>.<person>``, and a copy under ``me:<person>``; ``mark`` from 1, 0 for none.

    ``room`` is the one to which it is said, empty where all are together.
    """

    KIND = "ballot"
    text: str = ""
    mark: int = 0
    room: str = ""


class Spoken(Entity, frozen=True):
    """``all/sentence:<item>.<id>``: one revealed sentence; under ``room`` where each room is for itself.

    Under ``staff`` while it is hidden, or under ``host`` what hung in a room.
    """

    KIND = "sentence"
    text: str


class Revealed(Entity, frozen=True):
    """``all/revealed:<item>``: since when the sentences are shown, and how many chose each mark, from 1.

    Under ``room`` where each room is for itself. ``closed`` where nobody asked for it: at the ``end`` of
    the item, or after it was on for no longer than a ``visit``.
    """

    KIND = "revealed"
    at: int
    marks: tuple[int, ...]
    closed: Literal["", "end", "visit"] = ""


class Order(Entity, frozen=True):
    """``all/order:<item>``: the ``people`` in the order in which they speak; under ``room`` where each is for itself.

    ``speaker`` has spoken since ``since``, when the clock had stood still for ``paused`` ms (``Clock.paused``): their
    time moves with it. ``spoke`` have had their turn, in that order, and ``passed`` want none.
    """

    KIND = "order"
    people: tuple[str, ...]
    speaker: str = ""
    since: int = 0
    paused: int = 0
    spoke: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()

    @property
    def waiting(self) -> tuple[str, ...]:
        had = {self.speaker, *self.spoke, *self.passed}
        return tuple(id for id in self.people if id not in had)

    def standing(self, id: str) -> Literal["waits", "spoke", "passed"]:
        """Of somebody who does not speak now."""
        if id in self.spoke:
            return "spoke"
        return "passed" if id in self.passed else "waits"


@dataclass(frozen=True, slots=True)
class Circle:
    """Who speaks to whom in an item: everybody, or those in one ``room``."""

    item: str
    room: str = ""

    @property
    def audience(self) -> str:
        return room_audience(self.room) if self.room else ALL

    @property
    def unseen(self) -> str:
        """Who still sees what is hidden here."""
        return host_audience(self.room) if self.room else STAFF

    def counter(self, name: str) -> str:
        """Everybody sees how many there are: ``all/said:<item>``, or ``all/said:<item>.<room>``."""
        return key_of(ALL, name, f"{self.item}.{self.room}" if self.room else self.item)

    @property
    def revealed(self) -> str:
        return Revealed.key(self.audience, self.item)

    @property
    def order(self) -> str:
        return Order.key(self.audience, self.item)


def circles(scene: Scene) -> list[Circle]:
    """All of them, in the order of their rooms."""
    if settings_of(scene.item, Settings).where == "together":
        return [Circle(scene.id)]
    return [Circle(scene.id, room) for room in _rooms(scene)]


def _rooms(scene: Scene) -> dict[str, str]:
    """The rooms that the item keeps open, each with the item that they belong to."""
    whole = dict(items(scene.view))
    found: dict[str, str] = {}
    for id in scene.item.reopens:
        roomy = Scene(view=scene.view, now=scene.now, id=id, item=whole[id], phase=Phase.OPEN)
        found |= dict.fromkeys(activities()[roomy.item.kind].rooms(roomy), id)
    return found


def circle_of(scene: Scene, id: str) -> Circle | None:
    """To whom somebody speaks: their room, or the last one in which they were; nobody, where they are in none."""
    if settings_of(scene.item, Settings).where == "together":
        return Circle(scene.id)
    rooms = _rooms(scene)
    teams = (scene.view.get(Team, own_audience(id), item) for item in dict.fromkeys(rooms.values()))
    who = person(scene.view, id)
    likely = (place_of(scene.view, id), *(team.room for team in teams if team), who.room if who else "")
    return next((Circle(scene.id, room) for room in likely if room in rooms), None)


def together(scene: Scene, circle: Circle) -> list[Circle]:
    """A circle, and those of the rooms that work in its room now: who spoke there listens here."""
    there = [room for room, item in _rooms(scene).items() if merged(scene.view, item).get(room) == circle.room]
    return [circle, *(Circle(scene.id, room) for room in there if circle.room)]


def joined(scene: Scene, circle: Circle) -> Circle:
    """Where the people of a circle are now: in that of the room in which theirs works."""
    item = _rooms(scene).get(circle.room, "") if circle.room else ""
    return Circle(scene.id, merged(scene.view, item).get(circle.room, circle.room))


def ballot_id(scene: Scene, person: str) -> str:
    return f"{scene.id}.{person}"


def ballots(scene: Scene) -> Iterator[tuple[str, Ballot]]:
    """``(person, what they said)`` of all who have handed in."""
    own = f"{scene.id}."
    for id, ballot in scene.view.each(Ballot, SEALED):
        if id.startswith(own):
            yield id.removeprefix(own), ballot


def said_in(scene: Scene, circles: Collection[Circle]) -> list[tuple[str, Ballot]]:
    """The ballots for these circles; one for a room that was taken away since counts where its person is now."""
    known = {"", *_rooms(scene)}
    found = []
    for id, ballot in ballots(scene):
        circle = Circle(scene.id, ballot.room) if ballot.room in known else circle_of(scene, id)
        if circle in circles:
            found.append((id, ballot))
    return found


def passes(ballot: Ballot) -> bool:
    return not ballot.text and not ballot.mark


def shuffled(scene: Scene, person: str) -> str:
    """An id that sorts by neither person nor time, and that nobody can compute who lacks the sealed salt."""
    salt = scene.view.get(Salt, SEALED)
    key = salt.value.encode() if salt else b""
    return f"{scene.id}.{hashlib.blake2b(f'{scene.id}|{person}'.encode(), key=key, digest_size=8).hexdigest()}"
