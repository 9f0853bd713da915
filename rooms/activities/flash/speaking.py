"""People speak one after the other: in an order that everybody sees, for as many seconds each as the file says.

Nothing ticks: how long somebody still has follows from when they began. Who comes or goes meanwhile is put into the
order, or taken out of it, by the next thing that happens to it. Where too many are together there is no order, and
everybody writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from rooms.activities.flash.entities import (
    MOST_SPEAKERS,
    Circle,
    Order,
    Settings,
    circles,
)
from rooms.activities.flash.saying import Room
from rooms.activities.flash.turns import begun, finished, here, only, put, resting, up_to_date, without
from rooms.activity import settings_of
from rooms.command import FORBIDDEN, NOT_FOUND, RUNNING, Command, Handler, ItemCommand, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, View, room_audience
from rooms.people import JOINED, Person
from rooms.roles import STAFF_ROLES, Right
from rooms.wording import Id, mark

# Somebody, or nobody.
Anybody = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{0,64}\Z")]


class Turn(ItemCommand, frozen=True):
    """A command about the order in which people speak, of everybody or of a room."""

    NEEDS: ClassVar[Right] = Right.HOST
    WHEN = RUNNING
    room: Room = ""

    def standing(self, view: View) -> Order | None:
        return view.get(Order, room_audience(self.room) if self.room else ALL, self.item)


class Next(Turn, frozen=True, tag="flash.next"):
    """Whoever comes next speaks; ``after`` is who speaks until then, nobody before the first."""

    after: Anybody = ""

    def done(self) -> str:
        return mark("The next one speaks")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Call(item=self.item, room=self.room, person=self.after)


class Call(Turn, frozen=True, tag="flash.call"):
    """That person speaks now; without one, nobody. Whoever did before waits again, or ``former`` says what else."""

    person: Anybody = ""
    former: Literal["waits", "spoke", "passed"] = "waits"

    def done(self) -> str:
        return mark("Somebody was given the word") if self.person else mark("The speaking order stands still")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        order = self.standing(situation.view)
        return replace(self, person=order.speaker, former=order.standing(self.person)) if order else None


class Skip(Turn, frozen=True, kw_only=True, tag="flash.skip"):
    """Somebody does not speak, or does after all."""

    person: Id
    passes: bool = True

    def done(self) -> str:
        return mark("Somebody passes") if self.passes else mark("Somebody speaks after all")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        order = self.standing(situation.view)
        if order and order.speaker == self.person:
            return Call(item=self.item, room=self.room, person=self.person)
        return replace(self, passes=not self.passes)


class Pass(Turn, frozen=True, tag="flash.pass"):
    """Somebody says that they do not speak themselves, or that they do after all."""

    NEEDS: ClassVar[Right] = Right.TAKE_PART
    passes: bool = True


class Defer(Turn, frozen=True, kw_only=True, tag="flash.defer"):
    """Somebody speaks at the end, or before that person; with ``speaks`` now, and whoever did waits again."""

    person: Id
    before: Anybody = ""
    speaks: bool = False

    def done(self) -> str:
        return mark("Somebody was put elsewhere in the speaking order")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        order = self.standing(situation.view)
        if order is None or self.person not in order.people:
            return None
        after = order.people[order.people.index(self.person) + 1 :]
        return replace(self, before=after[0] if after else "", speaks=order.speaker == self.person)


WRITTEN = Refusal("written", mark("Here everybody writes: there is no speaking order."))
MOVED_ON = Refusal("already", mark("Somebody else has moved on already."))
PASSED_ON = Refusal("not-waiting", mark("That turn is over."))


def opening(scene: Scene) -> Decision:
    """Who is there is put into an order that nobody chose."""
    decision = scene.decision()
    if settings_of(scene.item, Settings).form == "spoken":
        for circle in circles(scene):
            before = scene.view.get(Order, circle.audience, circle.item)
            if before is not None or len(here(scene, circle)) <= MOST_SPEAKERS:
                put(decision, scene, circle, up_to_date(scene, circle, before or Order(())))
    return decision


def arriving(scene: Scene, person: str, who: Person) -> Decision:
    """With one too many before the first has spoken, everybody writes instead."""
    decision, circle = scene.decision(), Circle(scene.id)
    order = scene.view.get(Order, circle.audience, circle.item)
    many = scene.view.number(JOINED) + (who.role not in STAFF_ROLES)
    if order is not None and not order.speaker and not order.spoke and many > MOST_SPEAKERS:
        decision.delete(circle.order)
    return decision


def closing(scene: Scene) -> Decision:
    """Who is speaking has spoken."""
    decision = scene.decision()
    for circle in circles(scene):
        order = scene.view.get(Order, circle.audience, circle.item)
        if order is not None and order.speaker:
            decision.put(circle.order, finished(order))
    return decision


def next_one(scene: Scene, command: Next) -> Decision | Refusal:
    """The last one's turn ends too, with nobody after it."""
    circle, order = _led(scene, command)
    if isinstance(order, Refusal):
        return order
    if order.speaker != command.after:
        return MOVED_ON
    after = finished(up_to_date(scene, circle, order))
    return put(scene.decision(), scene, circle, begun(scene, after, next(iter(after.waiting), "")))


def call(scene: Scene, command: Call) -> Decision | Refusal:
    circle, order = _led(scene, command)
    if isinstance(order, Refusal):
        return order
    order = up_to_date(scene, circle, order)
    if command.person and command.person not in order.people:
        return NOT_FOUND
    after = without(resting(order, command.former), command.person)
    return put(scene.decision(), scene, circle, begun(scene, after, command.person))


def skip(scene: Scene, command: Skip) -> Decision | Refusal:
    circle, order = _led(scene, command)
    return order if isinstance(order, Refusal) else _left_out(scene, circle, order, command.person, command.passes)


def pass_on(scene: Scene, command: Pass) -> Decision | Refusal:
    circle = Circle(scene.id, command.room)
    order, person = _order(scene, circle), scene.actor.person
    return order if isinstance(order, Refusal) else _left_out(scene, circle, order, person, command.passes)


def _left_out(scene: Scene, circle: Circle, order: Order, person: str, passes: bool) -> Decision | Refusal:
    """The turn of who speaks ends with it."""
    order = up_to_date(scene, circle, order)
    if person not in order.people:
        return NOT_FOUND
    if person in order.spoke or (person in order.passed) is passes:
        return PASSED_ON
    speaks, after = order.speaker == person, without(order, person)
    if passes:
        after = replace(after, passed=(*after.passed, person))
    if speaks:
        after = begun(scene, after, next(iter(after.waiting), ""))
    return put(scene.decision(), scene, circle, after)


def defer(scene: Scene, command: Defer) -> Decision | Refusal:
    """Who speaks stops, and the next one begins; unless they are given the word with their place."""
    circle, order = _led(scene, command)
    if isinstance(order, Refusal):
        return order
    order = up_to_date(scene, circle, order)
    rest = [id for id in order.people if id != command.person]
    if len(rest) == len(order.people) or (command.before and command.before not in rest):
        return NOT_FOUND
    place = rest.index(command.before) if command.before else len(rest)
    speaks = order.speaker == command.person
    after = replace(without(order, command.person), people=(*rest[:place], command.person, *rest[place:]))
    if command.speaks or speaks:
        after = begun(scene, after, command.person if command.speaks else after.waiting[0])
    return put(scene.decision(), scene, circle, after)


def forget(scene: Scene, people: frozenset[str]) -> Decision:
    decision = scene.decision()
    for circle in circles(scene):
        order = scene.view.get(Order, circle.audience, circle.item)
        if order is not None:
            decision.put(circle.order, only(order, lambda one: one not in people))
    return decision


# Who may lead it, and which one.


def _led(scene: Scene, command: Turn) -> tuple[Circle, Order | Refusal]:
    circle = Circle(scene.id, command.room)
    return circle, _order(scene, circle) if scene.actor.hosts(command.room) else FORBIDDEN


def _order(scene: Scene, circle: Circle) -> Order | Refusal:
    if circle not in circles(scene):
        return NOT_FOUND
    return scene.view.get(Order, circle.audience, circle.item) or WRITTEN


HANDLERS: Mapping[type[ItemCommand], Handler] = {
    Next: next_one,
    Call: call,
    Skip: skip,
    Pass: pass_on,
    Defer: defer,
}
