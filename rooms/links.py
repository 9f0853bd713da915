"""The secret links that there are, as the document keeps them: by the hashes of their secrets. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from rooms.document import SEALED, View, decode
from rooms.people import Link
from rooms.roles import Role


def standing_links(view: View) -> Iterator[tuple[str, Link]]:
    """The links of roles and rooms, with their hashes; not those of persons, of which there may be thousands."""
    for hashed, raw in view.raws(Link.KIND, SEALED):
        # What has a person says so in its text; only the few others are read.
        if b'"person":' not in raw:
            yield hashed, decode(Link, raw)


def link_for(view: View, role: Role, room: str = "") -> tuple[str, Link] | None:
    """The standing link of a role (and room, for hosts), with its hash."""
    return next((pair for pair in standing_links(view) if (pair[1].role, pair[1].room) == (role, room)), None)


def links_of(view: View, person: str) -> list[tuple[str, Link]]:
    """Somebody's personal links, with their hashes: one, or more where the server has had another key."""
    named = f'"person":"{person}"'.encode()
    return [(hashed, decode(Link, raw)) for hashed, raw in view.raws(Link.KIND, SEALED) if named in raw]
