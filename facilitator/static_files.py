"""Scripts, style sheets and pictures, small on the way: scripts without their comments, and text compressed.

They do not change while a server runs, so that each is made ready once, when it is first asked for.
"""

from __future__ import annotations

import gzip
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_TEXT = frozenset({".js", ".css", ".svg", ".json"})
# Remarks that have lines of their own. Whatever else may be one could as well stand in a template.
_REMARK = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/)[\s\S])*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)


# A style sheet in the place of which its text may stand: one that lies beside, and in which layer.
_IMPORT = re.compile(r'^@import url\("([\w-]+\.css)"\)(?: layer\((\w+)\))?;$', re.MULTILINE)


@dataclass(frozen=True)
class _Ready:
    plain: bytes
    compressed: bytes
    media_type: str


class VersionedFiles(StaticFiles):
    """Files under an address whose ``version`` names theirs: a browser keeps them as long as it likes.

    A page of another version, which was open while servers were exchanged say, gets what there is now, and asks again
    the next time.
    """

    def __init__(self, version: str, directory: Path) -> None:
        super().__init__(directory=directory)
        self._version = version
        # A page asks for very many of them at once, and none changes: each is answered from memory.
        texts = (path for path in directory.rglob("*") if path.suffix in _TEXT)
        self._texts = {path.relative_to(directory).as_posix(): path for path in texts}

    async def get_response(self, path: str, scope: Scope) -> Response:
        found = self._texts.get(path) if scope["method"] in ("GET", "HEAD") else None
        if found is None:
            response = await super().get_response(path, scope)
        else:
            response = _text(_ready(found), accepted=Headers(scope=scope).get("accept-encoding", ""))
        lasts = scope["path_params"]["version"] == self._version
        response.headers["cache-control"] = "public, max-age=31536000, immutable" if lasts else "no-store"
        return response


def _text(ready: _Ready, *, accepted: str) -> Response:
    if "gzip" not in accepted:
        return Response(ready.plain, headers={"vary": "accept-encoding"}, media_type=ready.media_type)
    headers = {"vary": "accept-encoding", "content-encoding": "gzip"}
    return Response(ready.compressed, headers=headers, media_type=ready.media_type)


@cache
def _ready(path: Path) -> _Ready:
    text = gathered(path) if path.suffix == ".css" else path.read_text("utf-8")
    plain = (lean(text) if path.suffix == ".js" else text).encode()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return _Ready(plain, gzip.compress(plain, mtime=0), kind)


def lean(script: str) -> str:
    """A script without its remarks; licences, ``/*! … */``, stay, and so does every blank in a template."""
    return _REMARK.sub("", script)


def gathered(sheet: Path) -> str:
    """A style sheet with those that it imports in their places: one request instead of as many, one after the other.

    Everybody asks for that of an activity in the moment in which it begins.
    """

    def inside(found: re.Match[str]) -> str:
        text = gathered(sheet.parent / found[1])
        return f"@layer {found[2]} {{\n{text}}}\n" if found[2] else text

    return _IMPORT.sub(inside, sheet.read_text("utf-8"))
