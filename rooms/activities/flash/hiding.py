"""A revealed sentence that should be on nobody's screen is taken out of sight, and shown again."""

from __future__ import annotations

from collections.abc import Collection

from rooms.activities.flash.entities import Circle, Spoken
from rooms.command import ANY_TIME, FORBIDDEN, NOT_FOUND, Command, ItemCommand, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, host_audience, room_audience
from rooms.roles import Right
from rooms.wording import Id, Slug, mark


class Hide(ItemCommand, frozen=True, tag="flash.hide"):
    """Take a revealed sentence out of everybody's sight, or show it again; ``room`` is where it was revealed."""

    NEEDS = Right.HOST
    WHEN = ANY_TIME
    sentence: Id
    room: Slug | None = None
    hidden: bool = True

    def done(self) -> str:
        return mark("Sentence hidden") if self.hidden else mark("Sentence shown again")

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Hide(self.item, self.sentence, self.room, hidden=not self.hidden)


def hide(scene: Scene, command: Hide) -> Decision | Refusal:
    """It goes wherever it hangs: of rooms that were put together, from the walls of both."""
    circle, id = Circle(scene.id, command.room or ""), f"{scene.id}.{command.sentence}"
    if not scene.actor.hosts(circle.room):
        return FORBIDDEN
    here = circle.audience if command.hidden else circle.unseen
    if scene.view.raw(Spoken.key(here, id)) is None:
        return NOT_FOUND
    decision = scene.decision()
    for source in scene.view.audiences(Spoken.KIND):
        spoken = scene.view.get(Spoken, source, id)
        if spoken is not None and _unseen(source) != command.hidden:
            decision.delete(Spoken.key(source, id)).put(Spoken.key(_other(source), id), spoken)
    return decision


def _unseen(audience: str) -> bool:
    return audience == STAFF or audience.startswith(host_audience(""))


def _other(audience: str) -> str:
    """Where a sentence of that audience lies once it is hidden, or shown again."""
    room = audience.partition(":")[2]
    if _unseen(audience):
        return room_audience(room) if room else ALL
    return host_audience(room) if room else STAFF


def hidden(scene: Scene) -> Collection[str]:
    """The ids of what is hidden, on whichever wall it hung."""
    audiences = filter(_unseen, scene.view.audiences(Spoken.KIND))
    return frozenset(id for audience in audiences for id in scene.view.ids(Spoken.KIND, audience))


def hang(decision: Decision, scene: Scene, circle: Circle, sentences: dict[str, str]) -> None:
    """Put sentences on a wall, each under its id; what was hidden on another one stays hidden there."""
    unseen = hidden(scene)
    for id, text in sentences.items():
        for audience in scene.view.audiences(Spoken.KIND):
            if scene.view.raw(Spoken.key(audience, id)) is not None:
                # Whoever hides it in this moment, or shows it again, is not overtaken.
                decision.expect(Spoken.key(audience, id))
        decision.put(Spoken.key(circle.unseen if id in unseen else circle.audience, id), Spoken(text))
