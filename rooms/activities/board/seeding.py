"""With what a board begins, and what it gives to another workshop to begin with: the one reads what the other wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from rooms.activities.board.entities import Cluster, Earlier, Goal, Note, Proposal, Settings, Spot, section_of
from rooms.activities.board.weighing import Tally
from rooms.contributions import shown_name
from rooms.document import Entity, View, room_audience
from rooms.programme import workshop
from rooms.seeds import Before, DraftGoal, HangingCard, Harvest, Origin, Proposed, Ripe, SeedCard, SeedCluster, Seeds

MOST_BEFORE = 100


def founding(settings: Settings, themes: Mapping[str, Seeds]) -> dict[str, Entity]:
    """The goals of each room, numbered from 1, with their history; its clusters and cards, numbered too."""
    found: dict[str, Entity] = {}
    for room in settings.rooms or themes:
        audience, seeds = room_audience(room), themes[room]
        for place, draft in enumerate(seeds.goals):
            found |= _goal(audience, place, draft)
        found |= _wall(audience, seeds)
    return found


def _goal(audience: str, place: int, draft: DraftGoal) -> dict[str, Entity]:
    id, version = str(place + 1), len(draft.earlier) + 1
    found: dict[str, Entity] = {}
    for number, before in enumerate(draft.earlier, 1):
        out_of = _proposals(found, audience, id, number, before)
        earlier = Earlier(id, number, before.text, _moment(before.origin, number), "", out_of, before.origin)
        found[Earlier.key(audience, f"{id}.{number}")] = earlier
    goal = Goal(
        place,
        draft.text,
        draft.invented,
        version,
        at=_moment(draft.origin, version),
        out_of=_proposals(found, audience, id, version, draft),
        origin=draft.origin,
        brought=version if draft.origin or draft.earlier else 0,
    )
    return {**found, Goal.key(audience, id): goal}


def _proposals(
    found: dict[str, Entity], audience: str, goal: str, version: int, wording: DraftGoal | Before
) -> tuple[str, ...]:
    """Those out of which a version came, and their ids."""
    ids = []
    for number, one in enumerate(wording.proposals, 1):
        origin = replace(wording.origin, by=one.by) if wording.origin else None
        proposal = Proposal(
            "", goal, version - 1, one.text, _moment(origin, number), one.reason, state="adopted", origin=origin
        )
        ids.append(f"{goal}-{version}-{number}")
        found[Proposal.key(audience, ids[-1])] = proposal
    return tuple(ids)


def _wall(audience: str, seeds: Seeds) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    place = 0
    for number, cluster in enumerate(seeds.clusters, 1):
        id = f"cluster-{number}"
        if cluster.cards:
            found[Cluster.key(audience, id)] = Cluster("", cluster.section, number, cluster.name)
        for card in cluster.cards:
            place += 1
            found[Note.key(audience, f"card-{place}")] = _note(card, cluster.section, place)
            found[Spot.key(audience, f"card-{place}")] = Spot(cluster.section, cluster=id)
    for loose in seeds.cards:
        place += 1
        found[Note.key(audience, f"card-{place}")] = _note(loose, loose.section, place)
    return found


def _note(card: SeedCard, section: int, place: int) -> Note:
    beside = {name: getattr(card, name) for name in ("where", "who", "original", "origin")}
    return Note("", section, card.text, card.kind, _moment(card.origin, 0) + place, **beside)


def _moment(origin: Origin | None, after: int) -> int:
    """In ms since 1970, in the order in which things came; 0 for what was adopted nowhere."""
    if origin is None:
        return 0
    day = datetime.combine(origin.day, datetime.min.time(), UTC)
    return round(day.timestamp() * 1000) + after


def harvest(view: View, room: str) -> Harvest:
    """What hangs in the room for everybody; what comes from an earlier workshop still says so."""
    audience, about = room_audience(room), workshop(view)
    day = datetime.fromtimestamp(about.start / 1000, ZoneInfo(about.timezone)).date()
    here = _Here(view, audience, about.title, day)
    goals = sorted(view.each(Goal, audience), key=lambda pair: (pair[1].place, pair[0]))
    clusters = sorted(view.each(Cluster, audience), key=lambda pair: (pair[1].section, pair[1].at, pair[0]))
    return Harvest(
        tuple(here.goal(id, goal) for id, goal in goals),
        {id: SeedCluster(name=cluster.name, section=cluster.section) for id, cluster in clusters},
        tuple(here.cards({id for id, _ in clusters})),
    )


class _Here:
    """A room of a workshop, to be taken over into another one."""

    def __init__(self, view: View, audience: str, title: str, day: date) -> None:
        self._view, self._audience, self._title, self._day = view, audience, title, day

    def goal(self, id: str, goal: Goal) -> DraftGoal:
        found = (one for _, one in self._view.each(Earlier, self._audience) if one.goal == id)
        earlier = sorted(found, key=lambda one: one.version)[-MOST_BEFORE:]
        return DraftGoal(
            text=goal.text,
            invented=goal.invented,
            origin=self._adopted(goal),
            proposals=self._proposals(goal.out_of),
            earlier=tuple(
                Before(text=one.text, origin=self._adopted(one), proposals=self._proposals(one.out_of))
                for one in earlier
            ),
        )

    def _adopted(self, wording: Goal | Earlier) -> Origin | None:
        if wording.origin or not wording.at:
            return wording.origin
        return self._origin(wording.adopter)

    def _origin(self, person: str, dots: int = 0) -> Origin:
        return Origin(workshop=self._title, day=self._day, by=shown_name(self._view, person), dots=dots)

    def _proposals(self, ids: Sequence[str]) -> tuple[Proposed, ...]:
        found = [one for id in ids if (one := self._view.get(Proposal, self._audience, id)) is not None]
        return tuple(Proposed(text=one.text, reason=one.reason, by=self._proposer(one)) for one in found)

    def _proposer(self, proposal: Proposal) -> str:
        return proposal.origin.by if proposal.origin else shown_name(self._view, proposal.by)

    def cards(self, clusters: set[str]) -> list[Ripe]:
        """In the order in which they hang: by section, cluster and age."""
        dots, found = self._dots(), []
        for id, note in sorted(self._view.each(Note, self._audience), key=lambda pair: (pair[1].at, pair[0])):
            spot = self._view.get(Spot, self._audience, id)
            cluster = spot.cluster if spot and spot.cluster in clusters else ""
            found.append(Ripe(id, self._card(id, note, dots[id]), cluster, dots[id] + dots[cluster]))
        return sorted(found, key=lambda ripe: (ripe.card.section, ripe.cluster))

    def _dots(self) -> Counter[str]:
        """All that were stuck on a card or a cluster, whatever was asked."""
        sums: Counter[str] = Counter()
        for _, tally in self._view.each(Tally, self._audience):
            sums.update(tally.dots)
        return sums

    def _card(self, id: str, note: Note, dots: int) -> HangingCard:
        return HangingCard(
            text=note.text,
            kind=note.kind,
            where=note.where,
            who=note.who,
            original=note.original,
            origin=note.origin or self._origin(note.by, dots),
            section=section_of(self._view, self._audience, id, note),
        )
