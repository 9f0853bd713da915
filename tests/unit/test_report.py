"""The neutral report: nothing that was written is missing, and names stand only where they may."""

from __future__ import annotations

import pytest

from facilitator.documentation import neutral
from facilitator.exports.wording import Words
from facilitator.moment import Moment
from rooms.activities.board.entities import Cluster
from rooms.activities.board.weighing_report import cluster_names
from rooms.activities.flash.entities import Ballot
from rooms.blocks import Bars, Cards, Goals, Heading, Paragraph, Scale, Table, Tree
from rooms.document import SEALED, host_audience, room_audience
from rooms.programme import items
from rooms.report import contributions, report
from rooms.roles import Role
from tests.activities.boards import Board
from tests.playing import Play
from tests.serving import workshop_text
from tests.unit.sample import Names, retrospective, sample, sample_report
from tests.unit.sample_words import ASKED, CARDS, CHAIN, HOSTILE


def _all(kind: type, sheet: str = "") -> list:  # type: ignore[type-arg]
    blocks = [block for block in sample_report().blocks if isinstance(block, kind)]
    return [block for block in blocks if not sheet or block.sheet == sheet]


def test_every_card_is_in_the_report_hidden_or_not() -> None:
    written = {card.text: card for block in _all(Cards, "cards") for card in block.cards}
    for sections in CARDS.values():
        assert all(text in written for texts in sections for text in texts)
    assert all(text[:300] in written for text in HOSTILE)
    assert written["Das bringt doch alles nichts."].state == "hidden"


def test_what_its_author_took_back_is_not_in_the_report() -> None:
    assert "Das nehme ich lieber zurück." not in str(sample_report())


def test_hidden_questions_and_pruned_terms_are_marked_as_such() -> None:
    [questions] = _all(Cards, "questions")
    assert {card.text for card in questions.cards} == set(ASKED)
    assert [card.state for card in questions.cards if card.text == ASKED[-1]] == ["hidden"]
    chain, pruned = _all(Tree)
    assert {twig.text for twig in chain.twigs} == {term for term, _ in CHAIN}
    assert [twig.text for twig in pruned.twigs] == ["Unfug"]


def test_the_flash_round_counts_everybody_who_spoke() -> None:
    [scale] = _all(Scale)
    [sentences] = _all(Cards, "sentences")
    ballots = [ballot for _, ballot in sample().each(Ballot, SEALED)]
    assert sum(scale.marks) == sum(ballot.mark > 0 for ballot in ballots) > 100
    assert len(sentences.cards) == sum(ballot.text != "" for ballot in ballots) == 36
    passed = sum(not ballot.text and not ballot.mark for ballot in ballots)
    wrote = f"{len(ballots) - passed} handed in, {passed} passed."
    assert wrote in [block.text for block in _all(Paragraph)], "who writes has not spoken"


def test_chapters_follow_the_agenda_and_each_theme_has_its_own() -> None:
    chapters = [(block.text.replace("\u00ad", ""), block.theme) for block in _all(Heading)]
    assert [title for title, theme in chapters if theme] == [
        "Lebenswert",
        "Klimaangepasst",
        "Artenreich",
        "Klimagerecht",
        "Zirkulär",
    ]
    assert [title for title, _ in chapters[:2]] == ["Begrüßung", "Keynote durch RVR & bgmr"]
    assert chapters[-1][0] == "Ausblick und Verabschiedung"


def test_who_moderates_and_writes_in_a_room_is_not_counted_among_its_people() -> None:
    play = Play(workshop_text())
    play.crowd(2)
    play.go_to("groups")
    play.do(play.moderator, "board.write", item="groups", room="klima", section=1, text="From the staff")
    rooms = neutral(Moment(play.document, 1, play.now), "", str).rooms
    assert sum(room.people for room in rooms) == 2


def test_goals_are_numbered_and_drafts_marked_as_invented_until_the_room_has_reworded_them() -> None:
    goals = _all(Goals)
    assert len(goals) == 5
    assert [goal.number for goal in goals[0].goals] == [1, 2, 3, 4]
    states = [[goal.state for goal in of_one.goals] for of_one in goals]
    assert {tuple(of_one) for of_one in states} == {("for the plenary", *["invented"] * n) for n in (2, 3)}


def test_everybody_but_the_hosts_was_placed_in_every_round() -> None:
    for table in _all(Table, "placements"):
        assert sum(row[2] for row in table.rows) == 183 - len(sample_report().rooms)
    [table] = [block for block in sample_report(retrospective()).blocks if getattr(block, "sheet", "") == "placements"]
    assert [row[2] for row in table.rows] == [6, 6]


def test_cards_of_both_rounds_are_counted_by_round() -> None:
    for room, table in zip(sample_report().rooms, _all(Table, "rounds"), strict=True):
        notes = list(sample().ids("note", room_audience(room.id))) + list(sample().ids("note", host_audience(room.id)))
        assert sum(row[2] for row in table.rows) == len(notes)


@pytest.mark.parametrize(
    ("names", "in_results", "shown"),
    [("named", True, True), ("named", False, False), ("choice", True, True), ("anonymous", True, False)],
)
def test_names_stand_only_where_the_workshop_file_lets_them_in(names: Names, in_results: bool, shown: bool) -> None:
    report = sample_report(sample(names, in_results))
    by = {card.by for block in report.blocks if isinstance(block, Cards) for card in block.cards} - {""}
    assert bool(by) is shown
    assert ("Gast" in str(report.blocks)) is shown


def test_the_plan_and_what_became_of_it() -> None:
    lunch = next(line for line in sample_report().agenda if line.id == "mittagspause")
    assert (lunch.minutes, lunch.ran) == (30, 27 * 60_000)
    assert lunch.began == lunch.planned + 3 * 60_000


def test_what_somebody_wrote_is_theirs_to_take_along() -> None:
    mine = contributions(sample(), "p001", str)
    assert ("Keynote durch RVR & bgmr", [ASKED[0]]) in mine


def test_what_was_written_in_the_same_instant_is_all_there() -> None:
    board = Board()
    for text in ("Tree lanes", "Rain gardens"):
        card = board.here(board.ada, "board.write", section=1, text=text, kind="practice", where="Here")
        for words in ("Since when?", "What did it cost?"):
            board.here(board.bo, "board.comment", note=card, text=words)
    made = report(board.document, dict.fromkeys(("groups", "end"), 0), title="", moment=0, say=str)
    practice = next(block for block in made.blocks if isinstance(block, Table) and block.sheet == "practice")
    assert {row[0] for row in practice.rows} == {"Tree lanes", "Rain gardens"}
    cards = [card for block in made.blocks if isinstance(block, Cards) for card in block.cards]
    assert [sorted(card.comments) for card in cards] == [["Since when?", "What did it cost?"]] * 2


def test_a_question_that_was_weighed_in_both_rounds_says_each_time_in_which() -> None:
    titles = [bars.title for bars in _all(Bars, "ranking")]
    first, second = (f"(Arbeit in Themen\u00adgruppen, Teil {n})" for n in (1, 2))
    assert {title.partition("? ")[2] for title in titles} == {first, second}


def test_what_was_only_hung_up_in_the_second_round_went_without_dots_in_none_before() -> None:
    view = sample()
    names = {
        name: cluster.item
        for room in ("lebenswert", "klimagerecht")
        for id, name in cluster_names(view, room, str).items()
        if (cluster := view.get(Cluster, room_audience(room), id))
    }
    assert "themengruppen-2" in names.values()
    of_the_first = [bars for bars in _all(Bars, "ranking") if bars.title.endswith("Teil 1)")]
    assert len(of_the_first) > 5
    assert not {name for bars in of_the_first for name in bars.without if names.get(name) == "themengruppen-2"}


ROUNDS = """
[[item]]
id = "one"
kind = "board"
title = "One"
minutes = 30

[[item]]
id = "two"
kind = "board"
title = "Two"
minutes = 30
settings = { rooms = ["klima"] }
"""


def test_chapters_of_boards_stand_in_the_order_of_the_themes_whichever_round_was_their_last() -> None:
    played = Play(workshop_text(ROUNDS))
    made = report(played.document, dict.fromkeys(("one", "two"), 0), title="", moment=0, say=str)
    assert [block.text for block in made.blocks if isinstance(block, Heading) and block.theme] == ["Klima", "Arten"]


def test_clusters_of_one_name_are_told_apart_and_their_cards_stay_apart() -> None:
    board = Board()
    lanes, gardens, benches, shade = board.cards("Tree lanes", "Rain gardens", "Benches", "Shade")
    board.step("cluster")
    for pair in ([lanes, gardens], [benches, shade]):
        board.now += 1_000
        board.here(board.host, "board.gather", cards=pair, name="Cool streets")
    made = report(board.document, dict.fromkeys(("groups", "end"), 0), title="", moment=0, say=str)
    inside: dict[str, set[str]] = {}
    for block in made.blocks:
        for card in block.cards if isinstance(block, Cards) else ():
            inside.setdefault(card.cluster, set()).add(card.text)
    assert inside == {"Cool streets": {"Tree lanes", "Rain gardens"}, "Cool streets (2)": {"Benches", "Shade"}}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shade", "Shade"),
        (
            "Trees along every street that has none, from the station to the river",
            "Trees along every street that has none, from the station to …",
        ),
        ("x" * 80, "x" * 60 + " …"),
        ("Shade\nand water", "Shade …"),
    ],
)
def test_a_cluster_without_a_name_is_called_by_whole_words_of_its_first_card(text: str, name: str) -> None:
    board = Board()
    pair = board.cards(text, "Another")
    board.step("cluster")
    board.here(board.host, "board.gather", cards=pair)
    assert list(cluster_names(board.document, "klima", str).values()) == [name]


def test_a_round_that_was_left_out_is_not_documented_as_held() -> None:
    play = Play(workshop_text())
    play.crowd(2)
    play.go_to("choice")
    play.go_to("groups")
    play.do(play.moderator, "clock.jump", to="flash")
    made = neutral(Moment(play.document, 1, play.now), "", str)
    placed = [block for block in made.blocks if isinstance(block, Table) and block.sheet == "placements"]
    assert [row[2] for row in placed[1].rows] == ["", ""]
    assert placed[1].title == f"{_title(play, 'groups-2')} (left out)"
    assert sum(row[2] for row in placed[0].rows if isinstance(row[2], int)) == 2
    rounds = [block.rows for block in made.blocks if isinstance(block, Table) and block.sheet == "rounds"]
    assert [rows[-1] for rows in rounds] == [(placed[1].title, "", "")] * 2
    assert all(rows[0][0] == _title(play, "groups") and isinstance(rows[0][1], int) for rows in rounds)


def _title(play: Play, item: str) -> str:
    return dict(items(play.document))[item].title


def test_hosts_are_counted_apart_from_those_who_took_part() -> None:
    play = Play(workshop_text())
    play.join("host", Role.HOST, "klima")
    play.crowd(2)
    for item in ("choice", "groups", "break"):
        play.go_to(item)
    made = neutral(Moment(play.document, 1, play.now), "", str)
    assert (made.people, made.hosts) == (2, 1)
    assert [(figure.value, figure.label) for figure in made.figures[:2]] == [
        (2, "people took part"),
        (1, "host of a room"),
    ]
    assert "2 people and 1 host of a room took part" in Words(made, str).lead()
    assert sum(room.people for room in made.rooms) == 2
    tables = [block for block in made.blocks if isinstance(block, Table)]
    assert sum(row[2] for row in next(one for one in tables if one.sheet == "placements").rows) == 2
    assert sum(one.rows[0][1] for one in tables if one.sheet == "rounds") == 2


def test_a_flash_round_in_which_nobody_wrote_has_its_chapter_once_it_was_held() -> None:
    play = Play(workshop_text())
    play.crowd(2)
    play.go_to("groups")
    assert _title(play, "flash") not in _chapters(play)
    play.go_to("flash")
    play.go_to("end")
    assert _title(play, "flash") in _chapters(play)


def _chapters(play: Play) -> list[str]:
    made = neutral(Moment(play.document, 1, play.now), "", str)
    return [block.text for block in made.blocks if isinstance(block, Heading)]
