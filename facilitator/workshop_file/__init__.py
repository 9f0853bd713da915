"""The workshop file: TOML, one file per workshop, read and checked as a whole.

``parse`` gives the file's content with defaults and identifiers filled in, or every fault at once, each with
its line, what is wrong and what would be right. Making a workshop of it is ``facilitator.loading``'s.
"""

from __future__ import annotations

from msgspec.structs import asdict, replace

from facilitator.workshop_file import rules, syntax
from facilitator.workshop_file.faults import Fault, Faults, Findings
from facilitator.workshop_file.lines import lines_of
from facilitator.workshop_file.open_rooms import check_open_rooms
from facilitator.workshop_file.shape import Reader
from facilitator.workshop_file.tables import FORMS, MOST_BYTES, Tables
from rooms.wording import slug

__all__ = ["MOST_BYTES", "Fault", "Faults", "WorkshopFile", "parse"]


class WorkshopFile(Tables, frozen=True, kw_only=True):
    """A file without faults: all ids are there, all settings are whole. ``text`` is what was read."""

    text: str


def parse(text: str, *, name: str = "") -> WorkshopFile:
    """Read a workshop file; raises ``Faults`` with all that is wrong.

    ``name`` is the file's, without ending: the workshop's id is made of it where the file names none.
    """
    tree, readable, unreadable = syntax.read(text)
    findings = Findings(lines_of(readable), unreadable)
    reader = Reader(findings, FORMS)
    tables = _identified(reader.table(Tables, tree, ()), name, findings)
    rules.check_people(tables, findings)
    rules.check_links(tables, findings)
    rules.check_themes(tables, findings)
    rules.check_items(tables, findings)
    check_open_rooms(tables, findings)
    tables = replace(tables, item=rules.settled(tables, reader, findings))
    rules.check_times(tables, findings)
    findings.done()
    return WorkshopFile(**asdict(tables), text=text)


def _identified(tables: Tables, name: str, findings: Findings) -> Tables:
    about = tables.workshop
    id = about.id or slug(name) or slug(about.title) or "workshop"
    return replace(
        tables,
        workshop=replace(about, id=id),
        theme=rules.identified(tables.theme, [theme.name for theme in tables.theme], "theme", findings),
        item=rules.identified(tables.item, [item.title for item in tables.item], "item", findings),
    )
