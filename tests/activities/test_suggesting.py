"""Clusters that are suggested to the host: who is told, what is left out, and that nothing happens by itself."""

from __future__ import annotations

import pytest

from rooms.activities.board.entities import Cluster
from rooms.activities.board.suggesting import Group, Suggestion
from rooms.command import Actor
from rooms.document import host_audience, room_audience
from rooms.roles import Role
from tests.playing import Play
from tests.serving import workshop_text

KLIMA, HOST = room_audience("klima"), host_audience("klima")
GROUPS = """
[[item]]
id = "groups"
kind = "board"
title = "Groups"
minutes = 30
"""


class Board(Play):
    """A room with its host, a participant and somebody in the other room; the room is open."""

    def __init__(self, language: str = "de") -> None:
        super().__init__(workshop_text(GROUPS, language=language))
        self.host = self.join("host", Role.HOST, "klima")
        self.ada, self.bo = self.join("ada"), self.join("bo")
        self.go_to("groups")
        for who, room in ((self.ada, "klima"), (self.bo, "arten")):
            if self.place(who) != room:
                self.do(self.moderator, "people.move", person=who.person, room=room)

    def write(self, *texts: str, section: int = 1) -> list[str]:
        at = {"item": "groups", "room": "klima", "section": section}
        return [self.do(self.ada, "board.write", **at, text=text) for text in texts]

    def suggest(self, who: Actor | None = None, **fields: object) -> str:
        return self.do(who or self.host, "board.suggest", item="groups", room="klima", **fields)

    @property
    def groups(self) -> tuple[Group, ...] | None:
        found = self.document.get(Suggestion, HOST)
        return None if found is None else found.groups


@pytest.fixture
def board() -> Board:
    return Board()


def test_cards_under_one_question_that_share_a_word_are_suggested(board: Board) -> None:
    trees = board.write("Mehr Bäume", "Ein Baum je Kind", "Ruhebänke")
    board.write("Bäume gießen", section=2)
    board.suggest()
    assert board.groups == (Group(1, tuple(trees[:2]), ("Baum",), ("Baum", "Bäume")),)
    assert not list(board.document.each(Cluster, KLIMA))


def test_what_the_question_asks_names_no_cluster_under_it(board: Board) -> None:
    cards = board.write("Lassen wir das Tun", "Tun und Bäume", "Vom Tun: Bäume")
    board.suggest()
    assert board.groups is not None
    [group] = board.groups
    assert (group.words, set(group.cards)) == (("Bäume",), set(cards[1:])), "“Was tun?” is what they all answer"


def test_english_boards_are_read_in_english() -> None:
    board = Board("en")
    board.write("Meetings run late", "One meeting less")
    board.suggest()
    assert [group.words for group in board.groups or ()] == [("meeting",)]


def test_what_hangs_together_already_is_left_alone(board: Board) -> None:
    cards = board.write("Mehr Bäume", "Ein Baum je Kind", "Der Baum vor dem Haus", "Baumpaten")
    board.do(board.host, "board.gather", item="groups", room="klima", cards=cards[:2])
    board.suggest()
    assert [set(group.cards) for group in board.groups or ()] == [set(cards[2:])]


def test_hidden_cards_are_left_out(board: Board) -> None:
    cards = board.write("Mehr Bäume", "Ein Baum je Kind")
    board.do(board.host, "board.hide", item="groups", room="klima", note=cards[0])
    board.suggest()
    assert board.groups == ()


def test_a_group_is_put_together_by_the_host_and_by_nobody_else(board: Board) -> None:
    board.write("Mehr Bäume", "Ein Baum je Kind")
    board.suggest()
    [group] = board.groups or ()
    board.do(board.host, "board.gather", item="groups", room="klima", cards=list(group.cards), name=group.words[0])
    assert [cluster.name for _, cluster in board.document.each(Cluster, KLIMA)] == ["Baum"]


def test_it_is_made_anew_and_put_away(board: Board) -> None:
    board.write("Mehr Bäume", "Ein Baum je Kind")
    board.suggest()
    board.write("Baumpaten")
    board.suggest(board.moderator)
    assert [len(group.cards) for group in board.groups or ()] == [3]
    board.suggest(wanted=False)
    assert board.groups is None
    assert board.no(board.host, "board.suggest", item="groups", room="klima", wanted=False) == "already"


def test_only_who_hosts_the_room_may_ask_for_it_and_sees_it(board: Board) -> None:
    board.write("Mehr Bäume", "Ein Baum je Kind")
    other = board.join("other", Role.HOST, "arten")
    for who in (board.ada, board.bo, other):
        assert board.no(who, "board.suggest", item="groups", room="klima") == "forbidden"
    assert board.no(board.host, "board.suggest", item="groups", room="nowhere") == "not-found"
    board.suggest()
    key = Suggestion.key(HOST)
    assert key in board.sees(board.host)
    assert key in board.sees(board.moderator)
    assert not any(key in board.sees(who) for who in (board.ada, board.bo, other))


def test_cards_left_in_a_cluster_that_is_gone_are_suggested_like_all_that_hang_alone(board: Board) -> None:
    one, other, late = board.write("Mehr Bäume", "Bäume gießen", "Ein Baum je Kind")
    at = {"item": "groups", "room": "klima"}
    together = board.do(board.host, "board.gather", **at, cards=[one, other])
    joins = board.decide(board.host, "board.gather", **at, cards=[late], into=together)
    apart = board.decide(board.host, "board.scatter", **at, cluster=together)
    board.apply(joins)
    board.apply(apart)
    board.suggest()
    assert [set(group.cards) for group in board.groups or ()] == [{one, other, late}]


def test_suggested_clusters_are_put_away_and_made_again_from_the_log(board: Board) -> None:
    trees = board.write("Mehr Bäume", "Ein Baum je Kind")
    suggested = board.suggest()
    away = board.do(board.moderator, "deed.undo", deed=suggested)
    assert board.groups is None
    board.do(board.moderator, "deed.undo", deed=away)
    assert board.groups is not None
    assert board.groups[0].cards == tuple(trees)
