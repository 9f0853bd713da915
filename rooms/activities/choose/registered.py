"""What somebody wished for when they registered stands as their wish when the choice opens; they can change it then.

Only where wishes are collected: a seat is taken by nobody but who takes it.
"""

from __future__ import annotations

from rooms.activities.choose.entities import (
    Settings,
    Wish,
    begun,
    chosen_key,
    picks_key,
    rooms_of,
    show_pick,
    wish_key,
    wish_of,
)
from rooms.activity import settings_of
from rooms.command import Scene
from rooms.decision import Decision
from rooms.document import ALL, STAFF
from rooms.people import Person
from rooms.programme import Ran
from rooms.registration import registered
from rooms.roles import Role


def opening(scene: Scene) -> Decision:
    """Of everybody who is there and has not wished yet."""
    decision = scene.decision()
    for id, who in scene.view.each(Person, STAFF):
        if not who.removed:
            _wish(decision, scene, id, who)
    return decision


def arriving(scene: Scene, person: str, who: Person) -> Decision:
    """Of whoever comes while it is open."""
    decision = scene.decision()
    _wish(decision, scene, person, who)
    return decision


def _wish(decision: Decision, scene: Scene, person: str, who: Person) -> None:
    settings, known = settings_of(scene.item, Settings), registered(scene.view, person)
    if settings.mode != "wishes" or who.role is not Role.PARTICIPANT or known is None or not known.wishes:
        return
    for round in settings.rounds:
        themes = tuple(theme for theme in known.wishes if theme in rooms_of(scene, round))[: settings.wishes]
        if not themes or begun(scene.view, round) or wish_of(scene.view, scene.id, round, person):
            continue
        key = wish_key(scene.id, round, person)
        decision.expect(Ran.key(ALL, round)).expect(key).put(key, Wish(themes))
        decision.count(picks_key(round, themes[0]), 1).count(chosen_key(round), 1)
        show_pick(decision, scene, round, person, who.name, themes)
