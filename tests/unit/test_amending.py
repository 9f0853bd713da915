"""What becomes of a workshop when its file is changed: everything before it begins, what lies ahead once it has."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator import agenda
from facilitator.amending import amended
from facilitator.consequences import consequences
from facilitator.workshop_file import Faults, parse
from rooms.activities.board.doors import room_id
from rooms.decision import Decision
from rooms.document import ALL, SEALED, STAFF, View, room_audience
from rooms.people import Link
from rooms.programme import Clock, EventPage, Sheet, Workshop, clock, items, themes, workshop
from rooms.roles import Role
from rooms.wording import mark
from tests.playing import MINUTE, Play
from tests.serving import THEMES, workshop_text

ITEMS = """
[[item]]
id = "a"
kind = "talk"
title = "A"
minutes = 10

[[item]]
id = "b"
kind = "board"
title = "B"
minutes = 20
team = "Door open"
settings = { weighing = [{ question = "What first?" }] }
step = [
  { title = "Write", minutes = 10, does = "write" },
  { title = "Weigh", minutes = 10, does = "weigh" },
]

[[item]]
id = "c"
kind = "pause"
title = "C"
minutes = 10

[[item]]
id = "d"
kind = "flash"
title = "D"
minutes = 10
settings = { question = "How was it?" }
"""
LAST = """
[[item]]
id = "e"
kind = "closing"
title = "E"
minutes = 5
"""
NEW_THEME = '[[theme]]\nid = "wasser"\nname = "Wasser"\nquestions = ["Woher?"]\ngoals = ["Mehr Regen."]\n\n'
TEXT = workshop_text(ITEMS)


def play(to: str = "", text: str = TEXT) -> Play:
    played = Play(text)
    if to:
        played.do(played.moderator, "clock.start", plan="now")
        if to != played.clock.item:
            played.do(played.moderator, "clock.jump", to=to)
    return played


def change(played: Play, *pairs: tuple[str, str], text: str = TEXT) -> View:
    """The workshop after words of its file were replaced by others."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    decision = amended(
        played.document, parse(text, name="play"), now=played.now, hashed=lambda link: f"host-{link.room}"
    )
    assert all(played.document.raw(key) == raw for key, raw in decision.expected.items())
    return decision.preview()


def refused(played: Play, *pairs: tuple[str, str]) -> list[str]:
    with pytest.raises(Faults) as raised:
        change(played, *pairs)
    return [fault.where for fault in raised.value.faults]


def effects(played: Play, *pairs: tuple[str, str]) -> list[str]:
    after = change(played, *pairs)
    moment = agenda.workshop_time(played.clock, played.now)
    start = played.clock.start
    return [
        effect.said(mark, lambda at: f"+{round((at - start) / MINUTE)}")
        for effect in consequences(played.document, after, moment)
    ]


# Before it begins


def test_before_it_begins_everything_becomes_what_the_file_says() -> None:
    played = play()
    played.crowd(3)
    after = change(
        played, ('title = "A test"', 'title = "Another"'), ('id = "arten"', 'id = "boden"'), (ITEMS, ITEMS + LAST)
    )
    assert (workshop(after).title, [id for id, _ in items(after)]) == ("Another", list("abcde"))
    assert [id for id, _ in themes(after)] == ["klima", "boden"]
    assert after.number("all/joined") == 3
    hosts = {link.room for _, link in after.each(Link, SEALED) if link.role is Role.HOST}
    assert hosts == {"klima", "boden"}


def test_nothing_is_changed_by_the_same_file() -> None:
    for to in ("", "b", "d"):
        played = play(to)
        after = change(played)
        ours = {key: raw for key, raw in after.items() if "/link:" not in key}
        assert ours == {key: raw for key, raw in played.document.items() if "/link:" not in key}


def test_a_draft_stays_one_and_does_not_begin_by_itself() -> None:
    played = play()
    about = workshop(played.document)
    played.apply(Decision(played.document).put(Workshop.key(ALL), replace(about, draft=True)))
    played.now = 0
    after = change(played, ('start = "09:30"', 'start = "10:00"'))
    assert (workshop(after).draft, clock(after).auto) == (True, False)


def test_a_rehearsal_that_the_server_made_stays_one() -> None:
    played = play()
    about = workshop(played.document)
    played.apply(Decision(played.document).put(Workshop.key(ALL), replace(about, rehearsal=True)))
    assert workshop(change(played, ('title = "A"', 'title = "AA"'))).rehearsal


def test_a_day_of_deletion_that_was_promised_does_not_move_with_every_change() -> None:
    played = play("b")
    promised = workshop(played.document).expires
    played.now += 400 * 24 * 60 * MINUTE
    assert workshop(change(played, ('title = "D"', 'title = "DD"'))).expires == promised


# What is for the team


def test_what_is_for_the_team_is_shown_to_the_staff_alone() -> None:
    view = play().document
    assert view.get(Sheet, STAFF, "b") == Sheet(team="Door open")
    assert not any(b"Door open" in raw for key, raw in view.items() if not key.startswith(("staff/", "sealed/page")))
    page = view.get(EventPage, SEALED)
    assert page is not None
    assert "Door open" in page.file
    assert list(change(play(), ('team = "Door open"', "")).ids("sheet", STAFF)) == []


# Once it has begun


def test_what_is_ahead_changes_and_the_clock_goes_on() -> None:
    played = play("b")
    after = change(played, (ITEMS, ITEMS + LAST), ('title = "C"\nminutes = 10', 'title = "Lunch"\nminutes = 40'))
    assert clock(after) == played.clock
    assert [(item.title, item.minutes) for _, item in items(after)][2:] == [("Lunch", 40), ("D", 10), ("E", 5)]


def test_items_ahead_change_places_and_go() -> None:
    played = play("b")
    c = ITEMS[ITEMS.index('[[item]]\nid = "c"') : ITEMS.index('[[item]]\nid = "d"')]
    assert [id for id, _ in items(change(played, (c, "")))] == ["a", "b", "d"]
    moved = change(played, (ITEMS, ITEMS.replace(c, "") + "\n" + c))
    assert [id for id, _ in items(moved)] == ["a", "b", "d", "c"]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('title = "A"\nminutes = 10', 'title = "A"\nminutes = 15', "item[1].minutes"),
        ('title = "A"\n', 'title = "Before"\n', "item[1].title"),
        ('title = "B"\nminutes = 20', 'title = "B"\nminutes = 25', "item[2].minutes"),
        ('question = "What first?"', 'question = "What last?"', "item[2].settings"),
        ('does = "weigh"', 'does = "weigh", aim = "x"', ""),
        ('title = "Write", minutes = 10', 'title = "Think", minutes = 10', "item[2].step"),
        ('start = "09:30"', 'start = "09:45"', "workshop.start"),
        ("date = 2030-05-14", "date = 2030-05-15", "workshop.date"),
        ('language = "en"', 'language = "en"\nnames = "anonymous"', "workshop.names"),
        ('language = "en"', 'language = "en"\nnames_for_staff = true', "workshop.names_for_staff"),
        ('language = "en"', 'language = "en"\nkeep_days = 90', "workshop.keep_days"),
        ('language = "en"', 'language = "en"\nkeep_days = 30', ""),
        ('["Was tun?", "Was lassen?"]', '["Was tun?"]', "theme[1].questions"),
        ('["Was tun?", "Was lassen?"]', '["Was nun?", "Was lassen?", "Und dann?"]', ""),
        ('goals = ["Mehr Schatten."]', 'goals = ["Mehr Licht."]', "theme[1].goals"),
        ('name = "Klima"', 'name = "Wetter"\nseats = 5\nmotto = "x"', ""),
        ('team = "Door open"', 'team = "Door shut"', ""),
        ('title = "A"\n', 'title = "A"\nmaterial = "Chairs"\n', ""),
        ('title = "B"\n', 'title = "Rooms"\nlead = "all"\nnote = "x"\nadvance = "wait"\n', ""),
    ],
)
def test_what_may_change_while_the_second_item_is_on(old: str, new: str, where: str) -> None:
    played = play("b")
    if "seats" in new:
        old, new = f"{old}\nquestions", f"{new}\nquestions"
        text = TEXT.replace("seats = 3\n", "", 1)
        played = play("b", text)
        change(played, (old, new), text=text)
    elif where:
        assert refused(played, (old, new)) == [where]
    else:
        change(played, (old, new))


def test_nothing_that_has_begun_is_taken_out_or_moved() -> None:
    played = play("b")
    a = ITEMS[: ITEMS.index('[[item]]\nid = "b"')]
    assert refused(played, (a, "\n")) == ["item", "item[1]"]
    assert refused(played, (ITEMS, LAST + ITEMS)) == ["item[2]", "item[3]"]
    assert "theme" in refused(played, ('id = "arten"', 'id = "boden"'))


def test_an_item_to_which_one_went_back_stays_what_it_is() -> None:
    played = play("d")
    played.do(played.moderator, "clock.jump", to="b")
    assert refused(played, ('question = "How was it?"', 'question = "And now?"')) == ["item[4].settings"]
    change(played, ('title = "D"\nminutes = 10', 'title = "DD"\nminutes = 12'))


def test_a_new_theme_becomes_a_room_at_once() -> None:
    played = play("b")
    after = change(played, (THEMES, THEMES + "\n" + NEW_THEME))
    assert [id for id, _ in themes(after)] == ["klima", "arten", "wasser"]
    assert [key for key, _ in after.items(room_audience("wasser"))] == ["room:wasser/goal:1"]
    assert "wasser" in {link.room for _, link in after.each(Link, SEALED)}


def test_goals_may_change_until_the_rooms_have_opened() -> None:
    after = change(play("a"), ('goals = ["Mehr Schatten."]', 'goals = ["Mehr Licht."]'))
    assert any(b"Mehr Licht." in raw for _, raw in after.items(room_audience("klima")))


def test_what_is_on_waits_for_the_time_that_the_next_item_has_now() -> None:
    played = play("b")
    ends = played.clock.ends
    locked = ('title = "C"\n', 'title = "C"\nstarts = "10:15"\n')
    after = change(played, locked)
    assert clock(after).ends == played.clock.start + 45 * MINUTE
    assert clock(after).ends > ends
    again = Play(TEXT.replace(*locked, 1))
    again.do(again.moderator, "clock.start")
    again.do(again.moderator, "clock.jump", to="b")
    back = amended(again.document, parse(TEXT, name="play"), now=again.now, hashed=lambda link: link.room).preview()
    assert clock(back).ends == again.clock.began + 20 * MINUTE


def test_what_is_on_never_ends_in_the_past() -> None:
    text = TEXT.replace('title = "C"\n', 'title = "C"\nstarts = "10:30"\n', 1)
    played = play("b", text)
    played.wait(50 * MINUTE)
    assert played.clock.item == "b"
    after = amended(played.document, parse(TEXT, name="play"), now=played.now, hashed=lambda link: link.room).preview()
    assert clock(after).ends == agenda.workshop_time(played.clock, played.now)


def test_the_decision_holds_only_while_the_clock_stands_as_it_was_seen() -> None:
    played = play("b")
    file = parse(TEXT.replace('title = "D"', 'title = "DD"'), name="play")
    decision = amended(played.document, file, now=played.now, hashed=lambda link: link.room)
    assert Clock.key(ALL) in decision.expected


def test_after_the_end_only_words_around_it_change() -> None:
    played = play("d")
    played.do(played.moderator, "clock.end")
    assert refused(played, (ITEMS, ITEMS + LAST)) == ["item[5]"]
    assert refused(played, ('title = "D"\n', 'title = "DD"\n')) == ["item[4].title"]
    after = change(played, ("[[theme]]", '[page]\nknow = "Thanks."\n\n[[theme]]'))
    page = after.get(EventPage, SEALED)
    assert page is not None
    assert page.know == "Thanks."


# What it does, in words


def test_it_is_said_beforehand_what_a_change_does() -> None:
    assert effects(play(), ('title = "C"\nminutes = 10', 'title = "C"\nminutes = 20')) == [
        "“C” takes 20 min instead of 10.",
        "“D” moves from +40 to +50.",
        "The workshop ends at +60 instead of +50.",
    ]
    c = ITEMS[ITEMS.index('[[item]]\nid = "c"') : ITEMS.index('[[item]]\nid = "d"')]
    assert effects(play("b"), (c, ""), ('title = "D"', 'title = "Last"')) == [
        "“C” is taken out.",
        "“D” is called “Last”.",
        "“Last” moves from +30 to +20.",
        "The workshop ends at +30 instead of +40.",
    ]


def test_notes_for_the_team_are_told_to_be_for_the_team() -> None:
    assert effects(play("a"), ('team = "Door open"', 'team = "Door shut"')) == [
        "The notes for the team change; only moderators and organisers see them."
    ]


def test_themes_texts_and_codes_are_told() -> None:
    told = effects(
        play(),
        ('language = "en"', 'language = "en"\ncode = "HALDE 48"\norganiser = "We"'),
        ('name = "Klima"', 'name = "Wetter"'),
        ('name = "Arten"', 'name = "Arten"\nmotto = "x"'),
        (THEMES[-1:] + ITEMS[:1], "\n\n" + NEW_THEME),
    )
    assert told == [
        "The theme “Klima” is called “Wetter”.",
        "“Wasser” is a new theme, with a room and a link for its host.",
        "“Arten” says or asks something else.",
        "What is said of the workshop as a whole changes.",
        "The code to join is HALDE 48; the one before no longer lets anybody in.",
    ]
    assert effects(play()) == []


def test_a_room_that_moderators_opened_stays_whatever_the_file_says_and_has_a_link_for_its_host() -> None:
    played = play("b")
    opened = {"name": "Wasser", "questions": ["Woher?"]}
    room = room_id(played.do(played.moderator, "board.open", item="b", **opened))
    assert effects(played, ('title = "A test"', 'title = "Another"')) != []
    after = change(played, ('title = "A test"', 'title = "Another"'))
    assert [id for id, _ in themes(after)] == ["klima", "arten", room]
    assert after.get(Link, SEALED, f"host-{room}") == Link(Role.HOST, room=room)


def test_in_a_rehearsal_that_begins_anew_there_are_the_rooms_of_its_file() -> None:
    text = workshop_text(ITEMS, rehearsal=True)
    played = play("b", text)
    ada = played.join("ada")
    played.do(played.moderator, "board.open", item="b", name="Wasser", questions=["Woher?"], host="ada")
    played.do(played.moderator, "board.merge", item="b", room="klima", into="arten")
    played.do(played.moderator, "rehearsal.reset")
    assert (played.person(ada).role, played.person(ada).room) == (Role.PARTICIPANT, ""), "a host hosts a room there is"
    assert [id for id, _ in themes(played.document)] == ["klima", "arten"]
    assert not list(played.document.ids("merged", ALL))
