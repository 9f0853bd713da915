"""How long each format of the results takes, and how much memory at most, for a workshop with many cards.

    PYTHONPATH=. .venv/bin/python tests/bench/exports.py

Prints a line for each format: seconds and MiB at the most of a fresh process that reads the workshop and writes the
file, and how large that is. ``--cards`` says how many cards hang, ``--formats`` which formats are made.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from facilitator.exports import FORMATS, json
from rooms.activities.board.entities import Cluster, Comment, Note, Spot
from rooms.document import Document, room_audience
from rooms.people import rooms
from tests.unit.sample import sample
from tests.unit.sample_words import CARDS

KINDS = ("statement", "question", "practice", "project")
CHILD = """
import sys
from pathlib import Path
from facilitator.documentation import render
from facilitator.exports import json
from facilitator.moment import Moment
from rooms.document import Document
id, entities = json.parse_named(Path(sys.argv[1]).read_bytes())
made = render(id, "e", Moment(Document(entities.items()), 7, 1669815600000), sys.argv[2], "")
Path(sys.argv[3]).write_bytes(made.body)
"""


def filled(cards: int) -> Document:
    """The sample workshop with so many cards more: two of three in clusters, every third with a comment."""
    document = sample()
    entities = dict(document.items())
    themes = rooms(document)
    texts = [text for sections in CARDS.values() for each in sections for text in each]
    encode = msgspec.json.encode
    for n in range(cards):
        room, section = themes[n % len(themes)], n // len(themes) % 3 + 1
        audience, id, cluster = room_audience(room), f"b{n:06}", f"k{section}{n // 150:05}"
        kind = KINDS[n % len(KINDS)]
        where = ("Musterstadt", "Grünflächenamt") if kind == "practice" else ("", "")
        note = Note("themengruppen-1", section, f"{texts[n % len(texts)]} {n}", kind, n, where=where[0], who=where[1])
        entities[Note.key(audience, id)] = encode(note)
        if n % 3:
            entities[Cluster.key(audience, cluster)] = encode(
                Cluster("themengruppen-1", section, 5_000, f"Zusammen {cluster}")
            )
            entities[Spot.key(audience, id)] = encode(Spot(section, cluster=cluster))
        else:
            entities[Comment.key(audience, f"m{n:06}")] = encode(
                Comment("themengruppen-1", id, "Das sehe ich auch so.", n)
            )
        entities[f"{audience}/support:{id}"] = str(n % 7).encode()
    return Document(entities.items())


def measured(format: str, source: Path, target: Path) -> tuple[float, float, int]:
    """Seconds, MiB and bytes of making that file in a fresh process."""
    begun = time.monotonic()
    child = subprocess.Popen([sys.executable, "-c", CHILD, source, format, target])
    _, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{format}: failed")
    return time.monotonic() - begun, used.ru_maxrss / 1024, target.stat().st_size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, default=2_000)
    parser.add_argument("--formats", default=",".join(FORMATS))
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "workshop.json"), Path(folder, "made")
        source.write_bytes(json.render(filled(wanted.cards), workshop="event", epoch="e", sequence=7))
        for format in wanted.formats.split(","):
            seconds, mebibytes, size = measured(format, source, target)
            print(f"{format:6} {seconds:5.2f} s {mebibytes:5.0f} MiB {size / 1024:8.0f} KiB")


if __name__ == "__main__":
    main()
