"""What became different in a room between two moments, in plain values that any page can show."""

from __future__ import annotations

from typing import Literal

import msgspec

from rooms.blocks import Passage


class Change(msgspec.Struct, frozen=True):
    """One thing that came, went, moved or reads differently; ``thing`` is what kind of thing it is, in a word.

    ``where`` is where it hangs, ``before`` where it hung; ``passages`` what was changed in its wording; ``note`` what
    else is to be known of it.
    """

    what: Literal["came", "went", "moved", "reworded"]
    thing: str
    text: str
    where: str = ""
    before: str = ""
    passages: tuple[Passage, ...] = ()
    note: str = ""
