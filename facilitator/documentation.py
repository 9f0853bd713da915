"""A moment of a workshop, rendered: what the results page, the command line and rehearsals download.

Synchronous on purpose: whoever calls it from the event loop gives it to a thread.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator import agenda
from facilitator.exports import FORMATS, Taken
from facilitator.exports.names import file_name
from facilitator.locale import translations
from facilitator.moment import Moment
from rooms.blocks import Say
from rooms.document import View
from rooms.programme import clock, items, workshop
from rooms.report import Report, contributions, report
from rooms.wording import mark, unparted

__all__ = ["FORMATS", "Made", "neutral", "own_contributions", "render"]


@dataclass(frozen=True, slots=True)
class Made:
    """A file to be handed over."""

    name: str
    media_type: str
    body: bytes


def render(id: str, epoch: str, moment: Moment, format: str, title: str) -> Made:
    """The documentation of workshop ``id`` at that moment; ``title`` names the snapshot, if it is one."""
    view, chosen = moment.document, FORMATS[format]
    say = translations(workshop(view).language).gettext
    taken = Taken(id, epoch, moment.sequence, view, neutral(moment, title, say))
    # Several formats come as a zip: the name says which one it is.
    packed = format if chosen.extension == "zip" else ""
    what = " ".join(filter(None, (say(mark("documentation")), title, packed)))
    name = file_name(workshop(view), id, what, chosen.extension)
    return Made(name, chosen.media_type, chosen.make(taken, say))


def neutral(moment: Moment, title: str, say: Say) -> Report:
    """The report at that moment, with the times of the plan."""
    view = moment.document
    planned = {id: span.start for id, span in agenda.plan(clock(view), items(view)).items()}
    shown = agenda.workshop_time(clock(view), moment.at)
    return report(view, planned, title=title, moment=shown, say=say)


def own_contributions(view: View, id: str, person: str) -> Made:
    """What one person wrote, as a text to take along."""
    about = workshop(view)
    say = translations(about.language).gettext
    lines = [unparted(about.title), say(mark("My contributions")), ""]
    for title, texts in contributions(view, person, say):
        lines += [unparted(title), *(f"- {text}" for text in texts), ""]
    name = file_name(about, id, say(mark("my contributions")), "txt")
    return Made(name, "text/plain; charset=utf-8", "\n".join(lines).encode())
