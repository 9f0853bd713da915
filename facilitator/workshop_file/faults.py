"""What is wrong with a workshop file, collected while it is checked, so that all of it is told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches

import msgspec

from facilitator.workshop_file.lines import Path
from rooms.wording import clean, mark

MOST_FAULTS = 200
NAMELESS: Mapping[str, str] = {}
_SHOWN = 60


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong: in which ``line`` (from 1) and ``where`` in the file's tree.

    ``wrong`` and ``right`` are English sentences for the catalogues, ``values`` what stands in their braces.
    Entries of lists are counted from 1, as people do: ``item[3].settings.seed``. ``names`` are what the values that
    are identifiers are called, for who is shown no identifiers.
    """

    line: int
    where: str
    wrong: str
    right: str
    values: dict[str, str | int] = {}
    names: dict[str, str] = {}

    def said(self, say: Callable[[str], str] = mark) -> str:
        """What is wrong and what would be right, in the language into which ``say`` translates."""
        return f"{say(self.wrong)} {say(self.right)}".format(**self.values)


class Faults(Exception):
    """A workshop file that cannot be used; ``faults`` are in the order of its lines, at least one."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(f"{fault.line}: {fault.where}: {fault.said()}" for fault in self.faults))


class Findings:
    """Faults as they are found. Lines that tomllib could not read count as faulty, but were told already."""

    def __init__(self, lines: Mapping[Path, int], unreadable: Iterable[Fault] = ()) -> None:
        self._lines = lines
        self._faults = list(unreadable)
        self._told = {fault.line for fault in self._faults}
        self._faulty: list[Path] = []

    def report(
        self, path: Path, wrong: str, right: str, names: Mapping[str, str] = NAMELESS, /, **values: str | int
    ) -> None:
        """``names`` are the titles of identifiers, for those among the values."""
        self._faulty.append(path)
        line = self.line(path)
        if line in self._told:
            return
        called = {key: _called(value, names) for key, value in values.items() if isinstance(value, str)}
        self._faults.append(Fault(line, where(path), wrong, right, {"key": _key(path), **values}, called))
        if len(self._faults) >= MOST_FAULTS:
            self.done()

    def sound(self, *path: str | int) -> bool:
        """Whether no fault was found there, nor in what is around it or within it."""
        return not any(faulty[: len(path)] == path[: len(faulty)] for faulty in self._faulty)

    def line(self, path: Path) -> int:
        """The line of what is there, or of what it should be in."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def done(self) -> None:
        """Raise ``Faults`` if there are any."""
        if self._faults:
            raise Faults(self._faults)


def _called(said: str, names: Mapping[str, str]) -> str:
    """The titles of what is named there, of one identifier or of several with commas between them."""
    return ", ".join(names.get(one, one) for one in said.split(", "))


def where(path: Path) -> str:
    """A path as people write it, entries counted from 1; the whole file is ``file``."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{shown(part)}" for part in path]
    return "".join(parts).removeprefix(".") or "file"


def _key(path: Path) -> str:
    """The last key of a path, with the place in its list: ``moves[3]``."""
    named = max((place for place, part in enumerate(path) if isinstance(part, str)), default=0)
    return where(path[named:])


def shown(value: object) -> str:
    """A value as it may stand in a sentence and on a terminal: one short line without controls."""
    text = clean(str(value)[: 2 * _SHOWN])
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def remedy(said: object, possible: Iterable[str]) -> tuple[str, dict[str, str | int]]:
    """A sentence that names what was probably meant, or else all that is possible, and its values."""
    choices = list(possible)
    close = get_close_matches(str(said)[:_SHOWN].lower(), choices, 1, 0.6)
    if close:
        return mark("Did you mean “{guess}”?"), {"guess": close[0]}
    if not choices:
        return mark("Take it out: there is nothing to set here."), {}
    return mark("Possible here: {choices}."), {"choices": ", ".join(choices)}
