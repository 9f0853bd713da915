"""What became different on a board between two moments: goals, cards and clusters that everybody in the room sees."""

from __future__ import annotations

from collections.abc import Iterator

from rooms.activities.board.entities import KIND_NAMES, Cluster, Goal, Note, Spot, section_of, sections_of
from rooms.activities.board.weighing_report import cluster_name
from rooms.blocks import Say
from rooms.changes import Change
from rooms.differences import differences
from rooms.document import View, host_audience, room_audience


def changes(before: View, after: View, room: str, say: Say) -> list[Change]:
    """Goals first, then cards and clusters, each in the order in which they hang or hung."""
    was, now = _Wall(before, room, say), _Wall(after, room, say)
    return [*_goals(before, after, room, say), *_cards(was, now), *_clusters(was, now)]


def _goals(before: View, after: View, room: str, say: Say) -> Iterator[Change]:
    audience, thing = room_audience(room), say("Goal")
    was, now = dict(before.each(Goal, audience)), dict(after.each(Goal, audience))
    for id, goal in sorted(now.items(), key=lambda pair: pair[1].place):
        if id not in was:
            yield Change("came", thing, goal.text)
        elif was[id].text != goal.text:
            yield Change("reworded", thing, goal.text, passages=differences(was[id].text, goal.text))
    for id, goal in sorted(was.items(), key=lambda pair: pair[1].place):
        if id not in now:
            yield Change("went", thing, goal.text)


class _Wall:
    """What hangs in a room at a moment, and where that is, in words."""

    def __init__(self, view: View, room: str, say: Say) -> None:
        self.view, self.room, self.say = view, room, say
        self.audience = room_audience(room)
        self.notes = dict(view.each(Note, self.audience))
        self.clusters = dict(view.each(Cluster, self.audience))
        self._spots, self._questions = dict(view.each(Spot, self.audience)), sections_of(view, room)

    def cluster_of(self, id: str) -> str:
        spot = self._spots.get(id)
        return spot.cluster if spot and spot.cluster in self.clusters else ""

    def section(self, id: str) -> int:
        note = self.notes.get(id)
        return section_of(self.view, self.audience, id, note) if note else self.clusters[id].section

    def where(self, id: str) -> str:
        """Under which question, and in which cluster."""
        number = self.section(id)
        question = self._questions[number - 1] if number <= len(self._questions) else self.say("More cards")
        cluster = self.cluster_of(id)
        return f"{question} › {self.name(cluster)}" if cluster else question

    def name(self, cluster: str) -> str:
        return cluster_name(self.view, self.room, cluster, self.clusters[cluster], self.say)

    def in_order(self) -> list[tuple[str, Note]]:
        return sorted(self.notes.items(), key=lambda pair: (self.section(pair[0]), pair[1].at, pair[0]))


def _cards(was: _Wall, now: _Wall) -> Iterator[Change]:
    say = now.say
    for id, note in now.in_order():
        thing = say(KIND_NAMES[note.kind])
        before = was.notes.get(id)
        if before is None:
            yield Change("came", thing, note.text, now.where(id))
            continue
        if (was.section(id), was.cluster_of(id)) != (now.section(id), now.cluster_of(id)):
            yield Change("moved", thing, note.text, now.where(id), was.where(id))
        if before.text != note.text:
            passages = differences(before.text, note.text)
            yield Change("reworded", thing, note.text, now.where(id), passages=passages)
    for id, note in was.in_order():
        if id not in now.notes:
            hidden = now.view.get(Note, host_audience(now.room), id) is not None
            note_of = say("hidden by the host") if hidden else ""
            yield Change("went", say(KIND_NAMES[note.kind]), note.text, before=was.where(id), note=note_of)


def _clusters(was: _Wall, now: _Wall) -> Iterator[Change]:
    thing = now.say("Cluster")
    for id in _by_age(now):
        if id not in was.clusters:
            yield Change("came", thing, now.name(id), now.where(id))
            continue
        if was.section(id) != now.section(id):
            yield Change("moved", thing, now.name(id), now.where(id), was.where(id))
        if was.clusters[id].name != now.clusters[id].name:
            passages = differences(was.name(id), now.name(id))
            yield Change("reworded", thing, now.name(id), now.where(id), passages=passages)
    for id in _by_age(was):
        if id not in now.clusters:
            yield Change("went", thing, was.name(id), before=was.where(id))


def _by_age(wall: _Wall) -> list[str]:
    return sorted(wall.clusters, key=lambda one: (wall.section(one), wall.clusters[one].at, one))
