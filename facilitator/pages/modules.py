"""Which modules a page will ask for, read from the modules themselves, so that it can fetch them all at once.

A browser finds an import only when it has read what imports it: level after level, each a round trip. Pure but for the
reading, which happens once.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from facilitator.pages.rendering import resource

Reading = Callable[[str], str]

# Types are imported in comments; they are nothing to a browser.
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r'\b(?:from|import)\s*\(?\s*"(\.{1,2}/[^"]+\.js)"')


def imports(module: str, text: str) -> Iterator[str]:
    """What a module imports by a name that stands in it, as paths like its own."""
    for found in _IMPORT.finditer(_COMMENT.sub("", text)):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(module), found[1]))


def reached(entries: Iterable[str], read: Reading) -> list[str]:
    """Those modules and all that they import, the nearest first."""
    found = dict.fromkeys(entries)
    waiting = list(found)
    for module in waiting:
        for imported in imports(module, read(module)):
            if imported not in found:
                found[imported] = None
                waiting.append(imported)
    return waiting


@cache
def modules_of_page(page: str) -> tuple[str, ...]:
    """What a screen begins with, beside the module that its script names; paths below ``static``."""
    return tuple(reached([f"js/pages/{page}.js"], _read)[1:])


@cache
def modules_of_kind(kind: str) -> tuple[str, ...]:
    """What the activities of a kind are drawn by."""
    return tuple(reached([f"js/activities/{kind}.js"], _read))


def _read(module: str) -> str:
    return (resource("static") / module).read_text("utf-8")
