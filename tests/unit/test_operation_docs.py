"""docs/operation.md, docs/architecture.md and the guide of the README say what the code says."""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path

import pytest

from facilitator import cli, metrics
from facilitator.edge import HEALTH, NUMBERS, READY
from facilitator.exports import FORMATS
from facilitator.locale import messages
from facilitator.settings import Settings
from rooms.activity import activities

ROOT = Path(__file__).parents[2]
OPERATION, ARCHITECTURE = ((ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in ("operation", "architecture"))
README = (ROOT / "README.md").read_text("utf-8")


def rows(text: str, head: str) -> list[list[str]]:
    """The cells of the table whose first line begins like this."""
    table = text[text.index(f"| {head} |") :].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


# Running it.


def test_every_setting_stands_there_with_its_default_and_no_other() -> None:
    said = {codes(name)[0]: default for name, default, _ in rows(OPERATION, "variable")}
    usual = Settings().environment()
    assert said.keys() == usual.keys()
    elsewhere = {"DATA": "./data", "PUBLIC_URL": "http://HOST:PORT", "SECRET_KEY": "DATA"}
    for name, default in said.items():
        expected = elsewhere.get(name, usual[name])
        assert (codes(default) or [""])[0] == expected, name


def parsers() -> dict[str, argparse.ArgumentParser]:
    [commands] = [one for one in cli._parser()._actions if isinstance(one, argparse._SubParsersAction)]
    return dict(commands.choices)


def test_every_command_of_the_command_line_stands_there_and_no_other() -> None:
    said = {codes(name)[0].split()[1]: what for name, what in rows(OPERATION, "command")}
    assert said.keys() == parsers().keys()
    assert codes(said["export"])[1:] == [name for name in FORMATS if name not in codes(said["export"])[0]]


@pytest.mark.parametrize(("where", "text"), [("operation", OPERATION), ("readme", README)])
def test_every_option_that_is_named_is_there(where: str, text: str) -> None:
    for name, rest in re.findall(r"facilitator (\w+)([^`\n#]*)", text):
        known = parsers().get(name)
        if known is not None:
            options = {option for one in known._actions for option in one.option_strings}
            assert set(re.findall(r"--[a-z-]+", rest)) <= options, f"facilitator {name}{rest}"


def test_what_is_watched_has_its_names() -> None:
    assert [codes(name)[0] for name, *_ in rows(OPERATION, "address")] == [HEALTH, READY, NUMBERS]
    told = {name.partition("{")[0] for cell, _ in rows(OPERATION, "number") for name in codes(cell)}
    source = Path(metrics.__file__).read_text("utf-8")
    counters = {f"{name}_total" for name in re.findall(r'Counter\(\s*"(\w+)"', source)}
    assert told == counters | set(re.findall(r'(?:Gauge|Histogram)\(\s*"(\w+)"', source))


# How it works.


def test_every_module_that_the_architecture_names_is_there() -> None:
    names = re.findall(r"`((?:rooms|facilitator|static|tests)/[\w/.-]+)`", ARCHITECTURE)
    assert len(names) > 20
    missing = [name for name in names if not list(ROOT.glob(f"{name}*"))]
    assert missing == []
    packages = ARCHITECTURE.partition("```\n")[2].partition("```")[0]
    for package in ("rooms", "facilitator"):
        part = re.search(rf"^{package}/.*?(?=^\S|\Z)", packages, re.M | re.S)
        assert part is not None
        modules = re.findall(r"(?<![\w/])([a-z_]+(?:\.py|\.lua|/))", part[0])
        assert [name for name in modules if name != f"{package}/" and not (ROOT / package / name).exists()] == []


def test_every_kind_of_activity_is_named() -> None:
    told = re.search(r"\*\*An activity is one module\.\*\*.*?:\s(.*?)\. One module", ARCHITECTURE, re.S)
    assert told is not None
    assert sorted(codes(told[1])) == sorted(activities())


def test_what_is_marked_as_pure_is_kept_so_by_the_import_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [kept] = [set(one["source_modules"]) for one in contracts if one["name"].startswith("pure modules")]
    marked = re.findall(r"((?:[a-z_]+\.py, )*[a-z_]+(?:\.py|/)) *·", ARCHITECTURE)
    names = {name for some in marked for name in re.findall(r"[a-z_]+(?=\.py|/)", some)}
    assert len(names) > 40
    assert names <= {module.partition(".")[2] for module in kept}


# The guide for moderators.


def test_the_guide_names_keys_and_buttons_as_they_are() -> None:
    script = (ROOT / "static" / "js" / "elements" / "control-shortcuts.js").read_text("utf-8")
    keys = set(re.findall(r'^    \["(.)", t\(', script, re.M)) | {"-"}
    german = messages("de")
    for _, press, deutsch, key in rows(README, "to"):
        assert set(codes(key)) <= keys
        english, translated = re.findall(r"\*([^*]+)\*", press), re.findall(r"\*([^*]+)\*", deutsch)
        for one, other in zip(english, translated or english, strict=True):
            assert german.get(one, one) == other
