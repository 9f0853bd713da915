"""From one workshop into the next: goals with their history, clusters, and chosen cards, through a workshop file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from facilitator import cli
from facilitator.carrying import TooMany, boards, carried, file_of
from facilitator.editing import rewritten
from facilitator.exports import json
from facilitator.workshop_file import Faults, WorkshopFile, parse
from facilitator.workshop_file.writing import tree_of
from rooms.activities.board.doors import room_id
from rooms.activities.board.entities import Cluster, Earlier, Goal, Note, Proposal, Spot
from rooms.activities.board.goals_report import sharpened
from rooms.activities.board.wall import members
from rooms.decision import Decision
from rooms.document import View
from rooms.seeds import DraftGoal, Origin
from tests.activities.boards import KLIMA, Board
from tests.playing import Play

HERE = Origin(workshop="A test", day=date(2030, 5, 14))
BETTER = "Mehr Schatten an jeder Schule."


class First(Board):
    """A board on which something was written, put together, weighed and sharpened."""

    def __init__(self, **about: object) -> None:
        super().__init__(**about)
        self.pond, self.roof, self.tree = self.cards("A pond\nat the school", "Green roofs", "A tree")
        self.here(self.host, "board.edit", note=self.tree, text="Trees", seen="A tree")
        self.step("cluster")
        self.cluster = self.here(self.bo, "board.gather", cards=[self.pond, self.roof], name="Water")
        self.step("weigh")
        self.here(self.ada, "board.stick", question=0, dots={self.tree: 3, self.pond: 1})
        self.here(self.ada, "board.stick", question=1, dots={self.cluster: 1})
        self.step("sharpen")
        reason = {"goal": "1", "text": BETTER, "reason": "It is missing there"}
        self.proposal = self.here(self.ada, "board.propose", **reason)
        self.here(self.host, "board.adopt", goal="1", seen=1, text=BETTER, proposals=[self.proposal])


def next_file(view: View, cards: set[str], title: str = "Zweite Werkstatt") -> WorkshopFile:
    return parse(carried(view, cards, id="zwei", title=title, day="2027-02-01", start="10:00"))


def texts(view: View) -> dict[str, str]:
    return {id: note.text for id, note in view.each(Note, KLIMA)}


def test_goals_come_with_their_history_and_cards_as_chosen() -> None:
    first = First(names_in_results=True)
    file = next_file(first.document, {f"klima.{first.pond}", f"klima.{first.tree}"})
    theme = next(theme for theme in file.theme if theme.id == "klima")
    [goal] = theme.goals
    assert isinstance(goal, DraftGoal)
    assert (goal.text, [before.text for before in goal.earlier]) == (BETTER, ["Mehr Schatten."])
    assert goal.origin is not None
    assert goal.origin.by == "Host"
    assert [(one.text, one.reason, one.by) for one in goal.proposals] == [(BETTER, "It is missing there", "Ada")]
    [cluster] = theme.clusters
    assert (cluster.name, [card.text for card in cluster.cards]) == ("Water", ["A pond\nat the school"])
    [card] = theme.cards
    assert (card.text, card.original, card.origin and card.origin.dots) == ("Trees", "A tree", 3)
    assert (file.workshop.id, file.workshop.title, file.workshop.start) == ("zwei", "Zweite Werkstatt", "10:00")


def test_the_board_begins_with_them_and_gives_them_on_unchanged() -> None:
    first = First()
    everything = {f"klima.{id}" for id in texts(first.document)}
    file = next_file(first.document, everything)
    second = Play(file.text).document
    assert sorted(texts(second).values()) == ["A pond\nat the school", "Green roofs", "Trees"]
    [(id, cluster)] = second.each(Cluster, KLIMA)
    assert (cluster.name, len(members(second, KLIMA, id))) == ("Water", 2)
    [(_, earlier)] = second.each(Earlier, KLIMA)
    goal = second.get(Goal, KLIMA, "1")
    assert goal is not None
    assert (goal.version, goal.origin, earlier.text, earlier.origin) == (2, HERE, "Mehr Schatten.", None)
    [proposal] = [second.get(Proposal, KLIMA, one) for one in goal.out_of]
    assert proposal is not None
    assert (proposal.text, proposal.state) == (BETTER, "adopted")
    # A third workshop has what the second began with; where it comes from is still the first.
    third = next_file(second, {f"klima.{id}" for id in texts(second)}, title="Dritte")
    assert third.theme == file.theme


def test_what_comes_from_elsewhere_is_not_counted_as_done_here() -> None:
    first = First()
    second = Board.__new__(Board)
    Play.__init__(second, next_file(first.document, {f"klima.{first.tree}"}).text)
    assert (sharpened(first.document, "klima"), sharpened(second.document, "klima")) == (1, 0)
    host = second.join("host", first.host.role, "klima")
    second.go_to("groups")
    [card] = texts(second.document)
    second.do(host, "board.hide", item="groups", room="klima", note=card)
    assert texts(second.document) == {}
    second.do(host, "board.hide", item="groups", room="klima", note=card, hidden=False)
    assert texts(second.document) == {card: "Trees"}
    second.do(host, "board.adopt", item="groups", room="klima", goal="1", seen=2, text="Noch besser", proposals=[])
    assert sharpened(second.document, "klima") == 1
    [goal] = boards(second.document)[0].harvest.goals
    assert [before.origin for before in goal.earlier] == [None, HERE]


def test_names_stay_where_they_are_not_let_out() -> None:
    first = First(names_in_results=False)
    text = next_file(first.document, {f"klima.{id}" for id in texts(first.document)}).text
    assert "Ada" not in text
    assert "Host" not in text


def test_hidden_cards_and_empty_clusters_do_not_come_along() -> None:
    first = First()
    first.here(first.host, "board.hide", note=first.pond)
    file = next_file(first.document, {f"klima.{first.pond}", f"klima.{first.tree}", "klima.unknown", "x.y"})
    theme = next(theme for theme in file.theme if theme.id == "klima")
    assert (theme.clusters, [card.text for card in theme.cards]) == ((), ["Trees"])


def test_more_cards_than_a_board_can_begin_with_are_refused() -> None:
    first = First()
    hung = Decision(first.document)
    for number in range(301):
        hung.put(Note.key(KLIMA, f"n{number}"), Note("groups", 1, "x", "statement", number))
    first.apply(hung)
    with pytest.raises(TooMany, match="Klima: 301 cards are chosen where 300 may be"):
        next_file(first.document, {f"klima.n{number}" for number in range(301)})
    assert len(next_file(first.document, {f"klima.n{number}" for number in range(300)}).theme[0].cards) == 300


def test_a_file_with_boards_is_written_as_it_was_typed() -> None:
    first = First(names_in_results=True)
    text = next_file(first.document, {f"klima.{first.tree}"}).text
    assert rewritten(text, tree_of(text)) == text
    tree = tree_of(text)
    tree["theme"][0]["cards"][0]["text"] = "Old trees"
    changed = rewritten(text, tree)
    assert changed.replace('"Old trees"', '"Trees"') == text


@pytest.mark.parametrize("table", ['cards = [{ text = "x", section = 9 }]', 'clusters = [{ name = "x", section = 9 }]'])
def test_cards_hang_under_a_question_that_there_is(table: str) -> None:
    text = file_of(Board().document).replace('goals = ["Mehr Schatten."]', table)
    with pytest.raises(Faults, match="There is no question number 9"):
        parse(text)


def test_a_cluster_hangs_with_its_cards() -> None:
    text = file_of(Board().document)
    cards = 'clusters = [{ name = "Wasser", cards = [{ text = "Teich" }, { text = "Bach" }] }]'
    play = Play(text.replace('goals = ["Mehr Schatten."]', cards))
    spots = dict(play.document.each(Spot, KLIMA))
    assert [spot.cluster for spot in spots.values()] == ["cluster-1"] * 2


def test_a_file_is_begun_from_an_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = First()
    export, file = tmp_path / "first.json", tmp_path / "second.toml"
    export.write_bytes(json.render(first.document, workshop="first", epoch="e", sequence=1))
    assert cli.main(["new", str(file), "--from", str(export), "--dots", "2"]) == 0
    begun = parse(file.read_text("utf-8"))
    assert (begun.workshop.id, [card.text for card in begun.theme[0].cards]) == ("first-2", ["Trees"])
    assert [card.text for cluster in begun.theme[0].clusters for card in cluster.cards] == ["A pond\nat the school"]
    assert cli.main(["new", str(tmp_path / "third.toml"), "--from", str(file)]) == 1
    assert "cannot be read as JSON" in capsys.readouterr().err


def test_a_room_that_was_opened_while_it_ran_is_a_theme_of_the_next_workshop() -> None:
    first = First()
    about = {"name": "Water", "questions": ["Where does it go?"], "seats": 12}
    room = room_id(first.do(first.moderator, "board.open", item="groups", **about))
    card = first.do(first.moderator, "board.write", item="groups", room=room, section=1, text="Into the ground")
    file = next_file(first.document, {f"{room}.{card}"})
    assert [theme.id for theme in file.theme] == ["klima", "arten", room]
    assert (file.theme[-1].name, file.theme[-1].questions, file.theme[-1].seats) == (
        "Water",
        ("Where does it go?",),
        12,
    )
    assert [one.text for one in file.theme[-1].cards] == ["Into the ground"]
