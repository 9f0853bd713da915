"""The versions of a workshop file: which there are, which is the newest, and how another one is added. Pure.

A version is a mark in the workshop's log, like a snapshot: the entry that puts it has its text, as the file that holds
or, where it does not hold, as ``sealed/manuscript``. A text with faults is kept so that nothing that was typed is lost;
what holds meanwhile is the file before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from rooms.decision import Decision, Refusal
from rooms.document import SEALED, STAFF, Entity, View
from rooms.programme import EventPage
from rooms.wording import mark

MOST = 5_000


class Version(Entity, frozen=True):
    """``staff/version:<number>``: another version of the workshop file, ``at`` (ms since 1970, outside).

    ``file`` is its text's fingerprint; ``by`` is nobody where the server has read it. ``holds`` says whether the
    workshop is as it says; ``of`` is the number of an earlier one that it brings back, 0 where it is new.
    """

    KIND = "version"
    at: int
    file: str
    by: str = ""
    holds: bool = True
    of: int = 0


class Manuscript(Entity, frozen=True):
    """``sealed/manuscript``: the text of the newest version, where it does not hold."""

    KIND = "manuscript"
    text: str


TOO_MANY = Refusal("too-many-versions", mark("This workshop has too many versions. Nothing more can be saved."))


def versions(view: View) -> Iterator[tuple[int, Version]]:
    """The newest first."""
    for number in sorted(map(int, view.ids(Version.KIND, STAFF)), reverse=True):
        found = view.get(Version, STAFF, str(number))
        if found is not None:
            yield number, found


def newest(view: View) -> int:
    """The number of the newest version; 0 in a workshop that is older than versions are."""
    return max(map(int, view.ids(Version.KIND, STAFF)), default=0)


def text_of(view: View) -> str:
    """The text of the newest version."""
    manuscript, page = view.get(Manuscript, SEALED), view.get(EventPage, SEALED)
    if manuscript is not None:
        return manuscript.text
    return page.file if page is not None else ""


def is_known(view: View, text: str) -> bool:
    """Whether this text is, or was, a version of the workshop's file."""
    wanted = fingerprint(text)
    page = view.get(EventPage, SEALED)
    return (page is not None and page.file == text) or any(one.file == wanted for _, one in versions(view))


def recorded(decision: Decision, view: View, text: str, version: Version) -> Decision:
    """The decision, with its text as the newest version; where that holds, the decision puts it as the file."""
    decision.put(Version.key(STAFF, str(newest(view) + 1)), version)
    if not version.holds:
        return decision.put(Manuscript.key(SEALED), Manuscript(text))
    # Whoever has written a version meanwhile has put or taken out this one.
    return decision.delete(Manuscript.key(SEALED))


def fingerprint(text: str) -> str:
    """The same for the same text, and never for another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def version_of(text: str, *, at: int, by: str = "", holds: bool = True, of: int = 0) -> Version:
    return Version(at, fingerprint(text), by, holds, of)
