"""What browsers fetch is small on the way, and says the same."""

from __future__ import annotations

import json
import subprocess

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from facilitator.pages.rendering import resource
from facilitator.static_files import VersionedFiles, lean

CLIENT = TestClient(Starlette(routes=[Mount("/", VersionedFiles(directory=resource("static")))]))
# Parses each module of those that it is given, without running it.
PARSES = """
const { SourceTextModule } = require("node:vm");
let given = "";
process.stdin.on("data", (part) => { given += part; }).on("end", () => {
  for (const [name, text] of Object.entries(JSON.parse(given))) new SourceTextModule(text, { identifier: name });
});
"""


def scripts() -> dict[str, str]:
    root = resource("static")
    return {str(path.relative_to(root)): path.read_text("utf-8") for path in sorted(root.rglob("*.js"))}


@pytest.mark.parametrize("name", ["js/pages/live.js", "css/base.css", "icons/icons.svg"])
def test_a_text_comes_compressed_to_whoever_can_read_that(name: str) -> None:
    compressed, plain = (CLIENT.get(f"/{name}", headers={"accept-encoding": what}) for what in ("gzip", "identity"))
    assert compressed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert compressed.text == plain.text
    assert int(compressed.headers["content-length"]) < len(plain.content)
    for answer in (compressed, plain):
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["vary"] == "accept-encoding"


def test_a_font_comes_as_it_is() -> None:
    font = next(resource("static").rglob("*.woff2"))
    answer = CLIENT.get(f"/{font.relative_to(resource('static'))}")
    assert answer.content == font.read_bytes()
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", ["/js/pages/none.js", "/../pyproject.toml", "/js/..%2f..%2f..%2fpyproject.toml"])
def test_what_is_not_there_is_not_found(path: str) -> None:
    assert CLIENT.get(path).status_code == 404


def test_every_script_is_still_one_without_its_comments() -> None:
    made = {name: lean(text) for name, text in scripts().items()}
    command = ["node", "--experimental-vm-modules", "--no-warnings", "--eval", PARSES]
    subprocess.run(command, input=json.dumps(made), text=True, check=True, timeout=60)
    assert sum(map(len, made.values())) < 0.75 * sum(map(len, scripts().values()))


def test_what_stands_in_a_template_stays() -> None:
    assert "a  // b\n  c" in lean("const t = html`a  // b\n  c`; // gone")
    assert "gone" not in lean("const t = html`a  // b\n  c`; // gone")
