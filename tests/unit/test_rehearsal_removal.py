"""After a rehearsal is removed, the workshop is as if it had never been."""

from __future__ import annotations

import pytest

from rooms.command import Actor
from rooms.document import STAFF
from rooms.people import Person
from rooms.roles import Role
from tests.playing import Play
from tests.serving import THEMES, workshop_text

ROOMY = workshop_text(themes=THEMES.replace("seats = 3", "seats = 30"))


@pytest.fixture
def play() -> Play:
    return Play(ROOMY)


def day(play: Play, groups: dict[str, list[Actor]]) -> None:
    """A day through every kind; what somebody does depends on nobody of the other group."""
    entries: dict[str, str] = {}

    def act(group: str, number: int, type: str, entry: str = "", **fields: object) -> None:
        if group in groups:
            id = f"{group}-{entry or type}"
            entries[id] = play.do(groups[group][number], type, id=id, **fields)

    everybody = list(groups)
    play.go_to("welcome")
    for group in everybody:
        act(group, 0, "talk.ask", "q1", item="welcome", text=f"Question of {group}")
        act(group, 0, "talk.ask", "q2", item="welcome", text=f"Hidden question of {group}")
        act(group, 1, "talk.support", item="welcome", question=f"{group}-q1")
        play.do(play.moderator, "talk.hide", id=f"{group}-hide", item="welcome", question=f"{group}-q2")
    if "staged" in groups:
        act("staged", 1, "talk.support", "across", item="welcome", question="real-q1")
    play.go_to("words")
    for group in everybody:
        act(group, 0, "chain.attach", "t1", item="words", text="shared")
        act(group, 1, "chain.attach", "t2", item="words", text=f"only {group}")
    play.go_to("choice")
    for group in everybody:
        for number, theme in enumerate(["klima", "arten"]):
            for round in ("groups", "groups-2"):
                act(group, number, "choose.wish", f"w{number}{round}", item="choice", round=round, themes=[theme])
    play.go_to("groups")
    for group in everybody:
        for number, room in enumerate(["klima", "arten"]):
            act(group, number, "board.write", f"n{number}", item="groups", room=room, section=1, text=f"Of {group}")
        act(group, 0, "help.call", text="Hello?")
        play.do(play.moderator, "board.hide", id=f"{group}-hiding", item="groups", room="arten", note=f"{group}-n1")
    if "staged" in groups:
        act("staged", 0, "board.support", "s", item="groups", room="klima", note="real-n0")
    if "staged" in groups:
        play.do(play.moderator, "people.move", id="moving", person="staged0", room="arten")
        play.do(play.moderator, "people.remove", id="removing", person="staged1")
        play.do(play.moderator, "people.readmit", id="readmitting", person="staged1")
        act("staged", 2, "message.send", "said", rooms=["klima"], text="Of staged")
        play.do(play.moderator, "message.withdraw", id="withdrawing", message="staged-said", rooms=["klima"])
        play.do(play.moderator, "people.remove", id="removing-host", person="staged-host")
    play.go_to("flash")
    for group in everybody:
        act(group, 0, "flash.say", "f0", item="flash", text=f"Sentence of {group}", mark=3)
        act(group, 1, "flash.say", "f1", item="flash")
    play.do(play.moderator, "flash.reveal", id="reveal", item="flash")
    for group in everybody:
        act(group, 0, "people.rename", person=groups[group][0].person, name=f"New name of {group}")


def come(play: Play, group: str) -> list[Actor]:
    more = {"rehearsal": True} if group == "staged" else {}
    found = [play.join(f"{group}{number}", **more) for number in range(2)]
    return [*found, play.join(f"{group}-host", Role.HOST, "klima", **more)]


def test_nothing_is_left_of_it_and_nothing_else_is_gone(play: Play) -> None:
    other = Play(ROOMY)
    day(other, {"real": come(other, "real")})
    day(play, {"real": come(play, "real"), "staged": come(play, "staged")})
    assert "staged" in str(list(play.document.items()))
    removal = f"staff/deed:{play.do(play.moderator, 'rehearsal.remove')}"
    left, expected = dict(play.document.items()), dict(other.document.items())
    assert [key for key, raw in left.items() if b"staged" in raw or "staged" in key] == []
    # What the clock did is noted under ids that are drawn.
    for document in (left, expected):
        drawn = [key for key, raw in document.items() if b'"what":"clock.' in raw]
        assert [document.pop(key) for key in drawn] != []
    assert left.pop(removal)
    assert {key for key in left.keys() ^ expected.keys() if (left.get(key) or expected.get(key)) != b"0"} == set()
    differing = {key for key in left.keys() & expected.keys() if left[key] != expected[key]}
    assert differing <= {"all/summary:end"}


def test_whoever_rehearsed_as_a_moderator_goes_too(play: Play) -> None:
    staged = play.join("staged", Role.MODERATOR, rehearsal=True)
    play.do(staged, "rehearsal.remove")
    assert play.document.get(Person, STAFF, "staged") is None
    assert play.document.number("all/joined") == 0


def test_only_who_moderates_may_remove_it_and_only_where_there_is_one(play: Play) -> None:
    guest = play.join("guest", rehearsal=True)
    assert play.no(guest, "rehearsal.remove") == "forbidden"
    play.do(play.moderator, "rehearsal.remove")
    assert play.no(play.moderator, "rehearsal.remove") == "nobody-rehearses"
