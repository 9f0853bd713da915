"""The plan for a hundred thousand people shows what its simulation says."""

from __future__ import annotations

from tests.bench.scaling import table
from tests.reference import DOCS


def test_the_table_is_that_of_the_simulation() -> None:
    assert table() in (DOCS / "scaling.md").read_text("utf-8"), "run: PYTHONPATH=. python -m tests.bench.scaling"
