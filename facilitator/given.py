"""What a command is given: workshop files, examples by their names, exports; what is wrong with one is told."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from facilitator.beginnings import EXAMPLES
from facilitator.calling import Failed
from facilitator.exports import json
from facilitator.founding import Source
from facilitator.locale import preferred, translations
from facilitator.workshop_file import MOST_BYTES, Faults, WorkshopFile, parse


def read(path: str) -> WorkshopFile:
    """A workshop file, or an example by its name; raises ``Faults`` or ``Failed``."""
    example = EXAMPLES.joinpath(f"{path}.toml")
    if not Path(path).exists() and example.is_file():
        return parse(example.read_text("utf-8"), name=path)
    try:
        if Path(path).stat().st_size > MOST_BYTES:
            raise Failed(f"{path} is larger than 1 MiB; a workshop file is a short text")
        return parse(Path(path).read_text("utf-8"), name=Path(path).stem)
    except OSError as error:
        raise Failed(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Failed(f"{path} is not a text in UTF-8; save it as UTF-8") from error


def read_all(paths: Sequence[str]) -> list[tuple[str, Source]]:
    """The workshops of these files by id; all faults of all of them are told before it is given up."""
    files: list[tuple[str, Source]] = []
    failed = 0
    for path in paths:
        try:
            files.append(read_export(path) if path.endswith(".json") else _identified(read(path)))
        except Faults as faults:
            failed += 1
            tell(path, faults)
    if failed:
        raise Failed(
            f"{failed} of {len(paths)} files cannot be used" if len(paths) > 1 else f"{paths[0]} cannot be used"
        )
    return files


def _identified(file: WorkshopFile) -> tuple[str, WorkshopFile]:
    return file.workshop.id, file


def read_export(path: str) -> tuple[str, Mapping[str, bytes]]:
    """An exported workshop, with its id."""
    try:
        if Path(path).stat().st_size > json.MOST_BYTES:
            raise Failed(f"{path} is larger than any export")
        return json.parse_named(Path(path).read_bytes())
    except OSError as error:
        raise Failed(f"{path} cannot be read: {error.strerror}") from error
    except json.BadFile as error:
        raise Failed(f"{path}: {_say()(error.text).format_map(error.values)}") from error


def tell(path: str, faults: Faults) -> None:
    for fault in faults.faults:
        print(f"{path}:{fault.line}: {fault.where}: {fault.said(_say())}", file=sys.stderr)


def _say() -> Callable[[str], str]:
    """Faults are told in the terminal's language."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "en"
    return translations(preferred([spoken.replace("_", "-")], "en")).gettext
