"""File names for downloads: date, workshop and what it is, in letters that every system takes."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

from rooms.programme import Workshop

# How German is written without its own letters; other letters lose their marks.
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l"})
MOST = 60


def slug(text: str) -> str:
    """``Grüne Infrastruktur!`` becomes ``gruene-infrastruktur``; empty where no letter or digit is left."""
    spelled = unicodedata.normalize("NFKD", text.lower().translate(_SPELLED)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")[:MOST].rstrip("-")


def file_name(workshop: Workshop, id: str, what: str, extension: str) -> str:
    """``2022-11-30-gruene-infrastruktur-dokumentation.pdf``; ``what`` is a word in the workshop's language."""
    day = datetime.fromtimestamp(workshop.start / 1000, ZoneInfo(workshop.timezone)).date().isoformat()
    parts = [day, slug(id) or slug(workshop.title), slug(what)]
    return "-".join(part for part in parts if part) + f".{extension}"
