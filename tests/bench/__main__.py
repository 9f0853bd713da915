"""Runs the measures that are named, or all, one after the other, and prints what they found.

    make bench                          all, about ten minutes
    make bench ARGS="fanout joining"    these
    make bench ARGS="fanout --write"    and puts the tables into docs/performance.md

Servers, stores and peers run on this machine alone, and are gone afterwards. What it is busy with besides is said.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import os
import time

import uvloop

from tests.bench import table

MEASURES = ("fanout", "rates", "joining", "returning", "moving", "memory")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", metavar="measure", help=", ".join(MEASURES))
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    wanted = parser.parse_args()
    if unknown := set(wanted.measures) - set(MEASURES):
        parser.error(f"there is no measure {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    for name in wanted.measures or MEASURES:
        module = importlib.import_module(f"tests.bench.{name}")
        begun, load = time.monotonic(), os.getloadavg()[0]
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            rows = runner.run(module.measure())
        print(f"\n{name}   ({time.monotonic() - begun:.0f} s; load before {load:.1f} on {os.cpu_count()} cores)\n")
        print("\n".join(table.lines(rows)), flush=True)
        if wanted.write:
            table.write(name, rows)


if __name__ == "__main__":
    main()
