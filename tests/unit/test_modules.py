"""Which modules a page asks for is read from them, completely and without what only types need."""

from __future__ import annotations

import pytest

from facilitator.pages.entrance import PAGES
from facilitator.pages.modules import imports, modules_of_kind, modules_of_page, reached
from facilitator.pages.rendering import resource
from rooms.activity import activities

SOURCE = """
/** @typedef {import("./types.js").Type} Type */
import { html } from "../../vendor/lit.js";
import {
  one,
  two,
} from "./several.js";
import "./plain.js";
export { three } from "./passed-on.js";
const later = () => import("../pages/later.js");
const kind = (name) => import(`../activities/${name}.js`);
"""


def test_every_way_to_import_is_found_and_types_are_not() -> None:
    assert list(imports("js/elements/here.js", SOURCE)) == [
        "vendor/lit.js",
        "js/elements/several.js",
        "js/elements/plain.js",
        "js/elements/passed-on.js",
        "js/pages/later.js",
    ]


def test_what_is_imported_in_turn_is_reached_once_the_nearest_first() -> None:
    files = {
        "a.js": 'import "./b.js"; import "./c.js";',
        "b.js": 'import "./d.js";',
        "c.js": 'import "./b.js";',
        "d.js": "",
    }
    assert reached(["a.js"], files.__getitem__) == ["a.js", "b.js", "c.js", "d.js"]


@pytest.mark.parametrize("page", sorted(PAGES.keys() - {"results"}))
def test_what_a_page_needs_is_there(page: str) -> None:
    modules = modules_of_page(page)
    assert {"js/pages/open.js", "js/core/socket.js", "vendor/lit.js"} < set(modules)
    assert all((resource("static") / module).is_file() for module in modules)
    assert not any(module.startswith("js/activities/") for module in modules), "no page knows a kind"


@pytest.mark.parametrize("kind", sorted(activities()))
def test_what_a_kind_needs_is_there(kind: str) -> None:
    modules = modules_of_kind(kind)
    assert modules[0] == f"js/activities/{kind}.js"
    assert all((resource("static") / module).is_file() for module in modules)
