"""Several files in one: a zip that is the same for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.exports.wording import Words


def zipped(files: Mapping[str, bytes], words: Words) -> bytes:
    """The zip; its files bear the time of the moment that they show. An empty one says in a text that it is."""
    local = datetime.fromtimestamp(words.report.moment / 1000, ZoneInfo(words.report.workshop.timezone))
    stamp = (max(local.year, 1980), local.month, local.day, local.hour, local.minute, local.second)
    nothing = {f"{words.say('read-me')}.txt": (words.say("Nothing hangs on any wall.") + "\r\n").encode()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (files or nothing).items():
            archive.writestr(zipfile.ZipInfo(name, stamp), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
