"""Choose your fighter: everybody wishes for themes, and has a room for each round when it closes or is released.

With ``wishes`` the rooms are assigned at the close, by ``rooms.assignment``; with ``free`` a choice takes a
seat at once, and no theme has more takers than seats. A break may reopen it for the rounds still ahead.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from rooms.activities.choose import leaving, preparing, registered, releasing, untelling
from rooms.activities.choose.entities import (
    Settings,
    Teams,
    Wish,
    begun,
    chosen_key,
    picks_key,
    rooms_of,
    show_pick,
    wish_key,
    wish_of,
)
from rooms.activity import Activity, Misfit, Surroundings, activities, settings_of
from rooms.blocks import Block, Say, Table
from rooms.command import RUNNING, ItemCommand, Scene
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF
from rooms.people import Person, taking_part
from rooms.programme import Ran, items, left_out, themes
from rooms.wording import Slug, mark


class WishFor(ItemCommand, frozen=True, tag="choose.wish"):
    """The wishes for one round, in their order; none takes them back."""

    WHEN = RUNNING
    round: Slug
    themes: Annotated[tuple[Slug, ...], Meta(max_length=3)]


NO_SEAT = Refusal("full", mark("No seat is free there any more. Please choose another theme."))
BAD_WISH = Refusal("invalid", mark("That wish does not fit: one theme once, and not more wishes than asked for."))
ROUND_OVER = Refusal("closed", mark("That round has already begun."))
NOT_PLACED = Refusal("not-placed", mark("Hosts have their room, and moderators go where they are needed."))


def wish(scene: Scene, command: WishFor) -> Decision | Refusal:
    """Takes a seat at once where the choice is free, and gives the one before back; else it counts at the close."""
    settings, view, person = settings_of(scene.item, Settings), scene.view, scene.actor.person
    if scene.actor.staff or scene.actor.room:
        return NOT_PLACED
    if not _grantable(scene, settings, command):
        return BAD_WISH
    if begun(view, command.round):
        return ROUND_OVER
    mine, before = wish_key(scene.id, command.round, person), wish_of(view, scene.id, command.round, person)
    decision = scene.decision().expect(Ran.key(ALL, command.round)).expect(mine)
    if command.themes:
        decision.put(mine, Wish(command.themes))
    elif before:
        decision.delete(mine)
    _count(decision, scene, settings, command, before)
    if (who := taking_part(view, person)) is not None:
        # Who is renamed meanwhile is shown by the new name.
        decision.expect(Person.key(STAFF, person))
        show_pick(decision, scene, command.round, person, who.name, command.themes)
    return decision


def _grantable(scene: Scene, settings: Settings, command: WishFor) -> bool:
    most = settings.wishes if settings.mode == "wishes" else 1
    alike = len(set(command.themes)) < len(command.themes)
    return (
        command.round in settings.rounds
        and len(command.themes) <= most
        and not alike
        and rooms_of(scene, command.round).keys() >= set(command.themes)
    )


def _count(decision: Decision, scene: Scene, settings: Settings, command: WishFor, before: tuple[str, ...]) -> None:
    """First wishes by theme, which are the seats taken where the choice is free, and how many have chosen."""
    seats = {id: theme.seats for id, theme in themes(scene.view)}
    was, now = before[:1], command.themes[:1]
    if was != now:
        for id in was:
            decision.count(picks_key(command.round, id), -1)
        for id in now:
            most = seats[id] if settings.mode == "free" else None
            decision.count(picks_key(command.round, id), most=most, refusal=NO_SEAT)
    if bool(was) != bool(now):
        decision.count(chosen_key(command.round), 1 if now else -1)


NO_ROOMS_THERE = mark("The item “{round}” has no theme rooms to choose from.")
WITH_ROOMS = mark("Items with theme rooms are: {choices}.")
WITHOUT_ROOMS = mark('Write an item with kind = "{kind}".')
ROUND_BEFORE = (
    mark("“{round}” comes before this choice, so nobody could choose for it."),
    mark("Put the choice before it, or choose for something that comes later."),
)
NO_THEMES = (mark("There is nothing to choose from."), mark("Write at least two [[theme]]."))

BESIDE = {
    WITHOUT_ROOMS: mark("Add an item with theme rooms to the run sheet."),
    NO_THEMES[1]: mark("Add two or more under “Themes”."),
}


def faults(settings: Settings, around: Surroundings) -> list[Misfit]:
    roomy = sorted(kind for kind, activity in activities().items() if activity.has_rooms)
    with_rooms = [id for id, kind in around.items.items() if kind in roomy]
    right = WITH_ROOMS if with_rooms else WITHOUT_ROOMS
    values = {"choices": ", ".join(with_rooms), "kind": roomy[0]}
    wrong = [round for round in settings.rounds if round not in with_rooms]
    found = [Misfit("rounds", NO_ROOMS_THERE, right, {"round": round, **values}) for round in wrong]
    late = [round for round in settings.rounds if round in around.before and round not in wrong]
    found += [Misfit("rounds", *ROUND_BEFORE, {"round": round}) for round in late]
    return found if len(around.themes) > 1 else [*found, Misfit("rounds", *NO_THEMES)]


def report(scene: Scene, say: Say) -> list[Block]:
    settings, view = settings_of(scene.item, Settings), scene.view
    titles = {id: item.title for id, item in items(view)}
    blocks: list[Block] = []
    for round in settings.rounds:
        teams, gone = view.get(Teams, ALL, round), left_out(view, round)
        rows = tuple(
            (
                theme.name,
                view.number(picks_key(round, id)),
                # Nobody is placed before everybody is told.
                "" if gone or teams is None else teams.sizes.get(id, 0),
            )
            for id, theme in themes(view)
        )
        if teams is not None or any(row[1] for row in rows):
            columns = (say("Theme"), say("first wishes"), say("placed"))
            title = titles.get(round, round)
            title = say("{title} (left out)").format(title=title) if gone else title
            blocks.append(Table(title, columns, rows, (1, 2), "placements"))
    return blocks


def opening(scene: Scene) -> Decision:
    return untelling.where_it_was_left(scene).also(registered.opening(scene))


ACTIVITY = Activity(
    kind="choose",
    label=mark("Choice of a room"),
    about=mark("Everybody wishes for the rooms in which they will work."),
    settings=Settings,
    handlers={WishFor: wish, **preparing.HANDLERS, **releasing.HANDLERS, **untelling.HANDLERS},
    opening=opening,
    arriving=registered.arriving,
    closing=releasing.closing,
    ahead=releasing.ahead,
    leaving=leaving.leaving,
    returning=leaving.returning,
    forget=leaving.forget,
    report=report,
    faults=faults,
    beside=BESIDE,
)
