"""What a form asks: a label for each field of a declared table, and what else it must know to ask well.

Types, bounds and defaults are the declaration's own. A table says it as ``FIELDS``, its texts in English for the
catalogues; whoever shows a form needs to know no table by its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple


class Field(NamedTuple):
    """``refers`` is what its values are the identifiers of, a round being an item with rooms; ``options`` how its
    possible values are called.

    ``quiet`` are those that are asked for only where somebody wants to see everything.
    """

    label: str
    help: str = ""
    refers: Literal["", "item", "round", "theme"] = ""
    options: Mapping[str, str] = {}
    quiet: bool = False


Fields = Mapping[str, Field]
