"""Which texts say something alike, and by which words one can tell: nothing is guessed that cannot be shown.

Words are alike that have one stem (“Baum”, “Bäume”); in German also a word and one that is made with it
(“Straßenbäume”), and words that begin with the same seven letters (“Kaltluftschneise”, “Kaltluftkarte”). A group is
made of the words that its texts share; every text is in one group at most.

What a word tells is its inverse document frequency: the fewer texts have it, the more it says of those that do (Spärck
Jones, 1972). Nothing is told by words that stand in any sentence (``rooms.stop_words``), by those of the question that
all the texts answer, and by those that most of them have. In German, what is written as a noun tells twice as much as
another word. A group is called by the word that tells most of all its texts together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from heapq import heapify, heappop, heappush
from math import log, sqrt
from typing import Any

import snowballstemmer

from rooms.stop_words import STOP_WORDS, VAGUE

STEMMERS = {"de": "german", "en": "english"}
COMPOUNDS = frozenset({"de"})
MOST_TEXTS, MOST_WORDS, MOST_FORMS = 24, 5, 12
# A word that more texts have than that, of many, tells nothing of any of them.
USUAL = 0.35
# How much of what a noun tells another word does, in a language that writes nouns with a capital letter.
OTHER = 0.5
# The shortest part of a compound, what must stand before and after it, and how much of a common beginning tells.
PART, BEFORE, AFTER, BEGINNING = 4, 4, 3, 7
# What is put to a word and is none itself: “Landschaft” is not made of a piece of land.
_ENDINGS = ("schaft", "heit", "keit", "lich", "isch", "ung", "ikation")
_WORD = re.compile(r"[^\W\d_]{3,40}")
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Alike:
    """Texts that belong together: their ids, the words that they share, and each form in which these were written."""

    texts: tuple[str, ...]
    words: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(slots=True)
class _Word:
    """What some texts have in common, by their places; ``name``d as it was mostly written; ``tells`` more of few."""

    texts: frozenset[int]
    name: str
    forms: frozenset[str]
    tells: float


@dataclass(slots=True)
class _Draft:
    """Words that mostly stand in the same texts."""

    seed: frozenset[int]
    words: list[_Word] = field(default_factory=list)

    def weigh(self, free: Iterable[int]) -> dict[int, float]:
        """How much each of these texts has to do with it, those that have most first, and no more than make a group."""
        weights = {text: sum(word.tells for word in self.words if text in word.texts) for text in free}
        ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
        return dict(ranked[:MOST_TEXTS])

    @property
    def texts(self) -> frozenset[int]:
        return frozenset().union(*(word.texts for word in self.words))


def alike(texts: Mapping[str, str], language: str, question: str = "") -> list[Alike]:
    """Groups of texts by their ids, the most telling first, in each the most alike, else in the given order.

    All of them answer that ``question``.
    """
    ids = list(texts)
    found = _taken(_drafts(_words(list(texts.values()), language, question)))
    return [Alike(tuple(ids[place] for place in places), words, forms) for places, words, forms in found]


# From texts to words.


def _words(texts: Sequence[str], language: str, question: str) -> list[_Word]:
    """The words that two texts at least have, and not most of them; the most telling first."""
    asked = {_stem(form.lower(), language) for form in _forms(question)}
    written = _written(texts, language, asked | _vague(language))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for stem, about in _related(written, language):
        found[about].add(stem)
    most = max(4, USUAL * len(texts))
    words = []
    for about, stems in found.items():
        having = frozenset(text for stem in stems for forms in written[stem].values() for text in forms)
        if 2 <= len(having) <= most:
            forms = frozenset(form for stem in stems for form in written[stem])
            tells = log(1 + len(texts) / len(having)) * (1 if _is_noun(about, written, language) else OTHER)
            words.append(_Word(having, _name(about, stems, written), forms, tells))
    return sorted(words, key=lambda word: (-word.tells * len(word.texts), word.name, sorted(word.forms)))


# By stem: each form in which it was written, with the texts in which that stands.
Written = dict[str, dict[str, list[int]]]


def _written(texts: Sequence[str], language: str, idle: Set[str]) -> Written:
    """Without stop words, and without what has one of those ``idle`` stems."""
    written: Written = {}
    for place, text in enumerate(texts):
        for form in dict.fromkeys(_forms(text)):
            low = form.lower()
            if low not in STOP_WORDS and (stem := _stem(low, language)) not in idle:
                written.setdefault(stem, {}).setdefault(form, []).append(place)
    return written


def _forms(text: str) -> list[str]:
    return _WORD.findall(text.replace(_SOFT_HYPHEN, ""))


@cache
def _vague(language: str) -> frozenset[str]:
    return frozenset(_stem(word, language) for word in VAGUE)


def _is_noun(about: str, written: Written, language: str) -> bool:
    """By how it was mostly written; where that says nothing, any word is taken for one."""
    if language not in COMPOUNDS or about not in written:
        return True
    large = sum(len(texts) for form, texts in written[about].items() if form[0].isupper())
    return 2 * large >= sum(map(len, written[about].values()))


@lru_cache(maxsize=20_000)
def _stem(word: str, language: str) -> str:
    return str(_stemmer(language).stemWord(word))


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(STEMMERS.get(language, "english"))


def _related(written: Written, language: str) -> Iterator[tuple[str, str]]:
    """``(stem, what it tells of)``: itself, the words of which it is made, and how it begins."""
    for stem in written:
        yield stem, stem
    if language in COMPOUNDS:
        yield from ((stem, part) for stem in written for part in _parts(stem) if part in written)
        yield from ((stem, f"{beginning}…") for beginning, stems in _families(written).items() for stem in stems)


def _parts(stem: str) -> Iterator[str]:
    yield from (stem[:end] for end in range(PART, len(stem) - AFTER + 1) if not stem.startswith(_ENDINGS, end))
    yield from (stem[start:] for start in range(BEFORE, len(stem) - PART + 1))


def _families(written: Written) -> dict[str, list[str]]:
    """Nouns that begin alike, unless that beginning is a word that was written itself."""
    families: defaultdict[str, list[str]] = defaultdict(list)
    for stem, forms in written.items():
        if all(form[0].isupper() for form in forms):
            families[stem[:BEGINNING]].append(stem)
    return {
        beginning: stems
        for beginning, stems in families.items()
        if len(beginning) == BEGINNING and len(stems) > 1 and _beginning(stems) not in written
    }


def _name(about: str, stems: set[str], written: Written) -> str:
    """As it was written most, the shorter form first; of a beginning, what is common to all."""
    if about.endswith("…"):
        forms = sorted(form for stem in stems for form in written[stem])
        return forms[0][: len(_beginning([form.lower() for form in forms]))] + "…"
    return min(written[about], key=lambda form: (-len(written[about][form]), len(form), form))


def _beginning(words: Sequence[str]) -> str:
    """With what all of them begin: the first and the last in their order differ where any two do."""
    first, last = min(words), max(words)
    return first[: next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]


# From words to groups.


def _drafts(words: Sequence[_Word]) -> list[_Draft]:
    """Words that stand mostly in the same texts make one group."""
    drafts: list[_Draft] = []
    near: defaultdict[int, list[_Draft]] = defaultdict(list)
    for word in words:
        at_hand = {id(draft): draft for text in sorted(word.texts) for draft in near[text]}
        draft = next((draft for draft in at_hand.values() if _mostly(word.texts, draft.seed)), None)
        if draft is None:
            draft = _Draft(word.texts)
            drafts.append(draft)
            for text in word.texts:
                near[text].append(draft)
        draft.words.append(word)
    return drafts


def _mostly(some: frozenset[int], others: frozenset[int]) -> bool:
    return 2 * len(some & others) > max(len(some), len(others))


# Places of texts, the words that they share, and the forms of these.
_Group = tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]


def _taken(drafts: Sequence[_Draft]) -> Iterator[_Group]:
    """The best group first, each with the texts that no better one has taken."""
    taken: set[int] = set()
    heap = [(-_worth(draft.weigh(draft.texts)), place) for place, draft in enumerate(drafts)]
    heapify(heap)
    while heap:
        promised, place = heappop(heap)
        weights = drafts[place].weigh(drafts[place].texts - taken)
        worth = _worth(weights)
        if not worth:
            continue
        if -worth > promised:
            heappush(heap, (-worth, place))
            continue
        taken |= weights.keys()
        yield _group(drafts[place], tuple(weights))


def _worth(weights: Mapping[int, float]) -> float:
    """Much in common counts more than many texts."""
    return sum(weights.values()) / sqrt(len(weights)) if len(weights) > 1 else 0.0


def _group(draft: _Draft, texts: tuple[int, ...]) -> _Group:
    shared = [word for word in draft.words if len(word.texts.intersection(texts)) > 1]
    shared.sort(key=lambda word: (-len(word.texts.intersection(texts)) * word.tells, word.name))
    forms = sorted({form for word in shared for form in word.forms})
    return texts, tuple(dict.fromkeys(word.name for word in shared))[:MOST_WORDS], tuple(forms[:MOST_FORMS])
