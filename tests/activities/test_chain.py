"""The chain: terms on terms, one word once, and what hangs together goes together."""

from __future__ import annotations

import pytest

from rooms.activities.chain import reporting
from rooms.activities.chain.terms import Term, term_id
from rooms.blocks import Tree
from rooms.command import Phase, Scene
from rooms.deeds import Deed
from rooms.document import ALL, STAFF
from rooms.programme import items
from tests.playing import Play


@pytest.fixture
def play() -> Play:
    play = Play()
    play.crowd(4)
    play.go_to("words")
    return play


def attach(play: Play, who: str, text: str, to: str = "") -> None:
    play.do(play.actors[who], "chain.attach", item="words", text=text, to=term_id(to) if to else "seed")


def terms(play: Play, audience: str = ALL) -> dict[str, str]:
    """Each term with what it hangs on, in words."""
    found = {id.removeprefix("words."): term for id, term in play.document.each(Term, audience)}
    return {term.text: found[term.parent].text if term.parent in found else term.parent for term in found.values()}


def voices(play: Play, text: str) -> int:
    return play.document.number(f"all/voices:words.{term_id(text)}")


def test_the_same_word_grows_instead_of_doubling_wherever_it_is_attached(play: Play) -> None:
    attach(play, "p1", "Tree")
    attach(play, "p2", "Shade", to="Tree")
    attach(play, "p3", " tree! ", to="Shade")
    assert terms(play) == {"Tree": "seed", "Shade": "Tree"}
    assert (voices(play, "Tree"), voices(play, "Shade")) == (2, 1)
    assert play.document.number("all/terms:words") == 2


def test_a_word_counts_once_for_everybody(play: Play) -> None:
    attach(play, "p1", "Tree")
    assert play.no(play.actors["p1"], "chain.attach", item="words", text="TREE") == "already-said"
    assert voices(play, "Tree") == 1


def test_the_seed_is_no_new_word_and_nothing_hangs_on_nothing(play: Play) -> None:
    assert play.no(play.actors["p1"], "chain.attach", item="words", text="Green") == "is-seed"
    nowhere = {"item": "words", "text": "Tree", "to": term_id("gone")}
    assert play.no(play.actors["p1"], "chain.attach", **nowhere) == "not-found"
    assert terms(play) == {}


def test_emoji_and_words_of_any_script_are_words_of_their_own(play: Play) -> None:
    for text in ("🌳", "🐝", "का", "की", "C++", "C#"):
        attach(play, "p1", text)
    assert len(terms(play)) == 6


def test_a_word_that_nobody_says_any_more_goes_unless_something_hangs_on_it(play: Play) -> None:
    attach(play, "p1", "Tree")
    attach(play, "p2", "Shade", to="Tree")
    play.do(play.actors["p1"], "chain.withdraw", item="words", term=term_id("Tree"))
    assert terms(play) == {"Tree": "seed", "Shade": "Tree"}
    play.do(play.actors["p2"], "chain.withdraw", item="words", term=term_id("Shade"))
    assert terms(play) == {}, "nothing hangs on it any more"
    assert play.no(play.actors["p2"], "chain.withdraw", item="words", term=term_id("Shade")) == "not-found"
    assert play.document.number("all/terms:words") == 0


def test_what_is_said_or_carries_something_that_is_stays_when_what_hangs_on_it_goes(play: Play) -> None:
    for who, text, to in (("p1", "Tree", ""), ("p1", "Shade", "Tree"), ("p2", "Cool", "Shade"), ("p3", "Bee", "Tree")):
        attach(play, who, text, to)
    for text in ("Tree", "Shade"):
        play.do(play.actors["p1"], "chain.withdraw", item="words", term=term_id(text))
    play.do(play.actors["p2"], "chain.withdraw", item="words", term=term_id("Cool"))
    assert terms(play) == {"Tree": "seed", "Bee": "Tree"}
    assert (voices(play, "Tree"), voices(play, "Bee")) == (0, 1)


def test_what_was_taken_out_and_is_said_no_longer_cannot_be_said_again_nor_put_back(play: Play) -> None:
    attach(play, "p1", "Tree")
    attach(play, "p2", "Shade", to="Tree")
    attach(play, "p3", "Bee", to="Tree")
    play.do(play.moderator, "chain.prune", item="words", term=term_id("Tree"))
    for who, text in (("p1", "Tree"), ("p2", "Shade")):
        play.do(play.actors[who], "chain.withdraw", item="words", term=term_id(text))
    assert terms(play, STAFF) == {"Tree": "seed", "Shade": "Tree", "Bee": "Tree"}
    assert play.no(play.actors["p2"], "chain.attach", item="words", text="Shade") == "pruned"
    play.do(play.moderator, "chain.restore", item="words", term=term_id("Tree"))
    assert (terms(play), terms(play, STAFF)) == ({"Tree": "seed", "Bee": "Tree"}, {})
    assert play.document.number("all/terms:words") == 2


def test_what_is_pruned_goes_with_all_that_hangs_on_it_and_comes_back_so(play: Play) -> None:
    attach(play, "p1", "Tree")
    attach(play, "p2", "Shade", to="Tree")
    attach(play, "p3", "Cool", to="Shade")
    attach(play, "p4", "Bee")
    before = terms(play)
    play.do(play.moderator, "chain.prune", item="words", term=term_id("Tree"))
    assert terms(play) == {"Bee": "seed"}
    assert terms(play, STAFF) == {"Tree": "seed", "Shade": "Tree", "Cool": "Shade"}
    assert play.document.number("all/terms:words") == 1
    assert play.no(play.actors["p4"], "chain.attach", item="words", text="Shade") == "pruned"
    assert play.no(play.moderator, "chain.restore", item="words", term=term_id("Shade")) == "not-found"
    play.do(play.moderator, "chain.restore", item="words", term=term_id("Tree"))
    assert terms(play) == before
    assert play.document.number("all/terms:words") == 4


def test_the_log_of_those_who_moderate_names_the_word_and_takes_it_back(play: Play) -> None:
    attach(play, "p1", "Unfug")
    deed = play.do(play.moderator, "chain.prune", item="words", term=term_id("Unfug"))
    noted = play.document.get(Deed, STAFF, deed)
    assert noted is not None
    assert noted.words.format_map(noted.about) == "“Unfug” taken out of the chain"
    assert "Unfug" not in str(play.sees(play.actors["p2"])), "only those who moderate are told"
    play.do(play.moderator, "deed.undo", deed=deed)
    assert terms(play) == {"Unfug": "seed"}


def test_the_chain_is_reported_as_a_nested_list_in_which_no_term_is_missing(play: Play) -> None:
    attach(play, "p1", "Tree")
    attach(play, "p2", "Shade", to="Tree")
    attach(play, "p3", "Bee")
    attach(play, "p3", "Cool", to="Shade")
    item = dict(items(play.document))["words"]
    scene = Scene(view=play.document, now=play.now, id="words", item=item, phase=Phase.AFTER)
    [tree] = [block for block in reporting.report(scene, str) if isinstance(block, Tree)]
    depths = {twig.text: twig.depth for twig in tree.twigs}
    assert depths == {"Tree": 1, "Shade": 2, "Cool": 3, "Bee": 1}
    texts = [twig.text for twig in tree.twigs]
    assert texts.index("Tree") < texts.index("Shade") < texts.index("Cool")
