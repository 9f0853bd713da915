"""The address of a store: one server, whichever a Sentinel names, or a cluster.

    redis://name:password@host:6379          rediss:// for TLS, unix:///path for a socket
    redis+sentinel://name:password@host:26379,host,host/primary?sentinel_password=…
    redis+cluster://name:password@host:6379,host,host

With several hosts, any one of them that answers is enough to find the others. ``rediss+…`` is the same with TLS.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlsplit

Kind = Literal["one", "sentinel", "cluster"]
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("redis", "rediss", "unix"), "one"),
    **dict.fromkeys(("redis+sentinel", "rediss+sentinel"), "sentinel"),
    **dict.fromkeys(("redis+cluster", "rediss+cluster"), "cluster"),
}
_PORTS = {"one": 6379, "sentinel": 26379, "cluster": 6379}


@dataclass(frozen=True, slots=True)
class Address:
    """``hosts`` are asked first; ``primary`` is what Sentinels call it; ``login`` is for the store itself."""

    kind: Kind
    url: str
    hosts: tuple[tuple[str, int], ...]
    login: dict[str, str]
    tls: bool
    primary: str = ""
    sentinel_login: dict[str, str] | None = None


def parsed(url: str) -> Address:
    """Raises ``ValueError`` that says what would be right; it does not quote the address, which holds a password."""
    scheme, _, rest = url.partition("://")
    kind = _KINDS.get(scheme)
    if kind is None or not rest:
        raise ValueError(f"it must begin with one of {', '.join(f'{known}://' for known in _KINDS)}")
    if kind == "one":
        return Address(kind, url, (), {}, scheme == "rediss")
    parts = urlsplit(f"//{rest}")
    who, _, hosts = parts.netloc.rpartition("@")
    primary, options = parts.path.strip("/"), dict(parse_qsl(parts.query))
    secret = options.pop("sentinel_password", "")
    if (kind == "sentinel") != bool(primary) or "/" in primary:
        raise ValueError("redis+sentinel://host/name ends with the name of the primary, redis+cluster://host does not")
    if options or (secret and kind != "sentinel"):
        raise ValueError("of options there is sentinel_password only, for redis+sentinel://")
    return Address(
        kind=kind,
        url=url,
        hosts=tuple(_host(host, _PORTS[kind]) for host in hosts.split(",")),
        login=_login(who),
        tls=scheme.startswith("rediss"),
        primary=primary,
        sentinel_login={"password": secret} if secret else {},
    )


def _host(text: str, port: int) -> tuple[str, int]:
    parts = urlsplit(f"//{text}")
    if not parts.hostname:
        raise ValueError("between // and the next / stand hosts, with commas between them")
    return parts.hostname, parts.port or port


def _login(who: str) -> dict[str, str]:
    name, _, password = who.partition(":")
    told: dict[str, Any] = {"username": unquote(name), "password": unquote(password)}
    return {key: value for key, value in told.items() if value}
