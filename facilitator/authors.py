"""Who may write new workshops on this server: whoever has the authors' link.

Its secret is made from the server's key and a word of its settings, so that nothing has to be kept: another word makes
another link, and ends the old one with all cookies that came by it.
"""

from __future__ import annotations

import base64
import hmac

from starlette.requests import HTTPConnection
from starlette.responses import Response

from facilitator.identity import COOKIE_DAYS, Keys, Pass, hash_of
from facilitator.settings import Settings

COOKIE = "author"
PATH = "/new"
NOBODY = "no"


def author_secret(settings: Settings, keys: Keys) -> str:
    """132 bits, the same whenever it is asked for; empty where nobody may write new workshops."""
    if settings.authors == NOBODY:
        return ""
    return base64.urlsafe_b64encode(keys.derived("authors", settings.authors)).decode()[:22]


def author_address(settings: Settings, keys: Keys) -> str:
    """The link to hand to those who shall write workshops; empty where nobody may."""
    secret = author_secret(settings, keys)
    return f"{settings.address}{PATH}#k={secret}" if secret else ""


def opens(settings: Settings, keys: Keys, shown: str) -> bool:
    secret = author_secret(settings, keys)
    return secret != "" and hmac.compare_digest(secret.encode(), shown.encode())


def is_author(connection: HTTPConnection, settings: Settings, keys: Keys) -> bool:
    secret = author_secret(settings, keys)
    holder = keys.read(connection.cookies.get(COOKIE, "")) if secret else None
    return holder == Pass("", link=hash_of(secret))


def set_author_cookie(response: Response, settings: Settings, keys: Keys) -> None:
    response.set_cookie(
        COOKIE,
        keys.sign(Pass("", link=hash_of(author_secret(settings, keys)))),
        max_age=COOKIE_DAYS * 86_400,
        path=PATH,
        httponly=True,
        samesite="lax",
        secure=settings.secure,
    )
