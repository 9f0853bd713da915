"""The neutral report as data for the template of the PDF: chapters with numbers, settable texts, walls of cards.

Nothing here is markup and nothing is drawn here; ``documentation.typ`` decides how each thing looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from facilitator.exports.emblems import emblem
from facilitator.exports.glyphs import SUBSTITUTE, line_of, settable
from facilitator.exports.pieces import Setting, piece
from facilitator.exports.timeline import to_scale
from facilitator.exports.walls import legend
from facilitator.exports.wording import NEVER, Words, minutes
from rooms.blocks import Block, Cards, Heading, Say, Tree
from rooms.report import Report, Room

# More cards than that are no longer set as tables.
MOST_IN_TABLES = 1_200


@dataclass
class Chapter:
    """A heading with what stands under it; ``room`` is the theme that it belongs to."""

    heading: Heading
    number: str
    room: Room | None
    blocks: list[Block] = field(default_factory=list)


def setting(report: Report, say: Say) -> Setting:
    """All that the template needs, as plain values."""
    words = Words(report, say)
    chapters = list(_chapters(report))
    whole = {
        "language": report.workshop.language,
        "cover": _cover(words, chapters),
        "day": _day(words),
        "chapters": [_chapter(chapter, words) for chapter in chapters],
        "dense": sum(len(block.cards) for block in report.blocks if isinstance(block, Cards)) > MOST_IN_TABLES,
        "words": _labels(words),
    }
    whole["reading"] = _reading(words, whole)
    return whole


def _chapters(report: Report) -> Iterator[Chapter]:
    rooms = {room.id: room for room in report.rooms}
    chapter, number = None, 0
    for block in report.blocks:
        if not isinstance(block, Heading):
            if chapter is not None:
                chapter.blocks.append(block)
            continue
        if chapter is not None:
            yield chapter
        number += 1
        chapter = Chapter(block, str(number), rooms.get(block.theme))
    if chapter is not None:
        yield chapter


def _cover(words: Words, chapters: Sequence[Chapter]) -> Setting:
    report = words.report
    numbers = {chapter.heading.theme: chapter.number for chapter in chapters if chapter.heading.theme}
    return {
        "series": line_of(report.workshop.series),
        "title": line_of(report.workshop.title),
        "snapshot": line_of(words.snapshot()),
        "organiser": settable(report.workshop.organiser),
        "lead": settable(words.lead()),
        "as-of": words.as_of(),
        "rooms": [{**_theme(room), **_place(room, numbers, words)} for room in report.rooms],
        "figures": [{"value": figure.value, "label": settable(figure.label)} for figure in report.figures],
    }


def _theme(room: Room | None) -> Setting:
    if room is None:
        return {}
    colour = room.theme.colour.light
    return {
        "name": line_of(room.theme.name),
        "colour": colour,
        "emblem": emblem(room.theme.emblem, colour),
        "alt": settable(room.theme.animal or room.theme.name),
    }


def _place(room: Room, numbers: dict[str, str], words: Words) -> Setting:
    number = numbers.get(room.id, "")
    chapter = words.say("Chapter {number}").format(number=number) if number else ""
    return {"chapter": chapter, "people": words.people(room.people) if room.people else ""}


def _day(words: Words) -> Setting:
    rows = [
        (
            settable(line.title),
            words.time(line.planned),
            words.time(line.began),
            str(line.minutes),
            str(minutes(line.ran)) if line.began is not None else NEVER,
        )
        for line in words.report.agenda
    ]
    return {"course": settable(words.course()), "rows": rows, "to-scale": to_scale(words)}


def _labels(words: Words) -> Setting:
    say = words.say
    return {
        "documentation": say("Documentation"),
        "the-day": say("The day"),
        "contents": say("Contents"),
        "reading": say("How to read this"),
        "number": say("No."),
        "item": say("Item"),
        "planned": say("planned"),
        "began": say("began"),
        "minutes-planned": say("minutes planned"),
        "minutes-ran": say("minutes it took"),
        "as-it-was": say("as it was"),
        "page": say("Page {page} of {pages}"),
        "about": say("Details"),
        "wording": say("Wording"),
        "rank": say("rank"),
        "text": say("text"),
        "nothing": say("Nothing was written here."),
        "wall": say("The wall of {theme}"),
        "wall-signs": legend(say),
        "figure": say("Figure"),
        "wall-caption": say("The wall as it hung; all of its cards follow in full."),
        "goal": say("Goal"),
        "before": say("Before"),
        "after": say("After"),
        "between": say("In between: {text}"),
        "reason": say("Reason: {text}"),
        "backing": say("A card that speaks for it: {text}"),
        "cluster": say("Cluster: {name}"),
        "no-cluster": say("In no cluster"),
        "original": say("Written first as: {text}"),
        "comment": say("Comment: {text}"),
        "tie": say("{rank} (tie)"),
    }


def _reading(words: Words, whole: Setting) -> str:
    """How to read what follows; what the fonts lack is said only where something was replaced."""
    say = words.say
    said = [
        say("A red heart is the support of one person; a number beside a coloured sign counts sticky dots."),
        say("In goals, what was removed is struck out, and what was added is underlined."),
        say("Cards stand here in the words in which they were written; what was hidden is marked so."),
        say("Names stand beside what was signed with them.")
        if words.report.workshop.names_in_results
        else say("Names are left out."),
        *_counting(words),
    ]
    if SUBSTITUTE in str(whole):
        said.append(say("{sign} stands for a sign that the fonts of this documentation lack.").format(sign=SUBSTITUTE))
    return settable(" ".join(said))


def _counting(words: Words) -> Iterator[str]:
    """What the numbers count, where a reader may add them up and wonder."""
    report, say = words.report, words.say
    if any(isinstance(block, Tree) for block in report.blocks):
        yield say("The number behind a word of a chain says how many said it.")
    if sum(room.people for room in report.rooms) > report.people:
        yield say("Who worked in several theme rooms is counted in each of them.")
    if report.hosts:
        yield say("Hosts of rooms could write and weigh too, but are not among the people of their rooms.")


def _chapter(chapter: Chapter, words: Words) -> Setting:
    heading = chapter.heading
    return {
        "number": chapter.number,
        "title": line_of(heading.text),
        "lead": settable(heading.lead),
        "theme": _theme(chapter.room),
        "people": words.people(chapter.room.people) if chapter.room else "",
        "blocks": [piece(block, words) for block in chapter.blocks],
    }
