"""How a Chromium is started: by the tests, by the pictures, and where a drag's frames are counted."""

from __future__ import annotations

import os
import shutil
from typing import Any

# It asks nothing of anybody else.
QUIET = (
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def launching() -> dict[str, Any]:
    """Playwright's arguments: Debian's, the one without windows where there is one, else Playwright's own."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    alone = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return {"args": [*QUIET, *alone], **({"executable_path": found} if found else {})}
