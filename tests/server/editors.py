"""What a page sends and is told in which a workshop is written."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.live.admission import Ticket, fetch
from facilitator.workshop import new_id
from tests.serving import workshop_text

TEXT = "# kept\n" + workshop_text()


async def told(ticket: Ticket, path: str = "edit/manuscript", body: Any = None, *, status: int = 200) -> Any:
    """What the server answers, as JSON."""
    encoded = None if body is None else msgspec.json.encode(body)
    found, _, answer = await fetch(ticket, path, encoded)
    assert found == status, (path, found, answer[:300])
    return msgspec.json.decode(answer)


async def save(ticket: Ticket, text: str, base: int, *, status: int = 200, **more: Any) -> Any:
    return await told(ticket, "edit/save", {"text": text, "base": base, "id": new_id(), **more}, status=status)


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)
