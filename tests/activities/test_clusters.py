"""Clusters whose cards go out of sight: their names go along, and come back with the first of the cards."""

from __future__ import annotations

import pytest

from rooms.activities.board.entities import Cluster, Note, cluster_of
from rooms.document import host_audience
from tests.activities.boards import KLIMA, STEPS, Board

HOST = host_audience("klima")
SECRET = "Ada is to blame"


@pytest.fixture
def board() -> Board:
    board = Board()
    board.step("cluster")
    return board


def together(board: Board, *texts: str) -> tuple[str, list[str]]:
    """A cluster of new cards, and these."""
    cards = board.cards(*texts)
    return board.here(board.ada, "board.gather", cards=cards, name=SECRET), cards


def named(board: Board) -> bool:
    """Whether a participant's page is sent the name."""
    return any(SECRET.encode() in raw for raw in board.sees(board.bo).values())


def test_its_name_goes_with_the_last_card_that_is_hidden_and_comes_back_with_the_first(board: Board) -> None:
    cluster, [one, two] = together(board, "One", "Two")
    board.here(board.host, "board.hide", note=one)
    assert named(board)
    board.here(board.host, "board.hide", note=two)
    assert not named(board)
    assert SECRET.encode() in b"".join(board.sees(board.host).values()), "it is kept for whoever shows them again"
    assert board.not_here(board.ada, "board.name", cluster=cluster, name="Anything", seen=SECRET) == "not-found"
    board.here(board.host, "board.hide", note=one, hidden=False)
    assert named(board)
    assert cluster_of(board.document, KLIMA, one) == cluster
    board.here(board.host, "board.hide", note=two, hidden=False)
    assert board.document.get(Cluster, HOST, cluster) is None


def test_it_comes_and_goes_with_a_card_that_its_author_takes_back_too(board: Board) -> None:
    _, [one, two] = together(board, "One", "Two")
    board.here(board.host, "board.hide", note=one)
    board.here(board.ada, "board.delete", note=two)
    assert not named(board)
    board.here(board.ada, "board.undelete", note=two)
    assert named(board)


def test_who_takes_the_last_card_in_sight_out_of_it_leaves_the_hidden_ones_together(board: Board) -> None:
    cluster, [one, two, three] = together(board, "One", "Two", "Three")
    for card in (one, two):
        board.here(board.host, "board.hide", note=card)
    board.here(board.ada, "board.place", card=three, section=1)
    assert not named(board)
    for card in (one, two):
        board.here(board.host, "board.hide", note=card, hidden=False)
    assert [cluster_of(board.document, KLIMA, card) for card in (one, two, three)] == [cluster, cluster, ""]


def test_what_is_scattered_but_for_hidden_cards_goes_out_of_sight(board: Board) -> None:
    cluster, [one, two, three] = together(board, "One", "Two", "Three")
    board.here(board.host, "board.hide", note=one)
    board.here(board.ada, "board.scatter", cluster=cluster, cards=[two, three])
    assert not named(board)
    board.here(board.host, "board.hide", note=one, hidden=False)
    assert named(board)


def test_a_card_that_was_taken_back_and_is_put_up_in_silence_brings_it_back_when_it_is_revealed() -> None:
    board = Board(STEPS.replace('"reveal"', '"write"'))
    silence = "reveal"
    board.step("cluster")
    _, [one, two] = together(board, "One", "Two")
    for card in (one, two):
        board.here(board.ada, "board.delete", note=card)
    board.step(silence)
    board.here(board.ada, "board.undelete", note=one)
    assert not named(board)
    board.step("cluster")
    assert board.document.get(Note, KLIMA, one) is not None
    assert named(board)
