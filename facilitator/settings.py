"""What the server is told from outside, by environment and command line, and nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from rooms.address import parsed
from rooms.durability import Required

# A key of that many characters cannot be guessed, if they were drawn.
SHORTEST_KEY = 32
SHORTEST_TOKEN = 16


class BadSetting(ValueError):
    """A setting that cannot be used; its text says which, why, and what would be right."""


class Settings(msgspec.Struct, frozen=True):
    """``public_url`` is where browsers find the server, without a slash at the end.

    ``show_links`` writes secret links also to where the output is kept; a terminal is always shown them. ``authors`` is
    a word from which the link is made by which workshops can be written; with ``no`` nobody can. ``smtp_url`` is the
    server that takes letters, from ``mail_from``; without one nobody is written to. ``durability`` is what a store must
    promise, and ``metrics_token`` what must be shown for the server's numbers. So many ``replicas`` of the store
    must have what is answered.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    data: Path = Path("data")
    redis_url: str = ""
    public_url: str = ""
    secret_key: str = ""
    processes: int = 1
    show_links: bool = False
    authors: str = "yes"
    smtp_url: str = ""
    mail_from: str = ""
    durability: Required = Required.ANY
    metrics_token: str = ""
    replicas: int = 0

    @property
    def address(self) -> str:
        """The address that links begin with."""
        if self.public_url:
            return self.public_url
        host = "127.0.0.1" if self.host in ("", "0.0.0.0", "::") else self.host  # noqa: S104 - compared, not bound
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def secure(self) -> bool:
        return self.address.startswith("https:")

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which a request may ask for this server."""
        named = urlsplit(self.address).hostname or ""
        return frozenset({named, "localhost", "127.0.0.1", "::1"}) - {""}

    def environment(self) -> dict[str, str]:
        """What ``from_environment`` makes these settings of, for a process that is started from this one."""
        return {
            "HOST": self.host,
            "PORT": str(self.port),
            "DATA": str(self.data),
            "REDIS_URL": self.redis_url,
            "PUBLIC_URL": self.public_url,
            "SECRET_KEY": self.secret_key,
            "WEB_CONCURRENCY": str(self.processes),
            "SHOW_LINKS": "yes" if self.show_links else "no",
            "AUTHORS": self.authors,
            "SMTP_URL": self.smtp_url,
            "MAIL_FROM": self.mail_from,
            "DURABILITY": self.durability.value,
            "METRICS_TOKEN": self.metrics_token,
            "REPLICAS": str(self.replicas),
        }


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """What docs/operation.md lists; raises ``BadSetting`` for the first that cannot be used."""
    default = Settings()
    public_url = environ.get("PUBLIC_URL", "").rstrip("/")
    if public_url and not _is_web_address(public_url):
        raise BadSetting(f"PUBLIC_URL is {public_url!r}; it must be an address that begins with https:// or http://")
    secret_key = environ.get("SECRET_KEY", "")
    if 0 < len(secret_key) < SHORTEST_KEY:
        raise BadSetting(f"SECRET_KEY is too short; it must have at least {SHORTEST_KEY} characters, drawn at random")
    return Settings(
        host=environ.get("HOST", "") or default.host,
        port=_number(environ, "PORT", default.port, 0, 65_535),
        data=Path(environ.get("DATA", "") or default.data).absolute(),
        redis_url=_store_address(environ),
        public_url=public_url,
        secret_key=secret_key,
        show_links=_switch(environ, "SHOW_LINKS"),
        authors=environ.get("AUTHORS", "") or default.authors,
        **_letters(environ),
        durability=_required(environ),
        metrics_token=_token(environ),
        replicas=_number(environ, "REPLICAS", default.replicas, 0, 5),
        processes=_number(environ, "WEB_CONCURRENCY", default.processes, 1, 64),
    )


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _letters(environ: Mapping[str, str]) -> dict[str, str]:
    """``smtp_url`` and ``mail_from``: both, or neither."""
    smtp_url, mail_from = environ.get("SMTP_URL", ""), environ.get("MAIL_FROM", "")
    if smtp_url and not re.fullmatch(r"smtps?://([^/@\s]+@)?[^/@\s:]+(:[0-9]{1,5})?/?", smtp_url):
        raise BadSetting("SMTP_URL must be an address such as smtp://name:password@mail.example.org:587")
    if smtp_url and not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", mail_from):
        raise BadSetting("MAIL_FROM must be the e-mail address from which letters are sent")
    return {"smtp_url": smtp_url, "mail_from": mail_from}


def _store_address(environ: Mapping[str, str]) -> str:
    url = environ.get("REDIS_URL", "")
    try:
        if url:
            parsed(url)
    except ValueError as error:
        raise BadSetting(f"REDIS_URL is no address of a store: {error}") from error
    return url


def _required(environ: Mapping[str, str]) -> Required:
    text = environ.get("DURABILITY", "") or Required.ANY
    if text not in list(Required):
        raise BadSetting(f"DURABILITY is {text!r}; it must be {', '.join(Required)}")
    return Required(text)


def _token(environ: Mapping[str, str]) -> str:
    token = environ.get("METRICS_TOKEN", "")
    if 0 < len(token) < SHORTEST_TOKEN or not token.isascii():
        raise BadSetting(f"METRICS_TOKEN is too simple; it must have {SHORTEST_TOKEN} characters, drawn at random")
    return token


def _switch(environ: Mapping[str, str], name: str) -> bool:
    text = environ.get(name, "")
    if text not in ("", "yes", "no"):
        raise BadSetting(f"{name} is {text!r}; it must be yes or no")
    return text == "yes"


def _number(environ: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = environ.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdecimal()) or not least <= int(text) <= most:
        raise BadSetting(f"{name} is {text!r}; it must be a whole number from {least} to {most}")
    return int(text)
