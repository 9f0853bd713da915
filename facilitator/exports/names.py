"""File names for downloads: date, workshop and what it is, in letters that every system takes."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from rooms.programme import Workshop
from rooms.wording import slug as slug

# Of each part of a name, in characters.
MOST = 60


def file_name(workshop: Workshop, id: str, what: str, extension: str) -> str:
    """``2022-11-30-gruene-infrastruktur-dokumentation.pdf``; ``what`` is a word in the workshop's language.

    The day is the announced one, by which all files of a workshop lie together, also those from before it was held.
    """
    day = datetime.fromtimestamp(workshop.start / 1000, ZoneInfo(workshop.timezone)).date().isoformat()
    parts = [day, slug(id, MOST) or slug(workshop.title, MOST), slug(what, MOST)]
    return "-".join(part for part in parts if part) + f".{extension}"
