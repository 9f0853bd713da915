"""Sticky dots: who may stick them, never more than one has, sealed until they are counted, and counted anew."""

from __future__ import annotations

import asyncio
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.live.protocol import Ok
from rooms.activities.board.entities import Cluster
from rooms.activities.board.steps import Led, led_id
from rooms.activities.board.weighing import Ballot, Tally, ballot_id, tally_id, voted_key
from rooms.activities.board.weighing_report import ranks
from rooms.blocks import Bars, Block, Cards, Heading, Paragraph, Wall
from rooms.command import Actor
from rooms.document import ALL, View, own_audience
from rooms.programme import MINUTE
from rooms.report import report
from rooms.roles import Role
from tests.activities.boards import KLIMA, STEPS, Board
from tests.playing import Play
from tests.serving import THEMES, House, done, workshop_text

pytestmark = pytest.mark.anyio


class Weighing(Board):
    """Three cards, two of them in a cluster; dots are being stuck."""

    def __init__(self) -> None:
        super().__init__()
        self.tree, self.bench, self.brook = self.cards("Trees", "Benches", "A brook")
        self.step("cluster")
        self.together = self.here(self.ada, "board.gather", cards=[self.tree, self.bench], name="In the street")
        self.step("weigh")

    def stick(self, who: Actor, dots: dict[str, int], question: int = 0) -> None:
        self.here(who, "board.stick", question=question, dots=dots)

    def refuses(self, who: Actor, dots: dict[str, int], question: int = 0) -> str:
        return self.not_here(who, "board.stick", question=question, dots=dots)

    def ballot(self, who: Actor, question: int = 0) -> dict[str, int]:
        found = self.document.get(Ballot, own_audience(who.person), ballot_id("groups", "klima", question))
        return found.dots if found else {}

    def voted(self, question: int = 0) -> int:
        return self.document.number(voted_key("groups", "klima", question))

    def tally(self, question: int = 0) -> Tally | None:
        return self.document.get(Tally, KLIMA, tally_id("groups", question))


@pytest.fixture
def weighing() -> Weighing:
    return Weighing()


# Who may


def test_everybody_in_the_room_has_dots_hosts_and_moderators_too(weighing: Weighing) -> None:
    for who in (weighing.ada, weighing.bo, weighing.host, weighing.moderator):
        weighing.stick(who, {weighing.tree: 1})
    assert weighing.voted() == 4


def test_nobody_from_another_room_has(weighing: Weighing) -> None:
    assert weighing.refuses(weighing.cy, {weighing.tree: 1}) == "not-here"
    assert weighing.refuses(weighing.other, {weighing.tree: 1}) == "not-here"


@pytest.mark.parametrize("does", ["reveal", "cluster", "sharpen"])
def test_dots_are_stuck_in_their_step_and_in_no_other_by_nobody(weighing: Weighing, does: str) -> None:
    weighing.step(does)
    for who in (weighing.ada, weighing.host, weighing.moderator):
        assert weighing.refuses(who, {weighing.tree: 1}) == "not-now"


def test_dots_that_come_when_the_item_is_over_are_too_late(weighing: Weighing) -> None:
    weighing.go_to("end")
    assert weighing.refuses(weighing.ada, {weighing.tree: 1}) == "not-now"


# How many


def test_nobody_has_more_than_the_question_gives(weighing: Weighing) -> None:
    weighing.stick(weighing.ada, {weighing.tree: 3, weighing.brook: 2})
    assert weighing.refuses(weighing.ada, {weighing.tree: 3, weighing.brook: 2, weighing.bench: 1}) == "too-many"
    assert weighing.refuses(weighing.ada, {weighing.tree: 4}) == "too-many"
    assert weighing.ballot(weighing.ada) == {weighing.tree: 3, weighing.brook: 2}
    assert weighing.refuses(weighing.ada, {weighing.tree: 1}, question=2) == "not-found"


def test_each_question_has_dots_of_its_own(weighing: Weighing) -> None:
    weighing.stick(weighing.ada, {weighing.tree: 3, weighing.brook: 2})
    weighing.stick(weighing.ada, {weighing.together: 1, weighing.brook: 1}, question=1)
    assert (weighing.voted(), weighing.voted(1)) == (1, 1)


def test_the_whole_ballot_is_given_each_time_so_dots_are_moved_and_taken_off(weighing: Weighing) -> None:
    for dots in ({weighing.tree: 2}, {weighing.brook: 2}, {weighing.brook: 1}):
        weighing.stick(weighing.ada, dots)
        assert weighing.ballot(weighing.ada) == dots
    assert weighing.voted() == 1
    weighing.stick(weighing.ada, {})
    assert (weighing.ballot(weighing.ada), weighing.voted()) == ({}, 0)


def test_dots_go_on_what_hangs_there(weighing: Weighing) -> None:
    assert weighing.refuses(weighing.ada, {"nothing": 1}) == "not-found"
    assert weighing.refuses(weighing.ada, {weighing.together: 1}) == "not-found"
    assert weighing.refuses(weighing.ada, {weighing.tree: 1}, question=1) == "in-cluster"
    weighing.here(weighing.host, "board.hide", note=weighing.brook)
    assert weighing.refuses(weighing.ada, {weighing.brook: 1}) == "not-found"


def test_a_card_put_into_a_cluster_that_goes_at_the_same_moment_hangs_alone(weighing: Weighing) -> None:
    weighing.step("cluster")
    where = {"item": "groups", "room": "klima"}
    joins = weighing.decide(weighing.ada, "board.gather", **where, cards=[weighing.brook], into=weighing.together)
    apart = weighing.decide(weighing.bo, "board.scatter", **where, cluster=weighing.together)
    weighing.apply(joins)
    weighing.apply(apart)
    weighing.step("weigh")
    weighing.stick(weighing.ada, {weighing.brook: 1}, question=1)
    weighing.stick(weighing.bo, {weighing.tree: 1}, question=1)
    weighing.step("sharpen")
    [ranking] = _bars(weighing.document)
    assert (sorted(ranking.bars), ranking.without) == ([("A brook", 1), ("Trees", 1)], ("Benches",))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1), st.dictionaries(st.integers(0, 3), st.integers(1, 4), max_size=4))))
def test_whatever_people_give_no_ballot_holds_more_than_it_may_and_each_is_counted_once(
    given_: list[tuple[int, dict[int, int]]],
) -> None:
    play = Weighing()
    things = [play.tree, play.bench, play.brook, play.together]
    for which, dots in given_:
        play.try_(
            (play.ada, play.bo)[which],
            "board.stick",
            item="groups",
            room="klima",
            question=0,
            dots={things[n]: many for n, many in dots.items()},
        )
    ballots = [play.ballot(who) for who in (play.ada, play.bo)]
    assert all(sum(dots.values()) <= 5 and max(dots.values(), default=0) <= 3 for dots in ballots)
    assert play.voted() == sum(bool(dots) for dots in ballots)
    play.step("sharpen")
    tally = cast(Tally, play.tally())
    assert sum(tally.dots.values()) == sum(sum(dots.values()) for dots in ballots)


# Sealed, and counted


def test_until_the_step_ends_the_others_learn_only_how_many_have_stuck_dots(weighing: Weighing) -> None:
    weighing.stick(weighing.ada, {weighing.tree: 3, weighing.brook: 2})
    told = b'{"dots":{'
    assert any(told in raw for raw in weighing.sees(weighing.ada).values())
    for who in (weighing.bo, weighing.host, weighing.moderator):
        assert not any(told in raw for raw in weighing.sees(who).values())
    assert weighing.tally() is None
    weighing.step("sharpen")
    assert weighing.tally() == Tally({weighing.tree: 3, weighing.brook: 2}, 1)


def test_going_back_to_the_step_seals_what_was_counted_and_everybody_goes_on_with_their_dots(
    weighing: Weighing,
) -> None:
    weighing.stick(weighing.ada, {weighing.tree: 3})
    weighing.stick(weighing.bo, {weighing.tree: 1})
    weighing.step("sharpen")
    weighing.step("weigh")
    assert weighing.tally() is None
    assert weighing.ballot(weighing.ada) == {weighing.tree: 3}
    weighing.stick(weighing.ada, {weighing.brook: 1})
    weighing.step("sharpen")
    assert weighing.tally() == Tally({weighing.brook: 1, weighing.tree: 1}, 2)


def test_whatever_ends_the_step_counts_the_dots(weighing: Weighing) -> None:
    weighing.stick(weighing.ada, {weighing.tree: 3})
    weighing.go_to("end")
    assert weighing.tally() == Tally({weighing.tree: 3}, 1)


def test_a_room_that_is_led_goes_with_the_agenda_once_its_time_is_over_and_the_item_comes_back(
    weighing: Weighing,
) -> None:
    def led() -> Led | None:
        return weighing.document.get(Led, ALL, led_id("groups", "klima"))

    for back_after, leads in ((5, True), (6, False)):
        weighing.go_to("end")
        weighing.go_to("groups", after=back_after * MINUTE)
        assert (led() is not None) is leads


def test_who_is_moved_away_has_been_counted_in_the_room_where_they_stuck_their_dots(weighing: Weighing) -> None:
    weighing.stick(weighing.ada, {weighing.tree: 3})
    weighing.do(weighing.moderator, "people.move", person="ada", room="arten")
    weighing.step("sharpen")
    assert weighing.tally() == Tally({weighing.tree: 3}, 1)


# The ranking


def test_what_has_as_many_dots_has_the_same_rank() -> None:
    assert ranks({"a": 5, "b": 3, "c": 3, "d": 1}) == {"a": 1, "b": 2, "c": 2, "d": 4}


def _bars(view: View) -> list[Bars]:
    made = report(view, dict.fromkeys(("groups", "end"), 0), title="", moment=0, say=str)
    return [block for block in made.blocks if isinstance(block, Bars)]


def test_the_documentation_shows_ties_as_ties_and_what_got_nothing(weighing: Weighing) -> None:
    weighing.stick(weighing.ada, {weighing.tree: 2, weighing.brook: 1})
    weighing.stick(weighing.bo, {weighing.brook: 1})
    weighing.stick(weighing.ada, {weighing.together: 1}, question=1)
    weighing.step("sharpen")
    first, second = _bars(weighing.document)
    assert (first.bars, first.ranks) == ((("Trees", 2), ("A brook", 2)), (1, 1))
    assert (first.without, first.people) == (("Benches",), "2 people gave dots")
    assert (second.bars, second.without) == ((("In the street", 1),), ("A brook",))
    assert second.inside == (("Trees", "Benches"),)


def test_the_wall_in_the_documentation_counts_the_dots_of_each_question_apart(weighing: Weighing) -> None:
    weighing.stick(weighing.ada, {weighing.tree: 2})
    weighing.stick(weighing.ada, {weighing.together: 1}, question=1)
    weighing.step("sharpen")
    made = report(weighing.document, dict.fromkeys(("groups", "end"), 0), title="", moment=0, say=str)
    [wall] = [block for block in made.blocks if isinstance(block, Wall) and block.weighed]
    [bundle] = [bundle for area in wall.areas for bundle in area.bundles]
    assert len(wall.weighed) == 2
    assert bundle.dots == (0, 1)
    assert {card.text: card.dots for card in bundle.cards} == {"Trees": (2, 0), "Benches": (0, 0)}


def test_the_lists_count_the_dots_of_cards_and_clusters_question_by_question(weighing: Weighing) -> None:
    weighing.stick(weighing.ada, {weighing.tree: 2, weighing.brook: 1})
    weighing.stick(weighing.host, {weighing.together: 1}, question=1)
    weighing.step("sharpen")
    made = report(weighing.document, dict.fromkeys(("groups", "end"), 0), title="", moment=0, say=str)
    [cards] = [block for block in made.blocks if isinstance(block, Cards) and block.cards]
    assert len(cards.weighed) == 2
    assert {card.text: card.dots for card in cards.cards} == {
        "Trees": (2, None),
        "Benches": (None, None),
        "A brook": (1, 0),
    }
    assert cards.clusters == (("In the street", (2, 1)),)
    first, second = _bars(weighing.document)
    assert (first.weighed, second.weighed) == (0, 1), "each has the colour of its question"
    assert first.people == "1 person gave dots"
    weighing.step("weigh")
    weighing.stick(weighing.bo, {weighing.together: 1}, question=1)
    weighing.step("sharpen")
    assert _bars(weighing.document)[1].people == "2 people gave dots, the host of the room among them"


def test_a_theme_room_in_which_nobody_worked_has_a_line_and_no_chapter() -> None:
    empty = '\n[[theme]]\nid = "leer"\nname = "Leer"\nquestions = ["Was?"]\ngoals = ["Ein Ziel."]\n'

    def blocks(board: Play) -> list[Block]:
        made = report(board.document, dict.fromkeys(("groups", "end"), 0), title="", moment=0, say=str)
        return [block for block in made.blocks if isinstance(block, Heading | Paragraph)]

    board = Board(themes=THEMES + empty)
    unused = Heading("Theme rooms in which nobody worked"), Paragraph("Leer")
    heads = [Heading("Klima", "klima"), Heading("Arten", "arten"), *unused]
    assert [block for block in blocks(board) if block in heads] == heads
    assert Heading("Leer", "leer") not in blocks(board)
    nobody = Play(workshop_text(STEPS, themes=THEMES + empty))
    assert Heading("Leer", "leer") in blocks(nobody), "before anybody has worked anywhere all say what they are for"


def test_a_thing_that_is_gone_since_keeps_its_dots(weighing: Weighing) -> None:
    weighing.stick(weighing.ada, {weighing.together: 1}, question=1)
    weighing.step("cluster")
    weighing.here(weighing.ada, "board.scatter", cluster=weighing.together)
    assert not list(weighing.document.each(Cluster, KLIMA))
    [ranking] = _bars(weighing.document)
    assert ranking.bars == (("no longer there", 1),)


# On real stores


async def test_no_budget_is_exceeded_and_no_dot_is_lost_however_many_stick_at_once(servers: House) -> None:
    """Each person gives three ballots at once on two servers, while the host ends the step."""
    async with servers.workshop(workshop_text(STEPS)) as here:
        moderator, host = await here.moderator(), await here.page(Role.HOST, "Host", "klima")
        people = [*await here.people(3), *await here.people(3, at=1)]
        await done(moderator, "clock.start", plan="now")
        at = {"item": "groups", "room": "klima"}
        for person in people:
            await done(moderator, "people.move", person=person.person, room="klima")
        cards = [(await done(host, "board.write", **at, section=1, text=text)).id for text in ("a", "b", "c")]
        await done(host, "board.lead", **at, step=2, seen=0)
        ballots = [{cards[0]: 3, cards[1]: 2}, {cards[1]: 3, cards[2]: 3}, {cards[2]: 1}]
        giving = [person.do("board.stick", **at, question=0, dots=dots) for person in people for dots in ballots]
        answers, _ = await asyncio.gather(asyncio.gather(*giving), host.do("board.lead", **at, step=3, seen=2))
        view = await here.view()
        found = [view.get(Ballot, own_audience(p.person), ballot_id("groups", "klima", 0)) for p in people]
        given_dots = [ballot.dots for ballot in found if ballot]
        assert {answer.code for answer in answers if not isinstance(answer, Ok)} <= {"too-many", "not-now"}
        assert all(sum(dots.values()) <= 5 for dots in given_dots)
        tally = cast(Tally, view.get(Tally, KLIMA, tally_id("groups", 0)))
        assert tally.people == len(given_dots) == view.number(voted_key("groups", "klima", 0))
        assert sum(tally.dots.values()) == sum(sum(dots.values()) for dots in given_dots)
