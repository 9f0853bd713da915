"""What fits on which screen: enlarged to 400 %, as wide as an old phone, and shared with a room."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from rooms.document import STAFF
from rooms.people import Name, Person
from rooms.programme import items
from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger, Mouse
from tests.browser.moderators import Moderator
from tests.browser.rooms import GROUPS
from tests.serving import EVERYTHING, THEMES, done, workshop_text

Arrive = Callable[..., Any]
Somebody = Callable[..., Any]

# 1280 × 1024 at 400 %; and the narrowest that WCAG asks for.
FLAT, NARROW = {"width": 320, "height": 256}, {"width": 320, "height": 640}
# Words without a place where a line may break.
WORD = "Donaudampfschifffahrtsgesellschaftskapitänsbüchereibenutzungsordnungsänderung"
WORDY = THEMES.replace('"Klima"', f'"{WORD}"').replace('"Arten"', '"Bürgerbeteiligungsverfahrensweiterentwicklung"')
REGISTERING = f'\n[registration]\nopen = true\nwishes = true\ngroups = ["{WORD}"]\n'
LONG = "Arbeit in den Themengruppen an den Entwürfen der gemeinsamen Handlungsziele, erster Teil"
STAYING = """() => [...document.querySelectorAll("main *, header")].filter((one) =>
    ["sticky", "fixed"].includes(getComputedStyle(one).position) && one.checkVisibility())
    .map((one) => one.className)"""
# What of the bar on top is cut off, though it is there to be read.
CUT = """() => [...document.querySelectorAll(".live-bar :is(.what, .next, strong)")]
    .filter((one) => one.scrollHeight > one.clientHeight + 1 && one.clientHeight > 1
        || getComputedStyle(one).display !== "inline" && one.scrollWidth > one.clientWidth + 1)
    .map((one) => one.textContent.trim())"""
# Lines, letters and words as far apart as WCAG 1.4.12 says.
APART = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
BEYOND = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""


@pytest.mark.parametrize("size", [FLAT, NARROW], ids=["flat", "narrow"])
def test_nothing_is_covered_or_cut_off_on_a_small_screen(
    size: dict[str, int], found: Found, arrive: Arrive, somebody: Somebody, aside: Aside
) -> None:
    event = found(workshop_text(language="de", themes=WORDY, title=f"{WORD} 2035") + REGISTERING)
    if size is NARROW:
        stranger: Guest = somebody(event.house.addresses[0], viewport=size)
        for address in (f"{event.house.addresses[0]}/w/{event.id}", aside(event.link(Role.PARTICIPANT))):
            stranger.page.goto(address)
            assert stranger.page.evaluate(BEYOND) <= 0, f"{address} is wider than the screen"
        author: Guest = arrive(event, "Leitung", Guest, role=Role.ORGANISER, viewport=size)
        author.page.goto(f"{event.house.addresses[0]}/w/{event.id}/edit#themes")
        expect(author.page.get_by_role("heading", level=3, name=WORD)).to_be_visible()
        assert author.page.evaluate(BEYOND) <= 0
        author.page.goto(f"{event.house.addresses[0]}/w/{event.id}/results")
        assert author.page.evaluate(BEYOND) <= 0
    guest: Guest = arrive(event, "Ada", viewport=size)
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR, viewport=size)
    control = aside(event.moderator())
    aside(done(control, "clock.start"))
    for id, item in items(control.document):
        if item.place:
            aside(done(control, "clock.jump", to=id))
        guest.is_in(item.title)
        for one in (guest, moderator):
            expect(one.page.locator(f"activity-{item.kind}").first).to_be_attached()
            assert one.page.evaluate(BEYOND) <= 0, f"{id} is wider than the screen"
            if size is FLAT:
                assert one.page.evaluate(STAYING) == [], f"something stays over {id}"
    moderator.press("Liste")
    row = moderator.page.get_by_role("row", name="Ada")
    expect(row.get_by_role("cell", name="Teilnahme")).to_be_visible()
    assert moderator.page.evaluate(BEYOND) <= 0
    moderator.press("Schließen", moderator.page.get_by_role("dialog"))
    moderator.press("Protokoll")
    log = moderator.page.get_by_role("dialog", name="Protokoll")
    expect(log.get_by_text("Weiter zu").first).to_be_visible()
    assert log.evaluate("(dialog) => dialog.scrollWidth - dialog.clientWidth") <= 0, "the log is wider than the screen"


@pytest.mark.parametrize("size", [FLAT, {"width": 1024, "height": 768}], ids=["enlarged", "apart"])
def test_the_bar_says_all_to_who_enlarges_it_or_sets_words_and_letters_apart(
    size: dict[str, int], found: Found, arrive: Arrive, aside: Aside
) -> None:
    event = found(workshop_text(CHOOSING + GROUPS.replace("Themengruppen", LONG), language="de"))
    guest: Guest = arrive(event, "Ada", viewport=size)
    control = aside(event.moderator())
    aside(done(control, "clock.start"))
    for id, title in (("choice", "Wahl"), ("break", "Pause"), ("groups", LONG)):
        if id != "choice":
            aside(done(control, "clock.jump", to=id))
        expect(guest.page.locator(".live-bar .what")).to_contain_text(title)
        expect(guest.page.locator(".live-bar .digits")).to_be_visible()
        if size is not FLAT:
            guest.page.evaluate(APART)
        assert guest.page.evaluate(CUT) == [], f"the bar does not say all of {id}"
        assert guest.page.evaluate(BEYOND) <= 0


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)], ids=["16:9", "4:3"])
def test_the_way_in_is_whole_on_every_stage(
    size: tuple[int, int], found: Found, arrive: Arrive, somebody: Somebody, aside: Aside
) -> None:
    text = EVERYTHING.replace('"Words"', f'"{LONG}"')
    event = found(workshop_text(text, language="de"))
    moderator: Moderator = arrive(event, "Moderation", Moderator, role=Role.MODERATOR)
    stage: Guest = somebody(event.house.addresses[0], viewport={"width": size[0], "height": size[1]})
    stage.page.goto(aside(event.link(Role.STAGE)))
    moderator.begin()
    moderator.press("Anhalten")
    rail = stage.page.get_by_role("complementary")
    stage.sees("Die Uhr ist angehalten.", rail)
    stage.sees(LONG, rail)
    picture = stage.page.get_by_role("img", name="QR-Code zum Dazukommen")
    code = stage.page.get_by_role("region", name="So kommen Sie dazu").locator(".code")
    for one in (picture, code):
        box = inside(one, size)
        assert box["height"] > 0
    assert inside(picture, size)["width"] >= size[1] / 9, "too small to be read by a camera"


def test_whoever_is_led_back_to_the_choice_after_all_rounds_sees_what_it_came_to(
    found: Found, arrive: Arrive, somebody: Somebody, aside: Aside
) -> None:
    event = found(workshop_text(language="de"))
    guest: Guest = arrive(event, "Ada")
    stage: Guest = somebody(event.house.addresses[0], viewport={"width": 1920, "height": 1080})
    stage.page.goto(aside(event.link(Role.STAGE)))
    control = aside(event.moderator())
    aside(done(control, "clock.start"))
    for id in ("choice", "groups", "groups-2", "flash", "choice"):
        aside(done(control, "clock.jump", to=id))
    guest.sees("Die Wahl ist getroffen. Hier sind Sie dabei:")
    expect(guest.page.locator("activity-choose").get_by_role("listitem")).to_have_count(2)
    for theme in ("Klima", "Arten"):
        expect(stage.page.locator("activity-choose").get_by_role("listitem").filter(has_text=theme)).to_contain_text(
            re.compile("[0-9]")
        )
    guest.checks("choice after all rounds", dark=True)
    moderator: Guest = arrive(event, "Moderation", role=Role.MODERATOR)
    moderator.sees("Alle Räume dieser Wahl waren schon offen: Wählen kann niemand mehr.")


CHOOSING = """
[[item]]
id = "choice"
kind = "choose"
title = "Wahl"
minutes = 10
settings = { rounds = ["groups"], wishes = 3, release = "by-hand" }

[[item]]
id = "break"
kind = "pause"
title = "Pause"
minutes = 10
"""
THIRD = """
[[theme]]
id = "wasser"
name = "Regenwasserbewirtschaftungsgenossenschaft"
questions = ["Was tun?"]
"""


def test_three_wishes_leave_a_phone_its_fighter_and_a_break_says_when_one_is_told_ones_room(
    found: Found, arrive: Arrive, aside: Aside
) -> None:
    event = found(workshop_text(CHOOSING + GROUPS, themes=WORDY + THIRD, language="de"))
    guest: Guest = arrive(event, "Ada", hands=Finger)
    control = aside(event.moderator())
    aside(done(control, "clock.start"))
    names = (WORD, "Bürgerbeteiligungsverfahrensweiterentwicklung", "Regenwasserbewirtschaftungsgenossenschaft")
    for wish, name in zip(("Erster", "Zweiter", "Dritter"), names, strict=True):
        guest.hands.press(guest.page.get_by_role("tab", name=name))
        guest.press(f"{wish} Wunsch: {name}")
    guest.sees("Bereit")
    size = guest.page.viewport_size
    dock = guest.page.locator(".wishes").bounding_box()
    assert size
    assert dock
    assert dock["height"] < size["height"] / 3, "the wishes cover the fighter"
    aside(done(control, "clock.next", seen="choice"))
    guest.sees("Die Wahl ist geschlossen. Ihren Raum erfahren Sie bald.")
    for hands in (Mouse, Finger):
        desk: Moderator = arrive(event, "Moderation", Moderator, hands, role=Role.MODERATOR)
        sizes = desk.page.locator(".lineup .sizes")
        expect(sizes.get_by_role("listitem")).to_have_count(3)
        wide = sizes.evaluate(
            "(list) => Math.max(...[list, ...list.children].map((one) => one.scrollWidth - one.clientWidth))"
        )
        assert wide <= 0, "who would go where is wider than its place"
        assert desk.page.evaluate(BEYOND) <= 0
    aside(done(control, "choose.release", item="choice"))
    expect(guest.page.locator(".own-room")).to_be_visible()
    late: Guest = arrive(event, "Bela", hands=Finger)
    late.sees("Die Wahl ist geschlossen. Ihr Raum erscheint hier, sobald er öffnet.")


def inside(one: Locator, size: tuple[int, int]) -> Any:
    box = one.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= size[0]
    assert box["y"] + box["height"] <= size[1]
    return box


def test_own_titles_are_read_in_their_language_on_a_page_in_another(
    found: Found, arrive: Arrive, somebody: Somebody
) -> None:
    event = found(workshop_text(language="de"))
    reader: Guest = somebody(event.house.addresses[0], locale="en-GB")
    reader.page.goto(f"{event.house.addresses[0]}/w/{event.id}")
    expect(reader.page.locator("html")).to_have_attribute("lang", "en")
    heading = reader.page.get_by_role("heading", level=1)
    expect(heading).to_have_attribute("lang", "de")
    expect(reader.page.get_by_text("Welcome", exact=True)).to_have_attribute("lang", "de")


def test_messages_leave_a_phone_its_page_and_are_read_whole_by_one_press(
    found: Found, arrive: Arrive, aside: Aside
) -> None:
    event = found(workshop_text(GROUPS, language="de"))
    guest: Guest = arrive(event, "Ada", hands=Finger)
    control = aside(event.moderator())
    aside(done(control, "clock.start"))
    guest.is_in("Themengruppen")
    older, newest = (guest.row(text) for text in ("Es geht weiter.", "Hier ist die Antwort"))
    aside(done(control, "message.send", text="Es geht weiter."))
    expect(older).to_be_visible()
    expect(guest.button("Ganz lesen")).to_be_hidden()
    [ada] = [id for id, who in control.document.each(Person, STAFF) if who.name == "Ada"]
    aside(done(control, "message.send", person=ada, text="Hier ist die Antwort. " * 10))
    here = [room for room in ("klima", "arten") if control.document.get(Name, f"room:{room}", ada)]
    [elsewhere] = {"klima", "arten"}.difference(here)
    aside(done(control, "people.move", person=ada, room=elsewhere))
    guest.sees("Sie sind jetzt in")
    expect(newest).to_be_visible()
    expect(older).to_be_hidden()
    covered = [guest.page.locator(one).bounding_box() for one in (".notices", ".moved")]
    assert sum(box["height"] for box in covered if box) <= 130, "more than two lines and their edges"
    guest.checks("folded messages on a phone", dark=True)
    guest.press(re.compile("Ganz lesen$"))
    expect(older).to_be_visible()
    guest.checks("messages on a phone, read whole", dark=True)
    guest.press("Verstanden", newest)
    expect(newest).to_have_count(0)
    expect(older).to_be_visible()
    expect(guest.button("Verstanden", older)).to_be_focused()


def test_an_hour_that_is_left_leaves_room_for_what_stands_beside_it_on_a_hosts_phone(
    found: Found, arrive: Arrive, aside: Aside
) -> None:
    event = found(workshop_text(GROUPS.replace("60", "90"), language="de"))
    host: Guest = arrive(event, "Raumleitung", hands=Finger, role=Role.HOST, room="klima")
    aside(done(aside(event.moderator()), "clock.start"))
    host.is_in("Themengruppen")
    expect(host.page.locator("control-now .big")).to_contain_text("1:")
    ends = host.page.locator("control-now .facts dd").evaluate_all(
        "(facts) => facts.map((fact) => fact.getBoundingClientRect().right)"
    )
    width = host.page.viewport_size
    assert ends
    assert width
    assert max(ends) <= width["width"], "what stands beside the time is cut off"


# The colour below an element's words; where it has none, that of the page.
GROUND = """(element) => {
    const [red, green, blue, opacity = "1"] = getComputedStyle(element).backgroundColor.match(/[0-9.]+/g);
    return opacity === "0" ? "255 255 255" : `${red} ${green} ${blue}`;
}"""


def test_what_is_chosen_shows_where_the_system_sets_all_colours(found: Found, arrive: Arrive, aside: Aside) -> None:
    event = found(workshop_text(language="de"))
    guest: Guest = arrive(event, "Ada", forced_colors="active")
    control = aside(event.moderator())
    aside(done(control, "clock.start"))
    guest.ask("Wer pflegt das?")
    support = guest.button(re.compile("^Diese Frage unterstützen"))
    before = support.evaluate(GROUND)
    guest.hands.press(support)
    expect(support).to_have_attribute("aria-pressed", "true")
    guest.page.mouse.move(0, 0)
    assert support.evaluate(GROUND) != before
    aside(done(control, "clock.jump", to="groups"))
    guest.hands.press(guest.field("Neue Karte"))
    kinds = guest.page.locator("board-composer .kinds label")
    guest.hands.check(guest.page.get_by_role("radio", name="Frage", exact=True))
    guest.page.mouse.move(0, 0)
    chosen, *others = [kinds.filter(has_text=name).evaluate(GROUND) for name in ("Frage", "Aussage", "Projektidee")]
    assert chosen not in others
