"""The times of a run sheet and what a planner should look at: the server and the browser say the same of every plan."""

from __future__ import annotations

import json
import random
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from facilitator.locale import translations
from facilitator.workshop_file import parse
from facilitator.workshop_file.contrast import PAPERS, nearest_legible
from facilitator.workshop_file.planning import WORDS, Caution, Part, cautions
from facilitator.workshop_file.tables import About, ItemTable
from facilitator.workshop_file.times import MINUTE, lay_out, moments
from rooms.activity import activities
from rooms.wording import mark

JUDGE = Path(__file__).parents[1] / "js" / "plan-judge.js"
ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]
# Where clocks are put forward or back, and days like others.
DAYS = [date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1), date(2026, 4, 5), date(2026, 7, 3)]
SERVES = ["work", "work", "work", "rest", "goodbye"]


def plans(many: int) -> list[dict[str, Any]]:
    """Plans as people make them, and worse ones; the same every time."""
    chance = random.Random(20261130)
    return [_plan(chance) for _ in range(many)]


def _plan(chance: random.Random) -> dict[str, Any]:
    day = chance.choice(DAYS) + timedelta(days=chance.choice([-1, 0, 0, 0, 1]))
    items = [
        {
            "minutes": chance.choice([1, 5, 10, 15, 30, 45, 60, 75, 90, 180]),
            "starts": f"{chance.randrange(24):02}:{chance.choice([0, 15, 30]):02}" if chance.random() < 0.25 else "",
            "serves": chance.choice(SERVES),
        }
        for _ in range(chance.randrange(0, 9))
    ]
    start = f"{chance.randrange(24):02}:{chance.choice([0, 30]):02}"
    return {"about": {"date": day.isoformat(), "start": start, "timezone": chance.choice(ZONES)}, "items": items}


def judged(plan: dict[str, Any]) -> dict[str, Any]:
    """What the server says."""
    said = plan["about"]
    about = About(title="x", date=date.fromisoformat(said["date"]), start=said["start"], timezone=said["timezone"])
    if not moments(about.date, about.start, ZoneInfo(about.timezone)):
        return {"slots": [], "cautions": []}
    items = [ItemTable(kind="talk", title="x", minutes=one["minutes"], starts=one["starts"]) for one in plan["items"]]
    slots = lay_out(about, items)
    parts = [Part(slot.start, slot.end, one["serves"]) for slot, one in zip(slots, plan["items"], strict=True)]
    return {
        "slots": [{"start": slot.start, "end": slot.end, "locked": slot.locked is not None} for slot in slots],
        "cautions": msgspec.to_builtins(cautions(parts)),
    }


def test_the_browser_says_the_same_of_every_plan() -> None:
    told = plans(600)
    said = subprocess.run(["node", JUDGE], input=json.dumps(told), capture_output=True, text=True, check=True).stdout
    for plan, found in zip(told, json.loads(said), strict=True):
        assert found == judged(plan), plan


def part(start: int, end: int, serves: str = "work") -> Part:
    return Part(start * MINUTE, end * MINUTE, serves)  # type: ignore[arg-type]


def test_ninety_minutes_are_enough() -> None:
    assert cautions([part(0, 90), part(90, 100, "rest"), part(100, 180), part(180, 190, "goodbye")]) == []
    assert [one.what for one in cautions([part(0, 91), part(91, 101, "rest"), part(101, 111, "goodbye")])] == [
        "no-break"
    ]


def test_idle_time_is_a_break_if_it_is_long_enough() -> None:
    found = cautions([part(0, 80), part(90, 170), part(174, 184, "goodbye")])
    assert [(one.what, one.place) for one in found] == [("idle", 1), ("idle", 2), ("no-break", 2)]


@pytest.mark.parametrize(
    ("parts", "what", "least"),
    [
        ([part(0, 60)], "no-goodbye", 5),
        ([part(0, 80), part(80, 90, "rest"), part(90, 150)], "no-goodbye", 10),
        ([part(0, 80), part(80, 90, "rest"), part(90, 150), part(150, 159, "goodbye")], "short-goodbye", 10),
        ([part(0, 50), part(50, 54, "goodbye")], "short-goodbye", 5),
    ],
)
def test_the_end_needs_its_time(parts: list[Part], what: str, least: int) -> None:
    assert [(one.what, one.least) for one in cautions(parts)] == [(what, least)]


def test_it_is_said_in_words() -> None:
    said = Caution("no-break", 1, 0, 120 * MINUTE).said(mark, lambda moment: f"{moment // MINUTE}")
    assert said == "From 0 to 120 nobody has a break: 120 minutes, and 90 are enough."
    assert all(translations("de").gettext(words) != words for words in WORDS.values())


def test_every_kind_says_what_people_do_in_it() -> None:
    serves = {kind: activity.serves for kind, activity in activities().items()}
    assert {kind for kind, what in serves.items() if what != "work"} == {"pause", "closing"}


def test_the_announced_event_goes_on_for_more_than_ninety_minutes_after_lunch() -> None:
    file = parse(Path("facilitator/examples/gruene-infrastruktur.toml").read_text("utf-8"))
    slots = lay_out(file.workshop, file.item)
    parts = [
        Part(slot.start, slot.end, activities()[item.kind].serves) for slot, item in zip(slots, file.item, strict=True)
    ]
    assert [(one.what, file.item[one.place].id) for one in cautions(parts)] == [("no-break", "ausblick")]


def test_the_browser_proposes_the_same_colours() -> None:
    chance = random.Random(7)
    colours = ["#000000", "#FFFFFF", "#FF7777", "#808080", "#FFFF00", "#0000FF"]
    colours += [f"#{chance.randrange(0x1000000):06X}" for _ in range(120)]
    papers = [list(pair) for pair in PAPERS.values()]
    told = json.dumps({"colours": colours, "papers": papers})
    judge = JUDGE.with_name("contrast-judge.js")
    said = json.loads(subprocess.run(["node", judge], input=told, capture_output=True, text=True, check=True).stdout)
    assert said == [[nearest_legible(colour, pair) for pair in papers] for colour in colours]
