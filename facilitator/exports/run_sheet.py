"""The run sheet on paper (PDF/UA-1), for the team: what happens when, who leads it, how, with what, and what to watch.

Made of a workshop file, and shown to moderators and organisers only: notes for the team are in it.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.exports.glyphs import line_of, settable
from facilitator.exports.pdf import inputs, typeset
from facilitator.exports.pieces import Setting
from facilitator.locale import day_in_words, time_of_day
from facilitator.workshop_file import WorkshopFile
from facilitator.workshop_file.planning import Part, cautions
from facilitator.workshop_file.tables import ItemTable
from facilitator.workshop_file.times import MINUTE, Slot, lay_out, wall_time
from rooms.activity import activities
from rooms.blocks import Say


def render(file: WorkshopFile, say: Say, *, version: int, moment: int) -> bytes:
    """The PDF; ``say`` speaks the workshop's language, ``moment`` is when that version was saved (ms since 1970)."""
    return typeset("run_sheet.typ", inputs(run_sheet(file, say, version=version, moment=moment)), moment=moment)


def run_sheet(file: WorkshopFile, say: Say, *, version: int, moment: int) -> Setting:
    """All that the template needs, as plain values."""
    about, zone = file.workshop, ZoneInfo(file.workshop.timezone)
    slots = lay_out(about, file.item)
    stamp = datetime.fromtimestamp(moment / 1000, zone)
    saved = say("Version {n}, {date}, {time}").format(
        n=version, date=day_in_words(stamp, about.language, "long"), time=time_of_day(stamp)
    )
    return {
        "language": about.language,
        "cover": {
            "title": line_of(about.title),
            "series": line_of(about.series),
            "organiser": settable(about.organiser),
        },
        "day": day_in_words(about.date, about.language),
        "span": f"{wall_time(slots[0].start, zone)} – {wall_time(slots[-1].end, zone)}",
        "version": saved,
        "rows": _rows(file, slots, zone, say),
        "words": {
            "run-sheet": say("Run sheet"),
            "columns": [
                *(say("Time"), say("min"), say("Item"), say("Who leads"), say("Method"), say("Material")),
                say("Notes for the team"),
            ],
            "page": say("Page {page} of {pages}"),
            "locked": say("locked"),
        },
    }


def _rows(file: WorkshopFile, slots: list[Slot], zone: ZoneInfo, say: Say) -> list[Setting]:
    parts = [
        Part(slot.start, slot.end, activities()[item.kind].serves) for slot, item in zip(slots, file.item, strict=True)
    ]
    found = cautions(parts)

    def time(at: int) -> str:
        return wall_time(at, zone)

    return [
        {
            **_row(item, slot, zone, say),
            "serves": parts[place].serves,
            "cautions": [settable(one.said(say, time)) for one in found if one.place == place],
        }
        for place, (item, slot) in enumerate(zip(file.item, slots, strict=True))
    ]


def _row(item: ItemTable, slot: Slot, zone: ZoneInfo, say: Say) -> Setting:
    steps, at = [], slot.start
    for step in item.step:
        steps.append({"time": wall_time(at, zone), "minutes": step.minutes, "title": line_of(step.title)})
        at += step.minutes * MINUTE
    return {
        "time": wall_time(slot.start, zone),
        "locked": slot.locked is not None,
        "minutes": item.minutes,
        "title": line_of(item.title),
        "kind": say(activities()[item.kind].label),
        "note": settable(item.note),
        "lead": settable(item.lead),
        "method": settable(item.method),
        "material": settable(item.material),
        "team": [settable(line) for line in item.team.split("\n")] if item.team else [],
        "steps": steps,
    }
