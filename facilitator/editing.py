"""What the editor asks of a workshop: what a text would make of it, and that it becomes its newest version. Pure."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from msgspec.structs import replace

from facilitator import agenda
from facilitator.amending import Hashed, amended
from facilitator.begun import check_address
from facilitator.codes import same
from facilitator.consequences import Effect, consequences
from facilitator.editions import MOST, TOO_MANY, newest, recorded, text_of, version_of, versions
from facilitator.workshop_file import Fault, Faults, WorkshopFile, parse
from facilitator.workshop_file.faults import Findings
from facilitator.workshop_file.lines import lines_of
from facilitator.workshop_file.naming import steadied
from facilitator.workshop_file.values import Tree
from facilitator.workshop_file.writing import tree_of, written
from rooms.decision import Decision, Refusal
from rooms.document import ALL, View
from rooms.people import JOINED
from rooms.programme import Clock, Workshop, clock, workshop
from rooms.wording import mark

MEANWHILE = Refusal(
    "edited-meanwhile", mark("Somebody else has saved another version meanwhile. What you have written is kept here.")
)
UNCHANGED = Refusal("unchanged", mark("There is nothing to save: this is the newest version."))
NOT_WHOLE = Refusal("not-whole", mark("The newest version has faults. Mend them before you publish."))
OPEN_ALREADY = Refusal(
    "open-already", mark("People have come in already, or the workshop has begun: it stays announced.")
)
CODE_TAKEN = (mark("People join another workshop with the code {code}."), mark("Write another one, or none."))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that is to become the newest version: written on the one of number ``base``, ``by`` a person.

    ``of`` is the number of the version that it brings back, if it is one. ``codes`` are those of other workshops.
    """

    text: str
    base: int
    by: str
    of: int = 0
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a text is and would do; ``tree`` is nothing where it cannot be read as TOML."""

    text: str
    tree: Tree | None
    faults: tuple[Fault, ...]
    effects: tuple[Effect, ...] = ()
    file: WorkshopFile | None = None


@lru_cache(maxsize=8)
def read(text: str, id: str) -> WorkshopFile | tuple[Fault, ...]:
    """The file of the workshop with that id, or what is wrong with it."""
    try:
        file = parse(text, name=id)
        check_address(file, id)
    except Faults as faults:
        return faults.faults
    return file


def rewritten(text: str, tree: Tree) -> str:
    """The text with what the tree says; identifiers stay. Raises ``tomllib.TOMLDecodeError`` for what is no TOML."""
    return written(text, steadied(tree, tree_of(text)))


def outlook(view: View, id: str, wanted: Wanted, *, now: int, hashed: Hashed) -> Outlook:
    """What would become of the workshop; ``now`` is outside, in ms since 1970."""
    tree, file = _tree(wanted.text), read(wanted.text, id)
    if not isinstance(file, WorkshopFile):
        return Outlook(wanted.text, tree, file)
    try:
        after = _amended(view, file, wanted, now=now, hashed=hashed).preview()
    except Faults as faults:
        return Outlook(wanted.text, tree, faults.faults, file=file)
    moment = agenda.workshop_time(clock(view), now)
    effects = () if workshop(view).draft else tuple(consequences(view, after, moment))
    return Outlook(wanted.text, tree, (), effects, file)


def save(view: View, id: str, wanted: Wanted, *, now: int, hashed: Hashed) -> Decision | Refusal:
    """Another version. Where it has faults, it is kept, and what holds is the one before."""
    if newest(view) != wanted.base:
        return MEANWHILE
    if wanted.base >= MOST:
        return TOO_MANY
    if wanted.text == text_of(view) and _holds(view):
        return UNCHANGED
    file = read(wanted.text, id)
    try:
        found = _amended(view, file, wanted, now=now, hashed=hashed) if isinstance(file, WorkshopFile) else None
    except Faults:
        found = None
    version = version_of(wanted.text, at=now, by=wanted.by, holds=found is not None, of=wanted.of)
    return recorded(found or Decision(view), view, wanted.text, version)


def publish(view: View, published: bool, now: int) -> Decision | Refusal:
    """Announce the workshop, so that people find it and it begins at its time; or write on it alone once more."""
    about, planned = workshop(view), clock(view)
    if planned.state != "planned" or (not published and view.number(JOINED) > 0):
        return OPEN_ALREADY
    if published and not _holds(view):
        return NOT_WHOLE
    decision = Decision(view).put(Workshop.key(ALL), replace(about, draft=not published))
    return decision.put(Clock.key(ALL), replace(planned, auto=published and planned.start > now))


def _tree(text: str) -> Tree | None:
    try:
        return tree_of(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def _holds(view: View) -> bool:
    return next((version.holds for _, version in versions(view)), True)


def _amended(view: View, file: WorkshopFile, wanted: Wanted, *, now: int, hashed: Hashed) -> Decision:
    code = file.workshop.code
    if code and any(same(other, code) for other in wanted.codes):
        findings = Findings(lines_of(file.text.removeprefix("\ufeff")))
        findings.report(("workshop", "code"), *CODE_TAKEN, code=code)
        findings.done()
    return amended(view, file, now=now, hashed=hashed)
