"""A choice with more people than seats, in the hands of who moderates: told of beforehand, and rooms put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from rooms.roles import Role
from tests.browser.conftest import Aside, Found
from tests.browser.moderators import Moderator
from tests.serving import workshop_text

FEW_SEATS = "".join(
    f'\n[[theme]]\nid = "room-{n}"\nname = "{name}"\nseats = 1\nquestions = ["Was tun?"]\n'
    for n, name in enumerate(("Lebenswert", "Klimaangepasst", "Artenreich", "Klimagerecht", "Zirkulär"))
)
ROUNDS = "".join(
    f'[[item]]\nid = "part-{n}"\nkind = "board"\ntitle = "Arbeit in Themengruppen, Teil {n}"\nminutes = 60\n{more}'
    for n, more in ((1, 'starts = "10:40"\n'), (2, ""))
)
CROWDED = f"""
[[item]]
id = "choice"
kind = "choose"
title = "Choose your fighter"
minutes = 15
settings = {{ rounds = ["part-1", "part-2"] }}

[[item]]
id = "break"
kind = "pause"
title = "Pause 10 min"
minutes = 10

{ROUNDS}"""


def test_more_people_than_seats_are_told_of_before_the_choice_closes_and_nothing_of_what_next_does_is_cut(
    found: Found, arrive: Callable[..., Any], aside: Aside
) -> None:
    event = found(workshop_text(CROWDED, themes=FEW_SEATS, language="de"))
    aside(event.people(7))
    desk: Moderator = arrive(event, "Mona", Moderator, role=Role.MODERATOR)
    desk.begin()
    does = desk.page.locator("#next-does")
    full = "Teil 1, Teil 2: Die Räume haben 5 Plätze für 7 Personen, einige werden überfüllt."
    expect(does).to_contain_text(full)
    expect(does.locator("li[data-tone=signal]")).to_have_count(3)
    tones = does.locator("li").evaluate_all("all => all.map(one => one.dataset.tone)")
    assert tones == sorted(tones, reverse=True), "warnings first"
    assert does.evaluate("it => it.scrollHeight <= it.clientHeight")
    assert desk.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    choice = desk.page.locator("activity-choose")
    expect(choice.locator(".turnout li").first).to_contain_text("2 mehr als Plätze")
    desk.press("Ausrechnen, wer wohin käme", choice)
    expect(choice.locator(".sizes li[data-tone=signal]").first).to_contain_text("2 von 1 Platz")
    desk.checks("a choice with more people than seats")

    # Two rooms are merged; the next two are not proposed, so that another press by mistake merges nothing.
    first = choice.get_by_role("region", name="Teil 1")
    desk.press("Räume zusammenlegen", first)
    expect(first.get_by_role("combobox", name="Dieser Raum")).to_have_value("")
    desk.press("Räume zusammenlegen", first)
    expect(first.get_by_role("button", name="Wieder einen eigenen Raum geben")).to_have_count(1)
