"""The wall of a theme room in browsers: what one moves there others see move, whether it is moved with a mouse, a
finger or keys; cards are put together and taken apart; and nobody gets lost on it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from facilitator.live.client import Client
from rooms.activities.board.entities import Note, Spot
from tests.browser.conftest import Aside, Found
from tests.browser.guests import Guest
from tests.browser.hands import Finger, Keys
from tests.browser.walls import Touch, Wall, settled_box
from tests.serving import Gathering, done, workshop_text

Arrive = Callable[..., Any]

QUESTIONS = ("Was tun wir vor Ort?", "Was gilt in der Region?", "Was drängt?")
THEME = f"""
[[theme]]
id = "klima"
name = "Klima"
questions = ["{'", "'.join(QUESTIONS)}"]
seats = 20
"""
GROUPS = """
[[item]]
id = "groups"
kind = "board"
title = "Themengruppen"
minutes = 60
step = [
  { title = "Ordnen", minutes = 30, does = "cluster" },
  { title = "Gewichten", minutes = 30, does = "weigh" },
]
settings = { weighing = [{ question = "Was zuerst?" }] }
"""
ROOFS, TREES, WELLS, SHADE = "Gründächer auf Hallen", "Bäume an Straßen", "Trinkbrunnen", "Schatten für Schulhöfe"
CARDS = {ROOFS: 1, TREES: 1, WELLS: 1, SHADE: 2}
ROOM = "room:klima"
TWO_LINES = "Grün am Bau, auf Dächern und an jeder Wand, die es trägt"


@pytest.fixture
def event(found: Found) -> Gathering:
    return found(workshop_text(GROUPS, themes=THEME, language="de"))


@pytest.fixture
def control(event: Gathering, aside: Aside) -> Client:
    """The room is open, and cards hang in it."""
    control = aside(event.moderator())
    aside(done(control, "clock.start", plan="now"))
    for text, section in CARDS.items():
        aside(done(control, "board.write", item="groups", room="klima", section=section, text=text))
    return control


@pytest.fixture
def walls(event: Gathering, control: Client, arrive: Arrive) -> tuple[Wall, Wall]:
    """Two people at the wall."""
    return Wall(arrive(event, "Ada")), Wall(arrive(event, "Bo"))


@pytest.fixture
def keys(event: Gathering, control: Client, arrive: Arrive) -> Wall:
    """Somebody with a keyboard alone, whose focus is on a card."""
    keys = Wall(arrive(event, "Kim", Guest, Keys))
    keys.guest.hands.reach_within(keys.card(ROOFS), keys.under(QUESTIONS[0]))
    return keys


@pytest.fixture
def hung(control: Client) -> Callable[[str], Spot | None]:
    """Where the server has a card."""

    def hung(text: str) -> Spot | None:
        ids = [
            id
            for id in control.document.ids("note", ROOM)
            if text in str(control.document.raw(f"{ROOM}/note:{id}"), "utf-8")
        ]
        return control.document.get(Spot, ROOM, ids[0])

    return hung


def test_a_card_that_is_dragged_to_another_question_is_seen_to_move_by_the_others(walls: tuple[Wall, Wall]) -> None:
    ada, bo = walls
    ada.take(ada.card(ROOFS))
    ada.carry(*ada.middle(ada.element.get_by_role("heading", name=QUESTIONS[2])))
    ada.says(f"Hängt unter „{QUESTIONS[2]}“")
    expect(bo.under(QUESTIONS[2])).to_contain_text(ROOFS)
    expect(ada.under(QUESTIONS[0])).to_contain_text(ROOFS)
    ada.let_go()
    for wall in walls:
        expect(wall.under(QUESTIONS[2])).to_contain_text(ROOFS)
    ada.guest.sees(f"Die Karte hängt jetzt unter „{QUESTIONS[2]}“.")
    ada.guest.is_saved()


def test_what_was_done_covers_no_line_about_cards_that_are_not_seen(found: Found, arrive: Arrive, aside: Aside) -> None:
    event = found(workshop_text(GROUPS.replace('"cluster"', '"write"'), themes=THEME, language="de"))
    aside(done(aside(event.moderator()), "clock.start", plan="now"))
    ada = arrive(event, "Ada")
    ada.write_card("Regentonnen")
    ada.menu_of("Regentonnen", "Zurücknehmen")
    told = ada.page.locator(".said-now p")
    expect(told).to_contain_text("Karte zurückgenommen.")
    # The card that was written takes less room again.
    expect(ada.page.locator("board-composer")).not_to_have_attribute("data-used", "")
    taken_back = ada.page.get_by_text("1 zurückgenommene Karte")
    for line in (taken_back, ada.page.get_by_text("Auch die anderen schreiben.")):
        assert apart(told, line)
    taken_back.click()
    for line in (taken_back, ada.button("Wieder anheften")):
        assert apart(told, line)
    # Who writes the next card sees what was done above it.
    ada.field("Neue Karte").click()
    expect(ada.page.locator("board-composer")).to_have_attribute("data-used", "")
    assert apart(told, ada.page.locator("board-composer"))


def apart(above: Locator, below: Locator) -> bool:
    """Neither covers the other."""
    one, other = settled_box(above), settled_box(below)
    return one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]


def test_a_card_on_a_card_makes_a_cluster_which_is_named_in_place(walls: tuple[Wall, Wall]) -> None:
    ada, bo = walls
    ada.take(ada.card(ROOFS))
    ada.carry(*ada.middle(ada.card(TREES)))
    ada.says(f"Kommt zu „{TREES}“")
    ada.let_go()
    for wall in walls:
        expect(wall.cluster("Cluster benennen")).to_contain_text(ROOFS)
        expect(wall.cluster("Cluster benennen")).to_contain_text(TREES)
    ada.guest.press("Cluster benennen", ada.element)
    ada.page.keyboard.type(TWO_LINES)
    ada.page.keyboard.press("Enter")
    expect(bo.cluster(TWO_LINES)).to_contain_text(ROOFS)
    for wall in walls:
        assert apart(wall.cluster(TWO_LINES).locator(".strip"), wall.card(ROOFS))
    bo.drag(bo.card(WELLS), bo.cluster(TWO_LINES))
    expect(ada.cluster(TWO_LINES)).to_contain_text(WELLS)
    ada.guest.checks("wall with a cluster", dark=True)


def test_escape_puts_back_what_is_dragged_also_for_those_who_saw_it_move(
    walls: tuple[Wall, Wall], hung: Callable[[str], Spot | None]
) -> None:
    ada, bo = walls
    ada.drag(ada.card(TREES), ada.card(WELLS))
    for wall in walls:
        expect(wall.cluster("Cluster benennen")).to_contain_text(TREES)
    ada.take(ada.card(TREES))
    ada.carry(*ada.middle(ada.element.get_by_role("heading", name=QUESTIONS[1])))
    expect(bo.under(QUESTIONS[1])).to_contain_text(TREES)
    ada.page.keyboard.press("Escape")
    expect(ada.element).not_to_have_attribute("data-dragging", "")
    expect(bo.cluster("Cluster benennen")).to_contain_text(TREES)
    expect(bo.under(QUESTIONS[1])).not_to_contain_text(TREES)
    ada.mouse.up()
    expect(ada.cluster("Cluster benennen")).to_contain_text(TREES)
    expect(ada.cluster("Cluster benennen")).to_contain_text(WELLS)
    ada.guest.is_saved()


def test_out_of_a_cluster_a_card_hangs_alone_and_clusters_are_merged_by_dragging(walls: tuple[Wall, Wall]) -> None:
    ada, bo = walls
    ada.drag(ada.card(ROOFS), ada.card(TREES))
    expect(ada.clusters).to_have_count(1)
    ada.drag(ada.card(WELLS), ada.card(SHADE))
    expect(ada.clusters).to_have_count(2)
    first, second = (cluster_of(ada, text) for text in (ROOFS, SHADE))
    ada.take(second)
    ada.carry(*ada.middle(first))
    ada.says("Kommt in diesen Cluster")
    ada.let_go()
    for wall in walls:
        expect(wall.clusters).to_have_count(1)
        expect(cluster_of(wall, ROOFS)).to_contain_text(SHADE)
    ada.take(ada.card(SHADE))
    ada.carry(*ada.middle(ada.element.get_by_role("heading", name=QUESTIONS[1])))
    ada.let_go()
    for wall in walls:
        expect(cluster_of(wall, SHADE)).to_have_count(0)
        expect(wall.under(QUESTIONS[1])).to_contain_text(SHADE)
    bo.guest.press("Aufräumen", bo.under(QUESTIONS[1]))
    expect(ada.element.get_by_role("button", name="Aufräumen")).to_have_count(1)


def cluster_of(wall: Wall, text: str) -> Locator:
    return wall.clusters.filter(has=wall.page.locator("board-card", has_text=text))


def test_what_is_refused_hangs_where_it_hung_and_is_said(
    walls: tuple[Wall, Wall], control: Client, aside: Aside
) -> None:
    ada, _ = walls
    aside(done(control, "board.gather", item="groups", room="klima", cards=ids_of(control, ROOFS, TREES)))
    into = cluster_of(ada, ROOFS)
    expect(into).to_contain_text(TREES)
    ada.take(ada.card(WELLS))
    ada.carry(*ada.middle(into))
    ada.guest.watch.expect("WebSocket connection to", "ERR_INTERNET_DISCONNECTED")
    ada.page.context.set_offline(True)
    ada.let_go()
    expect(into).to_contain_text(WELLS)
    aside(
        done(
            control,
            "board.scatter",
            item="groups",
            room="klima",
            cluster=next(iter(control.document.ids("cluster", ROOM))),
        )
    )
    ada.page.context.set_offline(False)
    for wall in walls:
        expect(wall.clusters).to_have_count(0)
        expect(wall.under(QUESTIONS[0])).to_contain_text(WELLS)


def ids_of(client: Client, *texts: str) -> list[str]:
    """The cards with these texts, as somebody's page has them."""
    notes = dict(client.document.each(Note, ROOM))
    return [next(id for id, note in notes.items() if note.text == text) for text in texts]


def test_by_keyboard_a_card_is_carried(walls: tuple[Wall, Wall], keys: Wall) -> None:
    _, bo = walls
    press = keys.page.keyboard.press
    press("m")
    keys.guest.hears("In Ihrer Hand")
    for key in ("ArrowDown", "ArrowRight") * 4:
        press(key)
    keys.says(f"Hängt unter „{QUESTIONS[1]}“")
    keys.guest.hears(f"Hängt unter „{QUESTIONS[1]}“")
    expect(bo.under(QUESTIONS[1])).to_contain_text(ROOFS)
    press("Escape")
    keys.guest.hears("Alles hängt, wo es hing.")
    expect(bo.under(QUESTIONS[0])).to_contain_text(ROOFS)
    press("m")
    for key in ("ArrowDown", "ArrowRight") * 4:
        press(key)
    press("Enter")
    keys.guest.hears("Losgelassen.")
    expect(bo.under(QUESTIONS[1])).to_contain_text(ROOFS)
    expect(keys.card(ROOFS).locator(":focus")).to_have_count(1)
    # The button goes with what it was for, and the focus to what hangs there.
    keys.guest.press("Aufräumen", keys.under(QUESTIONS[1]))
    expect(keys.guest.button("Aufräumen", keys.element)).to_have_count(0)
    expect(keys.under(QUESTIONS[1]).locator("board-card :focus")).to_have_count(1)


def test_by_keyboard_cards_are_chosen_and_put_together(walls: tuple[Wall, Wall], keys: Wall) -> None:
    _, bo = walls
    press = keys.page.keyboard.press
    press("g")
    keys.guest.hears("Gewählt, 1 insgesamt.")
    press("ArrowRight")
    press("g")
    keys.guest.hears("Gewählt, 2 insgesamt.")
    press("Enter")
    expect(bo.clusters).to_have_count(1)
    expect(bo.clusters).to_contain_text(ROOFS)
    # Its name is asked for at once.
    expect(keys.element.get_by_role("textbox", name="Name des Clusters")).to_be_focused()
    keys.page.keyboard.type("Grün am Bau")
    press("Enter")
    expect(bo.cluster("Grün am Bau")).to_contain_text(ROOFS)
    # Its field is gone once that is saved.
    expect(keys.cluster("Grün am Bau").get_by_role("button", name="Grün am Bau")).to_be_focused()
    # A name that was given is taken away again, and given again.
    press("ControlOrMeta+z")
    expect(bo.cluster("Cluster benennen")).to_contain_text(ROOFS)
    press("ControlOrMeta+Shift+z")
    expect(bo.cluster("Grün am Bau")).to_contain_text(ROOFS)


def test_who_lets_choosing_be_stays_at_the_card(keys: Wall) -> None:
    press = keys.page.keyboard.press
    press("g")
    expect(keys.card(ROOFS).get_by_role("checkbox")).to_be_checked()
    keys.card(ROOFS).get_by_role("checkbox").focus()
    press("Escape")
    expect(keys.element.get_by_role("checkbox")).to_have_count(0)
    expect(keys.card(ROOFS).locator(":focus")).to_have_count(1)


def test_in_the_list_the_name_of_what_is_put_together_is_asked_for_and_may_wait(walls: tuple[Wall, Wall]) -> None:
    ada, bo = walls
    ada.guest.press("Liste")
    ada.guest.press("Karten wählen")
    listed = ada.page.locator("board-list board-card")
    for text in (ROOFS, TREES):
        ada.guest.hands.press(listed.filter(has_text=text).get_by_role("checkbox"))
    ada.guest.press("Zusammenlegen")
    field = ada.page.get_by_role("dialog").get_by_role("textbox", name="Name des Clusters")
    expect(field).to_be_focused()
    ada.page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(bo.cluster("Cluster benennen")).to_contain_text(TREES)
    expect(ada.page.locator("board-room :focus")).to_have_count(1)


def test_who_drops_a_card_on_another_is_offered_its_name_and_goes_on(walls: tuple[Wall, Wall]) -> None:
    ada, bo = walls
    ada.drag(ada.card(ROOFS), ada.card(TREES))
    offered = ada.guest.button("Cluster benennen", ada.page.locator(".said-now"))
    expect(offered).to_be_visible()
    expect(ada.element.get_by_role("textbox")).to_have_count(0)
    offered.click()
    expect(ada.element.get_by_role("textbox", name="Name des Clusters")).to_be_focused()
    ada.page.keyboard.type("Grün am Bau")
    ada.page.keyboard.press("Enter")
    expect(bo.cluster("Grün am Bau")).to_contain_text(ROOFS)


def test_what_is_chosen_is_marked_beside_the_words_of_a_card(walls: tuple[Wall, Wall]) -> None:
    ada, _ = walls
    ada.guest.press("Karten wählen")
    for text in (ROOFS, TREES, SHADE):
        words, box = (settled_box(ada.card(text).locator(part)) for part in (".said", ".choose input"))
        apart = box["y"] >= words["y"] + words["height"] or box["x"] >= words["x"] + words["width"]
        assert apart or box["x"] + box["width"] <= words["x"], f"{text}: the box lies on its words"
    ada.guest.press("Abbrechen")
    expect(ada.guest.button("Karten wählen")).to_be_focused()


def test_cards_are_chosen_with_a_lasso_or_one_by_one(walls: tuple[Wall, Wall]) -> None:
    ada, _ = walls
    ada.page.keyboard.down("Shift")
    box = settled_box(ada.under(QUESTIONS[0]))
    ada.mouse.move(box["x"] + 4, box["y"] + box["height"] - 60)
    ada.mouse.down()
    ada.mouse.move(box["x"] + box["width"] - 8, settled_box(ada.card(ROOFS))["y"] - 6, steps=6)
    ada.mouse.up()
    ada.page.keyboard.up("Shift")
    chosen = ada.element.get_by_role("checkbox", checked=True)
    expect(chosen).to_have_count(3)
    ada.card(WELLS).click(position={"x": 20, "y": 14})
    expect(chosen).to_have_count(2)
    ada.guest.press("Zusammenlegen")
    for wall in walls:
        expect(wall.clusters).to_have_count(1)
        expect(wall.clusters).to_contain_text(TREES)
        expect(wall.clusters).not_to_contain_text(WELLS)


def test_with_a_finger_the_wall_is_moved_and_a_card_after_a_moment(
    event: Gathering, control: Client, arrive: Arrive
) -> None:
    guest: Guest = arrive(event, "Fi", Guest, Finger)
    guest.press("Wand")
    phone = Wall(guest)
    finger = Touch(guest)
    scrolled = "() => document.querySelector('board-wall .scroller').scrollLeft"
    card = phone.middle(phone.card(ROOFS))
    finger.down(*card)
    finger.move(card[0] - 120, card[1])
    finger.up()
    guest.page.wait_for_function(f"({scrolled})() > 40")
    expect(phone.element).not_to_have_attribute("data-dragging", "")
    settled_box(phone.card(ROOFS))
    guest.press("Alle zeigen", phone.element)
    expect(phone.card(SHADE)).to_be_in_viewport(ratio=0.9)
    start, onto = phone.middle(phone.card(ROOFS)), phone.middle(phone.card(SHADE))
    finger.down(*start)
    expect(phone.element).to_have_attribute("data-dragging", "")
    finger.move(*onto)
    phone.says(f"Kommt zu „{SHADE}“")
    finger.up()
    # What was done lies above the foot of the room, and covers nothing that one presses.
    expect(guest.page.locator(".said-now p")).to_be_visible()
    guest.page.evaluate("scrollTo(0, 0)")
    assert apart(phone.element.locator(".wall-tools"), guest.page.locator(".said-now p"))
    expect(phone.cluster("Cluster benennen")).to_contain_text(ROOFS)
    expect(phone.cluster("Cluster benennen")).to_contain_text(SHADE)
    phone.guest.checks("wall on a phone", dark=True)


def test_where_the_step_is_for_something_else_nothing_is_moved(
    walls: tuple[Wall, Wall], control: Client, aside: Aside
) -> None:
    ada, _ = walls
    expect(ada.element.locator("[data-movable]").first).to_be_attached()
    ada.take(ada.card(ROOFS))
    ada.carry(*ada.middle(ada.card(TREES)))
    aside(done(control, "clock.next", seen="groups"))
    expect(ada.element.locator("[data-movable]")).to_have_count(0)
    ada.let_go()
    expect(ada.under(QUESTIONS[0])).to_contain_text(ROOFS)
    expect(ada.clusters).to_have_count(0)


def test_the_wall_is_seen_larger_smaller_and_whole(walls: tuple[Wall, Wall]) -> None:
    ada, _ = walls
    percent = ada.element.locator(".percent")
    before = percent.inner_text()
    ada.guest.press("Größer", ada.element)
    expect(percent).not_to_have_text(before)
    larger = percent.inner_text()
    ada.mouse.move(*ada.middle(ada.element))
    ada.page.keyboard.down("Control")
    ada.mouse.wheel(0, 120)
    ada.page.keyboard.up("Control")
    expect(percent).not_to_have_text(larger)
    # That the wall itself has the focus is seen on it, whatever hangs there.
    edge = {**settled_box(ada.element), "height": 3}
    unseen = ada.page.screenshot(clip=edge)
    ada.page.keyboard.press("Escape")
    ada.element.locator(".scroller").focus()
    assert ada.page.screenshot(clip=edge) != unseen
    for key in "+++":
        ada.page.keyboard.press(key)
    before = ada.page.evaluate(VIEW)
    ada.page.keyboard.press("ArrowDown")
    ada.page.wait_for_function(f"(before) => ({VIEW})().top > before.top", arg=before)
    strip = settled_box(ada.element.get_by_role("heading", name=QUESTIONS[0]))
    x, y = strip["x"] + 200, strip["y"] + strip["height"] + 10
    before = ada.page.evaluate(VIEW)
    ada.mouse.move(x, y)
    ada.mouse.down()
    ada.mouse.move(x - 90, y, steps=5)
    ada.mouse.up()
    ada.page.wait_for_function(f"(before) => ({VIEW})().left > before.left", arg=before)
    ada.page.keyboard.press("0")
    view = ada.page.evaluate(VIEW)
    assert view["width"] <= view["seenWidth"] + 1
    assert view["height"] <= view["seenHeight"] + 1
    for _ in range(12):
        ada.guest.press("Kleiner", ada.element)
    assert ada.page.evaluate(VIEW) == view, "the whole wall is as small as it gets"


def test_a_card_is_changed_over_the_others_which_stay_and_as_large_as_one_writes(
    found: Found, arrive: Arrive, aside: Aside
) -> None:
    event = found(workshop_text(GROUPS, themes=THEME, language="de"))
    control = aside(event.moderator())
    aside(done(control, "clock.start", plan="now"))
    for number in range(60):
        text, section = f"Karte {number}, in zwei Zeilen", number % 3 + 1
        aside(done(control, "board.write", item="groups", room="klima", section=section, text=text))
    wall = Wall(arrive(event, "Ada"))
    wall.guest.write_card("Karte am Rand", under=QUESTIONS[2])
    wall.element.locator(".scroller").press("0")
    last = wall.card("Karte am Rand")
    settled_box(last)
    others = wall.element.locator("board-card").filter(has_text="zwei Zeilen")
    before = others.evaluate_all(PLACES)
    wall.guest.menu_of("Karte am Rand", "Ändern")
    field = wall.page.get_by_role("textbox", name="Text der Karte")
    expect(field).to_be_focused()
    form = settled_box(wall.page.locator("board-editor"))
    assert others.evaluate_all(PLACES) == before
    scale = form["width"] / wall.page.locator("board-editor").evaluate("(editor) => editor.offsetWidth")
    assert 1 <= scale < 1.3
    scroller = wall.element.locator(".scroller").bounding_box()
    assert scroller
    assert scroller["x"] <= form["x"]
    assert form["x"] + form["width"] <= scroller["x"] + scroller["width"]
    wall.guest.press("Speichern")
    expect(field).to_have_count(0)


PLACES = """(cards) => cards.map((card) => {
    const { left, top } = card.closest("li").getBoundingClientRect();
    return [card.textContent.trim().slice(0, 9), Math.round(left), Math.round(top)].join();
})"""
# What of the wall shows.
VIEW = """() => {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } =
        document.querySelector("board-wall .scroller");
    return { left: scrollLeft, top: scrollTop, width: scrollWidth, height: scrollHeight,
        seenWidth: clientWidth, seenHeight: clientHeight };
}"""


def test_two_fingers_make_the_wall_larger(event: Gathering, control: Client, arrive: Arrive) -> None:
    guest: Guest = arrive(event, "Fi", Guest, Finger)
    guest.press("Wand")
    phone = Wall(guest)
    before = phone.element.locator(".percent").text_content() or ""
    Touch(guest).pinch(*phone.middle(phone.element), 80, 200)
    expect(phone.element.locator(".percent")).not_to_have_text(before)
    assert guest.page.evaluate("visualViewport.scale") == 1, "the page itself stays as large as it is"
