"""The identifiers of items and themes, and that they stay what they are while a file is changed.

An identifier that the file does not name is made of a title. Whoever gives an item another title means the same item:
then its identifier is written down. Pure; works on trees as ``facilitator.workshop_file.writing`` has them, whatever
is wrong with them.
"""

from __future__ import annotations

from typing import Any

from facilitator.workshop_file.rules import free, slug
from facilitator.workshop_file.values import ORIGIN, Tree

# What an identifier is made of.
NAMES = {"item": "title", "theme": "name"}


def ids(tree: Tree, table: str) -> list[str]:
    """The identifiers of all items, or of all themes, as a file with this tree gives them."""
    entries = _entries(tree, table)
    taken = {id for entry in entries if (id := _said(entry))}
    found = []
    for number, entry in enumerate(entries):
        name = entry.get(NAMES[table])
        id = _said(entry) or free(slug(name if isinstance(name, str) else "") or f"{table}-{number + 1}", taken)
        taken.add(id)
        found.append(id)
    return found


def steadied(tree: Tree, had: Tree) -> Tree:
    """The same tree; an entry that was in ``had`` and would get another identifier has the one that it had."""
    after = dict(tree)
    for table in NAMES:
        before = ids(had, table)
        while (place := _strayed(after, had, table, before)) is not None:
            entries = list(after[table])
            entries[place] = {"id": before[entries[place][ORIGIN]], **entries[place]}
            after[table] = entries
    return after


def _strayed(tree: Tree, had: Tree, table: str, before: list[str]) -> int | None:
    """The place of the first entry whose identifier nobody has changed, and that has another one all the same."""
    entries, seen = _entries(tree, table), set()
    for place, (entry, id) in enumerate(zip(entries, ids(tree, table), strict=True)):
        origin = entry.get(ORIGIN)
        if not isinstance(origin, int) or not 0 <= origin < len(before) or origin in seen:
            continue
        seen.add(origin)
        if not entry.get("id") and not _said(_entries(had, table)[origin]) and id != before[origin]:
            return place
    return None


def _entries(tree: Tree, table: str) -> list[dict[str, Any]]:
    found = tree.get(table)
    return [one if isinstance(one, dict) else {} for one in found] if isinstance(found, list) else []


def _said(entry: dict[str, Any]) -> str:
    id = entry.get("id")
    return id if isinstance(id, str) else ""
