"""What a participant's browser fetches of scripts on its first visit, compressed as the server sends them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable

from facilitator.pages.modules import modules_of_kind, modules_of_page
from facilitator.pages.rendering import resource
from facilitator.static_files import lean
from rooms.activity import activities
from tests.bench.table import Row


def weight(modules: Iterable[str]) -> float:
    """In KiB."""
    texts = ((resource("static") / module).read_text("utf-8") for module in modules)
    return sum(len(gzip.compress(lean(text).encode(), mtime=0)) for text in texts) / 1024


async def measure() -> list[Row]:
    page = {"js/pages/live.js", *modules_of_page("live")}
    kinds = {kind: set(modules_of_kind(kind)) - page for kind in activities()}
    first, by_kind = weight(page), {kind: weight(modules) for kind, modules in kinds.items()}
    largest = max(by_kind, key=lambda kind: by_kind[kind])
    return [
        Row("scripts of the live page", first, "KiB", wanted={"": 70}),
        Row(f"with those of the largest activity, {largest}", first + by_kind[largest], "KiB"),
        Row("with those of every activity, which are fetched after", weight(page.union(*kinds.values())), "KiB"),
    ]
