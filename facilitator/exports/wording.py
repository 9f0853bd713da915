"""What the readable documentations say in sentences of their own: dates, times, the course of the day.

Pure: numbers and moments in, text in the workshop's language out. The formats decide where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.locale import day_in_words, time_of_day
from rooms.blocks import Say, Wording
from rooms.programme import MINUTE as MINUTE
from rooms.report import Line, Report
from rooms.wording import quotable

NEVER = "–"
# As many things are named one after the other in a sentence.
MOST_NAMED = 20
# From so many minutes on it is said of an item that it was longer or shorter; less is how every day goes.
LEAST_OFF = 2


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

    def _announced(self) -> str:
        """For which day it was announced, where it was held on another one."""
        start = self.report.workshop.start
        if not start or self.date(start) == self.day():
            return ""
        return self.say("Announced for {announced}, held on {held}.").format(
            announced=self.date(start), held=self.day()
        )

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
        if not self.report.people + self.report.hosts:
            return self.say("This documentation shows what was prepared for {date}.").format(date=self.day())
        rooms = sum(room.worked for room in self.report.rooms) if len(self.report.rooms) > 1 else 0
        said = self._began(rooms).format(date=self.day(), people=self._took_part(), rooms=rooms)
        about = self.say("This documentation gives back what was written, how it was weighted and how the day went.")
        return " ".join(filter(None, (said, self._announced(), about)))

    def _began(self, rooms: int) -> str:
        """How the sentence of who took part begins: for one person or more, in no room, in one or in more."""
        if self.report.people + self.report.hosts == 1:
            sentences = (
                self.say("On {date}, one person took part."),
                self.say("On {date}, one person took part and worked in one theme room."),
                self.say("On {date}, one person took part and worked in {rooms} theme rooms."),
            )
        else:
            sentences = (
                self.say("On {date}, {people} took part."),
                self.say("On {date}, {people} took part and worked in one theme room."),
                self.say("On {date}, {people} took part and worked in {rooms} theme rooms."),
            )
        return sentences[min(rooms, 2)]

    def _took_part(self) -> str:
        """``31 people and 5 hosts``"""
        people, hosts = self.people(self.report.people), self.report.hosts
        if not hosts:
            return people
        both = (
            self.say("{people} and 1 host of a room") if hosts == 1 else self.say("{people} and {hosts} hosts of rooms")
        )
        return both.format(people=people, hosts=hosts)

    def adopted(self, goal: Wording) -> str:
        """When the wording of a goal was adopted, and by whom; nothing where it never was."""
        if not goal.at:
            return ""
        said = self.say("Adopted at {time}: {who}") if goal.by else self.say("Adopted at {time}")
        return said.format(time=self.time(goal.at), who=goal.by)

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
        return " ".join([*said, self._end(ran)])

    def _stretched(self, ran: list[Line]) -> list[str]:
        """Every item that took clearly more or less than its plan, in the order of the agenda; and what clearly is."""
        off = [(line, minutes(line.ran) - line.minutes) for line in ran if line.ended is not None]
        longer = [self._off(line, more) for line, more in off if more >= LEAST_OFF]
        shorter = [self._off(line, -more) for line, more in off if -more >= LEAST_OFF]
        lists = (
            (self.say("Longer than planned by {least} min or more: {items}."), longer),
            (self.say("Shorter than planned by {least} min or more: {items}."), shorter),
        )
        return [said.format(least=LEAST_OFF, items=", ".join(items)) for said, items in lists if items]

    def _off(self, line: Line, by: int) -> str:
        return self.say("“{item}” by {minutes} min").format(item=quotable(line.title), minutes=by)

    def _left_out(self) -> list[str]:
        if not self.report.over:
            return []
        dropped = [self.quoted(line.title) for line in self.report.agenda if line.began is None]
        return [self.say("Left out: {items}.").format(items=", ".join(dropped))] if dropped else []

    def quoted(self, text: str) -> str:
        """Between the quotation marks of the report's language."""
        return self.say("“{title}”").format(title=quotable(text))

    def _end(self, ran: list[Line]) -> str:
        ended = max((line.ended for line in ran if line.ended is not None), default=None)
        if not self.report.over or ended is None:
            return self.say("The workshop was still running then.")
        announced = self.report.agenda[-1]
        late = minutes(ended - (announced.planned + announced.minutes * MINUTE))
        if late == 0:
            return self.say("The end was on time.")
        if late > 0:
            return self.say("The end came {minutes} min later than announced.").format(minutes=late)
        return self.say("The end came {minutes} min earlier than announced.").format(minutes=-late)


def headed(name: str) -> str:
    """As the head of a column: with a capital, whatever the word begins with in a sentence or in a table download."""
    return name[:1].upper() + name[1:]


def minutes(span: int) -> int:
    """ms in whole minutes."""
    return round(span / MINUTE)
