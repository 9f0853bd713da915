"""The control panel in the hands of two who moderate: each sees what the other does, and takes it back by a key."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from rooms.people import place_of
from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger, Keys, Mouse
from tests.browser.moderators import Moderator
from tests.browser.walls import settled_box
from tests.serving import done, workshop_text

DAY = """
[[item]]
id = "groups"
kind = "board"
title = "Themengruppen"
minutes = 20
advance = "wait"

[[item]]
id = "talk"
kind = "talk"
title = "Vortrag"
minutes = 30
shortest = 20

[[item]]
id = "break"
kind = "pause"
title = "Pause"
minutes = 15
"""


def lately(desk: Moderator, words: str) -> None:
    expect(desk.page.locator("control-lately")).to_contain_text(words)


def lasts(desk: Moderator, title: str, minutes: int) -> None:
    """In the agenda, where times of day stand beside it."""
    row = desk.page.get_by_role("row", name=title)
    expect(row).to_contain_text(re.compile(rf"{title}\s*{minutes}\b"))


def room_of(guest: Guest, *rooms: str) -> str:
    """The one of these in which they are."""
    heading = guest.page.get_by_role("heading", level=2, name=re.compile(f"^({'|'.join(rooms)})$"))
    expect(heading).to_be_visible()
    return heading.inner_text()


def test_what_one_does_the_other_sees_and_takes_back(found: Found, arrive: Callable[..., Any], aside: Aside) -> None:
    event = found(workshop_text(DAY, language="de"))
    first: Moderator = arrive(event, "Mona", Moderator, Keys, role=Role.MODERATOR)
    second: Moderator = arrive(event, "Otto", Moderator, role=Role.MODERATOR)
    guest: Guest = arrive(event, "Ada")
    keyboard, dialog = first.page.keyboard, first.page.get_by_role("dialog")

    # Before the start: is all ready?
    first.is_in("Noch nicht begonnen")
    keyboard.press("r")
    first.sees(re.compile("Noch keine Raumleitung da für: Klima, Arten"), dialog)
    first.checks("whether all is ready")
    keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    first.begin()
    first.is_in("Themengruppen")
    keyboard.press("c")
    first.sees(re.compile("nichts aufzuholen"), dialog)
    keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    guest.is_in("Themengruppen")

    # More time, seen by the other with who gave it, and taken back by them.
    for button, minutes in (("+5 min", 25), ("+1 min", 26)):
        second.press(button)
        for desk in (second, first):
            lasts(desk, "Themengruppen", minutes)
        # Before it is answered nobody presses once more.
        second.is_saved()
    lately(first, "Rückgängig: Um 1 Minute verlängert (Otto)")
    first.sees("Dieser Punkt endet", first.page.locator("control-now"))
    keyboard.press("u")
    lately(second, "Zurückgenommen: Um 1 Minute verlängert Mona")
    lately(first, "Zurückgenommen: Um 1 Minute verlängert Sie")
    lasts(first, "Themengruppen", 25)
    first.is_saved()

    # It ends five minutes late: a plan is looked at, taken, and taken back.
    size = first.page.viewport_size
    first.page.set_viewport_size({"width": 1280, "height": 400})
    keyboard.press("c")
    expect(first.button("So machen wir es", dialog)).to_be_in_viewport(ratio=1)
    first.page.set_viewport_size(size)
    first.sees("Nichts kürzen, später enden", dialog)
    first.checks("plans to catch up")
    keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    # Who chose with Enter has typed nothing, so that the keys are there at once; and Escape leaves what is typed.
    keyboard.press("m")
    field = first.field("An alle")
    expect(field).to_be_focused()
    keyboard.type("Gleich")
    keyboard.press("Escape")
    expect(field).not_to_be_focused()
    expect(field).to_have_value("Gleich")
    lasts(first, "Vortrag", 25)
    lately(second, "Rückgängig: Neue Zeiten für das, was kommt (Mona)")
    second.press(re.compile("^Rückgängig: Neue Zeiten"))
    lasts(first, "Vortrag", 30)

    # Somebody is moved together with others, and back.
    room = room_of(guest, "Klima", "Arten")
    other = "Arten" if room == "Klima" else "Klima"
    keyboard.press("p")
    people = first.page.get_by_role("dialog")
    people.get_by_role("checkbox", name="Ada verlegen").check()
    people.get_by_role("combobox", name="Raum").select_option(label=other)
    first.press("1 Person verlegen", people)
    first.sees(f"1 Person ist jetzt in {other}.", people)
    first.checks("the list of people")
    keyboard.press("Escape")
    expect(people).to_have_count(0)
    lately(second, f"1 Person nach {other} verlegt (Mona)")
    lately(first, f"1 Person nach {other} verlegt (Sie)")

    # Out of the rooms it goes with notice; everybody in them is told, and it can still be taken back. What else can be
    # pressed stays where it was, whatever is said of Next.
    places = [first.button(name).bounding_box() for name in ("Springen …", "Protokoll")]
    host: Guest = arrive(event, "Raumleitung", role=Role.HOST, room="klima")
    keyboard.press("n")
    expect(host.page.locator("control-room > .closing")).to_contain_text("Die Räume schließen in")
    guest.sees(re.compile("Die Räume schließen in"), guest.page.get_by_role("complementary", name="Hinweise"))
    first.sees(re.compile("Die Räume schließen in"), first.page.locator("control-next"))
    lately(first, "Rückgängig: Das Schließen der Räume angekündigt (Sie)")
    first.is_saved()
    assert [first.button(name).bounding_box() for name in ("Springen …", "Protokoll")] == places
    guest.checks("the rooms are about to close")
    keyboard.press("u")
    expect(guest.page.get_by_text(re.compile("Die Räume schließen in"))).to_have_count(0)

    # Everything stands in the log.
    keyboard.press("l")
    first.sees("zurückgenommen von Otto", dialog)
    first.checks("the log")
    keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    # Whoever is made host sees so on their page; there is a link to hand over too, which makes nobody else of them.
    keyboard.press("p")
    first.press("Ada", people)
    first.hands.choose(people.get_by_role("combobox", name="Rolle"), "Raumleitung von Klima")
    first.press("Rolle geben", people)
    first.press("Link zum Übergeben zeigen", people)
    first.sees("Raumleitung von Klima:", people)
    expect(people.locator(".address")).to_have_text(aside(event.link(Role.HOST, "klima")))
    first.checks("the link of a role")


def test_a_room_is_opened_and_two_are_put_together_while_people_work(found: Found, arrive: Callable[..., Any]) -> None:
    event = found(workshop_text(DAY, language="de"))
    desk: Moderator = arrive(event, "Mona", Moderator, Keys, role=Role.MODERATOR)
    guest: Guest = arrive(event, "Ada", hands=Finger)
    # Each has a room to themselves, so that another one is the emptiest.
    arrive(event, "Bea")
    desk.begin()
    guest.is_in("Themengruppen")

    # With a name and a question there is another room, and who comes now is in it.
    desk.press("Weiterer Raum …")
    dialog = desk.page.get_by_role("dialog", name="Ein weiterer Raum")
    desk.hands.write(dialog.get_by_role("textbox", name="Name des Raums"), "Wasser")
    desk.checks("the dialog for another room")
    desk.press("Raum öffnen", dialog)
    expect(dialog).to_have_count(0)
    expect(desk.page.get_by_role("row", name="Wasser")).to_be_visible()
    lately(desk, "Raum „Wasser“ geöffnet")
    late: Guest = arrive(event, "Eve", hands=Finger)
    expect(late.page.get_by_role("heading", level=2, name="Wasser")).to_be_visible()

    # Both work in one: before it is done, it says who goes where; who goes reads why.
    home = room_of(guest, "Klima", "Arten")
    desk.press("Räume zusammenlegen …")
    dialog = desk.page.get_by_role("dialog", name="Räume zusammenlegen")
    desk.hands.choose(dialog.get_by_role("combobox", name="Dieser Raum schließt"), home)
    desk.hands.choose(dialog.get_by_role("combobox", name="Seine Teilnehmenden"), "Wasser")
    desk.sees(f"1 Person geht sofort von {home} nach Wasser.", dialog)
    desk.checks("the dialog in which rooms are put together")
    desk.press("Zusammenlegen", dialog)
    guest.sees(re.compile(f"{home} arbeitet jetzt mit Wasser zusammen"))
    guest.checks("a room that works with another one")
    desk.sees(f"{home} arbeitet mit Wasser zusammen.")
    expect(desk.page.get_by_role("row", name=re.compile(rf"^{home}\b"))).to_have_count(0)

    # And back.
    desk.press(re.compile("^Wieder trennen"))
    expect(guest.page.get_by_role("heading", level=2, name=home)).to_be_visible()


def test_raised_hands_stand_in_a_row_for_who_leads(found: Found, arrive: Callable[..., Any], aside: Aside) -> None:
    event = found(workshop_text(DAY, language="de"))
    desk: Moderator = arrive(event, "Mona", Moderator, role=Role.MODERATOR)
    first: Guest = arrive(event, "Ada", hands=Keys)
    second: Guest = arrive(event, "Bo", hands=Finger)
    desk.begin()
    first.is_in("Themengruppen")
    second.is_in("Themengruppen")
    bar = first.page.get_by_role("banner")

    hands = desk.page.locator("control-hands").get_by_role("listitem")
    second.press("Hand heben", second.page.get_by_role("banner"))
    expect(hands).to_have_count(1)
    first.press("Hand heben", bar)
    expect(hands).to_have_text([re.compile("Bo, "), re.compile("Ada, ")])
    counted = desk.page.get_by_role("table", name="Räume").get_by_text(re.compile("[12] H[aä]nde?"))
    expect(counted.first).to_be_visible()
    desk.checks("raised hands")
    first.checks("a hand that is up")
    second.checks("a hand that is up, on the phone")

    # Whoever has spoken is lowered, by the moderator or by themselves.
    desk.press(re.compile("^Hand senken: Bo"))
    expect(second.page.get_by_role("banner").get_by_role("button", name="Hand heben")).to_be_visible()
    first.press("Hand ist oben", bar)
    expect(hands).to_have_count(0)

    # With the item all go down.
    first.press("Hand heben", bar)
    expect(hands).to_have_count(1)
    aside(done(aside(event.moderator()), "clock.jump", to="talk"))
    expect(hands).to_have_count(0)
    expect(bar.get_by_role("button", name="Hand heben")).to_be_visible()


LONG = "In zehn Minuten treffen wir uns alle wieder im Plenum, bitte bringen Sie Ihre drei wichtigsten Ziele mit."


def test_what_undo_takes_back_is_read_as_a_whole_and_people_are_found_by_the_room_that_they_had(
    found: Found, arrive: Callable[..., Any], aside: Aside
) -> None:
    event = found(workshop_text(DAY, language="de"))
    aside(event.people(12))
    over_the_wire = aside(event.moderator())
    aside(done(over_the_wire, "clock.start", plan="now"))
    desks = [arrive(event, "Mona", Moderator, hands, role=Role.MODERATOR) for hands in (Mouse, Finger)]
    aside(done(over_the_wire, "message.send", text=LONG))
    for desk in desks:
        undo = desk.button(re.compile("^Rückgängig: Nachricht an alle: „In zehn Minuten .* …“ \\(Moderator\\)"))
        expect(undo).to_be_in_viewport(ratio=1)
        whole = "it => it.scrollHeight <= it.clientHeight && it.scrollWidth <= it.clientWidth"
        assert undo.locator("span").evaluate(whole)

    # In a room they stand as one counts, and the way out is in reach from the last of them.
    desk = desks[0]
    desk.press(re.compile(": Klima$"), desk.page.get_by_role("row", name="Klima").get_by_role("cell").first)
    dialog = desk.page.get_by_role("dialog")
    listed = dialog.get_by_role("listitem").locator("bdi")
    expect(listed).to_have_text([re.compile(r"^Person \d+$")] * 6)
    names = listed.all_inner_texts()
    assert names == sorted(names, key=lambda name: int(name.removeprefix("Person ")))
    dialog.get_by_role("listitem").last.scroll_into_view_if_needed()
    expect(desk.button("Schließen", dialog)).to_be_in_viewport(ratio=1)
    desk.press("Schließen", dialog)

    aside(done(over_the_wire, "clock.jump", to="talk"))
    desk.is_in("Vortrag")
    desk.press("Liste")
    desk.hands.write(dialog.get_by_role("searchbox"), "Klima")
    desk.sees("6 Personen", dialog)
    expect(dialog.get_by_text("zuletzt: Klima")).to_have_count(6)
    desk.checks("people by the room that they had")


def test_the_plan_of_another_year_is_named_as_that_and_nothing_is_late_by_it(
    found: Found, arrive: Callable[..., Any], aside: Aside
) -> None:
    event = found(workshop_text(DAY, language="de", date="2022-11-30"))
    desk: Moderator = arrive(event, "Mona", Moderator, role=Role.MODERATOR)
    desk.sees("Mi., 30. November 2022, 09:30")
    # What is done first of all is named above Next, which stays under the hand.
    place = settled_box(desk.page.locator("control-next .go"))
    field = desk.field("An alle")
    field.fill("Gleich")
    field.press("Enter")
    field.press_sequentially("geht es los")
    expect(desk.page.locator("control-messages li")).to_have_count(0)
    field.press("Control+Enter")
    expect(desk.page.locator("control-messages li:not(.sending)")).to_contain_text(
        "Gleich\ngeht es los", use_inner_text=True
    )
    field.press("Escape")
    lately(desk, "Rückgängig: Nachricht")
    assert settled_box(desk.page.locator("control-next .go")) == place
    desk.press(re.compile("^Beginnen mit"))
    dialog = desk.page.get_by_role("dialog")
    desk.sees(re.compile("an einem anderen Tag: Verspätungen zählen nicht"), dialog)
    desk.press("Abbrechen", dialog)
    aside(done(aside(event.moderator()), "clock.start", plan="announced"))
    desk.is_in("Themengruppen")
    expect(desk.button("Aufholen …")).to_have_count(0)
    expect(desk.page.locator("control-agenda .end")).to_contain_text("Ende geplant Mi., 30. November 2022, 10:35")
    desk.page.keyboard.press("c")
    desk.sees(re.compile("Der Beginn war für Mi., 30. November 2022, 09:30 angekündigt"), dialog)
    expect(desk.button("So machen wir es", dialog)).to_have_count(0)


NAMES = ["Lebenswert", "Klimaangepasst", "Artenreich", "Klimagerecht", "Zirkulär"]
FIVE = "".join(
    f'\n[[theme]]\nid = "room-{n}"\nname = "{name}"\nhost = "Team {name}"\nquestions = ["Was tun?"]\n'
    for n, name in enumerate(NAMES)
)
IN_STEPS = """
[[item]]
id = "groups"
kind = "board"
title = "Arbeit in Themengruppen, Teil 1"
minutes = 75
step = [
  { title = "Ankommen", minutes = 5, does = "arrive" },
  { title = "Still schreiben", minutes = 10, does = "write" },
  { title = "Aufdecken", minutes = 10, does = "reveal" },
  { title = "Clustern", minutes = 15, does = "cluster" },
  { title = "Gewichten", minutes = 10, does = "reveal" },
  { title = "Ziele schärfen", minutes = 20, does = "sharpen" },
  { title = "Abschluss", minutes = 5, does = "wrap" },
]
"""


# A large laptop, and the small ones of many offices.
SCREENS = [(1440, 900), (1366, 768), (1280, 720)]
WHOLE = "it => it.scrollHeight <= it.clientHeight && it.scrollWidth <= it.clientWidth"
EACH_CALL = """() => {
  const list = document.querySelector("control-help .calls").getBoundingClientRect();
  return [...document.querySelectorAll("control-help .calls .button")]
    .every((one) => one.getBoundingClientRect().bottom <= list.bottom);
}"""


def sees_all(desk: Moderator, *names: str) -> None:
    """Nothing of the desk is below an edge, but for what is said to give way."""
    for name in names:
        expect(desk.page.get_by_text(name, exact=True)).to_be_in_viewport(ratio=1)
    assert desk.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    for column in (".desk-side", ".desk-open", "control-agenda"):
        assert desk.page.locator(column).evaluate(WHOLE), (column, desk.page.viewport_size)
    # Whoever calls is seen, each with what can be done; lists of hands give way, and keep the first in sight.
    assert desk.page.evaluate(EACH_CALL), desk.page.viewport_size
    expect(desk.page.locator("control-hands li").first).to_be_in_viewport(ratio=1)


def test_the_whole_desk_is_seen_at_once_while_people_in_rooms_call_and_raise_their_hands(
    found: Found, arrive: Callable[..., Any], aside: Aside
) -> None:
    talks = [f'[[item]]\nid = "t{n}"\nkind = "talk"\ntitle = "Vortrag {n}"\nminutes = 10\n' for n in range(10)]
    day = "".join(talks[:5]) + IN_STEPS + "".join(talks[5:])
    event = found(workshop_text(day, themes=FIVE, language="de"))
    people = aside(event.people(10))
    desk: Moderator = arrive(event, "Mona", Moderator, role=Role.MODERATOR)
    english: Moderator = arrive(event, "Otto", Moderator, role=Role.MODERATOR, locale="en-GB")
    desk.begin()
    moderator = aside(event.moderator())
    aside(done(moderator, "clock.jump", to="groups"))
    desk.is_in("Ankommen")
    for one in people[:3]:
        aside(done(one, "help.call", text="Ich finde meine Karte nicht mehr, bitte helfen Sie mir"))
    for one in people[4:]:
        aside(done(one, "hand.raise"))
    for room in (0, 3):
        lead = {"item": "groups", "room": f"room-{room}", "seen": 0}
        aside(done(aside(event.moderator()), "board.lead", step=1, **lead))
    expect(desk.page.locator("control-hands li")).to_have_count(6)
    expect(desk.page.get_by_role("row", name="Klimagerecht")).to_contain_text("Ablauf: Schritt 1")
    for width, height in SCREENS:
        for one, names in (
            (desk, ("Momentaufnahme …", "Auf der Bühne", "Liste", "Springen …", "Protokoll", "Weiterer Raum …")),
            (english, ("Snapshot …", "On the stage", "List", "Jump …", "Log", "Another room …")),
        ):
            one.page.set_viewport_size({"width": width, "height": height})
            sees_all(one, *names)
        desk.checks("the desk with all that may be there")

    # While one is answered the others are seen as well.
    desk.page.set_viewport_size({"width": 1440, "height": 900})
    desk.hands.press(desk.button("Antworten").first)
    expect(desk.field("Antwort, nur für diese Person")).to_be_focused()
    assert desk.page.evaluate(EACH_CALL)
    desk.checks("an answer to one of several calls")
    desk.hands.press(desk.button("Antworten").first)
    desk.page.set_viewport_size({"width": 1280, "height": 720})

    # Whoever calls is one key away, before who has a hand up; and so is a snapshot, with all that were kept.
    desk.page.keyboard.press("w")
    expect(desk.button("Ich kümmere mich").first).to_be_focused()
    for n in range(12):
        aside(done(moderator, "snapshot.take", title=f"Stand {n}"))
    desk.page.keyboard.press("s")
    desk.sees("Stand 11", desk.page.get_by_role("dialog"))
    desk.checks("snapshots that were kept")
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)

    # What is over is folded on the smallest one, and there where it is looked for.
    earlier = desk.page.get_by_role("row", name="Vortrag 4")
    expect(earlier).to_be_hidden()
    desk.press("5 frühere Punkte")
    expect(earlier).to_be_visible()
    desk.press("5 frühere Punkte")

    # A message is shown, and it is chosen to whom the next one goes: that gives way, before who calls.
    aside(done(moderator, "message.send", text=LONG, minutes=30))
    expect(desk.page.locator("control-messages .sent li")).to_have_count(1)
    for width, height in SCREENS:
        desk.page.set_viewport_size({"width": width, "height": height})
        sees_all(desk, "Zurückziehen")
        desk.press("An wen")
        desk.press("Zirkulär", desk.page.get_by_role("group", name="An wen"))
        sees_all(desk, "An den Raum Zirkulär")
        desk.checks("the desk with a message to write and one that is shown")
        desk.press("alle", desk.page.get_by_role("group", name="An wen"))
        desk.press("An wen")


def test_who_hosts_a_room_takes_back_what_they_did_last_in_it(
    found: Found, arrive: Callable[..., Any], aside: Aside
) -> None:
    event = found(workshop_text(IN_STEPS, themes=FIVE, language="de"))
    desk: Moderator = arrive(event, "Mona", Moderator, role=Role.MODERATOR)
    host: Guest = arrive(event, "Team Lebenswert", role=Role.HOST, room="room-0")
    phone: Guest = arrive(event, "Team Zirkulär", hands=Finger, role=Role.HOST, room="room-4")
    people = aside(event.people(5))
    desk.begin()
    for leads, room in ((host, "room-0"), (phone, "room-4")):
        leads.page.goto(leads.page.url.replace("/control", "/live"))
        leads.press(re.compile("^Weiter: Still schreiben"))
        undo = leads.button(re.compile("^Rückgängig: .* geht zu „Still schreiben“"))
        expect(undo).to_be_visible()
        leads.checks("what a host did last, and its way back")
        expect(desk.page.locator("control-lately")).to_contain_text("geht zu „Still schreiben“")
        leads.hands.press(undo)
        expect(undo).to_have_count(0)
        expect(leads.button(re.compile("^Weiter: Still schreiben"))).to_be_visible()
        leads.sees("Der Raum geht mit dem Ablauf.")
        assert aside(event.moderator()).document.raw(f"all/led:groups.{room}") is None

    # On the panel of their room it is what they answered there too.
    caller = next(one for one in people if place_of(one.document, one.person) == "room-0")
    host.page.goto(host.page.url.replace("/live", "/control"))
    aside(done(caller, "help.call", text="Kein Ton"))
    host.press("Ich kümmere mich")
    host.press("Erledigt")
    expect(host.page.locator("control-help")).not_to_contain_text("Kein Ton")
    host.press(re.compile("^Rückgängig: .* wurde geholfen"))
    expect(host.page.locator("control-help")).to_contain_text("Kein Ton")
    host.checks("the panel of a room after something was taken back")


def test_who_waits_is_let_in_by_a_moderator_and_goes_on_by_themselves(found: Found, arrive: Callable[..., Any]) -> None:
    event = found(workshop_text(DAY, language="de", waiting_room=True))
    first: Guest = arrive(event, "Ada", hands=Finger)
    first.sees("Ada, Sie werden gleich eingelassen.")
    first.checks("the waiting room, on the phone")
    desk: Moderator = arrive(event, "Mona", Moderator, role=Role.MODERATOR)
    other: Moderator = arrive(event, "Otto", Moderator, Keys, role=Role.MODERATOR)
    second: Guest = arrive(event, "Bo")
    third: Guest = arrive(event, "Cy", hands=Keys)
    waiting = desk.page.locator("control-waiting").get_by_role("listitem")
    expect(waiting).to_have_text([re.compile("Ada"), re.compile("Bo"), re.compile("Cy")])
    desk.checks("who waits to be let in")

    # One is let in, one is not: the other moderator sees it at once, and so do they.
    desk.press("Einlassen: Ada")
    first.sees("Sie sind dabei, Ada.")
    other.press("Abweisen: Cy")
    third.sees(re.compile("Sie wurden nicht eingelassen"))
    third.checks("who was not let in")
    expect(waiting).to_have_text([re.compile("Bo")])

    # It says what is on meanwhile, and survives that the page is loaded again.
    desk.begin()
    second.page.reload()
    second.sees("Gerade läuft: Themengruppen")
    desk.press("1 nicht eingelassen")
    for name in ("Cy", "Bo"):
        desk.press(f"Einlassen: {name}")
    second.is_in("Themengruppen")
    third.is_in("Themengruppen")
    expect(waiting).to_have_count(0)

    # Who was let in by mistake waits again, on the page that they have open.
    desk.take_back("Aus dem Warteraum eingelassen")
    second.sees("Bo, Sie werden gleich eingelassen.")
    desk.press("Einlassen: Bo")
    second.is_in("Themengruppen")


CHOICE = """
[[item]]
id = "choice"
kind = "choose"
title = "Wahl"
minutes = 10
settings = { rounds = ["groups"], release = "by-hand" }

[[item]]
id = "between"
kind = "talk"
title = "Zwischendurch"
minutes = 10
advance = "wait"
"""


def test_who_hosts_a_room_is_nowhere_counted_among_those_who_choose(
    found: Found, arrive: Callable[..., Any], aside: Aside
) -> None:
    event = found(workshop_text(CHOICE + DAY, language="de"))
    aside(event.page(Role.HOST, "Team Klima", "klima", page="live"))
    aside(event.people(1))
    guest: Guest = arrive(event, "Ada")
    desk: Moderator = arrive(event, "Mona", Moderator, role=Role.MODERATOR)
    desk.begin()
    expect(desk.page.locator("activity-choose")).to_contain_text("0 von 2 haben gewählt")
    expect(desk.page.locator("control-next")).to_contain_text("2 Personen ohne Wunsch")

    # After the close who moderates sees the teams, moves somebody, and tells everybody while something else is on.
    desk.press_next("Zwischendurch")
    guest.is_in("Zwischendurch")
    choice = desk.page.locator("activity-choose")
    desk.sees("Das sieht noch niemand sonst", choice)
    # A close by mistake is taken back: wishes, and who would go where, as before.
    desk.take_back("Weiter zu „Zwischendurch“")
    desk.sees("Ausrechnen, wer wohin käme", choice)
    expect(choice).to_contain_text("0 von 2 haben gewählt")
    desk.press_next("Zwischendurch")
    desk.sees("Das sieht noch niemand sonst", choice)
    move = desk.page.locator("control-next")
    expect(move).to_contain_text("Ihre Räume erfahren sie erst dann.")
    desk.checks("teams of which nobody else knows yet")
    desk.hands.write(choice.get_by_role("combobox", name="Wer"), "Ada")
    desk.hands.choose(choice.get_by_role("combobox", name="In welchen Raum"), "Klima")
    desk.press("In anderen Raum", choice)
    desk.sees("Ada nach Klima verlegt", choice)
    told = guest.page.get_by_role("complementary", name="Hinweise").locator(".room-told")
    expect(told).to_have_count(0)
    # What everybody sees at once is asked for first.
    desk.press("Allen ihren Raum sagen …")
    ask = desk.page.get_by_role("dialog", name="Allen ihren Raum sagen?")
    expect(ask).to_contain_text("Fünf Minuten lang lässt es sich zurücknehmen")
    desk.checks("everybody is to be told their room")
    desk.press("Noch nicht", ask)
    expect(told).to_have_count(0)
    desk.press("Allen ihren Raum sagen …")
    desk.press("Allen ihren Raum sagen", ask)
    expect(told).to_contain_text("„Themengruppen“: Sie sind in Klima (die Moderation hat Sie hierher gebeten).")
    guest.checks("a room is told")
    desk.take_back("Allen ihren Raum gesagt")
    desk.sees("Das sieht noch niemand sonst", choice)
    expect(told).to_have_count(0)
    desk.press("Allen ihren Raum sagen …")
    desk.press("Allen ihren Raum sagen", ask)
    expect(told).to_be_visible()
    expect(choice).to_have_count(0)
    expect(move).not_to_contain_text("Ihre Räume erfahren sie erst dann.")
    guest.press("Verstanden")
    expect(told).to_have_count(0)
