"""Comes in by a link, as a browser does at the door: a secret and a name for a cookie; and asks for pages with it.

For Python's client of the wire beside it, which needs the cookie.
"""

from __future__ import annotations

import asyncio
import html
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Any

import msgspec


class NotLetIn(Exception):
    """The door stayed shut; the text is what the server answered."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A way in: the server's ``address``, the workshop's id, and the cookie that the door gave."""

    address: str
    workshop: str
    cookie: str = ""

    @property
    def socket(self) -> str:
        return f"ws{self.address.removeprefix('http')}/w/{self.workshop}/socket"


def parted(link: str) -> tuple[Ticket, str, str]:
    """``(where it leads, page, secret)`` of a link such as ``https://host/w/<id>/live#k=<secret>``."""
    parts = urllib.parse.urlsplit(link)
    path = parts.path.strip("/").split("/")
    if len(path) != 3 or path[0] != "w" or not parts.fragment.startswith("k="):
        raise NotLetIn(f"{link} is not a link to a workshop's page")
    return Ticket(f"{parts.scheme}://{parts.netloc}", path[1]), path[2], parts.fragment.removeprefix("k=")


async def language_at(link: str) -> str:
    """The language of the workshop to which a link leads; empty where the link opens nothing."""
    ticket, page, secret = parted(link)
    status, _, answer = await fetch(ticket, "enter", _shown(secret, page))
    try:
        return msgspec.json.decode(answer, type=_Opened).language
    except msgspec.MsgspecError as error:
        raise NotLetIn(f"the server answered {status}") from error


async def join(link: str, name: str, **more: str) -> Ticket:
    """Come in under a name, as the door's form does; ``more`` are its other fields. Raises ``NotLetIn``."""
    ticket, page, secret = parted(link)
    form = urllib.parse.urlencode({"name": name, "secret": secret, "page": page, **more})
    return await _admitted(ticket, "join", form.encode())


async def show(link: str) -> Ticket:
    """Come in by a link that asks for no name: a personal one, or the stage's. Raises ``NotLetIn``."""
    ticket, page, secret = parted(link)
    return await _admitted(ticket, "enter", _shown(secret, page))


class _Opened(msgspec.Struct):
    language: str = ""


def _shown(secret: str, page: str) -> bytes:
    return msgspec.json.encode({"secret": secret, "page": page})


async def fetch(
    ticket: Ticket, path: str, body: bytes | None = None, *, patience: float = 30
) -> tuple[int, Mapping[str, str], bytes]:
    """``(status, headers, body)`` of a page of the workshop, ``results/now/pdf`` say; redirects are not followed.

    Headers by their names in small letters. Raises ``OSError`` where nothing comes for ``patience`` seconds.
    """
    return await asyncio.to_thread(_request, f"{ticket.address}/w/{ticket.workshop}/{path}", ticket, body, patience)


async def _admitted(ticket: Ticket, path: str, body: bytes) -> Ticket:
    status, headers, answer = await fetch(ticket, path, body)
    cookie = headers.get("set-cookie", "").partition(";")[0]
    if not cookie.startswith("pass-"):
        raise NotLetIn(_told(answer.decode(errors="replace")) or f"the server answered {status}")
    return Ticket(ticket.address, ticket.workshop, cookie)


def _told(page: str) -> str:
    """What the door says was wrong; empty where it says nothing."""
    found = re.search(r'id="problem"[^>]*>(.*?)</p>', page, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", found[1])).strip() if found else ""


def _request(url: str, ticket: Ticket, body: bytes | None, patience: float) -> tuple[int, Mapping[str, str], bytes]:
    request = urllib.request.Request(url, body, {"Origin": ticket.address, "Cookie": ticket.cookie})  # noqa: S310
    try:
        with _opener.open(request, timeout=patience) as answer:
            return answer.status, _named(answer.headers), answer.read()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, _named(answer.headers), answer.read()


def _named(headers: Message) -> Mapping[str, str]:
    """By their names in small letters: a proxy may write them as it likes."""
    return {name.lower(): value for name, value in headers.items()}


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _StayHere)
