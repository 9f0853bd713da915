"""The built wheel gives a command that works outside the checkout, with all its templates, scripts and examples."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``facilitator`` as installed from a wheel, in an environment that borrows only the dependencies."""
    place = tmp_path_factory.mktemp("wheel")
    built = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(built, cwd=ROOT, check=True, capture_output=True)
    [wheel] = place.glob("*.whl")
    venv.create(place / "env", symlinks=True)
    python = place / "env" / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    [packages] = place.glob("env/lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return place / "env" / "bin" / "facilitator"


def run(command: Path, place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(place), "LANG": "C.UTF-8"}
    return subprocess.run([command, *arguments], cwd=place, env=environment, capture_output=True, text=True)


def test_every_command_explains_itself_with_examples(command: Path, tmp_path: Path) -> None:
    for name in ("serve", "check", "new", "links", "export", "rehearse"):
        said = run(command, tmp_path, name, "--help")
        assert said.returncode == 0
        assert "examples:" in said.stdout


def test_a_new_file_is_written_and_found_right(command: Path, tmp_path: Path) -> None:
    assert run(command, tmp_path, "new", "werkstatt.toml").returncode == 0
    assert "It can be used." in run(command, tmp_path, "check", "werkstatt.toml").stdout
    again = run(command, tmp_path, "new", "werkstatt.toml")
    assert again.returncode == 1
    assert "is there already" in again.stderr


def test_what_is_wrong_with_a_file_is_told_with_lines(command: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('[workshop]\ntitel = "x"\n')
    said = run(command, tmp_path, "check", "bad.toml")
    assert said.returncode == 1
    assert re.search(r"bad\.toml:2: .*title", said.stderr)


@contextmanager
def serving(command: Path, place: Path, file: str) -> Iterator[str]:
    """The installed server on a free port; the address of its event page."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(place), "PORT": "0", "DATA": str(place / "data")}
    with subprocess.Popen(
        [command, "serve", file], cwd=place, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield _ready(process)
        finally:
            process.terminate()


def _ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = ""
    while "Ctrl-C stops" not in said:
        line = process.stdout.readline()
        assert line, f"it ended before it was ready:\n{said}"
        said += line
    found = re.search(r"event page +(\S+)", said)
    assert found is not None
    return found[1]


def got(address: str) -> bytes:
    with urlopen(address, timeout=20) as answer:
        return bytes(answer.read())


def test_it_serves_pages_styles_and_scripts(command: Path, tmp_path: Path) -> None:
    with serving(command, tmp_path, "retrospective") as event:
        addresses = re.findall(r'(?:href|src)="(/static/[^"#]+)"', got(event).decode())
        assert any(address.endswith("tokens.css") for address in addresses)
        for address in addresses:
            assert got(event.partition("/w/")[0] + address)


def test_what_is_kept_is_shown_and_exported_and_an_export_is_served_again(command: Path, tmp_path: Path) -> None:
    with serving(command, tmp_path, "retrospective"):
        shown = run(command, tmp_path, "links", "retrospective").stdout
        assert "control panel" in shown
        assert "/w/retrospective/control#k=" in shown
        for format, begins in (("pdf", b"%PDF"), ("md", b"Team Lighthouse"), ("csv", b"PK"), ("json", b"{")):
            said = run(command, tmp_path, "export", "retrospective", "--format", format, "--to", "out")
            assert (tmp_path / said.stdout.strip()).read_bytes().startswith(begins), said.stderr
        nowhere = run(command, tmp_path, "export", "retrospective", "--to", said.stdout.strip())
        assert (nowhere.returncode, nowhere.stderr.count("\n")) == (1, 1)
        assert "cannot be written" in nowhere.stderr
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with serving(command, elsewhere, str(tmp_path / said.stdout.strip())) as event:
        assert "Retrospective of the autumn release" in got(event).decode()
