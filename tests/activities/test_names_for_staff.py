"""Who wrote what stands there without a name: nobody is told, or the staff where the workshop file says so."""

from __future__ import annotations

import msgspec
import pytest

from facilitator.exports import json
from rooms.command import Actor
from rooms.contributions import Author, author_key
from rooms.document import STAFF, host_audience
from rooms.people import Name
from rooms.rehearsal import RemoveRehearsal
from rooms.roles import Role
from tests.playing import Play
from tests.serving import EVERYTHING, House, done, workshop_text

pytestmark = pytest.mark.anyio
HOST = host_audience("klima")


class Told(Play):
    """Somebody in the room ``klima``, its host, another room's host and somebody beside them."""

    def __init__(self, **about: object) -> None:
        super().__init__(workshop_text(names="choice", **about))
        self.host, self.other = self.join("host", Role.HOST, "klima"), self.join("other", Role.HOST, "arten")
        self.ada, self.bo = self.join("ada", rehearsal=True), self.join("bo")

    def room(self, item: str) -> dict[str, str]:
        """Everybody is in ``klima`` while that item is on."""
        self.go_to(item)
        for who in (self.ada, self.bo):
            if self.place(who) != "klima":
                self.do(self.moderator, "people.move", person=who.person, room="klima")
        return {"item": item, "room": "klima"}

    def author(self, id: str, room: str = "klima") -> str:
        audience = host_audience(room) if room else STAFF
        found = self.document.get(Author, audience, id)
        return found.by if found else ""


@pytest.fixture
def told() -> Told:
    return Told(names_for_staff=True)


def write(play: Told, at: dict[str, str], named: bool = False, who: Actor | None = None) -> str:
    return play.do(who or play.ada, "board.write", **at, section=1, text="Trees", named=named)


def test_unless_the_file_says_so_nobody_is_told() -> None:
    play = Told()
    card = write(play, play.room("groups"))
    assert play.author(card) == ""
    assert not play.document.audiences(Author.KIND)


def test_the_rooms_host_and_the_staff_are_told_and_nobody_else(told: Told) -> None:
    card = write(told, told.room("groups"))
    key = author_key(card, "klima")
    for who, knows in ((told.host, True), (told.moderator, True), (told.ada, False), (told.bo, False)):
        assert (key in told.sees(who)) is knows
    assert key not in told.sees(told.other)
    assert not any(b"author" in key.encode() for key in told.stage_sees())
    assert told.document.get(Name, HOST, "ada") == Name("Ada")


def test_what_is_signed_needs_no_such_note(told: Told) -> None:
    assert told.author(write(told, told.room("groups"), named=True)) == ""


def test_it_holds_for_everything_that_people_write_and_sign_or_not(told: Told) -> None:
    told.go_to("welcome")
    question = told.do(told.ada, "talk.ask", item="welcome", text="Why?", named=False)
    assert told.author(question, "") == "ada"
    assert author_key(question) not in told.sees(told.host)
    at = told.room("groups")
    card = write(told, at)
    comment = told.do(told.bo, "board.comment", **at, note=card, text="Yes", named=False)
    proposal = told.do(told.bo, "board.propose", **at, text="A goal", named=False)
    assert (told.author(comment), told.author(proposal)) == ("bo", "bo")


def test_what_is_written_unseen_is_told_only_once_it_is_revealed(told: Told) -> None:
    at = told.room("groups-2")
    card = write(told, at)
    assert told.author(card) == ""
    told.do(told.host, "board.lead", **at, step=1, seen=0)
    assert told.author(card) == "ada"


def test_it_goes_with_what_is_taken_back_and_comes_with_it(told: Told) -> None:
    at = told.room("groups")
    card = write(told, at)
    told.do(told.ada, "board.delete", **at, note=card)
    assert told.author(card) == ""
    told.do(told.ada, "board.undelete", **at, note=card)
    assert told.author(card) == "ada"
    comment = told.do(told.ada, "board.comment", **at, note=card, text="Mine", named=False)
    told.do(told.ada, "board.uncomment", **at, comment=comment)
    assert told.author(comment) == ""


def test_a_rehearsal_leaves_no_trace_of_it(told: Told) -> None:
    write(told, told.room("groups"))
    told.do(told.moderator, RemoveRehearsal.__struct_config__.tag)  # type: ignore[arg-type]
    assert not told.document.audiences(Author.KIND)


def test_whose_it_is_leaves_the_house_in_no_file(told: Told) -> None:
    card = write(told, told.room("groups"))
    whole = msgspec.json.decode(json.render(told.document, workshop="play", epoch="e", sequence=1))["entities"]
    assert not any("/author" in key for key in whole)
    assert not any(key.startswith("me:ada/") and key.endswith(card) for key in whole)


async def test_no_participants_page_is_ever_sent_it(servers: House) -> None:
    text = workshop_text(EVERYTHING, names="anonymous", names_for_staff=True)
    async with servers.workshop(text) as here:
        moderator = await here.moderator()
        host = await here.page(Role.HOST, "Host", "klima", page="live")
        people = [*await here.people(2), await here.page(Role.STAGE)]
        await done(moderator, "clock.start", plan="now")
        await done(moderator, "clock.jump", to="groups")
        ada = people[0]
        for page in people[:2]:
            await done(moderator, "people.move", person=page.person, room="klima")
        await ada.until(lambda: "room:klima" in ada.seen)
        wrote = await done(ada, "board.write", item="groups", room="klima", section=1, text="Trees")
        for page in (moderator, host):
            await page.until(lambda page=page: page.document.get(Author, HOST, wrote.id) is not None)  # type: ignore[misc]
        for page in people:
            assert not page.document.audiences(Author.KIND)
            assert HOST not in page.seen
            assert STAFF not in page.seen
