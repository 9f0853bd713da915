"""The log in the documentation: only where the file wishes for it, complete, in words, and without what is private."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfReader

from facilitator import commands
from facilitator.documentation import neutral, render
from facilitator.exports import FORMATS
from facilitator.locale import translations
from facilitator.moment import Moment
from facilitator.returning import Steer
from rooms.blocks import Heading, Table
from rooms.command import Command
from rooms.deed_wording import WORDS
from rooms.roles import Right, Role
from tests.playing import MINUTE, Play
from tests.serving import workshop_text

AGENDA = """
[[item]]
id = "talk"
kind = "talk"
title = "Vortrag"
minutes = 10

[[item]]
id = "groups"
kind = "board"
title = "Gruppen"
minutes = 30
step = [ { title = "Lesen", minutes = 10 }, { title = "Schreiben", minutes = 20 } ]
"""


def played(log: bool = True, **about: object) -> Play:
    play = Play(workshop_text(AGENDA, language="de", log_in_results=log, **about))
    play.join("ada")
    host = play.join("host", Role.HOST, "klima")
    play.go_to("talk")
    play.do(play.moderator, "message.send", text="Für alle")
    play.do(play.moderator, "message.send", text="Nur für Ada", person="ada")
    play.do(play.moderator, "clock.extend", minutes=5, seen="talk", seen_ends=play.clock.ends)
    play.do(play.moderator, "clock.next", seen="talk")
    play.do(host, "board.lead", item="groups", room="klima", step=1, seen=0)
    moved = play.do(play.moderator, "people.move", person="ada", room="arten")
    if play.place(play.actors["ada"]) == "arten":
        play.do(play.moderator, "deed.undo", deed=moved)
    play.do(play.moderator, "people.appoint", person="ada", role="host", room="arten")
    play.wait(60 * MINUTE)
    return play


def rows(play: Play, language: str = "de") -> list[tuple[str, str]]:
    found = neutral(Moment(play.document, 1, play.now), "", translations(language).gettext)
    tables = [block for block in found.blocks if isinstance(block, Table) and block.sheet == "log"]
    return [(str(words), str(who)) for table in tables for _, words, who in table.rows]


def test_it_stands_there_only_where_the_file_wishes_for_it() -> None:
    assert rows(played(log=False)) == []
    play = played()
    last = neutral(Moment(play.document, 1, play.now), "", str).blocks[-2:]
    assert isinstance(last[0], Heading)
    assert last[0].text == "Log"


def test_it_says_what_was_done_in_the_words_of_the_control_panel() -> None:
    said = [words for words, _ in rows(played())]
    assert said[:4] == [
        "Begonnen mit „Vortrag“",
        "Nachricht an alle: „Für alle“",
        "Nachricht an eine Person",
        "Um 5 min verlängert",
    ]
    assert "Weiter zu „Gruppen“" in said
    assert "Klima geht zu „Schreiben“" in said
    assert said[-1] == "Die Werkstatt wurde beendet"
    assert any(words.startswith("Zurückgenommen: Jemand") for words in said)


@pytest.mark.parametrize(("named", "doer"), [(False, "Moderation"), (True, "Mo, Moderation")])
def test_who_did_it_is_named_where_the_documentation_names_people(named: bool, doer: str) -> None:
    log = rows(played(names_in_results=named))
    assert log[1] == ("Nachricht an alle: „Für alle“", doer)
    assert log[-1][1] == "von selbst"
    assert ("Ada" in str(log)) is named
    assert "Nur für Ada" not in str(log)


def test_a_new_name_and_the_one_before_stand_there_where_people_are_named() -> None:
    def log(named: bool) -> str:
        play = played(names_in_results=named)
        for name in ("Adda", "Addy"):
            play.do(play.moderator, "people.rename", person="ada", name=name)
        play.do(play.moderator, "people.rename", person="ada", name="Addy", organisation="Amt")
        return str(rows(play))

    said = log(named=True)
    assert "„Ada“ in „Adda“ umbenannt" in said
    assert "„Adda“ in „Addy“ umbenannt" in said
    assert "Organisation von Addy geändert" in said
    assert "Ad" not in log(named=False)


def test_it_says_how_much_time_a_room_was_given() -> None:
    play = Play(workshop_text(AGENDA, language="de", log_in_results=True))
    play.go_to("groups")
    for minutes in (5, -60):
        play.do(play.moderator, "board.stretch", item="groups", room="klima", minutes=minutes)
    said = [words for words, _ in rows(play)]
    assert said[-2:] == ["Klima: +5 min für seinen Schritt", "Klima: −15 min für seinen Schritt"]


@pytest.mark.parametrize("format", sorted(FORMATS.keys() - {"json", "png", "svg"}))
def test_every_format_has_it(format: str) -> None:
    play = played()
    body = render("test", "e", Moment(play.document, 1, play.now), format, "").body
    if format in ("docx", "xlsx", "csv"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"".join(packed.read(name) for name in packed.namelist())
    elif format == "pdf":
        body = "".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).encode()
    for said in ("Um 5 min verlängert", "Nachricht an alle: „Für alle“"):
        assert said.encode() in body


def test_every_deed_that_can_be_noted_has_words() -> None:
    """Its own, or one here; those of the clock say how it stood, and what undoes is noted as what it does."""
    noted = {
        commands.name_of(one)
        for one in set(commands.command_types()) - {commands.Undo}
        if one.NEEDS not in (Right.WATCH, Right.TAKE_PART) and not issubclass(one, Steer) and one.done is Command.done
    }
    assert noted <= WORDS.keys()


def test_it_says_in_which_room_a_goal_was_marked() -> None:
    play = Play(workshop_text(AGENDA.replace("[ {", '[ { does = "sharpen",', 1), language="de", log_in_results=True))
    play.go_to("groups")
    play.do(play.moderator, "board.to-plenary", item="groups", room="klima", goal="1")
    assert ("Ein Ziel von Klima für das Plenum vorgemerkt", "Moderation") in rows(play)
