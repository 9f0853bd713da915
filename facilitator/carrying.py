"""The next workshop out of one that there was: its file, on another day, with goals, clusters and cards on the boards.

Used by the results page and by ``facilitator new --from``. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

import msgspec

from facilitator.beginnings import on_another_day
from facilitator.workshop_file.naming import ids
from facilitator.workshop_file.values import Tree
from facilitator.workshop_file.writing import tree_of, written
from rooms.activity import activities
from rooms.document import SEALED, View
from rooms.programme import EventPage, Theme, themes
from rooms.seeds import MOST_LOOSE, MOST_TOGETHER, DraftGoal, Harvest, Ripe, Seeds
from rooms.wording import unparted


class TooMany(ValueError):
    """A board cannot begin with so many of these cards; ``most`` is how many it can."""

    def __init__(self, theme: str, many: int, most: int) -> None:
        super().__init__(f"{theme}: {many} cards are chosen where {most} may be")
        self.values: dict[str, str | int] = {"theme": theme, "many": many, "most": most}


@dataclass(frozen=True, slots=True)
class Board:
    """What the board of a theme gives to the next workshop."""

    id: str
    theme: Theme
    harvest: Harvest

    @property
    def sections(self) -> Iterator[tuple[str, list[tuple[str, list[Ripe]]]]]:
        """``(question, [(name of the cluster, cards)])`` as they hang, what is in no cluster first."""
        for number, question in enumerate(self.theme.questions, 1):
            cards = [ripe for ripe in self.harvest.cards if ripe.card.section == number]
            named = {"": ""} | {id: cluster.name for id, cluster in self.harvest.clusters.items()}
            groups = [(name, [ripe for ripe in cards if ripe.cluster == id]) for id, name in named.items()]
            if cards:
                yield question, [(name, inside) for name, inside in groups if inside]


def boards(view: View) -> list[Board]:
    """Of every theme, in their order."""
    return [Board(id, theme, _harvest(view, id)) for id, theme in themes(view)]


def _harvest(view: View, room: str) -> Harvest:
    found = [activity.harvest(view, room) for activity in activities().values()]
    return next((harvest for harvest in found if harvest != Harvest()), Harvest())


def carried(view: View, cards: Set[str], *, id: str, title: str, day: str, start: str) -> str:
    """The text of the file of the next workshop, with these cards; ``cards`` are named ``<theme>.<card>``.

    Raises ``TooMany``. Whether the file holds on that day is for who reads it to find out.
    """
    text = file_of(view)
    tree = on_another_day(tree_of(text), id=id, title=title, day=day, start=start)
    themes_of_file = dict(zip(ids(tree, "theme"), tree.get("theme", []), strict=True))
    for board in boards(view):
        table = themes_of_file.get(board.id)
        if table is None:
            table = _opened(board)
            tree.setdefault("theme", []).append(table)
        table |= _tables(_seeds(board, _of(cards, board.id)))
    return written(_without_boards(text), tree)


def _opened(board: Board) -> Tree:
    """A room that moderators opened while it ran is a theme of the next workshop from the beginning."""
    theme = board.theme
    said = {"id": board.id, "name": theme.name, "questions": list(theme.questions)}
    more = {"seats": theme.seats, "conference": theme.conference}
    return said | {key: value for key, value in more.items() if value}


def following(id: str, view: View, least: int) -> str:
    """The same for an export of the workshop with that id: all cards with so many dots, on the day that it had."""
    about = tree_of(file_of(view)).get("workshop", {})
    cards = {f"{board.id}.{ripe.id}" for board in boards(view) for ripe in board.harvest.cards if ripe.dots >= least}
    said = {key: str(about.get(key, "")) for key in ("title", "start")}
    return carried(view, cards, id=f"{id[:37].rstrip('-')}-2", day=str(about.get("date", "")), **said)


def _seeds(board: Board, cards: Set[str]) -> Seeds:
    seeds = board.harvest.chosen(cards)
    name = unparted(board.theme.name)
    for most, found in ((MOST_LOOSE, seeds.cards), *((MOST_TOGETHER, cluster.cards) for cluster in seeds.clusters)):
        if len(found) > most:
            raise TooMany(name, len(found), most)
    return seeds


def _without_boards(text: str) -> str:
    """What is written anew has headings of its own, and not the brackets in which it may have been."""
    tree = tree_of(text)
    for theme in tree.get("theme", []):
        for key in ("goals", "clusters", "cards"):
            theme.pop(key, None)
    return written(text, tree)


def file_of(view: View) -> str:
    """The text of the file that held."""
    page = view.get(EventPage, SEALED)
    return page.file if page else ""


def _of(cards: Set[str], theme: str) -> set[str]:
    return {card for name in cards for of, _, card in [name.partition(".")] if of == theme}


def _tables(seeds: Seeds) -> Tree:
    """As the file has them; goals of which there is nothing else to say are their texts."""
    clusters = [cluster for cluster in seeds.clusters if cluster.cards]
    return {
        "goals": _goals(seeds.goals),
        "clusters": _plain(clusters),
        "cards": _plain(seeds.cards),
    }


def _goals(goals: Sequence[DraftGoal]) -> list[Any]:
    said: list[Tree] = _plain(goals)
    return [goal["text"] for goal in said] if all(goal.keys() == {"text"} for goal in said) else said


def _plain(value: Any) -> Any:
    """As JSON has it: lists, and days as they are written."""
    return msgspec.json.decode(msgspec.json.encode(value))
