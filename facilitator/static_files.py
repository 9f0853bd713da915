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

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOREVER = "public, max-age=31536000, immutable"
_TEXT = (".js", ".css", ".svg", ".json")
# Remarks that have lines of their own. Whatever else may be one could as well stand in a template.
_REMARK = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/)[\s\S])*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)


@dataclass(frozen=True)
class _Ready:
    plain: bytes
    compressed: bytes
    media_type: str


class VersionedFiles(StaticFiles):
    """Files under an address that names their version: a browser keeps them as long as it likes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        found = path.endswith(_TEXT) and scope["method"] in ("GET", "HEAD") and self.lookup_path(path)[0]
        if found:
            ready = await run_in_threadpool(_ready, Path(found))
            return _answer(ready, compressed="gzip" in Headers(scope=scope).get("accept-encoding", ""))
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = FOREVER
        return response


def _answer(ready: _Ready, *, compressed: bool) -> Response:
    headers = {"cache-control": FOREVER, "vary": "accept-encoding"}
    if compressed:
        headers["content-encoding"] = "gzip"
    return Response(ready.compressed if compressed else ready.plain, headers=headers, media_type=ready.media_type)


@cache
def _ready(path: Path) -> _Ready:
    text = path.read_text("utf-8")
    plain = (lean(text) if path.suffix == ".js" else text).encode()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return _Ready(plain, gzip.compress(plain, mtime=0), kind)


def lean(script: str) -> str:
    """A script without its remarks; licences, ``/*! … */``, stay, and so does every blank in a template."""
    return _REMARK.sub("", script)
