"""Every case in docs/faults.md names what sees to it, and a test that there is."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/.-]+)::([^`]+)`")
CODE = re.compile(r"`((?:facilitator|rooms|static)/[\w/.-]+)`")


def test_every_case_has_a_test() -> None:
    rows = re.findall(
        r"^\| (?!case |---)([^|]+) \| [^|]+ \| ([^|]+) \| (.+) \|$",
        (ROOT / "docs" / "faults.md").read_text("utf-8"),
        re.M,
    )
    assert len(rows) > 30
    assert [path for _, code, _ in rows for path in CODE.findall(code) if not (ROOT / path).is_file()] == []
    assert [case for case, code, _ in rows if not CODE.search(code) and not code.startswith("the same")] == []
    assert [case for case, _, tests in rows if not NAMED.fullmatch(tests.split("`, `")[0].rstrip("`") + "`")] == []
    missing = [name for _, _, tests in rows for path, name in NAMED.findall(tests) if not _is_there(path, name)]
    assert missing == []


def _is_there(path: str, name: str) -> bool:
    text = (ROOT / path).read_text("utf-8")
    return f'test("{name}"' in text or re.search(rf"^(async )?def {name}\(", text, re.M) is not None
