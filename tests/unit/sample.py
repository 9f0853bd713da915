"""Both example workshops, played from beginning to end by the activities' own functions: documents to test with.

Nothing in them is random and nothing takes the time of day: the same call gives the same document, byte for byte.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal

from msgspec.structs import replace

import facilitator
from facilitator import agenda, commands, loading, steering
from facilitator.workshop_file import parse
from rooms import people
from rooms.activities import talk
from rooms.activities.board import cards, deciding, goals, wall, weighing
from rooms.activities.board.entities import Cluster, Goal, Kind, Note, Spot, Weighing, sections_of
from rooms.activities.board.entities import Settings as Board
from rooms.activities.chain import Attach, Prune, term_id
from rooms.activities.choose import WishFor
from rooms.activities.choose.entities import Settings as Choice
from rooms.activities.flash import entities, saying
from rooms.activities.talk import answering
from rooms.activity import settings_of
from rooms.blocks import Say
from rooms.command import Actor, Command
from rooms.decision import Decision, Refusal
from rooms.document import ALL, SEALED, Document, Entity, room_audience
from rooms.people import Link, Person
from rooms.programme import Item, Workshop, clock, items, workshop
from rooms.report import Report, report
from rooms.roles import Role
from tests.unit import sample_words as words

Names = Literal["named", "anonymous", "choice"]
MINUTE = 60_000
MODERATOR = Actor("m1", Role.MODERATOR)
_EXAMPLES = Path(facilitator.__file__).parent / "examples"


@dataclass(frozen=True)
class Script:
    """What people do in a workshop: the minute in which each item began and the last ended, and what was written."""

    file: str
    began: tuple[int, ...]
    cards: Mapping[str, tuple[tuple[str, ...], ...]]
    chain: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    asked: tuple[str, ...] = ()
    hostile: str = ""


EVENT = Script(
    "gruene-infrastruktur",
    (1, 12, 23, 33, 48, 58, 133, 160, 230, 245, 256),
    words.CARDS,
    words.CHAIN,
    words.SENTENCES,
    words.ASKED,
    hostile="artenreich",
)
RETROSPECTIVE = Script(
    "retrospective",
    (0, 3, 9, 13, 38, 42, 53, 58),
    words.RETRO_CARDS,
    words.RETRO_CHAIN,
    words.RETRO_SENTENCES,
)


@cache
def sample(names: Names = "choice", names_in_results: bool = False, many: int = 183, language: str = "de") -> Document:
    """The announced event after its goodbye, with ``many`` people. Do not change what is returned."""
    return _played(EVENT, names, names_in_results, many, language)


@cache
def announced(language: str = "de") -> Document:
    """The event before it begins, with nobody in a room yet."""
    return _Day(EVENT, _founded(EVENT, "choice", False, language), many=8).document


@cache
def retrospective(many: int = 14) -> Document:
    """The team's retrospective after its end: an hour in English, two rooms, nobody named."""
    return _played(RETROSPECTIVE, "anonymous", False, many, "en")


def planned(document: Document) -> dict[str, int]:
    """When each item was announced to begin."""
    return {id: span.start for id, span in agenda.plan(clock(document), items(document)).items()}


def sample_report(document: Document | None = None, say: Say = str) -> Report:
    """The neutral report of a document seven minutes after its end, of the event if none is given."""
    document = document or sample()
    moment = clock(document).ends + 7 * MINUTE
    return report(document, planned(document), title="", moment=moment, say=say)


def _played(script: Script, names: Names, names_in_results: bool, many: int, language: str) -> Document:
    day = _Day(script, _founded(script, names, names_in_results, language), many)
    for (id, item), (begins, ends) in zip(day.items, itertools.pairwise(script.began), strict=True):
        day.go_to(id, begins)
        if (scene := _SCENES.get(item.kind)) is not None:
            scene(day, id, item)
        day.now = day.start + ends * MINUTE
    day.do(MODERATOR, steering.Next(day.items[-1][0]))
    return day.document


def _founded(script: Script, names: Names, names_in_results: bool, language: str) -> dict[str, Entity]:
    """What an example file puts into an empty document, with the links of its staff."""
    file = parse((_EXAMPLES / f"{script.file}.toml").read_text("utf-8"), name=script.file)
    entities = loading.entities(file, code="HALDE 47", salt="0123456789abcdef", loaded_at=0)
    about = entities[Workshop.key(ALL)]
    assert isinstance(about, Workshop)
    entities[Workshop.key(ALL)] = replace(about, names=names, names_in_results=names_in_results, language=language)
    entities[Link.key(SEALED, "moderators")] = Link(Role.MODERATOR)
    return entities


class _Day:
    """A document and the hand that plays it: commands are decided and applied one after another."""

    def __init__(self, script: Script, entities: dict[str, Entity], many: int) -> None:
        self.script = script
        self.document = Document()
        self.random = Random(20221130)
        self._ids = (f"c{number:06}" for number in itertools.count(1))
        self.now = self._sequence = 0
        self._apply(_whole(self.document, entities))
        self.items = items(self.document)
        self.start = workshop(self.document).start
        self.now = self.start - 10 * MINUTE
        self._join("m1", Person("Moderation", Role.MODERATOR, link="moderators", joined=self.now))
        self.hosts = [
            self._join(f"h{n}", Person(f"Gastgeber {n}", Role.HOST, room=theme, joined=self.now))
            for n, theme in enumerate(people.rooms(self.document), 1)
        ]
        self.crowd = [
            self._join(f"p{n:03}", Person(f"Gast {n}", organisation=f"Stadt {n % 11 + 1}", joined=self.now + n))
            for n in range(1, many - len(self.hosts) + 1)
        ]

    def do(self, actor: Actor, command: Command) -> str:
        """Decide and apply; the command's id, under which a new entry lies."""
        id = next(self._ids)
        self._apply(commands.decide(self.document, actor, command, id=id, now=self.now), id)
        return id

    def go_to(self, id: str, minute: int) -> None:
        self.now = self.start + minute * MINUTE
        if clock(self.document).state == "planned":
            self.do(MODERATOR, steering.Start())
        if clock(self.document).item != id:
            self.do(MODERATOR, steering.Jump(id))

    def step_to(self, does: str) -> bool:
        """On to the next step that does that; whether there is one."""
        present = clock(self.document)
        steps = dict(self.items)[present.item].steps
        wanted = [place for place, step in enumerate(steps) if place >= present.step and step.does == does]
        for place in range(present.step, wanted[0] if wanted else present.step):
            self.do(MODERATOR, steering.Next(present.item, place))
        return bool(wanted)

    def host_of(self, room: str) -> Actor:
        return next(who for who in self.hosts if who.room == room)

    def in_room(self, room: str) -> list[Actor]:
        return [who for who in self.crowd if people.place_of(self.document, who.person) == room]

    def _join(self, id: str, who: Person) -> Actor:
        self._apply(people.join(self.document, id, who))
        return Actor(id, who.role, who.room)

    def _apply(self, decision: Decision | Refusal, command: str = "") -> None:
        if isinstance(decision, Refusal):
            raise AssertionError(f"refused: {decision.text}")
        self._sequence += 1
        self.document.apply(decision.entry(self._sequence, self.now, "", command))


def _whole(document: Document, entities: dict[str, Entity]) -> Decision:
    decision = Decision(document)
    for key, entity in entities.items():
        decision.put(key, entity)
    return decision


def _talk(day: _Day, id: str, item: Item) -> None:
    if id != "keynote":
        return
    asked = [day.do(who, talk.Ask(id, text)) for who, text in zip(day.crowd, day.script.asked, strict=False)]
    for who in day.crowd[len(asked) : 60]:
        day.now += 5_000
        day.do(who, talk.Support(id, asked[day.random.randrange(len(asked)) // day.random.randint(1, 2)]))
    day.do(MODERATOR, answering.Answer(id, asked[0]))
    day.do(MODERATOR, answering.Hide(id, asked[-1]))


def _chain(day: _Day, id: str, item: Item) -> None:
    chain = day.script.chain
    for (term, parent), who in zip(chain, day.crowd, strict=False):
        day.now += 4_000
        day.do(who, Attach(id, term, term_id(parent) if parent else "seed"))
    for who in day.crowd[len(chain) :]:
        day.now += 2_000
        day.do(who, Attach(id, chain[min(day.random.randrange(len(chain)), day.random.randrange(len(chain)))][0]))
    day.do(day.crowd[0], Attach(id, "Unfug"))
    day.do(MODERATOR, Prune(id, term_id("Unfug")))


def _choose(day: _Day, id: str, item: Item) -> None:
    themes, settings = people.rooms(day.document), settings_of(item, Choice)
    for n, who in enumerate(day.crowd[: -(len(day.crowd) // 10)]):
        day.now += 1_000
        for round in settings.rounds:
            wanted = day.random.sample(themes, settings.wishes) if settings.mode == "wishes" else [themes[n % 2]]
            day.do(who, WishFor(id, round, tuple(wanted)))


def _board(day: _Day, id: str, item: Item) -> None:
    """The first round writes every other card of the script, a second round the rest; one round writes all.

    They are written in silence, put together, weighed, and the goals are worded anew.
    """
    rounds = [other for other, entry in day.items if entry.kind == "board"]
    part = slice(rounds.index(id), None, len(rounds))
    begun = day.now
    day.step_to("write")
    for room, sections in day.script.cards.items():
        here, day.now = day.in_room(room), begun
        for section, texts in enumerate(sections, 1):
            for text in texts[part]:
                day.now += 60_000
                who = here[day.random.randrange(len(here))]
                named = day.random.random() < 0.5
                day.do(who, cards.Write(id, room, section, text, _kind(section, text), named))
    day.now = begun + 45 * MINUTE if len(rounds) > 1 else begun + 18 * MINUTE
    day.step_to("cluster")
    if id == rounds[-1] and day.script.hostile:
        _misbehave(day, id, day.script.hostile)
    for room in day.script.cards:
        _gather(day, id, room)
    day.step_to("weigh")
    for room in day.script.cards:
        _weigh(day, id, room, settings_of(item, Board).weighing)
    if day.step_to("sharpen"):
        for room in day.script.cards:
            _sharpen(day, id, room)


def _gather(day: _Day, id: str, room: str) -> None:
    """The first three cards of each question that hang alone, mostly with a name."""
    host, audience = day.host_of(room), room_audience(room)
    for section in range(1, len(sections_of(day.document, room)) + 1):
        loose = [
            note
            for note, card in sorted(day.document.each(Note, audience), key=lambda one: (one[1].at, one[0]))
            if card.section == section and day.document.get(Spot, audience, note) is None
        ]
        if len(loose) > 1:
            name = words.CLUSTERS[(section + len(room)) % len(words.CLUSTERS)] if section < 3 else ""
            day.do(host, wall.Gather(id, room, tuple(loose[:3]), name=name))


def _weigh(day: _Day, id: str, room: str, asked: tuple[Weighing, ...]) -> None:
    """Everybody in the room spends their dots, two at most on one thing, on what not everybody wants alike."""
    audience = room_audience(room)
    alone = [note for note in day.document.ids(Note.KIND, audience) if day.document.get(Spot, audience, note) is None]
    things = sorted([*alone, *day.document.ids(Cluster.KIND, audience)])
    for who in day.in_room(room):
        for question, one in enumerate(asked):
            given: dict[str, int] = {}
            for _ in range(one.dots):
                thing = things[min(day.random.randrange(len(things)), day.random.randrange(len(things)))]
                given[thing] = given.get(thing, 0) + (given.get(thing, 0) < min(2, one.most))
            day.do(who, weighing.Stick(id, room, question, given))


def _sharpen(day: _Day, id: str, room: str) -> None:
    """Two proposals; one is adopted and goes to the plenary, the other one stays open."""
    host, here = day.host_of(room), day.in_room(room)
    found = sorted(day.document.each(Goal, room_audience(room)))
    for (goal, before), who in zip(found[:2], here, strict=False):
        text = f"{before.text.rstrip('.')}, gemeinsam mit den Nachbarn."
        day.now += 20_000
        proposal = day.do(who, goals.Propose(id, room, text, goal, "Allein schafft das niemand."))
        for other in here[2 : 2 + len(goal) * 3]:
            day.do(other, goals.Second(id, room, proposal))
        if goal == found[0][0]:
            day.do(host, deciding.Adopt(id, room, text, goal, before.version, (proposal,)))
            day.do(host, deciding.ToPlenary(id, room, goal))


def _kind(section: int, text: str) -> Kind:
    kinds: tuple[Kind, ...] = ("practice", "project", "statement")
    return "question" if text.endswith("?") else kinds[section - 1]


def _misbehave(day: _Day, id: str, room: str) -> None:
    """Cards that are hard to set, one that its host hides, and one that its author takes back."""
    here, host = day.in_room(room), day.host_of(room)
    for number, text in enumerate(words.HOSTILE):
        section = number % len(sections_of(day.document, room)) + 1
        day.do(here[number % len(here)], cards.Write(id, room, section, text[:300]))
    rude = day.do(here[0], cards.Write(id, room, 1, "Das bringt doch alles nichts."))
    day.do(host, cards.Hide(id, room, rude))
    regretted = day.do(here[1], cards.Write(id, room, 1, "Das nehme ich lieber zurück."))
    day.do(here[1], cards.Delete(id, room, regretted))


def _flash(day: _Day, id: str, item: Item) -> None:
    sentences, steps = day.script.sentences, settings_of(item, entities.Settings).steps
    for number, who in enumerate(day.crowd[: len(day.crowd) * 9 // 10]):
        day.now += 1_000
        text = sentences[number % len(sentences)] if number < 3 * len(sentences) else ""
        mark = day.random.choices(range(steps + 1), (1, 1, 3, 9, 16, 8, 4, 2)[: steps + 1])[0]
        day.do(who, saying.Speak(id, text, mark))
    day.do(MODERATOR, saying.Reveal(id))


_SCENES = {"talk": _talk, "chain": _chain, "choose": _choose, "board": _board, "flash": _flash}
