"""What all commands of the command line have in common: how they are declared, their settings, how they fail."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from facilitator.settings import Settings, from_environment

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class Failed(Exception):
    """Nothing can be done; the text says why and what would help. The exit code is 1."""


def command(
    commands: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
    examples: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=summary,
        description=summary,
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def serving_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="the address to listen on (HOST; 127.0.0.1)")
    parser.add_argument("--port", type=int, help="the port to listen on, 0 for any that is free (PORT; 8000)")
    data_option(parser)


def data_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, help="the folder that keeps everything (DATA; ./data)")


def settings_of(parsed: argparse.Namespace) -> Settings:
    """The environment's settings, with what the command line says otherwise."""
    named = {
        name: getattr(parsed, name) for name in ("host", "port", "data") if getattr(parsed, name, None) is not None
    }
    if "data" in named:
        named["data"] = named["data"].absolute()
    return replace(from_environment(), **named)


def whole(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")
        return int(text)

    return number
