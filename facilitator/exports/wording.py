"""What the readable documentations say in sentences of their own: dates, times, the course of the day.

Pure: numbers and moments in, text in the workshop's language out. The formats decide where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.locale import day_in_words, time_of_day
from rooms.blocks import Say
from rooms.programme import MINUTE as MINUTE
from rooms.report import Line, Report
from rooms.wording import quotable

NEVER = "–"
# As many things are named one after the other in a sentence.
MOST_NAMED = 20
# Of so many items it is said how much longer or shorter they were.
MOST_OFF = 4


@dataclass(frozen=True, slots=True)
class Words:
    """One report's language, time zone and catalogue."""

    report: Report
    say: Say

    def _local(self, moment: int) -> datetime:
        return datetime.fromtimestamp(moment / 1000, ZoneInfo(self.report.workshop.timezone))

    def date(self, moment: int) -> str:
        """``30. November 2022``"""
        return day_in_words(self._local(moment), self.report.workshop.language, "long")

    def time(self, moment: int | None) -> str:
        """``09:30``, a dash where there is no moment."""
        if moment is None:
            return NEVER
        return time_of_day(self._local(moment))

    def stamp(self, moment: int | None) -> datetime | str:
        """The workshop's time to the second, for tables that are calculated with; empty where there is no moment."""
        return "" if moment is None else self._local(moment).replace(microsecond=0, tzinfo=None)

    def day(self) -> str:
        """The day on which the workshop was, or will be."""
        begun = [line.began for line in self.report.agenda if line.began is not None]
        return self.date(begun[0] if begun else self.report.workshop.start or self.report.moment)

    def as_of(self) -> str:
        moment = self.report.moment
        return self.say("As of {date}, {time}").format(date=self.date(moment), time=self.time(moment))

    def snapshot(self) -> str:
        """Which moment this is, where somebody or the agenda kept one."""
        return self.say("Snapshot: {title}").format(title=self.report.title) if self.report.title else ""

    def people(self, many: int) -> str:
        return self.say("1 person") if many == 1 else self.say("{count} people").format(count=many)

    def lead(self) -> str:
        """What this is, in two sentences and figures."""
        if not self.report.people:
            return self.say("This documentation shows what was prepared for {date}.").format(date=self.day())
        begins = self.say("On {date}, {people} took part.")
        if len(self.report.rooms) > 1:
            begins = self.say("On {date}, {people} took part and worked in {rooms} theme rooms.")
        said = begins.format(date=self.day(), people=self.people(self.report.people), rooms=len(self.report.rooms))
        about = self.say("This documentation gives back what was written, how it was weighted and how the day went.")
        return f"{said} {about}"

    def without(self, labels: Sequence[str]) -> str:
        """What nobody gave anything to; of many things only how many more there are."""
        if not labels:
            return ""
        more = len(labels) - MOST_NAMED
        things = "; ".join(labels[:MOST_NAMED])
        if more > 0:
            return self.say("Nothing was given to: {things}; and to {count} more.").format(things=things, count=more)
        return self.say("Nothing was given to: {things}").format(things=things)

    def course(self) -> str:
        """How the day differed from its plan, in a few short sentences."""
        ran = [line for line in self.report.agenda if line.began is not None]
        if not ran:
            return self.say("The workshop has not begun yet.")
        said = [*self._stretched(ran), *self._left_out()]
        return " ".join([*said, self._end(ran[-1])])

    def _stretched(self, ran: list[Line]) -> list[str]:
        """The items that differed most from their plan, in the order of the agenda."""
        off = {line: minutes(line.ran) - line.minutes for line in ran if line.ended is not None}
        most = sorted((line for line in off if abs(off[line]) >= 2), key=lambda line: -abs(off[line]))[:MOST_OFF]
        return [self._off(line, off[line]) for line in off if line in most]

    def _off(self, line: Line, more: int) -> str:
        if more > 0:
            return self.say("“{item}” took {minutes} min more.").format(item=quotable(line.title), minutes=more)
        return self.say("“{item}” was shortened by {minutes} min.").format(item=quotable(line.title), minutes=-more)

    def _left_out(self) -> list[str]:
        if self.report.agenda[-1].ended is None:
            return []
        dropped = ", ".join(f"“{quotable(line.title)}”" for line in self.report.agenda if line.began is None)
        return [self.say("Left out: {items}.").format(items=dropped)] if dropped else []

    def _end(self, last: Line) -> str:
        if last.ended is None or last.id != self.report.agenda[-1].id:
            return self.say("The workshop was still running then.")
        late = minutes(last.ended - (last.planned + last.minutes * MINUTE))
        if late == 0:
            return self.say("The end was on time.")
        if late > 0:
            return self.say("The end came {minutes} min later than announced.").format(minutes=late)
        return self.say("The end came {minutes} min earlier than announced.").format(minutes=-late)


def minutes(span: int) -> int:
    """ms in whole minutes."""
    return round(span / MINUTE)
