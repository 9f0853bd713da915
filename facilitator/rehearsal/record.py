"""What became of every word in a rehearsal: posted, confirmed, delivered, lost, doubled, and how long it took.

People tell it what they send and hear. At the end of every item everything that somebody should see is compared with
what they do see; at the very end every confirmed command is looked up in the workshop's log.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from time import monotonic

from facilitator.live.client import Client
from facilitator.live.protocol import Changes, Envelope, No, Ok, Snapshot
from rooms.document import ALL, Document, Entry, View
from rooms.people import audiences_of

# How long something may take until it has reached everybody, in seconds.
PATIENCE = 15.0


@dataclass
class Record:
    """``confirming`` and ``delivering`` are in ms; ``refused`` counts by code, of which ``reasons`` has a text.

    ``undelivered`` is what was not shown in time after some item, ``lacking`` what was not when it was last compared.
    """

    posted: int = 0
    confirmed: dict[str, int] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    reasons: dict[str, str] = field(default_factory=dict)
    unanswered: int = 0
    reconnected: int = 0
    delivered: int = 0
    undelivered: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    confirming: list[float] = field(default_factory=list)
    delivering: list[float] = field(default_factory=list)
    _sent: dict[str, float] = field(default_factory=dict)
    _before: dict[str, bytes] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether anything that was confirmed is not what everybody may rely on."""
        return bool(self.lost or self.doubled or self.undelivered)

    def send(self, id: str) -> None:
        self.posted += 1
        self._sent[id] = monotonic()

    def answer(self, id: str, answer: Ok | No) -> None:
        if isinstance(answer, No):
            self.refused[answer.code] += 1
            self.reasons[answer.code] = answer.text
            return
        self.confirming.append((monotonic() - self._sent[id]) * 1000)
        self.confirmed[id] = answer.sequence

    def withhold(self, id: str) -> None:
        """What others are shown only later, as it is meant, does not tell how long delivering takes."""
        self._sent.pop(id, None)

    def repeat(self, id: str, answer: Ok | No) -> None:
        """The answer to a command that was sent a second time must be the first one."""
        if not isinstance(answer, Ok) or answer.sequence != self.confirmed.get(id):
            self.doubled.append(f"{id} was answered {answer} when it was sent again")

    def hearing(self, person: str) -> Callable[[Envelope], None]:
        """For one page: notes how long it took until what others wrote is there."""
        known: set[str] = set()

        def hear(envelope: Envelope) -> None:
            if isinstance(envelope, Snapshot):
                known.update(name.rpartition(":")[2] for name in envelope.put)
            if not isinstance(envelope, Changes) or envelope.audience == f"me:{person}":
                return
            for name in envelope.put:
                id = name.rpartition(":")[2]
                if id not in known and (sent := self._sent.get(id)) is not None:
                    self.delivering.append((monotonic() - sent) * 1000)
                    known.add(id)

        return hear

    async def compare(self, truth: Callable[[], Awaitable[View]], pages: Callable[[], Iterable[Client]]) -> None:
        """Wait until everybody sees what they may see, and nothing else; who does not by then is noted."""
        deadline = monotonic() + PATIENCE
        while True:
            view = await truth()
            wanted: dict[str, dict[str, bytes]] = {}
            missing = [lack for page in pages() if (lack := _lacking(view, page, wanted))]
            if not missing or monotonic() > deadline:
                break
            await asyncio.sleep(0.05)
        self.lacking = missing
        self.undelivered += missing
        self._count(view, pages())

    def _count(self, view: View, pages: Iterable[Client]) -> None:
        """How many new or changed entities reached how many people since the last time."""
        now = dict(view.items())
        fresh = Counter(key.partition("/")[0] for key, raw in now.items() if self._before.get(key) != raw)
        self.delivered += sum(fresh[audience] for page in pages for audience in page.seen)
        self._before = now

    async def audit(self, entries: AsyncIterable[Entry], final: View) -> None:
        """Every confirmed command is one entry of the log, and the log alone makes the document."""
        found: dict[str, int] = {}
        document = Document()
        async for entry in entries:
            document.apply(entry)
            if entry.command in found:
                self.doubled.append(f"{entry.command} is in the log twice")
            found[entry.command] = entry.sequence
        self.lost += [
            f"{id} was confirmed as entry {sequence}"
            for id, sequence in self.confirmed.items()
            if found.get(id) != sequence
        ]
        if dict(document.items()) != dict(final.items()):
            self.lost.append("the log does not make the document that is there")


def _lacking(view: View, page: Client, wanted: dict[str, dict[str, bytes]]) -> str:
    """What a page does not have, or has and should not have; nothing where all is well."""
    shown = [ALL] if page.page == "stage" else audiences_of(view, page.person, staff=page.page == "control")
    for audience in shown:
        if audience not in wanted:
            wanted[audience] = dict(view.items(audience))
        if dict(page.document.items(audience)) != wanted[audience]:
            return f"{page.page} of {page.person}: {_difference(wanted[audience], dict(page.document.items(audience)))}"
    more = page.seen.keys() - set(shown)
    return f"{page.person} still sees {', '.join(sorted(more))}" if more else ""


def _difference(wanted: Mapping[str, bytes], shown: Mapping[str, bytes]) -> str:
    missing = [key for key in wanted if key not in shown]
    extra = [key for key in shown if key not in wanted]
    other = [key for key in wanted if key in shown and shown[key] != wanted[key]]
    return f"missing {missing[:3]}, not deleted {extra[:3]}, out of date {other[:3]}"


def percentile(values: list[float], part: float) -> float:
    """The value below which that part of all lies; 0 where there are none."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else 0.0
