"""What the server is told from outside, and what it says of what it cannot use."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.settings import SHORTEST_KEY, BadSetting, Settings, from_environment


def test_without_a_word_it_serves_this_machine_only() -> None:
    settings = from_environment({})
    assert (settings.host, settings.port, settings.processes) == ("127.0.0.1", 8000, 1)
    assert settings.address == "http://127.0.0.1:8000"
    assert settings.hosts == {"127.0.0.1", "localhost", "::1"}
    assert not settings.secure
    assert settings.data == Path("data").absolute()


def test_a_public_address_is_what_links_begin_with() -> None:
    settings = from_environment({"PUBLIC_URL": "https://werkstatt.example.org/", "HOST": "0.0.0.0", "PORT": "80"})
    assert settings.address == "https://werkstatt.example.org"
    assert settings.secure
    assert "werkstatt.example.org" in settings.hosts
    assert "evil.example.org" not in settings.hosts


@pytest.mark.parametrize(
    ("host", "address"),
    [("0.0.0.0", "http://127.0.0.1:8000"), ("::", "http://127.0.0.1:8000"), ("::1", "http://[::1]:8000")],
)
def test_an_address_to_listen_on_becomes_one_to_go_to(host: str, address: str) -> None:
    assert Settings(host=host).address == address


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "８０"),
        ("WEB_CONCURRENCY", "0"),
        ("WEB_CONCURRENCY", "2.5"),
        ("PUBLIC_URL", "werkstatt.example.org"),
        ("PUBLIC_URL", "ftp://example.org"),
        ("PUBLIC_URL", "https://"),
        ("SECRET_KEY", "a key for tests"),
        ("SHOW_LINKS", "maybe"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_name_and_what_would_be_right(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=rf"{name} is .*must"):
        from_environment({name: value})


def test_another_process_is_told_the_same() -> None:
    key = "k" * SHORTEST_KEY
    settings = Settings("0.0.0.0", 80, Path("/srv/data"), "redis://r", "https://x.example.org", key, 4, True)
    assert from_environment(settings.environment()) == settings
