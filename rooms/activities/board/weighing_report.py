"""What was weighed in a theme room, in the documentation: what got most dots, what got as many, and what got none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rooms.activities.board.entities import Cluster, Note, Settings, Spot, Weighing, cluster_of
from rooms.activities.board.weighing import Tally, ballot_id, ballots_of, tally_id
from rooms.activity import settings_of
from rooms.blocks import Bars, Block, Say
from rooms.document import STAFF, View, host_audience, room_audience
from rooms.people import Person
from rooms.programme import Item, items
from rooms.roles import Role

# How many letters of its first card name a cluster that has no name.
NAME = 60


def ranking_blocks(view: View, room: str, rounds: list[tuple[str, Item]], say: Say) -> list[Block]:
    """One for each question that was weighed; where that was done in several rounds, each says in which."""
    found = [
        (place, item, asked, tally)
        for place, (id, item) in enumerate(rounds, 1)
        for asked, tally in tallies(view, room, id, item)
        if tally.dots
    ]
    several = len({place for place, *_ in found}) > 1
    questions = [*dict.fromkeys(asked.question for _, _, asked, _ in found)]
    names = cluster_names(view, room, say)
    return [
        _ranking(
            view,
            room,
            tally,
            names,
            title=f"{asked.question} ({item.title})" if several else asked.question,
            without=_without(view, room, asked, tally, {id for id, _ in rounds[place:]}),
            people=_people(view, room, rounds[place - 1], asked, tally, say),
            weighed=questions.index(asked.question),
            say=say,
        )
        for place, item, asked, tally in found
    ]


def given(view: View, room: str, rounds: list[tuple[str, Item]]) -> dict[str, Counter[str]]:
    """What was given for each question in all rounds; one that was asked in several has all of it together."""
    found: dict[str, Counter[str]] = {}
    for id, item in rounds:
        for asked, tally in tallies(view, room, id, item):
            found.setdefault(asked.question, Counter()).update(tally.dots)
    return found


class Dots:
    """What everything in a room got, for each question that is weighed anywhere on boards of this workshop.

    The questions are the same for all rooms, so that their lists can stand in one table.
    """

    def __init__(self, view: View, room: str, rounds: list[tuple[str, Item]]) -> None:
        boards = (item for _, item in items(view) if item.kind == rounds[0][1].kind)
        self.asked = tuple(
            dict.fromkeys(one.question for item in boards for one in settings_of(item, Settings).weighing)
        )
        self._given = given(view, room, rounds)

    def of(self, *ids: str) -> tuple[int | None, ...]:
        """For each question, of all of these together; none where it was not counted."""
        return tuple(sum(self._given[one][id] for id in ids) if one in self._given else None for one in self.asked)


def dots_given(view: View, room: str, id: str, item: Item) -> int:
    return sum(sum(tally.dots.values()) for _, tally in tallies(view, room, id, item))


def tallies(view: View, room: str, id: str, item: Item) -> Iterator[tuple[Weighing, Tally]]:
    """What was counted in an item, question by question."""
    for number, asked in enumerate(settings_of(item, Settings).weighing):
        tally = view.get(Tally, room_audience(room), tally_id(id, number))
        if tally is not None:
            yield asked, tally


def _ranking(
    view: View,
    room: str,
    tally: Tally,
    names: Mapping[str, str],
    *,
    title: str,
    without: list[str],
    people: str,
    weighed: int,
    say: Say,
) -> Bars:
    ranked = sorted(tally.dots.items(), key=lambda pair: (-pair[1], _age(view, room, pair[0])))
    return Bars(
        title=title,
        bars=tuple((_label(view, room, target, names, say), dots) for target, dots in ranked),
        counts=say("dots"),
        ranks=tuple(ranks(dict(ranked)).values()),
        inside=tuple(tuple(_texts(view, room, target)) for target, _ in ranked),
        without=tuple(_label(view, room, id, names, say) for id in without),
        people=people,
        weighed=weighed,
    )


def _people(view: View, room: str, round: tuple[str, Item], asked: Weighing, tally: Tally, say: Say) -> str:
    """How many gave dots; who hosts is counted apart elsewhere, and it is said where they are among them."""
    id, item = round
    number = settings_of(item, Settings).weighing.index(asked)
    voters = [view.get(Person, STAFF, person) for person in ballots_of(view, ballot_id(id, room, number))]
    if any(who is not None and who.role is Role.HOST for who in voters):
        many = say("{count} people gave dots, the host of the room among them")
    else:
        many = say("{count} people gave dots")
    return (say("1 person gave dots") if tally.people == 1 else many).format(count=tally.people)


def ranks(dots: Mapping[str, int]) -> dict[str, int]:
    """What has as many has the same rank, and the next one is as far behind as there are before it."""
    return {id: 1 + sum(other > many for other in dots.values()) for id, many in dots.items()}


def _without(view: View, room: str, asked: Weighing, tally: Tally, later: set[str]) -> list[str]:
    """What got no dots, but for what is from ``later`` items: nobody could give it any."""
    audience = room_audience(room)
    targets = [id for id in _targets(view, room, asked) if id not in tally.dots]
    return [id for id in targets if _item(view, audience, id) not in later]


def _item(view: View, audience: str, id: str) -> str:
    found = view.get(Note, audience, id) or view.get(Cluster, audience, id)
    return found.item if found else ""


def _targets(view: View, room: str, asked: Weighing) -> list[str]:
    """On what dots could be stuck and still hangs there, the oldest first."""
    audience = room_audience(room)
    found = set(view.ids(Note.KIND, audience))
    if asked.on == "clusters":
        found = {id for id in found if not cluster_of(view, audience, id)} | set(view.ids(Cluster.KIND, audience))
    return sorted(found, key=lambda target: _age(view, room, target))


def _age(view: View, room: str, id: str) -> tuple[int, str]:
    audience = room_audience(room)
    found = view.get(Note, audience, id) or view.get(Note, host_audience(room), id) or view.get(Cluster, audience, id)
    return (found.at if found else 0, id)


def _label(view: View, room: str, id: str, names: Mapping[str, str], say: Say) -> str:
    """What a card says, or how a cluster is called."""
    audience = room_audience(room)
    for note in (view.get(Note, audience, id), view.get(Note, host_audience(room), id)):
        if note is not None:
            return note.text
    return names.get(id) or say("no longer there")


def cluster_names(view: View, room: str, say: Say) -> dict[str, str]:
    """How each cluster is called, one of hidden cards too; of those with one name, all but the first have a number."""
    both = (pair for audience in (room_audience(room), host_audience(room)) for pair in view.each(Cluster, audience))
    clusters = sorted(both, key=lambda pair: (pair[1].section, pair[1].at, pair[0]))
    names: dict[str, str] = {}
    many: Counter[str] = Counter()
    for id, cluster in clusters:
        name = cluster_name(view, room, id, cluster, say)
        many[name] += 1
        names[id] = f"{name} ({many[name]})" if many[name] > 1 else name
    return names


def cluster_name(view: View, room: str, id: str, cluster: Cluster, say: Say) -> str:
    """Its name, or the beginning of its first card."""
    if cluster.name:
        return cluster.name
    texts = _texts(view, room, id)
    return _beginning(texts[0]) if texts else say("Cluster without a name")


def _beginning(text: str) -> str:
    """As many whole words as a name has room for, a word that is too long cut."""
    first = text.split("\n")[0]
    if len(first) <= NAME and first == text:
        return first
    return f"{first[:NAME].rsplit(' ', 1)[0] if len(first) > NAME else first} …"


def _texts(view: View, room: str, cluster: str) -> list[str]:
    """What its cards say, the oldest first; nothing for what is no cluster."""
    audience = room_audience(room)
    inside = [view.get(Note, audience, card) for card, spot in view.each(Spot, audience) if spot.cluster == cluster]
    return [text for _, text in sorted((note.at, note.text) for note in inside if note is not None)]
