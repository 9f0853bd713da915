"""A workshop file that is changed says what it shall say, and is otherwise as it was typed."""

from __future__ import annotations

import copy
import difflib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.workshop_file.layout import laid_out
from facilitator.workshop_file.values import ORIGIN, Tree, alike
from facilitator.workshop_file.writing import tree_of, written

EXAMPLES = {path.stem: path.read_text("utf-8") for path in sorted(Path("facilitator/examples").glob("*.toml"))}
NAMES = sorted(EXAMPLES)

ODD = {
    "remarks everywhere": (
        "# first\n\n# of the workshop\n[workshop] # so\n# a title\ntitle = 'x' # said\n\n\n# loose\n\n"
        '# near\n[[item]]\ntitle = "a" # one\nminutes=5\n\n[[item]]\n# inside\ntitle = "b"\n'
        'moves = [ "x", # of x\n  "y"\n  # of z\n, "z" ]\n'
        "# last\n"
    ),
    "inline": (
        'workshop = { title = "x", date = 2026-01-02 }\nitem = [ { title = "a", minutes = 5 }, { title = "b" } ]\n'
        'theme = [\n  { name = "k", goals = ["1", { text = "2" }] }, # k\n  { name = "l" },\n]\n'
    ),
    "dotted": 'workshop.title = "x"\nworkshop."a b" = 1\n[[item]]\n'
    'title = "a"\nsettings.seed = "s"\nsettings.x = 1.5\n',
    "scattered": '[[item]]\ntitle = "a"\n[page]\nknow = "k"\n[[item]]\ntitle = "b"\n[links]\nprivacy = "/p"\n',
    "torn apart": '[page.x]\na = 1\n[workshop]\ntitle = "x"\n[page]\nknow = "k"\n[[page.answer]]\nquestion = "q"\n',
    "windows": '\ufeff# so\r\n[workshop]\r\ntitle = "x"\r\n'
    'purpose = """\r\none\r\ntwo"""\r\n\r\n[[item]]\r\ntitle = "a"',
    "empty": "",
    "only a remark": "# nothing yet",
}
TEXTS = {**EXAMPLES, **ODD}

TYPED = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=40),
    st.sampled_from(
        ['"', "\\", '"""', "ends with \\", "a\nb", "\n\nx\n\ny", "soft\u00adhyphen", "x " * 90, "#", "'", "=] }"]
    ),
    st.integers(0, 5000),
    st.booleans(),
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=9), max_size=3),
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all tables and lists in a tree."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [path] if isinstance(value, dict | list) else []
    return found + [one for key, below in inner if key != ORIGIN for one in places(below, (*path, key))]


def at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        tree = tree[key]
    return tree


@st.composite
def changed(draw: st.DrawFn, text: str) -> Tree:
    """What the text says, with some things said otherwise, taken out, put in, moved or copied."""
    tree = tree_of(text)
    for _ in range(draw(st.integers(1, 4))):
        spot = at(tree, draw(st.sampled_from(places(tree))))
        if isinstance(spot, dict):
            keys = [key for key in spot if key != ORIGIN]
            key = draw(st.sampled_from([*keys, "title", "note", "step", "fresh key"]))
            how = draw(st.sampled_from(["say", "say", "take out", "table"]))
            if how == "take out":
                spot.pop(key, None)
            elif how == "say":
                spot[key] = draw(TYPED)
            else:
                spot[key] = draw(st.sampled_from([{"a": 1}, [{"title": "x", "minutes": 1}], [{"b": {"c": ["d"]}}, {}]]))
        elif spot:
            how = draw(st.sampled_from(["shuffle", "drop", "copy", "new"]))
            if how == "shuffle":
                spot[:] = draw(st.permutations(spot))
            elif how == "drop":
                spot.pop(draw(st.integers(0, len(spot) - 1)))
            elif how == "copy":
                spot.insert(draw(st.integers(0, len(spot))), copy.deepcopy(draw(st.sampled_from(spot))))
            else:
                new = {"title": "new", "minutes": 3} if isinstance(spot[0], dict) else "new"
                spot.insert(draw(st.integers(0, len(spot))), new)
    return tree


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_changed_where_nothing_is_to_be_changed(name: str) -> None:
    text = TEXTS[name]
    assert written(text, tree_of(text)) == text
    assert written(text, copy.deepcopy(tree_of(text))) == text


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in ("windows", "torn apart", "scattered")])
def test_the_pieces_make_the_text(name: str) -> None:
    assert str(laid_out(TEXTS[name])) == TEXTS[name]


@settings(max_examples=150)
@given(st.data(), st.sampled_from(sorted(TEXTS)))
def test_whatever_is_changed_the_file_says_it(data: st.DataObject, name: str) -> None:
    tree = data.draw(changed(TEXTS[name]))
    text = written(TEXTS[name], tree)
    assert alike(tree_of(text), tree)
    assert written(text, tree_of(text)) == text


def lines_of_difference(before: str, after: str) -> list[str]:
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in found if line[:3] not in ("---", "+++") and line[:2] != "@@"]


def test_one_word_changes_one_line() -> None:
    text = EXAMPLES["gruene-infrastruktur"]
    tree = tree_of(text)
    tree["item"][1]["title"] = 'Keynote "heute"'
    assert lines_of_difference(text, written(text, tree)) == [
        '-title = "Keynote durch RVR & bgmr"',
        '+title = "Keynote \\"heute\\""',
    ]


def test_what_is_new_stands_where_the_reference_lists_it() -> None:
    text = EXAMPLES["gruene-infrastruktur"]
    tree = tree_of(text)
    tree["item"][0] = {**tree["item"][0], "starts": "09:30"}
    tree["links"]["privacy"] = "/privacy"
    assert lines_of_difference(text, written(text, tree)) == ['+privacy = "/privacy"', '+starts = "09:30"']
    lines = written(text, tree).splitlines()
    assert lines[lines.index('starts = "09:30"') - 1] == "minutes = 10"


def test_an_entry_takes_along_what_is_remarked_right_above_it_and_what_stands_apart_stays() -> None:
    text = "# all\n\n# of a\n[[item]]\ntitle = 'a' # A\n\n# apart\n\n# of b\n[[item]]\ntitle = 'b' # B\n"
    tree = tree_of(text)
    tree["item"].reverse()
    assert written(text, tree) == (
        "# all\n\n# of b\n[[item]]\ntitle = 'b' # B\n\n# apart\n\n# of a\n[[item]]\ntitle = 'a' # A\n"
    )


def test_what_stands_apart_is_not_lost_with_an_entry() -> None:
    text = "[[item]]\ntitle = 'a'\n\n# apart\n\n[[item]]\ntitle = 'b'\n"
    tree = tree_of(text)
    tree["item"].pop()
    assert "# apart" in written(text, tree)
    tree["item"].clear()
    assert "# apart" in written(text, tree)


def test_entries_of_a_list_keep_their_lines_and_remarks() -> None:
    text = ODD["inline"]
    tree = tree_of(text)
    tree["theme"].reverse()
    tree["theme"][1]["name"] = "K"
    assert 'theme = [\n  { name = "l" },\n  { name = "K", goals = ["1", { text = "2" }] }, # k\n]\n' in written(
        text, tree
    )


def test_a_copy_is_an_entry_of_its_own() -> None:
    text = EXAMPLES["retrospective"]
    tree = tree_of(text)
    twin = copy.deepcopy(tree["item"][3])
    twin["title"] = "Twin"
    tree["item"].insert(4, twin)
    again = tree_of(written(text, tree))
    assert [item["title"] for item in again["item"][3:5]] == ["Keep and Change", "Twin"]
    assert again["item"][3]["step"] == again["item"][4]["step"]


def test_long_texts_go_on_behind_a_backslash_and_unseen_signs_are_seen() -> None:
    tree = {"workshop": {"title": "Infra\u00adstruktur", "purpose": "wort " * 60 + "Ende", "date": "2026-11-30"}}
    text = written("", tree)
    assert text.splitlines()[:2] == ["[workshop]", 'title = "Infra\\u00ADstruktur"']
    assert "date = 2026-11-30\n" in text
    assert max(map(len, text.splitlines())) <= 120
    assert alike(tree_of(text), tree)


def test_the_line_ends_and_the_mark_of_a_file_are_kept() -> None:
    text = ODD["windows"]
    tree = tree_of(text)
    tree["item"][0]["title"] = "b"
    after = written(text, tree)
    assert after.startswith("\ufeff# so\r\n[workshop]\r\n")
    assert after.endswith('[[item]]\r\ntitle = "b"\r\n')
    assert after.count("\n") == after.count("\r\n")
