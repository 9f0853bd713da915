"""What a server says when it starts, and to whom."""

from __future__ import annotations

import os
import re
import resource
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.serving import SECRET, ServerProcess


@pytest.mark.parametrize(("wanted", "shown"), [("", False), ("no", False), ("yes", True)])
def test_secrets_are_printed_where_the_output_is_kept_only_if_that_is_wanted(
    tmp_path: Path, wanted: str, shown: bool
) -> None:
    server = ServerProcess(tmp_path, "retrospective", SHOW_LINKS=wanted)
    try:
        assert "event page" in server.said
        assert ("#k=" in server.said, "type the code" in server.said) == (shown, shown)
        assert ("facilitator links retrospective" in server.said) is not shown
    finally:
        server.stop()


def test_the_command_that_is_printed_instead_shows_the_links_of_this_server_in_any_folder(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data", "retrospective", SECRET_KEY="")
    try:
        [command] = re.findall(r"The links with their secrets: (.+)", server.said)
        environment = {name: value for name, value in os.environ.items() if name not in ("PORT", "DATA")}
        environment["PYTHONPATH"] = str(Path.cwd())
        said = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert f"{server.address}/w/retrospective/control#k=" in said.stdout
    finally:
        server.stop()


@pytest.mark.parametrize(("key", "warned"), [("", True), (SECRET, False)])
def test_a_key_that_does_not_lie_in_the_store_is_named_where_the_folder_may_not_be_kept(
    tmp_path: Path, store_url: str, key: str, warned: bool
) -> None:
    server = ServerProcess(tmp_path, "retrospective", REDIS_URL=store_url, SECRET_KEY=key)
    try:
        assert ("Set SECRET_KEY" in server.said) is warned
    finally:
        server.stop()


def work() -> float:
    """What processes that were waited for have taken of the processor so far, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_second_start_is_short_work_until_the_event_page_has_come(tmp_path: Path) -> None:
    """Three seconds are promised; of what else the machine does meanwhile its own work tells nothing."""
    ServerProcess(tmp_path, "gruene-infrastruktur").stop()
    before = work()
    server = ServerProcess(tmp_path, "gruene-infrastruktur")
    try:
        with urlopen(f"{server.address}/w/gruene-infrastruktur", timeout=20) as page:
            assert page.status == 200
    finally:
        server.stop()
    assert work() - before < 3
