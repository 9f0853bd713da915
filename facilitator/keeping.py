"""The commands about workshops that are kept: ``facilitator links``, ``export``, ``backup`` and ``restore``."""

from __future__ import annotations

import argparse
import asyncio
from datetime import UTC, datetime
from pathlib import Path

from facilitator.calling import Commands, Failed, command, data_option, settings_of


def add_links(commands: Commands) -> None:
    parser = command(
        commands,
        "links",
        links,
        "Show the links of the workshops that are kept here, or renew one.",
        "  facilitator links\n"
        "  facilitator links gruene-infrastruktur --renew moderator\n"
        "  facilitator links gruene-infrastruktur --renew host --room zirkulaer",
    )
    parser.add_argument("workshop", nargs="?", help="one workshop; all where none is named")
    parser.add_argument(
        "--renew",
        choices=["organiser", "moderator", "host", "participant", "stage"],
        help="end this link at once and make another",
    )
    parser.add_argument("--room", default="", help="whose host's link is renewed")
    data_option(parser)


def links(parsed: argparse.Namespace) -> int:
    from facilitator.offline import show_links

    if parsed.renew and not parsed.workshop:
        raise Failed("say which workshop's link is to be renewed")
    return asyncio.run(show_links(settings_of(parsed), parsed.workshop, parsed.renew, parsed.room))


def add_export(commands: Commands) -> None:
    parser = command(
        commands,
        "export",
        export,
        "Write the documentation of a workshop that is kept here.",
        "  facilitator export gruene-infrastruktur\n"
        "  facilitator export gruene-infrastruktur --format json --to backup/\n",
    )
    parser.add_argument("workshop")
    parser.add_argument("--format", default="pdf", help="pdf, docx, html, md, xlsx, csv, png, svg or json (pdf)")
    parser.add_argument("--to", type=Path, default=Path(), help="the folder to write into (this one)")
    data_option(parser)


def export(parsed: argparse.Namespace) -> int:
    from facilitator.offline import write_export

    return write_export(settings_of(parsed), parsed.workshop, parsed.format, parsed.to)


def add_backup(commands: Commands) -> None:
    parser = command(
        commands,
        "backup",
        backup,
        "Write workshops into a file from which they can be put back as they were; also while the server runs.",
        "  facilitator backup                                 all that are kept here\n"
        "  facilitator backup gruene-infrastruktur --to /srv/backup/gruene.jsonl.gz",
    )
    parser.add_argument("workshop", nargs="*", help="workshops; all where none is named")
    parser.add_argument("--to", type=Path, help="the file to write; it must not exist yet (named after the time)")
    data_option(parser)


def backup(parsed: argparse.Namespace) -> int:
    from facilitator.backups import back_up

    target = parsed.to or Path(f"facilitator-{datetime.now(UTC):%Y-%m-%dT%H-%M-%S}.jsonl.gz")
    return asyncio.run(back_up(settings_of(parsed), parsed.workshop, target))


def add_restore(commands: Commands) -> None:
    parser = command(
        commands,
        "restore",
        restore,
        "Put workshops back from a backup, as they were then.",
        "  facilitator restore facilitator-2030-05-14T12-00-00.jsonl.gz\n"
        "  facilitator restore backup.jsonl.gz gruene-infrastruktur --replace   while no server runs",
    )
    parser.add_argument("file", type=Path, help="what facilitator backup has written")
    parser.add_argument("workshop", nargs="*", help="workshops in it; all where none is named")
    parser.add_argument(
        "--replace", action="store_true", help="also those that are here, with all that was written since"
    )
    data_option(parser)


def restore(parsed: argparse.Namespace) -> int:
    from facilitator import backups

    return asyncio.run(backups.restore(settings_of(parsed), parsed.file, parsed.workshop, replace=parsed.replace))
