"""The announced event, from the door to the downloaded PDF: one moderator, and three people of whom one has a mouse,
one a phone and one the keyboard alone; the host of a room, the shared screen, somebody who comes at noon, and an
organiser at the end.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Locator, expect
from pypdf import PdfReader

from rooms.programme import workshop
from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger, Keys
from tests.browser.moderators import Moderator
from tests.serving import Gathering

LOCAL = "Welche Projekte, Strategien und Maßnahmen verfolgen Sie auf der lokalen Ebene?"
REGION = "Welche Ziele können auf die Region übertragen werden?"
URGENT = "Wo sehen Sie den dringendsten Handlungsbedarf?"
QUESTION = "Wie verbindlich sind die Ziele?"
ROOFS, SCHOOLYARD, FOUNTAINS = CARDS = (
    "Gründächer auf allen Bestandshallen",
    "Schulhöfe entsiegeln",
    "Trinkbrunnen an jedem Platz",
)
HIDDEN = "Hier könnte Ihre Werbung stehen"
OBJECTION = "Wer pflegt die Dächer?"
MEADOW = "Wiesen statt Rasen am Werkstor"
GOAL = "Neubau und Sanierung im Quartier folgen ab 2030 dem Schwammstadtprinzip."
# What the three say in the flash round, with their marks: mouse, phone, keyboard.
SENTENCES = {
    "Ich frage morgen nach unseren Hallendächern.": 4,
    "Ich rede mit der Schule über ihren Hof.": 5,
    "Ich zähle die Trinkbrunnen in meiner Stadt.": 2,
}
# What each of them wrote, and none of the others.
OWN = [set(pair) for pair in zip(CARDS, SENTENCES, strict=True)]
FORMATS = {"PDF": ".pdf", "Markdown": ".md", "CSV": "-csv.zip", "JSON": ".json"}


@dataclass
class Cast:
    event: Gathering
    aside: Aside
    mouse: Guest
    phone: Guest
    keys: Guest
    late: Guest
    moderator: Moderator
    host: Guest
    stage: Guest
    organiser: Guest

    @property
    def people(self) -> list[Guest]:
        return [self.mouse, self.phone, self.keys]

    @property
    def address(self) -> str:
        return f"{self.event.house.addresses[0]}/w/{self.event.id}"

    def link(self, role: Role, room: str = "") -> str:
        return self.aside(self.event.link(role, room))

    def checks(self, screen: str, *guests: Guest, dark: Sequence[Guest] = ()) -> None:
        """No barrier on their screens as they are now; ``dark`` are those who also look at it in the dark look."""
        names = {id(guest): name for name, guest in vars(self).items()}
        for one in (*guests, *dark):
            one.checks(f"{screen}, {names[id(one)]}", dark=one in dark)

    def all_are_in(self, title: str) -> None:
        for one in (*self.people, self.moderator, self.stage):
            one.is_in(title)


@pytest.fixture
def cast(found: Found, aside: Aside, somebody: Callable[..., Any], example: str) -> Cast:
    event = found(example, "gruene-infrastruktur")
    address = event.house.addresses[0]
    return Cast(
        event=event,
        aside=aside,
        mouse=somebody(address, reduced_motion="no-preference"),
        phone=somebody(address, Guest, Finger),
        keys=somebody(address, Guest, Keys),
        late=somebody(address),
        moderator=somebody(address, Moderator),
        host=somebody(address),
        stage=somebody(address, viewport={"width": 1920, "height": 1080}),
        organiser=somebody(address),
    )


@pytest.mark.timeout(600)
def test_the_announced_event_is_held_from_the_door_to_the_documentation(cast: Cast) -> None:
    everybody_comes_in(cast)
    welcome(cast)
    keynote(cast)
    chain(cast)
    fighters(cast)
    coffee(cast)
    rooms_first_part(cast)
    lunch(cast)
    rooms_second_part(cast)
    flash(cast)
    closing(cast)
    it_is_over(cast)
    documentation(cast)
    statements(cast)


def everybody_comes_in(cast: Cast) -> None:
    cast.mouse.page.goto(cast.address)
    cast.checks("event page", dark=[cast.mouse])
    cast.mouse.come_in(cast.link(Role.PARTICIPANT), "Person am Tisch", organisation="Stadt Beispielhausen")
    code = workshop(cast.aside(cast.event.view())).code
    cast.phone.page.goto(cast.event.house.addresses[0])
    cast.checks("front page", cast.phone)
    cast.phone.hands.write(cast.phone.field("Code"), code.lower())
    cast.phone.press("Weiter")
    expect(cast.phone.button("Eintreten")).to_be_visible()
    expect(cast.phone.field("Code")).to_have_value(code.lower())
    cast.checks("door", dark=[cast.phone])
    cast.phone.enter("Person am Telefon")
    cast.keys.come_in(cast.link(Role.PARTICIPANT), "Person an der Tastatur")
    cast.moderator.come_in(cast.link(Role.MODERATOR), "Moderation")
    cast.stage.page.goto(cast.link(Role.STAGE))
    for one, name in zip(cast.people, ("am Tisch", "am Telefon", "an der Tastatur"), strict=True):
        one.is_in(f"Sie sind dabei, Person {name}.")
    cast.stage.is_in("1. Online-Werkstatt")
    cast.checks("before the start", cast.stage, dark=[cast.phone, cast.moderator])


def welcome(cast: Cast) -> None:
    cast.moderator.begin()
    cast.all_are_in("Begrüßung")
    cast.moderator.page.get_by_text("Auf der Bühne", exact=True).click()
    cast.moderator.press("So kommen Sie dazu")
    cast.stage.is_in("So kommen Sie dazu")
    cast.moderator.sees("Festgehalten von: Sie.")
    cast.checks("welcome, the way in pinned", cast.moderator, cast.stage)
    cast.moderator.press("So kommen Sie dazu")
    cast.stage.is_in("Begrüßung")
    cast.checks("welcome", cast.stage)
    cast.moderator.shorten(10)


def keynote(cast: Cast) -> None:
    cast.all_are_in(re.compile("Keynote"))
    cast.mouse.ask(QUESTION)
    cast.keys.support_question(QUESTION)
    cast.phone.support_question(QUESTION)
    cast.stage.sees(QUESTION)
    cast.checks("keynote", cast.mouse, cast.phone, cast.moderator, cast.stage)
    question = cast.moderator.row(QUESTION)
    expect(question).to_contain_text("2")
    cast.moderator.press("Beantwortet", question)
    expect(cast.mouse.row(QUESTION)).to_contain_text("beantwortet")


def chain(cast: Cast) -> None:
    cast.moderator.press_next(re.compile("Clusterkette"))
    cast.all_are_in(re.compile("Clusterkette"))
    cast.mouse.attach("Stadtgrün")
    cast.phone.attach("Schulhöfe", to="Stadtgrün")
    cast.keys.press("Liste")
    cast.keys.attach("stadtgrün")
    cast.keys.attach("Pausenbrot", to="Schulhöfe")
    expect(cast.mouse.button("Stadtgrün, von 2 Personen gesagt")).to_be_visible()
    cast.phone.press("Ich auch: Pausenbrot")
    # Where the word that one writes lies below the chain, it is read after it.
    assert cast.phone.page.locator("activity-chain > .whole + .speaking").count() == 1
    cast.stage.sees("3 Wörter")
    cast.checks("chain", cast.keys, cast.phone, cast.moderator, cast.stage, dark=[cast.mouse])
    cast.moderator.press("„Pausenbrot“ herausnehmen")
    expect(cast.mouse.word("Pausenbrot")).to_have_count(0)
    expect(cast.phone.word("Pausenbrot")).to_have_count(0)


def fighters(cast: Cast) -> None:
    cast.moderator.press_next("Choose your fighter")
    cast.all_are_in("Choose your fighter")
    wish_with_the_mouse(cast.mouse)
    wish_on_the_phone(cast.phone)
    wish_with_the_keyboard(cast.keys)
    cast.checks("choose", cast.mouse, cast.phone, cast.moderator, cast.stage, dark=[cast.keys])
    expect(cast.moderator.page.get_by_role("list").filter(has_text="3 von 3 haben gewählt").first).to_be_visible()


def wish_with_the_mouse(mouse: Guest) -> None:
    """Klimaangepasst, else Artenreich, for both parts."""
    mouse.hands.press(tab(mouse, "Klimaangepasst"))
    mouse.press(re.compile("Erster Wunsch"), panel(mouse, "Klimaangepasst"))
    mouse.hands.press(tab(mouse, "Artenreich"))
    mouse.press(re.compile("Zweiter Wunsch"), panel(mouse, "Artenreich"))
    mouse.press("Dasselbe für beide Teile")
    mouse.sees("Bereit")


def wish_on_the_phone(phone: Guest) -> None:
    """Klimaangepasst first, and Artenreich for the second part."""
    # The themes beside the one in the middle are seen, but not told of.
    expect(phone.page.locator("[role=tabpanel]:not([inert])")).to_have_count(1)
    phone.hands.press(tab(phone, "Klimaangepasst"))
    phone.press("Erster Wunsch: Klimaangepasst", panel(phone, "Klimaangepasst"))
    phone.press(re.compile("^Weiter mit .*Teil 2"))
    phone.hands.press(tab(phone, "Artenreich"))
    phone.press("Erster Wunsch: Artenreich", panel(phone, "Artenreich"))
    phone.sees("Bereit")


def wish_with_the_keyboard(keys: Guest) -> None:
    """Klimaangepasst on the select screen; for the second part Lebenswert, else Klimagerecht, in the plain list."""
    keys.page.keyboard.press("ArrowRight")
    while tab(keys, "Klimaangepasst").get_attribute("aria-selected") != "true":
        keys.page.keyboard.press("ArrowRight")
    keys.page.keyboard.press("1")
    expect(keys.button(re.compile("Erster Wunsch"), panel(keys, "Klimaangepasst"))).to_have_attribute(
        "aria-pressed", "true"
    )
    keys.press("Als Liste")
    second = keys.page.get_by_role("group", name=re.compile("Teil 2"))
    keys.hands.choose(second.get_by_role("combobox", name="Erster Wunsch"), "Lebenswert")
    keys.hands.choose(second.get_by_role("combobox", name="Zweiter Wunsch"), "Klimagerecht")
    keys.sees("Sie sind bereit.")


def tab(guest: Guest, theme: str) -> Locator:
    return guest.page.get_by_role("tab", name=re.compile(f"^{theme}"))


def panel(guest: Guest, theme: str) -> Locator:
    return guest.page.get_by_role("tabpanel", name=re.compile(f"^{theme}"))


def coffee(cast: Cast) -> None:
    cast.moderator.press_next("Pause 10 min")
    cast.all_are_in("Pause 10 min")
    for one in cast.people:
        one.sees("Klimaangepasst", one.page.get_by_role("region", name=re.compile("Teil 1")))
    cast.checks("pause", cast.phone, cast.moderator, cast.stage, dark=[cast.mouse])


def rooms_first_part(cast: Cast) -> None:
    """All three are in one room, and go through its steps."""
    cast.moderator.press_next("Arbeit in Themengruppen, Teil 1")
    for one in (*cast.people, cast.stage):
        one.is_in("Arbeit in Themengruppen, Teil 1")
    cast.host.come_in(cast.link(Role.HOST, "klimaangepasst"), "Team Klimaanpassung")
    for one in cast.people:
        expect(one.page.get_by_role("heading", level=2, name="Klimaangepasst")).to_be_visible()
        one.press("Ich bin schon dort")
    they_write(cast)
    it_is_revealed(cast)
    they_cluster(cast)
    they_weigh(cast)
    they_sharpen(cast)
    step(cast, "Schritt 7 von 7", "Abschluss")


def step(cast: Cast, number: str, title: str) -> None:
    cast.moderator.press_next(title)
    for one in cast.people:
        one.sees(number)
        one.sees(title)


def they_write(cast: Cast) -> None:
    """In silence: nobody sees what the others write, before it is revealed."""
    step(cast, "Schritt 2 von 7", "Still schreiben")
    cast.mouse.write_card("Gründächer auf Hallen")
    cast.mouse.write_card(HIDDEN)
    cast.phone.write_card(SCHOOLYARD, kind="Praxisbeispiel")
    cast.keys.write_card(FOUNTAINS, under=LOCAL, kind="Projektidee")
    cast.mouse.edit_card("Gründächer auf Hallen", ROOFS)
    cast.phone.menu_of(SCHOOLYARD, "Zurücknehmen")
    expect(cast.phone.card(SCHOOLYARD)).to_have_count(0)
    cast.phone.press("Rückgängig", cast.phone.page.get_by_role("status"))
    expect(cast.phone.card(SCHOOLYARD)).to_be_visible()
    cast.phone.sees("3 Karten von anderen sind geschrieben, verdeckt bis zum Aufdecken.")
    for one, own in ((cast.mouse, ROOFS), (cast.phone, SCHOOLYARD), (cast.keys, FOUNTAINS), (cast.host, "")):
        for card in {*CARDS} - {own}:
            expect(one.page.get_by_text(card)).to_have_count(0)
    cast.phone.is_done()
    cast.mouse.sees("1 von 3 ist fertig")
    help_comes(cast)
    cast.checks("board, writing", cast.mouse, cast.keys, cast.stage, dark=[cast.phone, cast.host, cast.moderator])


def it_is_revealed(cast: Cast) -> None:
    step(cast, "Schritt 3 von 7", "Aufdecken")
    for one in (*cast.people, cast.host):
        for card in (*CARDS, HIDDEN):
            expect(one.card(card)).to_be_visible()
    cast.phone.comment_on(ROOFS, "Trägt das jede Halle?")
    expect(cast.mouse.button("1 Kommentar zu dieser Karte", cast.mouse.card(ROOFS))).to_be_visible()
    cast.host.menu_of(HIDDEN, "Ausblenden")
    for one in (*cast.people, cast.host):
        expect(one.card(HIDDEN)).to_have_count(0)
    cast.host.sees("1 ausgeblendete Karte")
    cast.checks("board, revealed", cast.phone, cast.host, dark=[cast.mouse])


def they_cluster(cast: Cast) -> None:
    step(cast, "Schritt 4 von 7", "Clustern")
    cast.mouse.drag_card(ROOFS, URGENT)
    cast.keys.move_card(FOUNTAINS, REGION)
    for one in (cast.mouse, cast.keys):
        expect(one.section_list(URGENT)).to_contain_text(ROOFS)
        expect(one.section_list(REGION)).to_contain_text(FOUNTAINS)
    cast.checks("board, clustering", cast.phone, cast.keys, dark=[cast.mouse])


def they_weigh(cast: Cast) -> None:
    """Unseen, with dots; they are counted when the step ends."""
    step(cast, "Schritt 5 von 7", "Gewichten")
    cast.mouse.stick_dot(SCHOOLYARD)
    cast.phone.stick_dot(SCHOOLYARD)
    cast.keys.stick_dot(ROOFS)
    for one in cast.people:
        one.sees("3 von 4 haben Punkte geklebt.")
    cast.checks("board, weighing", cast.mouse, cast.host, cast.moderator, cast.stage, dark=[cast.phone])


def they_sharpen(cast: Cast) -> None:
    step(cast, "Schritt 6 von 7", "Ziele schärfen")
    for one in cast.people:
        expect(one.page.locator(".results > summary")).to_contain_text("Schulhöfe entsiegeln 2 Punkte")
    cast.phone.sees("3 Personen haben geklebt")
    cast.phone.propose_wording(1, GOAL)
    for one in (cast.mouse, cast.keys, cast.host):
        expect(one.goal(1).get_by_role("insertion").filter(has_text="ab 2030").first).to_be_visible()
    cast.host.press("Übernehmen …", cast.host.goal(1))
    cast.host.press("Übernehmen", cast.host.goal(1))
    expect(cast.keys.goal(1).get_by_role("heading", name=GOAL)).to_be_visible()
    cast.checks("board, sharpening", cast.phone, cast.keys, cast.moderator, dark=[cast.mouse, cast.host])


def help_comes(cast: Cast) -> None:
    cast.phone.call_for_help("Ich höre nichts")
    call = cast.moderator.row("Ich höre nichts")
    expect(call).to_contain_text("Person am Telefon, Klimaangepasst")
    cast.moderator.press("Ich kümmere mich", call)
    expect(cast.phone.button("Hilfe kommt")).to_be_visible()
    cast.moderator.press("Ich kann doch nicht", call)
    expect(cast.phone.button("Hilfe kommt")).to_have_count(0)
    cast.moderator.press("Ich kümmere mich", call)
    expect(cast.phone.button("Hilfe kommt")).to_be_visible()
    cast.moderator.press("Erledigt", call)
    expect(cast.phone.button("Hilfe")).to_be_visible()
    cast.moderator.sees("Niemand bittet um Hilfe.")


def lunch(cast: Cast) -> None:
    """Wishes for the second part are changed, and somebody comes who was not there in the morning."""
    cast.moderator.press_next("Mittagspause")
    cast.all_are_in("Mittagspause")
    cast.late.come_in(cast.link(Role.PARTICIPANT), "Person am Nachmittag")
    cast.late.is_in("Mittagspause")
    for one in (*cast.people, cast.late):
        expect(one.page.get_by_role("heading", name="Sie können Ihren Wunsch für Teil 2 noch ändern")).to_be_visible()
    for one, theme in ((cast.mouse, "Klimaangepasst"), (cast.phone, "Artenreich"), (cast.keys, "Lebenswert")):
        one.sees(theme, one.page.get_by_role("region", name=re.compile("Teil 2")))
    cast.mouse.hands.press(tab(cast.mouse, "Artenreich"))
    cast.mouse.press(re.compile("Erster Wunsch"), panel(cast.mouse, "Artenreich"))
    cast.keys.hands.choose(cast.keys.page.get_by_role("combobox", name="Erster Wunsch"), "Klimaangepasst")
    cast.late.press("Als Liste")
    cast.late.hands.choose(cast.late.page.get_by_role("combobox", name="Erster Wunsch"), "Klimaangepasst")
    for one in (cast.mouse, cast.keys, cast.late):
        one.is_saved()
    cast.checks("lunch", cast.mouse, cast.host, cast.moderator, cast.stage, dark=[cast.phone, cast.keys])


def rooms_second_part(cast: Cast) -> None:
    """One has stayed, one is new there: the board of the first part still hangs; the others begin another one."""
    cast.moderator.press_next("Arbeit in Themengruppen, Teil 2")
    for one in (*cast.people, cast.late, cast.stage):
        one.is_in("Arbeit in Themengruppen, Teil 2")
    for one, theme in (
        (cast.keys, "Klimaangepasst"),
        (cast.late, "Klimaangepasst"),
        (cast.mouse, "Artenreich"),
        (cast.phone, "Artenreich"),
    ):
        expect(one.page.get_by_role("heading", level=2, name=theme)).to_be_visible()
    for card in CARDS:
        expect(cast.late.card(card)).to_contain_text("Runde 1")
        expect(cast.keys.card(card)).to_be_visible()
        expect(cast.mouse.card(card)).to_have_count(0)
    cast.late.press("Ich bin schon dort")
    step(cast, "Schritt 2 von 7", "Still ergänzen")
    cast.late.write_card(OBJECTION, under=URGENT, kind="Frage")
    cast.phone.write_card(MEADOW)
    step(cast, "Schritt 3 von 7", "Aufdecken")
    expect(cast.keys.card(OBJECTION)).to_contain_text("Person am Nachmittag")
    expect(cast.mouse.card(MEADOW)).to_be_visible()
    cast.checks("board of the second part", cast.phone, cast.host, dark=[cast.late])
    step(cast, "Schritt 4 von 7", "Clustern")
    cast.late.move_card(OBJECTION, LOCAL)
    expect(cast.keys.section_list(LOCAL)).to_contain_text(OBJECTION)
    for number, title in ((5, "Gewichten"), (6, "Handlungsziele formulieren"), (7, "Abschluss")):
        step(cast, f"Schritt {number} von 7", title)


def flash(cast: Cast) -> None:
    """Three say a sentence, one passes; nobody reads any of them before all are revealed."""
    cast.moderator.press_next("Blitzlicht")
    cast.all_are_in("Blitzlicht")
    for one, (sentence, mark) in zip(cast.people, SENTENCES.items(), strict=True):
        one.say(sentence, mark)
    cast.late.press("Ich passe")
    cast.late.sees("Sie haben gepasst. Das ist in Ordnung.")
    for one in (*cast.people, cast.late):
        one.sees("3 haben abgegeben")
        one.sees("1 Person hat gepasst")
    knowing = [*zip(cast.people, SENTENCES, strict=True), (cast.late, ""), (cast.moderator, ""), (cast.stage, "")]
    for one, own in knowing:
        for sentence in SENTENCES.keys() - {own}:
            expect(one.page.get_by_text(sentence)).to_have_count(0)
    cast.checks("flash round, sealed", cast.mouse, cast.host, cast.moderator, cast.stage, dark=[cast.phone])
    cast.moderator.reveal()
    for one, own in knowing:
        for sentence in SENTENCES:
            one.sees(sentence)
        scale = one.page.get_by_role("region", name="Wie zuversichtlich gehen Sie hinaus?")
        one.sees("3 Antworten", scale)
        expect(scale.get_by_role("listitem")).to_contain_text(["0 P", "1 Person", "0 P", "1 Person", "1 Person"])
        if own:
            expect(one.row(own)).to_contain_text("Ihrer")
    cast.checks("flash round, revealed", cast.phone, cast.moderator, cast.stage, dark=[cast.mouse])


def closing(cast: Cast) -> None:
    """What came of it, in figures; and everybody's own words to take along."""
    cast.moderator.press_next("Ausblick und Verabschiedung")
    cast.all_are_in("Ausblick und Verabschiedung")
    for one in (*cast.people, cast.stage):
        for what, many in (("Karten in den Themengruppen", "5"), ("Sätze im Blitzlicht", "3")):
            figure = one.page.get_by_role("main").locator("dl > div").filter(has_text=what)
            expect(figure.get_by_role("definition")).to_have_text(many)
        expect(one.page.get_by_role("region", name="Wie es weitergeht")).to_contain_text("wird dokumentiert")
    for one, own in zip(cast.people, OWN, strict=True):
        for text in own:
            one.sees(text, one.page.get_by_role("region", name="Was Sie geschrieben haben"))
        taken = content(one.download("Als Textdatei mitnehmen")).decode()
        assert {text for text in (*CARDS, *SENTENCES) if text in taken} == own
    cast.checks("closing", cast.phone, cast.host, cast.moderator, cast.stage, dark=[cast.mouse])


def it_is_over(cast: Cast) -> None:
    cast.moderator.end()
    cast.moderator.is_in("Die Werkstatt ist zu Ende")
    cast.stage.is_in("Vielen Dank.")
    # Who is still there is no longer counted.
    expect(cast.stage.page.get_by_text(re.compile("verbunden$"))).to_have_count(0)
    for one in cast.people:
        one.sees("Die Werkstatt ist zu Ende.", one.page.get_by_role("complementary", name="Hinweise"))
    assert SCHOOLYARD in content(cast.phone.download("Meine Beiträge herunterladen")).decode()
    cast.checks("over", cast.host, cast.moderator, cast.stage, dark=[cast.phone])
    cast.keys.follow("Zur Veranstaltungsseite")
    cast.keys.sees("Die Werkstatt ist zu Ende. Danke, dass Sie dabei waren.")
    cast.checks("event page, over", dark=[cast.keys])


def documentation(cast: Cast) -> None:
    """An organiser takes the results away: what was written, and nobody's name."""
    cast.organiser.page.goto(cast.link(Role.ORGANISER))
    expect(cast.organiser.button("Eintreten")).to_be_visible()
    cast.checks("door of the results", cast.organiser)
    cast.organiser.enter("Auswertung")
    cast.organiser.is_in("Ergebnisse")
    cast.checks("results page", dark=[cast.organiser])
    files = {kind: cast.organiser.download(f"{kind} herunterladen") for kind in FORMATS}
    for kind, extension in FORMATS.items():
        assert files[kind].suggested_filename == f"2022-11-30-gruene-infrastruktur-dokumentation{extension}"
    found = {
        "PDF": text_of_pdf(content(files["PDF"])),
        "Markdown": content(files["Markdown"]).decode(),
        "CSV": text_of_zip(content(files["CSV"])),
        "JSON": json.dumps(json.loads(content(files["JSON"])), ensure_ascii=False),
    }
    for kind, text in found.items():
        for written in (QUESTION, "Stadtgrün", *CARDS, OBJECTION, MEADOW, *SENTENCES):
            assert written in text, f"the {kind} lacks: {written}"
        for name in ("Person am", "Person an der", "Beispielhausen", "Auswertung"):
            assert name not in text, f"the {kind} tells of {name}"
    for kind in ("PDF", "Markdown", "CSV"):
        assert re.search(f"ausgeblendet {HIDDEN}|{HIDDEN}.*ausgeblendet", " ".join(found[kind].split()))


def statements(cast: Cast) -> None:
    for page, heading in (
        ("privacy", "Datenschutz"),
        ("accessibility", "Barrierefreiheit"),
        ("imprint", "Impressum"),
    ):
        cast.phone.page.goto(f"{cast.address}/{page}")
        cast.phone.is_in(heading)
        cast.checks(page, dark=[cast.phone])


def content(file: Download) -> bytes:
    return Path(file.path()).read_bytes()


def text_of_pdf(file: bytes) -> str:
    """Its words, each after one space, wherever its lines are broken."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(file)).pages).split())


def text_of_zip(file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return "\n".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())
