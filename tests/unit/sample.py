"""The announced event, played from beginning to end by the activities' own functions: a document to test with.

Nothing is random and nothing takes the time of day: the same call gives the same document, byte for byte.
"""

from __future__ import annotations

import itertools
from functools import cache
from random import Random
from typing import Literal

from facilitator import agenda, commands, steering
from rooms import people
from rooms.activities import flash, talk
from rooms.activities.board import cards
from rooms.activities.board.entities import Goal, Kind, Note
from rooms.activities.chain import Attach, Prune, term_id
from rooms.activities.choose import WishFor
from rooms.activity import Actor, Command
from rooms.blocks import Say
from rooms.document import ALL, SEALED, Decision, Document, Entity, Refusal, room_audience
from rooms.people import JOINED, Link, Person
from rooms.programme import Clock, Colour, EventPage, Item, Salt, Theme, Workshop, clock, items
from rooms.report import Report, report
from rooms.roles import Role
from tests.unit.sample_words import ASKED, CARDS, CHAIN, GOALS, HOSTILE, QUESTIONS, SENTENCES

MINUTE = 60_000
START = 1_669_797_000_000  # 30 November 2022, 09:30 in Berlin
ID = "gruene-infrastruktur"
MODERATOR = Actor("m1", Role.MODERATOR)
Names = Literal["named", "anonymous", "choice"]

THEMES = (
    ("lebenswert", "Lebenswert", "Lebensqualität sichern und Identität stiften", "pigeon", "#B8325E", "#F48FB1"),
    ("klimaangepasst", "Klimaangepasst", "Resilienz und Klimakomfort sicherstellen", "frog", "#0E6E96", "#7CC7EA"),
    ("artenreich", "Artenreich", "Ko-Habitation und mehr biologische Vielfalt ermöglichen", "bee", "#2E7D32", "#8ED694"),
    ("klimagerecht", "Klimagerecht", "Klimaschutz und Umweltgerechtigkeit stärken", "goat", "#8A5A00", "#F2C14E"),
    (
        "zirkulaer",
        "Zirkulär",
        "Region als System begreifen und nachhaltige Wertschöpfung fördern",
        "snake",
        "#6247AA",
        "#C3B1F5",
    ),
)
NEXT = (
    "Die Ergebnisse gehen in die 2. Online-Werkstatt ein. Bis dahin werden die Handlungsziele überarbeitet und mit "
    "den Städten und Kreisen abgestimmt.\n\nDie Strategie soll bis zum Herbst 2023 fertiggestellt werden."
)
AGENDA: tuple[tuple[str, str, str, int, dict[str, object]], ...] = (
    ("begruessung", "talk", "Begrüßung", 10, {"questions": False}),
    ("keynote", "talk", "Keynote durch RVR & bgmr", 10, {"speakers": "RVR und bgmr"}),
    ("clusterkette", "chain", "Clusterkette „Grüne Infrastruktur“", 10, {"seed": "Grüne Infrastruktur"}),
    ("auswahl", "choose", "Choose your fighter", 15, {"rounds": ["gruppen-1", "gruppen-2"]}),
    ("pause", "pause", "Pause", 10, {}),
    ("gruppen-1", "board", "Arbeit in Themengruppen, Teil 1", 75, {}),
    ("mittag", "pause", "Mittagspause", 30, {}),
    ("gruppen-2", "board", "Arbeit in Themengruppen, Teil 2", 70, {}),
    (
        "blitzlicht",
        "flash",
        "Blitzlicht",
        15,
        {
            "question": "Was nehmen Sie mit in Ihr Haus?",
            "scale": "Wie zuversichtlich gehen Sie hinaus?",
            "low": "gar nicht",
            "high": "sehr",
        },
    ),
    (
        "ausblick",
        "closing",
        "Ausblick und Verabschiedung",
        10,
        {
            "next": NEXT,
            "links": [{"title": "Charta Grüne Infrastruktur", "url": "https://example.org/charta", "note": "PDF"}],
        },
    ),
)
# The minute of the day, counted from the announced start, at which each item began; the last is the end.
BEGAN = (1, 12, 23, 33, 48, 58, 133, 160, 230, 245, 256)


class Play:
    """A document and the hand that plays it: commands are decided and applied one after another."""

    def __init__(self, entities: dict[str, Entity]) -> None:
        self.document = Document()
        self.sequence = 0
        self.now = START
        self._ids = (f"c{number:06}" for number in itertools.count(1))
        self.apply(self._whole(entities))

    def _whole(self, entities: dict[str, Entity]) -> Decision:
        decision = Decision(self.document)
        for key, entity in entities.items():
            decision.put(key, entity)
        return decision

    def apply(self, decision: Decision | Refusal, command: str = "") -> None:
        if isinstance(decision, Refusal):
            raise AssertionError(f"refused: {decision.text}")
        self.sequence += 1
        self.document.apply(decision.entry(self.sequence, self.now, "", command))

    def do(self, actor: Actor, command: Command) -> str:
        """Decide and apply; the command's id, under which a new entry lies."""
        id = next(self._ids)
        self.apply(commands.decide(self.document, actor, command, id=id, now=self.now), id)
        return id

    def join(self, id: str, who: Person) -> Actor:
        self.apply(people.join(self.document, id, who))
        return Actor(id, who.role, who.room)


@cache
def sample(names: Names = "choice", names_in_results: bool = False, many: int = 183, language: str = "de") -> Document:
    """The document after the goodbye. ``many`` people took part; do not change what is returned."""
    random = Random(20221130)  # noqa: S311 - deterministic on purpose
    play = Play(_file(names, names_in_results, language))
    play.now = START - 10 * MINUTE
    play.join("m1", Person("Moderation", Role.MODERATOR, link="moderators", joined=play.now))
    hosts = {
        theme: play.join(f"h{n}", Person(f"Gastgeber {n}", Role.HOST, room=theme, joined=play.now))
        for n, (theme, *_) in enumerate(THEMES, 1)
    }
    crowd = [
        play.join(f"p{n:03}", Person(f"Gast {n}", organisation=f"Stadt {n % 11 + 1}", joined=play.now + n * 1000))
        for n in range(1, many - len(THEMES) + 1)
    ]
    play.now = START + MINUTE
    play.do(MODERATOR, steering.Start())
    for (id, *_), (began, ends) in zip(AGENDA, itertools.pairwise(BEGAN), strict=True):
        play.now = START + began * MINUTE
        if clock(play.document).item != id:
            play.do(MODERATOR, steering.Jump(id))
        if id in _SCENES:
            _SCENES[id](play, random, crowd, hosts, START + ends * MINUTE)
    play.now = START + BEGAN[-1] * MINUTE
    play.do(MODERATOR, steering.Next(AGENDA[-1][0]))
    return play.document


def _file(names: Names, names_in_results: bool, language: str) -> dict[str, Entity]:
    """What loading the workshop file puts into an empty document."""
    entities: dict[str, Entity] = {
        Workshop.key(ALL): Workshop(
            title="1. Online-Werkstatt",
            series="Strategie Grüne Infrastruktur",
            purpose="Formulieren, schärfen und diskutieren Sie die Handlungsziele für die Grüne Infrastruktur.",
            organiser="Regionalverband Ruhr",
            language=language,
            start=START,
            code="HALDE 47",
            names=names,
            names_in_results=names_in_results,
        ),
        Clock.key(ALL): Clock("planned", START),
        EventPage.key(SEALED): EventPage(know="Die Werkstatt findet *online* statt."),
        Salt.key(SEALED): Salt("0123456789abcdef"),
        Link.key(SEALED, "moderators"): Link(Role.MODERATOR),
    }
    for place, (id, kind, title, minutes, settings) in enumerate(AGENDA):
        entities[Item.key(ALL, id)] = Item(place, kind, title, minutes, settings=settings)
    for place, (id, name, motto, emblem, light, dark) in enumerate(THEMES):
        colour = Colour(light, dark)
        entities[Theme.key(ALL, id)] = Theme(place, name, motto, emblem, colour=colour, questions=QUESTIONS, seats=42)
        for number, text in enumerate(GOALS[id], 1):
            entities[Goal.key(room_audience(id), str(number))] = Goal(number, text, invented=True)
    return entities


def _ask(play: Play, random: Random, crowd: list[Actor], hosts: dict[str, Actor], ends: int) -> None:
    asked = [play.do(who, talk.Ask("keynote", text)) for who, text in zip(crowd, ASKED, strict=False)]
    for who in crowd[5:60]:
        play.now += 5_000
        play.do(who, talk.Support("keynote", asked[random.randrange(len(asked)) // random.randint(1, 2)]))
    play.do(MODERATOR, talk.Answer("keynote", asked[0]))
    play.do(MODERATOR, talk.Hide("keynote", asked[-1]))


def _attach(play: Play, random: Random, crowd: list[Actor], hosts: dict[str, Actor], ends: int) -> None:
    for (term, parent), who in zip(CHAIN, crowd, strict=False):
        play.now += 4_000
        play.do(who, Attach("clusterkette", term, term_id(parent) if parent else "seed"))
    for who in crowd[len(CHAIN) :]:
        play.now += 2_000
        play.do(who, Attach("clusterkette", CHAIN[min(random.randrange(30), random.randrange(30))][0]))
    play.do(crowd[0], Attach("clusterkette", "Unfug"))
    play.do(MODERATOR, Prune("clusterkette", term_id("Unfug")))


def _wish(play: Play, random: Random, crowd: list[Actor], hosts: dict[str, Actor], ends: int) -> None:
    ids = [id for id, *_ in THEMES]
    for who in crowd[: -len(crowd) // 10]:
        play.now += 3_000
        first, second = random.sample(ids, 2)
        play.do(who, WishFor("auswahl", "gruppen-1", (first, second)))
        play.do(who, WishFor("auswahl", "gruppen-2", (second, first)))


def _write(item: str, part: slice) -> _Scene:
    def scene(play: Play, random: Random, crowd: list[Actor], hosts: dict[str, Actor], ends: int) -> None:
        for room, sections in CARDS.items():
            here = [who for who in crowd if people.place_of(play.document, who.person) == room]
            play.now = START + BEGAN[[id for id, *_ in AGENDA].index(item)] * MINUTE
            for number, texts in enumerate(sections, 1):
                for text in texts[part]:
                    play.now += 60_000
                    who = here[random.randrange(len(here))]
                    kind = _kind(number, text)
                    play.do(who, cards.Write(item, room, number, text, kind, named=random.random() < 0.5))
            _support(play, random, item, room, here)
        if item == "gruppen-2":
            _misbehave(play, crowd, hosts)

    return scene


def _kind(section: int, text: str) -> Kind:
    if text.endswith("?"):
        return "question"
    return ("practice", "project", "statement")[section - 1]  # type: ignore[return-value]


def _support(play: Play, random: Random, item: str, room: str, here: list[Actor]) -> None:
    notes = sorted(id for id, _ in play.document.each(Note, room_audience(room)))
    for who in here:
        for note in random.sample(notes, min(3, len(notes))):
            if play.document.get(people.Team, f"me:{who.person}", item) and random.random() < 0.6:
                before = play.document.raw(f"me:{who.person}/support:{note}")
                if before is None:
                    play.do(who, cards.Support(item, room, note))


def _misbehave(play: Play, crowd: list[Actor], hosts: dict[str, Actor]) -> None:
    """Cards that are hard to set, one that its host hides, and one that its author takes back."""
    room = "artenreich"
    here = [who for who in crowd if people.place_of(play.document, who.person) == room]
    for number, text in enumerate(HOSTILE):
        play.do(here[number % len(here)], cards.Write("gruppen-2", room, number % 3 + 1, text[:300]))
    rude = play.do(here[0], cards.Write("gruppen-2", room, 1, "Das bringt doch alles nichts."))
    play.do(hosts[room], cards.Hide("gruppen-2", room, rude))
    regretted = play.do(here[1], cards.Write("gruppen-2", room, 1, "Das nehme ich lieber zurück."))
    play.do(here[1], cards.Delete("gruppen-2", room, regretted))


def _flash(play: Play, random: Random, crowd: list[Actor], hosts: dict[str, Actor], ends: int) -> None:
    for number, who in enumerate(crowd[: len(crowd) * 9 // 10]):
        play.now += 2_000
        text = SENTENCES[number % len(SENTENCES)] if number < 3 * len(SENTENCES) else ""
        mark = random.choices((0, 1, 2, 3, 4, 5), (1, 1, 3, 9, 16, 8))[0]
        play.do(who, flash.Speak("blitzlicht", text, mark))
    play.do(MODERATOR, flash.Reveal("blitzlicht"))


_Scene = type(_flash)
_SCENES = {
    "keynote": _ask,
    "clusterkette": _attach,
    "auswahl": _wish,
    "gruppen-1": _write("gruppen-1", slice(0, None, 2)),
    "gruppen-2": _write("gruppen-2", slice(1, None, 2)),
    "blitzlicht": _flash,
}


def planned(document: Document) -> dict[str, int]:
    """When each item was announced to begin."""
    return {id: span.start for id, span in agenda.plan(clock(document), items(document)).items()}


def sample_report(document: Document | None = None, say: Say = str) -> Report:
    """The neutral report of a document, of the sample if none is given."""
    document = document or sample()
    moment = START + (BEGAN[-1] + 7) * MINUTE
    joined = document.number(JOINED)
    return report(document, planned(document), title="", moment=moment, people=joined, say=say)
