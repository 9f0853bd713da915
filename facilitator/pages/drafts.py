"""What the editor sends: a text that somebody writes, decoded within its bounds, from who may write."""

from __future__ import annotations

import tomllib
from typing import Any, TypeVar

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request

from facilitator.editing import rewritten
from facilitator.pages.asking import Asking, asking
from rooms.roles import Right

NO_STORE = {"cache-control": "no-store"}

S = TypeVar("S", bound=msgspec.Struct)


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text, or a text with what it shall say instead (a ``tree`` of it)."""

    text: str
    tree: dict[str, Any] | None = None


async def writer(request: Request) -> Asking:
    """Whoever asks, if they may write; refused with 403 otherwise."""
    asked = await asking(request)
    asked.require(Right.ADMINISTER)
    return asked


def decoded(body: bytes, kind: type[S]) -> S:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise HTTPException(422) from error


def whole(draft: Draft) -> str:
    """The text with what its tree says."""
    try:
        return draft.text if draft.tree is None else rewritten(draft.text, draft.tree)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise HTTPException(422) from error
