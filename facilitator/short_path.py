"""A short way to a folder whose own path is too long for a Unix socket.

The socket stays in its folder; what is short is a link to that folder, in a directory that nobody else may enter.
The folder remembers its link in ``shortcut``, so that whoever comes next takes the same one. For the private store.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

# Bytes in the path of a Unix socket, without the closing zero: 107 on Linux, 103 on macOS.
LONGEST = 103


def short(folder: Path, name: str) -> Path:
    """The path of the socket ``name`` in ``folder``, short enough to connect to. Raises ``OSError``."""
    if _fits(folder / name):
        return folder / name
    if (link := _remembered(folder)) is None:
        link = _link_to(folder, name)
        _note(folder).unlink(missing_ok=True)
        _note(folder).symlink_to(link)
    return link / name


def forget(folder: Path) -> None:
    """Remove the link, if there is one."""
    if (link := _remembered(folder)) is not None:
        shutil.rmtree(link.parent, ignore_errors=True)
    _note(folder).unlink(missing_ok=True)


def _note(folder: Path) -> Path:
    return folder / "shortcut"


def _fits(path: Path) -> bool:
    return len(os.fsencode(path)) <= LONGEST


def _remembered(folder: Path) -> Path | None:
    """The link that was made before, if it still leads here and is still nobody else's."""
    with suppress(OSError):
        link = _note(folder).readlink()
        parent = link.parent.lstat()
        private = stat.S_ISDIR(parent.st_mode) and parent.st_uid == os.geteuid() and not parent.st_mode & 0o077
        if private and link.is_symlink() and link.samefile(folder):
            return link
    return None


def _link_to(folder: Path, name: str) -> Path:
    for place in (os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir(), "/tmp"):  # noqa: S108 - mkdtemp in it
        if not place or not _fits(Path(place, "facilitator-12345678", "store", name)):
            continue
        with suppress(OSError):
            link = Path(tempfile.mkdtemp(prefix="facilitator-", dir=place), "store")
            link.symlink_to(folder)
            return link
    raise OSError("its path is too long for a socket, and no temporary folder can be written to for a shorter one")
