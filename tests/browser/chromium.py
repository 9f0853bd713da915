"""How a Chromium is started: by the tests, by the pictures, and where a drag's frames are counted."""

from __future__ import annotations

import os
import shutil
from typing import Any

# It asks nothing of anybody else; what a page asks of another host fails, and that is told.
QUIET = (
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)


def launching() -> dict[str, Any]:
    """Playwright's arguments: Debian's, the one without windows where there is one, else Playwright's own."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    alone = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return {"args": [*QUIET, *alone], **({"executable_path": found} if found else {})}
