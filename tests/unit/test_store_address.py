"""Where the store is, in one line: a server, Sentinels, or a cluster."""

from __future__ import annotations

import pytest

from facilitator.settings import BadSetting, from_environment
from rooms.address import parsed


def test_sentinels_and_clusters_are_named_by_several_hosts() -> None:
    found = parsed("rediss+sentinel://us%40er:p%3Aw@one.example.org,10.0.0.2:26380/workshops?sentinel_password=s%26")
    assert found.hosts == (("one.example.org", 26379), ("10.0.0.2", 26380))
    assert (found.kind, found.primary, found.tls) == ("sentinel", "workshops", True)
    assert found.login == {"username": "us@er", "password": "p:w"}
    assert found.sentinel_login == {"password": "s&"}
    found = parsed("redis+cluster://:secret@[::1]:7000,b")
    assert (found.kind, found.hosts, found.tls) == ("cluster", (("::1", 7000), ("b", 6379)), False)
    assert found.login == {"password": "secret"}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://secret@host", "begin with one of redis://"),
        ("redis+sentinel://secret@host", "ends with the name of the primary"),
        ("redis+cluster://secret@host/name", "ends with the name of the primary"),
        ("redis+cluster://secret@a,,b", "stand hosts"),
        ("redis+cluster://secret@a:port", ""),
        ("redis+sentinel://secret@a/name?db=1", "sentinel_password only"),
    ],
)
def test_what_is_no_address_is_said_without_its_password(url: str, said: str) -> None:
    with pytest.raises(BadSetting, match=rf"REDIS_URL is no address of a store: .*{said}") as refused:
        from_environment({"REDIS_URL": url})
    assert "secret" not in str(refused.value)
