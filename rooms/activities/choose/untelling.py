"""Who was just told where they will be knows nothing of it again: the choice stands as it stood before that.

It does where the agenda goes back to what was on then before a round of it was held, and where a release by hand is
taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from rooms.activities.choose.entities import Lineup, Settings, Teams, begun
from rooms.activity import settings_of
from rooms.command import SINCE_OPENING, Handler, ItemCommand, Scene
from rooms.decision import Decision, Refusal
from rooms.document import ALL, SEALED, STAFF, Entity, View, own_audience, person_of
from rooms.people import Merged, Team
from rooms.programme import MOMENT, clock
from rooms.roles import Right
from rooms.wording import mark


class Untold(Entity, frozen=True):
    """``sealed/untold:<round>.<left>``: what held before it closed or was released ``at`` that moment.

    ``left`` is the item that was on until then, and ended with it: moves are taken back one by one. It is empty, and
    not in the key, where it was released by hand. ``own`` are the rooms that people knew from an earlier close.
    """

    KIND = "untold"
    at: int
    left: str
    lineup: Lineup | None
    teams: Teams | None
    merged: Merged | None
    own: dict[str, Team]


class Withhold(ItemCommand, frozen=True, tag="choose.withhold"):
    """Nobody is told any more where they will be: within five minutes after a release by hand, until rooms open."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = SINCE_OPENING

    def done(self) -> str:
        return mark("Nobody told any more where they will be")


SEEN = Refusal("seen", mark("Everybody has seen it by now."))


def remember(decision: Decision, scene: Scene, round: str, *, left: str) -> None:
    """What holds until people are told something else now."""
    view, by_hand = scene.view, Untold.key(SEALED, round)
    if view.raw(by_hand) is not None:
        # People are told something else since: only that can be taken back.
        decision.delete(by_hand)
    lineup, teams, merged = view.get(Lineup, STAFF, round), view.get(Teams, ALL, round), view.get(Merged, ALL, round)
    untold = Untold(scene.now, left, lineup, teams, merged, dict(_own(scene, round)))
    decision.put(Untold.key(SEALED, f"{round}.{left}") if left else by_hand, untold)


def remembered(view: View, round: str) -> list[tuple[str, Untold]]:
    """All that held before something was told of that round, each with its key."""
    ids = [id for id in view.ids(Untold.KIND, SEALED) if id.partition(".")[0] == round]
    return [(Untold.key(SEALED, id), kept) for id in ids if (kept := view.get(Untold, SEALED, id)) is not None]


def _own(scene: Scene, round: str) -> Iterator[tuple[str, Team]]:
    for audience in scene.view.audiences(Team.KIND):
        team, id = scene.view.get(Team, audience, round), person_of(audience)
        if team is not None and id is not None:
            yield id, team


def where_it_was_left(scene: Scene) -> Decision:
    """The agenda has come back to what was on before, a moment after; what nobody takes back any more is forgotten."""
    decision = _as_they_stood(scene, _just_told(scene, left=clock(scene.view).item))
    for round in settings_of(scene.item, Settings).rounds:
        for key, kept in remembered(scene.view, round):
            if scene.now - kept.at > MOMENT:
                decision.delete(key)
    return decision


def withhold(scene: Scene, command: Withhold) -> Decision | Refusal:
    found = _just_told(scene, left="")
    return _as_they_stood(scene, found) if found else SEEN


def _just_told(scene: Scene, *, left: str) -> dict[str, Untold]:
    """The rounds that were told together; none once people have been in the rooms of one of them."""
    view, found = scene.view, {}
    for round in settings_of(scene.item, Settings).rounds:
        kept = {one.left: one for _, one in remembered(view, round)}
        # What was released by hand stays when a move is taken back.
        last = kept.get("", kept.get(left))
        if last is not None and last.left == left and scene.now - last.at <= MOMENT:
            found[round] = last
    return {} if any(begun(view, round) for round in found) else found


def _as_they_stood(scene: Scene, told: Mapping[str, Untold]) -> Decision:
    decision = scene.decision()
    for round, kept in told.items():
        _restore(decision, scene, round, kept)
    return decision


def _restore(decision: Decision, scene: Scene, round: str, kept: Untold) -> None:
    for key, since in remembered(scene.view, round):
        if since.at >= kept.at:
            decision.delete(key)
    for id in {*kept.own, *(id for id, _ in _own(scene, round))}:
        _as_before(decision, scene, Team.key(own_audience(id), round), kept.own.get(id))
    _as_before(decision, scene, Lineup.key(STAFF, round), kept.lineup)
    _as_before(decision, scene, Teams.key(ALL, round), kept.teams)
    _as_before(decision, scene, Merged.key(ALL, round), kept.merged)


def _as_before(decision: Decision, scene: Scene, key: str, entity: Entity | None) -> None:
    if entity is not None:
        decision.put(key, entity)
    elif scene.view.raw(key) is not None:
        decision.delete(key)


HANDLERS: Mapping[type[ItemCommand], Handler] = {Withhold: withhold}
