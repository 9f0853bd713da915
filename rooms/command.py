"""What somebody wants to happen, who they are, and how the workshop stands then: all that a handler sees.

A command checks itself when it is decoded. What becomes of it, its handler says: pure, in ``rooms.activities`` for what
belongs to an item of the agenda, elsewhere in ``rooms`` and ``facilitator`` for what belongs to none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar

import msgspec

from rooms.decision import Decision, Refusal
from rooms.document import View
from rooms.programme import Item, Workshop, workshop
from rooms.roles import STAFF_ROLES, Right, Role
from rooms.wording import Slug, clean, clean_lines, mark, shows


class Phase(StrEnum):
    """Where the agenda clock stands to an item; ``GRACE`` is the short time in which drafts may still be sent."""

    BEFORE = "before"
    OPEN = "open"
    GRACE = "grace"
    AFTER = "after"


WRITING = frozenset({Phase.OPEN, Phase.GRACE})
RUNNING = frozenset({Phase.OPEN})
ANY_TIME = frozenset(Phase)
SINCE_OPENING = frozenset({Phase.OPEN, Phase.GRACE, Phase.AFTER})


class Command(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Something that somebody wants to happen, checked when it is decoded.

    ``NEEDS`` names the right; ``LINES`` the fields that may have several lines, all others are one line.
    What was typed is cleaned here, and a text that must be there must not be blank.
    """

    NEEDS: ClassVar[Right] = Right.TAKE_PART
    LINES: ClassVar[frozenset[str]] = frozenset()

    def __post_init__(self) -> None:
        for name, value, required in self._texts():
            cleaned = clean_lines(value) if name in self.LINES else clean(value)
            if required and not shows(cleaned):
                raise ValueError(f"`{name}` must not be blank")
            if cleaned != value:
                msgspec.structs.force_setattr(self, name, cleaned)

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        """What takes it back, from the document before it and what it decides; nothing where nothing does."""
        return None

    def is_deed(self, situation: Situation) -> bool:
        """Whether it is done for the workshop, and not only what everybody may do for themselves."""
        return self.NEEDS not in (Right.WATCH, Right.TAKE_PART)

    def done(self) -> str:
        """In which words it was done, for who moderates: an English sentence for the catalogues, fields in braces.

        Nothing where the control panel has words of its own.
        """
        return ""

    def told(self, situation: Situation, decision: Decision) -> dict[str, Any]:
        """What those who moderate are told of it: its fields."""
        return {name: value for name, value in msgspec.to_builtins(self).items() if name != "type"}

    def _texts(self) -> list[tuple[str, str, bool]]:
        return [
            (name, value, required)
            for name, required in _fields(type(self))
            if isinstance(value := getattr(self, name), str)
        ]


@cache
def _fields(command: type[Command]) -> tuple[tuple[str, bool], ...]:
    """``(name, required)`` of its fields; asking for them takes longer than reading a command."""
    return tuple((one.name, one.required) for one in msgspec.structs.fields(command))


class ItemCommand(Command, frozen=True):
    """A command about one item of the agenda; ``WHEN`` names the phases in which it is taken."""

    WHEN: ClassVar[frozenset[Phase]] = WRITING
    item: Slug


@dataclass(frozen=True, slots=True)
class Actor:
    """Who gives a command; ``room`` is the one that a host looks after."""

    person: str
    role: Role
    room: str = ""

    @property
    def staff(self) -> bool:
        return self.role in STAFF_ROLES

    def hosts(self, room: str) -> bool:
        """Whether they may do in that room what its host may."""
        return self.staff or (self.role is Role.HOST and self.room == room)


NOBODY = Actor("", Role.STAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What any handler sees: the document, who acts, and ``now`` (workshop time in ms).

    ``command`` is the command's id: random, unique, and the id of whatever entry the command makes.
    """

    view: View
    now: int
    actor: Actor = NOBODY
    command: str = ""

    @property
    def workshop(self) -> Workshop:
        return workshop(self.view)

    def decision(self) -> Decision:
        return Decision(self.view)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene(Situation):
    """What an activity sees: a situation in one of its items, and the phase in which the item is."""

    id: str
    item: Item
    phase: Phase


Handler = Callable[[Scene, Any], Decision | Refusal]
# For what belongs to no item: people, messages, the clock.
PlainHandler = Callable[[Situation, Any], Decision | Refusal]


FORBIDDEN = Refusal("forbidden", mark("You may not do that here."))
NOT_FOUND = Refusal("not-found", mark("That is no longer there."))
CLOSED = Refusal("closed", mark("This part of the workshop is over. Your text is kept here."))
NOT_YET = Refusal("not-yet", mark("This part of the workshop has not begun yet."), again=True)
