"""The command line: ``facilitator serve``, ``check``, ``new``, ``links``, ``export``, ``backup``, ``restore`` …"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from facilitator import carrying, keeping
from facilitator.beginnings import EXAMPLE, example_names, example_text
from facilitator.calling import Commands, Failed, command, serving_options, settings_of, whole
from facilitator.embedded_store import StoreUnavailable
from facilitator.founding import Source
from facilitator.given import read, read_all, read_export, tell
from facilitator.settings import BadSetting
from facilitator.workshop_file import Faults, WorkshopFile
from rooms.document import View
from rooms.durability import UnfitStore
from rooms.store import RedisError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0 done, 1 not done, 2 called wrongly."""
    parsed = _parser().parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int] = parsed.run
        return run(parsed)
    except (BadSetting, StoreUnavailable, UnfitStore, Failed) as error:
        print(f"facilitator: {error}", file=sys.stderr)
        return 1
    except RedisError as error:
        print(f"facilitator: the store does not answer: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read has enough, ``head`` say; what is still to be written goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="facilitator",
        description="Runs live online workshops by their own run sheets.",
        epilog="Each command has its own --help, with examples. The reference is docs/operation.md.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (
        _serve,
        _check,
        _new,
        keeping.add_links,
        keeping.add_export,
        keeping.add_backup,
        keeping.add_restore,
        _rehearse,
    ):
        add(commands)
    return parser


def _serve(commands: Commands) -> None:
    parser = command(
        commands,
        "serve",
        serve,
        "Start the server with these workshops, and say how to reach them.",
        "  facilitator serve                    the example workshop on 127.0.0.1:8000\n"
        "  facilitator serve werkstatt.toml     one's own workshop\n"
        "  facilitator serve export.json        a workshop that was exported, read in again\n"
        "  facilitator serve --rehearsal --data /tmp/rehearsal werkstatt.toml   to try it out, at any speed\n"
        "  PORT=80 PUBLIC_URL=https://werkstatt.example.org facilitator serve --host 0.0.0.0 werkstatt.toml",
    )
    parser.add_argument(
        "file", nargs="*", help=f"workshop files, exports (.json), or names of examples ({EXAMPLE} where none is named)"
    )
    parser.add_argument(
        "--rehearsal", action="store_true", help="make new workshops rehearsals: time in them may go faster"
    )
    serving_options(parser)


def serve(parsed: argparse.Namespace) -> int:
    from facilitator import serving

    settings = settings_of(parsed)
    files = read_all(parsed.file or [EXAMPLE])
    return serving.serve(settings, [(id, rehearsed(source)) for id, source in files] if parsed.rehearsal else files)


def rehearsed(source: Source) -> Source:
    """The same workshop as a rehearsal; what an export says of itself stays."""
    if not isinstance(source, WorkshopFile):
        return source
    return replace(source, workshop=replace(source.workshop, rehearsal=True))


def _check(commands: Commands) -> None:
    parser = command(
        commands,
        "check",
        check,
        "Say everything that is wrong with a workshop file, each with its line and what would be right.",
        "  facilitator check werkstatt.toml",
    )
    parser.add_argument("file", help="the workshop file")


def check(parsed: argparse.Namespace) -> int:
    try:
        file = read(parsed.file)
    except Faults as faults:
        tell(parsed.file, faults)
        raise Failed(f"{len(faults.faults)} faults; {parsed.file} cannot be used as it is") from faults
    minutes = sum(item.minutes for item in file.item)
    size = f"{len(file.item)} items, {minutes} minutes, {len(file.theme)} themes"
    print(f"{parsed.file}: {file.workshop.id}: {size}. It can be used.")
    return 0


def _new(commands: Commands) -> None:
    parser = command(
        commands,
        "new",
        new,
        "Begin a workshop file of one's own, from an example or from a workshop that there was.",
        "  facilitator new werkstatt.toml\n"
        "  facilitator new retro.toml --like retrospective\n"
        "  facilitator new zweite.toml --from export.json --dots 3   its goals, and its cards with three dots or more",
    )
    parser.add_argument("file", type=Path, help="the file to write; it must not exist yet")
    parser.add_argument("--like", default=EXAMPLE, choices=example_names(), help="the example to begin with")
    parser.add_argument("--from", dest="export", metavar="EXPORT", help="a complete export (.json) to go on from")
    parser.add_argument("--dots", type=whole(0, 9_999), default=0, help="the dots of a card that comes along (0)")


def new(parsed: argparse.Namespace) -> int:
    text = _next(parsed) if parsed.export else example_text(parsed.like)
    try:
        with parsed.file.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise Failed(f"{parsed.file} is there already; name another file") from error
    except OSError as error:
        raise Failed(f"{parsed.file} cannot be written: {error.strerror}") from error
    print(f"{parsed.file} is written. Change it, then: facilitator check {parsed.file}")
    return 0


def _next(parsed: argparse.Namespace) -> str:
    """The text of a file that goes on from an export; its day is still to be changed."""
    id, exported = read_export(parsed.export)
    try:
        return carrying.following(id, View(exported.items()), parsed.dots)
    except carrying.TooMany as error:
        raise Failed(f"{error}; take fewer with --dots") from error
    except ValueError as error:
        raise Failed(f"{parsed.export}: the workshop file in it cannot be read: {error}") from error


def _rehearse(commands: Commands) -> None:
    parser = command(
        commands,
        "rehearse",
        rehearse,
        "Run a whole workshop with simulated people, at speed, and report what became of every word.",
        "  facilitator rehearse werkstatt.toml --people 200 --speed 60\n"
        "  facilitator rehearse --people 30 --join 'http://127.0.0.1:8000/w/werkstatt/control#k=...'\n"
        "  facilitator rehearse --remove --join 'http://127.0.0.1:8000/w/werkstatt/control#k=...'",
    )
    parser.add_argument("file", nargs="?", default=EXAMPLE, help="the workshop file, or the name of an example")
    parser.add_argument("--people", type=whole(1, 2_000), default=50, help="how many simulated people (50)")
    parser.add_argument(
        "--speed",
        type=whole(1, 600),
        default=60,
        help="how many times faster than the clock (60); not with --join: there whoever begins chooses it, in a "
        "rehearsal (serve --rehearsal)",
    )
    parser.add_argument("--pdf", type=Path, help="the file or folder for the documentation (this folder)")
    parser.add_argument(
        "--join", metavar="LINK", help="send the people to a running server, by its control panel's link"
    )
    parser.add_argument(
        "--remove", action="store_true", help="remove the people of rehearsals from there, with all they did"
    )


def rehearse(parsed: argparse.Namespace) -> int:
    from facilitator import rehearsal
    from facilitator.live.admission import NotLetIn

    wanted = rehearsal.Wanted(parsed.people, parsed.speed, parsed.pdf)
    if parsed.pdf and not parsed.pdf.parent.is_dir():
        raise Failed(f"{parsed.pdf} cannot be written: there is no folder {parsed.pdf.parent}")
    try:
        if parsed.remove and not parsed.join:
            raise Failed("say with --join from which server the people are to be removed")
        if parsed.join:
            return rehearsal.remove(parsed.join) if parsed.remove else rehearsal.rehearse_there(parsed.join, wanted)
        [(id, _)] = read_all([parsed.file])
        return rehearsal.rehearse_here(id, parsed.file, wanted)
    except (rehearsal.CannotRehearse, NotLetIn) as error:
        raise Failed(str(error)) from error
