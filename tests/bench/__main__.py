"""Runs the measures that are named, or all, one after the other, and prints what they found.

    make bench                          all, about five minutes
    make bench ARGS="fanout joining"    these
    make bench ARGS="fanout --write"    and puts the tables into docs/performance.md

Servers, stores and peers run on this machine alone, and are gone afterwards. What it is busy with besides is said.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import os
import signal
import time

import uvloop

from tests.bench import table

MEASURES = (
    *("fanout", "rates", "joining", "returning", "moving", "memory", "several", "growth", "weight", "visit"),
    *("lasting", "flood", "kills"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", metavar="measure", help=", ".join(MEASURES))
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    wanted = parser.parse_args()
    if unknown := set(wanted.measures) - set(MEASURES):
        parser.error(f"there is no measure {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    # However it is ended, what it has started ends with it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for name in wanted.measures or MEASURES:
        module = importlib.import_module(f"tests.bench.{name}")
        begun, load = time.monotonic(), os.getloadavg()[0]
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            rows = runner.run(module.measure())
        loads = f"{load:.1f} before and {os.getloadavg()[0]:.1f} after, on {os.cpu_count()} cores"
        print(f"\n{name}   ({time.monotonic() - begun:.0f} s; load {loads})\n")
        print("\n".join(table.lines(rows)), flush=True)
        if wanted.write:
            table.write(name, rows, f"Load of the machine: {loads}.")
            if hasattr(module, "draw"):
                module.draw()


if __name__ == "__main__":
    main()
