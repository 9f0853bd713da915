"""Whether a workshop can begin is judged by what matters then; and a rehearsal begins anew as if nothing had been."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.readiness import Tried, checks
from rooms.document import ALL, STAFF, View, own_audience
from rooms.durability import Worth
from rooms.people import JOINED, Name, Person, Place
from rooms.roles import Role
from tests.playing import MINUTE, Play
from tests.serving import workshop_text

LINKS = frozenset({("participant", ""), ("stage", ""), ("host", "klima"), ("host", "arten")})
EVERYBODY = frozenset({"mo", "m2", "hk", "ha", "p1"})


def well(play: Play) -> Tried:
    return Tried(
        worth=Worth.ON_DISK,
        store="Valkey 9",
        apart=0,
        address="https://example.org",
        opens="opens",
        links=LINKS,
        connected=EVERYBODY,
        exports={"PDF": True},
        now=play.start,
    )


def amiss(view: View, tried: Tried) -> list[str]:
    return [check.text.format(**check.values) for check in checks(view, tried) if check.tone != "good"]


def gathered() -> Play:
    play = Play(workshop_text().replace('id = "klima"', 'id = "klima"\nconference = "https://meet.halde.eu/a"'))
    play.join("m2", Role.MODERATOR)
    play.join("hk", Role.HOST, "klima")
    play.join("ha", Role.HOST, "arten")
    play.join("p1")
    return play


def test_what_is_missing_is_named_and_nothing_else() -> None:
    play = gathered()
    view, tried = play.document, well(play)
    assert amiss(view, tried) == ["No link to talk to each other in: Arten."]
    assert "The rooms have 6 seats for 7 people: some are overfilled." in amiss(_crowded(), tried)
    for change, said in [
        ({"worth": Worth.IN_MEMORY}, "Valkey 9 keeps everything in memory only: if it ends, all is lost."),
        ({"apart": 3_000}, "The clocks of server and store are 3 s apart."),
        (
            {"address": "http://127.0.0.1:8000"},
            "The links lead to http://127.0.0.1:8000: only this machine reaches it.",
        ),
        (
            {"opens": "silent"},
            "The server itself cannot open https://example.org. Please open the link to join on another device.",
        ),
        (
            {"opens": "elsewhere"},
            "The link to join does not open this workshop: something else answers at https://example.org.",
        ),
        ({"links": LINKS - {("host", "arten")}}, "One link cannot be shown with this server's key; renew it."),
        ({"connected": EVERYBODY - {"ha"}}, "No host is there yet for: Arten."),
        ({"connected": EVERYBODY - {"m2"}}, "Nobody else moderates: if your line breaks, only the clock goes on."),
        ({"exports": {"PDF": False, "CSV": True}}, "These downloads could not be made: PDF."),
        (
            {"now": play.start + 3 * 24 * 60 * MINUTE},
            "It is announced for another day: begin it with the plan moved to now.",
        ),
    ]:
        assert said in amiss(view, replace(tried, **change)), said  # type: ignore[arg-type]


def talking(klima: str, arten: str, plenary: str = "") -> list[str]:
    """What is said of these links to talk to each other."""
    text = f'[links]\nconference = "{plenary}"\n' + workshop_text()
    for room, link in (("klima", klima), ("arten", arten)):
        text = text.replace(f'id = "{room}"', f'id = "{room}"\nconference = "{link}"')
    play = Play(text)
    found = [check.text.format(**check.values) for check in checks(play.document, well(play))]
    return [text for text in found if any(word in text for word in ("to talk", "video conference"))]


MEET = "https://meet.halde.eu"


@pytest.mark.parametrize(
    ("links", "said"),
    [
        (
            (f"{MEET}/a", f"{MEET}/b"),
            "Each room has a link of its own to talk to each other. The server opens none: please try them.",
        ),
        (("", f"{MEET}/b"), "No link to talk to each other in: Klima."),
        (("", f"{MEET}/b", MEET), "Only the plenary's link to talk to each other in: Klima."),
        ((f"{MEET}/a", f"{MEET}/a"), "The same link to talk to each other in: Klima, Arten."),
        (
            ("mailto:a@halde.eu", "/room"),
            "Not the address of a video conference (https:// and a server) in: Klima, Arten.",
        ),
        (
            ("https://localhost/a", f"{MEET}/{{room}}"),
            "Not the address of a video conference (https:// and a server) in: Klima, Arten.",
        ),
        ((f"{MEET}/a", "https://meet.example.org/b"), "The link to talk is only an example in: Arten."),
    ],
)
def test_links_of_rooms_that_lead_to_no_conference_are_named_with_what_is_wrong(
    links: tuple[str, ...], said: str
) -> None:
    assert talking(*links) == [said]


def test_the_link_of_the_plenary_is_looked_at_too() -> None:
    rooms = (f"{MEET}/a", f"{MEET}/b")
    assert len(talking(*rooms, MEET)) == 1
    wrong = "https://konferenz.example.org/werkstatt"
    assert f"The plenary's link leads to no video conference: {wrong}." in talking(*rooms, wrong)


def _crowded() -> View:
    play = gathered()
    for number in range(6):
        play.join(f"late{number}")
    return play.document


def test_a_rehearsal_begins_anew_with_everybody_but_simulated_people() -> None:
    play = Play(workshop_text(rehearsal=True))
    play.join("real")
    before = dict(play.document.items())
    play.join("staged", rehearsal=True)
    play.go_to("words")
    for person in ("real", "staged"):
        play.do(play.actors[person], "chain.attach", item="words", text=f"word of {person}")
    play.go_to("groups")
    play.do(play.actors["real"], "board.write", item="groups", room=_room(play), section=1, text="A card")
    play.do(play.moderator, "message.send", text="Hello")
    deed = play.do(play.moderator, "rehearsal.reset")
    after = dict(play.document.items())
    assert after.pop(f"{STAFF}/deed:{deed}")
    assert play.clock.state == "planned"
    assert play.clock.start == play.start
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert changed <= {"all/clock"}
    assert play.document.number(JOINED) == 1
    play.do(play.moderator, "clock.start")
    play.go_to("groups")
    assert play.document.get(Place, own_audience("real")) is not None


def _room(play: Play) -> str:
    place = play.document.get(Place, own_audience("real"))
    assert place is not None
    return place.room


def test_only_a_rehearsal_is_reset() -> None:
    play = Play(workshop_text())
    assert play.no(play.moderator, "rehearsal.reset") == "not-a-rehearsal"
    assert play.document.get(Person, STAFF, "mo") is not None
    assert play.document.get(Name, ALL, "mo") is not None
