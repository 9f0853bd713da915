"""The log of deeds as a chapter of the documentation, where the workshop file wishes for it: when, what, by whom.

In the words in which the control panel says it. Names stand where the documentation shows names; what was said to one
person alone stays between the two.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from rooms.blocks import Block, Heading, Say, Table
from rooms.deed_wording import WORDS, About, Names
from rooms.deeds import Deed
from rooms.document import STAFF, View
from rooms.programme import MINUTE, workshop
from rooms.wording import mark


def log(view: View, say: Say) -> list[Block]:
    """In the order of time; nothing where nothing was done."""
    words, zone = Words(view, say), ZoneInfo(workshop(view).timezone)
    rows = tuple(
        (datetime.fromtimestamp(deed.at / 1000, zone).strftime("%H:%M"), words.said(id, deed), words.doer(deed.by))
        for id, deed in sorted(view.each(Deed, STAFF), key=lambda pair: (pair[1].at, pair[0]))
    )
    columns = (say(mark("Time")), say(mark("What was done")), say(mark("By whom")))
    return [Heading(say(mark("Log"))), Table("", columns, rows, sheet="log")] if rows else []


class Words(Names):
    """Says deeds."""

    def said(self, id: str, deed: Deed) -> str:
        before = self.view.get(Deed, STAFF, deed.of) if deed.of else None
        if before is not None:
            return self.fill(mark("Taken back: {words}"), words=self.done(deed.of, before))
        return self.done(id, deed)

    def done(self, id: str, deed: Deed) -> str:
        about = deed.about
        if "was" in about and "is" in about:
            return self.clock(about["was"], about["is"]) or self.say(mark("The clock was set"))
        if deed.what in WORDS:
            return WORDS[deed.what](self, {**about, "deed": id})
        if deed.words:
            room = {"room": self.room(about["room"])} if about.get("room") else {}
            return self.fill(deed.words, **{**about, **room})
        return self.fill(mark("Worked on “{title}”"), title=self.item(about.get("item", "")))

    def clock(self, was: About, now: About) -> str:
        title = self.item(now["item"])
        if now["state"] == "over":
            return self.say(mark("The workshop was ended"))
        if now["state"] == "planned":
            return self.say(mark("Back before the start"))
        if was["state"] == "planned":
            return self.fill(mark("Begun with “{title}”"), title=title)
        if was["item"] != now["item"]:
            return self._moved(self.place(was["item"]), self.place(now["item"]), title)
        if was["step"] != now["step"]:
            onward = mark("On to “{title}”") if now["step"] > was["step"] else mark("Back to “{title}”")
            return self.fill(onward, title=self.step(now["item"], now["step"]))
        if now.get("parting") and not was.get("parting"):
            return self.say(mark("Told everybody that the rooms close"))
        if was["state"] != now["state"]:
            return self.say(mark("Held") if now["state"] == "held" else mark("Running again"))
        if was.get("agreed_end") != now.get("agreed_end"):
            return self.say(mark("New times for what is ahead"))
        return self._longer(round((now["ends"] - was["ends"]) / MINUTE))

    def _moved(self, before: int, after: int, title: str) -> str:
        if after == before + 1:
            return self.fill(mark("On to “{title}”"), title=title)
        back = mark("Back to “{title}”") if after < before else mark("Jumped to “{title}”")
        return self.fill(back, title=title)

    def _longer(self, minutes: int) -> str:
        if minutes == 0:
            return ""
        changed = mark("Longer by {n} min") if minutes > 0 else mark("Shorter by {n} min")
        return self.fill(changed, n=abs(minutes))
