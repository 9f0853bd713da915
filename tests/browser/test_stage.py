"""The shared screen under a message to everybody: what is on stays whole, readable and apart from everything else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from rooms.programme import items
from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.guarding import SETTLED
from tests.browser.guests import Guest
from tests.serving import done, workshop_text

Somebody = Callable[..., Any]

LINES = (
    "Bitte stellen Sie Ihr Mikrofon stumm, solange jemand spricht.\n"
    "Ihre Fragen schreiben Sie auf Ihrer eigenen Seite.\n"
    "Wer keinen Ton hat, drückt auf „Hilfe“.\nNach der Pause geht es in den Themengruppen weiter."
)
NAMES = [
    "Wasser", "Boden", "Luft & Klima", "Bildung", "Kreislaufwirtschaft", "Mobilität", "Gesundheit", "Nachbarschaft",
    "Landwirtschaft", "Energie", "Finanzierung", "Beteiligung",
]  # fmt: skip
DAY = '''
[[item]]
id = "talk"
kind = "talk"
title = "Begrüßung durch die Veranstalterin"
minutes = 10

[[item]]
id = "choice"
kind = "choose"
title = "Wählen Sie Ihr Thema"
minutes = 10
settings = { rounds = ["groups"] }

[[item]]
id = "break"
kind = "pause"
title = "Pause"
minutes = 45

[[item]]
id = "groups"
kind = "board"
title = "Arbeit in den Themengruppen"
minutes = 30

[[item]]
id = "closing"
kind = "closing"
title = "Ausblick und Verabschiedung"
minutes = 10
settings = { next = """
Was Sie heute geschrieben haben, wird dokumentiert und fließt in die Handlungsziele der Strategie ein. In einer zweiten
Online-Werkstatt kommen die entscheidenden Akteure aus dem politischen Umfeld zu Wort.

Die Dokumentation der Werkstatt finden Sie in zwei Wochen auf der Seite der Veranstaltung; bis dahin nehmen wir
Ergänzungen gern per E-Mail an.""" }
'''
QUESTIONS = [
    "Wann wird die Strategie beschlossen, und wie verbindlich sind die Handlungsziele dann für die Bauleitplanung der "
    "einzelnen Städte, die schon eigene Konzepte für die Klimaanpassung haben?",
    "Wie werden Kommunen ohne eigenes Grünflächenamt unterstützt, sobald die Ziele beschlossen sind und es losgeht?",
    "Welche Fördermittel gibt es für kleine Vereine, die keine eigene Verwaltung haben und trotzdem mitmachen wollen?",
    "Gibt es eine Karte?",
]
LONG_NAMES = [
    "Grünflächenentwicklungskonzept", "Klimafolgenanpassungsstrategie", "Biodiversitätsflächenmanagement",
    "Umweltgerechtigkeitsmonitoring", "Kreislaufwirtschaftsförderung",
]  # fmt: skip
# What is written on the stage: where two texts lie upon each other, and what lies outside its place or too small.
AMISS = """() => {
    const { left: side } = document.querySelector("aside.rail").getBoundingClientRect();
    const said = [...document.querySelectorAll("stage-screen main :is(h1, h2, p, b, li > span, time)")].filter((one) =>
        one.checkVisibility() && !one.closest(".visually-hidden") && one.innerText.trim() &&
        !one.querySelector("h2, p"));
    const boxes = said.map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        // Whoever cuts a text after some lines shows no more of it than there is of the element.
        const [text, whole] = [range.getBoundingClientRect(), one.getBoundingClientRect()];
        const line = text.height * 0.12;
        return { one, left: text.left, right: Math.min(text.right, whole.right), top: text.top + line,
            bottom: Math.min(text.bottom, whole.bottom) - line, name: one.innerText.slice(0, 40) };
    });
    const found = boxes.filter(({ left, right, top, bottom }) =>
        left < 0 || top < 0 || right > side || bottom > innerHeight || bottom - top < innerHeight / 80)
        .map(({ name }) => `not to be read: ${name}`);
    boxes.forEach((a, place) => boxes.slice(place + 1).forEach((b) => {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2 && down > 2 && !a.one.contains(b.one) && !b.one.contains(a.one))
            found.push(`${a.name} lies on ${b.name}`);
    }));
    return found;
}"""


# Words that stand in more than one line.
BROKEN = """(heading) => heading.innerText.split(/[\\s\\u00ad-]+/).filter((word) => {
    const text = heading.firstChild.nodeType === Node.TEXT_NODE ? heading.firstChild
        : [...heading.childNodes].find((one) => one.nodeType === Node.TEXT_NODE && one.data.includes(word));
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(word));
    range.setEnd(text, text.data.indexOf(word) + word.length);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
})"""


def themes(names: list[str]) -> str:
    return "".join(
        f'\n[[theme]]\nid = "r{place}"\nname = "{name}"\nemblem = "bee"\nseats = 20\nquestions = ["Was tun?"]\n'
        f'conference = "https://konferenz.example.org/raum-{place}"\n'
        for place, name in enumerate(names, 1)
    )


@pytest.mark.parametrize("many", [5, 12], ids=["5 rooms", "12 rooms"])
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)], ids=["16:9", "4:3"])
def test_what_is_on_stays_readable_under_a_message(
    size: tuple[int, int], many: int, found: Found, somebody: Somebody, aside: Aside
) -> None:
    event = found(workshop_text(DAY, themes=themes(NAMES[:many]), language="de"))
    control = aside(event.moderator())
    stage: Guest = somebody(event.house.addresses[0], viewport={"width": size[0], "height": size[1]})
    stage.page.goto(aside(event.link(Role.STAGE)))
    message = stage.page.locator("stage-messages .card")

    def whole(where: str) -> None:
        stage.page.evaluate(SETTLED)
        assert stage.page.evaluate(AMISS) == [], where

    expect(stage.page.locator(".before")).to_be_visible()
    whole("before the start")
    aside(done(control, "message.send", text=LINES, minutes=60))
    expect(message).to_be_visible()
    whole("before the start, under a message")
    aside(done(control, "clock.start"))
    for text in QUESTIONS:
        aside(done(control, "talk.ask", item="talk", text=text))
    for id, item in items(control.document):
        if item.place:
            aside(done(control, "clock.jump", to=id))
        expect(stage.page.locator(f"activity-{item.kind}")).to_be_visible()
        expect(stage.page.get_by_role("heading", level=1)).to_have_text(item.title)
        if id == "talk":
            stage.sees("und 1 weitere Frage")
        if id in ("break", "groups"):
            for name in NAMES[:many]:
                stage.sees(name)
        if id == "closing":
            expect(stage.page.get_by_role("region", name="Wie es weitergeht")).to_contain_text("per E-Mail an.")
        whole(f"{id}, under a message")
    assert message.inner_text().strip().splitlines() == LINES.splitlines(), "the lines of a message are run together"


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)], ids=["16:9", "4:3"])
def test_long_words_are_whole_and_stay_beside_the_time(
    size: tuple[int, int], found: Found, somebody: Somebody, aside: Aside
) -> None:
    titles = {"Begrüßung durch die Veranstalterin": "Verpflegungspausenankündigung", "Pause": "Verpflegungspause"}
    day = DAY
    for title, longer in titles.items():
        day = day.replace(f'title = "{title}"', f'title = "{longer}"')
    event = found(workshop_text(day, themes=themes(LONG_NAMES), title=f"{LONG_NAMES[0]}: Auftakt", language="de"))
    control = aside(event.moderator())
    stage: Guest = somebody(event.house.addresses[0], viewport={"width": size[0], "height": size[1]})
    stage.page.goto(aside(event.link(Role.STAGE)))
    expect(stage.page.locator(".before")).to_be_visible()
    stage.page.evaluate(SETTLED)
    assert stage.page.evaluate(AMISS) == [], "before the start"
    aside(done(control, "clock.start"))
    for id, item in items(control.document):
        if item.place:
            aside(done(control, "clock.jump", to=id))
        expect(stage.page.locator(f"activity-{item.kind}")).to_be_visible()
        stage.page.evaluate(SETTLED)
        assert stage.page.evaluate(AMISS) == [], id
        heading = stage.page.get_by_role("heading", level=1)
        expect(heading).to_have_text(item.title)
        assert heading.evaluate(BROKEN) == [], id
        if id == "choice":
            emblem = stage.page.locator("activity-choose .emblem").first.bounding_box()
            assert emblem is not None
            assert emblem["width"] > size[1] / 20, "an emblem is too small to be seen"


def test_who_is_moved_is_counted_on_the_stage_in_the_room_where_they_are_now(
    found: Found, somebody: Somebody, aside: Aside
) -> None:
    event = found(workshop_text(DAY, themes=themes(NAMES[:2]), language="de"))
    control = aside(event.moderator())
    people = [client.person for client in aside(event.people(2))]
    stage: Guest = somebody(event.house.addresses[0])
    stage.page.goto(aside(event.link(Role.STAGE)))
    aside(done(control, "clock.start"))
    aside(done(control, "clock.jump", to="groups"))
    for room in ("r1", "r2"):
        aside(done(control, "people.place", places=dict.fromkeys(people, room)))
        expect(stage.page.locator(f'.stage-rooms [data-theme="{room}"] .door')).to_contain_text("2 Personen")
        aside(done(control, "board.write", item="groups", room=room, section=1, text="Eine Karte"))

    # Rooms that work together are one there, with the cards of both.
    aside(done(control, "board.merge", item="groups", room="r1", into="r2"))
    expect(stage.page.locator(".stage-rooms > li")).to_have_count(1)
    expect(stage.page.locator(".stage-rooms > li")).to_contain_text(
        re.compile(f"2 Karten.*zusammen mit {NAMES[0]}", re.DOTALL)
    )
