"""What browsers fetch is small on the way, and says the same."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from facilitator.pages.rendering import resource
from facilitator.static_files import VersionedFiles, gathered, lean

CLIENT = TestClient(
    Starlette(routes=[Mount("/{version}", VersionedFiles("now", resource("static")))]), base_url="http://testserver/now"
)
# Of pairs of modules, the names of those that do not say the same once blanks and remarks between words are gone.
DIFFER = """
const { transformSync } = require("esbuild");
const said = (text) => transformSync(text, { minifyWhitespace: true, legalComments: "none" }).code;
let given = "";
process.stdin.on("data", (part) => { given += part; }).on("end", () => {
  const pairs = Object.entries(JSON.parse(given));
  console.log(JSON.stringify(pairs.filter(([, [one, other]]) => said(one) !== said(other)).map(([name]) => name)));
});
"""

# Of style sheets, the names of those that do not say the same as what a bundler makes of their files.
OTHERWISE = """
const { buildSync, transformSync } = require("esbuild");
const minify = (css) => {
  const { code } = transformSync(css, { loader: "css", minify: true, legalComments: "none" });
  // A layer that ends and begins anew is one.
  return code.replaceAll("}@layer element{", "");
};
let given = "";
process.stdin.on("data", (part) => { given += part; }).on("end", () => {
  const bundled = (path) =>
    buildSync({ entryPoints: [path], bundle: true, write: false, external: ["*.woff2", "*.svg"], logLevel: "error" });
  const same = ([path, text]) => minify(bundled(path).outputFiles[0].text) === minify(text);
  console.log(JSON.stringify(Object.entries(JSON.parse(given)).filter((one) => !same(one)).map(([name]) => name)));
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


def test_a_page_of_another_version_gets_what_there_is_and_does_not_keep_it() -> None:
    """It was open while servers were exchanged, and its agenda comes to an item whose module it has not loaded yet."""
    for path in ("js/activities/board.js", "css/base.css"):
        now, before = (CLIENT.get(f"http://testserver/{version}/{path}") for version in ("now", "before"))
        assert (before.status_code, before.content) == (200, now.content)
        assert before.headers["cache-control"] == "no-store"


NOWHERE = ["/js/pages/none.js", "/js/pages", "/../pyproject.toml", "/js/..%2f..%2f..%2fpyproject.toml", "/a%00.js"]


@pytest.mark.parametrize("path", [*NOWHERE, f"/{'a' * 300}.js"])
def test_what_is_not_there_is_not_found(path: str) -> None:
    assert CLIENT.get(path).status_code == 404


def differing(pairs: Mapping[str, object], judge: str = DIFFER) -> list[str]:
    command = ["node", "--eval", judge]
    said = subprocess.run(command, input=json.dumps(pairs), text=True, check=True, timeout=60, capture_output=True)
    names: list[str] = json.loads(said.stdout)
    return names


def test_every_script_says_the_same_without_its_remarks() -> None:
    pairs = {name: (text, lean(text)) for name, text in scripts().items()}
    assert differing(pairs) == []
    assert sum(len(made) for _, made in pairs.values()) < 0.8 * sum(len(text) for text, _ in pairs.values())


def test_a_blank_that_is_lost_in_a_template_inside_of_a_template_is_noticed() -> None:
    text = "const t = html`<p>${f(`${a}: ${b}`)}</p><option value=${one} ?selected=${two}></option>`;"
    assert differing({"a": (text, text.replace(": ${b}", ":${b}")), "b": (text, text)}) == ["a"]


def test_what_stands_in_a_template_stays() -> None:
    script = "/** gone */\nconst t = html`a  // b\n  /* c */ ${d} ?e`; /*! stays */\n  // gone\nf();\n"
    assert lean(script) == "const t = html`a  // b\n  /* c */ ${d} ?e`; /*! stays */\nf();\n"


def test_a_style_sheet_comes_whole_in_one_answer_and_says_what_its_files_say() -> None:
    sheets = sorted((resource("static") / "css").rglob("*.css"))
    whole = {str(path): gathered(path) for path in sheets if "@import" in path.read_text("utf-8")}
    assert len(whole) > 5
    assert [name for name, text in whole.items() if "@import" in text] == []
    assert differing(whole, OTHERWISE) == []
    board = resource("static") / "css" / "activities" / "board.css"
    assert CLIENT.get("/css/activities/board.css").text == whole[str(board)]


def test_a_style_sheet_in_another_layer_or_with_more_in_it_is_noticed() -> None:
    path = resource("static") / "css" / "activities" / "pause.css"
    text = gathered(path)
    for other in (text.replace("@layer element {", "@layer page {", 1), f"{text}board-room {{ color: red; }}"):
        assert differing({str(path): other}, OTHERWISE) == [str(path)]
