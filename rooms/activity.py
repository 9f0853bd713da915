"""The contract of an activity: what people do in an agenda item of one kind.

A module under ``rooms.activities`` makes one ``Activity`` named ``ACTIVITY``: its settings, its commands with
their schemas, rights and phases, what each decides, what opening and closing does, and how it is reported.
Handlers are pure: they see a ``Scene`` and a command, and give a ``Decision`` or a ``Refusal``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar

import msgspec

from rooms.blocks import Block, Figure, Say
from rooms.changes import Change
from rooms.command import CLOSED, FORBIDDEN, NOT_FOUND, NOT_YET, Handler, ItemCommand, Phase, Scene
from rooms.decision import Decision, Refusal
from rooms.document import Entity, View
from rooms.fields import Fields
from rooms.programme import Item
from rooms.roles import may
from rooms.seeds import Harvest, Seeds

if TYPE_CHECKING:
    from rooms.people import Person


def nothing(scene: Scene) -> Decision:
    return scene.decision()


def no_step(scene: Scene, left: int) -> Decision:
    return scene.decision()


def no_arrival(scene: Scene, person: str, who: Person) -> Decision:
    return scene.decision()


def no_leave(scene: Scene, person: str) -> Decision:
    return scene.decision()


def no_return(scene: Scene, person: str, who: Person) -> Decision:
    return scene.decision()


def nothing_ahead(scene: Scene, item: str) -> Decision:
    return scene.decision()


def no_rooms(scene: Scene) -> list[str]:
    return []


def no_report(scene: Scene, say: Say) -> list[Block]:
    return []


def no_figures(scene: Scene, say: Say) -> list[Figure]:
    return []


def nothing_to_forget(scene: Scene, people: frozenset[str]) -> Decision:
    return scene.decision()


def nothing_mine(scene: Scene, person: str, say: Say) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit in an item's settings: which one, what is wrong and what would be right.

    Both are English sentences for the catalogues; ``values`` stand in their braces.
    """

    setting: str
    wrong: str
    right: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around an item's settings in the workshop file.

    ``items`` are the kinds of all items by their ids, in their order; ``themes`` the ids of all themes; ``works``
    what the item's own steps do, ``reopens`` the items that it keeps open, ``before`` those that come before it.
    """

    items: Mapping[str, str]
    themes: frozenset[str]
    works: tuple[str, ...] = ()
    reopens: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


Faultfinder = Callable[[Any, Surroundings], list[Misfit]]


def no_faults(settings: Any, around: Surroundings) -> list[Misfit]:
    return []


def no_founding(settings: Any, themes: Mapping[str, Seeds]) -> dict[str, Entity]:
    return {}


def no_harvest(view: View, room: str) -> Harvest:
    return Harvest()


def no_changes(before: View, after: View, room: str, say: Say) -> list[Change]:
    return []


class NoSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For a kind that has nothing to set."""

    FIELDS: ClassVar[Fields] = {}


@dataclass(frozen=True)
class Activity:
    """One kind of activity; ``label`` is what it is called, ``about`` what people do in it, in one sentence.

    ``facts`` are constants that its element in the browser needs, ``works`` what a step of such an item may do,
    with what that is called, ``usual`` what the steps of one do that has no steps yet, with the share of each;
    ``serves`` says whether people work in it, rest, or say goodbye.
    ``founding`` is what an item's settings put into the document of a new workshop, from what its file gives each
    theme; ``harvest`` is what a room gives to another workshop's file, and ``changes`` what became different in it
    between two moments, ``film`` the kinds of its entities that show where a room is played again, and ``paces`` those
    under ``all/<kind>:<item>.<room>`` that say in which step a room stands, each with how it is read. ``opening`` and
    ``closing`` join the commit in which the agenda clock enters and leaves the item, ``stepping`` that in which it
    leaves the step of that number; ``ahead`` joins that in which another item is entered while this one is closed,
    before that one opens, and is told its id; ``merging`` joins that in which two rooms are put together while it is
    open, and sees them so;
    ``arriving`` joins that of a person who comes while it is open, and whom the document does not have yet;
    ``leaving`` that in which somebody is removed, or given a role with which nothing is wished for any more, and
    ``returning`` that in which they are back. ``rooms`` names the rooms that people are in while it is open.
    ``mine`` is what one person wrote there, to take along; ``sheets`` names the lists of a table download in which
    its rows are gathered, beside those that all kinds share. ``forget`` takes back what these people did, beside
    what is signed, owned or their own. ``faults`` finds what is wrong with the settings beside what stands around
    them; ``beside`` has, by what would be right in the words of the file, how that is said to whoever writes in fields.
    """

    kind: str
    label: str
    about: str
    handlers: Mapping[type[ItemCommand], Handler] = field(default_factory=dict)
    settings: type[msgspec.Struct] = NoSettings
    facts: Mapping[str, Any] = field(default_factory=dict)
    works: Mapping[str, str] = field(default_factory=dict)
    usual: Mapping[str, int] = field(default_factory=dict)
    serves: Literal["work", "rest", "goodbye"] = "work"
    founding: Callable[[Any, Mapping[str, Seeds]], dict[str, Entity]] = no_founding
    harvest: Callable[[View, str], Harvest] = no_harvest
    changes: Callable[[View, View, str, Say], list[Change]] = no_changes
    film: frozenset[str] = frozenset()
    paces: Mapping[str, Callable[[bytes], int]] = field(default_factory=dict)
    opening: Callable[[Scene], Decision] = nothing
    stepping: Callable[[Scene, int], Decision] = no_step
    closing: Callable[[Scene], Decision] = nothing
    ahead: Callable[[Scene, str], Decision] = nothing_ahead
    merging: Callable[[Scene], Decision] = nothing
    arriving: Callable[[Scene, str, Person], Decision] = no_arrival
    leaving: Callable[[Scene, str], Decision] = no_leave
    returning: Callable[[Scene, str, Person], Decision] = no_return
    rooms: Callable[[Scene], list[str]] = no_rooms
    report: Callable[[Scene, Say], list[Block]] = no_report
    figures: Callable[[Scene, Say], list[Figure]] = no_figures
    mine: Callable[[Scene, str, Say], list[str]] = nothing_mine
    forget: Callable[[Scene, frozenset[str]], Decision] = nothing_to_forget
    faults: Faultfinder = no_faults
    beside: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)

    @property
    def looks_ahead(self) -> bool:
        return self.ahead is not nothing_ahead

    @property
    def has_rooms(self) -> bool:
        return self.rooms is not no_rooms


@cache
def activities() -> dict[str, Activity]:
    """Every kind there is: one module each under ``rooms.activities``."""
    package = importlib.import_module("rooms.activities")
    modules = [
        importlib.import_module(f"rooms.activities.{found.name}") for found in pkgutil.iter_modules(package.__path__)
    ]
    return {module.ACTIVITY.kind: module.ACTIVITY for module in modules}


S = TypeVar("S", bound=msgspec.Struct)


def settings_of(item: Item, kind: type[S]) -> S:
    """The item's settings, as its activity declares them."""
    return msgspec.convert(item.settings, kind)


def decide(scene: Scene, command: ItemCommand) -> Decision | Refusal:
    """Check right and phase, then ask the activity."""
    activity = activities()[scene.item.kind]
    handler = activity.handlers.get(type(command))
    if handler is None:
        return NOT_FOUND
    if not may(scene.actor.role, command.NEEDS):
        return FORBIDDEN
    if scene.phase not in command.WHEN:
        return NOT_YET if scene.phase is Phase.BEFORE else CLOSED
    return handler(scene, command)
