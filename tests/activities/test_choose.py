"""Choosing a theme: wishes and free seats, and the rooms that come of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from facilitator.documentation import neutral
from facilitator.moment import Moment
from rooms.activities.choose.entities import Lineup, Picked, Teams, wish_of
from rooms.assigned import assigned
from rooms.blocks import Table
from rooms.decision import Decision
from rooms.deeds import Deed
from rooms.document import ALL, SEALED, STAFF, own_audience
from rooms.people import Name, Team
from rooms.programme import MOMENT
from rooms.registration import Registered
from rooms.roles import Role
from tests.playing import Play
from tests.serving import EVERYTHING, THEMES, workshop_text

FREE = EVERYTHING.replace('rounds = ["groups", "groups-2"]', 'rounds = ["groups", "groups-2"], mode = "free"')


def team(play: Play, who: str, round: str = "groups") -> Team:
    found = play.document.get(Team, own_audience(who), round)
    assert found is not None
    return found


def wish(play: Play, who: str, *themes: str, round: str = "groups") -> None:
    play.do(play.actors[who], "choose.wish", item="choice", round=round, themes=list(themes))


@pytest.fixture
def play() -> Play:
    play = Play()
    play.crowd(6)
    play.go_to("choice")
    return play


def test_at_the_close_everybody_has_a_room_for_every_round_and_no_room_is_overfilled(play: Play) -> None:
    for who in ("p1", "p2", "p3", "p4"):
        wish(play, who, "klima", "arten")
    play.go_to("groups")
    sizes = Counter(team(play, f"p{n}").room for n in range(1, 7))
    assert sizes == {"klima": 3, "arten": 3}
    whys = Counter((team(play, f"p{n}").why, team(play, f"p{n}").wish) for n in range(1, 7))
    assert whys == {("wish", 1): 3, ("full", 2): 1, ("none", 0): 2}
    teams = play.document.get(Teams, ALL, "groups")
    assert teams == Teams({"klima": 3, "arten": 3}, {"1": 3, "2": 1, "0": 2})
    assert all(play.place(who) == team(play, who.person).room for who in play.actors.values() if who.person != "mo")


def test_who_looks_for_people_finds_the_rooms_of_the_round_that_comes_else_of_the_last(play: Play) -> None:
    def given(round: str) -> dict[str, str]:
        return {f"p{n}": team(play, f"p{n}", round).room for n in range(1, 7)}

    def found() -> tuple[bool, dict[str, str]]:
        ahead, rooms = assigned(play.document)
        return ahead, {person: room for person, room in rooms.items() if person.startswith("p")}

    assert assigned(play.document) == (False, {}), "nobody has chosen yet"
    play.go_to("groups")
    assert found() == (True, given("groups-2"))
    play.now += MOMENT + 1
    play.do(play.moderator, "clock.back", seen="groups")
    assert found()[0]
    play.do(play.moderator, "clock.end")
    assert found() == (False, given("groups-2"))


def test_nobody_gets_the_same_room_twice_unless_they_wish_for_it(play: Play) -> None:
    wish(play, "p1", "klima")
    wish(play, "p1", "klima", round="groups-2")
    play.go_to("groups")
    assert team(play, "p1").room == team(play, "p1", "groups-2").room == "klima"
    others = [(team(play, f"p{n}").room, team(play, f"p{n}", "groups-2").room) for n in range(2, 7)]
    assert sum(first == second for first, second in others) <= 1, "six people in two rooms of three"


def test_wishes_for_the_second_round_can_be_changed_in_the_break(play: Play) -> None:
    play.go_to("groups")
    before = team(play, "p1", "groups-2").room
    other = "arten" if before == "klima" else "klima"
    play.go_to("break")
    assert play.no(play.actors["p1"], "choose.wish", item="choice", round="groups", themes=[other]) == "closed"
    wish(play, "p1", other, round="groups-2")
    play.go_to("groups-2")
    assert team(play, "p1", "groups-2").room == play.place(play.actors["p1"]) == other


def test_who_takes_a_wish_back_is_not_counted(play: Play) -> None:
    wish(play, "p1", "klima")
    wish(play, "p1", "arten", "klima")
    wish(play, "p2", "klima")
    assert [play.document.number(f"all/picks:groups.{theme}") for theme in ("klima", "arten")] == [1, 1]
    wish(play, "p1")
    assert [play.document.number(f"all/picks:groups.{theme}") for theme in ("klima", "arten")] == [1, 0]
    assert play.document.number("all/chosen:groups") == 1


@pytest.mark.parametrize(
    ("round", "themes"),
    [("groups", ["klima", "klima"]), ("groups", ["nothing"]), ("welcome", ["klima"])],
)
def test_a_wish_must_be_one_that_can_be_granted(play: Play, round: str, themes: list[str]) -> None:
    assert play.no(play.actors["p1"], "choose.wish", item="choice", round=round, themes=themes) == "invalid"


def test_with_free_seats_a_choice_is_a_seat_and_a_full_room_is_full() -> None:
    play = Play(workshop_text(FREE))
    play.crowd(5)
    play.go_to("choice")
    for who in ("p1", "p2", "p3"):
        wish(play, who, "klima")
    assert play.no(play.actors["p4"], "choose.wish", item="choice", round="groups", themes=["klima"]) == "full"
    wish(play, "p1", "arten")
    wish(play, "p4", "klima")
    play.go_to("groups")
    assert {who: team(play, who).room for who in ("p1", "p2", "p3", "p4")} == {
        "p1": "arten",
        "p2": "klima",
        "p3": "klima",
        "p4": "klima",
    }


@pytest.mark.parametrize("items", [FREE, EVERYTHING], ids=["free", "wishes"])
def test_a_host_is_in_their_room_and_takes_nobodys_seat(items: str) -> None:
    play = Play(workshop_text(items))
    play.crowd(3)
    play.join("host", Role.HOST, "klima")
    play.go_to("choice")
    for who in ("p1", "p2", "p3"):
        wish(play, who, "klima")
    play.go_to("groups")
    assert {team(play, who).room for who in ("p1", "p2", "p3", "host")} == {"klima"}
    assert (team(play, "host").why, team(play, "p1").why) == ("host", "wish")
    teams = play.document.get(Teams, ALL, "groups")
    assert teams == Teams({"klima": 3}, {"1": 3}), "the host is counted apart"


@pytest.mark.parametrize("items", [FREE, EVERYTHING], ids=["free", "wishes"])
def test_who_is_not_placed_by_wishes_takes_nobodys_seat_with_one(items: str) -> None:
    play = Play(workshop_text(items))
    host = play.join("host", Role.HOST, "klima")
    play.go_to("choice")
    for who in (host, play.moderator):
        assert play.no(who, "choose.wish", item="choice", round="groups", themes=["arten"]) == "not-placed"
    assert play.document.number("all/picks:groups.arten") == 0


def test_the_seat_of_somebody_who_is_removed_is_free_again() -> None:
    play = Play(workshop_text(FREE))
    play.crowd(4)
    play.go_to("choice")
    for who in ("p1", "p2", "p3"):
        wish(play, who, "klima")
    play.do(play.moderator, "people.remove", person="p1")
    assert (play.document.number("all/picks:groups.klima"), play.document.number("all/chosen:groups")) == (2, 2)
    wish(play, "p4", "klima")
    play.do(play.moderator, "people.readmit", person="p1")
    assert play.no(play.actors["p1"], "choose.wish", item="choice", round="groups", themes=["klima"]) == "full"
    wish(play, "p1", "arten")
    play.go_to("groups")
    assert {team(play, f"p{n}").room for n in (2, 3, 4)} == {"klima"}


def test_what_was_wished_for_a_round_that_has_begun_is_kept_when_somebody_is_removed(play: Play) -> None:
    wish(play, "p1", "klima")
    wish(play, "p1", "arten", round="groups-2")
    play.go_to("groups")
    play.do(play.moderator, "people.remove", person="p1")
    assert play.document.number("all/picks:groups.klima") == 1
    assert play.document.number("all/picks:groups-2.arten") == 0


def test_the_staff_and_those_who_were_removed_are_not_placed(play: Play) -> None:
    play.do(play.moderator, "people.remove", person="p6")
    play.go_to("groups")
    assert play.document.get(Team, own_audience("mo"), "groups") is None
    assert play.document.get(Team, own_audience("p6"), "groups") is None
    assert sum(play.document.get(Teams, ALL, "groups").sizes.values()) == 5  # type: ignore[union-attr]


def test_what_somebody_wished_for_when_they_registered_stands_when_the_choice_opens() -> None:
    play = Play(workshop_text(EVERYTHING))
    for id in ("r1", "r2", "r3"):
        known = Registered(id, at=0, wishes=("arten", "klima", "nowhere"))
        play.apply(Decision(play.document).put(Registered.key(SEALED, id), known))
    play.join("r1")
    play.join("r2", Role.HOST, "klima")
    play.go_to("choice")
    play.join("r3")
    assert wish_of(play.document, "choice", "groups", "r1") == wish_of(play.document, "choice", "groups", "r3")
    assert wish_of(play.document, "choice", "groups", "r1") == ("arten", "klima")
    assert wish_of(play.document, "choice", "groups", "r2") == (), "hosts have their room"
    counted = [play.document.number(f"all/{name}") for name in ("picks:groups.arten", "chosen:groups")]
    assert counted == [2, 2]
    wish(play, "r1", "klima")
    assert play.document.number("all/picks:groups.arten") == 1
    play.go_to("groups")
    assert team(play, "r3").room == "arten"


FEW = THEMES.replace("seats = 3", "seats = 6\nleast = 2")


@pytest.fixture
def prepared() -> Play:
    """Five of six wish for klima, one for arten, where two are too few."""
    play = Play(workshop_text(themes=FEW))
    play.crowd(6)
    play.join("host", Role.HOST, "arten")
    play.go_to("choice")
    for number in range(1, 6):
        wish(play, f"p{number}", "klima")
    wish(play, "p6", "arten", "klima")
    play.do(play.moderator, "choose.line_up", item="choice")
    return play


def lineup(play: Play, round: str = "groups") -> Lineup:
    found = play.document.get(Lineup, STAFF, round)
    assert found is not None
    return found


def test_moderators_see_who_would_go_where_before_anybody_else(prepared: Play) -> None:
    assert Counter(team.room for team in lineup(prepared).teams.values()) == {"klima": 5, "arten": 1}, "hosts apart"
    assert lineup(prepared).few == {"arten": "klima"}
    assert prepared.document.get(Team, own_audience("p1"), "groups") is None
    assert not any("lineup" in key for key in prepared.sees(prepared.actors["p1"]))


def test_whom_a_moderator_puts_elsewhere_is_there_when_the_choice_closes(prepared: Play) -> None:
    prepared.do(prepared.moderator, "choose.put", item="choice", round="groups", person="p1", room="arten")
    assert lineup(prepared).few == {}
    wish(prepared, "p1", "klima", "arten")
    prepared.go_to("groups")
    assert team(prepared, "p1") == Team("arten", 2, "moved")
    assert prepared.document.get(Lineup, STAFF, "groups") is None


def test_two_rooms_work_in_one_if_a_moderator_says_so_and_who_comes_late_too(prepared: Play) -> None:
    prepared.do(prepared.moderator, "choose.merge", item="choice", round="groups", room="arten", into="klima")
    assert lineup(prepared).few == {}
    prepared.go_to("groups")
    assert team(prepared, "p6") == Team("klima", 1, "merged", out_of="arten")
    late = prepared.join("late")
    together = [prepared.actors[f"p{number}"] for number in range(1, 7)]
    assert {prepared.place(who) for who in (*together, prepared.actors["host"], late)} == {"klima"}


def test_who_only_rehearsed_is_not_counted_where_they_were_put_together_with_others(prepared: Play) -> None:
    wish(prepared, prepared.join("staged", rehearsal=True).person, "arten")
    prepared.do(prepared.moderator, "choose.line_up", item="choice")
    prepared.do(prepared.moderator, "choose.merge", item="choice", round="groups", room="arten", into="klima")
    prepared.go_to("groups")
    assert prepared.document.get(Teams, ALL, "groups") == Teams({"klima": 7}, {"1": 7})
    prepared.do(prepared.moderator, "rehearsal.remove")
    assert prepared.document.get(Teams, ALL, "groups") == Teams({"klima": 6}, {"1": 6})


def test_what_is_merged_or_moved_can_be_taken_back(prepared: Play) -> None:
    before = lineup(prepared)
    about = {"item": "choice", "round": "groups"}
    merged = prepared.do(prepared.moderator, "choose.merge", **about, room="arten", into="klima")
    assert prepared.no(prepared.moderator, "choose.merge", **about, room="klima", into="arten") == "invalid"
    prepared.do(prepared.moderator, "choose.put", **about, person="p2", room="klima")
    prepared.do(prepared.moderator, "deed.undo", deed=merged)
    prepared.do(prepared.moderator, "choose.put", **about, person="p2", room="")
    assert lineup(prepared) == before
    assert prepared.no(prepared.moderator, "choose.put", **about, person="nobody", room="klima") == "not-found"
    assert prepared.no(prepared.actors["p1"], "choose.line_up", item="choice") == "forbidden"


NAMED = EVERYTHING.replace('rounds = ["groups", "groups-2"]', 'rounds = ["groups", "groups-2"], picks = "names"')


def picked(play: Play) -> dict[str, str]:
    """What everybody sees of who has picked what first in the first round: names, and their theme."""
    names = {id: name.name for id, name in play.document.each(Name, ALL)}
    found = play.document.each(Picked, ALL)
    return {
        names[id.removeprefix("groups.")]: pick.theme
        for id, pick in found
        if id.startswith("groups.") and id.removeprefix("groups.") in names
    }


def test_where_the_file_says_so_everybody_sees_by_name_who_has_picked_what() -> None:
    play = Play(workshop_text(NAMED))
    play.crowd(3)
    play.go_to("choice")
    wish(play, "p1", "klima", "arten")
    wish(play, "p2", "arten")
    assert picked(play) == {"P1": "klima", "P2": "arten"}
    assert "arten" not in str(play.document.raw("all/picked:groups.p1")), "only the first wish"
    wish(play, "p1", "arten", "klima")
    wish(play, "p2")
    assert picked(play) == {"P1": "arten"}
    play.do(play.actors["p1"], "people.rename", person="p1", name="Ada")
    assert picked(play) == {"Ada": "arten"}
    play.do(play.moderator, "people.remove", person="p1")
    assert list(play.document.each(Picked, ALL)) == []


@pytest.mark.parametrize("about", [{"picks": "counts"}, {"names": "anonymous"}, {"names": "choice"}])
def test_nobody_is_named_otherwise(about: dict[str, str]) -> None:
    names = {"names": about["names"]} if "names" in about else {}
    play = Play(workshop_text(NAMED if names else EVERYTHING, **names))
    play.crowd(1)
    play.go_to("choice")
    wish(play, "p1", "klima")
    assert "P1" not in str(play.stage_sees())
    assert list(play.document.each(Picked, ALL)) == []


BY_HAND = EVERYTHING.replace('rounds = ["groups", "groups-2"]', 'rounds = ["groups", "groups-2"], release = "by-hand"')
# Time in which moderators look at the teams.
BETWEEN = """
[[item]]
id = "between"
kind = "talk"
title = "Between"
minutes = 10
"""


@pytest.fixture
def held() -> Play:
    """The choice is over, and the teams are told to nobody yet; p1 to p4 wish for klima, where three have seats."""
    start = BY_HAND.index('\n[[item]]\nid = "groups"')
    play = Play(workshop_text(BY_HAND[:start] + BETWEEN + BY_HAND[start:]))
    play.crowd(6)
    play.join("host", Role.HOST, "klima")
    play.go_to("choice")
    for who in ("p1", "p2", "p3", "p4"):
        wish(play, who, "klima", "arten")
    play.go_to("between", after=300_000)
    return play


def told(play: Play) -> set[str]:
    """Whom anything of the teams is shown; ``stage`` where it is shown to everybody."""
    seen = {id: play.sees(who) for id, who in play.actors.items()} | {"stage": play.stage_sees()}
    return {id for id, keys in seen.items() if any(part in key for key in keys for part in ("/team", "/lineup"))}


def test_where_it_is_released_by_hand_only_moderators_see_the_teams_after_the_close(held: Play) -> None:
    assert told(held) == {"mo"}
    assert Counter(team.room for team in lineup(held).teams.values()) == {"klima": 3, "arten": 3}
    held.do(held.moderator, "choose.release", item="choice")
    assert told(held) == set(held.actors) | {"stage"}
    assert Counter(team(held, f"p{n}").room for n in range(1, 7)) == {"klima": 3, "arten": 3}
    assert held.document.get(Teams, ALL, "groups") == Teams({"klima": 3, "arten": 3}, {"1": 3, "2": 1, "0": 2})
    assert held.document.get(Lineup, STAFF, "groups") is None
    assert held.no(held.moderator, "choose.release", item="choice") == "told"


def test_a_release_is_taken_back_until_the_rooms_open_of_a_round_that_it_told(held: Play) -> None:
    def release() -> tuple[str, dict[str, Any]]:
        id = held.do(held.moderator, "choose.release", item="choice")
        deed = held.document.get(Deed, STAFF, id)
        assert deed is not None
        return id, deed.about

    id, about = release()
    assert about == {"item": "choice", "rounds": ["groups", "groups-2"]}, "by this it is known whether it can be"
    held.do(held.moderator, "deed.undo", deed=id)
    assert told(held) == {"mo"}
    id, _ = release()
    held.go_to("groups", after=30_000)
    held.go_to("break", after=30_000)
    assert held.no(held.moderator, "deed.undo", deed=id) == "seen"


def test_what_nobody_is_told_yet_the_documentation_does_not_count(held: Play) -> None:
    def table() -> Table:
        blocks = neutral(Moment(held.document, 1, held.now), "", str).blocks
        return next(block for block in blocks if isinstance(block, Table) and block.sheet == "placements")

    assert table().filled().columns == ("Theme", "first wishes")
    held.do(held.moderator, "choose.release", item="choice")
    assert [row[2] for row in table().filled().rows] == [3, 3]


def test_before_it_is_released_people_can_be_moved_and_rooms_merged(held: Play) -> None:
    first = lineup(held).teams["p1"].room
    other = "arten" if first == "klima" else "klima"
    about = {"item": "choice", "round": "groups"}
    put = held.do(held.moderator, "choose.put", **about, person="p1", room=other)
    assert (lineup(held).teams["p1"].room, lineup(held).teams["p1"].why) == (other, "moved")
    held.do(held.moderator, "deed.undo", deed=put)
    assert lineup(held).teams["p1"].room == first
    held.do(held.moderator, "choose.put", **about, person="p1", room="arten")
    held.do(held.moderator, "choose.merge", item="choice", round="groups-2", room="arten", into="klima")
    assert told(held) == {"mo"}
    shown = {id: team.room for id, team in lineup(held).teams.items()}
    held.do(held.moderator, "people.remove", person="p6")
    held.do(held.moderator, "people.appoint", person="p5", role="host", room="klima")
    held.do(held.moderator, "choose.release", item="choice")
    assert {f"p{n}": team(held, f"p{n}").room for n in range(1, 5)} == {f"p{n}": shown[f"p{n}"] for n in range(1, 5)}
    assert (team(held, "p5"), team(held, "host")) == (Team("klima", 0, "host"),) * 2
    assert held.document.get(Team, own_audience("p6"), "groups") is None
    assert {team(held, f"p{n}", "groups-2").room for n in range(1, 6)} == {"klima"}
    for what in ({"type": "choose.put", **about, "person": "p1", "room": "klima"}, {"type": "choose.line_up"}):
        assert held.no(held.moderator, **{"item": "choice", **what}) == "told"


def test_what_nobody_has_released_is_told_when_the_rooms_open(held: Play) -> None:
    held.do(held.moderator, "choose.put", item="choice", round="groups", person="p5", room="arten")
    shown = {id: team.room for id, team in lineup(held).teams.items()}
    late = held.join("late")
    held.go_to("groups")
    assert len(shown) == 6
    assert {id: held.place(held.actors[id]) for id in shown} == shown
    assert held.place(late) in ("klima", "arten")
    assert held.document.get(Team, own_audience("p1"), "groups-2") is not None, "of all rounds"
    assert held.no(held.moderator, "choose.release", item="choice") == "told"


def test_only_who_moderates_releases_and_only_after_the_close(held: Play) -> None:
    assert held.no(held.actors["p1"], "choose.release", item="choice") == "forbidden"
    assert held.no(held.actors["host"], "choose.release", item="choice") == "forbidden"
    held.go_to("choice")
    held.do(held.moderator, "choose.line_up", item="choice")
    assert held.no(held.moderator, "choose.release", item="choice") == "still-open"


def test_a_room_that_a_break_gives_anew_is_not_told_as_it_was(held: Play) -> None:
    held.do(held.moderator, "choose.release", item="choice")
    held.go_to("break")
    before = team(held, "p1", "groups-2").room
    wish(held, "p1", "arten" if before == "klima" else "klima", round="groups-2")
    held.go_to("flash")
    assert held.document.get(Team, own_audience("p1"), "groups-2") is None
    assert held.document.get(Teams, ALL, "groups-2") is None
    held.go_to("groups-2")
    assert held.place(held.actors["p1"]) == team(held, "p1", "groups-2").room != before


def test_who_only_rehearsed_and_is_removed_before_the_release_leaves_the_others_theirs(held: Play) -> None:
    held.join("staged", rehearsal=True)
    held.do(held.moderator, "choose.line_up", item="choice")
    held.do(held.moderator, "choose.put", item="choice", round="groups", person="staged", room="arten")
    shown = {id: team.room for id, team in lineup(held).teams.items() if id != "staged"}
    held.do(held.moderator, "rehearsal.remove")
    assert (lineup(held).teams.keys(), lineup(held).fixed) == (shown.keys(), {})
    held.do(held.moderator, "choose.release", item="choice")
    assert {id: team(held, id).room for id in shown} == shown


def test_released_at_the_close_nothing_can_be_released_or_moved_after_it(play: Play) -> None:
    play.go_to("words")
    assert play.no(play.moderator, "choose.release", item="choice") == "told"
    assert play.no(play.moderator, "choose.line_up", item="choice") == "told"


def test_who_is_removed_and_let_in_again_has_their_wishes_again(play: Play) -> None:
    wish(play, "p1", "klima", "arten")

    def there() -> dict[str, bytes]:
        return {key: raw for key, raw in play.document.items() if not key.startswith("staff/deed")}

    before = there()
    removed = play.do(play.moderator, "people.remove", person="p1")
    assert play.document.number("all/picks:groups.klima") == 0
    play.do(play.moderator, "deed.undo", deed=removed)
    assert there() == before


def test_who_hosts_for_a_moment_has_their_wishes_again(play: Play) -> None:
    wish(play, "p1", "klima")
    hosting = play.do(play.moderator, "people.appoint", person="p1", role="host", room="arten")
    assert play.document.number("all/chosen:groups") == 0
    play.do(play.moderator, "deed.undo", deed=hosting)
    assert (wish_of(play.document, "choice", "groups", "p1"), play.document.number("all/chosen:groups")) == (
        ("klima",),
        1,
    )


def test_a_seat_that_others_have_taken_meanwhile_is_not_taken_back() -> None:
    play = Play(workshop_text(FREE))
    play.crowd(4)
    play.go_to("choice")
    for who in ("p1", "p2", "p3"):
        wish(play, who, "klima")
    play.do(play.moderator, "people.remove", person="p1")
    wish(play, "p4", "klima")
    play.do(play.moderator, "people.readmit", person="p1")
    assert (wish_of(play.document, "choice", "groups", "p1"), play.document.number("all/picks:groups.klima")) == ((), 3)
