"""Which cards say something alike: by stems and compounds, in German and English, and always for a reason to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.rehearsal.words import GERMAN
from rooms.activities.board.likeness import MOST_TEXTS, Alike, _stem, alike


def groups(language: str, *texts: str, question: str = "") -> list[tuple[set[str], set[str]]]:
    """``(texts, words)`` of each group."""
    found = alike({str(number): text for number, text in enumerate(texts)}, language, question)
    return [({texts[int(id)] for id in group.texts}, set(group.words)) for group in found]


def enumerated(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((str(number), text) for number, text in enumerate(texts))


def test_one_word_in_its_forms_is_one_word() -> None:
    trees, tree, bench = "Bäume pflanzen", "Jeder Baum zählt", "Mehr Bänke"
    assert groups("de", trees, tree, bench) == [({trees, tree}, {"Baum"})]
    meetings, meeting = "Meetings take too long", "Every meeting needs an aim"
    assert groups("en", meetings, meeting, "Quiet mornings") == [({meetings, meeting}, {"meeting"})]


def test_a_german_compound_belongs_to_its_parts() -> None:
    street, tree, water = "Schatten durch Straßenbäume", "Ein Baum je Parkplatz", "Trinkwasser an jedem Platz"
    assert ({street, tree}, {"Baum"}) in groups("de", street, tree, water)
    assert ({tree, water}, {"Platz"}) in groups("de", "Ruhe", tree, water)


def test_german_nouns_that_begin_alike_belong_together_and_the_beginning_is_named() -> None:
    one, two = "Kaltluftschneisen sichern", "Eine Kaltluftkarte für alle"
    assert groups("de", one, two) == [({one, two}, {"Kaltluft…"})]


def test_words_that_only_look_as_if_they_were_made_of_each_other_are_not() -> None:
    assert groups("de", "Land kaufen", "Die Landschaft") == []
    assert groups("de", "Kommunen vernetzen", "Bessere Kommunikation") == []
    assert groups("en", "Rain gardens", "A training for all") == []


def test_what_stands_everywhere_tells_nothing() -> None:
    assert groups("de", "Wir brauchen mehr davon", "Mehr davon brauchen alle") == []
    texts = [f"Grün {word}" for word in ("Dach", "Hof", "Zaun", "Weg", "Turm", "Rand", "Steg", "Platz")]
    shared = "Grün Dach Terrasse"
    assert groups("de", *texts, shared) == [({"Grün Dach", shared}, {"Dach"})]


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("de", "Straßenbäume vertrocknen nach drei Jahren", "Jedes Jahr ein Fest"),
        ("de", "Plätze schaffen", "Wege schafft man gemeinsam"),
        ("de", "Zu viele Menschen", "Ein Ort für jeden Menschen, ein Ort für mich"),
        ("en", "It takes years", "A party every year"),
        ("en", "Improving streets", "Improved parks for people, by people"),
    ],
)
def test_when_how_much_and_that_something_shall_be_done_is_said_of_anything(language: str, one: str, two: str) -> None:
    assert groups(language, one, two) == []


def test_a_word_that_only_has_the_stem_of_a_stop_word_tells_something() -> None:
    ways, way = "Wege durchs Viertel", "Ein Weg am Bach"
    assert groups("de", ways, way, "Wegen der Hitze") == [({ways, way}, {"Weg"})]


def test_words_of_the_question_are_in_any_answer() -> None:
    one, two = "Eine Stadt mit Bäumen", "Städte voller Bäume"
    assert groups("de", one, two) == [({one, two}, {"Stadt", "Bäume"})]
    assert groups("de", one, two, question="Was macht die Stadt lebenswert?") == [({one, two}, {"Bäume"})]


def test_in_german_a_group_is_called_by_a_noun_before_another_word_that_more_of_it_have() -> None:
    texts = "Kühle Dächer", "kühle Dächer überall", "kühle Wände"
    [group] = alike(dict(enumerated(texts)), "de")
    assert group.words[0] == "Dächer"


def test_every_form_in_which_a_shared_word_was_written_is_told() -> None:
    [group] = alike({"a": "Bäume und Wege", "b": "Straßenbäume am Weg"}, "de")
    assert set(group.forms) == {"Bäume", "Straßenbäume", "Wege", "Weg"}


def test_soft_hyphens_and_hyphens_part_no_word_and_join_none() -> None:
    one, two = "Schwamm\u00adstadt", "Schwammstadt-Prinzip"
    assert groups("de", one, two) == [({one, two}, {"Schwammstadt"})]


@given(st.lists(st.text("abcäß -", max_size=30), max_size=30), st.sampled_from(["de", "en", "fr"]))
def test_every_text_is_in_one_group_at_most_and_shares_a_word_with_another_there(
    texts: list[str], language: str
) -> None:
    found = alike({str(number): text for number, text in enumerate(texts)}, language)
    taken = [id for group in found for id in group.texts]
    assert len(taken) == len(set(taken))
    assert all(2 <= len(group.texts) <= MOST_TEXTS and group.words and group.forms for group in found)
    assert found == alike({str(number): text for number, text in enumerate(texts)}, language)


def test_each_word_of_five_hundred_cards_is_brought_to_its_stem_once() -> None:
    """That is what costs: a word that is known is only looked up."""
    endings = ("platz", "weg", "garten", "hof", "baum", "dach")
    words = [f"{word}{ending}" for word in " ".join((*GERMAN.cards, GERMAN.terms)).split() for ending in endings]
    cards = {str(n): " ".join(words[(n * 7 + k * 13) % len(words)] for k in range(7)) for n in range(500)}
    _stem.cache_clear()
    found: list[Alike] = alike(cards, "de")
    known = _stem.cache_info()
    assert found
    assert known.misses == known.currsize < known.hits
